"""Setting, changing and removing a passphrase: the diary is always the old or the new one, and no plain copy stays."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from kneelog.errors import DiaryBusyError, DiaryDamagedError, DiaryError, WrongPassphraseError
from kneelog.store import files, protection, replaced
from kneelog.store.backup import backup, restore
from kneelog.store.connect import connect, identity
from kneelog.store.key import Key, is_protected, salt_of
from kneelog.store.layout import APPLICATION_ID, REVISION
from kneelog.store.opening import open_diary
from kneelog.store.protection import protect, recode, snapshots
from kneelog.store.vault import Vault
from tests.store.helpers import begun, entry, loaded, new, opened, python, sql

if TYPE_CHECKING:
    from pathlib import Path

    from kneelog.domain.diary import Diary

NOW = datetime(2026, 3, 10, 18, 30, tzinfo=UTC)
OLD, NEW = Key("correct horse"), Key("très long")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A plain diary in a folder whose name SQL would stumble over."""
    folder = tmp_path / 'Anna\'s "knee"; 100 %'
    folder.mkdir()
    return begun(folder / "diary.kneelog", entry("a", note="Treppenhaus"), entry("b"))


def held(path: Path, key: Key | None) -> Diary:
    with closing(open_diary(path, create=False, key=key)) as store:
        return store.load()


def names(path: Path) -> set[str]:
    return {found.name for found in path.parent.iterdir()}


def test_set_change_and_remove_keep_all_that_the_diary_holds(path: Path) -> None:
    """Entries, undo history, draft and the file's marks go along each time, and nothing else is left in the folder."""
    with closing(opened(path)) as store:
        store.keep_draft({"note": "half"})
    sql(path, "PRAGMA user_version = 7")
    before, files = loaded(path), names(path)
    for old, now in ((None, OLD), (OLD, NEW), (NEW, None)):
        done = protect(path, old, now)
        assert (done.is_protected, is_protected(path)) == (now is not None, now is not None)
        assert held(path, now) == before
        assert names(path) == files
        assert path.stat().st_mode & 0o777 == 0o600
        with closing(connect(path, write=False, key=now)) as connection:
            assert identity(connection) == (True, REVISION)
            assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
            assert connection.execute("PRAGMA user_version").fetchone() == (7,)
        with closing(open_diary(path, create=False, key=now)) as store:
            assert store.draft() == {"note": "half"}
            assert store.undo() is not None
            assert store.redo() is not None


def test_each_passphrase_has_a_salt_of_its_own(path: Path) -> None:
    """Two files under one passphrase cannot be told to be so."""
    shutil.copy(path, path.with_name("diary.before-0002-2026-03-02-183000.kneelog"))
    protect(path, None, OLD, snapshots(path))
    salts = {salt_of(path), *map(salt_of, snapshots(path))}
    protect(path, OLD, NEW)
    assert len({*salts, salt_of(path)}) == 3


@pytest.mark.parametrize(
    ("old", "new"),
    [(None, OLD), (OLD, NEW), (OLD, None)],
    ids=["set", "change", "remove"],
)
def test_doing_it_again_changes_nothing(path: Path, old: Key | None, new: Key | None) -> None:
    """A runner who is not sure whether it was done can do it once more."""
    if old is not None:
        protect(path, None, old)
    protect(path, old, new)
    there = path.read_bytes()
    protect(path, old, new)
    assert path.read_bytes() == there


def test_a_wrong_passphrase_changes_nothing(path: Path) -> None:
    protect(path, None, OLD)
    there = path.read_bytes()
    for now in (NEW, None):
        with pytest.raises(WrongPassphraseError):
            protect(path, Key("no"), now)
    assert path.read_bytes() == there
    assert names(path) == {path.name}


def test_copies_are_brought_along_and_those_out_of_reach_are_named(path: Path, tmp_path: Path) -> None:
    """The runner learns which copy can still be read without the passphrase."""
    for label in ("before-0002-2026-03-02-183000", "before-restore-2026-03-02-183000"):
        shutil.copy(path, path.with_name(f"diary.{label}.kneelog"))
    shutil.copy(path, path.with_name("other.before-0002-2026-03-02-183000.kneelog"))
    stick, damaged = tmp_path / "stick" / "gone.kneelog", tmp_path / "damaged.kneelog"
    damaged.write_bytes(path.read_bytes()[:5000])
    told: list[tuple[int, int]] = []
    done = protect(
        path, None, OLD, [*snapshots(path), stick, damaged], lambda now, of: told.append((now, of))
    )
    assert done.copies == tuple(snapshots(path))
    assert len(done.copies) == 2
    assert all(held(copy, OLD) == held(path, OLD) for copy in done.copies)
    assert [one.path for one in done.unreachable] == [stick, damaged]
    assert all(str(one.path) in one.why for one in done.unreachable)
    assert told == [(number, 5) for number in range(5)]
    assert not is_protected(path.with_name("other.before-0002-2026-03-02-183000.kneelog"))


