"""The line of a record: when, what, and a few muted words; pressing it opens the record's fields below."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from kneelog.ui.theme import Size, Type
from kneelog.ui.theme.paint import Mark, draw_mark, panel
from kneelog.ui.widgets.badge import draw_badge
from kneelog.ui.widgets.control import Control
from kneelog.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from kneelog.domain.report import Knee
    from kneelog.ui.theme import Theme

_CHEVRON = 16
_PADDING = 0
_DAY = 100
_NARROW = 420
"""A line narrower than this, in units, has its note in the second line."""
INDENT = _PADDING + _CHEVRON + Size.GAP
"""Where the words begin, and under them the fields."""


class Said(NamedTuple):
    """What a line says: the day, the words, a note at the end, a second line, and all of it aloud."""

    when: str
    title: str
    aloud: str
    note: str = ""
    more: str = ""
    knee: Knee | None = None


class RowHead(Control):
    """Space and ``Enter`` open and close, as a click does."""

    enter_presses = True

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.said = Said("", "", "")
        self.is_open = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_said(self, said: Said, *, is_open: bool) -> None:
        """Show other words, or the same in another state."""
        if (said, is_open) == (self.said, self.is_open):
            return
        self.said, self.is_open = said, is_open
        self.setAccessibleName(said.aloud)
        state = tr("open") if is_open else tr("closed")
        self.setAccessibleDescription(", ".join(part for part in (state, said.note, said.more) if part))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line of a list, higher with a second line of words."""
        line = self.theme.line(Type.SMALL) if self._more else 0
        return QSize(self.theme.px(_DAY * 2), self.theme.px(Size.ROW) + line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Chevron, day, badge, words and note; under the pointer on a tint."""
        theme, colours, painter = self.theme, self.theme.colours, QPainter(self)
        px = theme.px
        if self.hovered:
            painter.setOpacity(0.5)
            panel(painter, QRectF(self.rect()), px(Size.RADIUS), colours.chosen)
            painter.setOpacity(1.0)
        line = QRectF(0, 0, self.width(), px(Size.ROW))
        mark = px(_CHEVRON)
        square = QRectF(px(_PADDING), (line.height() - mark) / 2, mark, mark)
        draw_mark(
            painter, Mark.CHEVRON_DOWN if self.is_open else Mark.CHEVRON_RIGHT, square, colours.accent, 2.25
        )
        font = theme.font(Type.BODY)
        room = line.adjusted(px(INDENT), 0, -px(Size.GAP), 0)
        self._write(painter, room, self.said.when, font, colours.ink)
        room.setLeft(room.left() + px(_DAY))
        room.setRight(room.right() - self._paint_note(painter, room))
        if self.said.knee is not None:
            badge = px(Size.BADGE)
            place = QRectF(room.left(), (line.height() - badge) / 2, badge, badge)
            draw_badge(painter, theme, self.said.knee, place)
            room.setLeft(room.left() + badge + px(Size.GAP))
        self._write(painter, room, self.said.title, theme.font(Type.BODY, semibold=True), colours.ink)
        if self._more:
            small = theme.line(Type.SMALL)
            below = QRectF(px(INDENT + _DAY), line.height() - px(6), room.width(), small)
            self._write(painter, below, self._more, theme.font(Type.SMALL), colours.muted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower, the note goes into the second line."""
        super().resizeEvent(event)
        self.updateGeometry()

    @property
    def _is_narrow(self) -> bool:
        return self.width() < self.theme.px(_NARROW)

    @property
    def _more(self) -> str:
        said = self.said
        second = [said.note if self._is_narrow else "", "" if self.is_open else said.more]
        return " · ".join(part for part in second if part)

    def _paint_note(self, painter: QPainter, room: QRectF) -> float:
        """Write the note at the end of ``room``; returns how much of it that takes."""
        theme, note = self.theme, self.said.note
        if not note or self._is_narrow:
            return 0.0
        font = theme.font(Type.BODY)
        wide = QFontMetrics(font).horizontalAdvance(note) + 1
        self._write(
            painter, QRectF(room.right() - wide, 0, wide, room.height()), note, font, theme.colours.muted
        )
        return wide + theme.px(Size.GAP_WIDE)

    @staticmethod
    def _write(painter: QPainter, room: QRectF, words: str, font: QFont, colour: QColor) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
