"""The calm question for the passphrase; the key is derived off the window's thread."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from kneelog.errors import KneelogError, WrongPassphraseError
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.announce import announce
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.ui.widgets.path_label import PathLabel
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.ui.widgets.primary_button import PrimaryButton
from kneelog.ui.widgets.secret_field import SecretField
from kneelog.ui.worker import Worker
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent

    from kneelog.services.ports import Keeper
    from kneelog.ui.theme import Theme

_WIDE = 460
_MARGIN = 28


class UnlockDialog(QDialog):
    """Accepted once ``keeper`` is unlocked; rejected if the runner would rather quit (Esc too).

    Also accepted where the file seems to be damaged and may be rescued: the window then shows its page for that.
    """

    broke = Signal(object)
    """A defect: an exception that nobody expected."""
    _answered = Signal(object)

    def __init__(self, theme: Theme, keeper: Keeper) -> None:
        super().__init__()
        self._theme = theme
        self._keeper = keeper
        self._worker = Worker("unlock")
        self._is_trying = False
        self._wrong = ""
        self.setWindowTitle(tr("kneelog"))
        title = Label(theme, tr("Unlock the diary"), kind=Type.LARGE, semibold=True)
        self.field = SecretField(theme, tr("Passphrase"))
        self.said = Label(theme, wrap=True)
        self.damaged = LinkButton(theme, tr("The file may be damaged: look at backups"))
        self.open_button = PrimaryButton(theme, tr("Open"), with_return=True)
        self.quit_button = PlainButton(theme, tr("Quit"), height=Size.PRIMARY)
        self._lay_out(title, PathLabel(theme, keeper.path))
        self.open_button.clicked.connect(self.try_it)
        self.quit_button.clicked.connect(self.reject)
        self.damaged.clicked.connect(self.try_as_damaged)
        self.field.entered.connect(self.try_it)
        self.field.changed.connect(lambda: self.said.setText(""))
        self._answered.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self.finished.connect(lambda _result: self._worker.finish(lambda: None))
        self.field.line.setFocus()

    def try_it(self) -> None:
        """Try what was typed; nothing happens while an earlier try is under way."""
        wrong = tr("That passphrase does not open the diary. Check Caps Lock and the keyboard’s language.")
        self._try(self._keeper.unlock, self.field.words, wrong)

    def try_as_damaged(self) -> None:
        """Try what stands in the field on what is left of the diary, and on its newest backup."""
        wrong = tr("That passphrase opens neither the diary nor its newest backup.")
        self._try(self._keeper.unlock_damaged, self.field.words, wrong)

    def _try(self, unlock: Callable[[str], None], words: str, wrong: str) -> None:
        if self._is_trying:
            return
        self._is_trying, self._wrong = True, wrong
        self.said.setText(tr("Opening…"))

        def work() -> None:
            try:
                unlock(words)
            except BaseException as error:  # noqa: BLE001 - it is passed on to the window's thread
                self._answered.emit(error)
            else:
                self._answered.emit(None)

        self._worker.submit(work)

    def settle(self) -> None:
        """Wait until what was tried is answered (for tests)."""
        self._worker.wait()

    def come_to_front(self) -> None:
        """Another start asked for the window."""
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing it is quitting."""
        self.reject()
        super().closeEvent(event)

    def _hear(self, error: BaseException | None) -> None:
        self._is_trying = False
        if error is None:
            self.field.clear()
            self.accept()
        elif isinstance(error, KneelogError):
            self._say(self._wrong if isinstance(error, WrongPassphraseError) else str(error))
            self.damaged.setVisible(self._keeper.has_copies)
        else:
            self.said.setText("")
            self.broke.emit(error)

    def _say(self, sentence: str) -> None:
        self.field.line.doubted = True
        self.field.line.selectAll()
        self.field.line.setFocus()
        self.said.setText(sentence)
        announce(self, sentence)

    def _lay_out(self, title: Label, path: Label) -> None:
        px = self._theme.px
        buttons = QHBoxLayout()
        buttons.setSpacing(px(Size.GAP))
        buttons.addStretch(1)
        buttons.addWidget(self.quit_button)
        buttons.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(px(_MARGIN),) * 4)
        column.setSpacing(px(Size.GAP_TIGHT))
        column.addWidget(title)
        column.addWidget(path)
        column.addSpacing(px(Size.GAP_WIDE))
        column.addWidget(Label(self._theme, tr("Passphrase")))
        column.addWidget(self.field)
        self.said.setFixedHeight(2 * self._theme.line())  # kept free, so that nothing moves
        column.addWidget(self.said)
        column.addWidget(self.damaged, 0, Qt.AlignmentFlag.AlignLeft)
        policy = self.damaged.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.damaged.setSizePolicy(policy)
        self.damaged.hide()
        column.addSpacing(px(Size.GAP))
        column.addStretch(1)  # a dialog that is drawn larger stays together at its top
        column.addLayout(buttons)
        self.setFixedWidth(px(_WIDE))
        order = [self.field.line, self.field.show_button, self.damaged, self.open_button, self.quit_button]
        for before, after in pairwise(order):
            self.setTabOrder(before, after)
