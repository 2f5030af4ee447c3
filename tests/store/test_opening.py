"""Bad days: whatever lies where the diary should be, it is said in plain words and left as it is."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kneelog import paths
from kneelog.errors import (
    DiaryBusyError,
    DiaryDamagedError,
    DiaryError,
    DiaryForeignError,
    DiaryFullError,
    DiaryReadOnlyError,
)
from kneelog.store import connect, opening
from kneelog.store.no_diary import NoDiary
from kneelog.store.opening import open_diary
from tests.store.helpers import begun, entry, loaded, new, opened, python, sql

if TYPE_CHECKING:
    from collections.abc import Callable

AS_ROOT = os.name == "posix" and os.geteuid() == 0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "diary.kneelog"


def plain(error: pytest.ExceptionInfo[DiaryError], path: Path) -> None:
    """One or two sentences that name the file, for the shell's status 4."""
    sentence = str(error.value)
    assert str(path) in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert sentence.count(". ") <= 2
    assert error.value.exit_status == 4


class TestBeginning:
    def test_a_new_diary_is_for_its_owner_only(self, path: Path) -> None:
        """Nobody else on the machine can read about the runner's knees."""
        old = os.umask(0)
        try:
            begun(path, entry())
        finally:
            os.umask(old)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600

    def test_so_is_its_journal(self, path: Path) -> None:
        with closing(opened(path)) as store:
            seen = []
            store.commit(
                new(*(entry(str(number)) for number in range(3))),
                lambda *_: seen.append(stat.S_IMODE(path.with_name("diary.kneelog-journal").stat().st_mode)),
            )
        assert seen == [0o600]

    def test_the_data_folder_is_made_for_its_owner_only(self) -> None:
        """The first start needs no preparation."""
        begun(paths.diary_file())
        folder = paths.data_folder()
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert [file.name for file in folder.iterdir()] == ["diary.kneelog"]

    def test_a_missing_diary_reads_as_empty(self, path: Path) -> None:
        """Looking at a diary that was not begun is no mistake, and begins none."""
        for place in (path, paths.diary_file()):
            store = open_diary(place, create=False)
            assert not store.load().records
            assert (store.undo(), store.redo(), store.can_undo(), store.can_redo()) == (None,) * 4
            assert store.draft() is None
            store.keep_draft(None)
            with pytest.raises(DiaryError, match="nothing was saved") as error:
                store.commit(new(entry()))
            plain(error, place)
            assert not store.changed_elsewhere()
            assert isinstance(store, NoDiary)
            store.close()
            assert not place.exists()
        assert not paths.data_folder().exists()

    @pytest.mark.parametrize("create", [True, False])
    def test_a_missing_folder_is_said(self, tmp_path: Path, create: bool) -> None:
        """A mistyped path does not begin a second diary somewhere."""
        with pytest.raises(DiaryError, match="There is no folder") as error:
            open_diary(tmp_path / "missing" / "diary", create=create)
        plain(error, tmp_path / "missing")
        (tmp_path / "file").touch()
        with pytest.raises(DiaryError, match="There is no folder"):
            open_diary(tmp_path / "file" / "diary", create=create)

    def test_a_link_to_a_diary_stays_one(self, path: Path, tmp_path: Path) -> None:
        """A diary may lie in a synchronised folder and be linked from its usual place."""
        begun(path, entry("a"))
        (tmp_path / "link").symlink_to(path)
        with closing(opened(tmp_path / "link")) as store:
            store.commit(new(entry("b")))
        assert (tmp_path / "link").is_symlink()
        assert set(loaded(path).entries) == {"a", "b"}

    def test_a_name_full_of_odd_characters(self, tmp_path: Path) -> None:
        path = begun(tmp_path / "mein Tagebuch 100%?#äß🦵.kneelog", entry())
        assert set(loaded(path).entries) == {"a"}

    def test_two_programs_begin_it_at_once(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Nobody's first entry is lost to the other's empty diary."""
        begun(path, entry("theirs"))
        monkeypatch.setattr(opening, "exists", _first_missing())
        with closing(opened(path)) as store:
            assert set(store.load().entries) == {"theirs"}
        assert [file.name for file in path.parent.iterdir()] == ["diary.kneelog"]


def _first_missing() -> Callable[[Path], bool]:
    answers = iter([False])
    return lambda _: next(answers, True)


def other_database(path: Path) -> None:
    path.touch()
    sql(path, "CREATE TABLE bookmarks (url TEXT)")


def cut_short(path: Path) -> None:
    begun(path, *(entry(str(number)) for number in range(50)))
    path.write_bytes(path.read_bytes()[:-8192])


def overwritten(path: Path) -> None:
    begun(path, *(entry(str(number), note="x" * 300) for number in range(100)))
    whole = bytearray(path.read_bytes())
    whole[10 * 4096 : 14 * 4096] = b"\xff" * (4 * 4096)
    path.write_bytes(whole)


def flipped_page_kind(path: Path) -> None:
    begun(path, *(entry(str(number), note="x" * 300) for number in range(100)))
    (root,) = sql(path, "SELECT rootpage FROM sqlite_schema WHERE name = 'entry'")[0]
    whole = bytearray(path.read_bytes())
    whole[(root - 1) * 4096] ^= 0xFF
    path.write_bytes(whole)


REFUSED: dict[str, tuple[Callable[[Path], object], type[DiaryError]]] = {
    "folder": (lambda path: path.mkdir(), DiaryForeignError),
    "pipe": (os.mkfifo, DiaryForeignError),
    "links that lead in a circle": (lambda path: path.symlink_to(path.name), DiaryError),
    "empty file": (lambda path: path.touch(), DiaryForeignError),
    "text": (lambda path: path.write_text("my diary\n" * 200), DiaryForeignError),
    "short text": (lambda path: path.write_text("x"), DiaryForeignError),
    "pdf": (lambda path: path.write_bytes(b"%PDF-1.7\n" * 1000), DiaryForeignError),
    "another program's database": (other_database, DiaryForeignError),
    "cut short": (cut_short, DiaryDamagedError),
    "overwritten": (overwritten, DiaryDamagedError),
    "a page of another kind": (flipped_page_kind, DiaryDamagedError),
    "without a revision": (
        lambda path: sql(begun(path), "DELETE FROM alembic_version"),
        DiaryDamagedError,
    ),
}


@pytest.mark.parametrize(("make", "kind"), REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("create", [True, False], ids=["writing", "reading"])
def test_what_can_t_be_used_is_refused_and_left_alone(
    path: Path, make: Callable[[Path], object], kind: type[DiaryError], create: bool
) -> None:
    """Nothing is ever overwritten, and no empty diary appears where one was expected."""
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(kind) as error:
        open_diary(path, create=create)
    plain(error, path)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert [file.name for file in path.parent.iterdir()] == ["diary.kneelog"]


def test_nonsense_that_sqlite_cannot_see_is_found_on_reading(path: Path) -> None:
    """A flipped bit never turns into a place that the runner did not choose."""
    begun(path, entry(note="sore"))
    with closing(connect.connect(path, write=True)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE knee_report SET swelling = 'huge'")
    with pytest.raises(DiaryDamagedError):
        loaded(path)


class TestBusy:
    HOLD = """
import sys, time
from kneelog.store.connect import connect
connection = connect(sys.argv[1], write=True)
connection.execute(sys.argv[2])
print("held", flush=True)
time.sleep(60)
"""

    @pytest.mark.parametrize("lock", ["BEGIN EXCLUSIVE", "BEGIN IMMEDIATE"])
    def test_a_lock_that_stays_is_said(self, path: Path, monkeypatch: pytest.MonkeyPatch, lock: str) -> None:
        """Another program in the middle of something: wait a little, then say so; nothing is half-written."""
        begun(path, entry("a"))
        monkeypatch.setattr(connect, "BUSY_MS", 100)
        holder = python(self.HOLD, path, lock)
        try:
            assert holder.stdout is not None
            assert holder.stdout.readline() == "held\n"
            with pytest.raises(DiaryBusyError) as error, closing(opened(path)) as store:  # noqa: PT012
                assert set(store.load().entries) == {"a"}, "reading goes on beside a writer"
                store.commit(new(entry("b")))
            plain(error, path)
        finally:
            holder.kill()
            holder.communicate()
        with closing(opened(path)) as store:
            store.commit(new(entry("b")))
            assert set(store.load().entries) == {"a", "b"}

    def test_two_windows_save_by_turns(self, path: Path) -> None:
        with closing(opened(path)) as one, closing(opened(path)) as other:
            for number in range(5):
                one.load()
                other.load()
                one.commit(new(entry(f"one {number}")))
                other.commit(new(entry(f"other {number}")))
        assert len(loaded(path).entries) == 10


class TestNotWritable:
    UNPRIVILEGED = """
import os, sys
from pathlib import Path
from kneelog.errors import DiaryError
from kneelog.store.opening import open_diary
from tests.store.helpers import new, entry
os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    store = open_diary(Path(sys.argv[1]), create=True)
    print(sorted(store.load().entries))
    store.commit(new(entry("b")))
except DiaryError as error:
    print(type(error).__name__, error)
"""

    @pytest.mark.skipif(not AS_ROOT, reason="needs to become another user")
    @pytest.mark.parametrize(
        ("file_mode", "folder_mode", "read", "error"),
        [
            (0o444, 0o755, "['a']\n", "DiaryReadOnlyError"),
            (0o666, 0o555, "['a']\n", "DiaryReadOnlyError"),
            (0o000, 0o755, "", "DiaryError"),
            (0o444, 0o000, "", "DiaryError"),
        ],
        ids=["read-only file", "read-only folder", "unreadable file", "unreadable folder"],
    )
    def test_another_user(self, file_mode: int, folder_mode: int, read: str, error: str) -> None:
        """Reading works wherever it is allowed; writing says why it does not."""
        with tempfile.TemporaryDirectory() as name:  # pytest's own folders are closed to others
            folder = Path(name)
            path = begun(folder / "diary", entry("a"))
            path.chmod(file_mode)
            folder.chmod(folder_mode)
            out, complaints = python(self.UNPRIVILEGED, path).communicate(timeout=60)
        assert complaints == ""
        assert out.startswith(read + error + " ")
        assert str(folder) in out

    def test_a_read_only_file(self, path: Path) -> None:
        """The same where nobody can become another user: the driver's word is passed on."""
        begun(path, entry("a"))
        with closing(opened(path)) as store:
            store._driver.execute("PRAGMA query_only = ON")
            assert set(store.load().entries) == {"a"}
            with pytest.raises(DiaryReadOnlyError) as error:
                store.commit(new(entry("b")))
            plain(error, path)

    def test_a_file_that_may_not_be_read(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        begun(path)
        monkeypatch.setattr(os, "access", lambda *_: False)
        with pytest.raises(DiaryError, match="may not be read") as error:
            open_diary(path, create=True)
        plain(error, path)

    def test_a_folder_that_may_not_be_searched(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        real = os.stat

        def refuse(place: object, **others: bool) -> os.stat_result:
            if place == path:
                raise PermissionError(13, "Permission denied")
            return real(place, **others)  # type: ignore[arg-type]

        monkeypatch.setattr(os, "stat", refuse)
        with pytest.raises(DiaryError, match="may not be read"):
            open_diary(path, create=True)

    def test_a_folder_in_which_nothing_can_be_made(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("tempfile.mkstemp", refuse)
        with pytest.raises(DiaryReadOnlyError) as error:
            open_diary(path, create=True)
        plain(error, path)


class TestFullDisk:
    def test_a_save_that_does_not_fit_is_said(self, path: Path) -> None:
        """The full disk takes the new entry, never the old ones; later saves work again."""
        begun(path, entry("a"))
        with closing(opened(path)) as store:
            (pages,) = store._driver.execute("PRAGMA page_count").fetchone()
            store._driver.execute(f"PRAGMA max_page_count = {pages}")
            with pytest.raises(DiaryFullError, match="nothing was saved") as error:
                store.commit(new(entry("b", note="x" * 20_000)))
            plain(error, path)
            store._driver.execute("PRAGMA max_page_count = 100000")
            assert set(store.load().entries) == {"a"}
            store.commit(new(entry("c")))
        assert set(loaded(path).entries) == {"a", "c"}

    def test_a_diary_that_does_not_fit_is_not_begun(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("kneelog.store.files.sync", full)
        with pytest.raises(DiaryFullError) as error:
            open_diary(path, create=True)
        plain(error, path)
        assert list(path.parent.iterdir()) == []

    SMALL = """
import sys
from pathlib import Path
from kneelog.errors import DiaryFullError
from kneelog.store.opening import open_diary
from tests.store.helpers import new, entry
store = open_diary(Path(sys.argv[1]), create=True)
kept = []
try:
    for number in range(2000):
        store.commit(new(entry(f"{number}", note="x" * 2000)))
        kept.append(f"{number}")
except DiaryFullError as error:
    store.close()
    store = open_diary(Path(sys.argv[1]), create=False)
    assert set(store.load().entries) == set(kept)
    print("kept", len(kept), error)
"""

    @pytest.mark.skipif(not (AS_ROOT and sys.platform == "linux"), reason="needs a small disk of its own")
    def test_a_disk_that_is_really_full(self, tmp_path: Path) -> None:
        """Every entry that was acknowledged is still there, the one that was refused is not."""
        disk = tmp_path / "disk"
        disk.mkdir()
        if os.system(f"mount -t tmpfs -o size=1m tmpfs '{disk}' 2>/dev/null"):  # noqa: S605
            pytest.skip("mounting is not allowed here")
        try:
            out, complaints = python(self.SMALL, disk / "diary").communicate(timeout=60)
        finally:
            os.system(f"umount '{disk}'")  # noqa: S605
        assert complaints == ""
        assert out.startswith("kept ")
        assert "is full" in out


def test_a_diary_that_is_taken_away_is_noticed(path: Path) -> None:
    """A stick pulled out: the save is refused aloud instead of going nowhere."""
    begun(path, entry("a"))
    with closing(opened(path)) as store:
        store.load()
        path.rename(path.with_name("elsewhere"))
        assert store.changed_elsewhere()
        with pytest.raises(DiaryError, match="moved away or replaced") as error:
            store.commit(new(entry("b")))
        plain(error, path)


def test_no_error_quotes_what_the_runner_wrote(path: Path) -> None:
    """A crash report can be sent without a look at every line."""
    begun(path, entry("a"))
    private = "told nobody"
    with closing(opened(path)) as store:
        sql(path, "CREATE TRIGGER t BEFORE INSERT ON entry BEGIN SELECT raise(ABORT, 'no'); END")
        with pytest.raises(Exception, match="no") as caught:
            store.commit(new(entry("b", note=private)))
    error: BaseException | None = caught.value
    while error is not None:
        assert private not in str(error)
        error = error.__cause__ or error.__context__
