"""A file appears whole or not at all."""

from __future__ import annotations

import errno
import io
import os
import re
import stat
import sys
from pathlib import Path

import pytest

from kneelog.errors import UsageError
from kneelog.exporters.writing import CannotWriteError, writing, writing_text


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_whole_and_for_its_owner_only(tmp_path: Path) -> None:
    target = tmp_path / "diary.csv"
    with writing_text(target) as stream:
        stream.write("ü\r\n")
        assert not target.exists()
    assert target.read_bytes() == "ü\r\n".encode()
    assert names(tmp_path) == ["diary.csv"]
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_an_existing_file_stays_unless_told(tmp_path: Path) -> None:
    """An export does not eat last month's."""
    target = tmp_path / "diary.csv"
    target.write_text("old")
    with pytest.raises(UsageError, match="--force"), writing_text(target):
        pytest.fail("nothing is computed for nothing")
    assert target.read_text() == "old"
    with writing_text(target, force=True) as stream:
        stream.write("new")
    assert target.read_text() == "new"
    assert names(tmp_path) == ["diary.csv"]


def test_a_file_that_appears_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "diary.csv"
    with pytest.raises(UsageError, match="there already"), writing_text(target):
        target.write_text("theirs")
    assert target.read_text() == "theirs"
    assert names(tmp_path) == ["diary.csv"]


def test_a_disk_without_hard_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_paths: Path) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    with writing_text(tmp_path / "a.csv") as stream:
        stream.write("text")
    assert names(tmp_path) == ["a.csv"]


@pytest.mark.parametrize("force", [False, True])
def test_a_failure_half_way_leaves_everything_as_it_was(tmp_path: Path, *, force: bool) -> None:
    """Also when the runner presses Ctrl-C."""
    target = tmp_path / "diary.csv"
    if force:
        target.write_text("old")

    def interrupted() -> None:
        with writing_text(target, force=force) as stream:
            stream.write("x" * 100_000)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert names(tmp_path) == (["diary.csv"] if force else [])
    assert not force or target.read_text() == "old"


def test_a_full_disk_is_said_and_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with (
        pytest.raises(CannotWriteError, match="The disk is full") as caught,
        writing(tmp_path / "a") as stream,
    ):
        stream.write(b"text")
    assert caught.value.exit_status == 4
    assert names(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_device_is_written_to_and_never_replaced() -> None:
    """`-o /dev/null` must not replace the device; /dev/full is the full disk at hand."""
    with pytest.raises(CannotWriteError, match="The disk is full"), writing_text("/dev/full") as stream:
        stream.write("x" * 100_000)
    with writing_text("/dev/null") as stream:
        stream.write("text")
    assert Path("/dev/full").is_char_device()
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize(
    ("name", "said"),
    [("no/folder/a.csv", "There is no folder"), (".", "is a folder"), ("a/b", "There is no folder")],
)
def test_a_place_where_nothing_can_be_written_is_said(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(CannotWriteError, match=said), writing(tmp_path / name):
        pytest.fail("nothing is computed for nothing")


def test_permissions_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(**_kind: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", forbidden)
    with pytest.raises(CannotWriteError, match="permissions"), writing(tmp_path / "a.csv"):
        pytest.fail("nothing is computed for nothing")


def test_a_link_keeps_pointing_at_the_file(tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("old")
    link.symlink_to(real)
    with writing_text(link, force=True) as stream:
        stream.write("new")
    assert link.is_symlink()
    assert real.read_text() == "new"


def test_a_dash_is_standard_output(monkeypatch: pytest.MonkeyPatch) -> None:
    """UTF-8 and its own line ends, whatever the terminal's encoding is."""
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii", write_through=True))
    with writing_text("-") as stream:
        stream.write("ü\r\n")
    assert raw.getvalue() == "ü\r\n".encode()
    sys.stdout.write("still open")


def test_what_a_killed_export_left_is_cleared_by_the_next_one(tmp_path: Path) -> None:
    """The half of a plain export does not lie hidden in the runner's folder for good; nothing else is touched."""
    ours, fresh = (tmp_path / f".year.csv.{mark}.kneelog-part" for mark in ("a1b2c3d4", "e5f6g7h8"))
    others = [
        tmp_path / name for name in (".year.csv.a1b2c3d4", ".year.csv.swp", "notes.kneelog-part", ".x.part")
    ]
    folder = tmp_path / ".folder.a1b2c3d4.kneelog-part"
    folder.mkdir()
    for file in (ours, fresh, *others):
        file.write_text("half", encoding="utf-8")
    for file in (ours, folder, *others):
        os.utime(file, (1_700_000_000, 1_700_000_000))
    with writing(tmp_path / "other.csv") as stream:
        stream.write(b"whole")
    assert names(tmp_path) == sorted(["other.csv", fresh.name, folder.name, *(file.name for file in others)])


def test_a_half_written_file_is_named_as_ours(tmp_path: Path) -> None:
    """What a kill would leave is what the next export knows again."""
    with writing(tmp_path / "year.csv") as stream:
        stream.write(b"half")
        (half,) = names(tmp_path)
        assert re.fullmatch(r"\.year\.csv\.[a-z0-9_]{8}\.kneelog-part", half)
    assert names(tmp_path) == ["year.csv"]
