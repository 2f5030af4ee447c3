"""How it stands with the backups, the button that makes one now, and the second folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.services.keeping import last_words, second_words
from kneelog.ui.section import Section, row_of
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.words import tr

if TYPE_CHECKING:
    from datetime import datetime

    from kneelog.services.keeping import BackupState
    from kneelog.ui.theme import Theme


class Standing(Section):
    """When and where the last backup was made, or what went wrong."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            tr("Made by themselves"),
            tr(
                "At start, at quit and once a day, if the diary changed. "
                "The last 7 days, 5 weeks and 12 months are kept."
            ),
            first=True,
        )
        self.said = Label(theme, wrap=True)
        self.trouble = Label(theme, wrap=True, semibold=True)
        self.trouble.hide()
        self.now = PlainButton(theme, tr("Back up now"))
        for part in (self.said, self.trouble):
            self.rows.addWidget(part)
        self.rows.addLayout(row_of(theme, self.now))
        self.rows.addStretch(1)

    def show_state(self, state: BackupState, now: datetime) -> None:
        """Say how it stands at ``now``, the local time."""
        self.said.setText(last_words(state, now))
        self.trouble.setText(state.trouble)
        self.trouble.setVisible(bool(state.trouble))


class SecondPlace(Section):
    """Which second folder there is, if there is one, and what lies in it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            tr("In a second folder too"),
            tr("A stick or another disk: then the diary outlives this one."),
        )
        self.folder = Label(theme, wrap=True)
        self.said = Label(theme, kind=Type.SMALL, muted=True, wrap=True)
        self.trouble = Label(theme, wrap=True, semibold=True)
        self.choose = PlainButton(theme, tr("Choose…"))
        self.choose.setAccessibleName(tr("Choose a second folder for backups"))
        self.none = PlainButton(theme, tr("None"))
        self.none.setAccessibleName(tr("Make no backups in a second folder"))
        for part in (self.folder, self.said, self.trouble):
            self.rows.addWidget(part)
        self.rows.addLayout(row_of(theme, self.choose, self.none, gap=Size.GAP))
        self.rows.setSpacing(theme.px(Size.GAP))

    def show_state(self, state: BackupState, now: datetime) -> None:
        """Say how it stands at ``now``, the local time."""
        second = state.second
        self.folder.setText(str(second.folder) if second else tr("None is named."))
        self.said.setText(second_words(second, now) if second else "")
        self.said.setVisible(second is not None)
        self.trouble.setText(second.trouble if second else "")
        self.trouble.setVisible(bool(self.trouble.text()))
        self.none.setVisible(second is not None)
