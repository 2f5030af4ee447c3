"""The running of a period on a small table: never more than nine columns, no run lost, and nothing judged."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.domain.entry import Entry, Kind
from kneelog.domain.history import History
from kneelog.domain.period import Period
from kneelog.domain.report import KneeReport
from kneelog.domain.run import Run
from kneelog.domain.settings import Preferences, Units
from kneelog.rules.review import evaluate
from kneelog.services.physio_columns import MOST_COLUMNS, columns_of
from kneelog.services.physio_running import running
from kneelog.services.trends import Trends
from tests.physio_diaries import holding
from tests.strategies import diaries

if TYPE_CHECKING:
    from kneelog.domain.diary import Diary, Record
    from kneelog.services.physio_page import Running

TODAY = date(2026, 3, 10)
SIX_WEEKS = Period(date(2026, 1, 27), date(2026, 3, 9))

HEADS: dict[str, tuple[Period, int, str, list[str]]] = {
    "six weeks by weeks": (
        SIX_WEEKS,
        0,
        "Week from",
        ["26 Jan*", "2 Feb", "9 Feb", "16 Feb", "23 Feb", "2 Mar", "9 Mar*"],
    ),
    "weeks that begin on Sunday": (
        Period(date(2026, 2, 20), TODAY),
        6,
        "Week from",
        ["15 Feb*", "22 Feb", "1 Mar", "8 Mar*"],
    ),
    "one day": (Period(TODAY, TODAY), 0, "Week from", ["9 Mar*"]),
    "nine weeks still": (
        Period(date(2026, 1, 5), date(2026, 3, 8)),
        0,
        "Week from",
        ["5 Jan", "12 Jan", "19 Jan", "26 Jan", "2 Feb", "9 Feb", "16 Feb", "23 Feb", "2 Mar"],
    ),
    "a tenth week makes months": (
        Period(date(2026, 1, 5), date(2026, 3, 9)),
        0,
        "Month",
        ["Jan*", "Feb", "Mar*"],
    ),
    "nine months still": (
        Period(date(2025, 7, 31), TODAY),
        0,
        "Month",
        ["Jul*", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar*"],
    ),
    "a tenth month makes quarters": (
        Period(date(2025, 6, 30), TODAY),
        0,
        "Quarter",
        ["Q2 2025*", "Q3 2025", "Q4 2025", "Q1 2026*"],
    ),
    "a tenth quarter makes years": (
        Period(date(2023, 12, 31), TODAY),
        0,
        "Year",
        ["2023*", "2024", "2025", "2026*"],
    ),
    "nine years still": (
        Period(date(2018, 5, 1), TODAY),
        0,
        "Year",
        ["2018*", *(str(year) for year in range(2019, 2026)), "2026*"],
    ),
    "of more years the last eight, and before": (
        Period(date(1999, 5, 1), TODAY),
        0,
        "Year",
        ["to 2018", *(str(year) for year in range(2019, 2026)), "2026*"],
    ),
    "a whole week that ends today": (
        Period(date(2026, 3, 2), date(2026, 3, 8)),
        0,
        "Week from",
        ["2 Mar"],
    ),
    "a week that a Sunday begins": (
        Period(date(2026, 3, 1), date(2026, 3, 8)),
        6,
        "Week from",
        ["1 Mar", "8 Mar*"],
    ),
    "all but its first day, all but its last": (
        Period(date(2026, 3, 3), date(2026, 3, 14)),
        0,
        "Week from",
        ["2 Mar*", "9 Mar*"],
    ),
    "whole months": (Period(date(2026, 1, 1), date(2026, 3, 31)), 0, "Month", ["Jan", "Feb", "Mar"]),
    "whole quarters": (
        Period(date(2025, 4, 1), date(2026, 3, 31)),
        0,
        "Quarter",
        ["Q2 2025", "Q3 2025", "Q4 2025", "Q1 2026"],
    ),
    "whole years": (
        Period(date(2023, 1, 1), date(2025, 12, 31)),
        0,
        "Year",
        ["2023", "2024", "2025"],
    ),
    "the first week of the calendar": (
        Period(date.min, date(1, 1, 9)),
        6,
        "Week from",
        ["1 Jan", "7 Jan*"],
    ),
    "its last": (Period(date(9999, 12, 20), date.max), 0, "Week from", ["20 Dec", "27 Dec"]),
}


@pytest.mark.parametrize("name", HEADS)
def test_the_columns(name: str) -> None:
    period, first_weekday, title, heads = HEADS[name]
    cut = columns_of(period, first_weekday)
    assert (cut.name, [one.head for one in cut.columns]) == (title, heads)
    whole = title.split()[0].lower()
    assert cut.mark == (f"* not the whole {whole}" if "*" in "".join(heads) else "")


@given(st.dates(), st.dates(), st.integers(0, 6))
def test_the_columns_hold_every_date_of_the_period_once(one: date, other: date, first_weekday: int) -> None:
    period = Period(one, other)
    columns = columns_of(period, first_weekday).columns
    assert 1 <= len(columns) <= MOST_COLUMNS
    assert columns[0].period.first == period.first
    assert columns[-1].period.last == period.last
    for before, after in pairwise(columns):
        assert before.period.last.toordinal() + 1 == after.period.first.toordinal()
    inner = columns[1:-1]
    assert not [column.head for column in inner if column.is_part], "only an edge is cut"
    assert all(column.is_part == column.head.endswith("*") for column in columns)


def run(ago: int, km: float | None = None, **more: object) -> Run:
    metres = None if km is None else round(km * 1000)
    return Run(f"run-{ago:03}", TODAY - timedelta(days=ago), distance_m=metres, **more)  # type: ignore[arg-type]


def trends_of(diary: Diary, as_of: date = TODAY) -> Trends:
    history = History.of(diary)
    return Trends.of(diary, history, evaluate(history, diary.rules, as_of))


def ran(*records: Record, period: Period = SIX_WEEKS) -> Running:
    return running(trends_of(holding(*records)), period)


def facts_of(table: Running) -> list[tuple[str, ...]]:
    """The facts, without what the mark of a column means."""
    return [fact.items for fact in table.facts if not fact.items[0].startswith("*")]


def test_what_the_mark_means_is_said_last() -> None:
    assert ran(run(5, 8, shoes="Glide")).facts[-1] == (("* not the whole week",),) * 2
    whole = Period(date(2026, 3, 2), date(2026, 3, 8))
    assert [fact.items for fact in ran(run(5, 8, shoes="Glide"), period=whole).facts] == [
        ("Shoes: Glide on 1 run",)
    ]


def test_a_week_without_runs_says_so_and_of_an_unknown_distance_nothing_is_made_up() -> None:
    answered = Entry("e", date(2026, 2, 11), Kind.RUN, left=KneeReport(2))
    table = ran(run(36, 8.04), run(35, 12.2), run(34), answered)
    assert table.names == ("Week from", "km", "runs", "longest")
    assert [column.texts for column in table.columns] == [
        ("26 Jan*", "–", "0", "–"),
        ("2 Feb", "20.2", "3", "12.2"),
        ("9 Feb", "–", "1", "–"),
        ("16 Feb", "–", "0", "–"),
        ("23 Feb", "–", "0", "–"),
        ("2 Mar", "–", "0", "–"),
        ("9 Mar*", "–", "0", "–"),
    ]
    assert [(column.metres, column.longest_m) for column in table.columns[:3]] == [
        (None, None),
        (20_240, 12_200),
        (None, None),
    ]
    assert facts_of(table) == [("2 runs without a distance",)]


def test_a_distance_of_zero_is_not_known() -> None:
    table = ran(run(5, 0))
    assert {column.distance for column in table.columns} == {"–"}
    assert facts_of(table) == [("1 run without a distance",)]


def test_large_sums_lose_their_decimals_all_together() -> None:
    table = ran(*(run(ago, 20) for ago in range(1, 15)))
    assert [column.distance for column in table.columns][-3:] == ["120", "140", "20"]
    assert [column.longest for column in table.columns][-1] == "20.0"


def test_miles_and_the_runners_own_week() -> None:
    table = ran(run(2, 16.09344), Preferences(units=Units.MILES, first_weekday=6))
    assert table.names[1] == "mi"
    assert table.columns[-1].texts == ("8 Mar*", "10.0", "1", "10.0")
    assert table.columns[-1].longest_m == 16_093


def test_without_runs_there_is_no_table() -> None:
    table = ran(Entry("e", date(2026, 2, 11), Kind.REST, left=KneeReport(2)))
    assert (table.columns, table.facts) == ((), ())


def test_days_to_come_have_no_column() -> None:
    table = ran(run(1, 8), period=Period(date(2026, 3, 9), date(2026, 4, 9)))
    assert [column.head for column in table.columns] == ["9 Mar*"]


def test_longer_runs_are_told_latest_first_and_counted_where_they_are_left_out() -> None:
    table = ran(run(60, 10), run(30, 10), run(9, 11.5), run(2, 13), run(1, 11.5))
    fact = table.facts[0]
    begin = "More than 10% beyond the longest of the 30 days before: "
    assert fact.items == (f"{begin}8 Mar (13.0 km, 13% longer)", "1 Mar (11.5 km, 15% longer)")
    assert fact.rest == (f"{begin}2 runs", "and 1 more")
    assert all("risk" not in item and "ratio" not in item for item in fact.items)


def test_exactly_a_tenth_is_not_more_and_what_lies_outside_the_period_is_not_told() -> None:
    assert facts_of(ran(run(60, 10), run(30, 10), run(9, 11))) == []
    last = Period.of_days(TODAY, 14)
    assert facts_of(ran(run(60, 10), run(50, 10), run(29, 20), run(9, 11), period=last)) == []


def test_shoes_new_and_old() -> None:
    table = ran(
        run(60, 8, shoes="Old"), run(20, 8, shoes="Old"), run(10, 8, shoes="New"), run(5, 8, shoes="New")
    )
    assert facts_of(table) == [
        ("New shoes: New, from 28 Feb",),
        ("Shoes: New on 2 runs", "Old on 1 run"),
    ]


def test_of_the_first_shoes_of_a_diary_nobody_knows_how_new_they_are() -> None:
    assert facts_of(ran(run(5, 8, shoes="Glide"))) == [("Shoes: Glide on 1 run",)]


def surfaces(first: list[str], last: list[str]) -> list[Run]:
    runs = [run(42 - number, 8, surface=name) for number, name in enumerate(first)]
    return runs + [run(9 - number, 8, surface=name) for number, name in enumerate(last)]


SURFACES: dict[str, tuple[list[str], list[str], tuple[str, ...]]] = {
    "nothing changed": (["road"] * 4, ["road"] * 4, ()),
    "a quarter more trail": (
        ["road"] * 4,
        ["road", "road", "road", "trail"],
        (
            "Surface of the runs in the last 2 weeks: road 3 of 4, was 4 of 4 in the 4 weeks before",
            "trail 1 of 4, was 0 of 4",
        ),
    ),
    "less than a quarter is chance": (["road"] * 5, ["road"] * 4 + ["trail"], ()),
    "so are two runs": (["road"] * 2, ["trail"] * 4, ()),
    "where no surface is known": ([""] * 4, ["trail"] * 4, ()),
    "the largest change first": (
        ["road"] * 3,
        ["sand", "trail", "trail"],
        (
            "Surface of the runs in the last 2 weeks: road 0 of 3, was 3 of 3 in the 4 weeks before",
            "trail 2 of 3, was 0 of 3",
            "sand 1 of 3, was 0 of 3",
        ),
    ),
}


@pytest.mark.parametrize("name", SURFACES)
def test_surfaces_that_changed(name: str) -> None:
    first, last, said = SURFACES[name]
    facts = facts_of(ran(*surfaces(first, last)))
    assert facts == ([said] if said else [])


def test_surfaces_are_held_against_all_that_came_before() -> None:
    """Also against the runs in the middle, which are in neither the first nor the last fortnight."""
    middle = [run(18 - number, 8, surface="trail") for number in range(3)]
    fact = ran(*middle, *surfaces([], ["road"] * 3)).facts[0]
    assert fact.items[0] == (
        "Surface of the runs in the last 2 weeks: road 3 of 3, was 0 of 3 in the 4 weeks before"
    )
    long = ran(*middle, *surfaces([], ["road"] * 3), period=Period.of_days(TODAY, 28 + 365))
    assert [fact for fact in long.facts if "urface" in fact.items[0]] == [], (
        "all of them are in the last part"
    )


def test_of_years_before_no_length_is_counted() -> None:
    years = [run(400 + number, 8, surface="trail") for number in range(3)]
    table = ran(*years, *surfaces([], ["road"] * 3), period=Period.of_days(TODAY, 28 + 500))
    assert "Surface of the runs in the last 4 weeks: road 3 of 3, was 0 of 3 before that" in [
        fact.items[0] for fact in table.facts
    ]


@given(diaries(max_runs=6), st.dates(date(1950, 1, 1), date(2025, 12, 31)), st.integers(0, 30_000))
def test_no_run_of_the_period_is_lost(diary: Diary, last: date, days: int) -> None:
    period = Period.of_days(last, days + 1)
    trends = trends_of(diary, last)
    table = running(trends, period)
    runs = sum(len(day.runs) for day in trends.days.between(period))
    assert sum(int(column.runs) for column in table.columns) == runs
    for fact in table.facts:
        assert len(fact.items) == len(fact.rest) > 0
