"""Where the runner is on the Import page, and where the keys work there."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kneelog.ui.importing.view import ImportView


class Step(Enum):
    """One after the other; an Undo leads from the last back to looking."""

    START = auto()
    READING = auto()
    LOOKING = auto()
    KEEPING = auto()
    DONE = auto()


def regions(view: ImportView, step: Step) -> list[QWidget]:
    """What is asked, the list, and the footer's buttons; or what else there is to press."""
    if step is Step.START:
        return [view.start.files, view.line.link]
    if step is Step.DONE:
        return [view.done.answer, view.done.history, view.line.link]
    asked = view.questions.first_stop() if view.is_listed else None
    return [*([asked] if asked is not None else []), view.rows, view.line.link, view.primary, view.cancel]


def first(view: ImportView, step: Step, *, is_waiting: bool) -> QWidget:
    """Where to begin; at a question if runs wait for its answer."""
    if step is Step.START:
        return view.start.files
    if step is Step.DONE:
        return view.done.history if view.done.answer.isHidden() else view.done.answer
    if step is Step.READING:
        return view.cancel
    asked = view.questions.first_stop() if is_waiting else None
    return asked or view.rows
