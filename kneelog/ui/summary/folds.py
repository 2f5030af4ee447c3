"""What is folded away below the choices: three sentences to say, and the page in other forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kneelog.services.ports import DataForm
from kneelog.ui.section import row_of, wrapping
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.flow_layout import FlowLayout
from kneelog.ui.widgets.fold import Fold
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.ui.theme import Theme

HTML = "html"
CHART = "chart"
"""They stand for the page as HTML and for its chart among the :class:`DataForm` of the diary."""


class Sentences(QWidget):
    """The three sentences, shown once the fold is open; Copy is there all the time."""

    copy_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.fold = Fold(theme, tr("Three sentences to say"))
        self.copy = LinkButton(theme, tr("Copy"))
        self.copy.setAccessibleName(tr("Copy three sentences to say"))
        self.copy.clicked.connect(self.copy_asked)
        self.words = Label(theme, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(Size.GAP_TIGHT))
        column.addLayout(row_of(theme, self.fold, self.copy))
        column.addWidget(self.words)
        self.fold.attach(self.words)
        self.setSizePolicy(wrapping())

    def show_sentences(self, sentences: str) -> None:
        """Show them; without any there is nothing to open."""
        self.words.setText(sentences)
        self.setVisible(bool(sentences))


class OtherForms(QWidget):
    """``asked`` carries :data:`HTML`, :data:`CHART` or a :class:`DataForm`."""

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.fold = Fold(theme, tr("Other file formats"))
        body, buttons = QWidget(), QWidget()
        flow = FlowLayout(theme, buttons)
        self.buttons = {
            HTML: PlainButton(theme, tr("Page as HTML…")),
            CHART: PlainButton(theme, tr("Chart as SVG…")),
            DataForm.CSV: PlainButton(theme, tr("Entries as CSV…")),
            DataForm.RUNS_CSV: PlainButton(theme, tr("Runs as CSV…")),
            DataForm.JSON: PlainButton(theme, tr("Whole diary as JSON…")),
        }
        for form, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, form=form: self.asked.emit(form))
            flow.addWidget(button)
        buttons.setSizePolicy(wrapping())
        words = Label(
            theme,
            tr(
                "HTML is the page as you see it; more charts stand in Trends. CSV holds the entries or runs of these "
                "days, the JSON your whole diary: both with your notes, the JSON with your background too."
            ),
            kind=Type.SMALL,
            muted=True,
            wrap=True,
        )
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.px(Size.GAP))
        inner.addWidget(buttons)
        inner.addWidget(words)
        body.setSizePolicy(wrapping())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(Size.GAP_TIGHT))
        column.addLayout(row_of(theme, self.fold))
        column.addWidget(body)
        self.fold.attach(body)
        self.setSizePolicy(wrapping())
