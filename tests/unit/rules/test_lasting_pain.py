from __future__ import annotations

import pytest

from kneelog.domain.report import Lasted
from kneelog.rules.finding import LongSpell, Rule, WrittenDuration
from tests.unit.rules.rows import findings, missing, only

EVERY_DAY = ["2 rest L3", "3 rest L3", "4 rest L3", "5 rest L3", "6 rest L3"]

SPELLS = {
    "2 to 4 March is 2 days: nothing": (EVERY_DAY[:3], []),
    "2 to 5 March is exactly 3 days, which is not more than 3: a notice": (
        EVERY_DAY[:4],
        ["notice left 2 3 4 5 on 5 until 5"],
    ),
    "2 to 6 March is 4 days: a prompt": (EVERY_DAY, ["prompt left 2 3 4 5 6 on 6 until 6"]),
    "a level of 0 ends a spell": (["2 rest L3", "3 rest L3", "4 rest L0", "5 rest L3", "6 rest L3"], []),
    "one unrecorded day is bridged": (
        ["2 rest L3", "3 rest L3", "5 rest L3", "6 rest L3"],
        ["prompt left 2 3 5 6 on 6 until 6 blank 4"],
    ),
    "one unrecorded day again and again": (
        ["2 rest L3", "4 rest L3", "6 rest L3"],
        ["prompt left 2 4 6 on 6 until 6 blank 3 5"],
    ),
    "two unrecorded days in a row are not bridged": (["2 rest L3", "3 rest L3", "6 rest L3"], []),
    "blank days before a run are not bridged": (["2 rest L3", "3 rest L3", "5 run L3", "6 rest L3"], []),
    "a run on the very next day continues": (
        ["2 rest L3", "3 run L3", "4 run L3", "5 run L3", "6 run L3"],
        ["prompt left 2 3 4 5 6 on 6 until 6"],
    ),
    "runs every other day are no spell": (["2 run L3", "4 run L3", "6 run L3", "8 run L3"], []),
    "a run, its morning, a run, its morning": (
        ["2 run L3 of=a", "3 rest L2 of=a", "4 run L3 of=b", "5 rest L2 of=b", "6 run L3 of=c"],
        ["prompt left 2 3 4 5 6 on 6 until 6"],
    ),
    "an unanswered run is an unrecorded day, bridged at rest": (
        ["2 rest L3", "3 rest L3", "4 only-run", "5 rest L3", "6 rest L3"],
        ["prompt left 2 3 5 6 on 6 until 6 blank 4"],
    ),
    "an entry without a level is an unrecorded day": (
        ["2 rest L3", "3 rest L3", "4 rest R0 note", "5 rest L3", "6 rest L3"],
        ["prompt left 2 3 5 6 on 6 until 6 blank 4"],
    ),
    "on the day after a blank the next record is a run: not bridged": (
        ["2 rest L3", "3 rest L3", "5 run L3 09:00", "5 rest L3 20:00", "6 rest L3"],
        [],
    ),
    "on the day after a blank the next record is at rest: bridged, the run then continues it": (
        ["2 rest L3", "3 rest L3", "5 rest L3 07:00", "5 run L3 18:00", "6 rest L3"],
        ["prompt left 2 3 5 6 on 6 until 6 blank 4"],
    ),
    "a painless record after the blank ends it": (
        ["2 rest L3", "3 rest L3", "5 rest L0 07:00", "5 rest L3 18:00", "6 rest L3"],
        [],
    ),
    "a painless morning ends it though the evening hurts": (
        ["2 rest L3", "3 rest L3", "4 rest L0 07:00", "4 run L3 18:00", "5 rest L3", "6 rest L3"],
        [],
    ),
    "each knee by itself": (
        ["2 rest L3 R3", "3 rest R3", "4 rest L3 R0", "5 rest L3", "6 rest L3"],
        ["prompt left 2 4 5 6 on 6 until 6 blank 3"],
    ),
    "across a month's end": (
        ["02-27 rest L3", "02-28 rest L3", "1 rest L3", "2 rest L3", "3 rest L3"],
        ["prompt left 02-27 02-28 1 2 3 on 3 until 3"],
    ),
    "it goes on: met on the 5th day, until the last": (
        [*EVERY_DAY, "7 rest L1", "8 rest L3"],
        ["prompt left 2 3 4 5 6 7 8 on 6 until 8"],
    ),
    "two spells close together are two findings, the newer first": (
        [*EVERY_DAY, "7 rest L0", *(f"{n} rest L2" for n in range(8, 13))],
        ["prompt left 8 9 10 11 12 on 12 until 12", "prompt left 2 3 4 5 6 on 6 until 6"],
    ),
    "a prompt stands before a newer notice": (
        [*EVERY_DAY, "7 rest L0", *(f"{n} rest L2" for n in range(8, 12))],
        ["prompt left 2 3 4 5 6 on 6 until 6", "notice left 8 9 10 11 on 11 until 11"],
    ),
}


