"""Small diaries read day by day, and pictures of what is painted, for the tests of calendar and maps."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from kneelog.domain.days import Days
from kneelog.domain.diary import Diary, RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.history import History
from kneelog.domain.report import KneeReport
from kneelog.domain.run import Run

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from kneelog.ui.theme.look import Look

TODAY = date(2026, 3, 10)


def back(days: int) -> date:
    """The date so many days before today."""
    return TODAY - timedelta(days=days)


def days_of(levels: Mapping[int, tuple[int | None, int | None]], runs: Collection[int] = ()) -> Days:
    """Left and right levels by days ago; ``runs`` are the days ago with a run, answered if they have levels."""
    made_runs = {f"run-{ago}": Run(f"run-{ago}", back(ago), distance_m=8000) for ago in runs}
    entries = {}
    for ago, (left, right) in levels.items():
        run = f"run-{ago}" if ago in runs else None
        kind = Kind.RUN if ago in runs else Kind.REST
        entries[f"e{ago}"] = Entry(
            f"e{ago}", back(ago), kind, run=run, left=KneeReport(left), right=KneeReport(right)
        )
    return Days.of(History.of(Diary({RecordKind.RUN: made_runs, RecordKind.ENTRY: entries})), TODAY)


def picture(look: Look, width: float, height: float, paint: Callable[[QPainter, QRectF], None]) -> QImage:
    """What ``paint`` paints on the page's colour."""
    image = QImage(round(width), round(height), QImage.Format.Format_RGB32)
    image.fill(look.colours.page)
    painter = QPainter(image)
    paint(painter, QRectF(0, 0, width, height))
    painter.end()
    return image


def colours_in(image: QImage, rect: QRectF) -> list[str]:
    """The colour of every pixel in ``rect``."""
    box = rect.toRect()
    return [
        QColor(image.pixel(x, y)).name()
        for y in range(box.top(), box.bottom() + 1)
        for x in range(box.left(), box.right() + 1)
    ]
