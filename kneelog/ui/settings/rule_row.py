"""One number of the rule of thumb: what it means, its value, its default and where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from kneelog.domain.settings import RULE_SETTINGS
from kneelog.ui.settings.section import wrapping
from kneelog.ui.settings.stepper import Stepper
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.label import Label
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.ui.theme import Theme

_UNIT = 108
_DEFAULT = 72
_SOURCE_GAP = 2


class RuleRow(QWidget):
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
        self.say("")

    def say(self, problem: str) -> None:
        """Say why a number cannot be had, in the place of the source."""
        self._source.setText(problem or self._source_text)
        self._source.show_muted(not problem)

    def _lay_out(self, theme: Theme, unit: Label) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(Size.GAP))
        grid.setVerticalSpacing(theme.px(_SOURCE_GAP))
        grid.addWidget(self._label, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.stepper, 0, 1)
        grid.addWidget(unit, 0, 2)
        grid.addWidget(self._default, 0, 3)
        grid.addWidget(self._source, 1, 0, 1, 4)
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(2, theme.px(_UNIT))
        grid.setColumnMinimumWidth(3, theme.px(_DEFAULT))
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
