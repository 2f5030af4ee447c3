"""Erasing for good: the records, the undo history, the half-filled form, and the copies that still hold them."""

from __future__ import annotations

from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any

from kneelog.errors import ConflictError, DiaryError
from kneelog.services import erasing
from kneelog.services.erasing import CHOSEN, Erased
from kneelog.store import files, wiping
from kneelog.store.connect import driver
from kneelog.store.engine import alone, make_engine
from kneelog.store.faults import fault, primary_code, told
from kneelog.store.reading import read_diary
from kneelog.store.writing import apply
from kneelog.words import tr

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable
    from pathlib import Path

    from sqlalchemy import Connection

    from kneelog.services.erasing import ErasePlan, Trace
    from kneelog.store.key import Key


def erase(
    path: str | os.PathLike[str], plan: ErasePlan, traces: Iterable[Trace] = (), key: Key | None = None
) -> Erased:
    """Do to the diary at ``path`` what ``plan`` says, and delete the files of ``traces``, overwritten first.

    Snapshots and the like go just before the diary's own commit, when nothing but the disk can stop it any more;
    backups, which the runner chose one by one, after it. Afterwards the file is written anew without what is gone.

    Raises:
        ConflictError: the diary is not any more what the plan was made of; nothing was done.
        DiaryError: it can't be done, or not to the end; the sentence says which.
    """
    place, found = files.real(path), tuple(traces)
    always = [trace for trace in found if trace.kind not in CHOSEN]
    with told(place), closing(make_engine(place, write=True, key=key).connect()) as connection:
        file: Any = connection.connection.driver_connection
        _keep_to_itself(file)
        with alone(connection):
            _check_same(file, plan)
            _remove(connection, plan)
            for trace in always:
                _delete_or_refuse(trace.path, place)
        _write_anew(file, place)
    gone, left = list(always), []
    for trace in found:
        if trace.kind in CHOSEN:
            try:
                wiping.wipe(trace.path, place)
                gone.append(trace)
            except OSError as error:
                left.append((trace.path, error.strerror or type(error).__name__))
    return Erased(plan.counts, tuple(gone), tuple(left))


def _keep_to_itself(file: Any) -> None:  # noqa: ANN401 - the driver has no types
    """Lock everybody out from the first statement to the end, and let the journal stay to be overwritten."""
    file.execute("PRAGMA locking_mode = EXCLUSIVE")
    file.execute("PRAGMA journal_mode = PERSIST")
    file.execute("PRAGMA temp_store = MEMORY")


def _check_same(file: Any, plan: ErasePlan) -> None:  # noqa: ANN401
    if erasing.plan(read_diary(file.execute), plan.scope, plan.now) != plan:
        raise ConflictError(
            tr("The diary was changed elsewhere meanwhile: nothing was erased. Look again at what would go.")
        )


def _remove(connection: Connection, plan: ErasePlan) -> None:
    apply(connection, plan.edits)
    for table in ("change_item", "weighed_version", "change", "forgotten_version", "draft"):
        connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - names of ours


def _delete_or_refuse(path: Path, diary: Path) -> None:
    try:
        wiping.wipe(path, diary)
    except OSError as error:
        raise DiaryError(
            tr(
                "{path} could not be deleted ({reason}): the diary is as it was. Make it deletable, then try again.",
                path=path,
                reason=error.strerror or type(error).__name__,
            )
        ) from None


def _write_anew(file: Any, place: Path) -> None:  # noqa: ANN401
    """Leave no page in the file that is not needed, and nothing in its journal.

    What goes is overwritten by then; a file that was written by an older kneelog holds more.
    """
    try:
        file.execute("VACUUM")
        with suppress(FileNotFoundError):
            wiping.overwrite(files.journal(place))
        file.execute("PRAGMA locking_mode = NORMAL")
        file.execute("PRAGMA journal_mode = DELETE")  # takes the journal away
    except (driver.Error, OSError) as error:
        why = fault(primary_code(error), place)
        raise DiaryError(
            tr(
                "The diary was erased as asked, but its file could not be written anew, and traces may be left in "
                "it. Erase once more. {why}",
                why=why or "",
            ).strip()
        ) from error
