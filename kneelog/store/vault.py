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
    from kneelog.services.merging import MergePlan
    from kneelog.services.ports import DiaryStore
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

    def set_aside(self, reason: str) -> Path:
        """Copy the diary beside itself before ``reason`` ("merge") happens to it; where the copy lies."""
        from kneelog.store.copying import copy_diary

        aside = files.beside(self.path, f"before-{reason}")
        copy_diary(self.path, aside, self.key)
        return aside

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
