"""Another diary, only to be read: for a merge, or to look inside before one decides."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kneelog.errors import ConflictError
from kneelog.store import files, opening
from kneelog.store.copies import present
from kneelog.store.diary import SqliteDiary
from kneelog.store.layout import REVISION
from kneelog.words import tr

if TYPE_CHECKING:
    import os
    from pathlib import Path

    from kneelog.domain.diary import Diary
    from kneelog.domain.versions import Evidence
    from kneelog.store.key import Key


@dataclass(frozen=True, slots=True)
class Other:
    """Another diary: where it lies, all that it holds, and what it knows of earlier versions."""

    path: Path
    diary: Diary
    evidence: Evidence


def read_other(path: str | os.PathLike[str], mine: str | os.PathLike[str], key: Key | None = None) -> Other:
    """The diary at ``path``, which is to be taken into the one at ``mine``; it is left as it is.

    ``key`` is its passphrase, if it has one.

    An older one is brought up to date on a copy of its own beside ``mine``, which is gone when this returns.

    Raises:
        ConflictError: it is the diary at ``mine`` itself.
        DiaryError: (or one of its kinds) it can't be used; the sentence says why.
    """
    given, place = files.real(path), files.real(mine)
    revision = opening.examine(given, key)
    if opening.exists(place) and place.samefile(given):
        raise ConflictError(tr("{path} is the diary itself. Name the other diary.", path=given))
    if revision != REVISION:
        opening.check_folder(place)  # a copy is made beside it
    with (
        present(given, place, revision, key) as readable,
        closing(SqliteDiary(readable, write=False, key=key)) as store,
    ):
        return Other(given, store.load(), store.evidence())
