"""A diary that was never begun: it reads as empty, and nothing can be written into it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from kneelog.domain.diary import EMPTY
from kneelog.domain.versions import Evidence
from kneelog.errors import DiaryError
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kneelog.domain.codec import Plain
    from kneelog.domain.diary import Change, Diary


class NoDiary:
    """Stands in, for reading, for a diary whose file does not exist; no file is made."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def path(self) -> Path:
        """Where the diary would lie."""
        return self._path

    def load(self) -> Diary:
        """Nothing."""
        return EMPTY

    def commit(self, change: Change, progress: Callable[[int, int], None] | None = None) -> NoReturn:
        """Always a :class:`~kneelog.errors.DiaryError`."""
        del change, progress
        self._refuse()

    def undo(self) -> None:
        """Nothing to take back."""

    def redo(self) -> None:
        """Nothing to do again."""

    def can_undo(self) -> None:
        """Nothing to take back."""

    def can_redo(self) -> None:
        """Nothing to do again."""

    def evidence(self) -> Evidence:
        """Nothing was there before."""
        return Evidence()

    def draft(self) -> None:
        """No half-filled form."""

    def keep_draft(self, draft: Plain | None) -> None:
        """A :class:`~kneelog.errors.DiaryError`, unless there is nothing to keep."""
        if draft is not None:
            self._refuse()

    def changed_elsewhere(self) -> bool:
        """Whether a diary has been made there meanwhile."""
        return self._path.exists()

    def is_replaced(self) -> bool:
        """Whether a diary has been made there meanwhile."""
        return self._path.exists()

    def close(self) -> None:
        """Nothing to let go of."""

    def _refuse(self) -> NoReturn:
        raise DiaryError(
            tr("There is no diary at {path}: nothing was saved. Log an entry to begin one.", path=self._path)
        )
