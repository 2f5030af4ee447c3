"""Where the squares of the calendar lie: a column a week, a row a weekday; in two or more bands where it is narrow."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QLocale, QRectF
from PySide6.QtGui import QFontMetricsF

from kneelog.domain.trend import WEEK
from kneelog.ui.theme.type import Type
from kneelog.ui.trends.calendar_view import WEEKS

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF

    from kneelog.ui.theme.look import Look

PITCH: Final = 13
_WIDEST, _LEAST = 18, 9
"""Units from one square to the next: as drawn, at most, and at least before the year is broken into bands."""
_GAP = 2
_AFTER_NAMES = 7
_OVER = 7
"""Units between the names of the months and the squares; the line over the period runs there."""
_BETWEEN_BANDS = 8
_NAMED_ROWS = (0, 2, 4, 6)


class CalendarGrid(NamedTuple):
    """The squares in pixels from the calendar's own corner. ``tops`` are those of the first row of each band."""

    first: int
    left: int
    pitch: int
    cell: int
    per_band: int
    tops: tuple[int, ...]

    @property
    def bottom(self) -> int:
        """Where the last row ends."""
        return self.tops[-1] + WEEK * self.pitch - (self.pitch - self.cell)

    @property
    def width(self) -> int:
        """How far the squares reach to the right."""
        return self.left + self.per_band * self.pitch - (self.pitch - self.cell)

    def square(self, number: int) -> QRectF:
        """The square of the date with this ordinal."""
        week, row = divmod(number - self.first, WEEK)
        band, column = divmod(week, self.per_band)
        return QRectF(
            self.left + column * self.pitch, self.tops[band] + row * self.pitch, self.cell, self.cell
        )

    def day_at(self, point: QPointF) -> int | None:
        """The ordinal of the date at ``point``; the gaps belong to the squares, so nothing flickers between them."""
        half = (self.pitch - self.cell) / 2
        column = int((point.x() - self.left + half) // self.pitch)
        if not 0 <= column < self.per_band:
            return None
        for band, top in enumerate(self.tops):
            row = int((point.y() - top + half) // self.pitch)
            week = band * self.per_band + column
            if 0 <= row < WEEK and week < WEEKS:
                return self.first + week * WEEK + row
        return None

    def weeks_in(self, band: int) -> range:
        """The weeks of ``band``, counted from the first of the calendar."""
        return range(band * self.per_band, min((band + 1) * self.per_band, WEEKS))


def grid_of(look: Look, width: float, first: int) -> CalendarGrid:
    """The grid in ``width`` pixels, for weeks from ``first`` (an ordinal) on."""
    left = names_width(look)
    room = max(width - left, look.px(PITCH))
    bands, per_band = 1, WEEKS
    if room < WEEKS * _LEAST * look.unit:
        most = max(int(room // look.px(PITCH)), 1)
        bands = ceil(WEEKS / most)
        per_band = ceil(WEEKS / bands)
    gap = look.px(_GAP)
    pitch = max(min(int((room + gap) // per_band), look.px(_WIDEST)), gap + 1)
    above = look.line(Type.SMALL) + look.px(_OVER)
    a_band = above + WEEK * pitch + look.px(_BETWEEN_BANDS)
    tops = tuple(above + band * a_band for band in range(bands))
    return CalendarGrid(first, left, pitch, pitch - gap, per_band, tops)


def weekday_names(first_weekday: int) -> dict[int, str]:
    """The short name of every other row: more would only be noise."""
    return {row: _weekday((first_weekday + row) % WEEK) for row in _NAMED_ROWS}


def names_width(look: Look) -> int:
    """The pixels that the names of the weekdays take at the left, whichever of them stand there."""
    metrics = QFontMetricsF(look.font(Type.SMALL))
    return ceil(max(metrics.horizontalAdvance(_weekday(day)) for day in range(WEEK))) + look.px(_AFTER_NAMES)


def _weekday(day: int) -> str:
    return QLocale().standaloneDayName(day + 1, QLocale.FormatType.ShortFormat)