def test_what_was_cut_off_between_the_copies_is_finished_by_doing_it_again(path: Path) -> None:
    copies = [path.with_name(f"diary.before-{number}-2026-03-02-183000.kneelog") for number in range(3)]
    for copy in copies:
        shutil.copy(path, copy)
    protect(path, None, OLD, copies[:1])
    assert protect(path, None, OLD, copies).copies == tuple(copies)
    protect(path, OLD, NEW, copies[:2])
    assert protect(path, OLD, NEW, copies).unreachable == ()
    assert all(held(copy, NEW) for copy in copies)


def test_while_another_program_writes_it_waits_and_then_says_so(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No save of a second program is lost under the change."""
    monkeypatch.setattr("kneelog.store.connect.BUSY_MS", 20)
    there = path.read_bytes()
    with closing(connect(path, write=True)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DiaryBusyError, match="Another program"):
            protect(path, None, OLD)
    assert path.read_bytes() == there
    assert names(path) == {path.name}


def test_a_program_that_had_the_plain_diary_open_cannot_save_into_what_is_gone(path: Path) -> None:
    """It says that nothing was saved, rather than save where nobody would find it."""
    with closing(opened(path)) as window:
        window.load()
        protect(path, None, OLD)
        assert window.is_replaced()
        with pytest.raises(DiaryError, match="nothing was saved"):
            window.commit(new(entry("c")))
    assert set(held(path, OLD).entries) == {"a", "b"}


WRITE = """
import sys
from pathlib import Path
from kneelog.errors import DiaryError
from kneelog.store.opening import open_diary
from tests.store.helpers import entry, new
store = open_diary(Path(sys.argv[1]), create=False)
print("ready", flush=True)
for number in range(1000):
    try:
        store.commit(new(entry(f"n{number}")))
    except DiaryError as error:
        print(str(error), flush=True)
        break
    print(number, flush=True)
"""


def test_a_save_that_was_acknowledged_meanwhile_is_in_the_protected_diary(path: Path) -> None:
    """A command line that logs beside it loses no entry, and stops with a sentence once the diary is another file."""
    process = python(WRITE, path)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    assert process.stdout.readline() == "0\n"
    protect(path, None, OLD)
    out, complaints = process.communicate(timeout=60)
    assert complaints == ""
    *saved, said = out.splitlines()
    assert "nothing was saved" in said or said.startswith("Another program is using the diary")
    assert {"n0", *(f"n{number}" for number in saved)} <= set(held(path, OLD).entries)


def test_the_replaced_plain_file_is_overwritten(path: Path, tmp_path: Path) -> None:
    """A second name of the old file, as an undelete tool would find it, holds no word of the diary."""
    os.link(path, tmp_path / "seen")
    assert b"Treppenhaus" in (tmp_path / "seen").read_bytes()
    protect(path, None, OLD)
    assert set((tmp_path / "seen").read_bytes()) == {0}


def test_nothing_plain_is_written_on_the_way(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that lies in the folder just before the step, except the diary itself, is encrypted."""
    seen: dict[str, bytes] = {}
    put = replaced.put

    def look(made: Path, place: Path) -> None:
        seen.update({one.name: one.read_bytes() for one in place.parent.iterdir() if one != place})
        put(made, place)

    monkeypatch.setattr(replaced, "put", look)
    protect(path, None, OLD)
    assert len(seen) == 1
    assert b"Treppenhaus" not in next(iter(seen.values()))


def test_what_sqlite_sorts_and_keeps_for_a_while_stays_in_memory(path: Path) -> None:
    with closing(connect(path, write=False)) as connection:
        options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    assert options & {"TEMP_STORE=2", "TEMP_STORE=3"}


def test_a_damaged_diary_is_refused_as_it_is(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[8192:12288] = bytes(4096)
    path.write_bytes(content)
    with pytest.raises(DiaryDamagedError):
        protect(path, None, OLD)
    assert path.read_bytes() == bytes(content)
    assert names(path) == {path.name}


def test_a_new_file_that_lacks_a_row_never_takes_the_place(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = protection._export

    def lossy(connection: object, made: Path, secret: str) -> None:
        export(connection, made, secret)
        with closing(connect(made, write=True, key=OLD)) as written:
            written.execute("DELETE FROM entry WHERE id = 'b'")

    monkeypatch.setattr(protection, "_export", lossy)
    there = path.read_bytes()
    with pytest.raises(DiaryDamagedError, match="it is as it was"):
        protect(path, None, OLD)
    assert path.read_bytes() == there


def test_the_vault_takes_the_new_passphrase_only_when_the_file_did(path: Path) -> None:
    vault = Vault(path)
    vault.protect(None, "one")
    assert vault.is_protected
    assert not vault.is_locked
    with pytest.raises(WrongPassphraseError):
        vault.protect("wrong", "two")
    assert vault.key == Key("one")
    vault.protect("one", "two")
    assert vault.key == Key("two")
    assert set(held(path, vault.key).entries) == {"a", "b"}
    vault.protect("two", None)
    assert vault.key is None
    assert not is_protected(path)


def test_a_plain_backup_does_not_take_the_passphrase_away(path: Path, tmp_path: Path) -> None:
    """Restoring a backup of before the passphrase leaves no plain diary."""
    before = loaded(path)
    backup(path, tmp_path / "stick.kneelog")
    protect(path, None, OLD)
    assert restore(tmp_path / "stick.kneelog", path, OLD).set_aside is not None
    assert held(path, OLD) == before
    assert is_protected(path)
    assert all(is_protected(copy) for copy in snapshots(path))


PROTECT = """
import sys
from pathlib import Path
from kneelog.store.key import Key
from kneelog.store.protection import protect, snapshots
path = Path(sys.argv[1])
old, new = (Key(word) if word else None for word in sys.argv[2:])
print("ready", flush=True)
protect(path, old, new, snapshots(path))
print("done", flush=True)
"""


def killed(path: Path, words: tuple[str, str], after: float) -> bool:
    """Protect in another process and kill it ``after`` seconds; whether it was cut off."""
    process = python(PROTECT, path, *words)
    assert process.stdout is not None
    process.stdout.readline()
    try:
        process.wait(timeout=after)
    except subprocess.TimeoutExpired:
        process.kill()
    out, complaints = process.communicate()
    assert complaints == ""
    return "done" not in out


def survive(path: Path, times: int, seed: int) -> int:
    """Change the passphrase on and on, killed each time; how often it was cut off."""
    chance = random.Random(seed)  # noqa: S311 - instants, not secrets
    copy = path.with_name("diary.before-0002-2026-03-02-183000.kneelog")
    shutil.copy(path, copy)
    expected, cut, words = held(path, None), 0, ["", "one", "two"]
    began = time.perf_counter()
    protect(path, None, _key("one"), [copy])
    lasts = time.perf_counter() - began
    present = "one"
    for _round in range(times):
        target = chance.choice([word for word in words if word != present])
        cut += killed(path, (present, target), chance.uniform(0, 1.6 * lasts))
        for file in (path, copy):
            found = [word for word in (present, target) if opens(file, word)]
            assert len(found) == 1, "the file is the old or the new one"
            assert held(file, Key(found[0]) if found[0] else None) == expected
        protect(path, _key(present), _key(target), [copy])  # doing it again finishes it
        assert opens(path, target)
        assert opens(copy, target)
        assert names(path) == {path.name, copy.name}, "nothing is left in the folder"
        present = target
    return cut


_KEYS = {word: Key(word) if word else None for word in ("", "one", "two")}
"""Made once: a key remembers what it derived for a salt."""


def _key(word: str) -> Key | None:
    return _KEYS[word]


def opens(path: Path, word: str) -> bool:
    if is_protected(path) is not bool(word):
        return False
    try:
        connect(path, write=False, key=_key(word)).close()
    except WrongPassphraseError:
        return False
    return True


def test_killed_five_times_it_is_always_the_old_or_the_new_one(path: Path) -> None:
    """A laptop that dies during the change costs no entry, and doing it again finishes it."""
    survive(path, times=5, seed=1)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(2, 12))
def test_killed_two_hundred_times_it_is_always_the_old_or_the_new_one(path: Path, seed: int) -> None:
    """Ten diaries, each killed twenty times at instants of its own."""
    assert survive(path, times=20, seed=seed) >= 5


def test_a_kill_after_the_step_is_tidied_at_the_next_opening(path: Path) -> None:
    """The plain content that was about to be overwritten does not stay behind."""
    left = path.with_name(f".{path.name}.replaced.abc.part")
    left.write_bytes(path.read_bytes())
    with closing(Vault(path).open()):
        assert not left.exists()


def test_a_kill_before_the_step_never_costs_the_diary(path: Path) -> None:
    """The second name that the diary had for a moment goes, the diary stays."""
    os.link(path, path.with_name(f".{path.name}.replaced.abc.part"))
    with closing(Vault(path).open()) as store:
        assert set(store.load().entries) == {"a", "b"}
    assert names(path) == {path.name}


def test_a_full_disk_leaves_the_diary_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kneelog.store.files.sync", full)
    with pytest.raises(DiaryError, match="full"):
        recode(path, None, OLD)
    assert path.read_bytes() == there
    assert names(path) == {path.name}


def test_backups_that_made_themselves_are_protected_with_the_diary(tmp_path: Path) -> None:
    """Nobody reads yesterday's backup beside a protected diary; and today's is made under the new passphrase."""
    vault = Vault(begun(tmp_path / "diary.kneelog", entry("a", note="Treppenhaus")))
    first = vault.back_up(NOW)
    assert first.made is not None
    known: list[bool] = []
    vault.protect(None, "geheim", progress=lambda _done, _total: known.append(vault.key == Key("geheim")))
    assert all(known), "a backup made while copies are brought along is under the new passphrase"
    assert b"Treppenhaus" not in first.made.read_bytes()
    with closing(vault.open()) as store:
        store.commit(new(entry("b")))
    second = vault.back_up(NOW + timedelta(days=1))
    assert second.made is not None
    assert not second.troubles
    assert is_protected(second.made)


def test_a_damaged_diary_that_was_kept_is_named_and_can_be_deleted(path: Path) -> None:
    """Nobody believes the diary protected everywhere while a damaged one lies beside it, plain."""
    kept = path.with_name("diary.damaged-2026-03-02-183000.kneelog")
    kept.write_bytes(path.read_bytes()[:5000])
    mine = path.with_name("diary.damaged-left-knee.kneelog")
    mine.write_bytes(b"an essay")
    vault = Vault(path)
    (said,) = vault.protect(None, "one").unreachable
    assert said.path == kept
    assert f"{kept} is a damaged diary that is kept as it is, not protected." in said.why
    assert said.says_all
    assert vault.differing_copies() == [kept]
    assert [(one.path, one.reason) for one in vault.copies()] == [(kept, "damaged")]
    vault.delete_copies([kept])
    assert vault.differing_copies() == []
    assert mine.read_bytes() == b"an essay"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (None, "one", "may still be plain. Plug it in"),
        ("one", "two", "or have the earlier passphrase"),
        ("one", None, "may still need the passphrase"),
    ],
    ids=["set", "change", "remove"],
)
def test_a_second_folder_that_is_not_there_is_named(
    path: Path, tmp_path: Path, old: str | None, new: str | None, said: str
) -> None:
    """A stick in a drawer is not forgotten; once it is there nothing is said."""
    stick = tmp_path / "stick"
    stick.mkdir()
    vault = Vault(path)
    vault.name_second_folder(stick)
    if old is not None:
        assert vault.protect(None, old).unreachable == ()
    stick.rmdir()
    (one,) = vault.protect(old, new).unreachable
    assert one.path == stick
    assert said in one.why


HALF_MADE = ["{place}.a1b2c3d4.part", "{place}.recoded.a1b2c3d4.part", "{place}.replaced.a1b2c3d4.part"]


@pytest.mark.parametrize("form", HALF_MADE)
def test_no_plain_half_made_file_outlasts_a_passphrase(path: Path, form: str) -> None:
    """What a kill left of a snapshot or of a backup is overwritten and gone; what is being made stays."""
    vault = Vault(path)
    backup_made = vault.back_up(datetime(2026, 11, 27, 10, tzinfo=UTC)).made
    assert backup_made is not None
    places = (vault.set_aside("restore"), backup_made)
    left = [place.with_name("." + form.format(place=place.name)) for place in places]
    for one in left:
        shutil.copy(path, one)
    descriptor = os.open(left[0], os.O_RDWR)  # as an undelete tool would find it
    with files.temporary(backup_made) as held_by_another:
        vault.protect(None, "one")
        assert held_by_another.exists()
    assert not any(one.exists() for one in left)
    assert set(os.read(descriptor, 1 << 20)) == {0}
    os.close(descriptor)
