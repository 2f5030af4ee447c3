"""Names that are no file: refused in a sentence, at once, and never read by mistake."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from kneelog.importers.activity_files import is_for_activities, read_files
from kneelog.importers.detect import parse
from kneelog.services.parsed import FileRejectedError
from tests.importers.activity_files import gpx, steady, track
from tests.importers.support import READING

if TYPE_CHECKING:
    from pathlib import Path

RUN = gpx(track(steady(1000, 300)))


def test_an_empty_name_is_not_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A script whose variable is empty would import whatever lies there."""
    (tmp_path / "run.gpx").write_bytes(RUN)
    monkeypatch.chdir(tmp_path)
    assert not is_for_activities("")
    (only,) = read_files([""])
    assert (only.workouts, "name is empty" in only.problem) == ((), True)
    with pytest.raises(FileRejectedError, match="name is empty"):
        parse("", READING)
    (here,) = read_files(["."])
    assert len(here.workouts) == 1, "a folder that is named is read"


def pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path


def device(path: Path) -> Path:
    path.symlink_to("/dev/zero")
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="has other pipes and devices")
@pytest.mark.parametrize("make", [pipe, device])
@pytest.mark.parametrize("name", ["run.gpx", "export.zip", "diary.csv"])
def test_a_pipe_or_device_is_not_waited_for(make: object, name: str, tmp_path: Path) -> None:
    """Nobody writes into the pipe, and the device has no end."""
    assert callable(make)
    path = make(tmp_path / name)
    assert not is_for_activities(path)
    (only,) = read_files([path])
    assert "neither a file nor a folder" in only.problem
    with pytest.raises(FileRejectedError, match="neither a file nor a folder"):
        parse(path, READING)


@pytest.mark.skipif(sys.platform == "win32", reason="has other pipes and devices")
def test_a_pipe_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "run.gpx").write_bytes(RUN)
    pipe(tmp_path / "other.gpx")
    (only,) = read_files([tmp_path])
    assert len(only.workouts) == 1
