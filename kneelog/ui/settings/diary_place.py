"""Where the diary lies, how large it is, and that it stays there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout

from kneelog.services.whereabouts import sentences
from kneelog.ui.section import Section, row_of
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.ui.widgets.text_field import TextField
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kneelog.services.whereabouts import Whereabouts
    from kneelog.ui.theme import Theme


class PlaceSection(Section):
    """``whereabouts`` tells whether it lies on a network or in a synced folder.

    ``copied`` is sent once the path lies in the clipboard; ``wanted`` carries the page that a link leads to.
    """

    wanted = Signal(str)
    copied = Signal()

    def __init__(self, theme: Theme, diary: Path, whereabouts: Callable[[], Whereabouts]) -> None:
        super().__init__(
            theme,
            tr("Where the diary lies"),
            tr("One file on this machine. Nothing leaves it: no account, no network."),
            beside=Size.FIELD,
        )
        self._diary = diary
        self._whereabouts = whereabouts
        self.path = TextField(theme, tr("Path of the diary"))
        self.path.setReadOnly(True)
        self.path.setText(str(diary))
        self.path.setCursorPosition(0)
        self.copy = PlainButton(theme, tr("Copy path"))
        self.copy.clicked.connect(self._copy)
        self.how_large = Label(theme, kind=Type.SMALL, muted=True)
        self.backups = LinkButton(theme, tr("Backups and restore…"))
        self.backups.clicked.connect(lambda: self.wanted.emit("backups"))
        self.about_place = Label(theme, kind=Type.SMALL, wrap=True)
        row = QHBoxLayout()
        row.setSpacing(theme.px(Size.GAP))
        row.addWidget(self.path, 1)
        row.addWidget(self.copy)
        self.rows.setSpacing(theme.px(Size.GAP))
        self.rows.addLayout(row)
        self.rows.addWidget(self.how_large)
        self.passphrase = LinkButton(theme, tr("Protect it with a passphrase, or change it"))
        self.passphrase.clicked.connect(lambda: self.wanted.emit("passphrase"))
        for link in (self.backups, self.passphrase):
            self.rows.addLayout(row_of(theme, link))
        self.rows.addWidget(self.about_place)

    def measure(self) -> None:
        """Say how large the file is now, and what to mind where it lies."""
        said = " ".join(sentences(self._whereabouts()))
        self.about_place.setText(said)
        self.about_place.setVisible(bool(said))
        try:
            size = self._diary.stat().st_size
        except OSError:
            self.how_large.setText(tr("The file is made when something is saved."))
        else:
            self.how_large.setText(
                QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
            )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(str(self._diary))
        self.copied.emit()
