"""The copies of a diary: which there are, what they hold, setting one aside, and deleting some."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from kneelog.errors import DiaryError, DiaryLockedError
from kneelog.services.keeping import CopyFacts, CopyKind, reason_words
from kneelog.services.private_folder import make_folder
from kneelog.store import files, opening
from kneelog.store.backup_places import anybodys, first_place, named, second_place, snapshots
from kneelog.store.backups import is_diary
from kneelog.store.copying import copy_diary, fill_present
from kneelog.store.faults import NONSENSE, damaged, told
from kneelog.store.layout import REVISION
from kneelog.store.reading import read_diary
from kneelog.store.stamp import closing_told
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kneelog.domain.diary import Diary
    from kneelog.store.key import Key


def copies(path: Path, key: Key | None = None) -> list[CopyFacts]:
    """Every copy of the diary at ``path`` that is to be found, the newest first, with what it holds."""
    found = [CopyFacts(file, CopyKind.BACKUP, when) for when, file in first_place(path).backups()]
    second = named(path).folder
    if second is not None:
        mine = {file for _when, file in second_place(path, second).backups()}
        found += [
            CopyFacts(file, CopyKind.SECOND, when, is_foreign=file not in mine)
            for when, file in anybodys(second)
            if is_diary(file)
        ]
    found += [
        CopyFacts(file, CopyKind.SNAPSHOT, when, reason_words(label)) for when, file, label in snapshots(path)
    ]
    own = files.resolved(
        path
    )  # a diary may lie, named as a backup is, in the second folder: no copy of itself
    found = [copy for copy in found if files.resolved(copy.path) != own]
    found.sort(key=lambda copy: copy.made_at, reverse=True)
    return [look_at(copy, key) for copy in found]


def look_at(copy: CopyFacts, key: Key | None = None) -> CopyFacts:
    """``copy`` with its size, its number of entries and the date of the last, as far as it can be read."""
    try:
        with told(copy.path):
            size = copy.path.stat().st_size
            with closing_told(copy.path, key) as connection:
                entries, last = connection.execute("SELECT count(*), max(on_date) FROM entry").fetchone()
                last_entry = None if last is None else date.fromisoformat(last)
    except DiaryLockedError:
        return replace(copy, size=copy.path.stat().st_size, is_locked=True)
    except DiaryError as error:
        return replace(copy, trouble=str(error))
    except (ValueError, TypeError):
        return replace(copy, trouble=str(damaged(copy.path)))
    return replace(copy, size=size, entries=entries, last_entry=last_entry)


def look(copy: Path, diary: Path, key: Key | None = None) -> Diary:
    """Everything in the diary at ``copy``, which is only read.

    One of an older kneelog is brought up to date on a copy of its own beside ``diary``, gone when this returns.

    Raises:
        DiaryError: (or one of its kinds) it is newer, damaged, locked or no diary; the sentence says so.
    """
    given = files.real(copy)
    revision = opening.examine(given, key)
    with (
        present(given, diary, revision, key) as readable,
        told(given),
        closing_told(readable, key) as connection,
    ):
        connection.execute("BEGIN")
        try:
            return read_diary(connection.execute)
        except NONSENSE as error:
            raise damaged(given) from error


@contextmanager
def present(given: Path, diary: Path, revision: str, key: Key | None) -> Iterator[Path]:
    """A file of the program's own revision that holds what ``given`` does: itself, else a copy beside ``diary``.

    :class:`~kneelog.errors.DiaryNewerError` if ``given`` is newer than that.
    """
    if revision == REVISION:
        yield given
        return
    with told(diary):
        make_folder(diary.parent)
        with files.temporary(diary) as made:
            fill_present(given, made, revision, key)
            yield made


def set_aside(path: Path, reason: str, key: Key | None = None) -> Path:
    """A proved copy of the diary at ``path`` beside it, labelled with ``reason`` and the time; where it lies."""
    aside = files.beside(path, f"before-{reason}")
    copy_diary(path, aside, key)
    return aside


def delete_copies(path: Path, chosen: Iterable[Path], key: Key | None = None) -> int:
    """Delete those copies of the diary at ``path`` that are ``chosen``; how many there were.

    What is not among :func:`copies`, the diary itself above all, and the backups of other diaries in the second
    folder are refused before anything is deleted.
    """
    known = {copy.path for copy in copies(path, key) if not copy.is_foreign}
    wanted = list(chosen)
    for one in wanted:
        if one not in known:
            raise DiaryError(
                tr("{path} is no backup or snapshot of this diary; it is left as it is.", path=one)
            )
    for one in wanted:
        with told(one):
            one.unlink(missing_ok=True)
            files.journal(one).unlink(missing_ok=True)
    return len(wanted)
