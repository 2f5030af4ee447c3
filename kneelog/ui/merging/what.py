"""What a merge would do: its sentences, what is to be chosen, and the button that does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kneelog.services import merge_words
from kneelog.services.merge_versions import Side
from kneelog.ui.merging.conflict import ConflictCard
from kneelog.ui.section import Section, row_of, wrapping
from kneelog.ui.theme import Size
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.ui.widgets.primary_button import PrimaryButton
from kneelog.ui.widgets.tab_order import come_after
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kneelog.domain.versions import Key
    from kneelog.services.merging import MergePlan
    from kneelog.ui.theme import Theme

_AT_ONCE = 20
"""So many cards are built at a time; two diaries that went apart for years may hold hundreds."""


class WhatSection(Section):
    """The fates of all records that nobody has to choose between, and the button."""

    merge_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("What would happen"))
        self._lines = QWidget()
        self._column = QVBoxLayout(self._lines)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(Size.GAP_TIGHT))
        self._lines.setSizePolicy(wrapping())
        self._theme_ = theme
        self.merge = PrimaryButton(theme, tr("Merge"))
        self.merge.clicked.connect(self.merge_asked)
        self.rows.addWidget(self._lines)
        self.rows.addLayout(row_of(theme, self.merge))

    @property
    def sentences(self) -> list[str]:
        """What is said."""
        found = (self._column.itemAt(number) for number in range(self._column.count()))
        labels = (None if item is None else item.widget() for item in found)
        return [label.text() for label in labels if isinstance(label, Label)]

    def show_plan(self, plan: MergePlan) -> None:
        """Say what merging would do; without anything to do there is no button."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        lines = [*merge_words.tally_lines(plan), *plan.notes]
        if plan.is_empty:
            lines.insert(0, merge_words.nothing_to_merge(plan))
        for line in lines:
            self._column.addWidget(Label(self._theme_, line, wrap=True))
        self.merge.setVisible(not plan.is_empty)


class ChoiceSection(Section):
    """The records that both diaries changed, one card each; the version edited later is chosen beforehand."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            tr("Changed on both sides"),
            tr("Choose which version stands. The one edited later is chosen for you."),
        )
        self._theme_ = theme
        self.cards: list[ConflictCard] = []
        self._plan: MergePlan | None = None
        self._today: date | None = None
        self._sides: dict[Key, Side] = {}
        self.all_mine = LinkButton(theme, tr("This diary's everywhere"))
        self.all_theirs = LinkButton(theme, tr("The other's everywhere"))
        self.more = PlainButton(theme, "")
        self.all_mine.clicked.connect(lambda: self._choose_all(Side.MINE))
        self.all_theirs.clicked.connect(lambda: self._choose_all(Side.THEIRS))
        self.more.clicked.connect(self._build)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(Size.GAP))
        self.rows.addLayout(row_of(theme, self.all_mine, self.all_theirs))
        self.rows.addLayout(self._column)
        self.rows.addLayout(row_of(theme, self.more))

    @property
    def choices(self) -> Mapping[Key, Side]:
        """The side chosen for each record that was looked at."""
        return {**self._sides, **{card.conflict.key: card.side for card in self.cards}}

    def show_plan(self, plan: MergePlan, today: date) -> None:
        """Show the first cards; what was chosen for a record that is still to choose stays chosen."""
        asked = {conflict.key for conflict in plan.conflicts}
        self._sides = {key: side for key, side in self.choices.items() if key in asked}
        for card in self.cards:
            card.deleteLater()
        self.cards = []
        self._plan, self._today = plan, today
        self.setVisible(bool(plan.conflicts))
        self._build()

    def _build(self) -> None:
        if self._plan is None or self._today is None:
            return
        conflicts = self._plan.conflicts
        for conflict in conflicts[len(self.cards) : len(self.cards) + _AT_ONCE]:
            shown = merge_words.side_by_side(conflict, self._plan, self._today)
            side = self._sides.get(conflict.key, conflict.default)
            card = ConflictCard(self._theme_, conflict, shown, side)
            self._column.addWidget(card)
            self.cards.append(card)
        if self.cards:
            come_after(self.cards[-1], self.more)
        left = len(conflicts) - len(self.cards)
        self.more.setText(trn("Show {count} more", "Show {count} more", left))
        self.more.setVisible(left > 0)

    def _choose_all(self, side: Side) -> None:
        """Also for those whose cards were not built yet."""
        if self._plan is not None:
            self._sides = {conflict.key: side for conflict in self._plan.conflicts}
        for card in self.cards:
            card.choice.value = side
