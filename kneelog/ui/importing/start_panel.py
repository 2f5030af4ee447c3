"""What is shown as long as no file was chosen: one sentence, two buttons, what can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.ui.theme import Theme


class StartPanel(QWidget):
    """Nothing was chosen yet, or all of it was put away."""

    files_asked = Signal()
    folder_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        text = tr(
            "Watches and services have your runs already. Choose their files, or drop them anywhere on this window."
        )
        said = Label(theme, text, wrap=True, centred=True)
        kinds = tr(
            "FIT, GPX and TCX, also packed · exports of Strava and Apple Health · Garmin Connect's list as CSV · "
            "zips and folders of these"
        )
        about = Label(theme, kinds, kind=Type.SMALL, muted=True, wrap=True, centred=True)
        self.files = PlainButton(theme, tr("Choose files…"))
        self.folder = PlainButton(theme, tr("Choose a folder…"))
        self.files.clicked.connect(self.files_asked)
        self.folder.clicked.connect(self.folder_asked)
        row = QHBoxLayout()
        row.setSpacing(theme.px(Size.GAP_WIDE))
        row.addStretch(1)
        row.addWidget(self.files)
        row.addWidget(self.folder)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(Size.GAP_WIDE))
        column.addStretch(2)
        column.addWidget(said)
        column.addLayout(row)
        column.addWidget(about, 0, Qt.AlignmentFlag.AlignTop)
        column.addStretch(3)
