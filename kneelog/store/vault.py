"""One diary's file and all that can be done to keep it safe: each face of the program makes one, at its start."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from kneelog.errors import DiaryMissingError
from kneelog.store.key import Key
from kneelog.store.lock import Lock
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime
    from pathlib import Path

    from kneelog.domain.diary import Diary
    from kneelog.domain.period import Period
    from kneelog.services.erasing import Erased, ErasePlan, Trace
    from kneelog.services.keeping import BackupState, CopyFacts, PutBack
    from kneelog.services.merging import MergePlan
    from kneelog.services.ports import DiaryStore
    from kneelog.services.rescuing import LastBackup, Rescued, Salvaged
    from kneelog.services.whereabouts import Whereabouts
    from kneelog.store.glance import Glance


class Vault(Lock):
    """Answers :class:`kneelog.services.ports.Keeper`."""

    _may_begin = False

    def open(self) -> DiaryStore:
        """Open the diary for writing; it is made if there never was one."""
        from kneelog.store.opening import exists, open_diary
        from kneelog.store.replaced import leftovers

        if not self._may_begin and not exists(self.path):
            self._refuse_missing()
        if leftovers(self.path):
            from kneelog.store.protection import finish

            finish(self.path, self.key)
        store = open_diary(self.path, create=True, key=self.key)
        self._may_begin = False  # what was begun is the diary now: should it vanish too, that is told
        return store

    def begin_anew(self) -> None:
        """Let :meth:`open` make a diary though there was another one, the next time that it can."""
        self._may_begin = True

    def _refuse_missing(self) -> None:
        """Refuse to begin a diary, empty and without a passphrase, where something tells that there was one."""
        if self.has_copies or self.missing_folder() is not None:
            raise DiaryMissingError(
                tr(
                    "The diary {path} is not there any more, and no other was begun in its place. Put it back, or "
                    "restore a backup of it.",
                    path=self.path,
                )
            )

    def plan_merge(self, other: str, passphrase: str | None = None) -> MergePlan:
        """What merging the diary at ``other`` would do; nothing is changed."""
        from kneelog.services.merging import plan
        from kneelog.store.opening import open_diary
        from kneelog.store.other import read_other

        key = self.key if passphrase is None else Key(passphrase or "\0")
        found = read_other(other, self.path, key)
        with closing(open_diary(self.path, create=False, key=self.key)) as store:
            return plan(store.load(), store.evidence(), found.diary, found.evidence, found.path.name)

    def glance(self, since: date) -> Glance | None:
        """The last weeks through the bare driver, as :func:`kneelog.store.glance.glance`."""
        from kneelog.store.glance import glance

        return glance(self.path, since, self.key)

    def versions(self) -> dict[str, str]:
        """Those of the libraries that keep the file, as :func:`kneelog.store.versions.versions`."""
        from kneelog.store.versions import versions

        return versions()

    def whole(self) -> Diary | None:
        """All of it through the bare driver, as :func:`kneelog.store.glance.whole`."""
        from kneelog.store.glance import whole

        return whole(self.path, self.key)

    def back_up(self, now: datetime) -> BackupState:
        """Make the automatic backups if the diary changed, as :func:`kneelog.store.backups.back_up`."""
        from kneelog.store import backups

        with self._copying:
            if self.is_locked:
                return backups.state(self.path, now)
            return backups.back_up(self.path, now, self.key)

    def backup_state(self, now: datetime) -> BackupState:
        """How it stands with the automatic backups."""
        from kneelog.store import backups

        return backups.state(self.path, now)

    def copies(self) -> list[CopyFacts]:
        """The backups and snapshots there are, the newest first."""
        from kneelog.store import copies

        return copies.copies(self.path, self.key)

    def name_second_folder(self, folder: Path | None) -> None:
        """Have backups made in a second folder too, or in none any more."""
        from kneelog.store import backup_places

        chosen = None if folder is None else backup_places.check_second(folder, self.path)
        backup_places.name_folder(self.path, chosen)

    def look(self, path: Path, passphrase: str | Key | None = None) -> Diary:
        """Everything in the copy at ``path``; ``passphrase`` if it has another one than the diary."""
        from kneelog.store import copies

        return copies.look(path, self.path, self._key_of(passphrase))

    def put_back(
        self, source: Path, made_at: datetime | None = None, passphrase: str | Key | None = None
    ) -> PutBack:
        """Make the diary what a backup holds, as :func:`kneelog.store.putting_back.put_back`.

        ``passphrase`` if the backup has another one than the diary; it is remembered if it opens what lies there then.
        """
        from kneelog.store import putting_back

        key = self._key_of(passphrase)
        done = putting_back.put_back(source, self.path, made_at, self.key, key)
        if not done.by_change:
            self.follow(self.key, key)
        return done

    def _key_of(self, passphrase: str | Key | None) -> Key | None:
        if isinstance(passphrase, Key):
            return passphrase
        return Key(passphrase) if passphrase else self.key

    def set_aside(self, reason: str) -> Path:
        """A labelled copy of the diary beside it; where it lies."""
        from kneelog.store import copies

        return copies.set_aside(self.path, reason, self.key)

    def delete_copies(self, paths: Iterable[Path]) -> int:
        """Delete copies of this diary; how many."""
        from kneelog.store import copies

        return copies.delete_copies(self.path, paths, self.key)

    # A damaged diary ----------------------------------------------------------------------------------------

    def is_sound(self) -> bool:
        """Whether the diary can be opened and read, as :func:`kneelog.store.soundness.is_sound`."""
        from kneelog.store.soundness import is_sound

        return is_sound(self.path, self.key)

    def can_rescue(self) -> bool:
        """Whether the diary is damaged and there is something to go on with: what can be read, or a backup."""
        from kneelog.errors import KneelogError

        if self.is_sound():
            return False
        try:
            return not self.salvage().is_empty
        except KneelogError:
            return self.last_backup() is not None

    def last_backup(self) -> LastBackup | None:
        """The newest sound backup."""
        from kneelog.store.last_backup import last_backup

        return last_backup(self.path, self.key)

    def salvage(self) -> Salvaged:
        """What can be saved of the damaged diary, with what only the newest backup has; the file is only read."""
        from kneelog.store.salvage import salvage

        return salvage(self.path, self.key, self.last_backup())

    def put_salvaged(self, saved: Salvaged) -> Rescued:
        """Put what was saved in the place of the damaged diary, which is kept."""
        from kneelog.store.put_back import put_salvaged

        return put_salvaged(self.path, saved, self.key)

    def put_last_backup(self, backup: LastBackup) -> Rescued:
        """Put a backup in the place of the damaged diary, which is kept."""
        from kneelog.store.put_back import put_backup

        return put_backup(self.path, backup.path, self.key)

    @property
    def exists(self) -> bool:
        """Whether there is a diary yet."""
        return self.path.exists()

    def traces(self, period: Period | None) -> tuple[Trace, ...]:
        """Other files that hold what was written of ``period``, as :func:`kneelog.store.traces.traces`."""
        from kneelog.store.backup_places import all_backups
        from kneelog.store.traces import traces

        return traces(self.path, period, all_backups(self.path), self.key)

    def missing_folder(self) -> Path | None:
        """The second folder for backups, if one was named that is not there now."""
        from kneelog.store.backup_places import missing_folder

        return missing_folder(self.path)

    def erase(self, plan: ErasePlan, also: Iterable[Trace]) -> Erased:
        """Erase for good what ``plan`` says, and the files ``also``, as :func:`kneelog.store.erasing.erase`."""
        from kneelog.store.erasing import erase

        return erase(self.path, plan, also, self.key)

    def whereabouts(self) -> Whereabouts:
        """Whether the diary lies on a network or in a synced folder, and the conflict copies beside it."""
        from kneelog.store.syncing import whereabouts

        return whereabouts(self.path)