@pytest.mark.parametrize(("rows", "expected"), SPELLS.values(), ids=SPELLS)
def test_spells(rows: list[str], expected: list[str]) -> None:
    """The runner is told of pain that went on, and blank days neither make nor hide it."""
    assert findings(Rule.LASTING_PAIN, *rows) == expected


SETTINGS: dict[str, tuple[list[str], dict[str, int], list[str]]] = {
    "with the setting at 2, 3 days are a prompt": (
        EVERY_DAY[:4],
        {"lasting_days": 2},
        ["prompt left 2 3 4 5 on 5 until 5"],
    ),
    "with the setting at 2, 2 days are nothing, not a notice": (EVERY_DAY[:3], {"lasting_days": 2}, []),
    "with the setting at 2 the prompt is met a day earlier": (
        EVERY_DAY,
        {"lasting_days": 2},
        ["prompt left 2 3 4 5 6 on 5 until 6"],
    ),
    "level 2 is pain when counting from 2": (
        [row.replace("L3", "L2") for row in EVERY_DAY],
        {"counts_from": 2},
        ["prompt left 2 3 4 5 6 on 6 until 6"],
    ),
    "level 1 ends a spell when counting from 2": (
        ["2 rest L3", "3 rest L3", "4 rest L1", "5 rest L3", "6 rest L3"],
        {"counts_from": 2},
        [],
    ),
    "nothing is bridged with 0": (
        ["2 rest L3", "3 rest L3", "5 rest L3", "6 rest L3"],
        {"bridged_blank_days": 0},
        [],
    ),
    "two days are bridged with 2": (
        ["2 rest L3", "3 rest L3", "6 rest L3"],
        {"bridged_blank_days": 2},
        ["prompt left 2 3 6 on 6 until 6 blank 4 5"],
    ),
    "three are not": (["2 rest L3", "6 rest L3"], {"bridged_blank_days": 2}, []),
}


@pytest.mark.parametrize(("rows", "settings", "expected"), SETTINGS.values(), ids=SETTINGS)
def test_the_settings_of_spells(rows: list[str], settings: dict[str, int], expected: list[str]) -> None:
    """The runner's own numbers hold from exactly their value on."""
    assert findings(Rule.LASTING_PAIN, *rows, as_of="31", **settings) == expected


