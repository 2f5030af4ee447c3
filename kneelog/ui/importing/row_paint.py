"""How a row of the preview is painted: its facts on a line (two where it is narrow), then its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics

from kneelog.services import activity_listing as listing_of
from kneelog.services.activity_items import Fate
from kneelog.ui.importing.row_measure import CHEVRON, DISTANCE, DURATION, GAP, PAD, TIME, WRAP, has_facts
from kneelog.ui.theme import Type
from kneelog.ui.theme.paint import Mark, draw_mark, panel
from kneelog.ui.theme.row import RowLook, draw_ground, draw_ring, inks, write_line

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont, QPainter

    from kneelog.services.activity_items import Item
    from kneelog.services.activity_listing import Group
    from kneelog.ui.importing.row_measure import RowMeasure
    from kneelog.ui.theme import Theme

_FILE_SHARE = 0.42
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


@dataclass(slots=True)
class Look(RowLook):
    """In what state a row of the preview is; ``state``: its box, ``None`` where it has none."""

    state: Qt.CheckState | None = None
    is_open: bool = False


class RowPainter:
    """Paints rows where ``measure`` says."""

    def __init__(self, theme: Theme, measure: RowMeasure) -> None:
        self._theme = theme
        self.measure = measure

    def paint_heading(self, painter: QPainter, rect: QRect, group: Group, said: str, look: Look) -> None:
        """A chevron, a box for all of them, the fate, and how many are chosen."""
        theme, colours, px = self._theme, self._theme.colours, self._theme.px
        line = self.measure.heading_line(rect)
        self._ground(painter, line, look)
        chevron = QRectF(0, 0, px(CHEVRON), px(CHEVRON))
        chevron.moveCenter(QRectF(line).center())
        chevron.moveLeft(line.x() + px(PAD))
        ink, quiet = inks(self._theme, look)
        draw_mark(painter, Mark.CHEVRON_DOWN if look.is_open else Mark.CHEVRON_RIGHT, chevron, ink, 2.25)
        if look.state is not None:
            self._paint_box(painter, self.measure.box_of(rect, heading=True), look.state)
        font = theme.font(semibold=True)
        inside = line.adjusted(self.measure.text_x, 0, -px(PAD), 0)
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
        ink, quiet = inks(self._theme, look)
        if look.state is not None:
            self._paint_box(painter, self.measure.box_of(rect, heading=False), look.state)
        line = self.measure.first_line(rect)
        line.setLeft(rect.x() + self.measure.text_x)
        line.setRight(rect.right() - px(PAD))
        first = ink if item.run is not None or item.fate is Fate.UNREADABLE else quiet
        if not has_facts(item):
            self._write(painter, line, listing_of.where(item), self._theme.font(), first)
        elif self.measure.is_narrow:
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
            painter.drawText(below, WRAP, item.sentence)
        self._ring(painter, rect, look)

    def _paint_facts(self, painter: QPainter, line: QRect, item: Item, ink: QColor, quiet: QColor) -> None:
        px, font, x = self._theme.px, self._theme.font(), line.x()
        for text, wide, where in (
            (item.day, self.measure.day, _LEFT),
            (item.time, px(TIME), _RIGHT),
            (item.distance, px(DISTANCE), _RIGHT),
            (item.duration, px(DURATION), _RIGHT),
        ):
            self._write(painter, QRect(x, line.y(), wide, line.height()), text, font, ink, where)
            x += wide
        x += px(GAP)
        file = listing_of.where(item)
        if file and file not in item.what:
            metrics = QFontMetrics(font)
            room = min(metrics.horizontalAdvance(file) + 1, int((line.right() - x) * _FILE_SHARE))
            file = metrics.elidedText(file, Qt.TextElideMode.ElideMiddle, room)
            place = QRect(line.right() - room, line.y(), room, line.height())
            self._write(painter, place, file, font, quiet, _RIGHT)
            line = line.adjusted(0, 0, -room - px(GAP), 0)
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
        draw_ground(painter, self._theme, QRectF(rect).adjusted(1, 1, -1, -1), look)

    def _ring(self, painter: QPainter, rect: QRect, look: Look) -> None:
        draw_ring(painter, self._theme, QRectF(rect).adjusted(1, 1, -1, -1), look)

    @staticmethod
    def _write(
        painter: QPainter,
        rect: QRect,
        text: str,
        font: QFont,
        colour: QColor,
        where: Qt.AlignmentFlag = _LEFT,
    ) -> None:
        if text and rect.width() > 0:
            text = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
            write_line(painter, rect, text, font, colour, where)
