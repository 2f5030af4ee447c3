"""The sides of the page, one below the other, painted where they are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractSlider, QWidget

from kneelog.ui.theme import Ring, Size
from kneelog.ui.theme.paint import panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent

    from kneelog.ui.summary.press_room import Side
    from kneelog.ui.theme import Theme

_EDGE = 5
"""Units round the sides: room for the focus ring."""
_GAP = Size.GAP_WIDE
_SHARP = 2
"""A picture that differs by so many pixels from its place is painted as it is, not stretched."""
_KEPT = 8
_NOTCH = 120
_PAPER = QColor("#FFFFFF")
_Act = QAbstractSlider.SliderAction
_SCROLLING = {
    Qt.Key.Key_Up: (_Act.SliderSingleStepSub, False),
    Qt.Key.Key_Down: (_Act.SliderSingleStepAdd, False),
    Qt.Key.Key_Left: (_Act.SliderSingleStepSub, True),
    Qt.Key.Key_Right: (_Act.SliderSingleStepAdd, True),
    Qt.Key.Key_PageUp: (_Act.SliderPageStepSub, False),
    Qt.Key.Key_PageDown: (_Act.SliderPageStepAdd, False),
    Qt.Key.Key_Space: (_Act.SliderPageStepAdd, False),
    Qt.Key.Key_Home: (_Act.SliderToMinimum, False),
    Qt.Key.Key_End: (_Act.SliderToMaximum, False),
}


class Sheets(QWidget):
    """What the preview scrolls. It takes the focus, so that keys scroll it and a screen reader reads it."""

    zoomed = Signal(float)
    """Nearer by so many steps, farther if negative."""
    scrolled = Signal(object, bool)
    """A key asked for this action of the bar; ``True``: of the flat one."""
    undeveloped = Signal(object)
    """A :class:`Side` is in sight that is no picture yet."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sides: Sequence[Side] = ()
        self._size = QSize(1, 1)
        self._asked: set[int] = set()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def edge(self) -> int:
        """The room round the sides, in pixels."""
        return self._theme.px(_EDGE)

    def lay_out(self, sides: Sequence[Side], size: QSize, room: QSize) -> None:
        """Show ``sides``, each of ``size`` pixels, in the middle of ``room``."""
        if sides is not self._sides:
            self._asked = set()
        self._sides, self._size = sides, size
        count = max(1, len(sides))
        high = count * size.height() + (count - 1) * self._theme.px(_GAP) + 2 * self.edge
        self.resize(max(size.width() + 2 * self.edge, room.width()), max(high, 1))
        self.update()

    def between(self, top: int, bottom: int) -> range:
        """The numbers of the sides of which something lies between two heights."""
        step = self._size.height() + self._theme.px(_GAP)
        first = max(0, (top - self.edge) // step)
        return range(first, max(first, (bottom - self.edge) // step) + 1)

    def place_of(self, number: int) -> QRect:
        """Where a side stands."""
        top = self.edge + number * (self._size.height() + self._theme.px(_GAP))
        return QRect((self.width() - self._size.width()) // 2, top, self._size.width(), self._size.height())

    def developed(self, side: Side) -> None:
        """A side became a picture; of those far away only the paper is kept."""
        self._asked.discard(id(side))
        if side in self._sides:
            at = self._sides.index(side)
            pictures = [number for number, one in enumerate(self._sides) if one.image is not None]
            for number in sorted(pictures, key=lambda number: abs(number - at))[_KEPT:]:
                self._sides[number].image = None
        self.update()

    def ring(self) -> Ring:
        """Round what is seen of the sides."""
        stage = self.parentWidget()
        seen = self.rect() if stage is None else stage.rect().translated(-self.pos())
        edge = self.edge
        return Ring(seen.adjusted(edge - 1, edge - 1, 1 - edge, 1 - edge), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """White paper with a hairline, and on it what was set."""
        painter = QPainter(self)
        seen = event.rect()
        for number in self.between(seen.top(), seen.bottom()):
            place = self.place_of(number)
            painter.fillRect(place, _PAPER)
            if number < len(self._sides):
                self._paint_side(painter, place, self._sides[number])
            if number < max(1, len(self._sides)):
                outline = QRectF(place).adjusted(-1, -1, 1, 1)
                panel(painter, outline, 0, None, self._theme.colours.hairline, self._theme.px(1))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it zooms, else it scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(event.angleDelta().y() / _NOTCH)
            event.accept()
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that scroll."""
        action = _SCROLLING.get(Qt.Key(event.key()))
        if action is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            self.scrolled.emit(*action)

    def _paint_side(self, painter: QPainter, place: QRect, side: Side) -> None:
        image, ratio = side.image, self.devicePixelRatioF()
        if image is None:
            if id(side) not in self._asked:
                self._asked.add(id(side))
                self.undeveloped.emit(side)
            return
        wanted = QSize(round(place.width() * ratio), round(place.height() * ratio))
        off = max(abs(image.width() - wanted.width()), abs(image.height() - wanted.height()))
        if off <= _SHARP:
            image.setDevicePixelRatio(ratio)
            painter.setClipRect(place)
            painter.drawImage(QPointF(place.topLeft()), image)
            painter.setClipping(False)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(place), image, QRectF(image.rect()))
