"""What a page says of a change in its footer, whichever way the change came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.ui.desk import Done


def what_happened(done: Done) -> tuple[str, str]:
    """The sentence for the footer, and the word of its link: Undo, or Redo after an Undo."""
    label = done.change.label
    if done.change.is_empty:
        return tr("Nothing was changed."), ""
    if was_undone(done):
        return tr("Undone: {what}", what=label), tr("Redo")
    if was_redone(done):
        return tr("Done again: {what}", what=label), tr("Undo")
    return label, tr("Undo")


def was_undone(done: Done) -> bool:
    """Whether it was an Undo, from here or from another page."""
    label = done.change.label
    return done.before.can_undo == label and done.after.can_redo == label


def was_redone(done: Done) -> bool:
    """Whether it was a Redo."""
    label = done.change.label
    return done.before.can_redo == label and done.after.can_undo == label
