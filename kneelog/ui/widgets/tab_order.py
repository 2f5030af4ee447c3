"""The order of the Tab key for parts that are built when they are first needed."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def come_after(before: QWidget, part: QWidget) -> None:
    """Put ``part``, with everything in it, right after ``before`` with everything in it."""
    for last, step in pairwise([*_within(before)[-1:], *_within(part)]):
        QWidget.setTabOrder(last, step)


def _within(part: QWidget) -> list[QWidget]:
    """What can have the focus there; Qt passes over whatever cannot."""
    return [
        step for step in (part, *part.findChildren(QWidget)) if step.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
