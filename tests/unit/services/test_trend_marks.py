from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.domain.care import Appointment
from kneelog.domain.days import Days
from kneelog.domain.diary import Diary
from kneelog.domain.history import History
from kneelog.domain.report import Knee
from kneelog.domain.run import Run
from kneelog.domain.running import bars
from kneelog.domain.settings import RuleSettings
from kneelog.domain.shoes import new_pairs
from kneelog.rules.review import evaluate
from kneelog.services.trend_marks import Mark, MarkKind, marks
from tests.unit.domain import dense
from tests.unit.rules.rows import day, history, short
from tests.unit.rules.test_invariants import FORBIDDEN

if TYPE_CHECKING:
    from random import Random


def marked(
    *rows: str, as_of: str = "31", visits: tuple[Appointment, ...] = (), runs: tuple[Run, ...] = ()
) -> tuple[Mark, ...]:
    """The marks of a diary of March 2026."""
    return marks_of(history(*rows), day(as_of), visits, runs)


def marks_of(
    read: History, as_of: date, visits: tuple[Appointment, ...] = (), runs: tuple[Run, ...] = ()
) -> tuple[Mark, ...]:
    """The marks of a diary, read with the settings as they come."""
    review = evaluate(read, RuleSettings(), as_of)
    return marks(Days.of(read, as_of), review, visits, bars(runs), new_pairs((), runs))


def told(mark: Mark) -> str:
    """ "2 swelling left | swelling | left: slightly puffy"."""
    where = f"{short(date.fromordinal(mark.day))} {mark.kind} {mark.knee or '-'}"
    return f"{where} | {mark.word} | {mark.sentence}"


MARKS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "an empty diary": ((), ()),
    "nothing to mark": (("2 rest L3 R2", "3 run L0 R0 of=a"), ()),
    "high pain, where it was first met": (
        ("2 run L7", "4 run L8"),
        ("2 finding left | high pain | rule of thumb met: left knee, pain up to 8 on 2-4 March",),
    ),
    "lasting pain, on the day it became so": (
        tuple(f"{number} rest R2" for number in range(2, 8)),
        ("6 finding right | lasting | rule of thumb met: right knee, pain on 2-7 March (5 days)",),
    ),
    "uneven knees": (
        ("2 run L5 R1",),
        ("2 finding left | uneven | rule of thumb met: left knee, uneven pain on 2 March",),
    ),
    "a niggle, at the third run": (
        ("2 run L2", "4 run L2", "9 run L2"),
        ("9 finding left | niggle | rule of thumb met: left knee, pain on 3 of 3 runs, 2-9 March",),
    ),
    "an urgent sign, on each of its dates": (
        ("2 rest L.sign=gives-way", "5 rest L.sign=gives-way"),
        ("2 urgent left | urgent sign | left: gives way", "5 urgent left | urgent sign | left: gives way"),
    ),
    "an urgent sign of the whole person": (
        ("2 rest sign=breathless-or-chest-pain",),
        (("2 urgent - | urgent sign | Sudden breathlessness or chest pain with a swollen or painful leg"),),
    ),
    "a sign that is not on the fixed list": (("2 rest L.sign=warm",), ()),
    "tight swelling is an urgent sign too": (
        ("2 rest L.swelling=tight",),
        (
            (
                "2 urgent left | urgent sign | left: badly swollen "
                "(also: swelling recorded as tight, hard to bend)"
            ),
            "2 swelling left | swelling | left: tight, hard to bend",
        ),
    ),
    "a swollen day": (
        ("2 rest R.swelling=slight",),
        ("2 swelling right | swelling | right: slightly puffy",),
    ),
    "no swelling": (("2 rest R.swelling=none",), ()),
    "two knees, two marks": (
        ("2 rest R.swelling=slight L.swelling=clear",),
        (
            "2 swelling left | swelling | left: clearly swollen",
            "2 swelling right | swelling | right: slightly puffy",
        ),
    ),
}


@pytest.mark.parametrize(("rows", "expected"), MARKS.values(), ids=MARKS)
def test_a_mark_says_what_happened_that_day(rows: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert tuple(map(told, marked(*rows))) == expected


STRETCHES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "days in a row, with the worst degree": (
        ("2 rest L.swelling=slight", "3 rest L.swelling=clear", "4 rest L.swelling=slight"),
        ("2: left: clearly swollen, on 3 days up to 4 March",),
    ),
    "blank days between are not counted": (
        ("2 rest L.swelling=slight", "5 rest L3", "9 rest L.swelling=slight"),
        ("2: left: slightly puffy, on 2 days up to 9 March",),
    ),
    "a week is bridged again and again": (
        ("2 rest L.swelling=slight", "9 rest L.swelling=slight", "16 rest L.swelling=slight"),
        ("2: left: slightly puffy, on 3 days up to 16 March",),
    ),
    "eight days are not": (
        ("2 rest L.swelling=slight", "10 rest L.swelling=slight"),
        ("2: left: slightly puffy", "10: left: slightly puffy"),
    ),
    "a day without swelling ends it": (
        ("2 rest L.swelling=slight", "3 rest L.swelling=none", "4 rest L.swelling=clear"),
        ("2: left: slightly puffy", "4: left: clearly swollen"),
    ),
    "an evening without swelling does not": (
        ("2 rest 07:00 L.swelling=slight", "2 rest 20:00 L.swelling=none", "3 rest L.swelling=slight"),
        ("2: left: slightly puffy, on 2 days up to 3 March",),
    ),
    "the other knee has its own": (
        ("2 rest L.swelling=slight", "3 rest L.swelling=slight R.swelling=none"),
        ("2: left: slightly puffy, on 2 days up to 3 March",),
    ),
    "of another year": (
        ("2025-12-30 rest L.swelling=slight", "2025-12-31 rest L.swelling=slight"),
        ("2025-12-30: left: slightly puffy, on 2 days up to 31 December 2025",),
    ),
    "still to come": (
        ("02-27 rest L.swelling=slight", "04-01 rest L.swelling=clear"),
        ("02-27: left: slightly puffy",),
    ),
}


