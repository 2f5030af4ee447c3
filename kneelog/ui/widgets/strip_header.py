"""The line above a strip: the knee, and what is recorded for it, with a way to take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kneelog.ui.theme import Size
from kneelog.ui.theme.paint import Mark
from kneelog.ui.widgets.badge import Badge
from kneelog.ui.widgets.knee_words import knee_name
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.mark_button import MarkButton
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.domain.report import Knee
    from kneelog.ui.theme import Theme


class StripHeader(QWidget):
    """ "(L) Left knee    4 of 10 ×", or "not recorded" in italics and no ×."""

    clearAsked = Signal()  # noqa: N815

    def __init__(self, theme: Theme, knee: Knee, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = Label(theme, muted=True)
        self._blank = Label(theme, tr("not recorded"), muted=True, italic=True)
        self.clear_button = MarkButton(
            theme, Mark.CROSS, tr("{knee}: take the level back", knee=knee_name(knee)), side=20
        )
        self.clear_button.clicked.connect(self.clearAsked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(Size.GAP))
        row.addWidget(Badge(theme, knee))
        row.addWidget(Label(theme, knee_name(knee), semibold=True))
        row.addStretch(1)
        row.addWidget(self._given)
        row.addWidget(self._blank)
        row.addWidget(self.clear_button)
        self.show_level(None)

    def show_level(self, level: int | None) -> None:
        """Say what is recorded."""
        given = level is not None
        self._given.setText(tr("{level} of 10", level=level) if given else "")
        self._given.setVisible(given)
        self._blank.setVisible(not given)
        self.clear_button.setVisible(given)
