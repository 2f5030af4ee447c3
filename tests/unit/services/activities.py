"""Workouts as readers hand them over, in few words, for the tests of what becomes of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from kneelog.domain.diary import Diary, RecordKind
from kneelog.domain.run import Run
from kneelog.services.activity_plan import Answers, FoundFile, Item, change, plan
from kneelog.services.workout import Sport, Workout, Zone

START = datetime(2026, 3, 1, 7, 30, tzinfo=UTC)
"""8:30 in Berlin."""
NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
BERLIN = Answers(zone="Europe/Berlin", unknown_is_run=True)


def workout(sort: str = "fit", minutes: float = 0, **told: Any) -> Workout:  # noqa: ANN401 - any field of a workout
    """A run of 8.2 km in 47:10, so many minutes after :data:`START`, from a file of that sort."""
    start = told.pop("start", START + timedelta(minutes=minutes))
    facts: dict[str, Any] = {
        "source": sort.upper(),
        "source_id": f"{sort}:{start}",
        "sport": Sport.RUN,
        "start": start,
        "zone": Zone.UTC if start is None or start.tzinfo else Zone.LOCAL,
        "distance_m": 8200,
        "moving_s": 2830,
    }
    return Workout(**facts | told)


def on_the_wall(hour: int, minute: int = 30, **told: Any) -> Workout:  # noqa: ANN401
    """The run as Garmin Connect's list has it: by a clock on the wall."""
    return workout("garmin-connect", start=datetime(2026, 3, 1, hour, minute), **told)  # noqa: DTZ001 - as in the list


def run(**told: Any) -> Run:  # noqa: ANN401 - any field of a run
    """A run of the diary on the day of :data:`START`."""
    facts: dict[str, Any] = {"id": "run", "on": START.date()}
    return Run(**facts | told)


def diary(*runs: Run) -> Diary:
    """A diary of these runs."""
    return Diary({RecordKind.RUN: {each.id: each for each in runs}})


def files(*workouts: Workout) -> list[FoundFile]:
    """Each workout in a file of its own, a.fit and b.gpx."""
    return [
        FoundFile(f"{chr(97 + number)}.{each.source.lower()}", (each,))
        for number, each in enumerate(workouts)
    ]


def rows(*workouts: Workout, known: Diary | None = None, answers: Answers = BERLIN) -> tuple[Item, ...]:
    """The rows of an import of ``workouts``."""
    return plan(files(*workouts), known or diary(), answers, NOW).items


def imported(*workouts: Workout, known: Diary | None = None, answers: Answers = BERLIN) -> Diary:
    """The diary after an import of ``workouts``; only its runs, without the instants at which they were edited."""
    before = known or diary()
    made = change(plan(files(*workouts), before, answers, NOW), before)
    return before if made is None else before.applying(made.edits)


def runs(*workouts: Workout, known: Diary | None = None, answers: Answers = BERLIN) -> list[Run]:
    """The runs after an import of ``workouts``, by their starts."""
    found = imported(*workouts, known=known, answers=answers).runs.values()
    return sorted(found, key=lambda each: (each.on, str(each.started_at), each.id))


def unedited(each: Run) -> Run:
    """A run without the moment at which it was edited."""
    return replace(each, edited_at=None)
