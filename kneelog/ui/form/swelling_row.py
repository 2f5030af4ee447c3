"""Swelling of one knee; anything but none asks on, in a row of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kneelog.domain.report import BLANK, KneeReport, Swelling
from kneelog.ui.form.rows import above_label
from kneelog.ui.theme import Size
from kneelog.ui.widgets.choice_chips import ChoiceChips, Option
from kneelog.ui.widgets.knee_words import knee_name
from kneelog.ui.widgets.tab_order import come_after
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from kneelog.domain.report import Knee
    from kneelog.ui.form.swelling_detail import SwellingDetail
    from kneelog.ui.theme import Theme

_WORDS = {
    Swelling.NONE: N_("none"),
    Swelling.SLIGHT: N_("slightly puffy"),
    Swelling.CLEAR: N_("clearly swollen"),
    Swelling.TIGHT: N_("tight, hard to bend"),
}
_NOTHING_MORE_TO_ASK = frozenset({None, Swelling.NONE})


class SwellingRow(QWidget):
    """``changed`` carries the report with its swelling as chosen; its other fields are those it was shown."""

    changed = Signal(object)

    def __init__(self, theme: Theme, knee: Knee) -> None:
        super().__init__()
        self._theme = theme
        self._knee = knee
        self._report = BLANK
        self._detail: SwellingDetail | None = None
        name = tr("{knee} swelling", knee=knee_name(knee))
        self._swelling = ChoiceChips(theme, name, [Option(value, tr(text)) for value, text in _WORDS.items()])
        self._swelling.chosen.connect(self._choose)
        self.label = above_label(theme, tr("Swelling"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(Size.GAP))
        self._column.addWidget(self.label)
        self._column.addWidget(self._swelling)

    def set_report(self, report: KneeReport) -> None:
        """Show what ``report`` says of swelling without telling anybody."""
        self._report = report
        self._swelling.value = report.swelling
        self._show_detail(report.swelling not in _NOTHING_MORE_TO_ASK)
        if self._detail is not None:
            self._detail.show_report(report)

    def _choose(self, value: object) -> None:
        if value in _NOTHING_MORE_TO_ASK:
            self._tell(swelling=value, swelling_extent=None, swelling_onset=None)
        else:
            self._tell(swelling=value)

    def _show_detail(self, shown: bool) -> None:
        if shown and self._detail is None:
            from kneelog.ui.form.swelling_detail import SwellingDetail

            self._detail = SwellingDetail(self._theme, self._knee)
            self._detail.extent_chosen.connect(lambda value: self._tell(swelling_extent=value))
            self._detail.onset_chosen.connect(lambda value: self._tell(swelling_onset=value))
            self._column.addWidget(self._detail)
            come_after(self._swelling, self._detail)
        if self._detail is not None:
            self._detail.setVisible(shown)

    def _tell(self, **chosen: object) -> None:
        self._report = replace(self._report, **chosen)  # type: ignore[arg-type]
        self.set_report(self._report)
        self.changed.emit(self._report)
