"""Several programs at one diary: each waits for the other, nothing is lost, and nobody hears of a locked database."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kneelog.errors import DiaryBusyError, DiaryError
from kneelog.store import connect, faults, syncing
from kneelog.store.check import check
from tests.store.helpers import begun, entry, loaded, new, opened, python

if TYPE_CHECKING:
    from pathlib import Path

WRITE = """
import sys
from pathlib import Path
from kneelog.store.opening import open_diary
from tests.store.helpers import entry, new
name, count = sys.argv[2], int(sys.argv[3])
store = open_diary(Path(sys.argv[1]), create=True)
sys.stdin.readline()
for number in range(count):
    store.commit(new(entry(f"{name}-{number}", note="x" * 200)))
    if number % 50 == 49:
        store.load()
print("all kept")
"""


def write_at_once(path: Path, count: int, names: str = "ab") -> None:
    """Let processes commit ``count`` entries each, one by one, all beginning at once."""
    begun(path)
    writers = [python(WRITE, path, name, str(count)) for name in names]
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("\n")
        writer.stdin.flush()
    for writer in writers:
        out, complaints = writer.communicate()
        assert (out.strip(), complaints) == ("all kept", "")
    assert set(loaded(path).entries) == {f"{name}-{number}" for name in names for number in range(count)}
    assert check(path).is_sound


def test_two_programs_that_save_without_a_pause_both_keep_all(tmp_path: Path) -> None:
    """An import on the command line and a busy evening in the window: all there, and neither is turned away."""
    write_at_once(tmp_path / "diary.kneelog", 200)


@pytest.mark.soak
def test_two_processes_writing_5000_entries_each(tmp_path: Path) -> None:
    """As the reliability table has it."""
    write_at_once(tmp_path / "diary.kneelog", 5_000)


def test_each_sees_and_takes_back_what_the_other_did(tmp_path: Path) -> None:
    """Two programs share one undo history: the newest change is the one that goes, whoever made it."""
    path = begun(tmp_path / "diary.kneelog")
    with closing(opened(path)) as window, closing(opened(path)) as terminal:
        window.commit(new(entry("w"), label="in the window"))
        terminal.commit(new(entry("t"), label="at the terminal"))
        assert window.changed_elsewhere()
        assert (window.can_undo(), terminal.can_undo()) == ("at the terminal", "at the terminal")
        undone = window.undo()
        assert undone is not None
        assert undone.label == "at the terminal"
        assert set(terminal.load().entries) == {"w"}
        assert terminal.can_redo() == "at the terminal"


def test_a_lock_that_stays_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the wait a plain sentence, and the diary takes the next save as soon as the other lets go."""
    path = begun(tmp_path / "diary.kneelog")
    monkeypatch.setattr(connect, "BUSY_MS", 50)
    with closing(opened(path)) as store:
        with closing(connect.connect(path, write=True)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(DiaryBusyError, match="Another program is using the diary"):
                store.commit(new(entry("a")))
        store.commit(new(entry("a")))
    assert set(loaded(path).entries) == {"a"}


MOUNTS = """\
/dev/sda2 / ext4 rw,relatime 0 0
/dev/sda2 /home ext4 rw 0 0
nas:/export /srv/ana/nas nfs4 rw,vers=4.2 0 0
//nas/share /srv/ana/the\\040share cifs rw 0 0
tmpfs /srv/ana/nas/local tmpfs rw 0 0
ana@host: /mnt/ssh fuse.sshfs rw 0 0
/dev/sdb1 /media/stick fuseblk rw 0 0
"""
PLACES = {
    "own disk": ("/srv/ana/diary.kneelog", ""),
    "nfs": ("/srv/ana/nas/diary.kneelog", "nfs4"),
    "a name that only begins alike": ("/srv/ana/nas-old/diary.kneelog", ""),
    "a share with a blank in its name": ("/srv/ana/the share/k/diary.kneelog", "cifs"),
    "a disk mounted below a share": ("/srv/ana/nas/local/diary.kneelog", ""),
    "ssh": ("/mnt/ssh/diary.kneelog", "sshfs"),
    "a stick": ("/media/stick/diary.kneelog", ""),
}


@pytest.mark.parametrize(("place", "kind"), PLACES.values(), ids=PLACES)
def test_a_network_file_system_is_told_by_its_mount(tmp_path: Path, place: str, kind: str) -> None:
    """A diary on a share is known for one, and one on the own disk is left in peace."""
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS)
    assert syncing.network(type(tmp_path)(place), mounts) == kind


