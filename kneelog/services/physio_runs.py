"""The runs of a period as the page for the physio counts them: also those of which nothing but an answer is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kneelog.domain.period import Period
    from kneelog.domain.run import Run
    from kneelog.services.trends import Reading


class Ran(NamedTuple):
    """One run on its date; ``run`` is ``None`` where nothing but an answer is known of it."""

    on: date
    run: Run | None

    @property
    def metres(self) -> int | None:
        """Its distance, as far as it is known; 0 is not."""
        return None if self.run is None else self.run.distance_m or None


def ran(reading: Reading, period: Period) -> list[Ran]:
    """The runs of ``period`` up to the day of the ``reading``, oldest first."""
    return [
        Ran(day.on, None if run.run is None else reading.runs.get(run.run))
        for day in reading.days.between(period)
        for run in day.runs
    ]


def known_metres(runs: Iterable[Ran]) -> list[int]:
    """The distances of ``runs`` that are known."""
    return [each.metres for each in runs if each.metres is not None]
