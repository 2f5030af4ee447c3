"""Why the rule of thumb is met: the whole explanation of every reason, with the setting's source."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from kneelog.domain.settings import RULE_SETTINGS
from kneelog.rules.fact_words import in_brief
from kneelog.rules.finding import Rule
from kneelog.rules.sentences import not_assessable_sentence, sentence
from kneelog.services.learn_terms import OF_RULE
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.badge import Badge
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.ui.widgets.scroll_area import ScrollArea
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kneelog.domain.diary import Diary
    from kneelog.rules.finding import Finding, NotAssessable
    from kneelog.ui.desk import State
    from kneelog.ui.theme import Theme

_SETTING = {
    Rule.HIGH_PAIN: "high_level",
    Rule.LASTING_PAIN: "lasting_days",
    Rule.UNEVEN_PAIN: "uneven_gap",
    Rule.RECURRING_NIGGLE: "niggle_runs",
}
SOURCE = N_(
    "The rule of thumb is from “Inner Knee Pain Running” by James McCormack (Flawless Physio, 29 November 2022), "
    "in our words; it gives no number but the 2-3 days. kneelog is a diary: it points out what your own entries say "
    "and does not assess your knee."
)
_WIDTH, _HEIGHT = 600, 420


class Why(QDialog):
    """Shown beside the page, not in its way; ``Esc`` closes it. ``fill_in_asked`` carries what was not recorded.

    ``learn_asked`` carries where Learn explains the rule. Both close it.
    """

    fill_in_asked = Signal(object)
    learn_asked = Signal(str)

    def __init__(self, theme: Theme, findings: Sequence[Finding], state: State, parent: QWidget) -> None:
        super().__init__(parent)
        diary = state.diary
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Why the rule of thumb is met"))
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))
        body = QWidget()
        column = QVBoxLayout(body)
        margin = theme.px(Size.PAGE_MARGIN)
        column.setContentsMargins(margin, margin, margin, theme.px(Size.GAP))
        column.setSpacing(theme.px(Size.GAP_WIDE))
        for finding in findings:
            explained = _Explanation(theme, finding, diary)
            explained.about.clicked.connect(partial(self._read, OF_RULE[finding.rule]))
            column.addWidget(explained)
        self._add_unjudged(theme, column, state)
        column.addWidget(Label(theme, tr(SOURCE), kind=Type.SMALL, muted=True, wrap=True))
        column.addStretch(1)
        close = PlainButton(theme, tr("Close"))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setContentsMargins(margin, theme.px(Size.GAP), margin, theme.px(Size.GAP_WIDE))
        foot.addStretch(1)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(ScrollArea(theme, body), 1)
        whole.addLayout(foot)
        close.setFocus()

    def _add_unjudged(self, theme: Theme, column: QVBoxLayout, state: State) -> None:
        """What could not be judged, because it was not recorded, each with a way to fill it in."""
        items = state.review.not_assessable if state.review is not None else ()
        if not items:
            return
        column.addWidget(Label(theme, tr("Could not be judged"), semibold=True))
        for item in items:
            row = QHBoxLayout()
            row.setSpacing(theme.px(12))
            row.addWidget(Label(theme, not_assessable_sentence(item), wrap=True), 1)
            fill_in = PlainButton(theme, tr("Fill in"))
            fill_in.setAccessibleName(tr("Fill in: {what}", what=not_assessable_sentence(item)))
            fill_in.clicked.connect(partial(self._fill_in, item))
            row.addWidget(fill_in, 0, Qt.AlignmentFlag.AlignTop)
            column.addLayout(row)

    def _read(self, where: str) -> None:
        self.learn_asked.emit(where)
        self.accept()

    def _fill_in(self, item: NotAssessable) -> None:
        self.fill_in_asked.emit(item)
        self.accept()


class _Explanation(QWidget):
    """One finding: the knee's badge, the explanation, where its number comes from, and where to read more."""

    def __init__(self, theme: Theme, finding: Finding, diary: Diary) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        if finding.knee is not None:
            row.addWidget(Badge(theme, finding.knee), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(theme.px(Size.GAP_TIGHT))
        column.addWidget(Label(theme, sentence(finding, diary.rules, diary.preferences.numbers), wrap=True))
        name = _SETTING.get(finding.rule)
        if name is not None:
            source = tr("Our number: {source}", source=tr(RULE_SETTINGS[name].source))
            column.addWidget(Label(theme, source, kind=Type.SMALL, muted=True, wrap=True))
        self.about = LinkButton(theme, tr("About the rule of thumb"), kind=Type.SMALL)
        self.about.setAccessibleName(tr("About the rule of thumb: {finding}", finding=in_brief(finding)))
        column.addWidget(self.about, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(column, 1)
