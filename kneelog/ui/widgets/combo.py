"""A choice from a list that opens, drawn like the other fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyledItemDelegate

from kneelog.ui.theme import Size, Type
from kneelog.ui.theme.paint import Mark, draw_mark, panel
from kneelog.ui.theme.sheets import list_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QWidget

    from kneelog.ui.theme import Theme
    from kneelog.ui.widgets.choice_chips import Option

_PADDING = 10
_CHEVRON = 14
_GAP = 8


class Combo(QComboBox):
    """``width`` is its widest in units; longer words are shortened. Setting ``value`` emits nothing."""

    chosen = Signal(object)
    """The runner chose this value."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        options: Sequence[Option] = (),
        *,
        width: float = 290,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._units_wide = width
        self._options: list[Option] = []
        self.setAccessibleName(name)
        self.setAccessibleDescription(name)  # On Linux Qt gives the chosen words as the name.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_options(options)
        self.activated.connect(lambda index: self.chosen.emit(self._options[index].value))

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer ``options`` instead; the first is chosen."""
        self._options = list(options)
        was = self.blockSignals(True)
        self.clear()
        self.addItems([option.label for option in self._options])
        self.blockSignals(was)
        self.updateGeometry()
        self.update()

    @property
    def value(self) -> Any:  # noqa: ANN401 - whatever the options hold
        """The chosen option's value, or ``None`` if nothing is on offer."""
        index = self.currentIndex()
        return self._options[index].value if 0 <= index < len(self._options) else None

    @value.setter
    def value(self, value: object) -> None:
        was = self.blockSignals(True)
        for index, option in enumerate(self._options):
            if option.value == value:
                self.setCurrentIndex(index)
        self.blockSignals(was)
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the longest words, up to its width."""
        theme = self.theme
        metrics = QFontMetrics(theme.font(Type.BODY))
        words = max((metrics.horizontalAdvance(option.label) for option in self._options), default=0)
        wide = words + theme.px(2 * _PADDING + _GAP + _CHEVRON)
        return QSize(min(wide, theme.px(self._units_wide)), theme.px(Size.FIELD))

    def minimumSizeHint(self) -> QSize:
        """It can be shortened."""
        return QSize(self.theme.px(72), self.theme.px(Size.FIELD))

    def showPopup(self) -> None:
        """Open the list, its rows as high as the field."""
        self.setItemDelegate(QStyledItemDelegate(self))  # The platform's own would not be 30 high.
        self.view().setStyleSheet(list_sheet(self.theme))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: nobody means to change a choice by scrolling past it."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a field, its words and a chevron."""
        painter = QPainter(self)
        theme, colours = self.theme, self.theme.colours
        border = colours.ink if self.underMouse() else colours.border
        panel(painter, QRectF(self.rect()), theme.px(Size.RADIUS), colours.field, border, theme.px(1))
        padding, chevron = theme.px(_PADDING), theme.px(_CHEVRON)
        left = self.width() - padding - chevron
        square = QRectF(left, (self.height() - chevron) / 2, chevron, chevron)
        draw_mark(painter, Mark.CHEVRON_DOWN, square, colours.ink, 2.25)
        font = theme.font(Type.BODY)
        room = QRectF(padding, 0, left - padding - theme.px(_GAP), self.height())
        painter.setFont(font)
        painter.setPen(colours.ink)
        words = QFontMetrics(font).elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)
