"""Which folder or file is meant: the platform's own dialogs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from kneelog.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def ask_folder(parent: QWidget) -> Path | None:
    """The folder for further backups; ``None`` if the runner thought better of it."""
    dialog = QFileDialog(parent, tr("A second folder for backups"), str(Path.home()))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
    return _asked(dialog)


def ask_file(parent: QWidget) -> Path | None:
    """The file of a backup; ``None`` if the runner thought better of it."""
    kinds = ";;".join((f"{tr('Diaries')} (*.kneelog)", f"{tr('All files')} (*)"))
    dialog = QFileDialog(parent, tr("Open a backup"), str(Path.home()), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _asked(dialog)


def _asked(dialog: QFileDialog) -> Path | None:
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles() if accepted else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None
