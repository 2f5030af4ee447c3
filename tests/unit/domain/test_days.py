from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.domain.days import NOTHING, Day, DayRun, Days, KneeDay, worse
from kneelog.domain.diary import Change, Diary, Edit, RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.history import History
from kneelog.domain.period import Period
from kneelog.domain.places import PLACE_ORDER, Place
from kneelog.domain.report import Knee, Swelling
from kneelog.domain.signs import SIGN_ORDER, Sign
from tests import strategies
from tests.unit.domain import dense
from tests.unit.rules.rows import day, history, short

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random


def told(of: Day) -> str:
    """A day in one line: "2 L4* R0* L.start=3 run=a:4/0 gap=+4"; ``*``: on a run, ``-``: not recorded."""
    words = [short(of.on)]
    words += [
        f"{knee[0].upper()}{_level(of.knee(knee).worst)}{'*' * of.knee(knee).is_on_run}" for knee in Knee
    ]
    for knee in Knee:
        words += [f"{knee[0].upper()}.{more}" for more in _more(of.knee(knee))]
    words += [f"sign={sign}" for sign in of.signs]
    words += [f"run={run.run or '?'}:{_level(run.left)}/{_level(run.right)}" for run in of.runs]
    return " ".join(words if of.gap is None else [*words, f"gap={of.gap:+}"])


def _more(knee: KneeDay) -> list[str]:
    moments = [
        ("start", knee.start),
        ("during", knee.during),
        ("after", knee.after),
        ("morning", knee.morning),
    ]
    words = [f"{name}={level}" for name, level in moments if level is not None]
    words += [f"place={place}:{_level(level)}" for place, level in knee.places]
    words += [f"swelling={knee.swelling}"] if knee.swelling is not None else []
    return words + [f"sign={sign}" for sign in knee.signs]


def _level(level: int | None) -> str:
    return "-" if level is None else str(level)


