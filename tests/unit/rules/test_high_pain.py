from __future__ import annotations

import pytest

from kneelog.rules.finding import HighLevels, Rule
from tests.unit.rules.rows import findings, only

CASES = {
    "6 is not high": (["2 run L6"], []),
    "7 is high": (["2 run L7"], ["prompt left 2 on 2 until 2"]),
    "on a rest day too": (["2 rest R7"], ["prompt right 2 on 2 until 2"]),
    "10 is high": (["2 run L10"], ["prompt left 2 on 2 until 2"]),
    "a blank knee is not high": (["2 run note"], []),
    "equal pain in both knees does not cancel it": (
        ["2 run L7 R7"],
        ["prompt left 2 on 2 until 2", "prompt right 2 on 2 until 2"],
    ),
    "the worst moment of a run counts": (
        ["2 run L.start=2 L.during=7 L.after=3"],
        ["prompt left 2 on 2 until 2"],
    ),
    "the worst of two rows of one run": (
        ["2 run L3 of=a", "2 run L7 of=a"],
        ["prompt left 2 on 2 until 2"],
    ),
    "the next morning counts on its own date": (
        ["2 run L3 of=a", "3 rest L7 of=a"],
        ["prompt left 3 on 3 until 3"],
    ),
    "14 days apart is one series": (["2 run L7", "16 run L8"], ["prompt left 2 16 on 2 until 16"]),
    "15 days apart are two, the newer first": (
        ["2 run L7", "17 run L8"],
        ["prompt left 17 on 17 until 17", "prompt left 2 on 2 until 2"],
    ),
    "a date counts once": (["2 run L7", "2 rest L8"], ["prompt left 2 on 2 until 2"]),
    "painless days in between do not cut a series": (
        ["2 run L7", "3 run L0", "4 run L7"],
        ["prompt left 2 4 on 2 until 4"],
    ),
}


@pytest.mark.parametrize(("rows", "expected"), CASES.values(), ids=CASES)
def test_high_pain(rows: list[str], expected: list[str]) -> None:
    """The runner is told of every severe level, and of no other."""
    assert findings(Rule.HIGH_PAIN, *rows) == expected


SETTINGS = {
    "5 with the setting at 5": (5, 5, True),
    "4 with the setting at 5": (5, 4, False),
    "9 with the setting at 9": (9, 9, True),
    "8 with the setting at 9": (9, 8, False),
}


@pytest.mark.parametrize(("high_level", "level", "fires"), SETTINGS.values(), ids=SETTINGS)
def test_the_level_is_the_runners_to_change(high_level: int, level: int, fires: bool) -> None:
    """Who agreed another level with a physio is measured by it, from exactly that level on."""
    assert bool(findings(Rule.HIGH_PAIN, f"2 run L{level}", high_level=high_level)) is fires


def test_counting_from_3_changes_nothing() -> None:
    """What counts as pain has no say in what is high."""
    assert findings(Rule.HIGH_PAIN, "2 run L7", counts_from=3) == ["prompt left 2 on 2 until 2"]


def test_the_series_is_as_long_as_findings_stay_current() -> None:
    """A runner who keeps findings for a week gets a new one after a quiet week."""
    rows = ("2 run L7", "9 run L7", "17 run L7")
    assert findings(Rule.HIGH_PAIN, *rows, current_days=7) == [
        "prompt left 17 on 17 until 17",
        "prompt left 2 9 on 2 until 9",
    ]


def test_the_worst_level_of_each_date_and_every_entry_are_named() -> None:
    """The explanation can point at each entry that met the rule, and say how bad it was."""
    finding = only(
        Rule.HIGH_PAIN, "2 run L7 of=a", "2 run L9 of=a", "2 run R6 of=a", "3 rest L8", "3 rest L7"
    )
    assert finding.entries == ("e1", "e2", "e5", "e4")
    assert finding.details == HighLevels((9, 8))
