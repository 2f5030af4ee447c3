"""Which diary to merge: the platform's own dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from kneelog.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def ask_diary(parent: QWidget) -> str | None:
    """The path of the diary that the runner chooses; ``None`` if they thought better of it."""
    begin = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)
    kinds = ";;".join((f"{tr('kneelog diaries')} (*.kneelog)", f"{tr('All files')} (*)"))
    dialog = QFileDialog(parent, tr("Merge another diary"), begin, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles() if accepted else []
    dialog.deleteLater()
    return chosen[0] if chosen else None
