from __future__ import annotations

import pytest

from kneelog.domain.places import Place
from kneelog.domain.report import Knee
from kneelog.domain.settings import RuleSettings
from kneelog.errors import UsageError
from kneelog.rules.finding import NiggleRuns, Rule
from tests.unit.rules.rows import day, findings, missing, only, only_missing

CASES = {
    "2 of 5": (["1 run L1", "2 run L0", "3 run L0", "4 run L0", "5 run L1"], []),
    "3 of 5": (
        ["1 run L1", "2 run L0", "3 run L1", "4 run L0", "5 run L1"],
        ["prompt left 1 3 5 on 5 until 5"],
    ),
    "3 of 6 is not 3 of the last 5": (
        ["1 run L1", "2 run L0", "3 run L1", "4 run L0", "5 run L0", "6 run L1"],
        [],
    ),
    "3 of 3 are enough": (["1 run L1", "2 run L1", "3 run L1"], ["prompt left 1 2 3 on 3 until 3"]),
    "2 of 2 are not": (["1 run L1", "2 run L1"], []),
    "a painless run meets nothing by itself": (
        ["1 run L1", "2 run L1", "3 run L1", "4 run L0"],
        ["prompt left 1 2 3 on 3 until 3"],
    ),
    "rest days do not count": (["1 run L1", "2 rest L1", "3 rest L1", "4 run L1", "5 rest L9"], []),
    "the next morning does not count as a run": (["1 run L1 of=a", "2 rest L1 of=a", "3 run L1"], []),
    "an unanswered run is skipped, neither painful nor clean": (
        ["1 run L1", "2 run L0", "3 only-run", "4 run L1", "5 run L0", "6 run L1"],
        ["prompt left 1 4 6 on 6 until 6 blank 3"],
    ),
    "a run answered for the other knee only is skipped too": (
        ["1 run L1", "2 run L0", "3 run R5", "4 run L1", "5 run L0", "6 run L1"],
        ["prompt left 1 4 6 on 6 until 6 blank 3"],
    ),
    "one before them is named while fewer than five were answered": (
        ["1 only-run", *(f"{n} run L1" for n in range(2, 7))],
        ["prompt left 2 3 4 5 6 on 4 until 6 blank 1"],
    ),
    "one before five answered ones is of no concern": (
        ["1 only-run", "2 run L0", "3 run L0", "4 run L1", "5 run L1", "6 run L1"],
        ["prompt left 4 5 6 on 6 until 6"],
    ),
    "42 days apart is within": (
        ["02-01 run L1", "02-20 run L1", "15 run L1"],
        ["prompt left 02-01 02-20 15 on 15 until 15"],
    ),
    "43 days apart is not": (["02-01 run L1", "02-20 run L1", "16 run L1"], []),
    "a different place is the same niggle": (
        ["1 run L1 L.place=kneecap", "2 run L1 L.place=hollow", "3 run L1 L.place=shin-bump"],
        ["prompt left 1 2 3 on 3 until 3"],
    ),
    "pain in different knees is not one niggle": (["1 run L1 R0", "2 run L0 R1", "3 run L1 R0"], []),
    "each knee by itself": (
        ["1 run L1 R1", "2 run L1 R1", "3 run L1 R1"],
        ["prompt left 1 2 3 on 3 until 3", "prompt right 1 2 3 on 3 until 3"],
    ),
    "two rows of one run are one run": (["1 run L1 of=a", "1 run L1 of=a", "2 run L1"], []),
    "two runs on one day are two": (
        ["1 run L1 07:00", "1 run L1 18:00", "2 run L1"],
        ["prompt left 1 2 on 2 until 2"],
    ),
    "a run across midnight belongs to the day on which it started": (
        ["1 only-run #a from=23:30", "2 run L1 of=a 00:40", "2 run L1", "3 run L1"],
        ["prompt left 1 2 3 on 3 until 3"],
    ),
    "it goes on in one series": (
        [*(f"{n} run L1" for n in range(1, 7))],
        ["prompt left 1 2 3 4 5 6 on 3 until 6"],
    ),
    "a run that met the rule 15 days later begins a new one": (
        ["1 run L1", "2 run L1", "3 run L1", "18 run L1"],
        ["prompt left 1 2 3 18 on 18 until 18", "prompt left 1 2 3 on 3 until 3"],
    ),
    "14 days later extends it": (
        ["1 run L1", "2 run L1", "3 run L1", "17 run L1"],
        ["prompt left 1 2 3 17 on 3 until 17"],
    ),
}


@pytest.mark.parametrize(("rows", "expected"), CASES.values(), ids=CASES)
def test_recurring_niggle(rows: list[str], expected: list[str]) -> None:
    """The runner is told of a niggle that keeps coming on when running, and a run without an answer tells nothing."""
    assert findings(Rule.RECURRING_NIGGLE, *rows) == expected


