"""What assistive technology sees of a widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

Role = QAccessible.Role


def name(widget: QWidget) -> str:
    """Its accessible name."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def description(widget: QWidget) -> str:
    """Its accessible description."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description)


def role(widget: QWidget) -> QAccessible.Role:
    """Its role."""
    return QAccessible.queryAccessibleInterface(widget).role()


def checked(widget: QWidget) -> bool:
    """Whether it is said to be checked."""
    return bool(QAccessible.queryAccessibleInterface(widget).state().checked)


def children(widget: QWidget) -> list[tuple[QAccessible.Role, str]]:
    """Role and name of each thing inside it."""
    face = QAccessible.queryAccessibleInterface(widget)
    found = [face.child(number) for number in range(face.childCount())]
    return [(child.role(), child.text(QAccessible.Text.Name)) for child in found if child is not None]


def press(widget: QWidget) -> None:
    """Do what a screen reader's "press" does."""
    actions = QAccessible.queryAccessibleInterface(widget).actionInterface()
    assert actions is not None
    actions.doAction(actions.actionNames()[0])
