"""What a diary knows of earlier versions of its records: by digest, so that two diaries can tell who changed what.

A diary's undo history holds what its records once were. Of two versions of one record, the one that the other side
once had is the older one.
"""

from __future__ import annotations

import json
from dataclasses import MISSING, dataclass, field, fields
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from kneelog.domain.codec import Plain, to_plain
from kneelog.domain.diary import RECORD_TYPES, RecordKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kneelog.domain.diary import Record

Key = tuple[RecordKind, str]
"""A record's kind and id."""

ABSENT = "absent"
"""The digest of a record that is not there, or of a setting that is as it was at first."""

_LENGTH = 32
"""Hexadecimal digits of a digest: 128 bits, which no two versions share by chance."""


def digest(kind: RecordKind, record: Record | None) -> str:
    """The digest of a version; ``None`` is a record that is not there."""
    return ABSENT if record is None else digest_of_plain(kind, to_plain(record))


def digest_of_plain(kind: RecordKind, plain: Plain) -> str:
    """The digest of a version in its JSON form, also one that an earlier release wrote.

    What is at its default is left out: a field that a later release adds does not make another version of a record.
    """
    defaults = _defaults(kind)
    told = {name: value for name, value in plain.items() if name not in defaults or defaults[name] != value}
    if not told:
        return ABSENT
    written = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(written.encode()).hexdigest()[:_LENGTH]


@cache
def _defaults(kind: RecordKind) -> dict[str, Any]:
    """JSON name -> JSON value of the fields that have a default."""
    return {
        each.name.rstrip("_"): to_plain(each.default)
        for each in fields(RECORD_TYPES[kind])
        if each.default is not MISSING
    }


@dataclass(frozen=True, slots=True)
class Life:
    """What one diary knows of one record: the digest of what it is ``now``, and those of versions before.

    ``earlier`` are the versions that it once had or weighed, oldest first; those of ``weighed`` it met in another
    diary and settled for what it has. ``taken_back`` are those that it had only until an Undo: a copy of the diary may
    have done them again, and neither side can tell.
    """

    now: str
    earlier: tuple[str, ...] = ()
    weighed: frozenset[str] = frozenset()
    taken_back: frozenset[str] = frozenset()

    @property
    def is_unknown(self) -> bool:
        """Whether it is not there, and never was as far as anyone can tell."""
        return self.now == ABSENT and not (self.earlier or self.taken_back)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The earlier versions of all records that a diary knows of; see :class:`Life` for what is what."""

    earlier: Mapping[Key, tuple[str, ...]] = field(default_factory=dict)
    weighed: Mapping[Key, frozenset[str]] = field(default_factory=dict)
    taken_back: Mapping[Key, frozenset[str]] = field(default_factory=dict)

    def knows(self, kind: RecordKind, record_id: str) -> bool:
        """Whether it tells anything of a record."""
        key = (kind, record_id)
        return key in self.earlier or key in self.taken_back

    def life(self, kind: RecordKind, record_id: str, record: Record | None) -> Life:
        """What is known of one record, which is ``record`` now."""
        key, now = (kind, record_id), digest(kind, record)
        nothing: frozenset[str] = frozenset()
        earlier = self.earlier.get(key, ())
        taken_back = self.taken_back.get(key, nothing).difference(earlier, (now,))
        return Life(now, earlier, self.weighed.get(key, nothing), taken_back)
