"""How a row of the preview is measured: its facts on a line (two where it is narrow), then its sentence."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics

from kneelog.ui.theme import Size, Type
from kneelog.words import brief_day, weekday_name

if TYPE_CHECKING:
    from kneelog.services.activity_items import Item
    from kneelog.ui.theme import Theme

PAD = 8
CHEVRON = 14
_BOX = 18
_BOX_X = PAD + CHEVRON + 8
_TEXT_X = _BOX_X + _BOX + 12
TIME, DISTANCE, DURATION, GAP = 44, 76, 66, 20
_WHAT_LEAST = 170
_BESIDE_DAY = _TEXT_X + TIME + DISTANCE + DURATION + GAP + _WHAT_LEAST
_MONTHS = [date(2026, month, 28) for month in range(1, 13)]
_WEEK = [date(2026, 2, day) for day in range(22, 29)]
_ABOVE = 8
WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)


class RowMeasure:
    """Measures rows as wide as it was told by :meth:`fit`. ``has_boxes``: any of them can be chosen.

    ``is_narrow``: what a run was stands below when it was. ``day``: the room of any day, in pixels.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._width = 0
        self._unit = 0.0
        self.day = 0
        self._plain = QSize(1, Size.ROW)
        self.has_boxes = True
        self.is_narrow = False
        self._heights: dict[str, int] = {}

    def fit(self, width: int) -> bool:
        """Measure for ``width`` from now on; whether that changes anything."""
        if (width, self._theme.unit) == (self._width, self._unit):
            return False
        self._width, self._unit = width, self._theme.unit
        self._heights = {}
        self._plain = QSize(1, self._theme.px(Size.ROW))
        self.day = _widest_day(QFontMetrics(self._theme.font()))
        self.is_narrow = width < self._theme.px(_BESIDE_DAY) + self.day
        return True

    @property
    def text_x(self) -> int:
        """Where words begin; without any box to choose there is no room kept for one."""
        return self._theme.px(_TEXT_X if self.has_boxes else _BOX_X)

    def size_of(self, item: Item | None) -> QSize:
        """The size of a row; of a heading for ``None``."""
        theme = self._theme
        if item is None:
            return QSize(1, theme.px(Size.ROW + _ABOVE))
        if not item.sentence and not self.is_narrow:
            return self._plain
        high = theme.px(Size.ROW)
        if self.is_narrow and has_facts(item):
            high += theme.line()
        return QSize(1, high + self._sentence_height(item.sentence))

    def box_of(self, rect: QRect, *, heading: bool) -> QRect:
        """Where the box of a row stands; a press a little beside it counts."""
        px = self._theme.px
        line = self.first_line(rect) if not heading else self.heading_line(rect)
        box = QRect(0, 0, px(_BOX), px(_BOX))
        box.moveCenter(line.center())
        box.moveLeft(rect.x() + px(_BOX_X))
        return box

    def first_line(self, rect: QRect) -> QRect:
        """Where the first line of a row stands."""
        high, line = self._theme.px(Size.ROW), self._theme.line()
        return QRect(rect.x(), rect.y() + (high - line) // 2, rect.width(), line)

    def heading_line(self, rect: QRect) -> QRect:
        """Where the line of a heading stands."""
        return rect.adjusted(0, self._theme.px(_ABOVE), 0, 0)

    def _sentence_height(self, sentence: str) -> int:
        if not sentence:
            return 0
        known = self._heights.get(sentence)
        if known is None:
            room = max(self._width - self.text_x - self._theme.px(PAD), self._theme.px(60))
            metrics = QFontMetrics(self._theme.font(Type.SMALL))
            known = metrics.boundingRect(QRect(0, 0, room, 10_000), WRAP, sentence).height()
            known += self._theme.px(2)
            self._heights[sentence] = known
        return known


def has_facts(item: Item) -> bool:
    """Whether there is more to say of it than which file it is."""
    return bool(item.day or item.distance or item.duration or item.what)


def _widest_day(metrics: QFontMetrics) -> int:
    """The room that any day needs, in pixels, in whichever language."""
    weekday = max(metrics.horizontalAdvance(weekday_name(day)) for day in _WEEK)
    return weekday + max(metrics.horizontalAdvance(" " + brief_day(day, year=True)) for day in _MONTHS)
