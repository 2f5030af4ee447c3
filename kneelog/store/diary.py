"""The diary on disk, as the use cases ask for it."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import IntegrityError

from kneelog.domain.care import SINGLE
from kneelog.domain.diary import Change, Edit, RecordKind
from kneelog.errors import ConflictError, DiaryError, DiaryForeignError
from kneelog.store import undo_log
from kneelog.store.clauses import insert_text
from kneelog.store.engine import make_engine, reading, writing
from kneelog.store.evidence import read_evidence
from kneelog.store.faults import NONSENSE, damaged, told, unwritable
from kneelog.store.reading import read_diary, records
from kneelog.store.writing import apply, net_edits
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from kneelog.domain.codec import Plain
    from kneelog.domain.diary import Diary, Record
    from kneelog.domain.versions import Evidence
    from kneelog.store.key import Key
    from kneelog.store.rows import Row

_CHUNK = 2_000
"""Edits that are written at once; progress is told between."""

_BROKEN_REFERENCE = "FOREIGN KEY constraint failed"
"""SQLite's words for a reference to a record that is not there; the driver does not pass its finer codes on."""


class SqliteDiary:
    """A diary in a SQLite file of the program's own revision; made by :func:`kneelog.store.opening.open_diary`.

    It keeps one connection until :meth:`close`. It may be opened on one thread and then be used on another, never
    on two at once.
    """

    def __init__(self, path: Path, *, write: bool = True, key: Key | None = None) -> None:
        self._path = path
        self._write = write
        with told(path):
            self._file = _file_at(path)
            self._connection = make_engine(path, write=write, key=key).connect()
            self._driver: Any = self._connection.connection.driver_connection
            try:
                self._seen = self._version()
            except BaseException:
                self.close()
                raise

    @property
    def path(self) -> Path:
        """Where the diary lies."""
        return self._path

    def load(self) -> Diary:
        """Everything the diary holds. :class:`~kneelog.errors.DiaryDamagedError` if that is nonsense."""
        with self._reading():
            try:
                diary = read_diary(self._execute)
            except NONSENSE as error:
                raise damaged(self._path) from error
            self._seen = self._version()
        return diary

    def commit(self, change: Change, progress: Callable[[int, int], None] | None = None) -> None:
        """Keep ``change`` in one transaction, durable when this returns, and add it to the undo history.

        :class:`~kneelog.errors.ConflictError`, with nothing kept: a record is not as ``before`` says, an entry
        names a run that the diary does not hold, or a run goes that entries still name. ``progress`` is called
        with (done, total) and may raise. A change that changes nothing, and for which nothing was weighed, is not
        entered.
        """
        edits = net_edits(change)
        if not (edits or change.weighed):
            return
        with self._writing(edits):
            change_id = undo_log.begin(self._connection, change.label)
            undo_log.weigh(self._connection, change_id, change.weighed)
            for first in range(0, len(edits), _CHUNK):
                part = edits[first : first + _CHUNK]
                undo_log.add(self._connection, change_id, first, part)
                self._check_unchanged(change_id, first, part)
                apply(self._connection, part)
                if progress is not None:
                    progress(first + len(part), len(edits))

    def undo(self) -> Change | None:
        """Take back the newest change that stands; what was done to get there, or ``None`` if there is none."""
        return self._go_over(undo_log.newest_done, undo_log.UNDONE)

    def redo(self) -> Change | None:
        """Do again what was last undone; ``None`` if there is nothing."""
        return self._go_over(undo_log.oldest_undone, undo_log.DONE)

    def can_undo(self) -> str | None:
        """The label of the change that :meth:`undo` would take back."""
        with self._reading():
            logged = undo_log.newest_done(self._connection)
        return None if logged is None else logged.label

    def can_redo(self) -> str | None:
        """The label of the change that :meth:`redo` would do again."""
        with self._reading():
            logged = undo_log.oldest_undone(self._connection)
        return None if logged is None else logged.label

    def evidence(self) -> Evidence:
        """What the undo history tells of earlier versions of records; read it after :meth:`load`."""
        with self._reading():
            try:
                return read_evidence(self._execute)
            except NONSENSE as error:
                raise damaged(self._path) from error

    def draft(self) -> Plain | None:
        """The half-filled form that was kept, or ``None``; what is none any more is not worth a word."""
        with self._reading():
            row = self._connection.exec_driver_sql("SELECT document FROM draft").one_or_none()
        if row is None:
            return None
        with suppress(ValueError, TypeError, RecursionError):
            document = json.loads(row[0])
            return document if isinstance(document, dict) else None
        return None

    def keep_draft(self, draft: Plain | None) -> None:
        """Keep a half-filled form, or forget it. Not a change to the diary: nothing to undo."""
        with self._writing():
            self._connection.exec_driver_sql("DELETE FROM draft")
            if draft is not None:
                row = (SINGLE, json.dumps(draft, ensure_ascii=False))
                self._connection.exec_driver_sql(insert_text("draft"), row)

    def changed_elsewhere(self) -> bool:
        """Whether another program changed the file, or put another in its place, since the last :meth:`load`."""
        with told(self._path):
            return self._version() != self._seen or _file_at(self._path) != self._file

    def is_replaced(self) -> bool:
        """Whether another file lies where the diary did when it was opened."""
        return _file_at(self._path) not in (None, self._file)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _go_over(self, find: Callable[[Any], undo_log.Logged | None], state: str) -> Change | None:
        with self._writing():
            logged = find(self._connection)
            if logged is None:
                return None
            try:
                items = undo_log.read(self._connection, logged.id)
            except NONSENSE as error:
                raise damaged(self._path) from error
            present = self._present(logged.id, 0, len(items), {item.kind for item in items})
            before = {item.position: present[item.kind].get(item.record_id) for item in items}
            if state == undo_log.UNDONE:
                items.reverse()
            edits = [Edit(item.kind, item.record_id, before[item.position], item.other) for item in items]
            apply(self._connection, edits)
            undo_log.turn(self._connection, logged.id, state, before)
            weighed = undo_log.weighed(self._connection, logged.id)
        return Change(logged.label, tuple(edits), weighed)

    def _present(
        self, change_id: int, first: int, count: int, kinds: Iterable[RecordKind]
    ) -> dict[RecordKind, Mapping[str, Record]]:
        """The stored records that a stretch of a change in the history touches."""
        last = first + count - 1
        return {
            kind: records(self._execute, kind, undo_log.CHOSEN, (change_id, kind.value, first, last))
            for kind in kinds
        }

    def _check_unchanged(self, change_id: int, first: int, edits: list[Edit]) -> None:
        present = self._present(change_id, first, len(edits), {edit.kind for edit in edits})
        for edit in edits:
            if present[edit.kind].get(edit.id) != edit.before:
                raise ConflictError(
                    tr(
                        "The diary was changed elsewhere meanwhile: nothing was saved. Look again, then repeat."
                    )
                )

    def _execute(self, statement: str, parameters: tuple[Any, ...] = ()) -> Iterable[Row]:
        """Run a statement within the transaction that was begun."""
        rows: Iterable[Row] = self._driver.execute(statement, parameters)
        return rows

    def _version(self) -> int:
        return int(self._driver.execute("PRAGMA data_version").fetchone()[0])

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with told(self._path), reading(self._connection):
            yield

    @contextmanager
    def _writing(self, edits: Iterable[Edit] = ()) -> Iterator[None]:
        self._check_in_place()
        try:
            with told(self._path), writing(self._connection):
                self._check_in_place()  # it may have been replaced while the lock was waited for
                yield
        except DiaryForeignError:  # what was replaced holds nothing any more
            self._check_in_place()
            raise
        except IntegrityError as error:
            if str(error.orig) != _BROKEN_REFERENCE:
                raise
            raise _unknown_run(edits) from None

    def _check_in_place(self) -> None:
        """Refuse to write into a file that no longer lies where the runner would look for it."""
        if not self._write:
            raise unwritable(self._path)
        if _file_at(self._path) != self._file:
            raise DiaryError(
                tr(
                    "The diary {path} was moved away or replaced while it was open: nothing was saved. "
                    "Put it back, or close kneelog and open it again.",
                    path=self._path,
                )
            )


def _unknown_run(edits: Iterable[Edit]) -> ConflictError:
    if any(edit.kind is RecordKind.RUN and edit.after is None for edit in edits):
        return ConflictError(
            tr("Entries still speak of that run: nothing was removed. Remove them first, or with it.")
        )
    return ConflictError(tr("An entry names a run that the diary does not hold: nothing was saved."))


def _file_at(path: Path) -> tuple[int, int] | None:
    """Which file lies at ``path``, as (device, number); ``None`` if there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - the same for str and Path
    except OSError:
        return None
    return found.st_dev, found.st_ino
