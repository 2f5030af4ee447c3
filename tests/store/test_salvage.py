"""What is readable of a damaged diary comes out as it was; what is not is named, and filled from where it still is."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from kneelog.domain.diary import Change, Diary, Edit, RecordKind
from kneelog.domain.report import KneeReport
from kneelog.domain.run import Shoe
from kneelog.domain.signs import Sign
from kneelog.errors import DiaryDamagedError, DiaryLockedError, WrongPassphraseError
from kneelog.services.demo import as_change, demo_diary
from kneelog.services.private_folder import make_folder
from kneelog.services.rescuing import Salvaged, sentences
from kneelog.store import aes, files, leftovers
from kneelog.store.backup import backup
from kneelog.store.connect import connect
from kneelog.store.key import Key, is_protected
from kneelog.store.last_backup import candidates, last_backup, read_backup
from kneelog.store.opening import open_diary
from kneelog.store.put_back import put_backup, put_salvaged
from kneelog.store.raw_pages import PAGE, read_pages
from kneelog.store.salvage import salvage
from kneelog.store.soundness import is_sound
from tests.store.helpers import DAY, begun, changed, content, entry, loaded, new, opened, run, sql

if TYPE_CHECKING:
    from pathlib import Path

    from kneelog.domain.entry import Entry

KEY = Key("correct horse")


def test_aes_as_the_standard_has_it() -> None:
    """FIPS 197, appendix C.3: the one block that everyone's AES-256 must give."""
    sealed = bytes.fromhex("8ea2b7ca516745bfeafc49904b496089")
    opened_block = aes.decrypt(bytes(range(32)), bytes(16), sealed)
    assert opened_block.hex() == "00112233445566778899aabbccddeeff"


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "protected"])
def test_everything_is_read_past_sqlite(key: Key | None, tmp_path: Path) -> None:
    """Every record of a sound diary comes out as SQLite reads it, long notes too."""
    diary = demo_diary(date(2026, 3, 10))
    long = entry("long", note="ache " * 3_000)
    with closing(open_diary(tmp_path / "diary", create=True, key=key)) as store:
        store.commit(as_change(diary))
        store.commit(new(long))
        store.keep_draft({"left": 4})
    saved = salvage(tmp_path / "diary", key)
    expected = content(diary)
    expected[RecordKind.ENTRY]["long"] = long
    assert content(saved.diary) == expected
    assert saved.draft == {"left": 4}
    assert (saved.read, saved.partly, saved.lost) == (len(diary.entries) + 1, (), ())
    assert saved.is_protected == (key is not None)


