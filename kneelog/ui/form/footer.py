"""The form's footer: what Save will keep, or what was saved; Save at its right. It never scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kneelog.ui.theme import Size
from kneelog.ui.widgets.footer_ground import FooterGround
from kneelog.ui.widgets.footer_line import FooterLine
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.ui.widgets.primary_button import PrimaryButton
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.ui.theme import Theme

_HEIGHT = 56


class FormFooter(FooterGround):
    """``save_asked`` and ``cancel_asked`` are the buttons, ``link_asked`` the link behind the sentence."""

    save_asked = Signal()
    cancel_asked = Signal()
    link_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._line = FooterLine(theme)
        self._line.linkPressed.connect(self.link_asked)
        self._save = PrimaryButton(theme, tr("Save entry"), with_return=True)
        self._save.setAccessibleName(tr("Save entry"))
        self._save.clicked.connect(self.save_asked)
        self._cancel = PlainButton(theme, tr("Cancel"), height=Size.PRIMARY)
        self._cancel.clicked.connect(self.cancel_asked)
        self._cancel.hide()
        self.has_cancel = False
        self._row = layout = QHBoxLayout(self)
        self.stand_under(round(theme.px(Size.PAGE_MARGIN)))
        layout.setSpacing(theme.px(Size.GAP_WIDE))
        layout.addWidget(self._line, 1)
        layout.addWidget(self._cancel)
        layout.addWidget(self._save)
        self._fit()
        theme.changed.connect(self._fit)

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._line.text

    @property
    def first(self) -> QWidget:
        """Where F6 lands in the footer."""
        return self._save

    def say(self, sentence: str, link: str = "") -> None:
        """Show ``sentence``, with a link behind it."""
        self._line.say(sentence, link)

    def name_buttons(self, save: str = "", cancel: str = "") -> None:
        """Give the buttons other words; without ``cancel`` there is only Save."""
        self._save.setText(save or tr("Save entry"))
        self._save.updateGeometry()
        self.has_cancel = bool(cancel)
        self._cancel.setText(cancel)
        self._cancel.updateGeometry()
        self._cancel.setVisible(self.has_cancel)

    def focus_save(self) -> None:
        """Put the focus on Save."""
        self._save.setFocus(Qt.FocusReason.TabFocusReason)

    def stand_under(self, side: int) -> None:
        """Begin and end where the form above does, ``side`` pixels from the edges."""
        self._row.setContentsMargins(side, 0, side, 0)

    def _fit(self) -> None:
        self.setFixedHeight(self.theme.px(_HEIGHT))
