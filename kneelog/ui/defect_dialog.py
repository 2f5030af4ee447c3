"""The one dialog that owns up to a defect of ours, with a report to copy that holds no entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.ui.reading_dialog import ReadingDialog
from kneelog.words import tr

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from kneelog.ui.theme import Theme


class DefectDialog(ReadingDialog):
    """Shows ``report``, which also lies at ``file``; later defects are added by :meth:`show_report`."""

    def __init__(self, theme: Theme, parent: QWidget, report: str, file: Path) -> None:
        super().__init__(
            theme,
            parent,
            title=tr("kneelog has a defect"),
            lead=(
                tr(
                    "Something unexpected happened. What was saved is safe, and a half-filled form was kept. "
                    "You can go on. If something looks wrong, close kneelog and start it again."
                ),
                tr(
                    "The report holds none of your entries. If you pass it on to whoever keeps kneelog, "
                    "the defect can be mended."
                ),
            ),
            name=tr("Report"),
            copy=tr("Copy report"),
            copied=tr("Report copied."),
        )
        self.below.setText(tr("The same report lies in {path}", path=file))
        self.below.show()
        self.show_report(report)

    def show_report(self, report: str) -> None:
        """Show ``report`` instead, without moving what is being read."""
        bar = self.text.verticalScrollBar()
        at = bar.value()
        self.text.setPlainText(report)
        bar.setValue(at)
