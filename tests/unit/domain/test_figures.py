from __future__ import annotations

from datetime import date, timedelta
from statistics import median
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.domain.days import Days
from kneelog.domain.figures import KneeFigures, is_swollen, kept, knee_figures, places
from kneelog.domain.history import History
from kneelog.domain.period import Period
from kneelog.domain.places import PLACE_ORDER
from kneelog.domain.report import Knee, Swelling
from tests import strategies
from tests.unit.domain import dense
from tests.unit.rules.rows import day, history, short

if TYPE_CHECKING:
    from kneelog.domain.entry import Entry

MARCH = Period(day("1"), day("31"))


def figures(*rows: str, knee: Knee = Knee.LEFT, as_of: str = "20", counts_from: int = 1) -> KneeFigures:
    """The figures of March 2026, as of the 20th or another day."""
    return knee_figures(Days.of(history(*rows), day(as_of)), MARCH, knee, day(as_of), counts_from)


LEVELS: dict[str, tuple[tuple[str, ...], str]] = {
    "an empty diary": ((), "0 of 0, median None, worst None"),
    "one entry only": (("20 rest L4",), "1 of 1, median 4, worst 4 on 20"),
    "nothing was left out before the diary was begun": (
        ("18 rest L4", "20 rest L2"),
        "2 of 3, median 3, worst 4 on 18",
    ),
    "a diary begun before counts from the first day": (
        ("02-01 rest L9", "20 rest L2"),
        "1 of 20, median 2, worst 2 on 20",
    ),
    "level 0 everywhere": (("19 rest L0", "20 rest L0"), "2 of 2, median 0, worst 0 on 20"),
    "a note begins the diary, but is no level": (("17 rest note",), "0 of 4, median None, worst None"),
    "the other knee begins it too": (("17 rest R5",), "0 of 4, median None, worst None"),
    "a run that was brought in does not": (("2 only-run", "19 rest L1"), "1 of 2, median 1, worst 1 on 19"),
    "the worst of a day is its level": (
        ("20 rest 07:00 L1", "20 rest 20:00 L6"),
        "1 of 1, median 6, worst 6 on 20",
    ),
    "the last date of the worst": (
        ("18 rest L6", "19 rest L6", "20 rest L1"),
        "3 of 3, median 6, worst 6 on 19",
    ),
    "a row typed after midnight is of its run's date": (
        ("19 only-run #a", "20 run 00:30 L4 of=a"),
        "1 of 2, median 4, worst 4 on 19",
    ),
}


@pytest.mark.parametrize(("rows", "expected"), LEVELS.values(), ids=LEVELS)
def test_a_period_in_figures_says_how_bad_it_was_and_how_much_of_it_is_known(
    rows: tuple[str, ...], expected: str
) -> None:
    found = figures(*rows)
    on = "" if found.worst_on is None else f" on {short(found.worst_on)}"
    middle = None if found.median is None else f"{found.median:g}"
    assert f"{found.recorded} of {found.days}, median {middle}, worst {found.worst}{on}" == expected
    assert found.recorded + found.unrecorded == found.days


RUNS: dict[str, tuple[tuple[str, ...], int, str]] = {
    "answered and not": (
        ("2 run L4 of=a", "3 run L0 of=b", "4 only-run", "5 run R3 of=c"),
        1,
        "1 of 2 of 4, hurt on 1",
    ),
    "two rows of one run are one": (("2 run L4 of=a", "2 run L5 of=a"), 1, "1 of 1 of 1, hurt on 1"),
    "two runs of a day are two": (("2 run L4 of=a", "2 run L0 of=b"), 1, "1 of 2 of 2, hurt on 1"),
    "the morning after answers no run": (("2 only-run #a", "3 rest L4 of=a"), 1, "0 of 0 of 1, hurt on 1"),
    "rest is no run": (("2 rest L4",), 1, "0 of 0 of 0, hurt on 1"),
    "pain counts from level 3": (
        ("2 run L2 of=a", "3 run L3 of=b", "4 rest L2", "5 rest L5"),
        3,
        "1 of 2 of 2, hurt on 2",
    ),
}


@pytest.mark.parametrize(("rows", "counts_from", "expected"), RUNS.values(), ids=RUNS)
def test_on_how_many_answered_runs_it_hurt(rows: tuple[str, ...], counts_from: int, expected: str) -> None:
    found = figures(*rows, counts_from=counts_from)
    said = f"{found.hurt_runs} of {found.answered} of {found.runs}, hurt on {found.hurt}"
    assert said == expected


def test_swollen_days_are_counted_and_no_swelling_is_not_one() -> None:
    rows = (
        "2 rest L.swelling=none",
        "3 rest L.swelling=slight",
        "4 rest 07:00 L.swelling=tight",
        "5 rest L1",
    )
    assert figures(*rows).swollen == 2
    assert figures(*rows, knee=Knee.RIGHT).swollen == 0


KEPT: dict[str, tuple[tuple[str, ...], str, str]] = {
    "an empty diary": ((), "20", ""),
    "only a run": (("2 only-run",), "20", ""),
    "from the first entry to today": (("5 rest note",), "20", "5 20"),
    "the whole period": (("02-01 rest L1",), "04-20", "1 31"),
    "begun after the period": (("04-02 rest L1",), "04-20", ""),
    "a period that is still to come": (("02-01 rest L1",), "02-20", ""),
    "begun after the day as of which it is read": (("25 rest L1",), "20", ""),
}


