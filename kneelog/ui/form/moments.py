"""Moments of the run: at the start, during, after; the main level follows the highest of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from kneelog.domain.report import BLANK, Knee, KneeReport
from kneelog.services import log_form
from kneelog.ui.theme import Size
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.level_strip import LevelStrip
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from kneelog.domain.entry import Entry
    from kneelog.ui.theme import Theme

_MOMENTS = (
    ("start", N_("At the start"), N_("Left knee at the start"), N_("Right knee at the start")),
    ("during", N_("During"), N_("Left knee during the run"), N_("Right knee during the run")),
    ("after", N_("After"), N_("Left knee after the run"), N_("Right knee after the run")),
)
_MIDDLE = 104


class Moments(QWidget):
    """``report_changed`` carries the knee and its new report."""

    report_changed = Signal(object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._reports: dict[Knee, KneeReport] = dict.fromkeys(Knee, BLANK)
        self._strips: dict[tuple[Knee, str], LevelStrip] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(theme.px(Size.GAP))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)
        grid.setColumnMinimumWidth(1, theme.px(_MIDDLE))
        for row, (moment, text, left, right) in enumerate(_MOMENTS):
            grid.addWidget(
                Label(theme, tr(text), muted=True, centred=True), row, 1, Qt.AlignmentFlag.AlignCenter
            )
            for column, knee, name in ((0, Knee.LEFT, left), (2, Knee.RIGHT, right)):
                strip = LevelStrip(theme, tr(name), compact=True)
                strip.levelChosen.connect(
                    lambda level, which=knee, what=moment: self._choose(which, what, level)
                )
                self._strips[knee, moment] = strip
                grid.addWidget(strip, row, column)

    def show_entry(self, entry: Entry) -> None:
        """Show the moments of both knees."""
        for knee in Knee:
            self._reports[knee] = entry.report(knee)
            for moment, *_words in _MOMENTS:
                self._strips[knee, moment].value = getattr(self._reports[knee], moment)

    def _choose(self, knee: Knee, moment: str, level: int | None) -> None:
        self.report_changed.emit(knee, log_form.with_moment(self._reports[knee], moment, level))
