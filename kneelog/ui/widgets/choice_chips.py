"""Chips of which one, or several, can be chosen; none chosen means not recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy

from kneelog.ui.theme import Size
from kneelog.ui.widgets.chip import Chip
from kneelog.ui.widgets.flow_layout import FlowLayout
from kneelog.ui.widgets.roving import RovingGroup
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from kneelog.ui.theme import Theme

_CLEARING = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})


class Option(NamedTuple):
    """What can be chosen: any value, and its words, already translated."""

    value: Any
    label: str


class _Chips(RovingGroup):
    """Chips made of options, in a flow; what both kinds of choice share."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        options: Sequence[Option],
        *,
        height: float = Size.CHIP,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self.theme = theme
        self._name = name
        self._options = list(options)
        self._buttons = QButtonGroup(self)
        self._buttons.setExclusive(False)
        flow = FlowLayout(theme, self)
        self.chips: tuple[Chip, ...] = tuple(
            self._make_chip(option, number, flow, height) for number, option in enumerate(self._options)
        )
        self.set_members(list(self.chips))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _make_chip(self, option: Option, number: int, flow: FlowLayout, height: float) -> Chip:
        chip = Chip(self.theme, option.label, height=height, parent=self)
        chip.setAccessibleName(tr("{what}: {choice}", what=self._name, choice=option.label))
        self._buttons.addButton(chip, number)
        flow.addWidget(chip)
        chip.toggled.connect(self._chip_toggled)
        chip.clicked.connect(self._chip_clicked)
        return chip

    def set_label(self, value: object, label: str) -> None:
        """Give the chip of ``value`` other words, such as the duration that was typed behind "more…"."""
        for option, chip in zip(self._options, self.chips, strict=True):
            if option.value == value:
                chip.setText(label)
                chip.setAccessibleName(tr("{what}: {choice}", what=self._name, choice=label))
                chip.updateGeometry()

    def _check(self, chip: Chip, checked: bool) -> None:
        was = chip.blockSignals(True)
        chip.setChecked(checked)
        chip.blockSignals(was)
        chip.updateGeometry()

    def _chip_clicked(self) -> None:
        self.make_current(self._buttons.id(self.sender()))  # type: ignore[arg-type]

    def _chip_toggled(self, checked: bool) -> None:
        raise NotImplementedError


class ChoiceChips(_Chips):
    """At most one is chosen. Pressing it again, or Del, takes the choice back: not recorded.

    A group of radio buttons named "Left knee swelling: slightly puffy". Setting ``value`` emits nothing.
    """

    chosen = Signal(object)
    """The runner chose this value, or ``None``."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        options: Sequence[Option],
        *,
        height: float = Size.CHIP,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name, options, height=height, parent=parent)
        self._value: object = None
        for chip in self.chips:
            chip.setAutoExclusive(True)

    @property
    def value(self) -> Any:  # noqa: ANN401 - whatever the options hold
        """The chosen option's value, or ``None``."""
        return self._value

    @value.setter
    def value(self, value: object) -> None:
        self._value = value
        for number, (option, chip) in enumerate(zip(self._options, self.chips, strict=True)):
            matches = value is not None and option.value == value
            self._check(chip, matches)
            if matches:
                self.make_current(number)

    def moved_to(self, index: int) -> None:
        """Arrows choose."""
        self._choose(self._options[index].value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del and Backspace take the choice back."""
        if event.key() in _CLEARING and self._value is not None:
            self._choose(None)
        else:
            super().keyPressEvent(event)

    def _choose(self, value: object) -> None:
        self.value = value
        self.chosen.emit(value)

    def _chip_toggled(self, checked: bool) -> None:
        number = self._buttons.id(self.sender())  # type: ignore[arg-type]
        self._choose(self._options[number].value if checked else None)


class MultiChips(_Chips):
    """Any number may be chosen; check boxes. Arrows move, Space chooses. Setting ``values`` emits nothing."""

    changed = Signal()
    """The runner chose or un-chose something."""

    @property
    def values(self) -> tuple[Any, ...]:
        """The chosen values, in the order of the options."""
        pairs = zip(self._options, self.chips, strict=True)
        return tuple(option.value for option, chip in pairs if chip.isChecked())

    @values.setter
    def values(self, values: Iterable[object]) -> None:
        wanted = list(values)
        for option, chip in zip(self._options, self.chips, strict=True):
            self._check(chip, option.value in wanted)

    def _chip_toggled(self, _checked: bool) -> None:
        self.changed.emit()
