"""A dialog with a text that can be copied, and a few sentences before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.announce import announce
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.ui.widgets.reading_box import ReadingBox
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from kneelog.ui.theme import Theme


_WIDTH, _HEIGHT = 680, 440


class ReadingDialog(QDialog):
    """``lead`` is said before the text, a paragraph each, ``name`` is what the text is; ``copy`` stands on its button.

    It belongs to ``parent``'s window and closes with ``Esc``.
    """

    def __init__(  # noqa: PLR0913 - all of it is words
        self,
        theme: Theme,
        parent: QWidget,
        *,
        title: str,
        lead: Sequence[str],
        name: str,
        copy: str,
        copied: str,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self._copied_words = copied
        self.heading = Label(theme, title, semibold=True, wrap=True)
        self.lead = [Label(theme, sentences, wrap=True) for sentences in lead]
        self.text = ReadingBox(theme, name)
        self.copy = PlainButton(theme, copy)
        self.copy.clicked.connect(self._copy)
        self.shut = PlainButton(theme, tr("Close"))
        self.shut.clicked.connect(self.accept)
        self.said = Label(theme, kind=Type.SMALL, muted=True, elide=True)
        self.below = Label(theme, kind=Type.SMALL, muted=True, wrap=True)
        self.below.hide()
        self._lay_out()
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))
        self.shut.setFocus()

    def _lay_out(self) -> None:
        px = self.theme.px
        foot = QHBoxLayout()
        foot.setSpacing(px(Size.GAP))
        foot.addWidget(self.copy)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.shut)
        whole = QVBoxLayout(self)
        margin = px(Size.GAP_SECTION)
        whole.setContentsMargins(margin, margin, margin, px(Size.GAP_WIDE))
        whole.setSpacing(px(Size.GAP))
        whole.addWidget(self.heading)
        for sentences in self.lead:
            whole.addWidget(sentences)
        whole.addSpacing(px(Size.GAP_TIGHT))
        whole.addWidget(self.text, 1)
        whole.addWidget(self.below)
        whole.addSpacing(px(Size.GAP))
        whole.addLayout(foot)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.said.setText(self._copied_words)
        announce(self, self._copied_words)
