"""The example diary: a year of a runner who does not exist, to try everything with and to throw away again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from kneelog.domain.care import SINGLE
from kneelog.domain.diary import Diary, RecordKind
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.domain.settings import Preferences
    from kneelog.services.ports import Keeper

_EVENING = 20
"""By this hour Ana Example's run of the day is over, wherever she is."""


class Example(Protocol):
    """One example diary, as long as the runner looks at it."""

    @property
    def keeper(self) -> Keeper:
        """Keeps it. It never makes a backup."""

    @property
    def diary(self) -> Diary:
        """What it held at first."""

    def delete(self) -> None:
        """Delete every file of it. It must not be open; what can't be deleted now goes at the next start."""


class Examples(Protocol):
    """Makes example diaries and clears them away; :class:`kneelog.store.examples.Examples` answers it."""

    def make(self, preferences: Preferences, now: datetime) -> Example:
        """A new one for a runner with these ``preferences``; a :class:`~kneelog.errors.KneelogError` if it can't be."""

    def clear(self) -> None:
        """Delete what a kneelog that was killed left of its own. Never fails."""


def example_diary(preferences: Preferences, now: datetime) -> Diary:
    """A year of Ana Example up to today, in the runner's own units and with the runner's numbers."""
    from kneelog.services.demo import demo_diary

    diary = demo_diary(last_day(now))
    mine = replace(preferences, welcomed=True)
    return Diary({**diary.records, RecordKind.PREFERENCES: {SINGLE: mine}})


def last_day(now: datetime) -> date:
    """Today once its run is over, else yesterday: nothing in the example is still to come."""
    from kneelog.services.demo_story import typed

    today = now.date()
    return today if typed(today, _EVENING, 0, timedelta()) <= now else today - timedelta(days=1)


def whose() -> str:
    """What stands on everything that is printed or saved of it, instead of whose diary it is."""
    return tr("Example diary of a runner who does not exist")
