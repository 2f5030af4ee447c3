"""Urgent signs that were recorded and still stand: their lines come before everything else on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kneelog.domain.history import History
from kneelog.domain.report import Swelling
from kneelog.domain.signs import URGENT
from kneelog.services import record
from kneelog.ui.theme import Size
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.words import tr

if TYPE_CHECKING:
    from datetime import date

    from kneelog.domain.entry import Entry
    from kneelog.rules.finding import Finding
    from kneelog.ui.desk import Desk, State
    from kneelog.ui.theme import Theme


class StandingSigns(QWidget):
    """One framed line a sign, until a later entry of that knee is without it or it was looked at.

    ``list_asked``: the runner wants to read about the list of these signs.
    """

    list_asked = Signal()

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__()
        self._theme = theme
        self._desk = desk
        self._shown: list[tuple[str, ...]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(Size.GAP))
        self.hide()

    def show_state(self, state: State, today: date) -> None:
        """Show what stands in ``state``; a diary in which nothing urgent was ticked costs nothing."""
        findings = _standing(state, today)
        numbers = state.diary.preferences.numbers
        shown = [(*map(str, _named(finding)), str(finding.until), *numbers) for finding in findings]
        if shown == self._shown:
            return
        self._shown = shown
        while (item := self._column.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()
        for finding in findings:
            self._add(finding, numbers)
        self.setVisible(bool(findings))

    def _add(self, finding: Finding, numbers: tuple[str, str]) -> None:
        from kneelog.rules import urgent_words
        from kneelog.ui.section import row_of
        from kneelog.ui.widgets.urgent_line import UrgentLine

        line = UrgentLine(self._theme)
        self._column.addWidget(line)
        line.say(*urgent_words.standing_line(finding, numbers))
        line.show()
        answered = LinkButton(self._theme, tr("I had it looked at"))
        sign, knee, today = finding.sign, finding.knee, self._desk.now().date()
        if sign is not None:
            answered.clicked.connect(
                lambda: self._desk.perform(lambda diary: record.looked_at(diary, sign, knee, today))
            )
        about = LinkButton(self._theme, tr("About this list"))
        about.clicked.connect(self.list_asked)
        links = QWidget()
        links.setLayout(row_of(self._theme, answered, about))
        layout = line.layout()
        if layout is not None:
            layout.addWidget(links)


def _standing(state: State, today: date) -> list[Finding]:
    """The signs that stand; at start, before there is a review, only the last weeks are read, and only if need be."""
    review = state.review
    if review is None:
        if not any(_is_urgent(entry) for entry in state.recent.entries.values()):
            return []
        from kneelog.rules.review import evaluate

        review = evaluate(History.of(state.recent), state.recent.rules, today)
    return [finding for finding in review.findings if finding.stands]


def _is_urgent(entry: Entry) -> bool:
    if any(sign in URGENT for sign in entry.signs):
        return True
    return any(
        report.swelling is Swelling.TIGHT or any(sign in URGENT for sign in report.signs)
        for report in (entry.left, entry.right)
    )


def _named(finding: Finding) -> tuple[object, object]:
    return finding.sign, finding.knee
