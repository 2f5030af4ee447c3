"""The names of all recordings behind a run are kept and matched, not only that of the file it came in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from kneelog.domain.diary import EMPTY
from kneelog.services.activity_items import Answers, Fate, FoundFile
from kneelog.services.activity_plan import change, plan
from kneelog.services.workout import Sport, Workout

NOW = datetime(2026, 3, 10, 11, tzinfo=UTC)
FIT = Workout(
    "FIT", "fit:garmin:1:x", Sport.RUN, start=datetime(2026, 3, 1, 7, 30, tzinfo=UTC), distance_m=5000
)
STRAVA = replace(FIT, source="Strava", source_id="strava:1001", other_ids=("fit:garmin:1:x", "strava:1001"))
MOVED = replace(STRAVA, start=datetime(2026, 3, 1, 19, 30, tzinfo=UTC), distance_m=7000)
"""Whatever was corrected at the service."""


def test_all_names_are_kept_each_once() -> None:
    made = change(plan([FoundFile("export.zip", (STRAVA,))], EMPTY, Answers(), NOW), EMPTY)
    assert made is not None
    (run,) = EMPTY.applying(made.edits).runs.values()
    assert run.source_ids == ("strava:1001", "fit:garmin:1:x")


def test_the_file_of_the_watch_is_known_once_the_service_brought_it() -> None:
    made = change(plan([FoundFile("export.zip", (MOVED,))], EMPTY, Answers(), NOW), EMPTY)
    assert made is not None
    again = plan([FoundFile("run.fit", (FIT,))], EMPTY.applying(made.edits), Answers(), NOW)
    assert [item.fate for item in again.items] == [Fate.KNOWN]


def test_the_service_joins_the_run_that_the_watch_brought() -> None:
    """In one import, and in a later one."""
    together = plan([FoundFile("a", (FIT,)), FoundFile("b", (MOVED,))], EMPTY, Answers(), NOW)
    made = change(together, EMPTY)
    assert made is not None
    assert len(EMPTY.applying(made.edits).runs) == 1
    first = change(plan([FoundFile("a", (FIT,))], EMPTY, Answers(), NOW), EMPTY)
    assert first is not None
    diary = EMPTY.applying(first.edits)
    then = change(plan([FoundFile("b", (MOVED,))], diary, Answers(), NOW), diary)
    assert then is not None
    (run,) = diary.applying(then.edits).runs.values()
    assert set(run.source_ids) == {"strava:1001", "fit:garmin:1:x"}
