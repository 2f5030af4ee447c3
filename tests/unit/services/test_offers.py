"""The Log page opens with the right question, so a tired runner corrects nothing before typing a level."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from kneelog.domain.diary import EMPTY, Diary, Edit, RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.places import Place
from kneelog.domain.report import Knee, KneeReport
from kneelog.domain.run import Run
from kneelog.domain.settings import Units
from kneelog.services import offers

ZONE = timezone(timedelta(hours=1))
TODAY = date(2026, 3, 10)


def at(hour: int, minute: int = 0, day: date = TODAY) -> datetime:
    return datetime.combine(day, time(hour, minute), ZONE)


def diary(*records: Entry | Run) -> Diary:
    return EMPTY.applying(
        Edit(RecordKind.RUN if isinstance(item, Run) else RecordKind.ENTRY, item.id, None, item)
        for item in records
    )


def entry(name: str, days_ago: int, kind: Kind, left: int | None = 4, run: str | None = None) -> Entry:
    return Entry(
        name,
        TODAY - timedelta(days=days_ago),
        kind,
        run=run,
        left=KneeReport(left),
        right=KneeReport(0 if left is not None else None),
        recorded_at=datetime(2026, 3, 10, tzinfo=UTC),
    )


def run(name: str, hours_ago: float, source: str = "Garmin") -> Run:
    start = at(18) - timedelta(hours=hours_ago)
    return Run(name, start.date(), started_at=start, distance_m=8200, source=source)


@pytest.mark.parametrize(
    ("case", "known", "kind", "run_id"),
    [
        ("an empty diary expects a run", diary(), Kind.RUN, None),
        ("a run imported an hour ago waits", diary(run("a", 1)), Kind.RUN, "a"),
        ("of two that wait the newest is offered", diary(run("a", 30), run("b", 2)), Kind.RUN, "b"),
        ("35 hours old is still fresh", diary(run("a", 35.9)), Kind.RUN, "a"),
        ("36 hours old is not, and whoever imports is resting today", diary(run("a", 36)), Kind.REST, None),
        ("imports of 15 days ago say nothing of today", diary(run("a", 24 * 15 + 1)), Kind.RUN, None),
        (
            "an answered run does not wait",
            diary(run("a", 1, source=""), entry("e", 0, Kind.RUN, run="a")),
            Kind.REST,
            None,
        ),
        (
            "an entry without a level is no answer",
            diary(run("a", 1), entry("e", 0, Kind.RUN, None, run="a")),
            Kind.RUN,
            "a",
        ),
        ("after today's run the next entry is a rest", diary(entry("e", 0, Kind.RUN)), Kind.REST, None),
        ("after today's rest a run may follow", diary(entry("e", 0, Kind.REST)), Kind.RUN, None),
    ],
)
def test_form_opens_as_run_or_rest(case: str, known: Diary, kind: Kind, run_id: str | None) -> None:
    found = offers.offer(known, at(18))
    assert found.kind is kind, case
    assert (found.run.id if found.run else None) == run_id, case


YESTERDAY = entry("y", 1, Kind.RUN, run="r")
RUN = Run("r", TODAY - timedelta(days=1), distance_m=8200)


@pytest.mark.parametrize(
    ("case", "known", "hour", "asks"),
    [
        ("the morning after an answered run asks", diary(RUN, YESTERDAY), 7, "form"),
        ("one minute before noon still asks", diary(RUN, YESTERDAY), 11.98, "form"),
        ("from noon on it is one line", diary(RUN, YESTERDAY), 12, "line"),
        ("with an entry of today it is one line", diary(RUN, YESTERDAY, entry("t", 0, Kind.REST)), 7, "line"),
        (
            "an unanswered run of yesterday asks nothing",
            diary(RUN, entry("y", 1, Kind.RUN, None, "r")),
            7,
            None,
        ),
        ("mornings older than a day are never asked", diary(entry("y", 2, Kind.RUN)), 7, None),
        ("a rest day of yesterday asks nothing", diary(entry("y", 1, Kind.REST)), 7, None),
        ("once answered it is quiet", diary(RUN, YESTERDAY, entry("f", 0, Kind.REST, run="r")), 7, None),
        ("a run known only by its entry asks too", diary(entry("y", 1, Kind.RUN)), 7, "form"),
        ("a fresh run that waits comes first", diary(RUN, YESTERDAY, run("new", 12)), 7, "line"),
    ],
)
def test_next_morning_is_asked_once_and_only_then(
    case: str, known: Diary, hour: float, asks: str | None
) -> None:
    found = offers.offer(known, at(int(hour), round(hour % 1 * 60))).morning
    assert (None if found is None else "form" if found.is_form else "line") == asks, case
    if found is not None:
        assert (found.left, found.right) == (4, 0)


def test_place_marked_last_is_one_key_away_for_42_days() -> None:
    def marked(days_ago: int, place: Place) -> Entry:
        report = KneeReport(3, places=(place,))
        return Entry(f"p{days_ago}", TODAY - timedelta(days=days_ago), Kind.REST, left=report)

    known = diary(marked(42, Place.KNEECAP), marked(43, Place.HOLLOW))
    assert offers.last_place(known, Knee.LEFT, TODAY) is Place.KNEECAP
    assert offers.last_place(known, Knee.RIGHT, TODAY) is None
    assert offers.last_place(known, Knee.LEFT, TODAY + timedelta(days=1)) is None


START = datetime(2026, 3, 8, 8, 12, tzinfo=ZONE)
WAITS = Run("a", START.date(), START, 12_400, 3910)
OFFERED: dict[str, tuple[Run, Units, str]] = {
    "a run of this week": (WAITS, Units.KILOMETRES, "Sunday 8:12, 12.4 km, 1:05:10"),
    "in miles": (WAITS, Units.MILES, "Sunday 8:12, 7.7 mi, 1:05:10"),
    "today": (
        replace(WAITS, on=TODAY, started_at=at(17, 40)),
        Units.KILOMETRES,
        "Today 17:40, 12.4 km, 1:05:10",
    ),
    "six days ago": (Run("a", TODAY - timedelta(days=6)), Units.KILOMETRES, "Wednesday"),
    "a week ago a weekday could be taken for today": (
        Run("a", TODAY - timedelta(days=7), distance_m=8000),
        Units.KILOMETRES,
        "3 March, 8.0 km",
    ),
    "another year": (Run("a", date(2025, 12, 31), moving_s=600), Units.KILOMETRES, "31 December 2025, 10:00"),
    "a clock that runs ahead": (Run("a", TODAY + timedelta(days=1)), Units.KILOMETRES, "11 March"),
}


@pytest.mark.parametrize(("run", "units", "said"), OFFERED.values(), ids=OFFERED)
def test_a_waiting_run_is_known_by_its_day_start_and_length(run: Run, units: Units, said: str) -> None:
    assert offers.waiting_run_words(run, TODAY, units) == said
