"""Which other diary: what a merge is, the button that chooses a file, and its passphrase if it has one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from kneelog.ui.section import Section, row_of
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.ui.widgets.text_field import TextField
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.ui.theme import Theme

_FIELD = 260


class OtherSection(Section):
    """``passphrase_given`` carries what was typed for a protected diary."""

    passphrase_given = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            tr("The other diary"),
            tr("From another laptop, or a backup of it. It is only read."),
            first=True,
            beside=Size.FIELD,
        )
        self.choose = PlainButton(theme, tr("Choose a diary…"))
        self.chosen = Label(theme, muted=True, elide=True)
        self.about = Label(
            theme,
            tr(
                "What only it holds comes in; what was changed or deleted there since is changed or deleted here; "
                "what was changed on both sides is yours to choose. A copy of this diary is kept, and Undo takes it "
                "all back."
            ),
            kind=Type.SMALL,
            muted=True,
            wrap=True,
        )
        self.passphrase = TextField(theme, tr("Passphrase of the other diary"), width=_FIELD)
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.open = PlainButton(theme, tr("Open"))
        self.locked = QWidget()
        row = row_of(theme, Label(theme, tr("Its passphrase")), self.passphrase, self.open, gap=Size.GAP)
        self.locked.setLayout(row)
        self.locked.hide()
        self.said = Label(theme, wrap=True)
        self.said.hide()
        self.rows.addLayout(row_of(theme, self.choose, gap=Size.GAP))
        for part in (self.chosen, self.about, self.locked, self.said):
            self.rows.addWidget(part)
        self.chosen.hide()
        self.passphrase.returnPressed.connect(self._give)
        self.open.clicked.connect(self._give)

    def show_path(self, path: str) -> None:
        """Name the diary that was chosen."""
        self.chosen.setText(tr("{name}, in {folder}", name=Path(path).name, folder=Path(path).parent))
        self.chosen.show()

    def say(self, sentence: str) -> None:
        """Say in place what is the matter, or what is being done; nothing hides the line."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def ask_passphrase(self, asked: bool) -> None:
        """Show the field for the passphrase, or put it away, empty."""
        self.passphrase.clear()
        self.locked.setVisible(asked)
        if asked:
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        self.passphrase_given.emit(self.passphrase.text())
