"""What a runner does to a control: click it, press a key in it, write into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_PLAIN = Qt.KeyboardModifier.NoModifier


def click(widget: QWidget, *, pos: QPoint | None = None) -> None:
    """Click ``widget``, in its middle if nothing else is said."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, _PLAIN, pos or widget.rect().center())


def press(widget: QWidget | None, key: Qt.Key, modifiers: Qt.KeyboardModifier = _PLAIN) -> None:
    """Press and release ``key`` in ``widget``."""
    assert widget is not None
    QTest.keyClick(widget, key, modifiers)


def write(widget: QWidget, text: str) -> None:
    """Type ``text`` into ``widget``."""
    QTest.keyClicks(widget, text)
