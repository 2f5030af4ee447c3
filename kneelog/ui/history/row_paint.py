"""How a row of the list is painted: one pass a row, no widgets, nothing kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPen

from kneelog.domain.report import Knee, Swelling
from kneelog.domain.run import Run
from kneelog.domain.signs import URGENT
from kneelog.services import history_words as words
from kneelog.ui.history.columns import PAD, Column, places
from kneelog.ui.theme import Size, Type
from kneelog.ui.theme.paint import panel
from kneelog.ui.theme.row import RowLook, draw_ground, draw_ring, inks, write_line
from kneelog.ui.widgets.badge import draw_badge
from kneelog.ui.widgets.level_tile import draw_level_tile
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from PySide6.QtGui import QColor, QPainter

    from kneelog.domain.entry import Entry
    from kneelog.services.history_rows import Item
    from kneelog.ui.history.model import HistoryModel
    from kneelog.ui.theme import Theme

_RIGHT = Qt.AlignmentFlag.AlignRight
_TIME_END = 106
_BADGE = 14
_MARK = 18
_BUTTON = (64, 26)


@dataclass(slots=True)
class Look(RowLook):
    """In what state a row of the history is."""

    hot: bool = False
    """The pointer is on its Answer button."""


class RowPainter:
    """Paints rows of ``model`` in columns as wide as ``wide`` says. ``findings`` holds ids of entries that made one."""

    def __init__(self, theme: Theme, model: HistoryModel) -> None:
        self._theme = theme
        self._model = model
        self.wide: Mapping[Column, int] = {}
        self.findings: Collection[str] = frozenset()

    def paint_month(self, painter: QPainter, rect: QRect, text: str) -> None:
        """A month's heading: its name and a hairline."""
        theme, colours = self._theme, self._theme.colours
        painter.fillRect(rect, colours.page)
        font = theme.font(Type.SMALL, semibold=True)
        inside = rect.adjusted(theme.px(PAD), theme.px(8), -theme.px(PAD), 0)
        write_line(painter, inside, text, font, colours.muted)
        begin = inside.x() + QFontMetrics(font).horizontalAdvance(text) + theme.px(12)
        middle = inside.center().y()
        painter.fillRect(QRect(begin, middle, inside.right() - begin, 1), colours.hairline)

    def paint_row(self, painter: QPainter, rect: QRect, row: int, look: Look) -> None:
        """One row, with the hairline below if it is the last of its day."""
        theme, colours, rows = self._theme, self._theme.colours, self._model.rows
        item = rows.item_at(row)
        if item is None:
            return
        if rows.is_last_of_day(row):
            pad = theme.px(PAD)
            painter.fillRect(rect.x() + pad, rect.bottom(), rect.width() - 2 * pad, 1, colours.hairline)
        inner = QRectF(rect).adjusted(1, 1, -1, -2)
        draw_ground(painter, theme, inner, look)
        ink, quiet = inks(theme, look)
        found = places(dict(self.wide), rect)
        self._paint_when(painter, found[Column.DATE], row, item, (ink, quiet))
        kind = words.kind_words(rows.book, item, self._model.units)
        write_line(painter, found[Column.KIND], self._fit(kind, found[Column.KIND]), theme.font(), ink)
        if rows.book.is_waiting(item) or isinstance(item, Run):
            self._paint_waiting(painter, found, rect, quiet, look)
        else:
            self._paint_answer(painter, found, item, (ink, quiet))
        draw_ring(painter, theme, inner, look)

    def answer_button(self, rect: QRect) -> QRect:
        """Where Answer stands in a row at ``rect``."""
        wide, high = (self._theme.px(units) for units in _BUTTON)
        right = rect.right() - self._theme.px(PAD)
        return QRect(right - wide, rect.y() + (rect.height() - high) // 2, wide, high)

    def marks_of(self, entry: Entry) -> tuple[str, str, str]:
        """The icons at the end of a row, each in its own place: note, signs, finding; "" where there is none."""
        signs = {*entry.left.signs, *entry.right.signs, *entry.signs}
        tight = Swelling.TIGHT in {entry.left.swelling, entry.right.swelling}
        is_urgent = tight or not signs.isdisjoint(URGENT)
        return (
            "note" if entry.note else "",
            "urgent" if is_urgent else "sign" if signs else "",
            "finding" if entry.id in self.findings else "",
        )

    def _paint_when(
        self, painter: QPainter, rect: QRect, row: int, item: Item, inks: tuple[QColor, QColor]
    ) -> None:
        theme, rows, (ink, quiet) = self._theme, self._model.rows, inks
        first = rows.is_first_of_day(row)
        inside = rect.adjusted(theme.px(PAD), 0, 0, 0)
        day = words.day_words(rows.book.date_of(item))
        write_line(painter, inside, day, theme.font(semibold=first), ink if first else quiet)
        until = QRect(inside.x(), rect.y(), theme.px(_TIME_END), rect.height())
        write_line(painter, until, words.time_words(rows.book, item), theme.font(), quiet, _RIGHT)

    def _paint_waiting(
        self, painter: QPainter, found: dict[Column, QRect], rect: QRect, quiet: QColor, look: Look
    ) -> None:
        """Hollow tiles, "no answer" and the button that leads to one."""
        theme, colours = self._theme, self._theme.colours
        dotted = QPen(colours.border if not look.selected else quiet, theme.px(1), Qt.PenStyle.CustomDashLine)
        dotted.setDashPattern([2.0, 2.0])
        for column in (Column.LEFT, Column.RIGHT):
            tile = QRectF(0, 0, theme.px(Size.TILE_WIDTH) - 1, theme.px(Size.TILE_HEIGHT) - 1)
            tile.moveCenter(QRectF(found[column]).center())
            painter.setPen(dotted)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(tile, theme.px(4), theme.px(4))
        button = self.answer_button(rect)
        room = found[Column.WHERE].adjusted(theme.px(8), 0, 0, 0)
        room.setRight(min(max(room.right(), found[Column.SWELLING].right()), button.left() - theme.px(8)))
        font = theme.font(italic=True)
        if room.width() > QFontMetrics(font).horizontalAdvance(tr("no answer")):
            write_line(painter, room, tr("no answer"), font, quiet)
        border = colours.ink if look.hot else colours.border
        panel(painter, QRectF(button), theme.px(Size.RADIUS), colours.field, border, theme.px(1))
        centre = Qt.AlignmentFlag.AlignHCenter
        write_line(painter, button, tr("Answer"), theme.font(), colours.ink, centre)

    def _paint_answer(
        self, painter: QPainter, found: dict[Column, QRect], entry: Entry, inks: tuple[QColor, QColor]
    ) -> None:
        theme, (ink, quiet) = self._theme, inks
        for knee, column in ((Knee.LEFT, Column.LEFT), (Knee.RIGHT, Column.RIGHT)):
            level = entry.report(knee).worst
            if level is None:
                centre = Qt.AlignmentFlag.AlignHCenter
                write_line(painter, found[column], "–", theme.font(), quiet, centre)
            else:
                draw_level_tile(painter, theme, level, QRectF(found[column]))
        if found[Column.WHERE].width():
            self._paint_where(painter, found[Column.WHERE], entry, ink)
        if found[Column.SWELLING].width():
            self._paint_swelling(painter, found[Column.SWELLING], entry, inks)
        self._paint_marks(painter, found[Column.MARKS], entry, ink)

    def _paint_where(self, painter: QPainter, rect: QRect, entry: Entry, ink: QColor) -> None:
        """The places of each knee after its badge; the second knee begins where the first ends, if both fit."""
        theme, metrics = self._theme, QFontMetrics(self._theme.font())
        knees = [knee for knee in Knee if entry.report(knee).places]
        gap, badge = theme.px(8), theme.px(_BADGE + 5)
        short = [words.where_words(entry.report(knee), short=True) for knee in knees]
        x, end = rect.x() + gap, rect.right() - gap
        for number, knee in enumerate(knees):
            after = [badge + metrics.horizontalAdvance(text) + 2 * gap for text in short[number + 1 :]]
            room = max(end - x - sum(after), (end - x) // (len(after) + 1) - gap)
            place = QRect(x, rect.y(), room, rect.height())
            self._paint_badges(painter, place, [knee])
            place.setLeft(x + badge)
            text = words.where_words(entry.report(knee), short=False)
            if metrics.horizontalAdvance(text) > place.width():
                text = short[number]
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            write_line(painter, place, text, theme.font(), ink)
            x += badge + metrics.horizontalAdvance(text) + 2 * gap

    def _paint_swelling(
        self, painter: QPainter, rect: QRect, entry: Entry, inks: tuple[QColor, QColor]
    ) -> None:
        theme, (ink, quiet) = self._theme, inks
        worst, knees = words.swollen(entry)
        text = "–" if worst is None else tr(words.SHORT_SWELLING[worst])
        used = self._paint_badges(painter, rect, knees)
        place = rect.adjusted(used, 0, 0, 0)
        write_line(painter, place, self._fit(text, place), theme.font(), ink if knees else quiet)

    def _paint_marks(self, painter: QPainter, rect: QRect, entry: Entry, ink: QColor) -> None:
        theme, side = self._theme, self._theme.px(_MARK)
        x, y = rect.x(), rect.y() + (rect.height() - side) // 2
        for name in self.marks_of(entry):
            if name == "finding":
                bar = theme.px(3)
                painter.fillRect(x + side // 2 - bar, y + theme.px(1), bar, side - theme.px(2), ink)
                for line in (5, 9, 13):
                    painter.fillRect(x + side // 2 + theme.px(2), y + theme.px(line), theme.px(5), 1, ink)
            elif name:
                pixmap = theme.icons.pixmap(name, side, ink, painter.device().devicePixelRatioF())
                painter.drawPixmap(QPoint(x, y), pixmap)
            x += side + 1

    def _paint_badges(self, painter: QPainter, rect: QRect, knees: Collection[Knee]) -> int:
        """Small badges of ``knees`` at the left of ``rect``; the pixels they and the gap after them take."""
        side, x = self._theme.px(_BADGE), rect.x()
        for knee in knees:
            square = QRectF(x, rect.y() + (rect.height() - side) / 2, side, side)
            if self._theme.tokens.high_contrast:  # a chosen row is filled with the badge's own colour
                painter.fillRect(square.adjusted(-1, -1, 1, 1), self._theme.colours.page)
            draw_badge(painter, self._theme, knee, square)
            x += side + self._theme.px(2)
        return x - rect.x() + (self._theme.px(3) if knees else 0)

    def _fit(self, text: str, rect: QRect) -> str:
        metrics = QFontMetrics(self._theme.font())
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width() - self._theme.px(4))