SYNCED = {
    "Dropbox": ("Dropbox/knees", "", "Dropbox"),
    "Dropbox of a firm": ("Dropbox (Work)", "", "Dropbox"),
    "OneDrive": ("OneDrive - Ana/x/y", "", "OneDrive"),
    "Nextcloud": ("Nextcloud", "", "Nextcloud"),
    "iCloud": ("Library/Mobile Documents/com~apple~CloudDocs", "", "iCloud"),
    "Google Drive": ("Google Drive/My Drive", "", "Google Drive"),
    "Syncthing by its mark": ("runs", "runs/.stfolder", "Syncthing"),
    "no such folder": ("Documents", "", ""),
}


@pytest.mark.parametrize(("folder", "mark", "program"), SYNCED.values(), ids=SYNCED)
def test_a_synced_folder_is_told_by_its_name_or_mark(
    tmp_path: Path, folder: str, mark: str, program: str
) -> None:
    """Whoever keeps the diary in a synced folder is told once what to mind."""
    (tmp_path / folder).mkdir(parents=True)
    if mark:
        (tmp_path / mark).mkdir()
    assert syncing.synced_by(tmp_path / folder / "diary.kneelog") == program


COPIES = {
    "diary (Ana's conflicted copy 2026-03-02).kneelog": True,
    "diary (conflicted copy 2026-03-02 183000).kneelog": True,
    "diary.sync-conflict-20260302-183000-ABCDEFG.kneelog": True,
    "diary (Case Conflict).kneelog": True,
    "diary-CONFLICT-1.kneelog": True,
    "diary.before-restore-2026-03-02-183000.kneelog": False,
    "another.sync-conflict-20260302-183000-ABCDEFG.kneelog": False,
    "diary.sync-conflict-20260302-183000-ABCDEFG.csv": False,
}


@pytest.mark.parametrize(("name", "is_one"), COPIES.items(), ids=COPIES)
def test_a_conflict_copy_is_told_by_its_name(tmp_path: Path, name: str, is_one: bool) -> None:
    """What a syncing program set aside is found, so that it can be merged rather than forgotten."""
    path = begun(tmp_path / "diary.kneelog")
    (tmp_path / name).write_bytes(b"")
    assert syncing.conflict_copies(path) == ((tmp_path / name,) if is_one else ())


ELSEWHERE = {
    "a lock that stays on a share": (faults.BUSY, "nfs", "", "restart or disconnect the machine"),
    "locked there": (faults.LOCKED, "nfs", "", "copy the diary to this machine"),
    "a share that can't lock": (faults.IOERR, "cifs", "", "failed, or can’t lock files"),
    "busy while it syncs": (faults.BUSY, "", "Dropbox", "a folder that Dropbox syncs"),
    "no locks at all": (faults.PROTOCOL, "", "", "can’t lock it"),
    "no large files": (faults.NOLFS, "", "", "Copy the diary to this machine’s own disk"),
    "the own disk fails": (faults.IOERR, "", "Dropbox", "The disk failed"),
}


@pytest.mark.parametrize(("code", "kind", "program", "said"), ELSEWHERE.values(), ids=ELSEWHERE)
def test_trouble_that_comes_of_the_place_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, kind: str, program: str, said: str
) -> None:
    """A stale lock on a share is not “another program”: the sentence says whose it may be and what to do."""
    monkeypatch.setattr(syncing, "network", lambda _path: kind)
    monkeypatch.setattr(syncing, "synced_by", lambda _path: program)
    error = faults.fault(code, tmp_path / "diary.kneelog")
    assert isinstance(error, DiaryError)
    assert said in str(error)
    assert "diary.kneelog" in str(error)
