"""How a row of the preview is measured and painted: its facts on a line (two where it is narrow), then its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics

from kneelog.services import activity_listing as listing_of
from kneelog.services.activity_items import Fate
from kneelog.ui.theme import Size, Type
from kneelog.ui.theme.colours import mixed
from kneelog.ui.theme.paint import Mark, draw_mark, panel
from kneelog.words import brief_day, weekday_name

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont, QPainter

    from kneelog.services.activity_items import Item
    from kneelog.services.activity_listing import Group
    from kneelog.ui.theme import Theme

PAD = 8
_CHEVRON = 14
_BOX = 18
_BOX_X = PAD + _CHEVRON + 8
_TEXT_X = _BOX_X + _BOX + 12
_TIME, _DISTANCE, _DURATION, _GAP = 44, 76, 66, 20
_WHAT_LEAST = 170
_FILE_SHARE = 0.42
_BESIDE_DAY = _TEXT_X + _TIME + _DISTANCE + _DURATION + _GAP + _WHAT_LEAST
_MONTHS = [date(2026, month, 28) for month in range(1, 13)]
_WEEK = [date(2026, 2, day) for day in range(22, 29)]
_ABOVE = 8
_HOVER = 0.45
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_WRAP = int(_LEFT | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)


@dataclass(slots=True)
class Look:
    """In what state a row is; ``state``: its box, ``None`` where it has none."""

    state: Qt.CheckState | None = None
    selected: bool = False
    focused: bool = False
    hovered: bool = False
    is_open: bool = False


class RowPainter:
    """Measures and paints rows as wide as it was told by :meth:`fit`. ``has_boxes``: any of them can be chosen.

    ``is_narrow``: what a run was stands below when it was.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._width = 0
        self._unit = 0.0
        self._day = 0
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
        self._day = _widest_day(QFontMetrics(self._theme.font()))
        self.is_narrow = width < self._theme.px(_BESIDE_DAY) + self._day
        return True

    @property
    def _text_x(self) -> int:
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
        if self.is_narrow and _has_facts(item):
            high += theme.line()
        return QSize(1, high + self._sentence_height(item.sentence))

    def box_of(self, rect: QRect, *, heading: bool) -> QRect:
        """Where the box of a row stands; a press a little beside it counts."""
        px = self._theme.px
        line = self._first_line(rect) if not heading else self._heading_line(rect)
        box = QRect(0, 0, px(_BOX), px(_BOX))
        box.moveCenter(line.center())
        box.moveLeft(rect.x() + px(_BOX_X))
        return box

    # Painting -----------------------------------------------------------------------------------------------

    def paint_heading(self, painter: QPainter, rect: QRect, group: Group, said: str, look: Look) -> None:
        """A chevron, a box for all of them, the fate, and how many are chosen."""
        theme, colours, px = self._theme, self._theme.colours, self._theme.px
        line = self._heading_line(rect)
        self._ground(painter, line, look)
        chevron = QRectF(0, 0, px(_CHEVRON), px(_CHEVRON))
        chevron.moveCenter(QRectF(line).center())
        chevron.moveLeft(line.x() + px(PAD))
        ink, quiet = self._inks(look)
        draw_mark(painter, Mark.CHEVRON_DOWN if look.is_open else Mark.CHEVRON_RIGHT, chevron, ink, 2.25)
        if look.state is not None:
            self._paint_box(painter, self.box_of(rect, heading=True), look.state)
        font = theme.font(semibold=True)
        inside = line.adjusted(self._text_x, 0, -px(PAD), 0)
        text = listing_of.heading(group.fate)
        self._write(painter, inside, text, font, ink)
        begin = inside.x() + QFontMetrics(font).horizontalAdvance(text) + px(12)
        rest = QRect(begin, line.y(), inside.right() - begin, line.height())
        self._write(painter, rest, said, theme.font(), quiet)
        end = begin + QFontMetrics(theme.font()).horizontalAdvance(said) + px(12)
        if not look.selected and not look.focused:
            painter.fillRect(QRect(end, line.center().y(), inside.right() - end, 1), colours.hairline)
        self._ring(painter, line, look)

    def paint_row(self, painter: QPainter, rect: QRect, item: Item, look: Look) -> None:
        """One workout, or one file without any."""
        px = self._theme.px
        self._ground(painter, rect, look)
        ink, quiet = self._inks(look)
        if look.state is not None:
            self._paint_box(painter, self.box_of(rect, heading=False), look.state)
        line = self._first_line(rect)
        line.setLeft(rect.x() + self._text_x)
        line.setRight(rect.right() - px(PAD))
        first = ink if item.run is not None or item.fate is Fate.UNREADABLE else quiet
        if not _has_facts(item):
            self._write(painter, line, listing_of.where(item), self._theme.font(), first)
        elif self.is_narrow:
            when = " ".join(part for part in (item.day, item.time) if part)
            self._write(painter, line, when or listing_of.where(item), self._theme.font(), first)
            line.translate(0, self._theme.line())
            parts = (listing_of.facts(item), item.what)
            self._write(painter, line, " · ".join(filter(None, parts)), self._theme.font(), first)
        else:
            self._paint_facts(painter, line, item, first, quiet)
        if item.sentence:
            below = QRect(line.x(), line.bottom() + 1, line.width(), rect.bottom() - line.bottom())
            painter.setFont(self._theme.font(Type.SMALL))
            painter.setPen(quiet)
            painter.drawText(below, _WRAP, item.sentence)
        self._ring(painter, rect, look)

    def _paint_facts(self, painter: QPainter, line: QRect, item: Item, ink: QColor, quiet: QColor) -> None:
        px, font, x = self._theme.px, self._theme.font(), line.x()
        for text, wide, where in (
            (item.day, self._day, _LEFT),
            (item.time, px(_TIME), _RIGHT),
            (item.distance, px(_DISTANCE), _RIGHT),
            (item.duration, px(_DURATION), _RIGHT),
        ):
            self._write(painter, QRect(x, line.y(), wide, line.height()), text, font, ink, where)
            x += wide
        x += px(_GAP)
        file = listing_of.where(item)
        if file and file not in item.what:
            metrics = QFontMetrics(font)
            room = min(metrics.horizontalAdvance(file) + 1, int((line.right() - x) * _FILE_SHARE))
            file = metrics.elidedText(file, Qt.TextElideMode.ElideMiddle, room)
            place = QRect(line.right() - room, line.y(), room, line.height())
            self._write(painter, place, file, font, quiet, _RIGHT)
            line = line.adjusted(0, 0, -room - px(_GAP), 0)
        self._write(painter, QRect(x, line.y(), line.right() - x, line.height()), item.what, font, ink)

    def _paint_box(self, painter: QPainter, box: QRect, state: Qt.CheckState) -> None:
        theme, colours, square = self._theme, self._theme.colours, QRectF(box)
        if state is Qt.CheckState.Unchecked:
            panel(painter, square, theme.px(4), colours.field, colours.border, theme.px(1))
            return
        panel(painter, square, theme.px(4), colours.chosen, colours.ink, 1.5 * theme.px(1))
        if state is Qt.CheckState.Checked:
            draw_mark(painter, Mark.TICK, square.adjusted(2, 2, -2, -2), colours.on_chosen, 3.25)
        else:
            bar = QRectF(0, 0, square.width() / 2, theme.px(2))
            bar.moveCenter(square.center())
            painter.fillRect(bar, colours.on_chosen)

    def _ground(self, painter: QPainter, rect: QRect, look: Look) -> None:
        theme, colours = self._theme, self._theme.colours
        inner = QRectF(rect).adjusted(1, 1, -1, -1)
        if look.selected:
            panel(painter, inner, theme.px(Size.RADIUS), colours.chosen)
        elif look.hovered:
            panel(painter, inner, theme.px(Size.RADIUS), mixed(colours.page, colours.chosen, _HOVER))

    def _ring(self, painter: QPainter, rect: QRect, look: Look) -> None:
        if look.focused:
            theme = self._theme
            inner = QRectF(rect).adjusted(1, 1, -1, -1)
            panel(painter, inner, theme.px(Size.RADIUS), None, theme.colours.accent, theme.px(Size.RING))

    def _inks(self, look: Look) -> tuple[QColor, QColor]:
        colours = self._theme.colours
        ink = colours.on_chosen if look.selected else colours.ink
        return ink, ink if look.selected and self._theme.tokens.high_contrast else colours.muted

    def _first_line(self, rect: QRect) -> QRect:
        high, line = self._theme.px(Size.ROW), self._theme.line()
        return QRect(rect.x(), rect.y() + (high - line) // 2, rect.width(), line)

    def _heading_line(self, rect: QRect) -> QRect:
        return rect.adjusted(0, self._theme.px(_ABOVE), 0, 0)

    def _sentence_height(self, sentence: str) -> int:
        if not sentence:
            return 0
        known = self._heights.get(sentence)
        if known is None:
            room = max(self._width - self._text_x - self._theme.px(PAD), self._theme.px(60))
            metrics = QFontMetrics(self._theme.font(Type.SMALL))
            known = metrics.boundingRect(QRect(0, 0, room, 10_000), _WRAP, sentence).height()
            known += self._theme.px(2)
            self._heights[sentence] = known
        return known

    @staticmethod
    def _write(
        painter: QPainter,
        rect: QRect,
        text: str,
        font: QFont,
        colour: QColor,
        where: Qt.AlignmentFlag = _LEFT,
    ) -> None:
        if not text or rect.width() <= 0:
            return
        painter.setFont(font)
        painter.setPen(colour)
        text = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(where | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), text)


def _has_facts(item: Item) -> bool:
    return bool(item.day or item.distance or item.duration or item.what)


def _widest_day(metrics: QFontMetrics) -> int:
    """The room that any day needs, in pixels, in whichever language."""
    weekday = max(metrics.horizontalAdvance(weekday_name(day)) for day in _WEEK)
    return weekday + max(metrics.horizontalAdvance(" " + brief_day(day, year=True)) for day in _MONTHS)