@pytest.mark.parametrize(("rows", "as_of", "expected"), KEPT.values(), ids=KEPT)
def test_a_day_can_only_be_missing_while_the_diary_was_kept(
    rows: tuple[str, ...], as_of: str, expected: str
) -> None:
    found = kept(Days.of(history(*rows), day("04-30")), MARCH, day(as_of))
    assert ("" if found is None else f"{short(found.first)} {short(found.last)}") == expected


PLACES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "none": (("2 rest L4",), ()),
    "with a level": (("2 rest L4 L.place=hollow",), ("hollow 1 4 2",)),
    "without a level": (("2 rest L.place=hollow",), ("hollow 1 None 2",)),
    "twice on one date is one day": (
        ("2 rest 07:00 L4 L.place=hollow", "2 rest 20:00 L6 L.place=hollow"),
        ("hollow 1 6 2",),
    ),
    "the worst while it was marked, and the last date": (
        ("2 rest L4 L.place=hollow", "4 rest L.place=hollow", "5 rest L9", "7 rest L1 L.place=hollow"),
        ("hollow 3 4 7",),
    ),
    "in the order of the knee map": (
        ("2 rest L4 L.place=hollow", "3 rest L1 L.place=kneecap"),
        ("kneecap 1 1 3", "hollow 1 4 2"),
    ),
    "of the other knee": (("2 rest R4 R.place=hollow",), ()),
}


@pytest.mark.parametrize(("rows", "expected"), PLACES.values(), ids=PLACES)
def test_the_map_shows_where_it_hurt_on_how_many_days(
    rows: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    found = places(Days.of(history(*rows), day("31")).all, Knee.LEFT)
    assert (
        tuple(f"{place} {one.days} {one.worst} {short(one.last)}" for place, one in found.items()) == expected
    )


ANY_HISTORY = st.one_of(dense.histories(), strategies.diaries().map(History.of))


@given(ANY_HISTORY, dense.as_of(), dense.periods(), st.sampled_from(Knee), st.integers(1, 3))
def test_the_figures_are_those_that_a_slow_count_gives(
    whole: History, as_of: date, period: Period, knee: Knee, counts_from: int
) -> None:
    read = dense.cut(whole, as_of)
    found = knee_figures(Days.of(whole, as_of), period, knee, as_of, counts_from)
    begun = min((dense.date_of(entry, read) for entry in read.entries), default=None)
    levels: dict[date, int] = {}
    answers: list[int | None] = []
    days = swollen = 0
    for number in range(period.days):
        on = period.first + timedelta(days=number)
        days += begun is not None and begun <= on <= as_of
        reports = dense.reports_of(on, read, knee)
        level = dense.highest([report.worst for report in reports])
        if level is not None:
            levels[on] = level
        swollen += any(report.swelling not in {None, Swelling.NONE} for report in reports)
        answers += [_level(rows, knee) for rows in dense.occasions_of(on, read) if rows[0].kind == "run"]
        answers += [None for _ in dense.unanswered_of(on, read)]
    answered = [level for level in answers if level is not None]
    worst = max(levels.values(), default=None)
    assert found == KneeFigures(
        days=days,
        recorded=len(levels),
        median=median(levels.values()) if levels else None,
        worst=worst,
        worst_on=max((on for on in levels if levels[on] == worst), default=None),
        hurt=sum(level >= counts_from for level in levels.values()),
        runs=len(answers),
        answered=len(answered),
        hurt_runs=sum(level >= counts_from for level in answered),
        swollen=swollen,
    )


def _level(rows: list[Entry], knee: Knee) -> int | None:
    return dense.highest([entry.report(knee).worst for entry in rows])


@given(ANY_HISTORY, dense.as_of(), dense.dates(), dense.periods(), st.sampled_from(Knee))
def test_what_is_recorded_and_what_is_not_make_up_the_days(
    whole: History, read_to: date, as_of: date, period: Period, knee: Knee
) -> None:
    """So it is even where the days were read up to another date than the figures."""
    days = Days.of(whole, read_to)
    found = knee_figures(days, period, knee, as_of)
    assert found.recorded + found.unrecorded == found.days
    assert found.unrecorded >= 0
    assert found.hurt <= found.recorded
    assert found.hurt_runs <= found.answered <= found.runs
    in_use = kept(days, period, as_of)
    assert found.days == (0 if in_use is None else in_use.days)
    if in_use is not None:
        assert days.first_entry is not None
        assert max(days.first_entry, period.first) == in_use.first <= in_use.last <= min(as_of, period.last)


@given(ANY_HISTORY, dense.periods(), st.sampled_from(Knee))
def test_the_places_are_those_that_a_slow_count_gives(whole: History, period: Period, knee: Knee) -> None:
    found = places(Days.of(whole, date.max).between(period), knee)
    assert list(found) == sorted(found, key=PLACE_ORDER.__getitem__)
    marked: dict[str, dict[date, int | None]] = {}
    for number in range(period.days):
        on = period.first + timedelta(days=number)
        for report in dense.reports_of(on, whole, knee):
            for place in report.places:
                of_place = marked.setdefault(place, {})
                of_place[on] = dense.highest([of_place.get(on), report.worst])
    assert set(found) == set(marked)
    for place, one in found.items():
        of_place = marked[place]
        assert one == (len(of_place), dense.highest(list(of_place.values())), max(of_place))


@pytest.mark.parametrize("degree", Swelling)
def test_only_no_swelling_is_not_swollen(degree: Swelling) -> None:
    known = Days.of(history(f"2 rest L.swelling={degree}"), day("2")).all[0]
    assert is_swollen(known, Knee.LEFT) is (degree is not Swelling.NONE)
    assert not is_swollen(known, Knee.RIGHT)
