"""What the window remembers while it shows the example diary: nothing of it outlives the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.ui.window_state import WindowState

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray


class FleetingState(WindowState):
    """Remembers as the window does, in memory alone. ``geometry`` is where the window stands at first."""

    def __init__(self, geometry: QByteArray) -> None:
        # nothing of the base is set up: it would look for the runner's own settings file
        self._place = geometry
        self._kept: dict[str, str] = {}

    @property
    def geometry(self) -> QByteArray:
        """Where the window stands."""
        return self._place

    @geometry.setter
    def geometry(self, saved: QByteArray) -> None:
        self._place = saved

    def get(self, key: str, default: str = "") -> str:
        """What was kept under ``key``, else ``default``."""
        return self._kept.get(key, default)

    def keep(self, key: str, value: str) -> None:
        """Keep ``value`` under ``key`` while the window lasts."""
        self._kept[key] = value
