"""What the window remembers on this machine: its place, open folds, the view last marked. Never any entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from pathlib import Path


class WindowState:
    """A small settings file in the user's configuration folder (``file`` in tests)."""

    def __init__(self, file: Path | None = None) -> None:
        if file is None:
            from kneelog import paths

            file = paths.config_folder() / "window.ini"
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def geometry(self) -> QByteArray:
        """The window's place as Qt saved it; empty at first."""
        found = self._settings.value("window/geometry")
        return found if isinstance(found, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, saved: QByteArray) -> None:
        self._settings.setValue("window/geometry", saved)

    def get(self, key: str, default: str = "") -> str:
        """What was kept under ``key``, else ``default``."""
        return str(self._settings.value(key, default))

    def keep(self, key: str, value: str) -> None:
        """Keep ``value`` under ``key``."""
        self._settings.setValue(key, value)

    def is_on(self, key: str) -> bool:
        """Whether the switch ``key`` is on; off at first."""
        return self.get(key) == "on"

    def switch(self, key: str, on: bool) -> None:
        """Keep a switch."""
        self.keep(key, "on" if on else "off")
