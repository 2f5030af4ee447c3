"""Example diaries on disk: each alone in a folder of its own, open to its owner only, that goes when it is left.

Whoever looks at one holds a lock beside it, which the system lets go of with the process: what nobody holds was left
by a kneelog that was killed, and the next one clears it away. Nothing is deleted but what kneelog itself wrote there,
so a file that somebody put beside it stays, with its folder.
"""

from __future__ import annotations

import os
import re
import tempfile
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kneelog import paths
from kneelog.errors import DiaryError
from kneelog.services.example import example_diary
from kneelog.services.private_folder import make_folder
from kneelog.store import leftovers
from kneelog.store.connect import connect
from kneelog.store.faults import told
from kneelog.store.vault import Vault
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from kneelog.domain.diary import Diary
    from kneelog.domain.settings import Preferences
    from kneelog.services.keeping import BackupState

_STEM, _SUFFIX = "example-diary", ".kneelog"
_LOCK = ".in-use"
_START = "example-"
_FOLDER = re.compile(re.escape(_START) + r"[a-z0-9_]{8}")
_OURS = re.compile(
    rf"{_STEM}(\.(before-.+|damaged)-[\d-]+)?\{_SUFFIX}(-journal|-wal|-shm)?|\.{_STEM}\.(.+\.)?part(-journal)?"
)
"""The diary, what SQLite keeps beside it, what is set aside of it, and any of these half made."""


class ExampleVault(Vault):
    """An example is not worth a backup, and must never come to lie among those of the runner's own diary."""

    def back_up(self, now: datetime) -> BackupState:
        """Make none."""
        return self.backup_state(now)

    def name_second_folder(self, folder: Path | None) -> None:
        """There is nothing to put there."""


@dataclass(frozen=True, slots=True)
class _Example:
    """Answers :class:`kneelog.services.example.Example`; ``held`` is the lock, as long as the process lives."""

    keeper: ExampleVault
    diary: Diary
    held: int

    def delete(self) -> None:
        """Delete it, and let go of the lock last, so that nobody else begins to."""
        folder = self.keeper.path.parent
        _delete(folder)
        with suppress(OSError):
            os.close(self.held)
        _delete_folder(folder)


class Examples:
    """Answers :class:`kneelog.services.example.Examples`."""

    def make(self, preferences: Preferences, now: datetime) -> _Example:
        """A new example diary; those that a kneelog left which was killed go first."""
        self.clear()
        parent = paths.examples_folder()
        try:
            with told(parent):
                make_folder(parent)
                folder, held = _new_folder(parent)
        except OSError as error:
            raise DiaryError(
                tr(
                    "No example can be kept in {folder} ({reason}). See what lies there, then try again.",
                    folder=parent,
                    reason=error.strerror or error,
                )
            ) from error
        made = _Example(ExampleVault(folder / (_STEM + _SUFFIX)), example_diary(preferences, now), held)
        try:
            _write(made)
        except BaseException:
            made.delete()
            raise
        return made

    def clear(self) -> None:
        """Delete the examples that nobody looks at any more. Never fails."""
        for folder in _folders():
            with suppress(OSError):
                held = _take(folder)
                if held is not None:
                    _delete(folder)
                    os.close(held)
                _delete_folder(folder)


def _write(example: _Example) -> None:
    """Its undo history begins after it was made: to take that back would leave an empty diary."""
    from kneelog.services.demo import as_change

    vault = example.keeper
    with closing(vault.open()) as store:
        store.commit(as_change(example.diary))
    with told(vault.path), closing(connect(vault.path, write=True)) as connection:
        connection.execute("DELETE FROM change")


def _new_folder(parent: Path) -> tuple[Path, int]:
    """A folder that is nobody else's, and the lock on it, which another start did not take first."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=_START, dir=parent))
        with suppress(FileNotFoundError):  # it was cleared away before it was held
            held = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
            leftovers.hold(held)
            if (folder / _LOCK).exists():
                return folder, held
            os.close(held)


def _take(folder: Path) -> int | None:
    """The lock on a folder that nobody looks at; ``None`` if there is none. ``OSError`` if somebody holds it."""
    lock = folder / _LOCK
    if not lock.exists():
        return None
    if os.name == "nt":  # there an open file can't be deleted, and an example has no other lock
        lock.unlink()
        return os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    import fcntl

    held = os.open(lock, os.O_RDWR)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(held)
        raise
    return held


def _folders() -> Iterator[Path]:
    with suppress(OSError):
        for found in sorted(paths.examples_folder().iterdir()):
            if _FOLDER.fullmatch(found.name) and found.is_dir() and not found.is_symlink():
                yield found


def _delete(folder: Path) -> None:
    """Delete what kneelog wrote in ``folder``."""
    with suppress(OSError):
        for found in folder.iterdir():
            if _OURS.fullmatch(found.name) and (found.is_symlink() or not found.is_dir()):
                with suppress(OSError):
                    found.unlink()


def _delete_folder(folder: Path) -> None:
    """Delete the lock and the folder, unless something else lies there; then the folder of all examples."""
    with suppress(OSError):
        if all(found.name == _LOCK for found in folder.iterdir()):
            (folder / _LOCK).unlink(missing_ok=True)
            folder.rmdir()
            folder.parent.rmdir()