def _pages_of(path: Path, table: str) -> list[int]:
    """The leaf pages of ``table``, by its own root."""
    with closing(connect(path, write=False)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    from kneelog.store.raw_cells import node

    pages = read_pages(path)
    top = node(pages, root)
    assert top is not None
    return top.children or [root]


def _zero(path: Path, page: int) -> None:
    data = bytearray(path.read_bytes())
    data[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    path.write_bytes(data)


def _hundred(path: Path) -> Path:
    return begun(path, *(entry(f"e{number:03}", note="x" * 200) for number in range(100)))


def test_lost_entries_are_known_by_their_day(tmp_path: Path) -> None:
    """The runner reads which days are missing, not only that something is."""
    path = _hundred(tmp_path / "diary")
    _zero(path, _pages_of(path, "entry")[1])
    saved = salvage(path)
    assert 0 < len(saved.lost) < 100
    assert saved.read + len(saved.lost) == saved.known == 100
    assert {one.on for one in saved.lost} == {DAY}
    assert f"{saved.read} of 100 entries could be read." in sentences(saved)
    assert f"{len(saved.lost)} are lost: 2 March 2026." in sentences(saved)


def test_what_only_the_backup_has_is_taken_from_there(tmp_path: Path) -> None:
    path = _hundred(tmp_path / "diary")
    backup(path, tmp_path / "b-2026-03-03-183000.kneelog")
    last = read_backup(tmp_path / "b-2026-03-03-183000.kneelog")
    with closing(opened(path)) as store:
        store.commit(new(entry("new")))
    _zero(path, _pages_of(path, "entry")[1])
    saved = salvage(path, backup=last)
    assert saved.lost == ()
    assert len(saved.diary.entries) == 101
    taken = len(saved.from_backup)
    assert taken == 101 - saved.read > 0
    said = f"{taken} more are in the backup of 3 March 2026, 18:30 and were taken from there."
    assert said in sentences(saved)


def test_what_was_deleted_since_the_backup_stays_away(tmp_path: Path) -> None:
    """Damage elsewhere does not bring back what the runner removed."""
    path = begun(tmp_path / "diary", entry("a"), entry("b"))
    backup(path, tmp_path / "backup")
    with closing(opened(path)) as store:
        store.commit(Change("gone", (Edit(RecordKind.ENTRY, "a", entry("a"), None),)))
    _zero(path, _pages_of(path, "knee_sign")[0])
    saved = salvage(path, backup=read_backup(tmp_path / "backup"))
    assert set(saved.diary.entries) == {"b"}


def test_the_undo_history_has_an_earlier_version(tmp_path: Path) -> None:
    path = _hundred(tmp_path / "diary")
    with closing(opened(path)) as store:
        before = store.load().entries["e040"]
        store.commit(changed(before, replace(before, note="y", edited_at=datetime(2026, 3, 3, tzinfo=UTC))))
    for page in _pages_of(path, "entry"):
        _zero(path, page)
    saved = salvage(path)
    assert saved.from_history == ("e040",)
    assert saved.diary.entries["e040"] == before


def test_an_entry_whose_parts_are_lost_is_marked(tmp_path: Path) -> None:
    """Half an entry is never shown as a whole one; the backup completes it where it can."""
    path = _hundred(tmp_path / "diary")
    backup(path, tmp_path / "backup")
    _zero(path, _pages_of(path, "knee_report")[0])
    saved = salvage(path)
    whole = loaded(tmp_path / "backup").entries
    differing = {name for name, one in saved.diary.entries.items() if one != whole[name]}
    assert differing
    assert differing <= set(saved.partly)
    completed = salvage(path, backup=read_backup(tmp_path / "backup"))
    assert completed.diary.entries == whole
    assert completed.partly == ()


def test_a_lost_run_does_not_take_its_entry_along(tmp_path: Path) -> None:
    path = begun(tmp_path / "diary", run("r"), entry("a", run="r"))
    _zero(path, _pages_of(path, "run")[0])
    saved = salvage(path)
    assert saved.diary.entries["a"].run is None
    assert saved.partly == ("a",)
    assert saved.others[RecordKind.RUN].lost == 1


def test_a_lost_pair_of_shoes_is_counted(tmp_path: Path) -> None:
    path = begun(tmp_path / "diary", entry("a"))
    with closing(opened(path)) as store:
        shoe = Shoe("s", "Foxglove")
        store.commit(Change("shoe", (Edit(RecordKind.SHOE, "s", None, shoe),)))
    _zero(path, _pages_of(path, "shoe")[0])
    saved = salvage(path)
    assert saved.others[RecordKind.SHOE].lost == 1
    assert "Of runs, shoes and the rest, 1 is lost." in sentences(saved)


@pytest.mark.parametrize("start", [bytes(100), bytes(PAGE), b"\xff" * 512])
def test_a_diary_without_its_beginning(start: bytes, tmp_path: Path) -> None:
    """Even where no program takes the file for a database, all of it comes back."""
    path = _hundred(tmp_path / "diary")
    before = loaded(path)
    data = path.read_bytes()
    path.write_bytes(start + data[len(start) :])
    saved = salvage(path)
    assert content(saved.diary) == content(before)
    assert saved.partly == ()


def test_a_protected_diary_without_its_beginning(tmp_path: Path) -> None:
    """Its salt is lost with it; a backup has the same."""
    path, copy = tmp_path / "diary", tmp_path / "backup"
    with closing(open_diary(path, create=True, key=KEY)) as store:
        store.commit(new(*(entry(f"e{number}") for number in range(50))))
    backup(path, copy, KEY)
    path.write_bytes(bytes(200) + path.read_bytes()[200:])
    saved = salvage(path, KEY, read_backup(copy, KEY))
    assert (saved.read, saved.is_protected) == (50, True)


def test_a_passphrase_is_needed_and_has_to_be_right(tmp_path: Path) -> None:
    path = tmp_path / "diary"
    open_diary(path, create=True, key=KEY).close()
    with pytest.raises(DiaryLockedError):
        salvage(path)
    with pytest.raises(WrongPassphraseError):
        salvage(path, Key("wrong"))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7" * 5_000, bytes(40_000)])
def test_what_holds_nothing_of_a_diary(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "diary").write_bytes(data)
    with pytest.raises(DiaryDamagedError, match="Nothing of a diary can be read"):
        salvage(tmp_path / "diary")


def test_a_save_that_a_crash_interrupted_is_taken_back_first(tmp_path: Path) -> None:
    """Half a save is never recovered; the file and its journal are only read."""
    path = begun(tmp_path / "diary", entry("a"))
    with closing(connect(path, write=True)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE entry SET note = hex(zeroblob(5000))")
        half, journal = path.read_bytes(), files.journal(path).read_bytes()
        connection.execute("ROLLBACK")
    path.write_bytes(half)
    files.journal(path).write_bytes(journal)
    assert salvage(path).diary.entries["a"].note == ""
    assert (path.read_bytes(), files.journal(path).read_bytes()) == (half, journal)


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "protected"])
def test_putting_in_place(key: Key | None, tmp_path: Path) -> None:
    """A sound diary lies there, protected as before; the damaged file is kept to the byte; nothing else is left."""
    path = tmp_path / "diary.kneelog"
    with closing(open_diary(path, create=True, key=key)) as store:
        store.commit(new(*(entry(f"e{number}") for number in range(50))))
        store.keep_draft({"left": 4})
    data = bytearray(path.read_bytes())
    data[-PAGE:] = bytes(PAGE)
    path.write_bytes(data)
    done = put_salvaged(path, salvage(path, key), key)
    assert done.damaged is not None
    assert done.damaged.read_bytes() == data
    assert done.damaged.name.startswith("diary.damaged-2")
    assert is_protected(path) == (key is not None)
    assert is_sound(path, key)
    assert {path.stat().st_mode & 0o777, done.damaged.stat().st_mode & 0o777} == {0o600}
    assert {one.name for one in tmp_path.iterdir()} == {path.name, done.damaged.name}
    with closing(open_diary(path, create=False, key=key)) as store:
        assert (store.draft(), store.can_undo(), store.can_redo()) == ({"left": 4}, None, None)


def test_a_rescue_that_is_killed_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The half-made diary is a file that the next start takes for what it is, and overwrites."""
    path = begun(tmp_path / "diary.kneelog", entry("a"))
    saved, seen = salvage(path), []

    def look(made: Path, place: Path, *_: object) -> None:
        left = place.with_name(f".{place.name}.a1b2c3d4.part")
        left.write_bytes(made.read_bytes())
        leftovers.clear(place)
        seen.extend([made.is_file(), made.parent == place.parent, left.exists()])
        raise KeyboardInterrupt

    monkeypatch.setattr("kneelog.store.put_back.swap", look)
    with pytest.raises(KeyboardInterrupt):
        put_salvaged(path, saved)
    assert seen == [True, True, False]
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_a_backup_is_put_in_place(tmp_path: Path) -> None:
    path = begun(tmp_path / "diary", entry("a"))
    backup(path, tmp_path / "backup")
    path.write_bytes(bytes(5000))
    done = put_backup(path, tmp_path / "backup")
    assert done.damaged is not None
    assert done.damaged.read_bytes() == bytes(5000)
    assert set(loaded(path).entries) == {"a"}


def test_the_newest_sound_backup_is_found(tmp_path: Path, home: Path) -> None:
    """A damaged backup is passed over for an older one that is sound."""
    from kneelog import paths

    del home
    own = paths.diary_file()
    make_folder(own.parent)
    begun(own, entry("a"))
    folder = paths.data_folder() / "backups" / "diary"
    folder.mkdir(parents=True)
    for day in ("01", "02"):
        backup(own, folder / f"diary-2026-03-{day}-183000.kneelog")
    (folder / "diary-2026-03-03-183000.kneelog").write_bytes(b"SQLite format 3\0" + bytes(5000))
    assert len(candidates(own)) == 3
    found = last_backup(own)
    assert found is not None
    assert found.made_at == datetime(2026, 3, 2, 18, 30)  # noqa: DTZ001 - local time
    assert last_backup(tmp_path / "another") is None


def test_deleted_rows_do_not_come_back(tmp_path: Path) -> None:
    """A page that is in no use is not read, even where damage elsewhere makes kneelog look through the file."""
    path = _hundred(tmp_path / "diary")
    sql(path, "DELETE FROM entry WHERE id > 'e010'")
    _zero(path, _pages_of(path, "knee_sign")[0])
    assert len(salvage(path).diary.entries) == 11


def test_a_diary_cut_short_does_not_claim_to_be_whole(tmp_path: Path) -> None:
    """Where entries and what names them are gone, "all could be read" would be untrue."""
    path = _hundred(tmp_path / "diary")
    first = min(_pages_of(path, "entry"))
    for page in _pages_of(path, "sqlite_autoindex_entry_1"):
        _zero(path, page)
    path.write_bytes(path.read_bytes()[: first * PAGE])
    saved = salvage(path)
    assert 0 < saved.read < 100
    assert not saved.is_count_sure
    assert "Whether there were more can’t be told from the file." in sentences(saved)


def test_roots_in_one_another_s_place(tmp_path: Path) -> None:
    """A whole table that only seems empty is found all the same, and what may lack a part of it is marked."""
    path = begun(tmp_path / "diary", *_signed())
    before = loaded(path)
    with closing(connect(path, write=False)) as connection:
        roots = dict(connection.execute("SELECT name, rootpage FROM sqlite_schema").fetchall())
    one, other = roots["knee_sign"], roots["sqlite_autoindex_reminder_1"]
    data = bytearray(path.read_bytes())
    kept = data[(one - 1) * PAGE : one * PAGE]
    data[(one - 1) * PAGE : one * PAGE] = data[(other - 1) * PAGE : other * PAGE]
    data[(other - 1) * PAGE : other * PAGE] = kept
    path.write_bytes(data)
    assert content(salvage(path).diary) == content(before)


def _signed() -> list[Entry]:
    left = KneeReport(4, signs=(Sign.SQUAT,))
    return [replace(entry(f"e{number:03}"), left=left) for number in range(400)]


def test_nothing_saved_says_so() -> None:
    assert sentences(Salvaged()) == ["No entry could be read."]
    held = Diary({RecordKind.ENTRY: {"a": entry("a"), "b": entry("b")}})
    lost = Salvaged(held, from_history=("a", "b"))
    assert sentences(lost)[0] == "None of the 2 entries could be read."
    assert Salvaged().is_empty
