"""Erased is erased: its words are in no file once that is said; before, the diary is whole."""

from __future__ import annotations

import signal
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from kneelog.domain.care import SINGLE, Appointment, Background, Score, Tried
from kneelog.domain.diary import Change, Diary, Edit, RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.period import Period
from kneelog.domain.report import KneeReport
from kneelog.domain.run import Run
from kneelog.errors import ConflictError, DiaryBusyError, DiaryError
from kneelog.services import erasing
from kneelog.services.erasing import Scope, TraceKind
from kneelog.store import backup, connect, wiping
from kneelog.store.check import check
from kneelog.store.copying import copy_diary
from kneelog.store.files import beside
from kneelog.store.key import Key
from kneelog.store.opening import open_diary
from kneelog.store.vault import Vault
from tests.store.helpers import changed, content, loaded, new, python, sql

if TYPE_CHECKING:
    from pathlib import Path

    from kneelog.services.erasing import Erased

WORDS = ("plumdumpling", "quincejelly", "elderberry", "gooseberry", "sloejam", "medlartart")
"""What stands in the entries that go, each in another place."""
KEPT = "rowanjam"
PERIOD = Period(date(2026, 3, 1), date(2026, 3, 14))
NOW = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)
EVERYTHING, A_PERIOD = Scope(), Scope(PERIOD)
BIT = "x" * 300


@pytest.fixture(autouse=True)
def temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's folder for temporary files, of which the program may delete its own."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))


def said(name: str, day: int, note: str, run: str | None = None) -> Entry:
    on = PERIOD.first + timedelta(days=day - 1)
    return Entry(name, on, Kind.RUN, run=run, left=KneeReport(4), note=note, recorded_at=NOW)


def written(path: Path, key: Key | None = None) -> Path:
    """A diary of two months with each of the words somewhere: entry, history, label, draft, run, appointment."""
    first = said("a", 2, WORDS[0], run="ra")
    others = [said(f"o{day}", day, f"{KEPT} {BIT}", run="ra" if day == 15 else None) for day in range(15, 40)]
    records = [first, *others, *(said(f"i{day}", day, BIT) for day in range(1, 15))]
    with closing(open_diary(path, create=True, key=key)) as store:
        store.commit(new(Run("ra", date(2026, 3, 2), title=WORDS[4]), *records, label=f"Saved: {WORDS[1]}"))
        before = said("b", 3, WORDS[2])
        store.commit(new(before))
        store.commit(changed(before, said("b", 3, "nothing")))
        visit = Appointment("v", date(2026, 3, 5), question=WORDS[5])
        store.commit(Change("visit", (Edit(RecordKind.APPOINTMENT, "v", None, visit),)))
        store.keep_draft({"note": WORDS[3]})
    return path


def with_copies(tmp_path: Path, key: Key | None = None) -> Path:
    """The same, with a snapshot, what was once damaged, and a backup in the data folder."""
    from kneelog.paths import data_folder

    path = written(tmp_path / "diary.kneelog", key)
    copy_diary(path, beside(path, "before-0002"), key)
    copy_diary(path, beside(path, "damaged"), key)
    folder = data_folder() / "backups" / "daily"
    folder.mkdir(parents=True)
    copy_diary(path, folder / "2026-03-31.kneelog", key)
    (data_folder() / "crash-reports").mkdir()
    (data_folder() / "crash-reports" / "crash-20260301-120000-1.txt").write_text(WORDS[0])
    return path


def erased(path: Path, scope: Scope, key: Key | None = None, *, backups: bool = False) -> Erased:
    """What the command line and the window do."""
    vault = Vault(path, key)
    with closing(vault.open()) as store:
        plan = erasing.plan(store.load(), scope, NOW)
    also = [one for one in vault.traces(scope.period) if backups or one.kind not in erasing.CHOSEN]
    return vault.erase(plan, also)


