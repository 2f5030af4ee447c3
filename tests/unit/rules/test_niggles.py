"""The niggles: what a runner finds listed, and that no day of pain is lost or told twice."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.domain import running
from kneelog.domain.days import Days
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.history import History, event_date
from kneelog.domain.period import Period
from kneelog.domain.places import Place
from kneelog.domain.report import Knee, KneeReport
from kneelog.domain.run import Run
from kneelog.domain.settings import RuleSettings
from kneelog.rules import niggles
from kneelog.services.demo import demo_diary
from tests import strategies
from tests.unit.rules import diaries, rows
from tests.unit.rules.rows import day, short

if TYPE_CHECKING:
    from random import Random

    from kneelog.rules.niggles import Niggle, Niggles

ONE_DAY = timedelta(days=1)


def read(history: History, as_of: date, settings: RuleSettings) -> Niggles:
    return niggles.find(history, Days.of(history, as_of), settings, as_of)


def found(*lines: str, as_of: str = "31", **settings: int) -> Niggles:
    return read(rows.history(*lines), day(as_of), RuleSettings(**settings))


def only(*lines: str, as_of: str = "31", **settings: int) -> Niggle:
    (niggle,) = found(*lines, as_of=as_of, **settings).listed
    return niggle


def told(niggle: Niggle) -> str:
    """A niggle in one line: "left 2 4 9 worst 4 runs 2/3/4 spell 2 recurring"; runs that hurt/answered/all."""
    assert (niggle.first, niggle.last) == (niggle.dates[0], niggle.dates[-1])
    runs = f"{niggle.hurt_runs}/{niggle.answered}/{niggle.runs}"
    words = [niggle.knee.value, *map(short, niggle.dates), "worst", str(niggle.worst), "runs", runs]
    words += ["spell", str(niggle.longest_spell)] + ["recurring"] * niggle.is_recurring
    return " ".join(words)


CASES: dict[str, tuple[list[str], dict[str, int], list[str], int]] = {
    "an empty diary has none": ([], {}, [], 0),
    "a painless diary has none": (["1 run L0 R0", "2 rest L0"], {}, [], 0),
    "pain on one date stands alone": (["1 run L9"], {}, [], 1),
    "twice on one date is still one date": (["1 run L4 07:00", "1 rest L6 20:00"], {}, [], 1),
    "two spells of one date are still one date": (
        ["1 rest L4 07:00", "1 rest L0 12:00", "1 rest L5"],
        {},
        [],
        1,
    ),
    "three painful runs on one date are still one date": (
        ["1 run L4 07:00", "1 run L4 12:00", "1 run L4 19:00"],
        {},
        [],
        1,
    ),
    "one date of each knee counts for each": (["1 run L4 R4"], {}, [], 2),
    "two dates in a row are a niggle": (
        ["1 run L2", "2 rest L3"],
        {},
        ["left 1 2 worst 3 runs 1/1/1 spell 1"],
        0,
    ),
    "two single dates are not": (["1 rest L2", "4 rest L3"], {}, [], 2),
    "a bridged blank date is inside, but was not painful": (
        ["1 rest L2", "3 rest L3"],
        {},
        ["left 1 3 worst 3 runs 0/0/0 spell 2"],
        0,
    ),
    "a blank date before a run is not bridged": (["1 rest L2", "3 run L3"], {}, [], 2),
    "spells that share one date are one niggle": (
        ["1 rest L3", "2 rest L4 07:00", "2 rest L0 12:00", "2 rest L5 20:00", "3 rest L2", "4 rest L2"],
        {},
        ["left 1 2 3 4 worst 5 runs 0/0/0 spell 2"],
        0,
    ),
    "spells on neighbouring dates are two": (
        ["1 rest L3", "2 rest L4 07:00", "2 rest L0 20:00", "3 rest L3", "4 rest L2"],
        {},
        ["left 3 4 worst 3 runs 0/0/0 spell 1", "left 1 2 worst 4 runs 0/0/0 spell 1"],
        0,
    ),
    "a recurring niggle lasts from its first painful run to its last": (
        ["1 run L1", "4 run L0", "8 run L2", "12 run L1", "15 run L0"],
        {},
        ["left 1 8 12 worst 2 runs 3/4/4 spell 0 recurring"],
        0,
    ),
    "one painful run fewer is three single dates or less": (["1 run L1", "4 run L0", "8 run L2"], {}, [], 2),
    "a painful run that no window reaches stays outside": (
        ["1 run L1", *(f"{n} run L0" for n in range(2, 7)), "8 run L1", "10 run L1", "12 run L1"],
        {},
        ["left 8 10 12 worst 1 runs 3/3/3 spell 0 recurring"],
        1,
    ),
    "a spell inside a recurring niggle is part of it": (
        ["1 run L1", "4 rest L6", "5 rest L5", "8 run L2", "12 run L1"],
        {},
        ["left 1 4 5 8 12 worst 6 runs 3/3/3 spell 1 recurring"],
        0,
    ),
    "a single painful morning inside it is part of it too": (
        ["1 run L1", "4 rest L6", "8 run L2", "12 run L1"],
        {},
        ["left 1 4 8 12 worst 6 runs 3/3/3 spell 0 recurring"],
        0,
    ),
    "a spell that begins on its last day prolongs it": (
        ["1 run L1", "8 run L2", "12 run L1", "13 rest L3", "14 rest L1"],
        {},
        ["left 1 8 12 13 14 worst 3 runs 3/3/3 spell 2 recurring"],
        0,
    ),
    "a spell that begins a day later does not": (
        ["1 run L1", "8 run L2", "12 run L1 07:00", "12 rest L0 20:00", "13 rest L3", "14 rest L1"],
        {},
        ["left 13 14 worst 3 runs 0/0/0 spell 1", "left 1 8 12 worst 2 runs 3/3/3 spell 0 recurring"],
        0,
    ),
    "what comes back within the rule's window is one, however long the pause": (
        ["02-01 run L1", "02-02 run L1", "02-03 run L1", "15 run L1"],
        {},
        ["left 02-01 02-02 02-03 15 worst 1 runs 4/4/4 spell 2 recurring"],
        0,
    ),
    "what comes back a day after the window is not": (
        ["02-01 run L1", "02-02 run L1", "02-03 run L1", "17 run L1", "18 run L1"],
        {},
        [
            "left 17 18 worst 1 runs 2/2/2 spell 1",
            "left 02-01 02-02 02-03 worst 1 runs 3/3/3 spell 2 recurring",
        ],
        0,
    ),
    "spells are joined over a recurring niggle that reaches both": (
        ["1 rest L1", "2 run L1", "8 run L1", "12 run L1", "13 rest L1"],
        {},
        ["left 1 2 8 12 13 worst 1 runs 3/3/3 spell 1 recurring"],
        0,
    ),
    "an unanswered run is neither painful nor clean": (
        ["1 run L1", "2 only-run", "3 run R0", "4 run L1", "6 run L0", "8 run L1"],
        {},
        ["left 1 4 8 worst 1 runs 3/4/6 spell 0 recurring"],
        0,
    ),
    "runs before and after it are not its own": (
        ["1 run L0", "2 run L1", "3 rest L1", "4 run L0"],
        {},
        ["left 2 3 worst 1 runs 1/1/1 spell 1"],
        0,
    ),
    "a run of the last date is": (
        ["2 rest L1", "3 run L0 07:00", "3 rest L1 20:00", "4 rest L1"],
        {},
        ["left 3 4 worst 1 runs 0/1/1 spell 1"],
        1,
    ),
    "each knee by itself, the left before the right": (
        ["1 rest L1 R2", "2 rest L1 R3"],
        {},
        ["left 1 2 worst 1 runs 0/0/0 spell 1", "right 1 2 worst 3 runs 0/0/0 spell 1"],
        0,
    ),
    "one knee never prolongs the other": (
        ["1 rest L1", "2 rest R1", "3 rest L1"],
        {},
        ["left 1 3 worst 1 runs 0/0/0 spell 2"],
        1,
    ),
    "the latest stands first, then what began last": (
        ["1 rest L1", "2 rest L1", "5 rest R1", "6 rest L1 R1", "7 rest L1 R1"],
        {},
        [
            "left 6 7 worst 1 runs 0/0/0 spell 1",
            "right 5 6 7 worst 1 runs 0/0/0 spell 2",
            "left 1 2 worst 1 runs 0/0/0 spell 1",
        ],
        0,
    ),
    "a level below the setting is no pain": (
        ["1 rest L1", "2 run L2", "3 rest L3", "4 rest L1"],
        {"counts_from": 2},
        ["left 2 3 worst 3 runs 1/1/1 spell 1"],
        0,
    ),
    "nor is it inside a recurring niggle": (
        ["1 run L2", "4 rest L1", "8 run L2", "12 run L2"],
        {"counts_from": 2},
        ["left 1 8 12 worst 2 runs 3/3/3 spell 0 recurring"],
        0,
    ),
    "a run below the setting is answered, and did not hurt": (
        ["2 rest L2", "3 run L1 07:00", "3 rest L2 20:00", "4 rest L2"],
        {"counts_from": 2},
        ["left 3 4 worst 2 runs 0/1/1 spell 1"],
        1,
    ),
    "a run across midnight belongs to the date on which it started": (
        ["1 only-run #a from=23:30", "2 run L3 of=a 00:40", "2 rest L2"],
        {},
        ["left 1 2 worst 3 runs 1/1/1 spell 1"],
        0,
    ),
    "two rows of one run are one run": (
        ["1 run L0 of=a", "1 run L5 of=a", "2 rest L1"],
        {},
        ["left 1 2 worst 5 runs 1/1/1 spell 1"],
        0,
    ),
    "what lies after the day of reading is not known yet": (
        ["30 rest L1", "31 rest L1", "04-01 rest L7", "04-02 run L7"],
        {},
        ["left 30 31 worst 1 runs 0/0/0 spell 1"],
        0,
    ),
}


@pytest.mark.parametrize(("lines", "settings", "listed", "alone"), CASES.values(), ids=CASES)
def test_the_list_tells_each_time_a_knee_kept_hurting(
    lines: list[str], settings: dict[str, int], listed: list[str], alone: int
) -> None:
    niggle_list = read(rows.history(*lines), day("31"), RuleSettings(**settings))
    assert ([told(niggle) for niggle in niggle_list.listed], niggle_list.alone) == (listed, alone)


def test_the_place_that_hurt_on_most_days_stands_first() -> None:
    niggle = only(
        "1 rest L2 L.place=hollow L.place=whole-knee",
        "2 rest L2 L.place=kneecap R.place=shin-bump",
        "3 rest L2 L.place=hollow 07:00",
        "3 rest L1 L.place=hollow 20:00",
        "4 rest L0 L.place=kneecap",
    )
    assert niggle.places == ((Place.HOLLOW, 2), (Place.KNEECAP, 1), (Place.WHOLE_KNEE, 1))


def test_a_painless_day_in_between_adds_no_place() -> None:
    niggle = only("1 run L1", "2 rest L0 L.place=kneecap", "4 run L1", "8 run L1 L.place=hollow")
    assert niggle.places == ((Place.HOLLOW, 1),)


def test_its_entries_are_those_that_hurt_that_knee() -> None:
    niggle = only(
        "1 run L0 of=r #start",
        "1 run L5 of=r #end",
        "1 rest R5 23:00 #other",
        "2 rest L1 #last",
        "3 rest L0 #free",
    )
    assert niggle.entries == ("end", "last")


@pytest.mark.parametrize(("as_of", "days"), [("2", 0), ("3", 1), ("04-02", 31)])
def test_the_days_since_are_counted_to_the_day_of_reading(as_of: str, days: int) -> None:
    assert only("1 rest L1", "2 rest L1", as_of=as_of).days_since == days


def with_runs(*runs: Run) -> Niggle:
    """The niggle of 20 and 21 March after ``runs``."""
    known = rows.history("20 run L1 of=then", "21 rest L1")
    history = History(known.entries, {**known.runs, **{run.id: run for run in runs}})
    (niggle,) = read(history, day("31"), RuleSettings()).listed
    return niggle


def run(on: str, shoes: str = "", surface: str = "") -> Run:
    return Run(f"{on}{shoes}", day(on), distance_m=1000 * day(on).day, shoes=shoes, surface=surface)


EDGES = {
    "the day it began is not before it": ("20", 0, 0),
    "the day before is": ("19", 1, 0),
    "14 days before is": ("6", 1, 0),
    "15 days before is of the 14 days before those": ("5", 0, 1),
    "28 days before is too": ("02-20", 0, 1),
    "29 days before is of neither": ("02-19", 0, 0),
}


@pytest.mark.parametrize(("on", "before", "earlier"), EDGES.values(), ids=EDGES)
def test_each_run_before_it_is_counted_in_its_own_fortnight(on: str, before: int, earlier: int) -> None:
    niggle = with_runs(run(on))
    assert (niggle.before.runs, niggle.earlier.runs) == (before, earlier)


def test_the_running_before_it_is_told_in_full() -> None:
    niggle = with_runs(
        run("18", "Fell", "trail"), run("12", "Fell"), Run("x", day("11")), run("2", "Old", "road")
    )
    assert niggle.before == running.Load(3, 30_000, 0, 18_000, 1, (("Fell", 2),), (("trail", 1),))
    assert niggle.earlier == running.Load(1, 2_000, 0, 2_000, 0, (("Old", 1),), (("road", 1),))


def test_a_run_known_only_by_its_entry_is_a_run_without_a_distance() -> None:
    niggle = only("1 run L0", "5 rest L1", "6 rest L1")
    assert niggle.before == running.Load(1, 0, 0, None, 1, (), ())


SHOES = {
    "first worn in the 14 days before": ([run("1", "Old"), run("6", "New"), run("8", "Old")], ("New",)),
    "worn the day before those is not new": ([run("1", "Old"), run("5", "New"), run("6", "New")], ()),
    "worn years ago is not new": ([replace(run("1", "New"), on=date(2019, 3, 1)), run("6", "New")], ()),
    "first worn on the day it began is not before it": ([run("1", "Old"), run("20", "New")], ()),
    "the diary's first shoes may be old": ([run("6", "First"), run("8", "Second")], ()),
    "runs without shoes tell nothing of shoes": ([run("1"), run("6", "First")], ()),
    "several, the most worn first": (
        [run("1", "Old"), run("6", "Aa"), run("7", "Zz"), run("8", "Zz")],
        ("Zz", "Aa"),
    ),
}


@pytest.mark.parametrize(("runs", "new"), SHOES.values(), ids=SHOES)
def test_new_shoes_are_told_only_where_they_are_known_to_be_new(
    runs: list[Run], new: tuple[str, ...]
) -> None:
    assert with_runs(*runs).new_shoes == new


def test_a_diary_at_the_beginning_of_the_calendar_can_be_read() -> None:
    pain = [Entry(f"e{n}", date(1, 1, n), Kind.REST, left=KneeReport(2)) for n in (1, 2)]
    (niggle,) = read(diaries.of(pain, {}), date(1, 1, 2), RuleSettings()).listed
    assert (niggle.before.runs, niggle.earlier.runs) == (0, 0)


def test_a_long_diary_is_told_as_one_read_slowly_would_be() -> None:
    """Each fortnight before a niggle is what adding up all the diary's runs of it gives."""
    history = History.of(demo_diary(date(2026, 3, 10), 3))
    runs = list(history.runs.values())
    listed = read(history, date(2026, 3, 10), RuleSettings()).listed
    assert len(listed) > 10
    for niggle in listed:
        before = Period.of_days(niggle.first - ONE_DAY, 14)
        assert niggle.before == running.load(runs, before)
        assert niggle.earlier == running.load(runs, before.before)


