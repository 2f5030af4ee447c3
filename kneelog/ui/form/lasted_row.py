"""How long it lasted: the common answers as chips, any other as a number and a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kneelog.domain.report import ONGOING, Lasted, LastedUnit
from kneelog.services.wording import lasted_words
from kneelog.ui.form.rows import above_label
from kneelog.ui.theme import Size
from kneelog.ui.widgets.choice_chips import ChoiceChips, Option
from kneelog.ui.widgets.number_field import NumberField
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from kneelog.domain.report import Knee
    from kneelog.ui.theme import Theme

_MORE = "more"
_COMMON: list[tuple[Lasted, str]] = [
    (Lasted.parse("10min"), N_("10 min")),
    (Lasted.parse("1h"), N_("1 h")),
    (Lasted.parse("1d"), N_("1 day")),
    (Lasted.parse("2d"), N_("2 days")),
    (Lasted.parse("3d"), N_("3 days")),
]
_UNITS = [(LastedUnit.MINUTES, N_("min")), (LastedUnit.HOURS, N_("hours")), (LastedUnit.DAYS, N_("days"))]


class LastedRow(QWidget):
    """One knee's *How long*; ``chosen`` carries a :class:`Lasted`, or ``None`` for *not recorded*."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, knee: Knee) -> None:
        super().__init__()
        self._theme = theme
        self._value: Lasted | None = None
        name = tr("Left knee, how long") if knee == "left" else tr("Right knee, how long")
        options = [Option(lasted, tr(text)) for lasted, text in _COMMON]
        options += [Option(_MORE, tr("more…")), Option(ONGOING, tr("still there"))]
        self._chips = ChoiceChips(theme, name, options)
        self._number = NumberField(theme, tr("How long, number"), low=1, high=9999, width=64)
        self._unit = ChoiceChips(
            theme, tr("How long, unit"), [Option(unit, tr(text)) for unit, text in _UNITS]
        )
        self._other = QWidget()
        other = QHBoxLayout(self._other)
        other.setContentsMargins(0, 0, 0, 0)
        other.setSpacing(theme.px(Size.GAP))
        other.addWidget(self._number)
        other.addWidget(self._unit, 1)
        self._other.hide()
        self.label = above_label(theme, tr("How long"))
        self._lay_out()
        self._chips.chosen.connect(self._choose)
        self._number.valueChanged.connect(self._read_other)
        self._unit.chosen.connect(self._read_other)

    @property
    def value(self) -> Lasted | None:
        """What is chosen."""
        return self._value

    def set_value(self, lasted: Lasted | None) -> None:
        """Show ``lasted`` without telling anybody."""
        self._value = lasted
        common = {known for known, _text in _COMMON} | {ONGOING, None}
        if lasted in common:
            self._chips.value = lasted
            self._show_other(False)
            return
        self._chips.value = _MORE
        self._number.value = lasted.amount if lasted else None
        self._unit.value = lasted.unit if lasted else None
        self._show_other(True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(Size.GAP))
        column.addWidget(self.label)
        column.addWidget(self._chips)
        column.addWidget(self._other)

    def _choose(self, chosen: object) -> None:
        is_more = chosen == _MORE
        self._show_other(is_more)
        if is_more:
            self._number.value = None
            self._unit.value = LastedUnit.DAYS
            self._number.setFocus()
            return
        self._tell(chosen if isinstance(chosen, Lasted) else None)

    def _read_other(self, _value: object = None) -> None:
        number, unit = self._number.value, self._unit.value
        if number is not None and isinstance(unit, LastedUnit):
            self._tell(Lasted(int(number), unit))
        else:
            self._tell(None)

    def _tell(self, lasted: Lasted | None) -> None:
        if lasted != self._value:
            self._value = lasted
            self.setAccessibleDescription(lasted_words(lasted) if lasted else "")
            self.chosen.emit(lasted)

    def _show_other(self, shown: bool) -> None:
        self._other.setVisible(shown)
        self.updateGeometry()
