"""What a page says of a change in its footer, whichever way the change came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.ui.desk import Done


def what_happened(done: Done) -> tuple[str, str]:
    """The sentence for the footer, and the word of its link: Undo, or Redo after an Undo."""
    label, before, after = done.change.label, done.before, done.after
    if done.change.is_empty:
        return tr("Nothing was changed."), ""
    if before.can_undo == label and after.can_redo == label:
        return tr("Undone: {what}", what=label), tr("Redo")
    if before.can_redo == label and after.can_undo == label:
        return tr("Done again: {what}", what=label), tr("Undo")
    return label, tr("Undo")
