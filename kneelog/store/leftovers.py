"""What a program that was killed left beside a diary: half-made files, a second name. The next start clears it away.

Whoever makes a file holds a lock on it as long as it is half made, which the system lets go of with the process: what
nobody holds, nobody will finish.
"""

from __future__ import annotations

import os
import re
import time
from contextlib import suppress
from glob import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_ASIDE = ("before", "damaged")
"""What the names of copies that are set aside go on with."""
_REPLACED = r"\.replaced"
"""In the second name of a file that another one replaces (:mod:`kneelog.store.replaced`), as an expression."""
_DAY_S = 24 * 3600
"""So old is what nobody finishes any more, where the system can't tell whether it is held."""


def hold(descriptor: int) -> None:
    """Mark the open file as being made, until it is closed; where the system can't, its age has to tell."""
    with suppress(ImportError, OSError):
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def clear(path: Path) -> None:
    """Remove what was left half made of ``path``, or of a copy set aside beside it, and is no one's any more.

    Never fails: where the folder can't be read or written, what lies there stays.
    """
    with suppress(OSError):
        twins = [
            found
            for label in _ASIDE
            for found in path.parent.glob(f"{escape(path.stem)}.{label}-*")
            if _is_twin(found, path)
        ]
        if clear_in(path.parent, rf"{re.escape(path.stem)}(\..+)?{re.escape(path.suffix)}"):
            # nobody is in the middle of putting another file in the diary's place: a second name of it is no copy
            for twin in twins:
                if _is_twin(twin, path):
                    twin.unlink()


def clear_in(folder: Path, names: str) -> bool:
    """Remove from ``folder`` what was left half made of files whose ``names`` an expression tells; whether all went."""
    return not [found for found in _half_made(folder, names) if not _clear_one(found)]


def of_diary(path: Path) -> str:
    """The ``names`` for :func:`clear_in` of the diary at ``path`` and of what is set aside beside it."""
    return rf"{re.escape(path.stem)}(\..+)?{re.escape(path.suffix)}(\.recoded|{_REPLACED})?"


def ownerless(folder: Path, names: str) -> list[Path]:
    """What was left half made in ``folder`` and is held by nobody: files, and folders of earlier versions."""
    with suppress(OSError):
        return sorted(found for found in _half_made(folder, names) if _is_ownerless(found))
    return []


def _half_made(folder: Path, names: str) -> list[Path]:
    made = re.compile(rf"\.{names}\.[a-z0-9_]{{8}}\.part(-journal)?")
    return [found for found in folder.iterdir() if made.fullmatch(found.name)]


def _is_twin(name: Path, path: Path) -> bool:
    with suppress(OSError):
        return name.samefile(path)
    return False


def _clear_one(found: Path) -> bool:
    """Remove ``found`` unless somebody is still making it; whether it is gone."""
    from kneelog.store.wiping import wipe_leftover  # not at every start

    try:
        if not _is_ownerless(found):
            return False
        wipe_leftover(found)
    except OSError:
        return False
    return True


def _is_ownerless(found: Path) -> bool:
    whole = found.with_name(found.name.removesuffix("-journal"))
    if re.search(rf"{_REPLACED}\.[^.]+\.part$", whole.name):
        return True  # the old file: overwriting is all that its owner would do; as the diary's name it is not opened
    return not (whole.exists() and _is_held(whole))


def _is_held(path: Path) -> bool:
    try:
        import fcntl

        descriptor = os.open(path, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        finally:
            os.close(descriptor)
    except BlockingIOError:
        return True
    except (ImportError, OSError):
        return time.time() - path.stat().st_mtime < _DAY_S
    return False