READ: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "an empty diary": ((), ()),
    "one entry only": (("2 rest L4",), ("2 L4 R-",)),
    "level 0 is a level": (("2 rest L0 R0",), ("2 L0 R0 gap=+0",)),
    "a date between is not there": (("2 rest L1", "4 rest L1"), ("2 L1 R-", "4 L1 R-")),
    "years of nothing are not there": (("2024-02-29 rest L1", "2 rest R2"), ("2024-02-29 L1 R-", "2 L- R2")),
    "a note alone is known, but has no level": (("2 rest note",), ("2 L- R-",)),
    "a run with its moments": (
        ("2 run L.start=3 L.during=2 L.after=5 R0 of=a",),
        ("2 L5* R0* L.start=3 L.during=2 L.after=5 run=a:5/0 gap=+5",),
    ),
    "moments without a level": (("2 run L.start=3 of=a",), ("2 L3* R- L.start=3 run=a:3/-",)),
    "the moments of two runs": (
        ("2 run 07:00 L.start=3 L.after=1 of=a", "2 run 18:00 L.start=1 L.after=2 of=b"),
        ("2 L3* R- L.start=3 L.after=2 run=a:3/- run=b:2/-",),
    ),
    "two rows of one run": (
        ("2 run 07:00 L3 of=a", "2 run 09:00 L1 R6 of=a"),
        ("2 L3* R6* run=a:3/6 gap=-3",),
    ),
    "a run of which nothing else is known": (("2 run L3",), ("2 L3* R- run=?:3/-",)),
    "a run without an entry": (("2 only-run #a",), ("2 L- R- run=a:-/-",)),
    "a run whose entry has no level": (("2 run note of=a",), ("2 L- R- run=a:-/-",)),
    "a run without an entry beside one with": (
        ("2 only-run #a", "2 run L3 of=b"),
        ("2 L3* R- run=b:3/- run=a:-/-",),
    ),
    "runs without an entry, by their start": (
        ("2 only-run #a", "2 only-run #b from=18:00", "2 only-run #c from=07:00"),
        ("2 L- R- run=c:-/- run=b:-/- run=a:-/-",),
    ),
    "a row typed after midnight stays with its run": (
        ("2 only-run #a from=23:30", "3 run 00:30 L4 of=a"),
        ("2 L4* R- run=a:4/-",),
    ),
    "rows before and after midnight are one run": (
        ("2 run 23:40 L4 of=a", "3 run 00:30 R6 of=a"),
        ("2 L4* R6* run=a:4/6 gap=-2",),
    ),
    "rest after midnight is of the new date": (
        ("2 run 23:40 L4 of=a", "3 rest 00:30 L6"),
        ("2 L4* R- run=a:4/-", "3 L6 R-"),
    ),
    "an offset from UTC moves nothing to another date": (
        ("2 rest 23:50 -300 L4", "3 rest 00:10 +600 L5"),
        ("2 L4 R-", "3 L5 R-"),
    ),
    "the morning after": (
        ("2 run L4 of=a", "3 rest L2 R0 of=a"),
        ("2 L4* R- run=a:4/-", "3 L2 R0 L.morning=2 R.morning=0 gap=+2"),
    ),
    "the morning after and a run": (
        ("2 run L4 of=a", "3 rest L2 of=a", "3 run L5 of=b"),
        ("2 L4* R- run=a:4/-", "3 L5* R- L.morning=2 run=b:5/-"),
    ),
    "the morning after without a level": (
        ("2 run L4 of=a", "3 rest note of=a"),
        ("2 L4* R- run=a:4/-", "3 L- R-"),
    ),
    "a morning does not answer its run": (
        ("2 only-run #a", "3 rest L2 of=a"),
        ("2 L- R- run=a:-/-", "3 L2 R- L.morning=2"),
    ),
    "the worst of a date counts": (
        ("2 rest 07:00 L2", "2 run 12:00 L5 of=a", "2 rest 20:00 L3"),
        ("2 L5* R- run=a:5/-",),
    ),
    "rest may be the worst": (("2 run 12:00 L1 of=a", "2 rest 20:00 L3"), ("2 L3 R- run=a:1/-",)),
    "a run wins a tie": (("2 rest 07:00 L3", "2 run 12:00 L3 of=a"), ("2 L3* R- run=a:3/-",)),
    "a note does not take the level away": (("2 rest 07:00 L3", "2 rest 20:00 note"), ("2 L3 R-",)),
    "left of the morning is not compared with right of the evening": (
        ("2 rest 07:00 L8", "2 rest 20:00 R0"),
        ("2 L8 R0",),
    ),
    "a run is not compared with rest": (("2 run L8 of=a", "2 rest 20:00 R0"), ("2 L8* R0 run=a:8/-",)),
    "the largest difference of a date": (
        ("2 rest 07:00 L1 R2", "2 rest 12:00 L1 R5", "2 rest 20:00 L3 R0"),
        ("2 L3 R5 gap=-4",),
    ),
    "of equal differences the first": (
        ("2 rest 07:00 L0 R3", "2 rest 20:00 L3 R0"),
        ("2 L3 R3 gap=-3",),
    ),
    "two unnamed runs are two": (
        ("2 run 07:00 L5", "2 run 18:00 R5"),
        ("2 L5* R5* run=?:5/- run=?:-/5",),
    ),
    "places with their level": (
        ("2 rest L4 L.place=hollow L.place=kneecap",),
        ("2 L4 R- L.place=kneecap:4 L.place=hollow:4",),
    ),
    "a place without a level": (("2 rest R.place=hollow",), ("2 L- R- R.place=hollow:-",)),
    "a place has the level of the reports that mark it": (
        ("2 rest 07:00 L2 L.place=hollow", "2 rest 12:00 L.place=hollow", "2 rest 20:00 L6 L.place=kneecap"),
        ("2 L6 R- L.place=kneecap:6 L.place=hollow:2",),
    ),
    "the worst swelling": (
        ("2 rest 07:00 L.swelling=clear", "2 rest 12:00 L.swelling=none", "2 rest 20:00 L.swelling=slight"),
        ("2 L- R- L.swelling=clear",),
    ),
    "no swelling is something": (("2 rest R.swelling=none",), ("2 L- R- R.swelling=none",)),
    "signs of a knee, each once and in the order of their table": (
        ("2 rest 07:00 L.sign=night-pain", "2 rest 20:00 L.sign=locked L.sign=night-pain"),
        ("2 L- R- L.sign=locked L.sign=night-pain",),
    ),
    "signs of the whole person": (
        ("2 rest sign=breathless-or-chest-pain", "2 rest sign=calf-swollen L1"),
        ("2 L1 R- sign=calf-swollen sign=breathless-or-chest-pain",),
    ),
}


