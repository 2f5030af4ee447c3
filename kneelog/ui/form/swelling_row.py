"""Swelling of one knee; anything but none asks on: one spot or the whole knee, and when it came up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kneelog.domain.report import BLANK, KneeReport, Swelling, SwellingExtent, SwellingOnset
from kneelog.services.wording import EXTENT_WORDS, ONSET_WORDS
from kneelog.ui.form.rows import above_label
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.badge import knee_name
from kneelog.ui.widgets.choice_chips import ChoiceChips, Option
from kneelog.ui.widgets.flow_layout import FlowLayout
from kneelog.ui.widgets.label import Label
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from kneelog.domain.report import Knee
    from kneelog.ui.theme import Theme

_WORDS = {
    Swelling.NONE: N_("none"),
    Swelling.SLIGHT: N_("slightly puffy"),
    Swelling.CLEAR: N_("clearly swollen"),
    Swelling.TIGHT: N_("tight, hard to bend"),
}


class SwellingRow(QWidget):
    """``changed`` carries a function's worth: the report with its swelling as chosen (other fields untouched)."""

    changed = Signal(object)

    def __init__(self, theme: Theme, knee: Knee) -> None:
        super().__init__()
        self._report = BLANK
        side = knee_name(knee)
        self._swelling = ChoiceChips(
            theme,
            tr("{knee} swelling", knee=side),
            [Option(value, tr(text)) for value, text in _WORDS.items()],
        )
        self._extent = ChoiceChips(
            theme,
            tr("{knee} swelling, where", knee=side),
            [Option(value, tr(EXTENT_WORDS[value])) for value in SwellingExtent],
            height=Size.CHIP_PLACE,
        )
        self._onset = ChoiceChips(
            theme,
            tr("{knee} swelling, came up", knee=side),
            [Option(value, tr(ONSET_WORDS[value])) for value in SwellingOnset],
            height=Size.CHIP_PLACE,
        )
        self._detail = QWidget()
        self.label = above_label(theme, tr("Swelling"))
        self._lay_out(theme)
        self._swelling.chosen.connect(self._choose)
        self._extent.chosen.connect(lambda value: self._tell(swelling_extent=value))
        self._onset.chosen.connect(lambda value: self._tell(swelling_onset=value))

    def set_report(self, report: KneeReport) -> None:
        """Show what ``report`` says of swelling without telling anybody."""
        self._report = report
        self._swelling.value = report.swelling
        self._extent.value = report.swelling_extent
        self._onset.value = report.swelling_onset
        self._detail.setVisible(report.swelling not in {None, Swelling.NONE})

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(Size.GAP))
        column.addWidget(self.label)
        column.addWidget(self._swelling)
        row = FlowLayout(theme, self._detail)
        came_up = QWidget()
        pair = QHBoxLayout(came_up)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(theme.px(Size.GAP))
        pair.addWidget(Label(theme, tr("came up"), kind=Type.SMALL, muted=True))
        pair.addWidget(self._onset)
        row.addWidget(self._extent)
        row.addWidget(came_up)
        self._detail.hide()
        column.addWidget(self._detail)

    def _choose(self, value: object) -> None:
        if value in {None, Swelling.NONE}:
            self._extent.value = None
            self._onset.value = None
            self._tell(swelling=value, swelling_extent=None, swelling_onset=None)
        else:
            self._tell(swelling=value)
        self._detail.setVisible(value not in {None, Swelling.NONE})

    def _tell(self, **chosen: object) -> None:
        self._report = replace(self._report, **chosen)  # type: ignore[arg-type]
        self.changed.emit(self._report)
