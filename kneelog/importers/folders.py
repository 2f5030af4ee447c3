"""The files below a folder, whatever somebody put there: no link is followed, no pipe opened, nothing without end."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

from kneelog.services.workout import UnreadableWorkoutError
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kneelog.importers.patience import Tick

MOST_ENTRIES = 100_000
"""So many files and folders may lie in a folder, files in an archive."""
DEEPEST = 64
"""Folders within folders; exports have three or four."""
JUNK = ("__MACOSX/", ".")
_TICK_EVERY = 100


def files_below(
    folder: Path, tick: Tick | None = None, fail: Callable[[OSError], None] | None = None
) -> Iterator[Path]:
    """All files below ``folder`` that may be worth reading; links are not followed, so nothing outside comes in.

    ``tick`` is called now and then, and may raise :class:`~kneelog.services.ports.Cancelled`; ``fail`` hears of folders
    that cannot be listed, or lie too deep. Of a folder with more in it than anybody has, whatever it is, the walk ends
    in an UnreadableWorkoutError.
    """
    seen = 0
    for where, folders, names in os.walk(folder, onerror=fail):
        folders[:] = sorted(name for name in folders if not name.startswith(JUNK))
        seen += len(folders)
        if folders and len(Path(where).relative_to(folder).parts) >= DEEPEST:
            folders.clear()
            if fail is not None:
                fail(_too_deep(where))
        for number, name in enumerate(("", *names)):  # a folder counts even where it holds no file
            if tick is not None and number % _TICK_EVERY == 0:
                tick()
            seen += bool(name)
            if seen > MOST_ENTRIES:
                raise too_many(MOST_ENTRIES)
            path = Path(where, name)
            if name and not name.startswith(JUNK) and not path.is_symlink() and path.is_file():
                yield path


def _too_deep(where: str) -> OSError:
    said = tr("its folders lie in each other more than {most} deep", most=DEEPEST)
    return OSError(errno.ENAMETOOLONG, said, where)


def too_many(most: int) -> UnreadableWorkoutError:
    """The refusal of what holds more files than anybody has."""
    return UnreadableWorkoutError(
        tr("It holds more than {most} files: import the folders or files in it one by one.", most=f"{most:,}")
    )
