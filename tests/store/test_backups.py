"""Backups make themselves when the diary changed, never harm an older one, and say what went wrong."""

from __future__ import annotations

import os
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kneelog import paths
from kneelog.errors import DiaryDamagedError, DiaryError, DiaryNewerError, WrongPassphraseError
from kneelog.services.keeping import CopyKind
from kneelog.services.private_folder import make_folder
from kneelog.store import backup_places, backups, files
from kneelog.store.key import Key, is_protected
from kneelog.store.opening import open_diary
from kneelog.store.vault import Vault
from tests.store.helpers import begun, entry, loaded, new, opened, sql

if TYPE_CHECKING:
    from kneelog.services.keeping import BackupState

NOW = datetime(2026, 11, 27, 10, 15, tzinfo=UTC)
DATA = Path(__file__).parents[1] / "data"


@pytest.fixture
def path() -> Path:
    """The runner's own diary."""
    make_folder(paths.data_folder())
    return begun(paths.data_folder() / paths.DIARY_NAME, entry("a"))


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def back_up(path: Path, hours: float = 0) -> BackupState:
    return Vault(path).back_up(NOW + timedelta(hours=hours))


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir()) if folder.exists() else []


class TestMaking:
    def test_a_backup_is_a_sound_private_diary_in_the_data_folder(self, path: Path) -> None:
        """Without being asked, a second whole diary is there, for its owner's eyes only."""
        state = back_up(path)
        assert state.made == paths.data_folder() / "backups" / "diary" / "diary-2026-11-27-101500.kneelog"
        assert (state.last, state.trouble) == (NOW.replace(tzinfo=None), "")
        assert loaded(state.made) == loaded(path)
        assert stat.S_IMODE(state.made.stat().st_mode) == 0o600
        assert stat.S_IMODE(state.made.parent.stat().st_mode) == 0o700

    def test_another_diary_has_a_folder_of_its_own(self, path: Path, tmp_path: Path) -> None:
        """Two diaries of the same name never rotate each other's backups away."""
        places = [begun(tmp_path / name / "diary.kneelog", entry()) for name in made(tmp_path, "a", "b")]
        folders = {back_up(place).where for place in (path, *places)}
        assert len(folders) == 3
        assert {folder.parent for folder in folders} == {paths.data_folder() / "backups"}

    @pytest.mark.parametrize(
        ("act", "is_made"),
        [
            (lambda _store: None, False),
            (lambda store: store.keep_draft({"note": "half"}), False),
            (lambda store: store.commit(new(entry("b"))), True),
            (lambda store: store.undo(), True),
            (lambda store: (store.undo(), store.redo()), False),
        ],
        ids=["nothing", "a draft", "an entry", "undo", "undo and redo"],
    )
    def test_only_if_the_diary_changed(self, path: Path, act: object, is_made: bool) -> None:
        """Opening and closing the program all day keeps one backup, not twenty."""
        back_up(path)
        assert callable(act)
        with closing(opened(path)) as store:
            act(store)
        assert (back_up(path, 1).made is not None) is is_made

    def test_no_diary_or_an_empty_one_needs_none(self, tmp_path: Path) -> None:
        assert back_up(tmp_path / "none.kneelog").last is None
        assert back_up(begun(tmp_path / "empty.kneelog")).last is None
        assert not (paths.data_folder() / "backups").exists()

    def test_a_protected_diary_has_protected_backups(self, tmp_path: Path) -> None:
        """A passphrase that the backups do not have would be none."""
        path, key = tmp_path / "diary.kneelog", Key("correct horse")
        with closing(open_diary(path, create=True, key=key)) as store:
            store.commit(new(entry(note="kestrel")))
        state = Vault(path, key).back_up(NOW)
        assert state.made is not None
        assert is_protected(state.made)
        assert b"kestrel" not in state.made.read_bytes()
        assert Vault(path, key).back_up(NOW + timedelta(hours=1)).made is None
        assert Vault(path).back_up(NOW + timedelta(hours=2)).trouble == ""  # locked: nothing is due yet

    def test_a_wrong_clock_of_last_week_does_not_stop_the_backups(self, path: Path) -> None:
        """A laptop that once thought it was 2030 is still backed up, and that backup stays listed."""
        back_up(path, 24 * 365 * 4)
        with closing(opened(path)) as store:
            store.commit(new(entry("b")))
        state = back_up(path)
        assert state.last == NOW.replace(tzinfo=None)
        assert len(names(state.where)) == 2


