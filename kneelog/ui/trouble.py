"""What the window says of trouble in the world: a sentence, and what to do next. Our own is said by ``defects``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMessageBox

from kneelog.errors import DiaryError, DiaryLockedError
from kneelog.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kneelog.errors import KneelogError


def say_failure(parent: QWidget, error: KneelogError) -> None:
    """One dialog with the plain sentence and its advice. It does not stop the program from hearing input."""
    headline = (
        tr("The diary can't be used") if isinstance(error, DiaryError) else tr("That could not be done")
    )
    box = QMessageBox(QMessageBox.Icon.NoIcon, tr("kneelog"), headline, parent=parent)
    box.setInformativeText(_locked_out() if isinstance(error, DiaryLockedError) else str(error))
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    _show(box)


def _locked_out() -> str:
    """Said where another program set or changed the passphrase while the window was open."""
    return tr(
        "It was given a passphrase, or another one, while this window was open. Copy what you typed and did not "
        "save yet, close kneelog and start it again: it will ask for the passphrase."
    )


def _show(box: QMessageBox) -> None:
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowModality(Qt.WindowModality.WindowModal)
    for button in box.buttons():
        button.setIcon(QIcon())  # words alone, as everywhere
    box.show()
