"""Whatever happens to a diary's file, kneelog says so, keeps the file, and saves what can be saved."""

from __future__ import annotations

import time
from collections import Counter
from contextlib import closing, suppress
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from kneelog.domain.codec import to_plain
from kneelog.domain.diary import RecordKind
from kneelog.domain.run import Run
from kneelog.errors import KneelogError
from kneelog.services.demo import as_change, demo_diary
from kneelog.services.rescuing import LastBackup, sentences
from kneelog.store.backup import backup
from kneelog.store.check import check
from kneelog.store.key import Key
from kneelog.store.last_backup import read_backup
from kneelog.store.opening import open_diary
from kneelog.store.put_back import put_salvaged
from kneelog.store.salvage import salvage
from kneelog.store.soundness import is_sound
from kneelog.store.vault import Vault
from tests.store.corruption import spoiled
from tests.store.helpers import content

if TYPE_CHECKING:
    from pathlib import Path

    from kneelog.domain.diary import Diary, Record
    from kneelog.services.rescuing import Salvaged

END = date(2026, 3, 10)
KEY = Key("correct horse")
LONGEST_S = 10


class Year:
    """A year's diary, plain or protected, and a backup of it."""

    def __init__(self, folder: Path, key: Key | None) -> None:
        self.key = key
        self.path = folder / ("protected.kneelog" if key else "plain.kneelog")
        self.diary = demo_diary(END)
        made = folder / f"{self.path.stem}-backup.kneelog"
        with closing(open_diary(self.path, create=True, key=key)) as store:
            store.commit(as_change(self.diary))
        backup(self.path, made, key)
        self.backup: LastBackup = read_backup(made, key)
        self.whole = self.path.read_bytes()


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> tuple[Year, Year]:
    folder = tmp_path_factory.mktemp("years")
    return Year(folder, None), Year(folder, KEY)


def _outcome(year: Year, seed: int, folder: Path) -> Counter[str]:
    """Spoil the diary, do with it what a runner does, and count how it went."""
    folder.mkdir()
    path = folder / "diary.kneelog"
    way, data = spoiled(year.whole, seed)
    path.write_bytes(data)
    began = time.monotonic()
    for use in (_open, _check, _glance):
        use(path, year.key)
        assert path.read_bytes() == data, (way, use)
    if is_sound(path, year.key):
        return Counter({"still sound": 1})
    counts = _recover(path, data, year, year.backup if seed % 2 else None)
    assert time.monotonic() - began <= LONGEST_S, way
    return counts


def _open(path: Path, key: Key | None) -> None:
    with suppress(KneelogError), closing(open_diary(path, create=True, key=key)) as store:
        store.load()


def _check(path: Path, key: Key | None) -> None:
    with suppress(KneelogError):
        check(path, key)


def _glance(path: Path, key: Key | None) -> None:
    Vault(path, key).glance(END - timedelta(days=45))
    Vault(path, key).whole()


def _recover(path: Path, data: bytes, year: Year, last: LastBackup | None) -> Counter[str]:
    saved = None
    with suppress(KneelogError):
        saved = salvage(path, year.key, last)
    assert path.read_bytes() == data
    if saved is None:
        return Counter({"refused": 1})
    done = put_salvaged(path, saved, year.key)
    assert done.damaged is not None
    assert done.damaged.read_bytes() == data
    assert is_sound(path, year.key)
    with closing(open_diary(path, create=False, key=year.key)) as store:
        assert content(store.load()) == content(saved.diary)
    assert sentences(saved)
    return Counter({"recovered": 1, **_against(year.diary, saved)})


def _against(true: Diary, saved: Salvaged) -> Counter[str]:
    """How much is there again, how much of it is not as it was, and how much of what is gone was said."""
    counts: Counter[str] = Counter()
    for kind in RecordKind:
        for name, record in saved.diary.of(kind).items():
            original = true.get(kind, name)
            if original == record or to_plain(original) == to_plain(record):
                counts["records as they were"] += 1
            elif name in saved.partly or (kind is RecordKind.RUN and _bare(original) == _bare(record)):
                counts["records in part, said so"] += 1
            else:
                counts["records with a changed value"] += 1
    counts["entries"] = len(true.entries)
    counts["entries read"] = saved.read
    counts["entries gone"] = len(set(true.entries) - set(saved.diary.entries))
    counts["entries gone, named"] = len(saved.lost)
    return counts


def _bare(record: Record | None) -> Record | None:
    return replace(record, source_ids=()) if isinstance(record, Run) else record


def _told(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))


def test_a_spoiled_diary_is_kept_and_saved(years: tuple[Year, Year], tmp_path: Path) -> None:
    """A runner whose disk fails loses no more than the disk took, and the file stays for whoever can do better."""
    counts: Counter[str] = Counter()
    for seed in range(20):
        counts += _outcome(years[seed // 5 % 2], seed, tmp_path / str(seed))
    assert counts["recovered"] >= 12, _told(counts)
    assert counts["records as they were"] >= 50 * counts["records with a changed value"], _told(counts)


_TOTAL: Counter[str] = Counter()


@pytest.mark.soak
@pytest.mark.parametrize("part", range(10))
def test_five_hundred_corruptions(
    part: int, years: tuple[Year, Year], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same 500 times: the figures stand in the README's table of reliability."""
    counts: Counter[str] = Counter()
    for seed in range(50 * part, 50 * part + 50):
        counts += _outcome(years[seed // 5 % 2], seed, tmp_path / str(seed))
    _TOTAL.update(counts)
    with capsys.disabled():
        print(f"\ncorruptions so far: {_told(_TOTAL)}")
    assert counts["recovered"] + counts["refused"] + counts["still sound"] == 50
    assert counts["records as they were"] >= 50 * counts["records with a changed value"], _told(counts)
