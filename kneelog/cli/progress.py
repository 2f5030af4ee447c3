"""A progress bar for long work: on a terminal, never in a pipe, and only when there is something to wait for."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress

_PATIENCE = 0.4
"""Seconds after which a bar is shown."""


@contextmanager
def progress(title: str) -> Iterator[Callable[[int, int], None]]:
    """A callback that takes (done, total) and draws; the bar goes when the block ends."""
    bar = _Bar(title)
    try:
        yield bar.show if sys.stderr.isatty() else _show_nothing
    finally:
        bar.stop()


def _show_nothing(_done: int, _total: int) -> None:
    pass


class _Bar:
    def __init__(self, title: str) -> None:
        self._title = title
        self._since = monotonic()
        self._drawn: Progress | None = None

    def show(self, done: int, total: int) -> None:
        if self._drawn is None:
            if monotonic() - self._since < _PATIENCE:
                return
            self._drawn = _draw(self._title)
        self._drawn.update(self._drawn.task_ids[0], completed=done, total=total)

    def stop(self) -> None:
        if self._drawn is not None:
            self._drawn.stop()


def _draw(title: str) -> Progress:
    from rich.console import Console
    from rich.progress import Progress

    drawn = Progress(console=Console(stderr=True), transient=True)
    drawn.add_task(title, total=None)
    drawn.start()
    return drawn
