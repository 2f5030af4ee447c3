"""One diary's place and its passphrase, for as long as the program runs."""

from __future__ import annotations

import os
import threading
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kneelog.errors import DiaryError, DiaryLockedError, WrongPassphraseError
from kneelog.store import files
from kneelog.store.connect import connect, driver
from kneelog.store.faults import told
from kneelog.store.key import PLAIN, Key, is_protected
from kneelog.store.peeking import beginning
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kneelog.services.protecting import Protected


class Lock:
    """Remembers the passphrase; ``key`` is it where it is known from the start."""

    def __init__(self, path: str | os.PathLike[str], key: Key | None = None) -> None:
        self._given = Path(path)
        self._seen: tuple[tuple[int, int], bool] | None = None
        self.key = key
        self._copying = threading.Lock()

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

    def stays_plain(self, copy: Path) -> bool:
        """Whether restoring the protected ``copy`` as a change leaves a plain diary plain."""
        return self._is_file and not self.is_protected and is_protected(copy)

    @property
    def is_locked(self) -> bool:
        """Whether the diary is protected and its passphrase not known yet."""
        return self.key is None and self.is_protected

    @property
    def _is_file(self) -> bool:
        return os.path.isfile(self.path)  # noqa: PTH113 - Path's own raises for a name too long, or in a circle

    @property
    def asks(self) -> bool:
        """Whether a passphrase is to be asked for: also where the diary's beginning is gone but it had one."""
        return self.key is None and self._is_file and self.was_protected

    def unlock(self, passphrase: str) -> None:
        """Remember ``passphrase`` if it opens the diary.

        Of a diary whose beginning is gone a copy tells. :class:`~kneelog.errors.WrongPassphraseError` if it does not
        open, also for an empty one.
        """
        if not self.is_protected and self._is_file and self.was_protected:
            self.unlock_by_copies(passphrase)
            return
        key = Key(passphrase or "\0")
        with told(self.path), closing(connect(self.path, write=False, key=key)):
            self.key = key

    def opens(self, key: Key) -> bool:
        """Whether ``key`` opens what lies there."""
        return _opens(self.path, key)

    def unlock_by_copies(self, passphrase: str) -> None:
        """Remember ``passphrase`` if it opens the diary, some page of a damaged one or, if it has none, a copy of it.

        The passphrase of an older backup alone does not do for a diary that was given another one since.
        """
        key = Key(passphrase or "\0")
        if self.is_protected:
            if not self.opens(key):
                from kneelog.store.raw_pages import read_pages
                from kneelog.store.salvage import known_salts

                read_pages(self.path, key, known_salts(self.path))
            self.key = key
            return
        for file in self.copy_files():
            if is_protected(file) and _opens(file, key):
                self.key = key
                return
        raise WrongPassphraseError(
            tr(
                "That passphrase opens neither {path} nor a backup of it. Check upper and lower case and the "
                "keyboard layout, then try again.",
                path=self.path,
            )
        )

    def unlock_damaged(self, passphrase: str) -> None:
        """Let a diary be rescued that no passphrase opens, because its beginning may be damaged.

        Remembers ``passphrase`` if a page of the diary or its newest copy opens with it. None is needed where the
        diary only looks protected: where plain pages can be read, or its newest copy is plain. Else a
        :class:`~kneelog.errors.WrongPassphraseError`: whoever does not know it gets no further.
        """
        from kneelog.store.raw_pages import read_pages

        with suppress(DiaryLockedError):
            read_pages(self.path)
            return
        newest, key = self._newest_copy(), Key(passphrase or "\0")
        try:
            self.unlock_by_copies(passphrase)
        except WrongPassphraseError:
            if newest is None or (is_protected(newest) and not _opens(newest, key)):
                raise WrongPassphraseError(
                    tr("That passphrase opens neither the diary nor its newest backup.")
                ) from None
            self.key = key if is_protected(newest) else None

    @property
    def has_copies(self) -> bool:
        """Whether there is a backup of the diary, or a copy that was set aside."""
        return self._newest_copy() is not None

    @property
    def was_protected(self) -> bool:
        """Whether the diary is under a passphrase or, where its beginning is gone, its newest copy is."""
        if self.is_protected:
            return True
        with suppress(OSError):
            if beginning(self.path, len(PLAIN))[1] == PLAIN:
                return False
        newest = self._newest_copy()
        return newest is not None and is_protected(newest)

    def _newest_copy(self) -> Path | None:
        """The newest backup, else the newest copy that was set aside."""
        from kneelog.store.backup_places import snapshots
        from kneelog.store.last_backup import candidates

        made = [copy for _made, copy in candidates(self.path)]
        made = made or [copy for _made, copy, _label in snapshots(self.path)]
        return made[0] if made else None

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
        from kneelog.store.unprotected import with_rest

        before, after = (None if words is None else Key(words or "\0") for words in (old, new))
        place = self.path
        with self._copying:  # a backup made meanwhile would be under the old one
            try:
                first = protect(place, before, after, ())
            finally:
                self.follow(before, after)
            brought = protect(place, before, after, self.copy_files() if copies is None else copies, progress)
        done = replace(brought, unreachable=(*first.unreachable, *brought.unreachable))
        return with_rest(done, before, after)

    def finish_copies(self, progress: Callable[[int, int], None] | None = None) -> Protected:
        """Protect the copies that are plain though the diary is not, with the passphrase that is remembered."""
        from kneelog.store.protection import protect
        from kneelog.store.unprotected import with_rest

        done = protect(self.path, self.key, self.key, self.differing_copies(), progress)
        return with_rest(done, self.key, self.key)

    def follow(self, before: Key | None, after: Key | None) -> None:
        """Remember the passphrase that opens what lies there now, of those that were named."""
        self._seen = None  # another file may have got the number of the one that is gone
        if self.is_protected:
            for key in (after, before):
                if key is not None and self.opens(key):
                    self.key = key
                    return
        else:
            self.key = None


def _opens(path: Path, key: Key) -> bool:
    try:
        connect(path, write=False, key=key).close()
    except (DiaryError, driver.Error):
        return False
    return True
