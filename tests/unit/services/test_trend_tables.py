"""The tables hold what the charts draw: the very numbers, nothing else, and a blank is never 0."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.domain.care import SINGLE, Appointment
from kneelog.domain.coarse import Grain
from kneelog.domain.diary import Diary, RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.figures import kept, knee_figures, places
from kneelog.domain.history import History
from kneelog.domain.period import Period, Span, ending
from kneelog.domain.places import Place
from kneelog.domain.report import Knee, KneeReport, Swelling
from kneelog.domain.run import Run
from kneelog.domain.settings import Preferences, Units
from kneelog.rules.review import evaluate
from kneelog.services.demo import demo_diary
from kneelog.services.trend_tables import BLANK, NAMES, TITLES, Table, TableName, as_html, as_tsv, table
from kneelog.services.trends import Trends
from tests import strategies
from tests.unit.domain import dense

if TYPE_CHECKING:
    from kneelog.domain.diary import Record

TODAY = date(2026, 3, 10)
FOUR_WEEKS = Period.of_days(TODAY, 28)
SIDES = {Knee.LEFT: "Left", Knee.RIGHT: "Right"}
DENSE_AS_OF = dense.START + timedelta(days=dense.LENGTH - 5)


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


def rest(days: int, left: int | None, right: int | None = None, **more: object) -> Entry:
    report = KneeReport(left, **more)  # type: ignore[arg-type]
    return Entry(f"rest-{days}", back(days), Kind.REST, left=report, right=KneeReport(right))


def ran(days: int, left: KneeReport, right: int | None = None, **facts: object) -> list[Record]:
    run = Run(f"run-{days}", back(days), **facts)  # type: ignore[arg-type]
    return [run, Entry(f"ran-{days}", run.on, Kind.RUN, run=run.id, left=left, right=KneeReport(right))]


def read(diary: Diary, as_of: date = TODAY) -> Trends:
    history = History.of(diary)
    return Trends.of(diary, history, evaluate(history, diary.rules, as_of))


def trends_of(*records: Record | list[Record], units: Units = Units.KILOMETRES) -> Trends:
    kinds = {Entry: RecordKind.ENTRY, Run: RecordKind.RUN, Appointment: RecordKind.APPOINTMENT}
    found: dict[RecordKind, dict[str, Record]] = {
        RecordKind.PREFERENCES: {SINGLE: Preferences(units=units)},
    }
    for item in records:
        for one in item if isinstance(item, list) else [item]:
            found.setdefault(kinds[type(one)], {})[one.id] = one  # type: ignore[union-attr]
    return read(Diary(found))


def column(made: Table, title: str) -> list[str]:
    number = [one.title for one in made.columns].index(title)
    return [row[number] for row in made.rows]


def by_day(made: Table, title: str) -> dict[date, str]:
    """The cells of a column that say anything, by the day of their row."""
    cells = zip(made.days, column(made, title), strict=True)
    return {day: cell for day, cell in cells if day is not None and cell != BLANK}


def row(made: Table, day: date) -> dict[str, str]:
    titles = [one.title for one in made.columns]
    return dict(zip(titles, made.rows[made.days.index(day)], strict=True))


def on(number: int) -> date:
    return date.fromordinal(number)


def in_period(period: Period, number: int) -> bool:
    return period.holds(on(number))


dense_trends = st.builds(read, dense.diaries(), st.just(DENSE_AS_OF))


# The numbers of the charts ----------------------------------------------------------------------------------


@given(dense_trends, dense.periods())
def test_every_dot_of_the_period_is_a_number_of_its_day_and_no_other_number_is(
    trends: Trends, period: Period
) -> None:
    made = table(TableName.PAIN, trends, period)
    for knee, side in SIDES.items():
        drawn = {on(dot.day): str(dot.level) for dot in trends.knee(knee).dots if in_period(period, dot.day)}
        assert by_day(made, side) == drawn
    gaps = {on(gap.day): gap.difference for gap in trends.gaps[Grain.DAY] if in_period(period, gap.day)}
    said = by_day(made, "Left minus right")
    assert {day: int(cell.replace("−", "-")) for day, cell in said.items()} == gaps


@given(dense_trends, dense.periods())
def test_every_morning_and_moment_stands_in_its_own_column(trends: Trends, period: Period) -> None:
    made = table(TableName.PAIN, trends, period)
    for knee, side in SIDES.items():
        known = {day.on: day.knee(knee) for day in trends.days.between(period)}
        mornings = by_day(made, f"{side}, next morning")
        for dot in trends.knee(knee).mornings:
            assert not in_period(period, dot.day) or mornings[on(dot.day)] == str(dot.level)
        for field, cells in (
            ("start", by_day(made, f"{side}, start")),
            ("during", by_day(made, f"{side}, during")),
            ("after", by_day(made, f"{side}, after")),
            ("morning", mornings),
        ):
            drawn = {day: getattr(one, field) for day, one in known.items()}
            assert cells == {day: str(level) for day, level in drawn.items() if level is not None}


@given(dense_trends, dense.periods())
def test_the_median_with_its_reach_is_the_line_that_is_drawn(trends: Trends, period: Period) -> None:
    made = table(TableName.SMOOTH, trends, period)
    for knee, side in SIDES.items():
        drawn = [one for line in trends.knee(knee).smooth[Grain.DAY] for one in line]
        drawn = [one for one in drawn if in_period(period, one.day)]
        said = {day: float(cell) for day, cell in by_day(made, f"{side}, median").items()}
        assert said == {on(one.day): one.median for one in drawn}
        assert by_day(made, f"{side}, lowest") == {on(one.day): str(one.low) for one in drawn}
        assert by_day(made, f"{side}, highest") == {on(one.day): str(one.high) for one in drawn}


@given(dense_trends, dense.periods())
def test_every_bar_is_a_row_with_its_run_and_an_unknown_length_is_a_blank(
    trends: Trends, period: Period
) -> None:
    made = table(TableName.RUNS, trends, period)
    drawn = [bar for bar in trends.bars if in_period(period, bar.day)]
    assert list(made.days) == [on(bar.day) for bar in drawn]
    assert column(made, "Distance, km") == [
        f"{bar.metres / 1000:.1f}" if bar.metres else BLANK for bar in drawn
    ]
    assert column(made, "Longer by, %") == [
        str(bar.longer.percent_longer) if bar.longer else BLANK for bar in drawn
    ]
    assert [cell != BLANK for cell in column(made, "Time, h:mm:ss")] == [bool(bar.seconds) for bar in drawn]
    assert column(made, "Shoes") == [trends.runs[bar.run].shoes or BLANK for bar in drawn]


@given(dense_trends, dense.periods())
def test_every_weekly_bar_in_sight_is_a_row_with_its_totals(trends: Trends, period: Period) -> None:
    made = table(TableName.WEEKS, trends, period)
    drawn = [
        total
        for total in trends.totals[Grain.WEEK]
        if Period(on(total.day), on(total.day + 6)).within(period) is not None
    ]
    assert list(made.days) == [on(total.day) for total in drawn]
    assert column(made, "Runs") == [str(total.runs) for total in drawn]
    assert column(made, "Distance, km") == [
        f"{total.metres / 1000:.1f}" if total.metres else BLANK for total in drawn
    ]
    assert column(made, "Runs without a distance") == [str(total.without_distance) for total in drawn]


@given(dense_trends, dense.periods())
def test_every_mark_is_a_row_with_its_sentence(trends: Trends, period: Period) -> None:
    made = table(TableName.MARKS, trends, period)
    drawn = [mark for mark in trends.marks if in_period(period, mark.day)]
    assert list(made.days) == [on(mark.day) for mark in drawn]
    assert column(made, "Mark") == [mark.word for mark in drawn]
    assert column(made, "What it stands for") == [mark.sentence for mark in drawn]


@given(dense_trends, dense.periods())
def test_every_number_on_the_knee_maps_is_in_the_table(trends: Trends, period: Period) -> None:
    made = table(TableName.WHERE, trends, period)
    assert len(made.columns) == (8 if trends.lived(period).parts else 4)
    rows = iter(made.rows)
    for knee in Knee:
        for place, figures in places(trends.days.between(period), knee).items():
            cells = next(rows)
            assert cells[0] == knee.value
            assert cells[1].lower() == place.facts.plain.lower()
            assert cells[-2:] == (
                str(figures.days),
                BLANK if figures.worst is None else str(figures.worst),
            )
            for number, part in enumerate(trends.lived(period).parts or ()):
                there = places(trends.days.between(part), knee).get(place)
                assert cells[2 + 2 * number] == (BLANK if there is None else str(there.days))
    assert next(rows, None) is None


@given(dense_trends, dense.periods())
def test_every_square_of_the_calendar_is_a_number_and_every_run_day_is_named(
    trends: Trends, period: Period
) -> None:
    made = table(TableName.YEAR, trends, period)
    weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    said: dict[date, str] = {}
    with_run: set[date] = set()
    for number, cells in enumerate(made.rows):
        for step, cell in enumerate(cells[1:8], start=1):
            day = made.day_at(number, step)
            assert day is not None
            if cell != BLANK:
                said[day] = cell
            if weekdays[day.weekday()] in cells[8]:
                with_run.add(day)
    first = period.last - timedelta(days=period.last.weekday() + 52 * 7)
    shown = Period(first, first + timedelta(days=53 * 7 - 1))
    drawn = trends.days.between(shown)
    assert said == {day.on: str(day.worse) for day in drawn if day.worse is not None}
    assert with_run == {day.on for day in drawn if day.runs}


@given(dense_trends, dense.periods())
def test_every_niggle_of_the_period_is_a_row_of_its_own(trends: Trends, period: Period) -> None:
    made = table(TableName.NIGGLES, trends, period)
    listed = [one for one in trends.niggles.listed if Period(one.first, one.last).within(period) is not None]
    assert list(made.days) == [one.first for one in listed]
    assert list(made.ends) == [one.last for one in listed]
    assert column(made, "Days with pain") == [str(len(one.dates)) for one in listed]
    assert column(made, "Worst") == [str(one.worst) for one in listed]
    assert column(made, "Runs that hurt") == [str(one.hurt_runs) if one.answered else BLANK for one in listed]


@given(dense_trends, dense.periods())
def test_both_periods_are_compared_in_the_figures_of_the_sentences(trends: Trends, period: Period) -> None:
    made = table(TableName.COMPARED, trends, period)
    period = trends.lived(period)
    for knee in Knee:
        rows = {cells[1]: cells[2:] for cells in made.rows if cells[0] == knee.value}
        for number, one in enumerate((period, period.before)):
            figures = knee_figures(trends.days, one, knee, trends.as_of)
            assert rows["Worst level"][number] == (BLANK if figures.worst is None else str(figures.worst))
            assert rows["Days with pain"][number] == (str(figures.hurt) if figures.recorded else BLANK)
            assert rows["Runs that hurt"][number] == (str(figures.hurt_runs) if figures.answered else BLANK)
            assert rows["Days not recorded"][number] == (str(figures.unrecorded) if figures.days else BLANK)


# What is left out, and what is blank ------------------------------------------------------------------------


@given(dense_trends, dense.periods(), st.sampled_from(TableName))
def test_no_cell_is_empty_and_every_row_is_as_long_as_the_heading(
    trends: Trends, period: Period, name: TableName
) -> None:
    made = table(name, trends, period)
    assert len(made.days) == len(made.rows)
    for cells in made.rows:
        assert len(cells) == len(made.columns)
        assert all(cells)


@given(dense_trends, dense.periods())
def test_days_before_the_diary_was_begun_and_days_to_come_are_left_out(
    trends: Trends, period: Period
) -> None:
    shown = kept(trends.days, period, trends.as_of)
    days = table(TableName.PAIN, trends, period).days
    assert len(days) == (shown.days if shown is not None else 0)
    assert shown is None or (days[0], days[-1]) == (shown.first, shown.last)


def test_a_day_without_an_entry_is_blank_all_over_and_0_is_said_only_where_0_was_recorded() -> None:
    made = table(TableName.PAIN, trends_of(rest(3, 0), rest(1, 2, 0)), FOUR_WEEKS)
    assert made.days == (back(3), back(2), back(1), TODAY)
    assert made.rows[1][1:] == (BLANK,) * 12
    assert made.rows[0][1:4] == ("rest", "0", BLANK)
    assert made.rows[2][1:4] == ("rest", "2", "0")


def test_a_run_tells_its_moments_and_a_better_left_knee_has_a_minus() -> None:
    report = KneeReport(5, start=3, during=2, after=5)
    made = table(TableName.PAIN, trends_of(*ran(2, report, 9)), FOUR_WEEKS)
    said = row(made, back(2))
    assert said["Date"] == "Sun 8 March"
    assert (said["Run or rest"], said["Left"], said["Right"]) == ("run", "5", "9")
    assert [said[f"Left, {moment}"] for moment in ("start", "during", "after")] == ["3", "2", "5"]
    assert said["Right, start"] == BLANK
    assert said["Left minus right"] == "−4"


def test_what_was_never_asked_is_not_counted_as_none() -> None:
    made = table(TableName.COMPARED, trends_of(rest(3, None, 2)), FOUR_WEEKS)
    left = {cells[1]: cells[2] for cells in made.rows if cells[0] == "left"}
    right = {cells[1]: cells[2:] for cells in made.rows if cells[0] == "right"}
    assert left["Days with pain"] == left["Days swollen"] == left["Runs that hurt"] == BLANK
    assert left["Days recorded"] == "0"
    assert right["Days with pain"] == ("1", BLANK)
    before = {cells[3] for cells in made.rows}
    assert before == {BLANK}  # the diary was not begun yet


def test_recorded_as_not_swollen_is_0_days() -> None:
    made = table(TableName.COMPARED, trends_of(rest(3, 1, swelling=Swelling.NONE)), FOUR_WEEKS)
    assert ("left", "Days swollen", "0", BLANK) in made.rows


def test_a_visit_to_come_is_in_the_table_of_marks() -> None:
    visit = Appointment("v", TODAY + timedelta(days=4), "the physio")
    period = Period(TODAY, TODAY + timedelta(days=7))
    made = table(TableName.MARKS, trends_of(rest(1, 1), visit), period)
    assert made.rows == (("Sat 14 March", "visit", BLANK, "visit: the physio"),)


def test_runs_are_in_the_runners_own_units() -> None:
    run = ran(2, KneeReport(1), distance_m=16_093, moving_s=4_000, shoes="Old", surface="trail")
    trends = trends_of(*run, units=Units.MILES)
    made = table(TableName.RUNS, trends, FOUR_WEEKS)
    assert made.columns[1].title == "Distance, mi"
    assert made.rows[0][1:] == ("10.0", "1:06:40", BLANK, BLANK, "Old", "trail")
    compared = {cells[1]: cells[2] for cells in table(TableName.COMPARED, trends, FOUR_WEEKS).rows[-5:]}
    assert compared == {
        "Runs": "1",
        "Distance, mi": "10.0",
        "Time, h:mm:ss": "1:06:40",
        "Longest run, mi": "10.0",
        "Runs without a distance": "0",
    }


def test_a_week_of_unknown_distances_has_none_rather_than_0_km() -> None:
    made = table(TableName.WEEKS, trends_of(*ran(1, KneeReport(1))), FOUR_WEEKS)
    assert made.rows == (("Mon 9 March", "1", BLANK, BLANK, "1", "1"),)


def test_the_year_of_another_date_is_said() -> None:
    made = table(TableName.PAIN, trends_of(rest(100, 1)), ending(Span.ALL, TODAY, back(100)))
    assert made.rows[0][0] == "Sun 30 November 2025"


def test_running_before_a_niggle_is_blank_where_there_was_no_diary_yet() -> None:
    trends = trends_of(*[rest(days, 3, places=(Place.HOLLOW,)) for days in (3, 2, 1)])
    made = table(TableName.NIGGLES, trends, FOUR_WEEKS)
    assert made.rows[0][:4] == ("left", "hollow", "7 March", "9 March")
    said = row(made, back(3))
    assert said["14 days before: runs"] == said["14 days before that: runs"] == BLANK
    assert said["14 days before: km"] == BLANK


def test_a_cell_of_the_calendar_stands_for_its_own_day_and_a_row_elsewhere_for_the_whole_of_it() -> None:
    trends = trends_of(rest(1, 4), rest(0, 2))
    year = table(TableName.YEAR, trends, FOUR_WEEKS)
    assert year.rows == (("Mon 9 March", "4", "2", *(BLANK,) * 6),)
    assert year.day_at(0, 2) == TODAY
    assert year.day_at(0, 0) == year.day_at(0, 8) == back(1)
    pain = table(TableName.PAIN, trends, FOUR_WEEKS)
    assert pain.day_at(1, 3) == TODAY
    assert pain.day_at(9) is None


def test_every_table_has_a_name_and_a_title() -> None:
    assert set(NAMES) == set(TITLES) == set(TableName)
    made = table(TableName.COMPARED, trends_of(), FOUR_WEEKS)
    assert made.title == "This period against the one before"
    assert made.columns[2].title == "This period: 11 February – 10 March 2026"


# Copying ----------------------------------------------------------------------------------------------------


def test_a_copy_has_iso_dates_plain_numbers_and_empty_cells_for_blanks() -> None:
    made = table(TableName.PAIN, trends_of(rest(3, 0, 4), rest(1, 2)), FOUR_WEEKS)
    head, *lines = as_tsv(made).splitlines()
    assert head.split("\t")[:4] == ["Date", "Run or rest", "Left", "Right"]
    assert lines[0].split("\t") == ["2026-03-07", "rest", "0", "4", *[""] * 8, "-4"]
    assert lines[1].split("\t") == ["2026-03-08", *[""] * 12]
    assert len(lines) == 4


def test_only_the_chosen_rows_are_copied() -> None:
    made = table(TableName.PAIN, trends_of(rest(3, 0), rest(1, 2)), FOUR_WEEKS)
    assert [line[:10] for line in as_tsv(made, [0, 2]).splitlines()[1:]] == ["2026-03-07", "2026-03-09"]
    assert as_html(made, [0, 2]).count("<tr>") == 3


def test_both_dates_of_a_niggle_are_copied() -> None:
    trends = trends_of(*[rest(days, 3) for days in (3, 2, 1)])
    line = as_tsv(table(TableName.NIGGLES, trends, FOUR_WEEKS)).splitlines()[1]
    assert line.split("\t")[2:5] == ["2026-03-07", "2026-03-09", "3"]


@given(strategies.runs("r"))
def test_whatever_shoes_are_called_a_copy_keeps_its_columns_and_starts_no_formula(run: Run) -> None:
    trends = read(Diary({RecordKind.RUN: {"r": run}}))
    made = table(TableName.RUNS, trends, Period(run.on, run.on))
    text = as_tsv(made)
    assert text.count("\n") == 2
    read_back = list(csv.reader(StringIO(text), delimiter="\t"))
    assert [len(cells) for cells in read_back] == [7, 7]
    assert not read_back[1][5].startswith(("=", "+", "-", "@"))


def test_a_copy_for_documents_shows_signs_as_they_are() -> None:
    run = ran(2, KneeReport(1), shoes='<b>"R&D"</b>')
    html = as_html(table(TableName.RUNS, trends_of(*run), FOUR_WEEKS))
    assert "<th>Date</th>" in html
    assert "<td>2026-03-08</td>" in html
    assert "<td>&lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt;</td>" in html


@pytest.mark.parametrize("name", TableName)
def test_a_year_is_copied_whole(name: TableName) -> None:
    trends = read(demo_diary(TODAY))
    made = table(name, trends, ending(Span.ALL, TODAY, trends.days.first))
    assert made.rows
    assert len(as_tsv(made).splitlines()) == len(made.rows) + 1
