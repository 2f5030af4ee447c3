"""What no importer lets in, however it is written: without end, without bottom, beyond time; and Cancel anywhere."""

from __future__ import annotations

import io
import json
import os
import sys
import tracemalloc
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kneelog.domain.diary import EMPTY, Edit, RecordKind
from kneelog.domain.run import Run
from kneelog.exporters import runs_csv
from kneelog.importers import folders, kneelog_csv, kneelog_json, patience, source, table_lines
from kneelog.importers.activity_files import read_files, size_of
from kneelog.importers.detect import parse
from kneelog.importers.patience import Patience
from kneelog.services.parsed import FileRejectedError
from kneelog.services.ports import Cancelled
from kneelog.services.workout import UnreadableWorkoutError
from tests.importers import fit_writer as w
from tests.importers.activity_files import steady, strava_list, strava_row, zipped
from tests.importers.one_of_each import GARMIN, GPX, HEALTH, STRAVA, TCX
from tests.importers.support import READING, as_json, plainly, plan, taken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def refused(content: str | bytes) -> str:
    with pytest.raises(FileRejectedError) as caught:
        plan(content)
    return str(caught.value)


def only_problem(path: Path) -> str:
    (found,) = read_files([path])
    assert found.workouts == ()
    return found.problem


# ---- time, and Cancel ---------------------------------------------------------------------------------------------

