"""The page of urgent signs: a fixed list, the same for everyone, whatever the levels and settings are."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kneelog.domain.signs import URGENT, Advice, Sign
from kneelog.rules.urgent_words import ASK_A_GP, BASIS, NOT_A_DIAGNOSIS, WHATEVER, advice
from kneelog.services import record
from kneelog.services.learn_terms import URGENT_SIGNS
from kneelog.services.wording import asked_as
from kneelog.ui.quiet_page import QuietPage
from kneelog.ui.section import Section, column_of, row_of, wrapping
from kneelog.ui.settings.country import COUNTRIES, numbers_as_text
from kneelog.ui.theme import Size, Type
from kneelog.ui.urgent.standing import StandingSign
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.ui.widgets.tab_order import come_before
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.domain.settings import Preferences
    from kneelog.rules.finding import Finding
    from kneelog.ui.desk import Desk, State
    from kneelog.ui.theme import Theme

_BETWEEN_LINES = 6


class UrgentPage(QuietPage):
    """All urgent signs by what to do; first those that were recorded and still stand."""

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__(theme, desk, tr("Urgent signs"))
        self.standing: list[StandingSign] = []
        self.groups: dict[Advice, Section] = {}
        self._numbers = Label(theme, muted=True, wrap=True)
        self.change_country = LinkButton(theme, tr("Change the country"))
        self.change_country.clicked.connect(lambda: self.wanted.emit("settings", "numbers"))
        self._frames = QWidget()
        self._frame_column = QVBoxLayout(self._frames)
        self._frame_column.setSpacing(theme.px(Size.GAP_WIDE))
        self._frames.setSizePolicy(wrapping())
        self._build()
        self.show_state(desk.state)

    def enter(self, subject: object = None) -> None:
        """Show the page from its top; ``subject`` says nothing here."""
        del subject
        self.enter_top()

    def regions(self) -> list[QWidget]:
        """The first sign that stands or the link, and the footer's link."""
        first: QWidget = self.standing[0].button if self.standing else self.change_country
        return [first, self.footer.link]

    def show_state(self, state: State) -> None:
        """Show the numbers that hold, and what still stands."""
        preferences = state.diary.preferences
        self._numbers.setText(_numbers_of(preferences))
        for what, section in self.groups.items():
            section.set_title(advice(_first_of(what), *preferences.numbers))
        self._show_standing(state.review.urgent_lines if state.review is not None else (), preferences)

    def _build(self) -> None:
        theme = self.theme
        fixed = Label(theme, tr(WHATEVER), wrap=True)
        head = column_of(theme, Size.GAP_TIGHT, fixed, _holder(theme, self._numbers, self.change_country))
        self.column.addWidget(head)
        self.column.addWidget(self._frames)
        self.column.addSpacing(theme.px(Size.GAP_SECTION))
        for what, signs in groupby(URGENT, URGENT.__getitem__):
            self.groups[what] = self._group(list(signs), first=not self.groups)
            self.column.addWidget(self.groups[what])
        self.column.addWidget(self._basis())
        self.column.addStretch(1)

    def _group(self, signs: list[Sign], *, first: bool) -> Section:
        section = Section(self.theme, "", kind=Type.LARGE, side=0, first=first)
        section.rows.setSpacing(self.theme.px(_BETWEEN_LINES))
        for sign in signs:
            section.rows.addWidget(Label(self.theme, asked_as(sign), wrap=True))
        section.rows.addStretch(1)
        return section

    def _basis(self) -> Section:
        section = Section(self.theme, tr("About this list"), side=0)
        for text in (ASK_A_GP, BASIS, NOT_A_DIAGNOSIS):
            section.rows.addWidget(Label(self.theme, tr(text), wrap=True))
        self.learn = LinkButton(self.theme, tr("More about these signs"))
        self.learn.clicked.connect(lambda: self.wanted.emit("learn", URGENT_SIGNS.partition("#")[0]))
        section.rows.addWidget(self.learn, 0, Qt.AlignmentFlag.AlignLeft)
        return section

    # What stands --------------------------------------------------------------------------------------------

    def _show_standing(self, findings: tuple[Finding, ...], preferences: Preferences) -> None:
        had_focus = any(shown.button.hasFocus() for shown in self.standing)
        for shown in self.standing:
            self._frame_column.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
        self.standing = [StandingSign(self.theme, finding, preferences.numbers) for finding in findings]
        for shown in self.standing:
            shown.looked_at.connect(lambda about=shown.finding: self._looked_at(about))
            self._frame_column.addWidget(shown)
        self._frame_column.setContentsMargins(0, self.theme.px(Size.GAP_WIDE), 0, 0)
        self._frames.setVisible(bool(findings))
        come_before(self.learn, self._frames)
        if had_focus:
            self.regions()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _looked_at(self, finding: Finding) -> None:
        sign, knee, today = finding.sign, finding.knee, self.desk.now().date()
        if sign is not None:
            self.keep(lambda diary: record.looked_at(diary, sign, knee, today))


def _first_of(what: Advice) -> Sign:
    return next(sign for sign, said in URGENT.items() if said is what)


def _numbers_of(preferences: Preferences) -> str:
    country = tr(COUNTRIES[preferences.country])
    return tr("{country}: {numbers}.", country=country, numbers=numbers_as_text(*preferences.numbers))


def _holder(theme: Theme, *parts: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(row_of(theme, *parts))
    return holder
