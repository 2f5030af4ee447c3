"""Trends answers in plain words: medians and counts, blanks as blanks, and never a verdict."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.domain.care import Appointment
from kneelog.domain.diary import Diary, RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.history import History
from kneelog.domain.period import Period, Span, ending
from kneelog.domain.report import Knee, KneeReport, Swelling
from kneelog.domain.run import Run
from kneelog.rules.review import evaluate
from kneelog.services.day_reading import day_line, day_spoken
from kneelog.services.trend_words import (
    compared,
    knee_sentence,
    length_words,
    number,
    part_caption,
)
from kneelog.services.trends import Trends
from kneelog.words import short_day
from tests.strategies import diaries

if TYPE_CHECKING:
    from kneelog.domain.diary import Record

TODAY = date(2026, 3, 10)
TWELVE_WEEKS = Period.of_days(TODAY, 84)
FORBIDDEN = (
    "abnormal",
    "injury",
    "you have",
    "signs of",
    "likely",
    "safe",
    "healthy",
    "all clear",
    "no problem",
)


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


def rest(days: int, left: int | None, right: int | None = None, **more: object) -> Entry:
    report = KneeReport(left, **more)  # type: ignore[arg-type]
    return Entry(f"rest-{days}", back(days), Kind.REST, left=report, right=KneeReport(right))


def ran(days: int, left: KneeReport | int | None, right: int | None = None) -> tuple[Run, Entry]:
    run = Run(f"run-{days}", back(days), distance_m=7400, moving_s=2470)
    report = left if isinstance(left, KneeReport) else KneeReport(left)
    entry = Entry(
        f"ran-{days}", run.on, Kind.RUN, at=time(18, 30), run=run.id, left=report, right=KneeReport(right)
    )
    return run, entry


def trends_of(*records: Record) -> Trends:
    kinds = {Entry: RecordKind.ENTRY, Run: RecordKind.RUN, Appointment: RecordKind.APPOINTMENT}
    found: dict[RecordKind, dict[str, Record]] = {}
    for record in records:
        found.setdefault(kinds[type(record)], {})[record.id] = record  # type: ignore[union-attr]
    diary = Diary(found)
    history = History.of(diary)
    return Trends.of(diary, history, evaluate(history, diary.rules, TODAY))


def test_last_against_first_part_with_the_runs_of_both() -> None:
    trends = trends_of(*ran(80, 2), *ran(70, 0), *ran(10, 4), *ran(3, 5), rest(1, 4))
    said = knee_sentence(trends, TWELVE_WEEKS, Knee.LEFT)
    assert said.head == "Left: median 4, worst 5 in the last 4 weeks; was 1, worst 2 in the first."
    assert said.rest.startswith("Hurt on 2 of 2 answered runs, was 1 of 2. 76 of all 81 days not recorded.")


def test_of_a_long_period_it_is_said_when_the_first_part_was() -> None:
    year = Period.of_days(TODAY, 365)
    said = knee_sentence(trends_of(rest(360, 2), rest(1, 4)), year, Knee.LEFT)
    began = short_day(year.first, year=True)
    assert (
        said.head
        == f"Left: median 4, worst 4 in the last 4 weeks; was 2, worst 2 in the first, from {began}."
    )


@pytest.mark.parametrize(
    ("records", "head"),
    [
        ([], "Left: not recorded in this period."),
        ([rest(80, 3)], "Left: not recorded in the last 4 weeks, was median 3 in the first."),
        ([rest(2, 3)], "Left: median 3 in the last 4 weeks, not recorded in the first."),
        ([rest(40, 3)], "Left: not recorded in the first nor in the last 4 weeks."),
        (
            [rest(80, 0), rest(2, 0)],
            "Left: median 0, worst 0 in the last 4 weeks; was 0, worst 0 in the first.",
        ),
        (
            [rest(80, 1), rest(2, 3), rest(1, 4)],
            "Left: median 3.5, worst 4 in the last 4 weeks; was 1, worst 1 in the first.",
        ),
    ],
)
def test_what_was_not_recorded_is_said_and_is_no_zero(records: list[Entry], head: str) -> None:
    assert knee_sentence(trends_of(*records), TWELVE_WEEKS, Knee.LEFT).head == head


def test_an_unanswered_run_is_neither_painful_nor_clean() -> None:
    trends = trends_of(*ran(80, 2), Run("open", back(2)), rest(2, 1))
    assert "No answered run there, was hurt on 1 of 1." in knee_sentence(trends, TWELVE_WEEKS, Knee.LEFT).rest


def test_since_when_is_said_while_a_niggle_is_near() -> None:
    near = trends_of(rest(9, 3), rest(8, 3), rest(7, 2))
    assert knee_sentence(near, TWELVE_WEEKS, Knee.LEFT).rest.endswith("Niggle since 1 March.")
    past = trends_of(rest(49, 3), rest(48, 3), rest(2, 0))
    assert "Niggle" not in knee_sentence(past, TWELVE_WEEKS, Knee.LEFT).rest


@pytest.mark.parametrize(
    ("days", "words"), [(28, "4 weeks"), (14, "2 weeks"), (7, "7 days"), (9, "9 days"), (1, "1 day")]
)
def test_lengths_are_said_as_one_says_them(days: int, words: str) -> None:
    assert length_words(days) == words
    assert part_caption(Period.of_days(TODAY, days), is_first=True) == f"first {words}"


@pytest.mark.parametrize(("value", "written"), [(None, "–"), (0, "0"), (4.0, "4"), (3.5, "3.5")])
def test_a_missing_number_is_a_dash(value: float | None, written: str) -> None:
    assert number(value) == written


def test_a_day_is_read_out_with_its_moments_and_what_was_marked() -> None:
    report = KneeReport(start=3, during=2, after=5, swelling=Swelling.SLIGHT)
    trends = trends_of(*ran(14, report, 2))
    assert day_line(trends, back(14)) == (
        "Tuesday 24 February · run 7.4 km, 41:10 · L 5 (start 3, during 2, after 5) · R 2 · left: slightly puffy"
    )
    spoken = day_spoken(trends, back(14))
    assert spoken.startswith(
        "Tuesday 24 February, run 7.4 km, 41:10, left 5 (start 3, during 2, after 5), right 2"
    )
    assert spoken.endswith("Enter opens.")


def test_a_morning_after_is_told_from_the_day_s_worst() -> None:
    run, entry = ran(3, 4, 0)
    morning = Entry("m", back(2), Kind.REST, run=run.id, left=KneeReport(2))
    later = Entry("l", back(2), Kind.REST, at=time(20), left=KneeReport(5))
    trends = trends_of(run, entry, morning, later)
    assert "L 5 (morning 2)" in day_line(trends, back(2))
    assert "R not recorded" in day_line(trends, back(2))


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (4, "Friday 6 March · nothing recorded"),
        (30, "Sunday 8 February · before the first entry"),
        (-2, "Thursday 12 March · still to come"),
    ],
)
def test_a_day_without_anything_says_why(ago: int, said: str) -> None:
    assert day_line(trends_of(rest(9, 3)), back(ago)) == said


def test_this_period_against_the_one_before() -> None:
    trends = trends_of(*ran(100, 4), *ran(95, 5), *ran(10, 3), rest(2, 3))
    left, right, running = compared(trends, TWELVE_WEEKS)
    assert left == (
        "Left: median 3, was 4.5; worst 3, was 5; hurt on 1 of 1 run, was 2 of 2; 82 days not recorded, was 15."
    )
    assert right == "Right: not recorded in either."
    assert running == "Running: 1 run, 7.4 km, longest 7.4 km; was 2 runs, 14.8 km."


@pytest.mark.parametrize(
    ("records", "said"),
    [
        ([rest(100, 4)], "Left: not recorded; was median 4."),
        ([rest(2, 3)], "Left: median 3; worst 3; 2 days not recorded; not recorded before."),
        ([rest(100, 4), rest(2, 0)], "Left: median 0, was 4; worst 0, was 4; 83 days not recorded, was 16."),
    ],
)
def test_nothing_is_compared_with_what_was_not_recorded(records: list[Entry], said: str) -> None:
    assert compared(trends_of(*records), TWELVE_WEEKS)[0] == said


def test_days_to_come_are_not_missing() -> None:
    """Before a visit next week the last weeks are those that were lived."""
    trends = trends_of(rest(80, 1), rest(2, 3), rest(1, 4), rest(0, 4))
    said = knee_sentence(trends, Period(back(83), back(-10)), Knee.LEFT)
    assert said.head == "Left: median 4, worst 4 in the last 4 weeks; was 1, worst 1 in the first."


def test_up_to_a_visit_to_come_only_lived_days_are_compared_with_as_many_before() -> None:
    runs = [record for ago in range(0, 80, 2) for record in ran(ago, 2)]
    left, _right, running = compared(trends_of(*runs), Period(back(27), back(-28)))
    assert "hurt on 14 of 14 runs, was 14 of 14" in left
    assert running.startswith("Running: 14 runs, 103.6 km")
    assert "was 14 runs, 103.6 km" in running


def test_before_the_diary_was_begun_nobody_knows_how_much_was_run() -> None:
    _left, _right, running = compared(trends_of(*ran(2, 1)), TWELVE_WEEKS)
    assert running == "Running: 1 run, 7.4 km, longest 7.4 km; not recorded before."


def test_since_when_is_said_also_up_to_a_visit_to_come() -> None:
    trends = trends_of(rest(9, 3), rest(8, 3), rest(1, 2))
    assert knee_sentence(trends, Period(back(27), back(-28)), Knee.LEFT).rest.endswith(
        "Niggle since 1 March."
    )


def test_no_run_was_answered_is_no_zero_of_zero() -> None:
    trends = trends_of(*ran(100, 4), Run("open", back(2)), rest(1, 1))
    assert "no answered run, was 1 of 1" in compared(trends, TWELVE_WEEKS)[0]


@given(diaries(), st.sampled_from(Span))
def test_no_sentence_ever_judges(diary: Diary, span: Span) -> None:
    history = History.of(diary)
    as_of = max((entry.on for entry in history.entries), default=TODAY)
    trends = Trends.of(diary, history, evaluate(history, diary.rules, as_of))
    period = ending(span, as_of, trends.days.first)
    said = [knee_sentence(trends, period, knee).whole for knee in Knee]
    said += [*compared(trends, period), day_line(trends, as_of), day_spoken(trends, as_of)]
    for sentence in said:
        own = sentence.lower()
        assert not any(
            word in own
            for word in FORBIDDEN
            if word not in "".join(r.title.lower() for r in diary.runs.values())
        )
