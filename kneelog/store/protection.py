"""Setting, changing and removing a diary's passphrase: a whole new file, proved, then put in place in one step.

The new file is written under the new passphrase from its first byte on: no plain copy lies on the disk at any time,
unless the runner removes the passphrase. A kill at any instant leaves the diary as it was or as it shall be.
"""

from __future__ import annotations

import os
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, Any

from kneelog.errors import DiaryDamagedError, DiaryError, DiaryLockedError
from kneelog.services.protecting import Protected, Unreachable
from kneelog.store import files, opening, replaced
from kneelog.store.connect import connect, identity
from kneelog.store.copying import count_rows, integrity
from kneelog.store.faults import damaged, foreign, told
from kneelog.store.key import is_protected, new_salt
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from kneelog.store.copying import Counts
    from kneelog.store.key import Key

_CARRIED = ("application_id", "user_version")
"""What marks the file and ``sqlcipher_export`` leaves out."""


def protect(
    path: str | os.PathLike[str],
    old: Key | None,
    new: Key | None,
    copies: Iterable[Path] = (),
    progress: Callable[[int, int], None] | None = None,
) -> Protected:
    """Bring the diary at ``path``, then ``copies`` one by one, from the passphrase ``old`` to ``new``.

    ``None`` stands for no passphrase. Each file is replaced in one step; one that is as it shall be already is left
    alone, so that doing it again finishes what was cut off. A copy that can't be brought along is named in the
    result. ``progress`` is called with (done, total) of all files.

    Raises:
        WrongPassphraseError: ``old`` does not open the diary (nor ``new``).
        DiaryBusyError: another program is writing into it.
        DiaryError: the disk fails, or there is no sound diary. In each case the diary is as it was.
    """
    place, others = files.real(path), list(copies)
    tell = progress or (lambda _done, _total: None)
    tell(0, 1 + len(others))
    recode(place, old, new)
    brought: list[Path] = []
    unreachable: list[Unreachable] = []
    for number, copy in enumerate(others, start=1):
        tell(number, 1 + len(others))
        try:
            recode(copy, old, new)
        except DiaryError as error:
            unreachable.append(Unreachable(copy, str(error)))
        else:
            brought.append(copy)
    return Protected(place, new is not None, tuple(brought), tuple(unreachable))


def recode(path: Path, old: Key | None, new: Key | None) -> bool:
    """Bring one file, the diary or a copy of it, from ``old`` to ``new``; false if it was so already.

    A plain file is taken for what ``old`` opens, too. Raises as :func:`protect` does.
    """
    opening.check_readable(path)
    if _is_so(path, new):
        finish(path, new)
        return False
    secret = "" if new is None else new.for_salt(new_salt())  # takes its time: not while others wait
    with told(path), _locked(path, old) as connection:
        replaced.tidy(path)
        with replaced.beside(path) as made:
            counts = count_rows(connection)
            _export(connection, made, secret)
            _prove(made, new, counts, path)
            if os.name == "nt":
                connection.close()  # an open file can't be replaced there
            replaced.put(made, path)
    return True


def snapshots(path: Path) -> list[Path]:
    """The copies that were set aside beside the diary at ``path``: before a migration, a restore, a merge."""
    from glob import escape

    return sorted(path.parent.glob(f"{escape(path.stem)}.before-*{escape(path.suffix)}"))


def differing(paths: Iterable[Path], *, protected: bool) -> list[Path]:
    """Those of ``paths`` that are plain though they should be ``protected``, or the other way round."""
    return [path for path in paths if path.is_file() and is_protected(path) is not protected]


def _is_so(path: Path, new: Key | None) -> bool:
    """Whether the file is as it shall be."""
    if not is_protected(path):
        return new is None
    if new is None:
        return False
    with suppress(DiaryLockedError), told(path), closing(connect(path, write=False, key=new)):
        return True
    return False


def finish(path: Path, key: Key | None) -> None:
    """Take away what a kill left when it hit after the file was put in place."""
    if replaced.leftovers(path):
        with suppress(DiaryError), told(path), _locked(path, key):
            replaced.tidy(path)


@contextmanager
def _locked(path: Path, key: Key | None) -> Iterator[Any]:
    """A connection while nobody else writes or reads, whether or not it is in a transaction.

    What a crash left half-saved is taken back by then. Nothing may open and close the file in between: on POSIX
    that would let go of the lock.
    """
    with closing(connect(path, write=True, key=key)) as connection:
        connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to standard error
        connection.execute("PRAGMA main.locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")  # in this mode the lock stays
        if not identity(connection).is_diary:
            raise foreign(path)
        if integrity(connection):
            raise damaged(path)
        yield connection


def _export(connection: Any, made: Path, secret: str) -> None:  # noqa: ANN401 - the driver has no types
    """Write everything into the empty file ``made``, which is under ``secret`` from its first byte on; "" is none."""
    connection.execute("ATTACH DATABASE ? AS made KEY ?", (str(made), secret))
    for setting in ("journal_mode = OFF", "synchronous = OFF"):  # it is thrown away, or synced as a whole
        connection.execute(f"PRAGMA made.{setting}").fetchall()
    connection.execute("BEGIN")
    connection.execute("SELECT sqlcipher_export('made')").fetchone()
    for name in _CARRIED:
        (value,) = connection.execute(f"PRAGMA main.{name}").fetchone()
        connection.execute(f"PRAGMA made.{name} = {value:d}")
    connection.execute("COMMIT")
    connection.execute("DETACH DATABASE made")


def _prove(made: Path, key: Key | None, expected: Counts, path: Path) -> None:
    """Refuse what was made unless it is sound and holds as many rows; :func:`connect` proves that ``key`` opens it."""
    with closing(connect(made, write=False, key=key)) as connection:
        amiss = [
            is_protected(made) is (key is None),
            bool(integrity(connection)),
            key is not None and bool(connection.execute("PRAGMA cipher_integrity_check").fetchall()),
            bool(connection.execute("PRAGMA foreign_key_check").fetchall()),
            count_rows(connection) != expected,
        ]
    if any(amiss):
        raise DiaryDamagedError(
            tr(
                "{path} could not be written anew without a fault; it is as it was. "
                "Check it with “kneelog check”, then try again.",
                path=path,
            )
        )
