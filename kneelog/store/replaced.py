"""Putting a new file in a diary's place so that what the old one held is overwritten, not just let go of.

On a solid-state disk, and on file systems that copy on write, nothing can promise that the old content is gone: the
disk may keep it elsewhere. It is done as well as a program can.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING

from kneelog.store import files
from kneelog.store.wiping import overwrite_open

if TYPE_CHECKING:
    from collections.abc import Iterator

_MADE, _OLD = "recoded", "replaced"


@contextmanager
def beside(place: Path) -> Iterator[Path]:
    """An empty file beside ``place`` for what is to replace it; :func:`tidy` knows what a kill leaves of it."""
    with files.temporary(place.with_name(f"{place.name}.{_MADE}")) as made:
        yield made


def put(made: Path, place: Path) -> None:
    """Move ``made`` to ``place`` in one step; the content of what lay there is overwritten with zeros.

    Meanwhile the old file has a second name, so that :func:`tidy` can end this after a kill. From the step on,
    whoever still has the old file open finds no diary in it, and can therefore save nothing where it would be lost.
    """
    name = _second_name(place)
    with place.open("r+b", buffering=0) as old:
        try:
            files.put(made, place)
        except BaseException:
            with suppress(OSError):
                if name.samefile(
                    place
                ):  # else the disk failed after the step, and what is old is left to :func:`tidy`
                    name.unlink()
            raise
        with suppress(OSError):  # it is not the diary any more
            overwrite_open(old.fileno())
    with suppress(OSError):
        name.unlink(missing_ok=True)


def tidy(place: Path) -> None:
    """Overwrite and remove what a kill left of :func:`put`. Whoever calls holds the lock of what is at ``place``."""
    for left in leftovers(place):
        with suppress(OSError):
            if left.stat().st_nlink == 1:  # else it is a name of the diary itself
                with left.open("r+b", buffering=0) as old:
                    overwrite_open(old.fileno())
            left.unlink(missing_ok=True)
            files.journal(left).unlink(missing_ok=True)


def leftovers(place: Path) -> list[Path]:
    """What kills left beside ``place``."""
    return [
        found
        for label in (_MADE, _OLD)
        for found in place.parent.glob(f".{escape(place.name)}.{label}.*.part")
    ]


def _second_name(place: Path) -> Path:
    """The second name that the file at ``place`` has from now on, where the file system has such names."""
    descriptor, name = tempfile.mkstemp(prefix=f".{place.name}.{_OLD}.", suffix=".part", dir=place.parent)
    os.close(descriptor)
    free = Path(name)
    free.unlink()
    with suppress(OSError):
        os.link(place, free)
    return free
