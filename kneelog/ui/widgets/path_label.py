"""A path on one line: where there is no room for it, its middle gives way, for beginning and end tell the most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from kneelog.ui.theme import Type
from kneelog.ui.widgets.label import Label

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from kneelog.ui.theme import Theme


class PathLabel(Label):
    """Small and muted; the whole path is told on hover."""

    def __init__(self, theme: Theme, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(theme, str(path), kind=Type.SMALL, muted=True, elide=True, parent=parent)

    def _lines(self, width: int) -> list[tuple[str, float]]:
        metrics = QFontMetrics(self.type_font())
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideMiddle, width)
        return [(shown, metrics.horizontalAdvance(shown))]
