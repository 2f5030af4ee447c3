"""Writes a file whole or not at all: beside its target first, then put in its place in one step."""

from __future__ import annotations

import errno
import os
import re
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

from kneelog.errors import KneelogError, UsageError
from kneelog.services.parsed import shown
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

STANDARD_OUTPUT = "-"
_PART = ".kneelog-part"
"""How the name of a file ends that is half written, as no other program names one."""
_LEFT_OVER = re.compile(rf"\..+\.[a-z0-9_]{{8}}{re.escape(_PART)}")
_OLD_S = 24 * 3600
_FULL = (errno.ENOSPC, errno.EDQUOT)
_HELD_BY_ANOTHER = (5, 32, 33)
"""What Windows answers where another program has the file open: access denied, sharing and lock violation."""


class CannotWriteError(KneelogError):
    """The target cannot be written: no such folder, no permission, disk full (status 4). Nothing was left there."""

    exit_status = 4


@contextmanager
def writing_text(target: Path | str, *, force: bool = False) -> Iterator[TextIO]:
    """As :func:`writing`, for UTF-8 text whose line ends stay as they are."""
    import io

    with writing(target, force=force) as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
        try:
            yield text
            text.flush()
        finally:
            with suppress(OSError, ValueError):  # a failed flush was already raised
                text.detach()


@contextmanager
def writing(target: Path | str, *, force: bool = False) -> Iterator[BinaryIO]:
    """A binary stream for ``target``; ``-`` is standard output.

    The file appears, with mode 0600, when the block ends well; if it does not, everything is as before. An existing
    file without ``force`` is a UsageError, anything that cannot be written a :class:`CannotWriteError`.
    """
    if str(target) == STANDARD_OUTPUT:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(target)
    try:
        if path.is_dir():
            raise CannotWriteError(tr("{path} is a folder: name a file in it.", path=shown(path, 200)))
        if path.exists() and not path.is_file():  # a device or a pipe has nothing to be replaced
            with path.open("wb") as stream:
                yield stream
            return
        if path.exists() and not force:
            raise _exists(path)
        with _beside(Path(os.path.realpath(path)), force=force) as stream:
            yield stream
    except OSError as error:
        raise _sentence(error, path) from error


@contextmanager
def _beside(path: Path, *, force: bool) -> Iterator[BinaryIO]:
    import tempfile

    _clear_leftovers(path.parent)
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=_PART, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if force:
            Path(name).replace(path)
        else:
            _place(Path(name), path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    _sync_folder(path.parent)


def _clear_leftovers(folder: Path) -> None:
    """Remove half-written files that a kneelog which was killed left in ``folder``; what can't be removed stays.

    They hold what was exported, plain. Only names that no one else gives, plain files, and old enough that nobody
    is still writing them.
    """
    with suppress(OSError), os.scandir(folder) as found:
        for each in found:
            with suppress(OSError):
                if (
                    _LEFT_OVER.fullmatch(each.name)
                    and each.is_file(follow_symlinks=False)
                    and time.time() - each.stat(follow_symlinks=False).st_mtime > _OLD_S
                ):
                    Path(each.path).unlink()


def _place(written: Path, path: Path) -> None:
    """Put ``written`` at ``path`` unless something came there meanwhile."""
    try:
        path.hardlink_to(written)
    except FileExistsError:
        raise _exists(path) from None
    except OSError:  # no hard links on this disk
        if path.exists():
            raise _exists(path) from None
        written.replace(path)
    else:
        written.unlink()


def _sync_folder(folder: Path) -> None:
    """Make the new name durable, where a folder can be synchronised at all."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _exists(path: Path) -> UsageError:
    return UsageError(
        tr("{path} is there already: name another file, or add --force to replace it.", path=shown(path, 200))
    )


def _sentence(error: OSError, path: Path) -> CannotWriteError:
    if error.errno in _FULL:
        return CannotWriteError(tr("The disk is full: {path} was not written.", path=shown(path, 200)))
    if isinstance(error, FileNotFoundError):
        return CannotWriteError(
            tr("There is no folder {folder}: make it first.", folder=shown(path.parent, 200))
        )
    if getattr(error, "winerror", None) in _HELD_BY_ANOTHER and path.is_file():
        return CannotWriteError(
            tr(
                "{path} was not written: it may be open in another program. Close it there, or name another file.",
                path=shown(path, 200),
            )
        )
    if isinstance(error, PermissionError):
        return CannotWriteError(
            tr("{path} may not be written: permissions forbid it.", path=shown(path, 200))
        )
    return CannotWriteError(
        tr("{path} cannot be written: {reason}.", path=shown(path, 200), reason=error.strerror or error)
    )