WRITTEN: dict[str, tuple[list[str], dict[str, int], list[str]]] = {
    "48 h are not more than 2 days": (["2 run L3 L.lasted=48h"], {}, []),
    "49 h: a notice": (["2 run L3 L.lasted=49h"], {}, ["notice left 2 on 2 until 2"]),
    "exactly 72 h: still a notice": (["2 run L3 L.lasted=72h"], {}, ["notice left 2 on 2 until 2"]),
    "3 days: still a notice": (["2 run L3 L.lasted=3d"], {}, ["notice left 2 on 2 until 2"]),
    "73 h: a prompt": (["2 run L3 L.lasted=73h"], {}, ["prompt left 2 on 2 until 2"]),
    "4321 minutes: a prompt": (["2 run L3 L.lasted=4321min"], {}, ["prompt left 2 on 2 until 2"]),
    "4320 minutes: a notice": (["2 run L3 L.lasted=4320min"], {}, ["notice left 2 on 2 until 2"]),
    "with the setting at 2, 49 h are a prompt": (
        ["2 run L3 L.lasted=49h"],
        {"lasting_days": 2},
        ["prompt left 2 on 2 until 2"],
    ),
    "with the setting at 2, 48 h are nothing": (["2 run L3 L.lasted=48h"], {"lasting_days": 2}, []),
    "still there says only that it hurt then": (["2 run L3 L.lasted=ongoing"], {}, []),
    "it fires whatever the level now": (["2 rest L0 L.lasted=4d"], {}, ["prompt left 2 on 2 until 2"]),
    "it fires without a level": (["2 rest R.lasted=4d"], {}, ["prompt right 2 on 2 until 2"]),
    "it does not depend on what counts as pain": (
        ["2 rest L1 L.lasted=4d"],
        {"counts_from": 3},
        ["prompt left 2 on 2 until 2"],
    ),
    "on the run's own date, across midnight": (
        ["2 only-run #a from=23:30", "3 run L3 of=a L.lasted=4d 00:40"],
        {},
        ["prompt left 2 on 2 until 2"],
    ),
    "it never extends a spell": (
        ["2 rest L3", "3 rest L3", "4 rest L3 L.lasted=2d", "8 rest L3"],
        {},
        [],
    ),
    "it never bridges one": (
        ["2 rest L3", "3 rest L3", "6 rest L3 L.lasted=2d", "7 rest L3"],
        {},
        [],
    ),
    "one finding per entry, not a series": (
        ["2 run L3 L.lasted=4d", "4 run L3 L.lasted=4d"],
        {},
        ["prompt left 4 on 4 until 4", "prompt left 2 on 2 until 2"],
    ),
    "inside a spell that fires it is not repeated": (
        [*EVERY_DAY[:4], "6 rest L3 L.lasted=4d"],
        {},
        ["prompt left 2 3 4 5 6 on 6 until 6"],
    ),
    "inside a spell that does not fire it stands by itself": (
        ["2 rest L3", "3 rest L3 L.lasted=4d"],
        {},
        ["prompt left 3 on 3 until 3"],
    ),
    "a prompt is not swallowed by a notice": (
        [*EVERY_DAY[:3], "5 rest L3 L.lasted=4d"],
        {},
        ["prompt left 5 on 5 until 5", "notice left 2 3 4 5 on 5 until 5"],
    ),
    "a notice is not repeated by a notice": (
        [*EVERY_DAY[:3], "5 rest L3 L.lasted=3d"],
        {},
        ["notice left 2 3 4 5 on 5 until 5"],
    ),
    "of the other knee it is a finding of its own": (
        [*EVERY_DAY[:4], "6 rest L3 R2 R.lasted=4d"],
        {},
        ["prompt left 2 3 4 5 6 on 6 until 6", "prompt right 6 on 6 until 6"],
    ),
}


@pytest.mark.parametrize(("rows", "settings", "expected"), WRITTEN.values(), ids=WRITTEN)
def test_written_durations(rows: list[str], settings: dict[str, int], expected: list[str]) -> None:
    """A runner who writes once how long it lasted is heard as well as one who writes every day."""
    assert findings(Rule.LASTING_PAIN, *rows, as_of="31", **settings) == expected


MISSING: dict[str, tuple[list[str], str, list[str]]] = {
    "blanks longer than the bridge, then pain at rest": (["2 rest L3", "5 rest L3"], "6", ["left 3 4"]),
    "blanks that are bridged": (["2 rest L3", "4 rest L3"], "6", []),
    "blanks before a run": (["2 rest L3", "5 run L3"], "6", []),
    "blanks before a painless record": (["2 rest L3", "5 rest L0"], "6", []),
    "blanks after a painless record": (["2 rest L0", "5 rest L3"], "6", []),
    "several gaps of one knee in one item": (
        ["2 rest L3", "5 rest L3", "8 rest L3"],
        "9",
        ["left 3 4 6 7"],
    ),
    "14 days ago is within the last 14": (["2 rest L3", "5 rest L3"], "17", ["left 3 4"]),
    "15 days ago is not": (["2 rest L3", "5 rest L3"], "18", ["left 4"]),
    "only the last 14 days of a long gap": (["02-01 rest L3", "5 rest L3"], "17", ["left 3 4"]),
    "all of it is old": (["2 rest L3", "5 rest L3"], "19", []),
}


@pytest.mark.parametrize(("rows", "as_of", "expected"), MISSING.values(), ids=MISSING)
def test_what_could_not_be_judged(rows: list[str], as_of: str, expected: list[str]) -> None:
    """The runner learns which blank days leave open whether the pain lasted, and can fill them in."""
    assert missing(Rule.LASTING_PAIN, *rows, as_of=as_of) == expected


def test_the_values_of_the_sentences() -> None:
    """The explanation can name the span, each date's worst level and each entry."""
    spell = only(Rule.LASTING_PAIN, "2 rest L3", "3 rest L4", "3 rest L2", "4 rest L1", "6 rest L2")
    assert spell.details == LongSpell((3, 4, 1, 2), 4)
    assert spell.entries == ("e1", "e3", "e2", "e4", "e5")
    written = only(Rule.LASTING_PAIN, "2 rest L.lasted=4d")
    assert written.details == WrittenDuration(None, Lasted.parse("4d"))
    assert written.entries == ("e1",)
