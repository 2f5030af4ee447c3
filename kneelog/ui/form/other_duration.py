"""Any other duration: a number and its unit, asked for when "more…" is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kneelog.domain.report import Lasted, LastedUnit
from kneelog.ui.theme import Size
from kneelog.ui.widgets.choice_chips import ChoiceChips, Option
from kneelog.ui.widgets.number_field import NumberField
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from kneelog.ui.theme import Theme

_UNITS = [(LastedUnit.MINUTES, N_("min")), (LastedUnit.HOURS, N_("hours")), (LastedUnit.DAYS, N_("days"))]


class OtherDuration(QWidget):
    """``changed`` carries the :class:`Lasted` that was typed, or ``None`` while it is not whole."""

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._number = NumberField(theme, tr("How long, number"), low=1, high=9999, width=64)
        self._unit = ChoiceChips(
            theme, tr("How long, unit"), [Option(unit, tr(text)) for unit, text in _UNITS]
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(Size.GAP))
        row.addWidget(self._number)
        row.addWidget(self._unit, 1)
        self._number.valueChanged.connect(self._tell)
        self._unit.chosen.connect(self._tell)

    def show_value(self, lasted: Lasted | None) -> None:
        """Show ``lasted``; without one the number is to be typed, in days."""
        self._number.value = lasted.amount if lasted else None
        self._unit.value = lasted.unit if lasted else LastedUnit.DAYS
        if lasted is None:
            self._number.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, _value: object = None) -> None:
        number, unit = self._number.value, self._unit.value
        is_whole = number is not None and isinstance(unit, LastedUnit)
        self.changed.emit(Lasted(int(number), unit) if is_whole else None)
