"""What the window says when something goes wrong: the world's trouble in a sentence, ours with a report to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QMessageBox

from kneelog.errors import DiaryError, DiaryLockedError
from kneelog.services import crash
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


def say_defect(parent: QWidget, error: BaseException) -> None:
    """One dialog that owns up to a defect, with a report that holds no entries."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, tr("kneelog"), tr("kneelog has a defect"), parent=parent)
    box.setInformativeText(
        tr(
            "Something unexpected happened. What was saved is safe. The report below holds none of your entries."
        )
    )
    report = f"Qt {qVersion()}\n{crash.report(error)}"
    box.setDetailedText(report)
    copy = box.addButton(tr("Copy report"), QMessageBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
    box.addButton(QMessageBox.StandardButton.Close)
    _show(box)


def _show(box: QMessageBox) -> None:
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowModality(Qt.WindowModality.WindowModal)
    for button in box.buttons():
        button.setIcon(QIcon())  # words alone, as everywhere
    box.show()
