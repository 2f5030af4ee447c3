"""One diary's place and its passphrase, for as long as the program runs."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from kneelog.errors import DiaryError
from kneelog.store import files
from kneelog.store.connect import connect, driver
from kneelog.store.faults import told
from kneelog.store.key import Key, is_protected

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable

    from kneelog.services.protecting import Protected


class Lock:
    """Remembers the passphrase; ``key`` is it where it is known from the start."""

    def __init__(self, path: str | os.PathLike[str], key: Key | None = None) -> None:
        self._given = Path(path)
        self._seen: tuple[tuple[int, int], bool] | None = None
        self.key = key

    @property
    def path(self) -> Path:
        """Where the diary lies; the file itself where a link was given."""
        return files.real(self._given)

    @property
    def is_protected(self) -> bool:
        """Whether the diary is under a passphrase.

        A file is looked into once: closing it again would let go of the locks that this program holds on it (POSIX).
        """
        try:
            found = self.path.stat()
        except OSError:
            return False
        file = (found.st_dev, found.st_ino)
        if self._seen is None or self._seen[0] != file:
            answer = is_protected(self.path)
            self._seen = (file, answer) if found.st_size else None
            return answer
        return self._seen[1]

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

    def copy_files(self) -> list[Path]:
        """The files that are protected as the diary is: what was set aside beside it, and its backups everywhere."""
        from kneelog.store.backup_places import all_backups
        from kneelog.store.protection import snapshots

        return [*snapshots(self.path), *all_backups(self.path)]

    def differing_copies(self) -> list[Path]:
        """Those of :meth:`copy_files` that are plain beside a protected diary, or the other way round."""
        from kneelog.store.protection import differing

        return differing(self.copy_files(), protected=self.is_protected)

    def protect(
        self,
        old: str | None,
        new: str | None,
        copies: Iterable[Path] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Protected:
        """Set, change or remove the passphrase, as :func:`kneelog.store.protection.protect`.

        ``None`` is no passphrase. Without ``copies`` all that are known are brought along. The passphrase that is
        remembered changes only when the file did. Whoever has the diary open must let go of it before.
        """
        from kneelog.store.protection import protect

        before, after = (None if words is None else Key(words or "\0") for words in (old, new))
        place = self.path
        try:
            return protect(place, before, after, self.copy_files() if copies is None else copies, progress)
        finally:
            self._seen = None  # another file may have got the number of the one that is gone
            self._follow(before, after)

    def finish_copies(self, progress: Callable[[int, int], None] | None = None) -> Protected:
        """Protect the copies that are plain though the diary is not, with the passphrase that is remembered."""
        from kneelog.store.protection import protect

        return protect(self.path, self.key, self.key, self.differing_copies(), progress)

    def _follow(self, before: Key | None, after: Key | None) -> None:
        """Remember the passphrase that opens what lies there now, of those that were named."""
        if self.is_protected:
            for key in (after, before):
                if key is not None and self._opens(key):
                    self.key = key
                    return
        else:
            self.key = None

    def _opens(self, key: Key) -> bool:
        try:
            connect(self.path, write=False, key=key).close()
        except (DiaryError, driver.Error):
            return False
        return True