class TestFailing:
    def test_a_damaged_diary_never_replaces_a_good_backup(self, path: Path) -> None:
        """The backup is there for the day on which the diary breaks."""
        good = back_up(path).made
        assert good is not None
        before = good.read_bytes()
        path.write_bytes(path.read_bytes()[:-4096])
        state = back_up(path, 1)
        assert "damaged" in state.trouble
        assert "the last good one is as it was" in state.trouble
        assert (names(good.parent), good.read_bytes()) == ([good.name], before)

    @pytest.mark.parametrize(
        ("error", "said"), [(OSError(28, "full"), "is full"), (OSError(5, "I/O"), "disk failed")]
    )
    def test_a_disk_that_fails_is_said_and_leaves_no_half_file(
        self, path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, said: str
    ) -> None:
        """The sentence stands in the window; what was there stays."""

        def broken(_path: Path) -> None:
            raise error

        first = back_up(path)
        with closing(opened(path)) as store:
            store.commit(new(entry("b")))
        monkeypatch.setattr(files, "sync", broken)
        state = back_up(path, 1)
        assert said in state.trouble
        assert (state.made, state.last, names(state.where)) == (None, first.last, names(first.where))
        assert len(names(first.where)) == 1
        monkeypatch.undo()

    def test_a_folder_that_may_not_be_written_is_said(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Also where permissions are gone, the runner hears of it."""

        def forbidden(_folder: Path) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(backups, "make_folder", forbidden)
        assert "No backup could be made." in back_up(path).trouble

    def test_a_file_where_the_folder_should_be_is_said(self, path: Path) -> None:
        """Nothing of somebody else's is swept aside."""
        (path.parent / "backups").write_text("mine")
        assert "can’t be used" in back_up(path).trouble
        assert (path.parent / "backups").read_text() == "mine"

    @pytest.mark.parametrize("spoil", ["PRAGMA application_id = 7", "DROP TABLE change"])
    def test_what_is_no_whole_diary_is_said(self, path: Path, spoil: str) -> None:
        """A file that some other program changed is neither backed up as good nor a crash."""
        sql(path, spoil)
        state = back_up(path)
        assert state.trouble.startswith("No backup could be made. ")
        assert state.made is None


class TestSecondFolder:
    def test_gets_the_same_and_the_machine_is_in_the_name(self, path: Path, stick: Path) -> None:
        """A stick or synced folder holds the diary too; two laptops do not thin out each other's."""
        Vault(path).name_second_folder(stick)
        (stick / "diary-0badcafe-2020-01-01-100000.kneelog").write_bytes(path.read_bytes())
        state = back_up(path)
        (made_there,) = [name for name in names(stick) if "2026" in name]
        assert state.second is not None
        assert (state.second.folder, state.second.is_there) == (stick, True)
        assert state.second.last == NOW.replace(tzinfo=None)
        assert loaded(stick / made_there) == loaded(path)
        assert len(names(stick)) == 2

    def test_that_is_not_there_is_no_fault_and_gets_its_copy_later(self, path: Path, stick: Path) -> None:
        """A stick in the drawer is said quietly, with the date of its last copy."""
        Vault(path).name_second_folder(stick)
        back_up(path)
        stick.rename(stick.with_name("drawer"))
        with closing(opened(path)) as store:
            store.commit(new(entry("b")))
        state = back_up(path, 30)
        assert state.troubles == ""
        assert state.second is not None
        assert (state.second.is_there, state.second.last) == (False, NOW.replace(tzinfo=None))
        stick.with_name("drawer").rename(stick)
        assert len(names(stick)) == 1
        back_up(path, 31)
        assert len(names(stick)) == 2

    def test_that_cannot_be_written_is_said_and_the_first_is_made(
        self, path: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """One bad stick does not cost the backup at home."""
        Vault(path).name_second_folder(stick)
        put_new = files.put_new

        def picky(made: Path, target: Path) -> None:
            if target.parent == stick:
                raise OSError(30, "Read-only file system")
            put_new(made, target)

        monkeypatch.setattr(files, "put_new", picky)
        state = back_up(path)
        assert state.made is not None
        assert state.trouble == ""
        assert "second folder" in state.troubles
        assert names(stick) == []

    def test_is_remembered_privately_and_can_be_forgotten(self, path: Path, stick: Path) -> None:
        Vault(path).name_second_folder(stick)
        kept = paths.config_folder() / "backup-folders.json"
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
        assert backup_places.named(path).folder == stick
        Vault(path).name_second_folder(None)
        assert back_up(path).second is None

    @pytest.mark.parametrize(
        "content",
        ["{", "[]", "\x00", '"x"', "[" * 100_000, " " * 2_000_000],
        ids=["broken", "a list", "a zero", "a text", "without bottom", "without end"],
    )
    def test_a_damaged_note_of_it_is_said_and_the_first_backup_made(self, path: Path, content: str) -> None:
        """A broken file in the configuration costs a folder's name, never a backup."""
        kept = paths.config_folder() / "backup-folders.json"
        make_folder(kept.parent)
        kept.write_text(content)
        state = back_up(path)
        assert state.made is not None
        assert "Name it again" in state.trouble

    def test_that_does_not_exist_or_is_the_first_is_refused(self, path: Path, tmp_path: Path) -> None:
        back_up(path)
        for folder in (tmp_path / "none", back_up(path).where):
            with pytest.raises(DiaryError):
                Vault(path).name_second_folder(folder)


class TestRotation:
    def test_old_ones_go_and_what_is_not_ours_stays(self, path: Path) -> None:
        """The disk does not fill up, and nobody's letter is deleted for its name."""
        where = back_up(path).where
        letter = where / "diary-2026-11-20-080000.kneelog"
        letter.write_text("Dear physio")
        for day in range(1, 12):
            with closing(opened(path)) as store:
                store.commit(new(entry(f"d{day}")))
            back_up(path, 24 * day)
        left = names(where)
        assert letter.name in left
        assert [name[6:16] for name in left if name != letter.name] == [
            "2026-11-29",  # the week's, the month's is the 30th
            "2026-11-30",
            *(f"2026-12-{day:02}" for day in range(2, 9)),
        ]

    def test_what_a_crash_left_half_made_goes_with_the_next(self, path: Path) -> None:
        """A power cut in the middle of a backup leaves no piece of the diary lying about; one being made stays."""
        where = back_up(path).where
        left, other = where / ".diary-2026-11-26-101500.kneelog.a1b2c3d4.part", where / ".film.part"
        for file in (left, other):
            file.write_bytes(b"half")
        with closing(opened(path)) as store:
            store.commit(new(entry("b")))
        with files.temporary(where / "diary-2026-11-27-101500.kneelog") as made:
            back_up(path)
            assert (left.exists(), other.exists(), made.exists()) == (False, True, True)


class TestCopies:
    def test_lists_every_kind_newest_first_with_what_it_holds(self, path: Path, stick: Path) -> None:
        """Before deciding, the runner sees how much each copy has."""
        vault = Vault(path)
        vault.name_second_folder(stick)
        vault.back_up(NOW)
        aside = vault.set_aside("restore")
        (stick / "note.txt").write_text("x")
        found = vault.copies()
        assert {copy.kind for copy in found} == set(CopyKind)
        assert {(copy.entries, copy.last_entry) for copy in found} == {(1, entry().on)}
        assert next(copy for copy in found if copy.path == aside).reason == "before a restore"
        assert [copy.made_at for copy in found] == sorted((copy.made_at for copy in found), reverse=True)

    def test_a_broken_and_a_locked_copy_are_listed_as_such(self, path: Path) -> None:
        """A copy that can't be read is not hidden, and not offered as good."""
        state = back_up(path)
        assert state.made is not None
        (state.where / "diary-2026-11-26-101500.kneelog").write_bytes(b"broken" * 1000)
        (state.where / "diary-2026-11-25-101500.kneelog").write_bytes(os.urandom(8192))
        sound, broken, locked = Vault(path).copies()
        assert (sound.entries, broken.entries, locked.entries) == (1, None, None)
        assert broken.trouble
        assert (locked.is_locked, locked.trouble) == (True, "")

    def test_the_backups_of_another_diary_are_not_deleted_here(
        self, path: Path, stick: Path, tmp_path: Path
    ) -> None:
        """In a shared second folder each diary deletes its own alone."""
        theirs = Vault(begun(tmp_path / "else.kneelog", entry("z")))
        for vault in (Vault(path), theirs):
            vault.name_second_folder(stick)
            vault.back_up(NOW)
        foreign = [copy.path for copy in Vault(path).copies() if copy.is_foreign]
        assert len(foreign) == 1
        with pytest.raises(DiaryError, match="no backup or snapshot of this diary"):
            Vault(path).delete_copies(foreign)
        assert theirs.delete_copies(foreign) == 1

    @pytest.mark.parametrize("content", [b"", b"no diary" * 1000], ids=["empty", "no diary"])
    def test_a_file_with_only_the_name_of_a_backup_is_none(self, path: Path, content: bytes) -> None:
        """The line “Last backup” never speaks of a file that holds no diary, nor does a good one go for it."""
        state = back_up(path)
        (state.where / "diary-2026-11-27-111500.kneelog").write_bytes(content)
        assert Vault(path).backup_state(NOW + timedelta(hours=2)).newest == state.made
        Vault(path).open().close()
        with closing(opened(path)) as store:
            store.commit(new(entry("b")))
        later = back_up(path, 48)
        assert later.made is not None
        assert state.made is not None
        assert state.made.exists()

    def test_looking_inside_reads_an_older_one_and_leaves_it_as_it_is(
        self, path: Path, tmp_path: Path
    ) -> None:
        """Last year's backup can be read by this year's kneelog."""
        old = tmp_path / "old.kneelog"
        old.write_bytes((DATA / "diary-0001.kneelog").read_bytes())
        before, beside = old.read_bytes(), names(path.parent)
        assert len(Vault(path).look(old).entries) > 0
        assert (old.read_bytes(), names(path.parent)) == (before, beside)

    def test_looking_at_what_cannot_be_used_says_why(self, path: Path, tmp_path: Path) -> None:
        state = back_up(path)
        assert state.made is not None
        sql(state.made, "UPDATE alembic_version SET version_num = '0099'")
        with pytest.raises(DiaryNewerError):
            Vault(path).look(state.made)
        state.made.write_bytes(path.read_bytes()[:-4096])
        with pytest.raises(DiaryDamagedError):
            Vault(path).look(state.made)
        with closing(open_diary(tmp_path / "locked", create=True, key=Key("one"))):
            pass
        with pytest.raises(WrongPassphraseError):
            Vault(path).look(tmp_path / "locked", "two")
        assert not Vault(path).look(tmp_path / "locked", "one").entries

    def test_a_diary_named_as_a_backup_is_is_no_copy_of_itself(self, path: Path, stick: Path) -> None:
        """Whoever opened a backup on the stick as a diary can't delete it from its own list."""
        own = stick / "diary-0badcafe-2026-03-02-183000.kneelog"
        own.write_bytes(path.read_bytes())
        Vault(own).name_second_folder(stick)
        assert Vault(own).copies() == []
        with pytest.raises(DiaryError):
            Vault(own).delete_copies([own])
        assert own.exists()

    def test_only_copies_can_be_deleted(self, path: Path, tmp_path: Path) -> None:
        """No way leads from the list of backups to the loss of the diary."""
        vault = Vault(path)
        made = back_up(path).made
        aside = vault.set_aside("merge")
        assert made is not None
        for stranger in (path, tmp_path / "letter.txt"):
            with pytest.raises(DiaryError):
                vault.delete_copies([aside, stranger])
        assert aside.exists()
        assert vault.delete_copies([aside, made]) == 2
        assert vault.copies() == []
        assert path.exists()


def made(folder: Path, *below: str) -> list[str]:
    for name in below:
        (folder / name).mkdir()
    return list(below)
