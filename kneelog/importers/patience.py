"""How long one file may be worked at: Cancel is heard on the way, and what goes on beyond reason is given up.

What is counted is computing, not waiting: a slow stick, or a laptop that slept, is no fault of the file.
"""

from __future__ import annotations

from collections.abc import Callable
from time import thread_time
from typing import TYPE_CHECKING

from kneelog.services.workout import UnreadableWorkoutError
from kneelog.words import trn

if TYPE_CHECKING:
    from kneelog.errors import KneelogError

Tick = Callable[[], None]
"""Called now and then on the way; it may raise :class:`~kneelog.services.ports.Cancelled`."""

ACTIVITY_S = 120.0
"""Seconds of computing for one activity file or list; the largest that are taken in need about ten."""
EXPORT_S = 600.0
"""For one Apple Health export; the largest, 8 GB, needs about fifteen."""
DIARY_S = 300.0
"""For one kneelog CSV or JSON; the largest need about thirty."""

_MINUTE = 60


def never() -> None:
    """The tick of whoever waits for nothing."""


class Patience:
    """A :data:`Tick` that calls another one, and gives a file up after ``seconds`` of computing since it was made.

    ``refuse`` makes the error of the sentence that says so.
    """

    def __init__(
        self,
        seconds: float,
        tick: Tick | None = None,
        refuse: Callable[[str], KneelogError] = UnreadableWorkoutError,
    ) -> None:
        self._tick = tick or never
        self._seconds = seconds
        self._ends = thread_time() + seconds
        self._refuse = refuse

    def __call__(self) -> None:
        """Listen for Cancel, then look at the clock."""
        self._tick()
        if thread_time() > self._ends:
            raise self._refuse(
                trn(
                    "Reading it took longer than 1 minute, which no sound file does: it is not taken in.",
                    "Reading it took longer than {count} minutes, which no sound file does: it is not taken in.",
                    round(self._seconds / _MINUTE),
                )
            )
