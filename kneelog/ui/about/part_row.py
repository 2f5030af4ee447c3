"""One part of the program: its name, its version, its licence, and the licence's text on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kneelog.services import licences
from kneelog.ui.reading_dialog import ReadingDialog
from kneelog.ui.section import wrapping
from kneelog.ui.theme import Size
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.services.licences import Part
    from kneelog.ui.theme import Theme

_NAME, _VERSION = 180, 72


class PartRow(QWidget):
    """Names, versions and licences stand below one another from row to row."""

    def __init__(self, theme: Theme, part: Part) -> None:
        super().__init__()
        self.part = part
        self._theme = theme
        name = Label(theme, part.name, wrap=True)
        name.setFixedWidth(theme.px(_NAME))
        version = Label(theme, part.version or "–", muted=True)
        version.setFixedWidth(theme.px(_VERSION))
        self.show_text = LinkButton(theme, tr("Text"))
        self.show_text.setAccessibleName(tr("Text of the licence of {name}", name=part.name))
        self.show_text.clicked.connect(self._show)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(Size.GAP_WIDE))
        licence = Label(theme, part.licence, muted=True, wrap=True)
        for widget in (name, version, licence, self.show_text):
            row.addWidget(widget, int(widget is licence), Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(wrapping())

    def _show(self) -> None:
        dialog = ReadingDialog(
            self._theme,
            self,
            title=tr("Licence of {name}", name=self.part.name),
            lead=(self.part.licence,),
            name=tr("Text of the licence"),
            copy=tr("Copy text"),
            copied=tr("Text copied."),
        )
        dialog.text.setPlainText(licences.text_of(self.part))
        dialog.show()
