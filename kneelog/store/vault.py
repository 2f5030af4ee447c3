"""One diary's place and its passphrase, for as long as the program runs: each face makes one, at its start."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from kneelog.store import files
from kneelog.store.connect import connect
from kneelog.store.faults import told
from kneelog.store.key import Key, is_protected

if TYPE_CHECKING:
    import os
    from datetime import date

    from kneelog.domain.diary import Diary
    from kneelog.services.ports import DiaryStore
    from kneelog.services.rescuing import LastBackup, Rescued, Salvaged
    from kneelog.store.glance import Glance


class Vault:
    """Answers :class:`kneelog.services.ports.Keeper`. ``key`` is the passphrase where it is known from the start."""

    def __init__(self, path: str | os.PathLike[str], key: Key | None = None) -> None:
        self._given = Path(path)
        self.key = key

    @property
    def path(self) -> Path:
        """Where the diary lies; the file itself where a link was given."""
        return files.real(self._given)

    @property
    def is_protected(self) -> bool:
        """Whether the diary is under a passphrase."""
        return is_protected(self.path)

    @property
    def is_locked(self) -> bool:
        """Whether the diary is protected and its passphrase not known yet."""
        return self.key is None and self.is_protected

    def unlock(self, passphrase: str) -> None:
        """Remember ``passphrase`` if it opens the diary.

        :class:`~kneelog.errors.WrongPassphraseError` if it does not, also for an empty one.
        """
        key = Key(passphrase or "\0")
        with told(self.path), closing(connect(self.path, write=False, key=key)):
            self.key = key

    def open(self) -> DiaryStore:
        """Open the diary for writing; it is made if there is none."""
        from kneelog.store.opening import open_diary

        return open_diary(self.path, create=True, key=self.key)

    def glance(self, since: date) -> Glance | None:
        """The last weeks through the bare driver, as :func:`kneelog.store.glance.glance`."""
        from kneelog.store.glance import glance

        return glance(self.path, since, self.key)

    def whole(self) -> Diary | None:
        """All of it through the bare driver, as :func:`kneelog.store.glance.whole`."""
        from kneelog.store.glance import whole

        return whole(self.path, self.key)

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