SETTINGS: dict[str, tuple[list[str], dict[str, int], list[str]]] = {
    "2 of 3": (
        ["1 run L1", "2 run L0", "3 run L1"],
        {"niggle_runs": 2, "niggle_of": 3},
        ["prompt left 1 3 on 3 until 3"],
    ),
    "1 of 3 is not 2 of 3": (["1 run L0", "2 run L0", "3 run L1"], {"niggle_runs": 2, "niggle_of": 3}, []),
    "5 of 5": (
        [f"{n} run L1" for n in range(1, 6)],
        {"niggle_runs": 5},
        ["prompt left 1 2 3 4 5 on 5 until 5"],
    ),
    "4 of 5 is not 5 of 5": ([f"{n} run L1" for n in range(1, 5)], {"niggle_runs": 5}, []),
    "14 days apart within 14": (
        ["1 run L1", "2 run L1", "15 run L1"],
        {"niggle_window_days": 14},
        ["prompt left 1 2 15 on 15 until 15"],
    ),
    "15 days apart are not": (["1 run L1", "2 run L1", "16 run L1"], {"niggle_window_days": 14}, []),
    "level 1 is clean when counting from 2": (["1 run L2", "2 run L1", "3 run L2"], {"counts_from": 2}, []),
    "level 2 is painful when counting from 2": (
        ["1 run L2", "2 run L2", "3 run L2"],
        {"counts_from": 2},
        ["prompt left 1 2 3 on 3 until 3"],
    ),
}


@pytest.mark.parametrize(("rows", "settings", "expected"), SETTINGS.values(), ids=SETTINGS)
def test_the_settings_of_niggles(rows: list[str], settings: dict[str, int], expected: list[str]) -> None:
    """The runner's own numbers hold from exactly their value on."""
    assert findings(Rule.RECURRING_NIGGLE, *rows, as_of="31", **settings) == expected


def test_more_painful_runs_than_runs_are_refused() -> None:
    """A setting that can never be met is refused, not silently dead."""
    with pytest.raises(UsageError, match="niggle_of"):
        RuleSettings(niggle_runs=4, niggle_of=3)


MISSING: dict[str, tuple[list[str], str, list[str]]] = {
    "a run without an entry, for both knees": (["2 only-run"], "6", ["left 2", "right 2"]),
    "a run row without levels": (["2 run note"], "6", ["left 2", "right 2"]),
    "one knee left out": (["2 run L4"], "6", ["right 2"]),
    "all its dates in one item": (["2 run L4", "3 only-run", "4 run L0 R0"], "6", ["left 3", "right 2 3"]),
    "a next morning is not the run's answer": (
        ["2 only-run #a", "3 rest L1 R1 of=a"],
        "6",
        ["left 2", "right 2"],
    ),
    "rest entries are no runs": (["2 rest L4"], "6", []),
    "14 days ago is within the last 14": (["2 only-run"], "16", ["left 2", "right 2"]),
    "15 days ago is not": (["2 only-run"], "17", []),
    "a run after the date asked about": (["2 only-run"], "1", []),
}


@pytest.mark.parametrize(("rows", "as_of", "expected"), MISSING.values(), ids=MISSING)
def test_what_could_not_be_judged(rows: list[str], as_of: str, expected: list[str]) -> None:
    """The runner learns which runs have no answer yet, and can give one."""
    assert missing(Rule.RECURRING_NIGGLE, *rows, as_of=as_of) == expected


def test_the_values_of_the_sentences() -> None:
    """The explanation names the latest five, their levels and places, and how many runs had no answer."""
    finding = only(
        Rule.RECURRING_NIGGLE,
        "1 run L4 L.place=hollow",
        "2 run L3 L.place=shin-bump",
        "3 run L0 L.place=below-kneecap",
        "4 run L5 L.place=inner-joint-line",
        "5 only-run",
        "5 run note",
        "6 run L1",
        "7 run L2 L.place=shin-bump L.place=kneecap",
    )
    assert finding.details == NiggleRuns(
        hurt=4,
        answered=5,
        dates=(day("2"), day("4"), day("6"), day("7")),
        levels=(3, 5, 1, 2),
        places=(Place.KNEECAP, Place.SHIN_BUMP, Place.INNER_JOINT_LINE),
        unanswered=2,
    )
    assert finding.entries == ("e1", "e2", "e4", "e7", "e8")
    assert finding.unrecorded == (day("5"),)


def test_what_can_be_filled_in() -> None:
    """Log can offer the run without an entry, and the entry without a level."""
    item = only_missing(
        Rule.RECURRING_NIGGLE, Knee.LEFT, "2 only-run #a", "2 run note", "3 run R1", as_of="4"
    )
    assert (item.runs, item.entries, item.count) == (("a",), ("e2", "e3"), 3)