def holding(*folders: Path, words: tuple[str, ...] = WORDS) -> dict[str, list[str]]:
    """Each file below ``folders`` in which one of ``words`` stands, and which."""
    found = {}
    for folder in folders:
        for file in folder.rglob("*"):
            if file.is_file():
                data = file.read_bytes()
                here = [
                    word
                    for word in words
                    if any(word.encode(form) in data for form in ("utf-8", "utf-16-le"))
                ]
                if here:
                    found[str(file)] = here
    return found


@pytest.mark.parametrize("scope", [A_PERIOD, EVERYTHING], ids=["period", "everything"])
def test_no_file_holds_an_erased_word(tmp_path: Path, home: Path, scope: Scope) -> None:
    """Whoever gets hold of the disk's files finds nothing of what was erased: data, config, cache, temp."""
    path = with_copies(tmp_path)
    assert len(holding(tmp_path, home)) == 5, "else the test could not fail"
    erased(path, scope, backups=True)
    assert holding(tmp_path, home) == {}
    assert check(path).is_sound
    assert sql(path, "SELECT count(*) FROM change") == [(0,)]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["diary.kneelog", "tmp"]


@pytest.mark.parametrize("scope", [A_PERIOD, EVERYTHING], ids=["period", "everything"])
def test_of_a_protected_diary_nothing_is_left_either(tmp_path: Path, home: Path, scope: Scope) -> None:
    """Under a passphrase the file is opened and copied out plainly to be searched: nothing of the words in it."""
    key = Key("long legs")
    path = with_copies(tmp_path, key)
    erased(path, scope, key, backups=True)
    assert holding(tmp_path, home, words=(*WORDS, KEPT)) == {}
    plain = tmp_path / "plain.db"
    with closing(connect.connect(path, write=True, key=key)) as connection:
        connection.execute("ATTACH ? AS plain KEY ''", (str(plain),))
        connection.execute("SELECT sqlcipher_export('plain')")
    assert bool(holding(tmp_path, words=(KEPT,))) == (scope is A_PERIOD)
    assert holding(tmp_path) == {}


def test_the_rest_is_untouched(tmp_path: Path) -> None:
    """After a period is erased every other record is as it was, and every row of it is still written the same."""
    path = written(tmp_path / "diary.kneelog")
    before = loaded(path)
    report = erased(path, A_PERIOD)
    after = loaded(path)
    assert report.counts == {RecordKind.ENTRY: 16, RecordKind.RUN: 1, RecordKind.APPOINTMENT: 1}
    rest = {name: one for name, one in before.entries.items() if one.on > PERIOD.last and one.run is None}
    assert {name: one for name, one in after.entries.items() if name != "o15"} == rest
    assert len(rest) == 24


def test_an_entry_of_another_day_loses_its_run_and_nothing_else(tmp_path: Path) -> None:
    """The next morning's answer outlives the run it speaks of, and a merge knows that it is the newer one."""
    path = written(tmp_path / "diary.kneelog")
    before = loaded(path).entries["o15"]
    erased(path, A_PERIOD)
    after = loaded(path).entries["o15"]
    assert (after.run, after.edited_at, after.note) == (None, NOW, before.note)
    assert check(path).is_sound


def test_what_is_kept_is_said_and_kept(tmp_path: Path, home: Path) -> None:
    """A backup that the runner did not tick stays, and is the only file that still holds the words."""
    path = with_copies(tmp_path)
    found = Vault(path).traces(PERIOD)
    assert [(one.kind, one.entries) for one in found] == [
        (TraceKind.SNAPSHOT, None),
        (TraceKind.SNAPSHOT, None),
        (TraceKind.REPORT, None),
        (TraceKind.BACKUP, 16),
    ]
    erased(path, A_PERIOD)
    assert list(holding(tmp_path, home)) == [str(found[-1].path)]
    assert Vault(path).traces(Period(date(2020, 1, 1), date(2020, 2, 1))) == ()


