"""One number of the rule of thumb: what it means, its value, its default and where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from kneelog.domain.settings import RULE_SETTINGS
from kneelog.ui.narrowing import Narrowing
from kneelog.ui.section import wrapping
from kneelog.ui.settings.stepper import Stepper
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.label import Label
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.ui.theme import Theme

_UNIT = 108
_DEFAULT = 72
_SOURCE_GAP = 4


class RuleRow(Narrowing):
    """``setting`` is the number's name, ``label`` and ``unit`` are what stands before and after it."""

    def __init__(self, theme: Theme, setting: str, group: str, label: str, unit: str) -> None:
        super().__init__()
        facts = RULE_SETTINGS[setting]
        self.setting = setting
        self._facts = facts
        self._label = _Weighted(theme, label, wrap=True)
        words = " ".join(part for part in (label, unit) if part)
        self.stepper = Stepper(
            theme, tr("{group}: {meaning}", group=group, meaning=words), facts.low, facts.high
        )
        self._default = _Weighted(
            theme, tr("default {value}", value=facts.default), kind=Type.SMALL, muted=True
        )
        self._source = _Weighted(theme, tr(facts.source), kind=Type.SMALL, muted=True, wrap=True)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._source_text = tr(facts.source)
        self.stepper.number.setAccessibleDescription(
            tr(
                "From {low} to {high}, default {value}. {source}",
                low=facts.low,
                high=facts.high,
                value=facts.default,
                source=self._source_text,
            )
        )
        self._lay_out(theme, Label(theme, unit, muted=True))
        self.show_value(facts.default)

    def show_value(self, value: int) -> None:
        """Show the number that holds; one that is not the default carries weight."""
        changed = value != self._facts.default
        if not self.stepper.is_moving:
            self.stepper.value = value
        self.stepper.emphasise(changed)
        self._label.emphasise(changed)
        self._default.emphasise(changed)
        self._default.show_muted(not changed)

    def say(self, problem: str) -> None:
        """Say why a number cannot be had, in the place of the source."""
        self._source.setText(problem or self._source_text)
        self._source.show_muted(not problem)

    def set_narrow(self, narrow: bool) -> None:
        """Stand the meaning above the number, or before it."""
        self._line.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def _lay_out(self, theme: Theme, unit: Label) -> None:
        unit.setMinimumWidth(theme.px(_UNIT))
        self._default.setMinimumWidth(theme.px(_DEFAULT))
        number = QHBoxLayout()
        for part in (self.stepper, unit, self._default):
            number.addWidget(part)
        number.addStretch(1)
        for layout in (number, self._line):
            layout.setSpacing(theme.px(Size.GAP))
        self._line.addWidget(self._label, 1, Qt.AlignmentFlag.AlignVCenter)
        self._line.addLayout(number)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(_SOURCE_GAP))
        column.addLayout(self._line)
        column.addWidget(self._source)
        self.setSizePolicy(wrapping())


class _Weighted(Label):
    """A text whose weight follows what it says."""

    def emphasise(self, strong: bool) -> None:
        """Set it in semibold, or not."""
        self._semibold = strong
        self.updateGeometry()
        self.update()

    def show_muted(self, muted: bool) -> None:
        """Set it in muted ink, or in full."""
        self.muted = muted
        self.update()
