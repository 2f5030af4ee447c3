from __future__ import annotations

import pytest

from kneelog.domain.care import Reminder, SeeingSomeone
from kneelog.domain.report import Knee
from kneelog.rules.cards import opens_by_itself
from tests.unit.rules.rows import day, review, told

TODAY = "10"

SAVES: dict[str, tuple[list[str], list[str], list[str]]] = {
    "the first finding": ([], ["10 run L7"], ["prompt left 10 on 10 until 10"]),
    "an entry that meets nothing": (["9 run L7"], ["10 run L2"], []),
    "a series that grows": (["9 run L7"], ["10 run L7"], ["prompt left 9 10 on 9 until 10"]),
    "another entry of the same date": (["10 run L7"], ["10 rest L8"], ["prompt left 10 on 10 until 10"]),
    "a notice that becomes a prompt": (
        ["6 rest L1", "7 rest L1", "8 rest L1", "9 rest L1"],
        ["10 rest L1"],
        ["prompt left 6 7 8 9 10 on 10 until 10"],
    ),
    "another finding of the other knee": (["9 run L7"], ["10 rest R7"], ["prompt right 10 on 10 until 10"]),
    "two reasons are one card": (
        ["9 run L1"],
        ["10 run L7 R0"],
        ["prompt left 10 on 10 until 10", "prompt left 10 on 10 until 10"],
    ),
    "a day filled in that joins two series": (
        ["02-10 rest L7", "7 rest L7"],
        ["02-22 rest L7"],
        ["prompt left 02-10 02-22 7 on 02-10 until 7"],
    ),
    "a finding that was past when it was typed": ([], ["01-02 run L7"], []),
    "an urgent sign": ([], ["10 rest L.sign=locked"], ["urgent locked left 10 on 10 until 10"]),
    "an old urgent sign that nothing ended": (
        [],
        ["01-02 rest L.sign=locked"],
        ["urgent locked left 01-02 on 01-02 until 01-02"],
    ),
    "an urgent sign that a later entry is without": (["5 rest L1"], ["4 rest L.sign=locked"], []),
}


@pytest.mark.parametrize(("rows", "saved", "expected"), SAVES.values(), ids=SAVES)
def test_a_save_opens_the_card(rows: list[str], saved: list[str], expected: list[str]) -> None:
    """The card comes up when there is something new to say, and only then."""
    before, after = review(*rows, as_of=TODAY), review(*rows, *saved, as_of=TODAY)
    assert [told(finding) for finding in opens_by_itself(before, after, (), None, day(TODAY))] == expected


def test_nothing_new_opens_nothing() -> None:
    """Deleting an entry, or saving a note, does not bring the card up again."""
    whole, less = review("8 run L7", "9 run L7", as_of=TODAY), review("8 run L7", as_of=TODAY)
    assert opens_by_itself(whole, whole, (), None, day(TODAY)) == ()
    assert opens_by_itself(whole, less, (), None, day(TODAY)) == ()


QUIET: dict[str, tuple[list[SeeingSomeone], Reminder | None, list[str]]] = {
    "nothing was said": ([], None, ["urgent locked left", "prompt left", "prompt right"]),
    "seen for the left knee": (
        [SeeingSomeone("1", Knee.LEFT, day("1"))],
        None,
        ["urgent locked left", "prompt right"],
    ),
    "seen for both": (
        [SeeingSomeone("1", Knee.LEFT, day("1")), SeeingSomeone("2", Knee.RIGHT, day("1"))],
        None,
        ["urgent locked left"],
    ),
    "seen until today": (
        [SeeingSomeone("1", Knee.LEFT, day("1"), day("10"))],
        None,
        ["urgent locked left", "prompt right"],
    ),
    "ended yesterday": (
        [SeeingSomeone("1", Knee.LEFT, day("1"), day("9"))],
        None,
        ["urgent locked left", "prompt left", "prompt right"],
    ),
    "remind me tomorrow": ([], Reminder(day("11")), ["urgent locked left"]),
    "remind me today": ([], Reminder(day("10")), ["urgent locked left", "prompt left", "prompt right"]),
}


@pytest.mark.parametrize(("seeing", "reminder", "expected"), QUIET.values(), ids=QUIET)
def test_what_keeps_it_shut(
    seeing: list[SeeingSomeone], reminder: Reminder | None, expected: list[str]
) -> None:
    """A runner who is seen already, or asked to be left alone, is; but never with an urgent sign."""
    after = review("10 run L7 R7 L.sign=locked", as_of=TODAY)
    opened = opens_by_itself(review(as_of=TODAY), after, seeing, reminder, day(TODAY))
    assert [told(finding).split(" 10")[0] for finding in opened] == expected
    assert len(after.findings) == 3