def histories() -> st.SearchStrategy[History]:
    return st.one_of(
        diaries.histories(), diaries.simple_histories(), strategies.diaries(max_entries=8).map(History.of)
    )


def painful(history: History, settings: RuleSettings, as_of: date) -> set[tuple[Knee, date]]:
    """Each date on which a knee hurt, read off the entries."""
    hurt, by_run = set(), dict[str, date]()
    for entry in history.entries:
        on = event_date(entry, history.runs)
        if on > as_of:
            continue
        if entry.kind is Kind.RUN and entry.run is not None:
            on = by_run.setdefault(entry.run, on)  # rows of one run are one occasion
        for knee in Knee:
            if (entry.report(knee).worst or 0) >= settings.counts_from:
                hurt.add((knee, on))
    return hurt


@given(histories(), diaries.rule_settings(), st.one_of(diaries.dates(), st.just(strategies.LAST_DAY)))
def test_each_painful_day_is_in_one_niggle_or_counted_alone(
    history: History, settings: RuleSettings, as_of: date
) -> None:
    """No day of pain is lost, and none is told twice."""
    niggle_list = read(history, as_of, settings)
    listed = [(niggle.knee, on) for niggle in niggle_list.listed for on in niggle.dates]
    hurt = painful(history, settings, as_of)
    assert len(listed) == len(set(listed))
    assert set(listed) <= hurt
    assert niggle_list.alone == len(hurt) - len(listed)
    for niggle in niggle_list.listed:
        held = {on for knee, on in hurt if knee is niggle.knee and niggle.first <= on <= niggle.last}
        assert held == set(niggle.dates)
        assert niggle.first < niggle.last <= as_of
        assert 0 <= niggle.hurt_runs <= niggle.answered <= niggle.runs
        assert settings.counts_from <= niggle.worst


@given(histories(), diaries.rule_settings())
def test_niggles_of_one_knee_never_overlap(history: History, settings: RuleSettings) -> None:
    """A row of the list chooses days that no other row of that knee chooses."""
    listed = read(history, strategies.LAST_DAY + 100 * ONE_DAY, settings).listed
    for knee in Knee:
        own = [niggle for niggle in listed if niggle.knee is knee]
        for later, earlier in itertools.pairwise(own):
            assert earlier.last < later.first


@given(diaries.histories(), diaries.rule_settings(), diaries.dates(), st.randoms())
def test_the_order_of_typing_does_not_matter(
    history: History, settings: RuleSettings, as_of: date, chance: Random
) -> None:
    """A week that is typed on Sunday evening in any order is listed like one typed day by day."""
    entries, runs = list(history.entries), list(history.runs.values())
    chance.shuffle(entries)
    chance.shuffle(runs)
    shuffled = diaries.of(entries, {run.id: run for run in runs})
    assert read(shuffled, as_of, settings) == read(history, as_of, settings)
