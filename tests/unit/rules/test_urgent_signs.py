from __future__ import annotations

from dataclasses import replace

import pytest

from kneelog.domain.care import LookedAt
from kneelog.domain.report import Knee
from kneelog.domain.settings import RuleSettings
from kneelog.domain.signs import URGENT, Sign
from kneelog.rules.finding import Rule
from kneelog.rules.review import evaluate
from tests.unit.rules.rows import day, findings, history, only, review

GIVES_WAY = "L.sign=gives-way"

CASES = {
    "a sign of a knee": ([f"2 rest {GIVES_WAY}"], ["urgent gives-way left 2 on 2 until 2"]),
    "a sign of the person": (["2 rest sign=calf-swollen"], ["urgent calf-swollen person 2 on 2 until 2"]),
    "at level 0 too": ([f"2 rest L0 {GIVES_WAY}"], ["urgent gives-way left 2 on 2 until 2"]),
    "tight swelling is badly swollen": (
        ["2 rest R.swelling=tight"],
        ["urgent badly-swollen right 2 on 2 until 2"],
    ),
    "tight swelling and the tick are one": (
        ["2 rest R.swelling=tight R.sign=badly-swollen"],
        ["urgent badly-swollen right 2 on 2 until 2"],
    ),
    "clear swelling derives nothing": (["2 rest R.swelling=clear"], []),
    "a high level derives nothing": (["2 rest R10"], []),
    "feels unstable is not urgent": (["2 rest L.sign=feels-unstable"], []),
    "painless clicking is not urgent": (["2 rest L.sign=clicks-painlessly"], []),
    "each knee by itself": (
        ["2 rest L.sign=locked R.sign=locked"],
        ["urgent locked left 2 on 2 until 2", "urgent locked right 2 on 2 until 2"],
    ),
    "each sign by itself, in the table's order though newer": (
        ["2 rest L.sign=locked", "3 rest L.sign=night-pain", "4 rest sign=breathless-or-chest-pain"],
        [
            "urgent breathless-or-chest-pain person 4 on 4 until 4",
            "urgent locked left 2 on 2 until 2",
            "urgent night-pain left 3 on 3 until 3",
        ],
    ),
    "14 days apart is one series": (
        [f"2 rest {GIVES_WAY}", f"16 rest {GIVES_WAY}"],
        ["urgent gives-way left 2 16 on 2 until 16"],
    ),
    "15 days apart are two": (
        [f"2 rest {GIVES_WAY}", f"17 rest {GIVES_WAY}"],
        ["urgent gives-way left 17 on 17 until 17", "urgent gives-way left 2 on 2 until 2"],
    ),
    "two rows of one run are one": (
        [f"2 run {GIVES_WAY} of=a", f"2 run {GIVES_WAY} of=a"],
        ["urgent gives-way left 2 on 2 until 2"],
    ),
}


@pytest.mark.parametrize(("rows", "expected"), CASES.values(), ids=CASES)
def test_urgent_signs(rows: list[str], expected: list[str]) -> None:
    """Every sign of the fixed list is seen, whatever the pain; nothing else is taken for one."""
    assert findings(Rule.URGENT_SIGN, *rows) == expected


@pytest.mark.parametrize("sign", URGENT)
def test_every_sign_of_the_list_is_seen_with_any_settings(sign: Sign) -> None:
    """No setting can silence an urgent sign."""
    word = f"sign={sign}" if sign in {"calf-swollen", "breathless-or-chest-pain"} else f"R.sign={sign}"
    finding = only(
        Rule.URGENT_SIGN,
        f"2 rest {word}",
        high_level=9,
        uneven_gap=6,
        counts_from=3,
        lasting_days=3,
        current_days=7,
    )
    assert finding.sign is sign


