"""A whole number within a range: typed, stepped by arrows, or by − and + beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QSizePolicy, QSpinBox, QWidget

from kneelog.ui.theme import Ring, Size, Type
from kneelog.ui.theme.colours import see_through
from kneelog.ui.theme.paint import panel
from kneelog.ui.widgets.control import Control
from kneelog.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

    from kneelog.ui.theme import Theme

_WIDTH = 112
_BUTTON = 32
_MARK = 10
_FAINT = 0.35
_SETTLES_AFTER_MS = 300


class Stepper(QWidget):
    """``value`` lies within ``low`` and ``high``. Setting it emits nothing.

    Several steps in a row are one change: ``changed`` comes when they are over.
    """

    changed = Signal(int)
    """The runner chose this number."""

    def __init__(
        self, theme: Theme, name: str, low: int, high: int, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.number = _Number(theme, name, low, high)
        self.less = _Step(theme, tr("Less: {what}", what=name), -1)
        self.more = _Step(theme, tr("More: {what}", what=name), 1)
        self._kept = low
        self._settle = QTimer(self, singleShot=True, interval=_SETTLES_AFTER_MS)
        self._settle.timeout.connect(self.settle)
        self.number.valueChanged.connect(self._stepped)
        self.number.editingFinished.connect(self.settle)
        self.less.clicked.connect(self.number.stepDown)
        self.more.clicked.connect(self.number.stepUp)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part in (self.less, self.number, self.more):
            row.addWidget(part, int(part is self.number))
        self.setFocusProxy(self.number)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._mark_ends()

    @property
    def value(self) -> int:
        """The number shown."""
        return self.number.value()

    @value.setter
    def value(self, value: int) -> None:
        self._settle.stop()
        self._kept = value
        was = self.number.blockSignals(True)
        self.number.setValue(value)
        self.number.blockSignals(was)
        self._mark_ends()

    @property
    def is_moving(self) -> bool:
        """Whether the runner is still stepping."""
        return self._settle.isActive()

    def settle(self) -> None:
        """Take the number as it stands now."""
        self._settle.stop()
        if self.value != self._kept:
            self._kept = self.value
            self.changed.emit(self.value)

    def emphasise(self, strong: bool) -> None:
        """Set the number in semibold, or not."""
        self.number.setFont(self.theme.font(Type.BODY, semibold=strong))

    def ring(self) -> Ring:
        """The ring goes round all of it."""
        return Ring(self.rect(), self.theme.px(Size.RADIUS))

    def sizeHint(self) -> QSize:
        """As high as a field."""
        return QSize(self.theme.px(_WIDTH), self.theme.px(Size.FIELD))

    def minimumSizeHint(self) -> QSize:
        """Never smaller."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the field and what parts the buttons from the number."""
        theme, colours = self.theme, self.theme.colours
        painter = QPainter(self)
        border = colours.ink if self.underMouse() else colours.border
        panel(painter, QRectF(self.rect()), theme.px(Size.RADIUS), colours.field, border, theme.px(1))
        for x in (theme.px(_BUTTON), self.width() - theme.px(_BUTTON)):
            painter.fillRect(x, theme.px(6), theme.px(1), self.height() - theme.px(12), colours.hairline)

    def _stepped(self, _value: int) -> None:
        self._mark_ends()
        self._settle.start()

    def _mark_ends(self) -> None:
        self.less.setEnabled(self.value > self.number.minimum())
        self.more.setEnabled(self.value < self.number.maximum())


class _Number(QSpinBox):
    """The number itself, which is all that a screen reader and the Tab key need."""

    def __init__(self, theme: Theme, name: str, low: int, high: int) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setRange(low, high)
        self.setKeyboardTracking(False)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setFrame(False)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        clear = QPalette()
        clear.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.lineEdit().setPalette(clear)

    def minimumSizeHint(self) -> QSize:
        """Room for two digits; the stepper gives it more."""
        return QSize(self._theme.px(24), self._theme.px(Size.FIELD))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: nobody means to change a setting by scrolling past it."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The stepper draws the field; the digits draw themselves."""


class _Step(Control):
    """− or +, for the mouse; the arrow keys do the same in the number."""

    def __init__(self, theme: Theme, name: str, step: int) -> None:
        super().__init__(theme)
        self._step = step
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAutoRepeat(True)

    def sizeHint(self) -> QSize:
        """A little more than a square, so that it is easy to hit."""
        return QSize(self.theme.px(_BUTTON), self.theme.px(Size.FIELD))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign; faint at the end of the range."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, half = self.theme.colours, self.theme.px(_MARK) / 2
        ink = colours.accent if self.hovered else colours.ink
        pen = QPen(ink if self.isEnabled() else see_through(colours.ink, _FAINT), 1.5 * self.theme.px(1))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        middle = QRectF(self.rect()).center()
        x, y = middle.x(), middle.y()
        painter.drawLine(QLineF(x - half, y, x + half, y))
        if self._step > 0:
            painter.drawLine(QLineF(x, y - half, x, y + half))
