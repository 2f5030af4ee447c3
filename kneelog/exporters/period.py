"""Which part of a diary is exported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kneelog.domain.history import event_date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kneelog.domain.entry import Entry
    from kneelog.domain.run import Run


@dataclass(frozen=True, slots=True)
class Period:
    """From one date to another, both included; ``None`` is open. What happened on a date counts, not its typing."""

    first: date | None = None
    last: date | None = None

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return self.first is None and self.last is None

    def holds(self, entry: Entry, runs: Mapping[str, Run]) -> bool:
        """Whether ``entry`` happened in the period; an entry of a run happened on the run's date."""
        return self.is_everything or self.holds_day(event_date(entry, runs))

    def holds_day(self, day: date) -> bool:
        """Whether ``day`` lies in the period."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


ALL = Period()
"""Everything."""