@pytest.mark.parametrize(("rows", "expected"), STRETCHES.values(), ids=STRETCHES)
def test_swelling_that_goes_on_is_one_mark(rows: tuple[str, ...], expected: tuple[str, ...]) -> None:
    found = [mark for mark in marked(*rows) if mark.kind is MarkKind.SWELLING]
    assert tuple(f"{short(date.fromordinal(mark.day))}: {mark.sentence}" for mark in found) == expected


def test_visits_are_marked_also_those_to_come() -> None:
    visits = (Appointment("v", day("4"), "the physio"), Appointment("w", day("04-20")))
    assert tuple(map(told, marked(visits=visits))) == (
        "4 visit - | visit | visit: the physio",
        "04-20 visit - | visit | visit",
    )


LONGER: dict[str, tuple[int, tuple[str, ...]]] = {
    "24 % longer": (12_400, ("24% longer | run 24% longer than the longest of the 30 days before",)),
    "a metre more than 10 %": (
        11_001,
        ("10% longer | run 10% longer than the longest of the 30 days before",),
    ),
    "exactly 10 %": (11_000, ()),
    "shorter": (9_000, ()),
}


@pytest.mark.parametrize(("metres", "expected"), LONGER.values(), ids=LONGER)
def test_a_run_much_longer_than_those_before_is_marked_as_a_fact(
    metres: int, expected: tuple[str, ...]
) -> None:
    runs = (
        Run("a", day("01-20"), distance_m=9_000),
        Run("b", day("02-20"), distance_m=10_000),
        Run("c", day("4"), distance_m=metres),
    )
    found = [mark for mark in marked(runs=runs) if mark.day == day("4").toordinal()]
    assert tuple(f"{mark.word} | {mark.sentence}" for mark in found) == expected
    assert all(mark.kind is MarkKind.LONGER and mark.knee is None for mark in found)


def test_new_shoes_are_marked_once_a_day_and_not_the_first_of_a_diary() -> None:
    runs = (
        Run("a", day("1"), shoes="Old"),
        Run("b", day("4"), shoes="Glide 4"),
        Run("c", day("4"), shoes="Fellmark"),
        Run("d", day("6"), shoes="Glide 4"),
    )
    assert [told(mark) for mark in marked(runs=runs)] == [
        "4 shoes - | new shoes | new shoes: Fellmark and Glide 4"
    ]


def test_what_presses_most_stands_first_on_its_day() -> None:
    runs = (
        Run("a", day("01-20"), distance_m=9_000),
        Run("b", day("02-20"), distance_m=10_000),
        Run("c", day("4"), distance_m=20_000, shoes="New"),
        Run("d", day("3"), shoes="Old"),
    )
    found = marked(
        "4 run L8 R.swelling=slight R.sign=night-pain L.sign=gives-way sign=breathless-or-chest-pain",
        "5 rest L.swelling=slight",
        runs=runs,
        visits=(Appointment("v", day("4"), "the physio"), Appointment("w", day("3"))),
    )
    assert [f"{short(date.fromordinal(mark.day))} {mark.kind} {mark.knee or '-'}" for mark in found] == [
        "3 visit -",
        "4 urgent -",
        "4 urgent left",
        "4 urgent right",
        "4 finding left",
        "4 visit -",
        "4 swelling right",
        "4 longer -",
        "4 shoes -",
        "5 swelling left",
    ]


@given(dense.diaries(), dense.as_of(), st.randoms(use_true_random=False))
def test_marks_say_only_what_kneelog_says_and_do_not_depend_on_typing(
    diary: Diary, as_of: date, chance: Random
) -> None:
    """The runner is neither frightened nor soothed, and sees every mark on a day that was."""
    runs = tuple(run for run in diary.runs.values() if run.on <= as_of)
    found = marks_of(History.of(diary), as_of, runs=runs)
    assert [mark.day for mark in found] == sorted(mark.day for mark in found)
    for mark in found:
        assert mark.day <= as_of.toordinal()
        for text in (mark.word, mark.sentence):
            assert text == text.strip()
            assert not [word for word in FORBIDDEN if word in text.lower()]
            assert "{" not in text
            assert "  " not in text
        assert mark.kind is MarkKind.URGENT or "urgent" not in f"{mark.word} {mark.sentence}".lower()
    shuffled = {}
    for kind, records in diary.records.items():
        items = list(records.items())
        chance.shuffle(items)
        shuffled[kind] = dict(items)
    assert marks_of(History.of(Diary(shuffled)), as_of, runs=runs[::-1]) == found


@given(dense.histories(), dense.as_of(), st.sampled_from(Knee))
def test_no_swollen_day_is_without_its_mark(read: History, as_of: date, knee: Knee) -> None:
    days = Days.of(read, as_of)
    found = {m.day for m in marks_of(read, as_of) if m.kind is MarkKind.SWELLING and m.knee is knee}
    degrees = {known.number: known.knee(knee).swelling for known in days.all}
    swollen = {number for number, degree in degrees.items() if degree not in {None, "none"}}
    assert found <= swollen
    for number in swollen:
        before = [earlier for earlier in swollen if number - 7 <= earlier < number]
        goes_on = any(
            all(degrees.get(between) != "none" for between in range(earlier, number)) for earlier in before
        )
        assert (number in found) is not goes_on
