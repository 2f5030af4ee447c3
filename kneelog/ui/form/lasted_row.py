"""How long it lasted: the common answers as chips, any other as a number and a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kneelog.domain.report import ONGOING, Knee, Lasted
from kneelog.ui.form.rows import above_label
from kneelog.ui.theme import Size
from kneelog.ui.widgets.choice_chips import ChoiceChips, Option
from kneelog.ui.widgets.tab_order import come_after
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from kneelog.ui.form.other_duration import OtherDuration
    from kneelog.ui.theme import Theme

_MORE = "more"
_COMMON: list[tuple[Lasted, str]] = [
    (Lasted.parse("10min"), N_("10 min")),
    (Lasted.parse("1h"), N_("1 h")),
    (Lasted.parse("1d"), N_("1 day")),
    (Lasted.parse("2d"), N_("2 days")),
    (Lasted.parse("3d"), N_("3 days")),
]
_KNOWN = {lasted for lasted, _text in _COMMON} | {ONGOING, None}


class LastedRow(QWidget):
    """One knee's *How long*; ``chosen`` carries a :class:`Lasted`, or ``None`` for *not recorded*."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, knee: Knee) -> None:
        super().__init__()
        self._theme = theme
        self._value: Lasted | None = None
        name = tr("Left knee, how long") if knee is Knee.LEFT else tr("Right knee, how long")
        options = [Option(lasted, tr(text)) for lasted, text in _COMMON]
        options += [Option(_MORE, tr("more…")), Option(ONGOING, tr("still there"))]
        self._chips = ChoiceChips(theme, name, options)
        self._chips.chosen.connect(self._choose)
        self._other: OtherDuration | None = None
        self.label = above_label(theme, tr("How long"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(Size.GAP))
        self._column.addWidget(self.label)
        self._column.addWidget(self._chips)

    @property
    def value(self) -> Lasted | None:
        """What is chosen."""
        return self._value

    def set_value(self, lasted: Lasted | None) -> None:
        """Show ``lasted`` without telling anybody."""
        self._value = lasted
        is_other = lasted not in _KNOWN
        self._chips.value = _MORE if is_other else lasted
        self._show_other(is_other)
        if is_other and self._other is not None:
            self._other.show_value(lasted)

    def _choose(self, chosen: object) -> None:
        self._show_other(chosen == _MORE)
        if chosen == _MORE and self._other is not None:
            self._other.show_value(None)
        self._tell(chosen if isinstance(chosen, Lasted) else None)

    def _tell(self, lasted: Lasted | None) -> None:
        if lasted != self._value:
            self._value = lasted
            self.chosen.emit(lasted)

    def _show_other(self, shown: bool) -> None:
        if shown and self._other is None:
            from kneelog.ui.form.other_duration import OtherDuration

            self._other = OtherDuration(self._theme)
            self._other.changed.connect(self._tell)
            self._column.addWidget(self._other)
            come_after(self._chips, self._other)
        if self._other is not None:
            self._other.setVisible(shown)
        self.updateGeometry()
