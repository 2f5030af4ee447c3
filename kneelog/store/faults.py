"""What the driver says when the world fails, as the errors and sentences that the runner gets."""

from __future__ import annotations

import errno
import os
import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlcipher3 import dbapi2

from kneelog.errors import (
    DiaryBusyError,
    DiaryDamagedError,
    DiaryError,
    DiaryForeignError,
    DiaryFullError,
    DiaryReadOnlyError,
    KneelogError,
)
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

NONSENSE: Final = (
    KneelogError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    OverflowError,
    RecursionError,
)
"""What the domain and the readers say of a row that no diary holds: a damaged file may hold anything."""

ERROR: Final = 1
PERM: Final = 3
BUSY: Final = 5
LOCKED: Final = 6
READONLY: Final = 8
IOERR: Final = 10
CORRUPT: Final = 11
FULL: Final = 13
CANTOPEN: Final = 14
PROTOCOL: Final = 15
NOLFS: Final = 22
NOTADB: Final = 26

_NOT_UTF8 = "Could not decode to UTF-8"
"""How the driver begins to say that a text is none; it gives no code."""

_FAMILIES: dict[int, tuple[type[DiaryError], str]] = {
    BUSY: (
        DiaryBusyError,
        N_("Another program is using the diary {path}. Close it there, then try again."),
    ),
    READONLY: (
        DiaryReadOnlyError,
        N_(
            "The diary {path} can be read but not written. "
            "Make the file and its folder writable, or copy it to where it is."
        ),
    ),
    IOERR: (
        DiaryError,
        N_("The disk failed while the diary {path} was in use. Check the disk, then try again."),
    ),
    CORRUPT: (
        DiaryDamagedError,
        N_(
            "The diary {path} is damaged. Recover what is readable with “kneelog recover”, or restore a backup with "
            "“kneelog restore”; the file is left as it is."
        ),
    ),
    FULL: (
        DiaryFullError,
        N_(
            "The disk that holds the diary {path} is full: nothing was saved. Free some space, then try again."
        ),
    ),
    CANTOPEN: (
        DiaryError,
        N_("The diary {path} can’t be opened. Check that the file and its folder may be read and written."),
    ),
    NOTADB: (
        DiaryForeignError,
        N_(
            "{path} is not a kneelog diary, or its beginning is damaged; it is left as it is. "
            "Name another file, recover what is readable with “kneelog recover”, or restore a backup."
        ),
    ),
}
_FAMILIES[PROTOCOL] = _FAMILIES[NOLFS] = (
    DiaryError,
    N_(
        "The file system that holds the diary {path} can’t lock it, so two programs could write at once. "
        "Copy the diary to this machine’s own disk and open it there."
    ),
)
_FAMILIES[LOCKED] = _FAMILIES[BUSY]
_FAMILIES[PERM] = _FAMILIES[READONLY]


_ON_A_NETWORK = {
    BUSY: N_(
        "Another program or machine is using the diary {path}, which lies on a network file system ({kind}). "
        "Close it there, then try again. If none has it open, a lock was left behind: restart or disconnect the "
        "machine that had it open, or copy the diary to this machine."
    ),
    IOERR: N_(
        "The network file system ({kind}) that holds the diary {path} failed, or can’t lock files. Check the "
        "connection, then try again, or copy the diary to this machine."
    ),
}
_WHILE_SYNCED = N_(
    "Another program is using the diary {path}, which lies in a folder that {program} syncs. Close it there, or wait "
    "until the folder has synced, then try again. If it stays so, copy the diary to a folder that is not synced."
)


_ERRNO = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EROFS: READONLY,
    errno.EACCES: READONLY,
    errno.EPERM: READONLY,
    errno.EIO: IOERR,
    errno.ENOENT: CANTOPEN,
}


_TOLD = {
    "database is locked": BUSY,
    "database table is locked": LOCKED,
    "attempt to write a readonly database": READONLY,
    "disk I/O error": IOERR,
    "database disk image is malformed": CORRUPT,
    "database or disk is full": FULL,
    "unable to open database file": CANTOPEN,
    "file is not a database": NOTADB,
}
"""SQLite's own words for a code: what goes wrong in an online backup, the driver raises with nothing else."""


_HALF_MADE = re.compile(r"\.(.+)\.[a-z0-9_]{8}\.part")
"""How :func:`kneelog.store.files.temporary` names a file."""


def primary_code(error: BaseException) -> int | None:
    """SQLite's primary result code for a driver's error, also one wrapped by SQLAlchemy, or for an ``OSError``.

    ``None`` if it is neither, or tells nothing of the diary (a broken pipe). The driver stumbles over its own message
    where that quotes a damaged schema.
    """
    driven = getattr(error, "orig", None) or error
    if isinstance(driven, UnicodeDecodeError) or str(driven).startswith(_NOT_UTF8):
        return CORRUPT
    if isinstance(error, OSError):
        return _ERRNO.get(error.errno or 0)
    code = getattr(driven, "sqlite_errorcode", None)
    if isinstance(code, int):
        return code & 0xFF
    return _TOLD.get(str(driven)) if isinstance(driven, dbapi2.Error) else None


def fault(code: int | None, path: str | os.PathLike[str]) -> DiaryError | None:
    """The error for SQLite's result ``code``, or ``None`` where the code tells of a defect of ours."""
    known = None if code is None else _FAMILIES.get(code)
    if known is None:
        return None
    meant = _meant(path)
    return known[0](_elsewhere(BUSY if code == LOCKED else code, meant) or tr(known[1], path=meant))


def _meant(path: str | os.PathLike[str]) -> str:
    """The name that the runner knows, also of a file that is still half made under another one."""
    folder, name = os.path.split(os.fspath(path))
    half_made = _HALF_MADE.fullmatch(name)
    return os.path.join(folder, half_made[1]) if half_made else os.fspath(path)  # noqa: PTH118 - told as it was given


def _elsewhere(code: int | None, path: str) -> str | None:
    """The sentence for trouble that comes of where the diary lies, or ``None`` where it lies on this machine."""
    if code not in _ON_A_NETWORK:
        return None
    from kneelog.store import syncing

    place = Path(path).absolute()
    if kind := syncing.network(place):
        return tr(_ON_A_NETWORK[code], path=place, kind=kind)
    program = syncing.synced_by(place) if code == BUSY else ""
    return tr(_WHILE_SYNCED, path=place, program=program) if program else None


@contextmanager
def told(path: str | os.PathLike[str]) -> Iterator[None]:
    """Let the driver's errors leave as :class:`DiaryError`; its own text, which may quote data, stays behind."""
    try:
        yield
    except Exception as error:
        code = primary_code(error)
        # our statements fit our schema: where SQLite makes no sense of one, the schema in the file was damaged
        plain = fault(CORRUPT if code == ERROR else code, path)
        if plain is None:
            raise
        raise plain from error


def damaged(path: str | os.PathLike[str]) -> DiaryDamagedError:
    """The error for a diary that holds what no diary holds."""
    return DiaryDamagedError(tr(_FAMILIES[CORRUPT][1], path=os.fspath(path)))


def foreign(path: str | os.PathLike[str]) -> DiaryForeignError:
    """The error for a sound database that is no diary."""
    return DiaryForeignError(
        tr(
            "{path} is not a kneelog diary; it is left as it is. Name another file, or restore a backup.",
            path=os.fspath(path),
        )
    )


def unwritable(path: str | os.PathLike[str]) -> DiaryReadOnlyError:
    """The error for a diary that was opened for reading only."""
    return DiaryReadOnlyError(tr(_FAMILIES[READONLY][1], path=os.fspath(path)))
