"""What helps whoever looks for a defect: versions and the system; no entry, no path, no name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QGuiApplication

from kneelog import paths
from kneelog.services import crash
from kneelog.ui.section import Section, row_of
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kneelog.ui.theme import Theme


class Diagnostics(Section):
    """``copied`` carries what to say once something lies in the clipboard. ``versions`` are the libraries', by name."""

    copied = Signal(str)

    def __init__(self, theme: Theme, versions: Mapping[str, str]) -> None:
        super().__init__(
            theme,
            tr("Diagnostics"),
            tr("For whoever looks for a defect. None of your entries, no path, no name."),
        )
        self._theme = theme
        self._versions = versions
        self.shown = Label(theme, muted=True, wrap=True)
        self.copy = PlainButton(theme, tr("Copy diagnostics"))
        self.copy.clicked.connect(self._copy)
        self.reports = Label(theme, kind=Type.SMALL, muted=True)
        self.copy_report = LinkButton(theme, tr("Copy the newest"), kind=Type.SMALL)
        self.copy_report.setAccessibleName(tr("Copy the newest crash report"))
        self.copy_report.clicked.connect(self._copy_report)
        self.rows.addWidget(self.shown)
        self.rows.addLayout(row_of(theme, self.copy))
        self.rows.addLayout(row_of(theme, self.reports, self.copy_report, gap=Size.GAP_WIDE))

    def look(self) -> None:
        """Show what holds now."""
        self.shown.setText(self._text())
        found = crash.reports(paths.crash_folder())
        self.copy_report.setVisible(bool(found))
        self.reports.setText(
            trn("{count} crash report is kept.", "{count} crash reports are kept.", len(found))
            if found
            else tr("No crash report is kept.")
        )

    def _text(self) -> str:
        screen = QGuiApplication.primaryScreen()
        size = screen.size()
        return (
            f"{crash.versions(self._versions)}\n"
            f"{QGuiApplication.platformName()}, {size.width()} × {size.height()}, "
            f"{screen.devicePixelRatio():g} ×, {self._theme.px(13)} px, {self._theme.appearance}, {QLocale().name()}"
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text() + "\n")
        self.copied.emit(tr("Diagnostics copied."))

    def _copy_report(self) -> None:
        found = crash.reports(paths.crash_folder())
        try:
            text = found[-1].read_text(encoding="utf-8") if found else ""
        except OSError:
            text = ""
        if text:
            QGuiApplication.clipboard().setText(text)
            self.copied.emit(tr("Report copied."))
        self.look()
