"""What the window knows of the diary at one moment, and what one change made of it."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kneelog.domain.diary import EMPTY, Diary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kneelog.domain.diary import Change
    from kneelog.domain.history import History
    from kneelog.rules.finding import Review


@dataclass(frozen=True, slots=True)
class State:
    """What is known of the diary: the diary itself, its history and the rule's reading of it.

    ``recent`` are its last weeks, all that the form needs to open. ``is_whole`` is false while only they were read,
    at start; then there is no review yet.
    """

    diary: Diary = EMPTY
    recent: Diary = EMPTY
    history: History | None = None
    review: Review | None = None
    is_whole: bool = False
    can_undo: str | None = None
    can_redo: str | None = None


@dataclass(frozen=True, slots=True)
class Early:
    """The whole diary, read before it could be opened for writing; ``is_current``: the file is still the same."""

    diary: Diary
    is_current: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Done:
    """One change that was kept: what changed, and the state before and after."""

    change: Change
    before: State
    after: State


@contextmanager
def without_collector() -> Iterator[None]:
    """Thousands of frozen values are made at once and all of them stay: there is nothing to collect."""
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        gc.enable()
