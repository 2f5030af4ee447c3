from __future__ import annotations

import pytest

from kneelog.domain.report import Knee
from kneelog.rules.finding import Rule, UnevenLevels
from tests.unit.rules.rows import findings, missing, only, only_missing

CASES = {
    "3 apart is not uneven": (["2 run L5 R2"], []),
    "4 apart is, for the worse knee": (["2 run L5 R1"], ["prompt left 2 on 2 until 2"]),
    "the right knee being worse": (["2 rest L0 R4"], ["prompt right 2 on 2 until 2"]),
    "a blank knee cannot be compared": (["2 run L9"], []),
    "a blank knee is not 0": (["2 run R4"], []),
    "left and right of different entries are not compared": (["2 rest L5", "2 rest R0"], []),
    "a run and its next morning are not compared": (["2 run L5 of=a", "3 rest R0 of=a"], []),
    "two rows of one run are": (["2 run L5 of=a", "2 run R1 of=a"], ["prompt left 2 on 2 until 2"]),
    "the worst of each knee in one run": (
        ["2 run L5 R1 of=a", "2 run R3 of=a"],
        [],
    ),
    "the worst moments": (["2 run L.start=6 L.after=1 R.during=2"], ["prompt left 2 on 2 until 2"]),
    "each knee has a series of its own": (
        ["2 run L5 R1", "4 run L1 R5", "6 run L5 R0"],
        ["prompt left 2 6 on 2 until 6", "prompt right 4 on 4 until 4"],
    ),
    "14 days apart is one series": (["2 run L5 R1", "16 run L5 R1"], ["prompt left 2 16 on 2 until 16"]),
    "15 days apart are two": (
        ["2 run L5 R1", "17 run L5 R1"],
        ["prompt left 17 on 17 until 17", "prompt left 2 on 2 until 2"],
    ),
    "what could not be compared within the series is named": (
        ["1 run L3", "2 run L5 R1", "4 run L3", "5 rest R2", "6 run L5 R1", "7 run L3"],
        ["prompt left 2 6 on 2 until 6 blank 4 5"],
    ),
}


@pytest.mark.parametrize(("rows", "expected"), CASES.values(), ids=CASES)
def test_uneven_pain(rows: list[str], expected: list[str]) -> None:
    """The runner is told where one knee hurt much more than the other, and only where both were recorded."""
    assert findings(Rule.UNEVEN_PAIN, *rows) == expected


SETTINGS = {
    "2 apart with the setting at 2": (2, "L3 R1", True),
    "1 apart with the setting at 2": (2, "L3 R2", False),
    "6 apart with the setting at 6": (6, "L1 R7", True),
    "5 apart with the setting at 6": (6, "L1 R6", False),
}


@pytest.mark.parametrize(("gap", "levels", "fires"), SETTINGS.values(), ids=SETTINGS)
def test_the_gap_is_the_runners_to_change(gap: int, levels: str, fires: bool) -> None:
    """The runner's own gap holds from exactly its value on."""
    assert bool(findings(Rule.UNEVEN_PAIN, f"2 run {levels}", uneven_gap=gap)) is fires


MISSING: dict[str, tuple[list[str], str, list[str]]] = {
    "the knee that was not recorded": (["2 run L4"], "6", ["right 2"]),
    "for each knee one item with all its dates": (
        ["2 run L4", "3 rest R1", "5 rest L0"],
        "6",
        ["left 3", "right 2 5"],
    ),
    "neither knee recorded: nothing to compare": (["2 run note", "3 only-run"], "6", []),
    "two rows that together have both": (["2 run L4 of=a", "2 run R4 of=a"], "6", []),
    "14 days ago is within the last 14": (["2 run L4"], "16", ["right 2"]),
    "15 days ago is not": (["2 run L4"], "17", []),
    "what happens after the date asked about": (["2 run L4"], "1", []),
}


@pytest.mark.parametrize(("rows", "as_of", "expected"), MISSING.values(), ids=MISSING)
def test_what_could_not_be_judged(rows: list[str], as_of: str, expected: list[str]) -> None:
    """The runner learns which knee is missing where, and can fill it in."""
    assert missing(Rule.UNEVEN_PAIN, *rows, as_of=as_of) == expected


def test_the_values_of_the_sentences() -> None:
    """The explanation can name both levels of each date, where they were furthest apart, and every entry."""
    finding = only(
        Rule.UNEVEN_PAIN,
        "2 rest L5 R1 07:00",
        "2 rest L9 R1 08:00",
        "3 run L4 R0 #a of=x",
        "3 run #b of=x note",
    )
    assert finding.details == UnevenLevels((9, 4), (1, 0))
    assert finding.entries == ("e1", "e2", "a")
    item = only_missing(Rule.UNEVEN_PAIN, Knee.RIGHT, "2 run L4", "2 rest L4", as_of="3")
    assert (item.entries, item.runs, item.count) == (("e1", "e2"), (), 2)
