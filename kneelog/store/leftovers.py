"""What a program that was killed left beside a diary: half-made files, a second name. The next start clears it away.

Whoever makes a file holds a lock on it as long as it is half made, which the system lets go of with the process: what
nobody holds, nobody will finish.
"""

from __future__ import annotations

import os
import re
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

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
    made = re.compile(
        rf"\.{re.escape(path.stem)}(\..+)?{re.escape(path.suffix)}\.[a-z0-9_]{{8}}\.part(-journal)?"
    )
    with suppress(OSError):
        twins = [
            found for found in path.parent.glob(f"{_literal(path.stem)}.before-*") if _is_twin(found, path)
        ]
        half_made = [found for found in path.parent.iterdir() if made.fullmatch(found.name)]
        held = [found for found in half_made if not _clear_one(found)]
        if not held:
            # nobody is in the middle of putting another file in the diary's place: a second name of it is no copy
            for twin in twins:
                if _is_twin(twin, path):
                    twin.unlink()


def _literal(name: str) -> str:
    return re.sub(r"([*?[])", r"[\1]", name)


def _is_twin(name: Path, path: Path) -> bool:
    with suppress(OSError):
        return name.samefile(path)
    return False


def _clear_one(found: Path) -> bool:
    """Remove ``found`` unless somebody is still making it; whether it is gone."""
    whole = found.with_name(found.name.removesuffix("-journal"))
    try:
        if whole.exists() and _is_held(whole):
            return False
        found.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _is_held(path: Path) -> bool:
    try:
        import fcntl

        descriptor = os.open(path, os.O_RDWR)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        finally:
            os.close(descriptor)
    except BlockingIOError:
        return True
    except (ImportError, OSError):
        return time.time() - path.stat().st_mtime < _DAY_S
    return False
