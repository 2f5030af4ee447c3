"""What the window remembers on this machine: its place, open folds, the view last marked. Never any entry."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from pathlib import Path


LARGEST = 256 * 1024
"""Bytes; what the window remembers takes two thousand."""


class WindowState:
    """A small settings file in the user's configuration folder (``file`` in tests)."""

    def __init__(self, file: Path | None = None) -> None:
        if file is None:
            from kneelog import paths

            file = paths.config_folder() / "window.ini"
        _set_aside_what_is_not_ours(file)
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


def _set_aside_what_is_not_ours(file: Path) -> None:
    """Qt would read a file of any size into memory, and wait for a pipe for ever."""
    with suppress(OSError):
        if file.exists() and (not file.is_file() or file.stat().st_size > LARGEST):
            file.replace(file.with_suffix(".damaged"))
