"""The strip on which a knee's pain is given: eleven cells, 0 to 10, none of them chosen at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy

from kneelog.ui.theme import Ring, Size, Type
from kneelog.ui.theme.colours import mixed
from kneelog.ui.theme.paint import panel
from kneelog.ui.theme.tokens import LEVELS
from kneelog.ui.widgets.announce import announce
from kneelog.ui.widgets.control import Control
from kneelog.ui.widgets.group import Group
from kneelog.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from kneelog.ui.theme import Theme

TOP = LEVELS[-1]
_LEAST_CELL = 28
_BAR = 5
_BAR_INSET = 5
_BAR_FOOT = 4
_BAR_EDGE = 0.45
_CLEARING = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}


class LevelStrip(Group):
    """A group named "Left knee pain, not recorded" of eleven radio buttons; one Tab stop, which is the strip itself.

    ``name`` is what is being rated ("Left knee pain"). ``value`` is the level or ``None``: not recorded, which is
    no cell chosen and never 0. Setting ``value`` emits nothing.
    """

    levelChosen = Signal(object)  # noqa: N815
    """The runner gave this level, by whatever means; ``None`` when the level was taken away."""
    typed = Signal(object)
    """The same, when it was typed as a digit (or X): the page may then move the focus on."""

    def __init__(
        self, theme: Theme, name: str, *, compact: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        self.theme = theme
        self._name = name
        self._value: int | None = None
        self._compact = compact
        self._buttons = QButtonGroup(self)
        self._buttons.setExclusive(False)
        self.cells = tuple(LevelCell(theme, name, level, self) for level in LEVELS)
        for cell in self.cells:
            self._buttons.addButton(cell, cell.level)
            cell.toggled.connect(self._cell_toggled)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._show()

    @property
    def value(self) -> int | None:
        """The level, or ``None`` if it is not recorded."""
        return self._value

    @value.setter
    def value(self, level: int | None) -> None:
        self._value = level
        self._show()

    @property
    def compact(self) -> bool:
        """Whether the cells have the lower height that moments use."""
        return self._compact

    def ring(self) -> Ring | None:
        """The ring goes round the whole strip."""
        return Ring(self.rect(), self.theme.px(Size.RADIUS))

    def choose(self, level: int | None) -> None:
        """Take ``level`` as if the runner had given it, and say so."""
        self.value = level
        spoken = tr("{what} {level}", what=self._name, level=level) if level is not None else None
        announce(self, spoken or tr("{what}, not recorded", what=self._name))
        self.levelChosen.emit(level)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, X, arrows, Home, End, Del; everything else goes to the page."""
        typed = _typed_level(event)
        key = Qt.Key(event.key())
        if typed is not None:
            self.choose(typed)
            self.typed.emit(typed)
        elif key in _CLEARING:
            self.choose(None)
        elif key is Qt.Key.Key_Home:
            self.choose(0)
        elif key in _STEPS:
            self.choose(self._stepped(_STEPS[key]))
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spread the cells over the whole width, 0 on the left for either knee."""
        super().resizeEvent(event)
        gap = self.theme.px(Size.GAP_TIGHT)
        pitch = (self.width() + gap) / len(self.cells)
        for cell in self.cells:
            left = round(cell.level * pitch)
            right = round((cell.level + 1) * pitch) - gap
            cell.setGeometry(left, 0, right - left, self.height())

    def sizeHint(self) -> QSize:
        """520 units wide."""
        return QSize(self.theme.px(Size.STRIP_WIDTH), self._height())

    def minimumSizeHint(self) -> QSize:
        """As narrow as cells can be and still be hit."""
        gaps = (len(self.cells) - 1) * self.theme.px(Size.GAP_TIGHT)
        return QSize(len(self.cells) * self.theme.px(_LEAST_CELL) + gaps, self._height())

    def _height(self) -> int:
        return self.theme.px(Size.STRIP_COMPACT if self._compact else Size.STRIP)

    def _stepped(self, step: int) -> int:
        if self._value is None:
            return 0
        return min(TOP, max(0, self._value + step))

    def _show(self) -> None:
        for cell in self.cells:
            was = cell.blockSignals(True)
            cell.setChecked(cell.level == self._value)
            cell.blockSignals(was)
        level = tr("not recorded") if self._value is None else self._value
        self.setAccessibleName(tr("{what}, {level}", what=self._name, level=level))

    def _cell_toggled(self, _checked: bool) -> None:
        cell = self.sender()
        if isinstance(cell, LevelCell):
            self.choose(cell.level)


class LevelCell(Control):
    """One level of a strip; pressing the chosen one leaves it chosen."""

    def __init__(self, theme: Theme, what: str, level: int, parent: QWidget) -> None:
        super().__init__(theme, str(level), parent)
        self.level = level
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("{what} {level}", what=what, level=level))

    def nextCheckState(self) -> None:
        """Choose it; it is never un-chosen by pressing it again."""
        self.setChecked(False)
        self.setChecked(True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A field with its colour along the foot, or filled with it."""
        painter = QPainter(self)
        if self.isChecked():
            self._paint_chosen(painter)
        else:
            self._paint_offered(painter)

    def _paint_chosen(self, painter: QPainter) -> None:
        theme, colours = self.theme, self.theme.colours
        contrast = theme.tokens.high_contrast
        fill = colours.chosen if contrast else colours.pain[self.level]
        ink = colours.on_chosen if contrast else colours.on_pain[self.level]
        panel(painter, QRectF(self.rect()), theme.px(Size.RADIUS), fill, colours.ink, theme.px(2))
        kind = Type.LARGE if self.height() >= theme.px(Size.STRIP) else Type.BODY
        self.draw_text(painter, QRectF(self.rect()), theme.font(kind, semibold=True), ink)

    def _paint_offered(self, painter: QPainter) -> None:
        theme, colours = self.theme, self.theme.colours
        border = colours.ink if self.hovered else colours.border
        panel(painter, QRectF(self.rect()), theme.px(Size.RADIUS), colours.field, border, theme.px(1))
        if not theme.tokens.high_contrast:
            self._paint_bar(painter)
        room = QRectF(0, 0, self.width(), self.height() - theme.px(_BAR))
        self.draw_text(painter, room, theme.font(Type.BODY), colours.ink)

    def _paint_bar(self, painter: QPainter) -> None:
        theme, colours = self.theme, self.theme.colours
        bar, inset, foot = theme.px(_BAR), theme.px(_BAR_INSET), theme.px(_BAR_FOOT)
        top = self.height() - bar - foot
        place = QRectF(inset, top, self.width() - 2 * inset, bar)
        colour = colours.pain[self.level]
        panel(painter, place, bar / 2, colour, mixed(colour, colours.border, _BAR_EDGE), theme.px(1))


def _typed_level(event: QKeyEvent) -> int | None:
    """The level that this key types, if any; ``Shift`` is allowed, as some keyboards need it for digits."""
    harmless = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
    if event.modifiers() & ~harmless:
        return None
    if event.key() in {Qt.Key.Key_X, Qt.Key.Key_End}:
        return TOP
    text = event.text()
    return int(text) if len(text) == 1 and text in "0123456789" else None
