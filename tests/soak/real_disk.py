"""Fills a small disk, makes one read-only, takes permissions away: run by root in a name space of its own.

``unshare -rm python -m tests.soak.real_disk FOLDER WHAT``; ends with a traceback where a promise is broken.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kneelog.errors import DiaryError, DiaryFullError, DiaryReadOnlyError
from kneelog.exporters.writing import CannotWriteError, writing
from kneelog.store.backup import backup
from kneelog.store.check import check
from tests.store.helpers import entry, loaded, new, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from kneelog.store.diary import SqliteDiary

SIZE = "1m"
PLENTY = 5_000


def mount(*words: str | Path) -> None:
    subprocess.run(["mount", *map(str, words)], check=True)


def save_until_refused(store: SqliteDiary) -> tuple[set[str], DiaryError]:
    """Save entry after entry: which were said to be saved, and what was said then."""
    saved: set[str] = set()
    for number in range(PLENTY):
        try:
            store.commit(new(entry(f"{number}", note="x" * 5_000)))
        except DiaryError as error:
            return saved, error
        saved.add(f"{number}")
    raise AssertionError("the disk took everything")


def full(disk: Path) -> None:
    """Entries fill the disk; once there is room again, the window that stayed open saves on."""
    ballast = disk / "film"
    ballast.write_bytes(bytes(200_000))
    diary = disk / "diary.kneelog"
    with closing(opened(diary)) as store:
        saved, said = save_until_refused(store)
        assert isinstance(said, DiaryFullError)
        assert set(store.load().entries) == saved
        with pytest.raises(DiaryFullError):
            backup(diary, disk / "backup.kneelog")
        with pytest.raises(CannotWriteError, match="full"), writing(disk / "all.csv") as stream:
            stream.write(bytes(1_000_000))
        assert sorted(file.name for file in disk.iterdir()) == ["diary.kneelog", "film"]
        ballast.unlink()
        store.commit(new(entry("afterwards")))
    assert set(loaded(diary).entries) == {*saved, "afterwards"}
    assert check(diary).is_sound


def read_only(disk: Path) -> None:
    """The disk comes back read-only, as Linux mounts one that failed; later it is writable again.

    While a file on it is open for writing, nobody may remount it: that the same befalls an open diary at any write is
    tried in ``test_faults.py``.
    """
    diary = disk / "diary.kneelog"
    with closing(opened(diary)) as store:
        store.commit(new(entry("a")))
    mount("-o", "remount,ro", disk)
    with closing(opened(diary)) as store:
        with pytest.raises(DiaryReadOnlyError, match=r"diary\.kneelog"):
            store.commit(new(entry("b")))
        assert set(store.load().entries) == {"a"}, "what is there is still read"
        with pytest.raises(DiaryError):
            backup(diary, disk / "backup.kneelog")
        with pytest.raises(CannotWriteError), writing(disk / "all.csv") as stream:
            stream.write(b"x")
    mount("-o", "remount,rw", disk)
    with closing(opened(diary)) as store:
        store.commit(new(entry("c")))
    assert set(loaded(diary).entries) == {"a", "c"}
    assert sorted(file.name for file in disk.iterdir()) == ["diary.kneelog"]
    assert check(diary).is_sound


WHAT: dict[str, Callable[[Path], None]] = {"full": full, "read-only": read_only}


def main() -> None:
    """One of them, on a disk of its own in the folder named on the command line."""
    folder, what = sys.argv[1:]
    mount("-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", folder)
    WHAT[what](Path(folder))
    print("done")


if __name__ == "__main__":
    main()
