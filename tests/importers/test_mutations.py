"""Files as disks, editors and slips of the hand damage them: never a crash, and nothing half understood."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from kneelog.domain.diary import EMPTY
from kneelog.errors import KneelogError
from tests.importers.support import as_csv, as_json, plainly, plan, taken

if TYPE_CHECKING:
    from collections.abc import Iterator

SHEET = (
    "id,date,time,utc_offset,kind,run,left,right,left_during,left_places,left_swelling,left_lasted,left_signs,signs,"
    "note,recorded_at,run_started_at,run_km,run_minutes,run_kind,run_source_ids\n"
    "a,2026-03-02,18:30,+01:00,run,r1,4,0,3,hollow;kneecap,slight,2d,squat,,hills,2026-03-02T19:00:00Z,"
    "2026-03-02T17:30:00+01:00,8.2,43.5,easy,garmin:1;x\n"
    'b,2026-03-03,,,rest,r1,2,,,,,ongoing,,calf-swollen,"two\nlines, ""quoted""",,,,,,\n'
    ",2026-03-05,7:05,,,,,5,,inner-joint-line,none,,warm,,'=1+1,,,12,,long,\n"
)
PIECES = (
    *(
        b"\0",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\r",
        b"\n",
        b"\r\n",
        b'"',
        b'""',
        b"'",
        b",",
        b";",
        b"\t",
        b"\\",
        b"=",
    ),
    *(
        b"-1",
        b"11",
        b"4.5",
        b"99999999999999999999",
        b"1e9",
        b"NaN",
        b"null",
        b"true",
        b"{",
        b"}",
        b"[",
        b"]",
        b":",
    ),
    *(
        "é".encode(),
        "\u2028".encode(),
        "😀".encode(),
        b"\\ud800",
        b"0001-01-01",
        b"9999-12-31",
        b"2026-02-30",
    ),
    *(b"T00:00:00Z", b"+14:00", b"-23:59", b"+99:99", b"Z", b" ", b"date", b"run", b"rest", b'"id"', b'"on"'),
    *(b"0001-01-01T00:00:00+23:59", b"9999-12-31T23:59:59-23:59", b"2026-03-02T17:30:00+01:00:30"),
)


def damaged(content: bytes, chance: random.Random) -> bytes:
    """``content`` with one to four bits of damage."""
    raw = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        at, length = chance.randrange(len(raw) + 1), chance.choice((0, 1, 1, 2, 5, 30))
        match chance.randrange(5):
            case 0:
                raw[at : at + length] = chance.choice(PIECES)
            case 1:
                del raw[at : at + length]
            case 2:
                raw[at:at] = raw[chance.randrange(len(raw) + 1) :][: chance.randint(1, 80)]
            case 3:
                raw[at:at] = chance.choice(PIECES)
            case _:
                del raw[at : at + 1 if chance.random() < 0.9 else None]
        raw = raw or bytearray(b"x")
    return bytes(raw)


def survivors(content: bytes, seed: int, times: int) -> Iterator[bytes]:
    chance = random.Random(seed)  # noqa: S311 - the same damage each time
    for _ in range(times):
        yield damaged(content, chance)


def check(content: bytes) -> bool:
    """Whether something came in; whatever did, goes out and comes back the same."""
    try:
        planned = plan(content)
    except KneelogError:
        return False
    for problem in planned.rejected:
        assert str(problem).isprintable()
        assert len(str(problem)) < 1500
    change = planned.change(skip_bad=True)
    if change is None:
        return False
    diary = EMPTY.applying(change.edits)
    assert plainly(taken(as_json(diary))) == plainly(diary)
    told = plainly(diary).get("runs", {})
    back = plainly(taken(as_csv(diary)))
    assert back.get("entries") == plainly(diary).get("entries")
    assert back.get("runs", {}).items() <= told.items()
    return True


CONTENTS = {
    "csv": SHEET.encode(),
    "exported": as_csv(taken(SHEET)).encode(),
    "json": as_json(taken(SHEET)).encode(),
}


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
def test_a_damaged_file_never_crashes_the_import(content: bytes) -> None:
    """At worst a sentence; what does come in is sound."""
    came_in = sum(check(raw) for raw in survivors(content, 1, 400))
    assert 20 < came_in < 400


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
def test_many_damaged_files_never_crash_the_import(content: bytes, seed: int) -> None:
    for raw in survivors(content, seed + 100, 10_000):
        check(raw)