def test_a_diary_changed_meanwhile_is_left_alone(tmp_path: Path, home: Path) -> None:
    """What goes is what was said before: with one entry more it is asked anew, and not even a snapshot went."""
    path = with_copies(tmp_path)
    vault = Vault(path)
    plan = erasing.plan(loaded(path), A_PERIOD, NOW)
    with closing(vault.open()) as store:
        store.commit(new(said("late", 4, "typed meanwhile")))
    before = holding(tmp_path, home)
    with pytest.raises(ConflictError, match="nothing was erased"):
        vault.erase(plan, vault.traces(PERIOD))
    assert holding(tmp_path, home) == before
    assert "late" in loaded(path).entries


def test_a_file_that_cannot_be_deleted_stops_it(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If a snapshot cannot go, the diary is as it was: never “erased” while a snapshot holds it."""
    path = with_copies(tmp_path)
    before = content(loaded(path))

    def refuse(_path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(wiping, "overwrite", refuse)
    with pytest.raises(DiaryError, match="the diary is as it was"):
        erased(path, A_PERIOD)
    assert content(loaded(path)) == before
    assert len([name for name in holding(tmp_path, home) if not name.endswith("-journal")]) == 5


def test_a_backup_that_cannot_be_deleted_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The diary is erased, and the backup on a write-protected stick is named with the reason."""
    path = written(tmp_path / "diary.kneelog")
    stick = tmp_path / "stick.kneelog"
    backup.backup(path, stick)
    trace = erasing.Trace(stick, TraceKind.BACKUP, 16)
    monkeypatch.setattr(wiping, "overwrite", lambda file: _refused() if file == stick else None)
    with closing(Vault(path).open()) as store:
        plan = erasing.plan(store.load(), A_PERIOD, NOW)
    report = Vault(path).erase(plan, [trace])
    assert report.left == ((stick, "Read-only file system"),)
    assert report.gone == ()


def _refused() -> None:
    raise OSError(30, "Read-only file system")


def test_a_snapshot_that_is_the_diary_itself_does_not_take_it_along(tmp_path: Path) -> None:
    """A restore that was killed leaves the diary with two names: overwriting one would empty the other."""
    path = written(tmp_path / "diary.kneelog")
    beside(path, "before-restore").hardlink_to(path)
    erased(path, A_PERIOD)
    assert len(loaded(path).entries) == 25
    assert [file.name for file in tmp_path.glob("*.kneelog")] == ["diary.kneelog"]


def test_an_open_window_notices(tmp_path: Path) -> None:
    """A window that has the diary open reads it anew, and has nothing to undo any more."""
    path = written(tmp_path / "diary.kneelog")
    with closing(open_diary(path, create=False)) as window:
        window.load()
        erased(path, A_PERIOD)
        assert window.changed_elsewhere()
        assert len(window.load().entries) == 25
        assert window.can_undo() is None
        assert window.undo() is None
        assert window.draft() is None


def test_a_diary_that_is_being_read_or_written_waits_then_says_so(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program in the midst of reading stops it before anything is gone."""
    path = with_copies(tmp_path)
    monkeypatch.setattr(connect, "BUSY_MS", 50)
    plan, vault = erasing.plan(loaded(path), A_PERIOD, NOW), Vault(path)
    with closing(connect.connect(path, write=False)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM entry").fetchone()
        with pytest.raises(DiaryBusyError):
            vault.erase(plan, vault.traces(PERIOD))
    assert len(holding(tmp_path, home)) == 5


DYING = """
import os, signal, sys
from pathlib import Path
from kneelog.store import erasing, wiping
from tests.store.test_erasing import A_PERIOD, erased
left = int(sys.argv[2])
count = 0
def tick(*_):
    global count
    count += 1
    if count == left:
        os.kill(os.getpid(), signal.SIGKILL)
    return 0
alone, overwrite = erasing._keep_to_itself, wiping.overwrite
def watched(file):
    alone(file)
    file.set_progress_handler(tick, 100)
def ticking(path):
    tick()
    overwrite(path)
    tick()
erasing._keep_to_itself, wiping.overwrite = watched, ticking
erased(Path(sys.argv[1]), A_PERIOD, backups=True)
print("erased", count, flush=True)
"""


def _run_dying(path: Path, instant: int) -> tuple[int, str]:
    process = python(DYING, path, str(instant))
    out, complaints = process.communicate()
    assert complaints == ""
    return process.returncode, out


def test_a_kill_leaves_it_whole_or_erased(tmp_path: Path, home: Path) -> None:
    """Killed at nine instants from the first statement to the last, the diary is as before or as after."""
    whole = content(loaded(with_copies(tmp_path)))
    for folder in (tmp_path, home):
        _remember(folder)
    status, out = _run_dying(tmp_path / "diary.kneelog", 0)
    assert status == 0
    total, after = int(out.split()[1]), content(loaded(tmp_path / "diary.kneelog"))
    seen = set()
    for instant in sorted({1 + (total - 1) * part // 8 for part in range(9)}):
        for folder in (tmp_path, home):
            _bring_back(folder)
        status, out = _run_dying(tmp_path / "diary.kneelog", instant)
        assert (status, out) == (-signal.SIGKILL, "")
        found = content(loaded(tmp_path / "diary.kneelog"))
        assert found in (whole, after)
        seen.add(found == whole)
        assert check(tmp_path / "diary.kneelog").is_sound
        erased(tmp_path / "diary.kneelog", A_PERIOD, backups=True)
        assert holding(tmp_path, home) == {}, "erasing once more finishes what was begun"
    assert seen == {True, False}, "else only one side of the commit was tried"


_MEMORY: dict[Path, dict[Path, bytes]] = {}


def _remember(folder: Path) -> None:
    _MEMORY[folder] = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def _bring_back(folder: Path) -> None:
    for file in [file for file in folder.rglob("*") if file.is_file()]:
        file.unlink()
    for file, data in _MEMORY[folder].items():
        file.write_bytes(data)


def test_everything_may_spare_the_settings(tmp_path: Path) -> None:
    """A runner who begins anew need not choose units and emergency numbers again."""
    from kneelog.services import record

    path = written(tmp_path / "diary.kneelog")
    with closing(Vault(path).open()) as store:
        store.commit(record.set_rule(store.load(), "high_level", 8))
    erased(path, Scope(keep_settings=True))
    found = content(loaded(path))
    assert set(found) == {RecordKind.RULES}
    assert loaded(path).rules.high_level == 8
    erased(path, EVERYTHING)
    assert content(loaded(path)) == {}


LASTING = {
    "began before": (Tried("t", date(2026, 2, 28), "tape", to=date(2026, 3, 3)), False),
    "goes on": (Tried("t", date(2026, 3, 2), "tape"), False),
    "lasts longer": (Tried("t", date(2026, 3, 2), "tape", to=date(2026, 3, 15)), False),
    "wholly within": (Tried("t", date(2026, 3, 1), "tape", to=date(2026, 3, 14)), True),
    "first day": (Score("t", date(2026, 3, 1), "KOOS-12", "60"), True),
    "last day": (Score("t", date(2026, 3, 14), "KOOS-12", "60"), True),
    "eve": (Score("t", date(2026, 2, 28), "KOOS-12", "60"), False),
    "day after": (Score("t", date(2026, 3, 15), "KOOS-12", "60"), False),
    "no date at all": (Background(SINGLE, name="Robin"), False),
}


@pytest.mark.parametrize(("record", "goes"), LASTING.values(), ids=LASTING)
def test_what_a_period_takes(record: Tried | Score | Background, goes: bool) -> None:
    """Both ends of a period are in it; what lasts beyond it stays, and so does what has no date."""
    kinds = {Tried: RecordKind.TRIED, Score: RecordKind.SCORE, Background: RecordKind.BACKGROUND}
    diary = Diary({kinds[type(record)]: {record.id: record}})
    plan = erasing.plan(diary, A_PERIOD, NOW)
    assert bool(plan.edits) == goes
    assert (plan.days is not None) == goes