@pytest.mark.parametrize(("rows", "expected"), READ.values(), ids=READ)
def test_a_runner_finds_on_each_date_what_was_recorded_of_it(
    rows: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert tuple(told(known) for known in Days.of(history(*rows), day("31")).all) == expected


CUT: dict[str, tuple[tuple[str, ...], str, tuple[str, ...]]] = {
    "the whole day is included": (("2 rest 23:59 L1",), "2", ("2 L1 R-",)),
    "an entry later than that": (("2 rest L1", "3 rest L2"), "2", ("2 L1 R-",)),
    "a run later than that": (("2 rest L1", "3 only-run #a"), "2", ("2 L1 R-",)),
    "an entry of a later run": (("3 only-run #a", "2 run L4 of=a"), "2", ()),
    "a row typed the day after of a run that was": (
        ("2 only-run #a", "3 run 00:10 L4 of=a"),
        "2",
        ("2 L4* R- run=a:4/-",),
    ),
}


@pytest.mark.parametrize(("rows", "as_of", "expected"), CUT.values(), ids=CUT)
def test_nothing_is_shown_that_is_still_to_come(
    rows: tuple[str, ...], as_of: str, expected: tuple[str, ...]
) -> None:
    assert tuple(told(known) for known in Days.of(history(*rows), day(as_of)).all) == expected


WITHOUT_RECORD: dict[str, tuple[tuple[str, ...], str, tuple[str, ...]]] = {
    "its entry stands on its own date": (("2 run L4 R1 of=a",), "31", ("2 L4* R1* run=?:4/1 gap=+3",)),
    "its rows stay together on the date of the first": (
        ("2 run L4 of=a", "3 run R6 of=a"),
        "31",
        ("2 L4* R6* run=?:4/6 gap=-2",),
    ),
    "a row that is still to come": (("2 run L4 of=a", "3 run R6 of=a"), "2", ("2 L4* R- run=?:4/-",)),
    "two such runs of a date are two": (
        ("2 run 07:00 L4 of=a", "2 run 18:00 R6 of=b"),
        "31",
        ("2 L4* R6* run=?:4/- run=?:-/6",),
    ),
    "the morning after it": (("2 rest L4 of=a",), "31", ("2 L4 R- L.morning=4",)),
}


@pytest.mark.parametrize(("rows", "as_of", "expected"), WITHOUT_RECORD.values(), ids=WITHOUT_RECORD)
def test_a_run_whose_record_is_missing_still_counts(
    rows: tuple[str, ...], as_of: str, expected: tuple[str, ...]
) -> None:
    read = History(history(*rows).entries, {})
    assert tuple(told(known) for known in Days.of(read, day(as_of)).all) == expected


WALK: dict[str, tuple[str, int, str | None]] = {
    "on": ("2", 1, "6"),
    "over a run without an entry": ("6", 1, "9"),
    "back over it": ("9", -1, "6"),
    "from a date between": ("4", 1, "6"),
    "back from a date between": ("5", -1, "2"),
    "from before the diary": ("02-01", 1, "2"),
    "back from after it": ("30", -1, "9"),
    "no further": ("9", 1, None),
    "no further back": ("2", -1, None),
}


@pytest.mark.parametrize(("start", "step", "expected"), WALK.values(), ids=WALK)
def test_shift_and_an_arrow_jump_to_the_next_entry(start: str, step: int, expected: str | None) -> None:
    days = Days.of(history("2 rest L1", "4 only-run", "6 rest note", "7 only-run", "9 run L1"), day("31"))
    assert days.next_entry(day(start), step) == (None if expected is None else day(expected))


def test_a_diary_begins_with_its_first_entry_though_runs_were_brought_in_from_before() -> None:
    days = Days.of(history("02-01 only-run", "2 rest note"), day("31"))
    assert (days.first, days.first_entry) == (day("02-01"), day("2"))
    nothing = Days()
    assert (nothing.first, nothing.first_entry, nothing.at(day("2"))) == (None, None, None)
    assert nothing.next_entry(day("2"), 1) is None
    assert not nothing.between(Period(date.min, date.max))


def test_the_ends_of_the_calendar_can_be_asked_for() -> None:
    days = Days.of(history("0001-01-01 rest L1", "9999-12-31 rest L2"), date.max)
    assert [known.on for known in days.between(Period(date.min, date.max))] == [date.min, date.max]
    assert (days.next_entry(date.min, -1), days.next_entry(date.max, 1)) == (None, None)
    assert (days.next_entry(date.min, 1), days.next_entry(date.max, -1)) == (date.max, date.min)


WORSE = {
    "neither": (None, None, None),
    "one": (3, None, 3),
    "the other": (None, 0, 0),
    "both": (0, 3, 3),
    "the same": (2, 2, 2),
}


@pytest.mark.parametrize(("one", "other", "expected"), WORSE.values(), ids=WORSE)
def test_the_calendar_shows_the_knee_that_hurt_more(
    one: int | None, other: int | None, expected: int | None
) -> None:
    assert worse(one, other) == expected
    assert Day(date.min, 1, KneeDay(one), KneeDay(other), (), (), (), None).worse == expected


def test_a_knee_of_which_nothing_is_said_is_empty() -> None:
    known = Days.of(history("2 run L4 of=a"), day("2")).all[0]
    assert known.right == NOTHING
    assert (known.runs[0].level(Knee.LEFT), known.runs[0].level(Knee.RIGHT)) == (4, None)


ANY_HISTORY = st.one_of(dense.histories(), strategies.diaries().map(History.of))


@given(ANY_HISTORY, dense.as_of())
def test_every_day_says_what_a_slow_reading_of_the_diary_says(whole: History, as_of: date) -> None:
    """Nothing recorded is lost, and nothing is made up."""
    read = dense.cut(whole, as_of)
    dates = {dense.date_of(entry, read) for entry in read.entries} | {run.on for run in read.runs.values()}
    days = Days.of(whole, as_of)
    assert [known.on for known in days.all] == sorted(dates)
    for known in days.all:
        rows = dense.entries_of(known.on, read)
        assert known.number == known.on.toordinal()
        assert list(known.entries) == [entry.id for entry in read.entries if entry in rows]
        assert known.signs == _ordered({sign for entry in rows for sign in entry.signs})
        for knee in Knee:
            _same_knee(known.knee(knee), rows, knee)
        _same_runs_and_gap(known, read)


def _ordered(signs: set[Sign]) -> tuple[Sign, ...]:
    return tuple(sorted(signs, key=SIGN_ORDER.__getitem__))


def _same_knee(found: KneeDay, rows: Sequence[Entry], knee: Knee) -> None:
    reports = [(entry, entry.report(knee)) for entry in rows]
    of_runs = [report for entry, report in reports if entry.kind is Kind.RUN]
    assert found.worst == dense.highest([report.worst for _, report in reports])
    assert found.is_on_run is (found.worst is not None and found.worst in [r.worst for r in of_runs])
    assert found.start == dense.highest([report.start for report in of_runs])
    assert found.during == dense.highest([report.during for report in of_runs])
    assert found.after == dense.highest([report.after for report in of_runs])
    assert found.morning == dense.highest([r.worst for entry, r in reports if entry.is_followup])
    assert [place for place, _ in found.places] == sorted(
        {place for _, report in reports for place in report.places}, key=PLACE_ORDER.__getitem__
    )
    for place, level in found.places:
        assert level == dense.highest([report.worst for _, report in reports if place in report.places])
    degrees = [report.swelling for _, report in reports if report.swelling is not None]
    assert found.swelling == max(degrees, key=list(Swelling).index, default=None)
    assert found.signs == _ordered({sign for _, report in reports for sign in report.signs})


def _same_runs_and_gap(known: Day, read: History) -> None:
    gaps, runs = [], []
    for rows in dense.occasions_of(known.on, read):
        left = dense.highest([entry.left.worst for entry in rows])
        right = dense.highest([entry.right.worst for entry in rows])
        if left is not None and right is not None:
            gaps.append(left - right)
        if rows[0].kind is Kind.RUN:
            runs.append(DayRun(rows[0].run if rows[0].run in read.runs else None, left, right))
    unanswered = {DayRun(run.id, None, None) for run in dense.unanswered_of(known.on, read)}
    assert list(known.runs[: len(runs)]) == runs
    assert set(known.runs[len(runs) :]) == unanswered
    assert len(known.runs) == len(runs) + len(unanswered)
    assert known.gap == max(gaps, key=abs, default=None)


@given(dense.diaries(), dense.as_of(), st.randoms(use_true_random=False))
def test_the_order_of_typing_changes_nothing(diary: Diary, as_of: date, chance: Random) -> None:
    """Filling in last week today gives the chart that logging at once would have given."""
    shuffled = {}
    for kind, records in diary.records.items():
        items = list(records.items())
        chance.shuffle(items)
        shuffled[kind] = dict(items)
    assert Days.of(History.of(Diary(shuffled)), as_of) == Days.of(History.of(diary), as_of)


@given(dense.diaries(), dense.as_of(), st.data())
def test_a_save_gives_the_days_that_the_whole_diary_gives(
    diary: Diary, as_of: date, data: st.DataObject
) -> None:
    """What the page shows after a save is what it would show at the next start."""
    run_ids = tuple(diary.runs)
    name = data.draw(st.sampled_from(["new", *diary.entries]))
    typed = data.draw(st.one_of(st.none(), dense.entries(name, run_ids)))
    edits = [Edit(RecordKind.ENTRY, name, diary.entries.get(name), typed)]
    if run_ids:
        run_id = data.draw(st.sampled_from(run_ids))
        edits.append(Edit(RecordKind.RUN, run_id, diary.runs[run_id], data.draw(dense.runs(run_id))))
    change = Change("a save", tuple(edits[: data.draw(st.integers(1, 2))]))
    after = diary.applying(change.edits)
    quick = History.of(diary).after(change, after)
    assert Days.of(quick, as_of) == Days.of(History.of(after), as_of)


@given(dense.histories(), dense.as_of(), dense.periods())
def test_a_period_shows_its_own_days_and_no_others(read: History, as_of: date, period: Period) -> None:
    days = Days.of(read, as_of)
    assert list(days.between(period)) == [known for known in days.all if period.holds(known.on)]
    for on in (period.first, period.last, *(known.on for known in days.all)):
        assert days.at(on) == next((known for known in days.all if known.on == on), None)


@given(dense.histories(), dense.as_of(), st.integers(-5, dense.LENGTH + 5), st.sampled_from((1, -1)))
def test_jumping_from_entry_to_entry_leaves_none_out(
    read: History, as_of: date, number: int, step: int
) -> None:
    days = Days.of(read, as_of)
    start = dense.START + timedelta(days=number)
    there = [known.on for known in days.all if known.entries and (known.on - start).days * step > 0]
    assert days.next_entry(start, step) == min(there, key=lambda on: abs((on - start).days), default=None)
    assert days.first_entry == min((known.on for known in days.all if known.entries), default=None)


@given(st.lists(st.sampled_from(Place), min_size=1, max_size=4, unique=True))
def test_places_stand_in_the_order_of_the_knee_map(places: list[Place]) -> None:
    rows = [f"2 rest L1 L.place={place}" for place in places]
    found = Days.of(history(*rows), day("2")).all[0].left.places
    assert [place for place, _ in found] == sorted(places, key=PLACE_ORDER.__getitem__)
