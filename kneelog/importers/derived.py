"""Ids for rows that have none: made of what the row says, so that the same spreadsheet gives the same ids again."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_NO_CONTENT = frozenset({"id", "recorded_at", "edited_at", "run_edited_at"})
_DIGITS = 24


@dataclass(slots=True)
class DerivedIds:
    """Makes the ids of one file; equal rows are numbered in the order in which they stand."""

    equal_rows: Counter[bytes] = field(default_factory=Counter)

    def entry_id(self, cells: Mapping[str, str]) -> str:
        """The id of the next row whose filled cells, in the form in which they are exported, are ``cells``.

        These ids are kept in diaries: how they are made must never change.
        """
        content = "".join(
            f"{column} {len(cell)} {cell}\n"
            for column, cell in sorted(cells.items())
            if column not in _NO_CONTENT
        )
        digest = hashlib.sha256(content.encode()).digest()
        self.equal_rows[digest] += 1
        number = self.equal_rows[digest]
        if number > 1:
            digest = hashlib.sha256(digest + b"#%d" % number).digest()
        return "csv-" + digest.hex()[:_DIGITS]


def derived_run_id(entry_id: str) -> str:
    """The id of a run that only one row tells of, from the id of that row's entry. Kept in diaries, too."""
    return "run-" + hashlib.sha256(b"run of " + entry_id.encode()).hexdigest()[:_DIGITS]
