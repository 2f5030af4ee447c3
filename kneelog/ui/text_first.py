"""Undo and Redo: in a text, the text comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

if TYPE_CHECKING:
    from kneelog.ui.desk import Desk


def undo(desk: Desk) -> None:
    """Take back the last typing in the text with the focus; where there is none, the last change to the diary."""
    field = _text_with("isUndoAvailable")
    if field is not None:
        field.undo()
    else:
        desk.undo()


def redo(desk: Desk) -> None:
    """Do again what :func:`undo` took back."""
    field = _text_with("isRedoAvailable")
    if field is not None:
        field.redo()
    else:
        desk.redo()


def _text_with(attribute: str) -> QLineEdit | QPlainTextEdit | None:
    """The focused text field if it can do it itself."""
    focus = QApplication.focusWidget()
    if isinstance(focus, QLineEdit) and getattr(focus, attribute)():
        return focus
    if isinstance(focus, QPlainTextEdit) and getattr(focus.document(), attribute)():
        return focus
    return None
