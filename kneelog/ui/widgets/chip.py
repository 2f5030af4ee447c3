"""One chip: a small rounded choice. Groups of them are in ``choice_chips`` and ``tag_chips``."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from kneelog.ui.theme import Ring, Size, Type
from kneelog.ui.theme.paint import Mark, draw_mark, panel
from kneelog.ui.widgets.control import Control
from kneelog.ui.widgets.key_cap import draw_key_cap

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from kneelog.ui.theme import Theme

_PADDING = 10
_PADDING_MARK = 6
_TICK = 17
_MARK_GAP = 2
_CROSS = 12
_FRAME = 1.5
_NARROWEST = 160


class Look(Enum):
    """What a chip is for: a choice, something chosen that can be taken away, or something suggested."""

    CHOICE = auto()
    TAG = auto()
    SUGGESTION = auto()


class Chip(Control):
    """Ink outline, tint, tick and semibold once chosen; a suggestion is hollow, with a plus and its key.

    A tag is always chosen and has a cross; ``removePressed`` says that the cross was hit.
    """

    removePressed = Signal()  # noqa: N815

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        look: Look = Look.CHOICE,
        height: float = Size.CHIP,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, parent)
        self.look = look
        self.key_letter = ""
        self._units_high = height
        self.setCheckable(look is Look.CHOICE)
        if look is not Look.CHOICE:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.toggled.connect(lambda _now: self.updateGeometry())

    @property
    def looks_chosen(self) -> bool:
        """Whether it is drawn as chosen."""
        return self.isChecked() or self.look is Look.TAG

    def ring(self) -> Ring | None:
        """A ring as round as the chip."""
        return Ring(self.rect(), self.height() / 2)

    def sizeHint(self) -> QSize:
        """As wide as its marks and its text in the weight it has now."""
        before, after = self._room_beside()
        return QSize(before + self.text_width(self._font()) + after, self.theme.px(self._units_high))

    def minimumSizeHint(self) -> QSize:
        """The words of a place can be shortened; a choice is always whole."""
        hint = self.sizeHint()
        if self.look is Look.CHOICE:
            return hint
        return QSize(min(hint.width(), self.theme.px(_NARROWEST)), hint.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press on the cross removes, anywhere else is an ordinary click."""
        over_cross = self.look is Look.TAG and event.position().x() >= self.width() - self._room_beside()[1]
        if over_cross and self.isDown() and self.rect().contains(event.position().toPoint()):
            self.setDown(False)
            self.removePressed.emit()
            return
        super().mouseReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pill, what stands before the words, the words, and what stands after."""
        painter = QPainter(self)
        theme, colours = self.theme, self.theme.colours
        ink = colours.on_chosen if self.looks_chosen else colours.ink
        self._paint_ground(painter)
        before, after = self._room_beside()
        words = QRectF(before, 0, self.width() - before - after, self.height())
        self._write(painter, words, ink)
        tick = theme.px(_TICK)
        square = QRectF(theme.px(_PADDING_MARK), (self.height() - tick) / 2, tick, tick)
        if self.look is Look.SUGGESTION:
            draw_mark(painter, Mark.PLUS, square, colours.ink)
        elif self.looks_chosen:
            draw_mark(painter, Mark.TICK, square, ink, 2.75)
        if self.look is Look.TAG:
            cross = theme.px(_CROSS)
            place = QRectF(self.width() - theme.px(9) - cross, (self.height() - cross) / 2, cross, cross)
            draw_mark(painter, Mark.CROSS, place, ink, 2.75 if self.hovered else 2.25)
        elif self.key_letter:
            side = theme.px(Size.KEY_CAP)
            cap = QRectF(self.width() - theme.px(7) - side, (self.height() - side) / 2, side, side)
            draw_key_cap(painter, theme, self.key_letter, cap)

    def _write(self, painter: QPainter, words: QRectF, ink: QColor) -> None:
        font, room = self._font(), int(words.width()) + 1
        if self.text_width(font) <= room:
            self.draw_text(painter, words, font, ink, centred=False)
            return
        shortened = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), shortened)

    def _paint_ground(self, painter: QPainter) -> None:
        theme, colours = self.theme, self.theme.colours
        whole, round_end = QRectF(self.rect()), self.height() / 2
        if self.looks_chosen:
            panel(painter, whole, round_end, colours.chosen, colours.ink, _FRAME * theme.px(1))
        elif self.look is Look.SUGGESTION:
            border = colours.ink if self.hovered else colours.border
            panel(painter, whole, round_end, None, border, theme.px(1))
        else:
            fill = colours.surface if self.isDown() else colours.field
            border = colours.ink if self.hovered else colours.border
            panel(painter, whole, round_end, fill, border, theme.px(1))

    def _font(self) -> QFont:
        return self.theme.font(Type.BODY, semibold=self.looks_chosen)

    def _room_beside(self) -> tuple[int, int]:
        """The pixels before and after the words."""
        theme = self.theme
        marked = self.looks_chosen or self.look is Look.SUGGESTION
        before = theme.px(_PADDING_MARK + _TICK + _MARK_GAP) if marked else theme.px(_PADDING)
        if self.look is Look.TAG:
            return before, theme.px(9 + _CROSS + 5)
        if self.key_letter:
            return before, theme.px(7 + Size.KEY_CAP + 6)
        return before, theme.px(_PADDING)
