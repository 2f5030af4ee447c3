"""The rule of thumb on the Settings page: nine numbers, by criterion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kneelog.domain.settings import RuleSettings
from kneelog.rules.finding import Rule
from kneelog.rules.sentences import NOTHING_MEETS_IT
from kneelog.services.learn_terms import NUMBERS, OF_SETTING
from kneelog.ui.section import Section, column_of, row_of
from kneelog.ui.settings.rule_row import RuleRow
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.words import N_, tr, trn

if TYPE_CHECKING:
    from kneelog.rules.finding import Review
    from kneelog.ui.desk import State
    from kneelog.ui.theme import Theme

GROUPS: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = (
    (N_("High pain"), (("high_level", N_("Pain is high from level"), ""),)),
    (N_("Lasting pain"), (("lasting_days", N_("Pain lasts more than"), N_("days")),)),
    (N_("Uneven knees"), (("uneven_gap", N_("Left and right differ by at least"), N_("levels")),)),
    (
        N_("Recurring niggle"),
        (
            ("niggle_runs", N_("The knee hurt on at least"), N_("runs")),
            ("niggle_of", N_("of the last"), N_("answered runs")),
            ("niggle_window_days", N_("within"), N_("days")),
        ),
    ),
    (
        N_("For all criteria"),
        (
            ("counts_from", N_("A record counts as pain from level"), ""),
            ("bridged_blank_days", N_("Unrecorded days that a spell bridges"), N_("in a row")),
            ("current_days", N_("A finding stays current for"), N_("days")),
        ),
    ),
)
"""Per criterion its settings, each with the words before and after the number."""

_BETWEEN_GROUPS = 20
_NIGGLE = ("niggle_runs", "niggle_of")


class RuleSection(Section):
    """``chosen`` asks for one number, ``defaults_asked`` for all of them as they were at first.

    ``learn_asked`` carries where Learn explains a criterion.

    More painful runs than runs looked at are refused here: ``refused`` carries the sentence.
    """

    chosen = Signal(str, int)
    learn_asked = Signal(str)
    defaults_asked = Signal()
    refused = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            tr("The rule of thumb"),
            tr(
                "The diary is read with these numbers. The article gives none but the 2-3 days, "
                "so each stands with its source. All are yours to change."
            ),
            first=True,
        )
        self._settings = RuleSettings()
        self.now = Label(theme, wrap=True)
        self._effect = Label(
            theme,
            tr("Change a number, and the whole history is read by it."),
            kind=Type.SMALL,
            muted=True,
            wrap=True,
        )
        self.defaults = PlainButton(theme, tr("Back to the defaults"))
        self.defaults.clicked.connect(self._reset)
        self.row_of: dict[str, RuleRow] = {}
        self.about: dict[str, LinkButton] = {}
        self.rows.setSpacing(theme.px(_BETWEEN_GROUPS))
        self.rows.addWidget(column_of(theme, 0, self.now, self._effect))
        for title, settings in GROUPS:
            self.rows.addWidget(self._group(theme, tr(title), settings))
        self.rows.addWidget(self.defaults, 0, Qt.AlignmentFlag.AlignLeft)

    def show_state(self, state: State) -> None:
        """Show the numbers that hold, and what the diary gives with them."""
        self._settings = state.diary.rules
        for name, row in self.row_of.items():
            row.show_value(getattr(self._settings, name))
        self.defaults.setVisible(bool(self._settings.changed))
        self.now.setText(findings_now(state.review) if state.review is not None else "")

    def settle(self) -> None:
        """Take what is still being stepped."""
        for row in self.row_of.values():
            row.stepper.settle()

    def _group(self, theme: Theme, title: str, settings: tuple[tuple[str, str, str], ...]) -> QWidget:
        rows = []
        for name, label, unit in settings:
            row = RuleRow(theme, name, title, tr(label), tr(unit) if unit else "")
            row.stepper.changed.connect(lambda value, about=name: self._choose(about, value))
            rows.append(row)
            self.row_of[name] = row
        first, _label, _unit = settings[0]
        where = OF_SETTING[first]
        words = tr("About the numbers") if where == NUMBERS else tr("About this rule")
        self.about[first] = about = LinkButton(theme, words, kind=Type.SMALL)
        about.setAccessibleName(tr("{about}: {what}", about=words, what=title))
        about.clicked.connect(lambda: self.learn_asked.emit(where))
        head = QWidget()
        head.setLayout(row_of(theme, Label(theme, title, semibold=True), about))
        return column_of(theme, Size.GAP, head, *rows)

    def _choose(self, name: str, value: int) -> None:
        for row in self.row_of.values():
            row.say("")
        runs, of = (self.row_of[which].stepper.value for which in _NIGGLE)
        if name in _NIGGLE and runs > of:
            self._refuse(name, runs, of)
        else:
            self.chosen.emit(name, value)

    def _refuse(self, name: str, runs: int, of: int) -> None:
        row = self.row_of[name]
        row.show_value(min(of, self._kept(name)) if name == "niggle_runs" else max(runs, self._kept(name)))
        kept, kept_of = (self.row_of[which].stepper.value for which in _NIGGLE)
        why = tr(
            "A knee cannot hurt on {runs} of {of} runs. It stays at {kept} of {kept_of}.",
            runs=runs,
            of=of,
            kept=kept,
            kept_of=kept_of,
        )
        row.say(why)
        self.refused.emit(why)

    def _kept(self, name: str) -> int:
        return int(getattr(self._settings, name))

    def _reset(self) -> None:
        self.row_of["high_level"].stepper.setFocus(Qt.FocusReason.OtherFocusReason)
        self.defaults_asked.emit()


def findings_now(review: Review) -> str:
    """How many findings the settings give; urgent signs are none of theirs."""
    findings = [finding for finding in review.findings if finding.rule is not Rule.URGENT_SIGN]
    if not findings:
        return tr(NOTHING_MEETS_IT)
    current = sum(finding.current for finding in findings)
    return trn(
        "With these settings the diary gives {count} finding; current now: {current}.",
        "With these settings the diary gives {count} findings, {current} of them current.",
        len(findings),
        current=current,
    )