STANDING: dict[str, tuple[list[str], str, bool]] = {
    "on its own date": ([f"2 rest {GIVES_WAY}"], "2", True),
    "on the next day": ([f"2 rest {GIVES_WAY}"], "3", True),
    "months later, whatever the setting": ([f"01-02 rest {GIVES_WAY}"], "31", True),
    "a later entry of that knee without it ends it": ([f"2 rest {GIVES_WAY}", "3 rest L4"], "4", False),
    "already on the date of that entry": ([f"2 rest {GIVES_WAY}", "3 rest L4"], "3", False),
    "an entry of the other knee does not": ([f"2 rest {GIVES_WAY}", "3 rest R4"], "4", True),
    "a note does not": ([f"2 rest {GIVES_WAY}", "3 rest note"], "4", True),
    "an unanswered run does not": ([f"2 rest {GIVES_WAY}", "3 only-run"], "4", True),
    "a place of that knee does: something was recorded of it": (
        [f"2 rest {GIVES_WAY}", "3 rest L.place=kneecap"],
        "4",
        False,
    ),
    "an earlier entry does not": (["1 rest L4", f"2 rest {GIVES_WAY}"], "4", True),
    "an entry earlier that day does not": (["2 rest L4 07:00", f"2 rest {GIVES_WAY} 18:00"], "3", True),
    "a later one on the same date leaves it for that date": (
        [f"2 rest {GIVES_WAY} 07:00", "2 rest L4 18:00"],
        "2",
        True,
    ),
    "and ends it from the next day on": ([f"2 rest {GIVES_WAY} 07:00", "2 rest L4 18:00"], "3", False),
    "one that cannot be told to be later does not": ([f"2 rest {GIVES_WAY}", "2 rest L4"], "3", True),
    "another row of the same run does not": ([f"2 run {GIVES_WAY} of=a", "2 run L4 of=a"], "3", True),
    "ticked again, it stands": ([f"2 rest {GIVES_WAY}", "3 rest L4", f"4 rest {GIVES_WAY}"], "5", True),
    "swelling that went down ends badly swollen": (
        ["2 rest L.swelling=tight", "3 rest L.swelling=slight"],
        "4",
        False,
    ),
    "a sign of the person ends with an entry of any knee": (
        ["2 rest sign=calf-swollen", "3 rest R0"],
        "4",
        False,
    ),
    "a sign of the person does not end with a note": (["2 rest sign=calf-swollen", "3 rest note"], "4", True),
    "nor does it with a later entry that has it": (
        ["2 rest sign=calf-swollen", "3 rest R0 sign=calf-swollen"],
        "4",
        True,
    ),
}


@pytest.mark.parametrize(("rows", "as_of", "stands"), STANDING.values(), ids=STANDING)
def test_how_long_the_line_stands(rows: list[str], as_of: str, stands: bool) -> None:
    """The line stays until the knee is said to be without the sign, and not a day longer."""
    assert bool(review(*rows, as_of=as_of).urgent_lines) is stands


def test_only_the_last_series_has_a_line() -> None:
    """A sign is said once, however often it came back."""
    read = review(f"2 rest {GIVES_WAY}", f"20 rest {GIVES_WAY}", as_of="22")
    assert [finding.until for finding in read.urgent_lines] == [day("20")]


LOOKED_AT: dict[str, tuple[LookedAt, str, bool]] = {
    "on its date": (LookedAt("1", Sign.GIVES_WAY, Knee.LEFT, day("2")), "2", False),
    "later": (LookedAt("1", Sign.GIVES_WAY, Knee.LEFT, day("5")), "6", False),
    "before it was ticked": (LookedAt("1", Sign.GIVES_WAY, Knee.LEFT, day("1")), "6", True),
    "after the date asked about": (LookedAt("1", Sign.GIVES_WAY, Knee.LEFT, day("5")), "4", True),
    "of the other knee": (LookedAt("1", Sign.GIVES_WAY, Knee.RIGHT, day("5")), "6", True),
    "of another sign": (LookedAt("1", Sign.LOCKED, Knee.LEFT, day("5")), "6", True),
}


@pytest.mark.parametrize(("visit", "as_of", "stands"), LOOKED_AT.values(), ids=LOOKED_AT)
def test_had_it_looked_at(visit: LookedAt, as_of: str, stands: bool) -> None:
    """Once a professional saw it, kneelog stops saying so."""
    diary = replace(history(f"2 rest {GIVES_WAY}"), looked_at=(visit,))
    read = evaluate(diary, RuleSettings(), day(as_of))
    assert bool(read.urgent_lines) is stands
    assert len(read.findings) == 1


def test_current_is_a_matter_of_days_and_the_line_is_not() -> None:
    """An old sign is listed among the past ones as any finding is, and still asked about until it is answered."""
    read = review(f"2 rest {GIVES_WAY}", as_of="17")
    assert (read.current, len(read.past), len(read.urgent_lines)) == ((), 1, 1)
    ended = review(f"2 rest {GIVES_WAY}", "3 rest L0", as_of="16")
    assert (len(ended.current), ended.urgent_lines) == (1, ())


def test_the_entries_that_ticked_it_are_named() -> None:
    """ "Show the entries" shows those with the sign, not all of that run."""
    finding = only(
        Rule.URGENT_SIGN, f"2 run {GIVES_WAY} of=a", "2 run L4 of=a", f"3 rest {GIVES_WAY}", "4 rest L1"
    )
    assert finding.entries == ("e1", "e3")
