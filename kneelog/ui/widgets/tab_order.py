"""The order of the Tab key for parts that are built when they are first needed."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def come_after(before: QWidget, part: QWidget) -> None:
    """Put ``part``, with everything in it, right after ``before`` with everything in it.

    Parts that are not in one window yet are left alone: they come into its order as they are put into it.
    """
    if part.window() is not before.window():
        return
    _chain(_within(before)[-1:], part)


def come_before(after: QWidget, part: QWidget) -> None:
    """Put ``part``, with everything in it, right before the first stop of ``after``."""
    stops = _within(after)
    if not stops or part.window() is not after.window():
        return  # not put together yet: what is made later comes later
    last: QWidget | None = stops[0].previousInFocusChain()
    while last is not None and (_is_in(part, last) or last.focusPolicy() == Qt.FocusPolicy.NoFocus):
        last = last.previousInFocusChain()
    if last is not None:
        _chain([last], part)


def first_stop(part: QWidget) -> QWidget | None:
    """Where Tab comes to first in ``part``, of what is shown and can be used."""
    return next((step for step in _within(part) if step.isVisible() and step.isEnabled()), None)


def _is_in(part: QWidget, step: QWidget) -> bool:
    return step is part or part.isAncestorOf(step)


def _chain(last: list[QWidget], part: QWidget) -> None:
    for one, next_one in pairwise([*last, *_within(part)]):
        QWidget.setTabOrder(one, next_one)


def _within(part: QWidget) -> list[QWidget]:
    """What can have the focus there; Qt passes over whatever cannot, and pop-ups have an order of their own."""
    window = part.window()
    return [
        step
        for step in (part, *part.findChildren(QWidget))
        if step.focusPolicy() != Qt.FocusPolicy.NoFocus and step.window() is window
    ]
