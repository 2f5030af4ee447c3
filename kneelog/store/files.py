"""Files as the store makes them: for the runner's eyes only, whole or not at all, on disk when it says so."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kneelog.store import leftovers

if TYPE_CHECKING:
    from collections.abc import Iterator


def real(path: str | os.PathLike[str]) -> Path:
    """Where ``path`` lies from anywhere: absolute, and the file itself where it is a link to one."""
    absolute = Path(path).absolute()
    # Path's own functions raise where links lead in a circle; whoever opens the file says so then
    return Path(os.path.realpath(absolute)) if os.path.islink(absolute) else absolute  # noqa: PTH114


def resolved(path: Path) -> str:
    """Where ``path`` leads through all links; links that lead in a circle are no error."""
    return os.path.realpath(path)


def beside(path: Path, label: str) -> Path:
    """A name beside ``path`` that is not taken: ``diary.before-restore-2026-03-02-183000.kneelog``."""
    now = datetime.now().astimezone()
    name = f"{path.stem}.{label}-{now:%Y-%m-%d-%H%M%S}"
    number = 1
    candidate = path.with_name(name + path.suffix)
    while candidate.exists():
        number += 1
        candidate = path.with_name(f"{name}-{number}{path.suffix}")
    return candidate


@contextmanager
def temporary(target: Path) -> Iterator[Path]:
    """An empty file beside ``target``, mode 0600, that is gone afterwards unless it was moved into its place.

    What an earlier one left that was killed is cleared away. Where this one can't be, it is left to the next.
    """
    leftovers.clear(target)
    descriptor, made = _half_made(target)
    try:
        yield made
    finally:
        for left in (made, journal(made)):
            with suppress(OSError):
                left.unlink()
        if descriptor is not None:
            os.close(descriptor)


def _half_made(target: Path) -> tuple[int | None, Path]:
    """A new file that nobody takes for a leftover while its descriptor, if there is one, is open."""
    import tempfile

    while True:
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
        if os.name == "nt":  # an open file could not be moved
            os.close(descriptor)
            return None, Path(name)
        leftovers.hold(descriptor)
        if os.path.exists(name):  # noqa: PTH110 - else another start took it for a leftover, just before it was held
            return descriptor, Path(name)
        os.close(descriptor)


def put_new(made: Path, target: Path) -> None:
    """Move the file ``made`` to ``target``, on disk when this returns; ``FileExistsError`` if something is there."""
    sync(made)
    try:
        os.link(made, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if target.exists():
            raise FileExistsError(target) from None
        made.rename(target)
    sync_folder(target)


def put(made: Path, target: Path) -> None:
    """Move the file ``made`` to ``target`` in one step, whatever is there; on disk when this returns."""
    sync(made)
    made.replace(target)
    sync_folder(target)


def link(path: Path, name: Path) -> None:
    """Give the file at ``path`` the second name ``name``; its only one, where the file system has no links."""
    try:
        os.link(path, name)
    except OSError:
        path.rename(name)


def move_journal(path: Path, name: Path) -> None:
    """Let the journal of a half-finished save follow a database from ``path`` to ``name``."""
    with suppress(FileNotFoundError):
        journal(path).rename(journal(name))


def take_back(name: Path, path: Path) -> None:
    """Let the file called ``name`` lie at ``path`` again, and there only, with its journal.

    That :func:`put` failed does not say that nothing lies there now: the disk may have failed after the step.
    """
    if path.exists() and path.samefile(name):
        name.unlink()
    else:
        name.replace(path)
    move_journal(name, path)


def journal(path: Path) -> Path:
    """Where SQLite keeps the journal of the database at ``path`` while something is being saved."""
    return path.with_name(path.name + "-journal")


def sync(path: Path) -> None:
    """Have the content of the file at ``path`` written to the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(path: Path) -> None:
    """Have the name of the file at ``path`` written to the disk, where the system lets folders be synced."""
    if os.name == "nt":
        return
    descriptor = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def is_regular(path: Path) -> bool:
    """Whether a plain file, and neither folder, device nor pipe, lies at ``path``."""
    return stat.S_ISREG(path.stat().st_mode)
