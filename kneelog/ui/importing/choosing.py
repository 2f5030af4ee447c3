"""Which files or folder to import: the platform's own dialogs, the only ones that stand in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from kneelog.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_PATTERNS = "*.fit *.gpx *.tcx *.fit.gz *.gpx.gz *.tcx.gz *.zip *.csv *.xml"


def ask_files(parent: QWidget) -> list[str]:
    """The paths of the files that the runner chooses; none if they thought better of it."""
    kinds = ";;".join((f"{tr('Activities')} ({_PATTERNS})", f"{tr('All files')} (*)"))
    dialog = QFileDialog(parent, tr("Import activity files"), _begin(), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _asked(dialog)


def ask_folder(parent: QWidget) -> list[str]:
    """The path of the folder that the runner chooses, alone in a list; none if they thought better of it."""
    dialog = QFileDialog(parent, tr("Import a folder of activity files"), _begin())
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
    return _asked(dialog)


def _begin() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)


def _asked(dialog: QFileDialog) -> list[str]:
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles() if accepted else []
    dialog.deleteLater()
    return chosen