FILES = {
    "run.fit": w.run(),
    "run.gpx": GPX,
    "run.tcx": TCX,
    "Activities.csv": GARMIN,
    "activities.csv": STRAVA,
    "export.xml": HEALTH,
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_takes_too_long_is_given_up(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file made to be slow costs minutes at most, and the others still come in."""
    (tmp_path / name).write_bytes(FILES[name])
    monkeypatch.setattr(patience, "thread_time", iter(range(0, 10**9, 3600)).__next__)
    assert "which no sound file does: it is not taken in" in only_problem(tmp_path / name)


DIARY_FILES = {
    "csv": "date,left\n" + "2026-03-02,4\n" * 500,
    "json": as_json(taken("date,left\n" + "2026-03-02,4\n" * 200)),
}


@pytest.mark.parametrize("content", DIARY_FILES.values(), ids=DIARY_FILES)
def test_a_diary_file_that_takes_too_long_is_given_up(content: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "thread_time", iter(range(0, 10**9, 3600)).__next__)
    assert "Reading it took longer than 5 minutes" in refused(content)


def test_patience_says_how_long_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """Computing is counted from the beginning of the file, and Cancel is heard before the clock is looked at."""
    clock = iter((100.0, 159.0, 161.0, 162.0))
    monkeypatch.setattr(patience, "thread_time", clock.__next__)
    heard: list[int] = []
    tick = Patience(60.0, lambda: heard.append(1))
    tick()
    with pytest.raises(UnreadableWorkoutError, match="longer than 1 minute,"):
        tick()
    assert heard == [1, 1]


LARGE = {
    "run.fit": w.framed(
        w.body(w.file_id()) + b"\x40\x00\x00\x14\x00\x01\xfd\x04\x86" + b"\0\x3e\0\0\0" * 300_000
    ),
    "run.gpx": GPX.replace(b"</trkseg>", steady(120_000, 60_000, since=400).encode() + b"</trkseg>"),
    "activities.csv": strava_list(
        *(strava_row(str(number), description="x" * 300) for number in range(3000))
    ),
}


@pytest.mark.parametrize("name", LARGE)
def test_cancel_is_heard_within_a_file(name: str, tmp_path: Path) -> None:
    """The runner need not wait for the end of a large file. Counted are the calls while one file is read."""
    (tmp_path / name).write_bytes(LARGE[name])
    calls = 0

    def count(_done: int, _total: int, _size: int) -> None:
        nonlocal calls
        calls += 1

    list(read_files([tmp_path / name], count))
    within = calls
    (tmp_path / name).write_bytes(FILES[name])
    calls = 0
    list(read_files([tmp_path / name], count))
    assert within >= calls + 3

    def stop(_done: int, _total: int, _size: int) -> None:
        nonlocal calls
        calls += 1
        if calls == within - 2:
            raise Cancelled

    (tmp_path / name).write_bytes(LARGE[name])
    calls = 0
    with pytest.raises(Cancelled):
        list(read_files([tmp_path / name], stop))


# ---- folders ------------------------------------------------------------------------------------------------------


@pytest.fixture
def bottomless(tmp_path: Path) -> Iterator[Path]:
    """A folder of folders in folders, deeper than any path may be long."""
    depth, before = 2100, os.open(".", os.O_RDONLY)
    try:
        os.chdir(tmp_path)
        for _ in range(depth):
            os.mkdir("a")  # noqa: PTH102 - relative to where the process stands
            os.chdir("a")
        os.fchdir(before)
        yield tmp_path
        os.chdir(tmp_path)
        for _ in range(depth):
            os.chdir("a")
        for _ in range(depth):
            os.chdir("..")
            os.rmdir("a")  # noqa: PTH106
    finally:
        os.fchdir(before)
        os.close(before)


@pytest.mark.skipif(sys.platform == "win32", reason="has no such folders")
def test_a_folder_without_bottom_is_not_gone_down(bottomless: Path) -> None:
    """Such a tree ended in an error of Python's own; what lies above comes in, and where it goes on is said."""
    (bottomless / "run.gpx").write_bytes(GPX)
    deep, run = read_files([bottomless])
    assert "more than 64 deep" in deep.problem
    assert deep.within.startswith("a/a/")
    assert [each.distance_m for each in run.workouts] == [1000]
    assert size_of([bottomless]) == len(GPX)


def test_empty_folders_count_and_cancel_is_heard_among_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30):
        (tmp_path / f"{number}" / "in").mkdir(parents=True)
    ticks: list[int] = []
    assert size_of([tmp_path], lambda: ticks.append(1)) == 0
    assert len(ticks) == 61
    monkeypatch.setattr(folders, "MOST_ENTRIES", 20)
    assert "more than 20 files" in only_problem(tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="names are Unicode elsewhere")
def test_a_name_that_is_no_text_is_said_as_far_as_it_can_be(tmp_path: Path) -> None:
    """Old sticks hold names in other encodings; the run in such a file comes in."""
    with open(os.fsencode(tmp_path) + b"/caf\xe9.gpx", "wb") as file:  # noqa: PTH123 - no Path holds it
        file.write(GPX)
    (found,) = read_files([tmp_path])
    assert [each.distance_m for each in found.workouts] == [1000]
    assert found.within == "caf\ufffd.gpx"


def test_links_within_a_folder_lead_nowhere(tmp_path: Path) -> None:
    """Neither round and round, nor out of the folder that was handed over."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "other.gpx").write_bytes(GPX)
    inside = tmp_path / "mine"
    inside.mkdir()
    (inside / "run.gpx").write_bytes(GPX)
    (inside / "round").symlink_to(inside)
    (inside / "out").symlink_to(tmp_path / "elsewhere")
    (inside / "other.gpx").symlink_to(tmp_path / "elsewhere" / "other.gpx")
    (only,) = read_files([inside])
    assert only.within == "run.gpx"


# ---- tables -------------------------------------------------------------------------------------------------------

ENDLESS = {
    "a cell": "date,left\n2026-03-02," + "4" * 2_000_000,
    "a row of cells": "date,left\n2026-03-02" + ",4" * 600_000,
    "a row of lines": "date,note\n2026-03-02" + ',"\n"' * 300_000,
    "a header": "date," + "left," * 300_000,
}


@pytest.mark.parametrize("content", ENDLESS.values(), ids=ENDLESS)
def test_a_row_without_end_is_refused(content: str) -> None:
    """Whatever its size, no more than a row of the longest texts is held in memory."""
    assert "This row is longer than all texts of an entry together may be." in refused(content)


def test_a_header_of_one_name_over_and_over_is_refused_at_once() -> None:
    """Each name was looked for among all others: a second for 30,000 of them, and minutes for a line as it may be."""
    assert "The column left stands there twice." in refused("date" + ",left" * 200_000)


def test_more_rows_than_a_lifetime_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "2026-03-02,4\n" * 1000
    monkeypatch.setattr(source, "MOST_RECORDS", 400)
    assert "more than 400 records" in refused("date,left\n" + rows)
    monkeypatch.undo()
    monkeypatch.setattr(kneelog_csv, "MOST_ROWS", 800)
    assert "more than 800 rows" in refused("date,left\n2026-03-02,4\n" + "x\n" * 1200)


def test_a_csv_larger_than_any_diary_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its size, and where that is not known by what was read of it."""
    monkeypatch.setattr(source, "LARGEST", 1 << 20)
    path = tmp_path / "sheet.csv"
    path.write_text("date,note\n" + f"2026-03-02,{'long ' * 500}\n" * 1000, encoding="utf-8")
    with pytest.raises(FileRejectedError, match="larger than 1 MB"):
        parse(path, READING)
    with path.open("rb") as stream, pytest.raises(FileRejectedError, match="larger than 1 MB"):
        parse(Flowing(stream), READING)  # type: ignore[arg-type] # as standard input is


class Flowing(io.RawIOBase):
    """A stream that cannot be sought in."""

    def __init__(self, stream: io.BufferedIOBase | io.BufferedReader) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        return self._stream.readinto(buffer)


@pytest.mark.parametrize("name", ["Activities.csv", "activities.csv"])
@pytest.mark.parametrize("row", [b"12," * 600_000, b'"\n",' * 600_000], ids=["cells", "lines"])
def test_a_list_with_a_row_without_end_is_refused(name: str, row: bytes, tmp_path: Path) -> None:
    path = zipped(tmp_path / "export.zip", {name: FILES[name] + row})
    assert "is longer than any list of activities has" in next(
        each.problem for each in read_files([path]) if each.problem
    )


def test_a_strava_list_has_as_many_rows_as_anybody_ran(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lines of a description are no rows."""
    monkeypatch.setattr(table_lines, "MOST_ROWS", 5)
    rows = [strava_row(str(number), description="many\n" * 20) for number in range(6)]
    path = tmp_path / "activities.csv"
    path.write_bytes(strava_list(*rows[:5]))
    assert len(list(read_files([path]))) == 5
    path.write_bytes(strava_list(*rows))
    assert "more than 5 lines" in only_problem(path)


# ---- JSON ---------------------------------------------------------------------------------------------------------


def whole(entries: str) -> str:
    return f'{{"format": "kneelog-diary", "version": 1, "entries": {entries}}}'


JSONS = {
    "nested without end": (whole("[" * 100_000), "its parts lie in each other deeper than any diary's"),
    "a number of 5,000 digits": (whole(f"[{'9' * 5000}]"), "it holds a number of 5000 digits"),
    "not a number": (whole("[NaN]"), "it holds NaN, which is no number"),
    "infinity": (whole('[{"left": {"level": -Infinity}}]'), "it holds -Infinity, which is no number"),
    "one name twice": (whole('[{"id": "a", "id": "b"}]'), "a field stands twice in one object: id"),
}


@pytest.mark.parametrize(("text", "said"), JSONS.values(), ids=JSONS)
def test_what_json_allows_and_no_diary_holds_is_said_plainly(text: str, said: str) -> None:
    """Python's own words for it speak of recursion and of settings of the interpreter."""
    assert said in refused(text)


@pytest.mark.parametrize("field", ["left", "date", "time", "utc_offset", "note", "signs", "id"])
def test_a_deep_value_in_any_field_is_a_sentence(field: str) -> None:
    """Deep enough to be read, and too deep to be written out again."""
    fields = {
        "id": '"a"',
        "kind": '"rest"',
        "date": '"2026-03-02"',
        "left": '{"level": 1}',
        field: "[" * 600 + "]" * 600,
    }
    text = ", ".join(f'"{name}": {value}' for name, value in fields.items())
    (problem,) = plan(whole(f"[{{{text}}}]")).rejected
    assert problem.sentence.startswith(f"entries[0].{field}")
    assert len(problem.sentence) < 400


def test_more_values_than_any_diary_holds_are_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few megabytes of brackets become a gigabyte of lists."""
    monkeypatch.setattr(kneelog_json, "MOST_VALUES", 1000)
    assert "more values than any diary" in refused(whole("[" + "[]," * 1000 + "1]"))
    monkeypatch.undo()
    monkeypatch.setattr(source, "MOST_RECORDS", 1000)
    assert "more than 1,000 records" in refused(whole("[" + "[]," * 1000 + "1]"))


def test_a_small_json_takes_little_room() -> None:
    """So much was set aside as the largest would take."""
    content = as_json(taken("date,left\n2026-03-02,4\n"))
    tracemalloc.start()
    assert plan(content).imported == 1
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


def test_what_the_memory_cannot_hold_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_source: object) -> None:
        raise MemoryError

    monkeypatch.setattr(kneelog_json, "_loaded", full)
    assert "too large for the memory of this computer" in refused(whole("[]"))


# ---- what came in goes out and comes back -------------------------------------------------------------------------

AHEAD = Run("r", date(2094, 3, 26), distance_m=5000, source_ids=("fit:1:2:2094",))


def test_a_run_that_a_wrong_clock_dated_ahead_comes_back() -> None:
    """It was taken in from its file, with a doubt said; then no export of that diary could be imported any more."""
    diary = EMPTY.applying([Edit(RecordKind.RUN, AHEAD.id, None, AHEAD)])
    assert plainly(taken(as_json(diary))) == plainly(diary)
    stream = io.StringIO(newline="")
    runs_csv.write(diary, stream)
    assert taken(stream.getvalue()).runs["r"].on == AHEAD.on


def test_a_run_that_was_typed_ahead_is_still_refused() -> None:
    typed = {"id": "r", "date": "2094-03-26"}
    text = json.dumps({"format": "kneelog-diary", "version": 1, "runs": [typed]})
    assert "lies in the future" in str(plan(text).rejected)


def test_a_day_that_has_begun_elsewhere_is_not_in_the_future() -> None:
    """An entry made in Auckland in the morning is still of tomorrow where the diary is restored."""
    made = {
        "id": "a",
        "kind": "rest",
        "date": "2026-03-11",
        "time": "00:30",
        "utc_offset": "+13:00",
        "left": {"level": 1},
    }
    assert plan(whole(json.dumps([made]))).imported == 1
    assert "lies in the future" in str(plan(whole(json.dumps([{**made, "utc_offset": "+12:00"}]))).rejected)
