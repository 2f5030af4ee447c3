"""A segmented control: a few words in one frame of which exactly one is chosen (Run | Rest, or the map's tabs)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from kneelog.ui.theme import Ring, Size, Type
from kneelog.ui.theme.paint import Mark, draw_mark, panel
from kneelog.ui.widgets.control import Control
from kneelog.ui.widgets.roving import RovingGroup
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from kneelog.ui.theme import Theme
    from kneelog.ui.widgets.choice_chips import Option

_PADDING = 9
_TICK = 12
_TICK_GAP = 3
_FRAME = 1.5
_INSET = 2


class Segmented(RovingGroup):
    """Radio buttons in one frame; one Tab stop, arrows move and choose. Setting ``value`` emits nothing.

    A value that is none of the options leaves nothing chosen: something else was chosen elsewhere.

    A label may carry a mnemonic ("&Run"), which chooses it from anywhere.
    """

    chosen = Signal(object)
    """The runner chose this value."""

    def __init__(
        self, theme: Theme, name: str, options: Sequence[Option], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        self.theme = theme
        self._options = list(options)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.segments = tuple(_Segment(theme, option.label, name, self) for option in self._options)
        for segment in self.segments:
            row.addWidget(segment)
            segment.toggled.connect(self._segment_toggled)
        self.set_members(list(self.segments))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.value = self._options[0].value

    @property
    def value(self) -> Any:  # noqa: ANN401 - whatever the options hold
        """The chosen option's value."""
        return self._value

    @value.setter
    def value(self, value: object) -> None:
        self._value = value
        for number, (option, segment) in enumerate(zip(self._options, self.segments, strict=True)):
            segment.set_checked_quietly(option.value == value)
            if option.value == value:
                self.make_current(number)
        self.update()

    def moved_to(self, index: int) -> None:
        """Arrows choose."""
        self.segments[index].setChecked(True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame all segments share."""
        theme, colours = self.theme, self.theme.colours
        painter = QPainter(self)
        panel(painter, QRectF(self.rect()), theme.px(Size.RADIUS), colours.field, colours.border, theme.px(1))

    def _segment_toggled(self, checked: bool) -> None:
        if checked:
            self.value = self._options[self.segments.index(self.sender())].value
            self.chosen.emit(self._value)


class _Segment(Control):
    """One word of the frame. Its width has room for the tick, so that nothing moves when it is chosen."""

    def __init__(self, theme: Theme, label: str, group: str, parent: QWidget) -> None:
        super().__init__(theme, label, parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(tr("{what}: {choice}", what=group, choice=label.replace("&", "")))

    def set_checked_quietly(self, checked: bool) -> None:
        """Choose it or not without a word; Qt would never let go of the last one chosen."""
        was = self.blockSignals(True)
        self.setAutoExclusive(False)
        self.setChecked(checked)
        self.setAutoExclusive(True)
        self.blockSignals(was)
        self.update()

    def ring(self) -> Ring | None:
        """The ring goes round the whole frame: the choice moves with the focus."""
        frame = self.parentWidget()
        return Ring(frame.rect().translated(-self.pos()), self.theme.px(Size.RADIUS)) if frame else None

    def sizeHint(self) -> QSize:
        """Room for the word in semibold, the tick and the frame."""
        theme = self.theme
        word = self.text_width(theme.font(Type.BODY, semibold=True))
        return QSize(word + theme.px(_TICK + _TICK_GAP + 2 * _PADDING), theme.px(Size.FIELD))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The word; if it is chosen, on a tint with a frame and a tick."""
        painter = QPainter(self)
        theme, colours = self.theme, self.theme.colours
        whole = QRectF(self.rect())
        if not self.isChecked():
            ink = colours.accent if self.hovered else colours.ink
            self.draw_text(painter, whole, theme.font(Type.BODY), ink)
            return
        inset = theme.px(_INSET)
        inner = whole.adjusted(inset, inset, -inset, -inset)
        corner = theme.px(Size.RADIUS) - inset
        panel(painter, inner, corner, colours.chosen, colours.ink, _FRAME * theme.px(1))
        font = theme.font(Type.BODY, semibold=True)
        tick = theme.px(_TICK)
        wide = tick + theme.px(_TICK_GAP) + self.text_width(font)
        left = (self.width() - wide) / 2
        square = QRectF(left, (self.height() - tick) / 2, tick, tick)
        draw_mark(painter, Mark.TICK, square, colours.on_chosen, 2.75)
        words = whole.adjusted(left + tick + theme.px(_TICK_GAP), 0, 0, 0)
        self.draw_text(painter, words, font, colours.on_chosen, centred=False)
