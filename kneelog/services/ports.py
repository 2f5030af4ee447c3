"""What the use cases ask of a store; :mod:`kneelog.store` answers it with SQLite."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from kneelog.domain.codec import Plain
    from kneelog.domain.diary import Change, Diary
    from kneelog.domain.period import Period
    from kneelog.domain.versions import Evidence
    from kneelog.services.activity_items import FoundFile
    from kneelog.services.erasing import Erased, ErasePlan, Trace
    from kneelog.services.keeping import BackupState, CopyFacts, PutBack
    from kneelog.services.merging import MergePlan
    from kneelog.services.physio_choice import Choice
    from kneelog.services.physio_page import PhysioPage
    from kneelog.services.protecting import Protected
    from kneelog.services.rescuing import LastBackup, Rescued, Salvaged
    from kneelog.services.whereabouts import Whereabouts


class DataForm(StrEnum):
    """The open formats of a diary."""

    CSV = "csv"
    RUNS_CSV = "runs-csv"
    JSON = "json"


class Cancelled(Exception):  # noqa: N818 - not an error: the runner asked for it
    """The runner cancelled long work; nothing of it was kept."""


class DiaryStore(Protocol):
    """A diary on disk. Used from one thread. Every failure of the world is a :class:`~kneelog.errors.DiaryError`."""

    @property
    def path(self) -> Path:
        """Where the diary lies."""

    def load(self) -> Diary:
        """Everything the diary holds."""

    def commit(self, change: Change, progress: Callable[[int, int], None] | None = None) -> None:
        """Keep ``change`` in one transaction, durable when this returns, and add it to the undo history.

        A record that is not as ``before`` says (changed elsewhere meanwhile) is a
        :class:`~kneelog.errors.ConflictError` and nothing is kept. ``progress`` is called with (done, total); it
        may raise :class:`Cancelled`, which rolls everything back. What was weighed for it is kept with it, also where
        no record changes.
        """

    def undo(self) -> Change | None:
        """Take back the newest change that stands; what was done to get there, or ``None`` if there is none."""

    def redo(self) -> Change | None:
        """Do again what was last undone; ``None`` if there is nothing."""

    def can_undo(self) -> str | None:
        """The label of the change that :meth:`undo` would take back."""

    def can_redo(self) -> str | None:
        """The label of the change that :meth:`redo` would do again."""

    def evidence(self) -> Evidence:
        """What the undo history tells of earlier versions of records, for a merge; read it after :meth:`load`."""

    def draft(self) -> Plain | None:
        """The half-filled form that was kept, or ``None``."""

    def keep_draft(self, draft: Plain | None) -> None:
        """Keep a half-filled form, or forget it. Not a change to the diary: nothing to undo."""

    def changed_elsewhere(self) -> bool:
        """Whether another program changed the file since the last :meth:`load` or change made here."""

    def is_replaced(self) -> bool:
        """Whether another file lies where the diary did when it was opened; it is then opened again."""

    def close(self) -> None:
        """Let go of the file."""


class Keeper(Protocol):
    """One diary's file as the window keeps it; :mod:`kneelog.store.vault` answers it.

    It remembers the passphrase while the program runs. What it does to the file is done on the diary's own thread
    (:class:`kneelog.ui.desk.Desk`), what it only reads on any.
    """

    @property
    def path(self) -> Path:
        """Where the diary lies."""

    @property
    def is_protected(self) -> bool:
        """Whether the diary is under a passphrase."""

    @property
    def is_locked(self) -> bool:
        """Whether the diary is protected and its passphrase not known yet."""

    def unlock(self, passphrase: str) -> None:
        """Remember ``passphrase`` if it opens the diary, else a :class:`~kneelog.errors.WrongPassphraseError`."""

    def unlock_damaged(self, passphrase: str) -> None:
        """Let a diary be rescued that no passphrase opens; ``passphrase`` has to open a page of it or its newest copy.

        A :class:`~kneelog.errors.WrongPassphraseError` if it does not. A diary that only looks protected needs none.
        """

    def stays_plain(self, copy: Path) -> bool:
        """Whether the diary has no passphrase and ``copy`` has one: restored as a change, the diary stays plain."""

    def begin_anew(self) -> None:
        """Let :meth:`open` make a diary where there was another one, which it refuses till then."""

    @property
    def has_copies(self) -> bool:
        """Whether there is a backup of the diary, or a copy that was set aside."""

    def protect(
        self,
        old: str | None,
        new: str | None,
        copies: Iterable[Path] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Protected:
        """Set, change or remove the diary's passphrase and that of its ``copies`` (default: all that are known).

        ``None`` is no passphrase. The diary must not be open. ``progress`` is called with (done, total) files.
        """

    def finish_copies(self, progress: Callable[[int, int], None] | None = None) -> Protected:
        """Protect the copies that are plain though the diary is not, with the passphrase that is remembered."""

    def differing_copies(self) -> list[Path]:
        """The copies that are plain beside a protected diary, or protected beside a plain one."""

    def open(self) -> DiaryStore:
        """Open the diary for writing; it is made if there is none."""

    def traces(self, period: Period | None) -> tuple[Trace, ...]:
        """Other files that hold what was written of ``period`` (``None``: of any day)."""

    def missing_folder(self) -> Path | None:
        """The second folder for backups, if one was named that is not there now."""

    def erase(self, plan: ErasePlan, also: Iterable[Trace]) -> Erased:
        """Erase for good what ``plan`` says, and delete the files ``also``.

        A :class:`~kneelog.errors.ConflictError` if the diary is not any more what the plan was made of.
        """

    def whereabouts(self) -> Whereabouts:
        """Whether the diary lies on a network or in a synced folder, and the conflict copies beside it."""

    def versions(self) -> dict[str, str]:
        """The versions of the libraries that keep the file, by name. Fit for any thread; nothing is opened."""

    def plan_merge(self, other: str, passphrase: str | None = None) -> MergePlan:
        """What merging the diary at ``other`` would do; nothing is changed.

        A :class:`~kneelog.errors.DiaryLockedError` where it needs a ``passphrase``: without one, that of this diary
        is tried.
        """

    def back_up(self, now: datetime) -> BackupState:
        """Make a backup in each of its places if the diary changed; what went wrong is said in the state."""

    def backup_state(self, now: datetime) -> BackupState:
        """How it stands with the backups. Nothing is made."""

    def copies(self) -> list[CopyFacts]:
        """The backups and snapshots there are, the newest first."""

    def name_second_folder(self, folder: Path | None) -> None:
        """Have backups made in a second folder too, or in none any more."""

    def look(self, path: Path, passphrase: str | None = None) -> Diary:
        """Everything in the copy at ``path``, which is only read; ``passphrase`` if it has one of its own."""

    def put_back(
        self, source: Path, made_at: datetime | None = None, passphrase: str | None = None
    ) -> PutBack:
        """Make the diary what the backup ``source`` holds, also a damaged or missing one, whose file is kept.

        ``passphrase`` is the backup's, if it has one of its own.
        """

    def set_aside(self, reason: str) -> Path:
        """A proved copy of the diary beside it, labelled with ``reason``; where it lies."""

    def delete_copies(self, paths: Iterable[Path]) -> int:
        """Delete backups or snapshots of this diary, and nothing else; how many."""

    def can_rescue(self) -> bool:
        """Whether the diary is damaged and there is something to go on with: what can be read, or a backup."""

    def last_backup(self) -> LastBackup | None:
        """The newest backup that is sound, with what it holds."""

    def salvage(self) -> Salvaged:
        """What can be saved of a damaged diary, with what only the newest backup has. The file is only read.

        A :class:`~kneelog.errors.DiaryError` if nothing can be read.
        """

    def put_salvaged(self, saved: Salvaged) -> Rescued:
        """Put what was saved in the place of the damaged diary, which is kept."""

    def put_last_backup(self, backup: LastBackup) -> Rescued:
        """Put a backup in the place of the damaged diary, which is kept."""


class PhysioPress(Protocol):
    """Sets and writes the page for the physio; :mod:`kneelog.exporters.press` answers it. Fit for any thread."""

    def sides(self, page: PhysioPage, ppi: float) -> list[bytes]:
        """Each side as a PNG picture of ``ppi`` pixels an inch, as it will be printed; more than one with a list."""

    def write_pdf(self, page: PhysioPage, diary: Diary, choice: Choice, target: Path) -> None:
        """Write the PDF whole or not at all, over a file that is there; with the period's data if they are chosen.

        What cannot be written is a :class:`~kneelog.errors.KneelogError` with a plain sentence.
        """

    def write_html(self, page: PhysioPage, target: Path) -> None:
        """Write the page as one HTML file that needs no other."""

    def write_chart(self, page: PhysioPage, target: Path) -> None:
        """Write the chart of both knees and the runs as a drawing (SVG)."""

    def write_data(self, form: DataForm, diary: Diary, choice: Choice, target: Path) -> None:
        """Write the period's entries or runs as CSV, or the whole diary as JSON."""


class ActivityReader(Protocol):
    """Reads activity files; :mod:`kneelog.importers.activity_files` answers it. Fit for any thread."""

    def size_of(self, paths: Iterable[Path | str], tick: Callable[[], None] | None = None) -> int:
        """The bytes on disk of all ``paths``, those in folders too.

        ``tick`` is called now and then; it may raise :class:`Cancelled`.
        """

    def read_files(
        self, paths: Iterable[Path | str], progress: Callable[[int, int, int], None] | None = None
    ) -> Iterator[FoundFile]:
        """What lies at ``paths``, one file after the other; what cannot be read is a sentence in it.

        ``progress`` is called with (files read, files known of so far, bytes read) before each file and now and then
        within a large one; it may raise :class:`Cancelled`.
        """
