"""Of a swelling that is there: one spot or the whole knee, and when it came up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from kneelog.domain.report import SwellingExtent, SwellingOnset
from kneelog.services.wording import EXTENT_WORDS, ONSET_WORDS
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.choice_chips import ChoiceChips, Option
from kneelog.ui.widgets.flow_layout import FlowLayout
from kneelog.ui.widgets.knee_words import knee_name
from kneelog.ui.widgets.label import Label
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.domain.report import Knee, KneeReport
    from kneelog.ui.theme import Theme


class SwellingDetail(QWidget):
    """``extent_chosen`` and ``onset_chosen`` carry a value, or ``None``: not recorded."""

    extent_chosen = Signal(object)
    onset_chosen = Signal(object)

    def __init__(self, theme: Theme, knee: Knee) -> None:
        super().__init__()
        self._extent = ChoiceChips(
            theme,
            tr("{knee} swelling, where", knee=knee_name(knee)),
            [Option(value, tr(EXTENT_WORDS[value])) for value in SwellingExtent],
            height=Size.CHIP_PLACE,
        )
        self._onset = ChoiceChips(
            theme,
            tr("{knee} swelling, came up", knee=knee_name(knee)),
            [Option(value, tr(ONSET_WORDS[value])) for value in SwellingOnset],
            height=Size.CHIP_PLACE,
        )
        self._extent.chosen.connect(self.extent_chosen)
        self._onset.chosen.connect(self.onset_chosen)
        came_up = QWidget()
        pair = QHBoxLayout(came_up)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(theme.px(Size.GAP))
        pair.addWidget(Label(theme, tr("came up"), kind=Type.SMALL, muted=True))
        pair.addWidget(self._onset)
        flow = FlowLayout(theme, self)
        flow.addWidget(self._extent)
        flow.addWidget(came_up)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_report(self, report: KneeReport) -> None:
        """Show what ``report`` says, without telling anybody."""
        self._extent.value = report.swelling_extent
        self._onset.value = report.swelling_onset
