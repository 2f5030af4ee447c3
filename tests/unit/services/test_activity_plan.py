"""What the runner is told before anything is taken in: each file's fate, what to check, what is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from kneelog.domain.diary import EMPTY, Diary, RecordKind
from kneelog.domain.settings import Preferences, Units
from kneelog.errors import UsageError
from kneelog.services.activity_plan import (
    Answers,
    Fate,
    FoundFile,
    Topic,
    answered,
    change,
    plan,
    remembered,
)
from kneelog.services.workout import Doubt, Sport, Zone
from tests.unit.services.activities import (
    BERLIN,
    NOW,
    START,
    diary,
    files,
    imported,
    on_the_wall,
    rows,
    run,
    workout,
)

if TYPE_CHECKING:
    from kneelog.services.workout import Workout

FATES = {
    "a run": (workout(), BERLIN, Fate.NEW, ""),
    "a walk": (
        workout(sport=Sport.WALK),
        BERLIN,
        Fate.NOT_A_RUN,
        "It is a walk: walks and hikes come in if you ask",
    ),
    "a hike": (workout(sport=Sport.HIKE), BERLIN, Fate.NOT_A_RUN, "It is a hike"),
    "a walk that is asked for": (workout(sport=Sport.WALK), replace(BERLIN, with_walks=True), Fate.NEW, ""),
    "a ride": (
        workout(sport=Sport.OTHER, sport_name="cycling"),
        replace(BERLIN, with_walks=True),
        Fate.NOT_A_RUN,
        "It is no run but “cycling”.",
    ),
    "no sport, not asked yet": (
        workout(sport=Sport.UNKNOWN),
        Answers(),
        Fate.WAITING,
        "The file does not say whether it is a run.",
    ),
    "no sport, to be left out": (
        workout(sport=Sport.UNKNOWN),
        Answers(unknown_is_run=False),
        Fate.NOT_A_RUN,
        "The file does not say whether it is a run; you asked to leave such files out.",
    ),
    "no sport, to come in": (workout(sport=Sport.UNKNOWN), BERLIN, Fate.NEW, ""),
    "no unit, not asked yet": (
        on_the_wall(8, doubts=(Doubt.NO_UNIT,)),
        BERLIN,
        Fate.WAITING,
        "The file does not say whether it counts kilometres or miles.",
    ),
    "a walk without a unit": (
        on_the_wall(8, sport=Sport.WALK, doubts=(Doubt.NO_UNIT,)),
        BERLIN,
        Fate.NOT_A_RUN,
        "",
    ),
    "a distance from the track": (
        workout(doubts=(Doubt.COMPUTED,)),
        BERLIN,
        Fate.NEW,
        "Its distance was computed from its track.",
    ),
}


@pytest.mark.parametrize(("found", "answers", "fate", "said"), FATES.values(), ids=FATES)
def test_each_workout_has_its_fate(found: Workout, answers: Answers, fate: Fate, said: str) -> None:
    (row,) = rows(found, answers=answers)
    assert row.fate is fate
    assert row.sentence.startswith(said)
    assert (row.run is not None) == row.is_chosen == (fate is Fate.NEW)


DOUBTS: dict[str, tuple[dict[str, Any], str]] = {
    "damaged": ({"doubts": (Doubt.DAMAGED,)}, "its file is damaged, and a part of the run may be missing"),
    "a clock that was not set": ({"doubts": (Doubt.NO_CLOCK,)}, "the clock of the watch was not set"),
    "a ride, by its pace": ({"distance_m": 40_000}, "its pace is 1:10 a kilometre"),
    "a stroll, by its pace": ({"distance_m": 2000}, "its pace is 23:35 a kilometre"),
    "two days": ({"moving_s": 48 * 3600, "distance_m": None}, "it took 48:00:00"),
    "to the next country": ({"distance_m": 600_000}, "it is 600.0 km long"),
    "a bird's heart": ({"heart_rate": 255}, "its heart rate is 255"),
    "neither time nor distance": (
        {"distance_m": None, "moving_s": None},
        "it has neither a time nor a distance",
    ),
    "before there were such watches": (
        {"start": datetime(1989, 12, 31, 3, tzinfo=UTC)},
        "its date, 31 Dec 1989, lies before there were such watches",
    ),
    "next week": ({"start": NOW + timedelta(days=7)}, "its date, 17 Mar 2026, is still to come"),
    "a heart rate that cannot be": ({"heart_rate": 400}, "its heart rate of 400 cannot be, and is left out"),
    "a distance that cannot be": (
        {"distance_m": 2_000_000},
        "its distance of 2000000 metres cannot be, and is left out",
    ),
    "27 days": ({"moving_s": 27 * 86400}, "its time of 2332800 seconds cannot be, and is left out"),
    "two things": ({"heart_rate": 20, "doubts": (Doubt.DAMAGED,)}, "may be missing; its heart rate is 20"),
}


@pytest.mark.parametrize(("told", "said"), DOUBTS.values(), ids=DOUBTS)
def test_what_is_doubtful_is_marked_and_comes_in(told: dict[str, Any], said: str) -> None:
    """Only the runner knows what was so: it is neither dropped nor believed in silence."""
    (row,) = rows(workout(**told))
    assert (row.fate, row.is_chosen, row.run is not None) == (Fate.DOUBTFUL, True, True)
    assert row.sentence.startswith("Please check: ")
    assert f"{said}." in row.sentence


UNDATED = {
    "no clock": (Doubt.NO_CLOCK, "the clock of the watch was not set, so its date is not known"),
    "no times": (Doubt.NO_TIMES, "its track has no times, so its date is not known"),
}


@pytest.mark.parametrize(("doubt", "said"), UNDATED.values(), ids=UNDATED)
def test_what_no_diary_can_hold_is_said(doubt: Doubt, said: str) -> None:
    """A run without a date cannot be put anywhere; the runner can log it by hand."""
    (row,) = rows(workout(start=None, doubts=(doubt,)))
    assert (row.fate, row.run, row.is_chosen) == (Fate.DOUBTFUL, None, False)
    assert row.sentence == f"It cannot be kept: {said}. Log it by hand."


def test_a_row_says_what_was_run_in_the_runners_units() -> None:
    found = workout(
        distance_m=12_400, moving_s=3910, title="Morning\nrun", device="Garmin fenix 5", sport_name="x"
    )
    (row,) = rows(found)
    assert (row.day, row.time, row.distance, row.duration) == (
        "Sunday 1 Mar 2026",
        "8:30",
        "12.4 km",
        "1:05:10",
    )
    assert row.what == "Morning run · Garmin fenix 5 (FIT)"
    miles = Diary({RecordKind.PREFERENCES: {"1": Preferences(units=Units.MILES)}})
    (row,) = rows(found, known=miles)
    assert row.distance == "7.7 mi"


def test_the_other_files_of_a_run_are_rows_that_go_with_it() -> None:
    """The one that is kept can be taken out; the others then stay out too."""
    first, second = files(workout(), workout("gpx", 1, heart_rate=150))
    planned = plan([first, second], EMPTY, BERLIN, NOW)
    assert [row.fate for row in planned.items] == [Fate.MERGED, Fate.NEW]
    assert planned.items[0].sentence == "It is the same run as in b.gpx, and kept once."
    assert planned.items[0].run is None
    made = change(planned, EMPTY, {0})
    assert made is None or not made.touches(RecordKind.RUN)


def test_unreadable_files_are_rows_in_their_place() -> None:
    bad = FoundFile("b.pdf", problem="It is a PDF, not an activity file.")
    listed = FoundFile("s.zip", (workout("strava", 600),), "The export lacks this file.", "activities/1.fit")
    planned = plan([*files(workout()), bad, listed], EMPTY, BERLIN, NOW)
    assert [row.fate for row in planned.items] == [Fate.NEW, Fate.UNREADABLE, Fate.NEW]
    assert planned.items[1].sentence == "It is a PDF, not an activity file."
    assert planned.items[2].sentence == "The export lacks this file."
    assert planned.items[2].within == "activities/1.fit"


def test_the_summary_counts_everything_once() -> None:
    found = [
        workout(),
        workout("gpx", 1),
        workout("fit", 300, heart_rate=255),
        workout("fit", 600, sport=Sport.WALK),
        workout("fit", 900, sport=Sport.UNKNOWN),
        workout("fit", start=None),
    ]
    known = imported(workout("fit", 2000))
    planned = plan(
        [*files(*found, workout("fit", 2000)), FoundFile("x", problem="No.")], known, Answers(), NOW
    )
    assert planned.summary == (
        "2 new runs, 1 already there, 1 merged with another, 1 not a run, 1 waiting for an answer, "
        "1 without a date, 1 unreadable. Please check 1."
    )
    assert sum(planned.counts.values()) == len(planned.items) == 8
    assert planned.has_walks
    assert plan([], known, Answers(), NOW).summary == "Nothing was found in these files."


# ---- questions ----------------------------------------------------------------------------------------------------


def asked(*found: Workout, answers: Answers = BERLIN) -> dict[Topic, tuple[int, str | None]]:
    """How many workouts each question is about, and its answer."""
    questions = plan(files(*found), EMPTY, answers, NOW).questions
    return {question.topic: (question.count, question.answer) for question in questions}


def test_a_question_is_asked_once_for_all_files() -> None:
    unknown = [workout("gpx", 200 * number, sport=Sport.UNKNOWN, zone=Zone.OFFSET) for number in range(3)]
    assert asked(*unknown, answers=Answers()) == {Topic.SPORT: (3, None)}
    assert asked(*unknown) == {Topic.SPORT: (3, "run")}
    assert asked(workout()) == {Topic.ZONE: (1, "Europe/Berlin")}
    assert asked(workout(zone=Zone.OFFSET)) == {}


def test_what_another_file_tells_is_not_asked() -> None:
    """The track does not say what it is; the watch that recorded the same run does."""
    both = [workout("gpx", sport=Sport.UNKNOWN), workout("fit")]
    assert Topic.SPORT not in asked(*both, answers=Answers())


def test_nothing_is_asked_about_what_is_there_already() -> None:
    found = workout(sport=Sport.UNKNOWN)
    assert plan(files(found), imported(found), Answers(), NOW).questions == ()


MILES = on_the_wall(8, distance_m=5000, climb_m=100, doubts=(Doubt.NO_UNIT,))
UNITS = {"km": (5000, 100), "mi": (8047, 30)}


@pytest.mark.parametrize(("value", "expected"), UNITS.items())
def test_the_unit_that_was_answered_counts(value: str, expected: tuple[int, int]) -> None:
    """Heights are feet where distances are miles."""
    (row,) = rows(MILES, answers=answered(BERLIN, Topic.UNITS, value))
    assert row.run is not None
    assert (row.run.distance_m, row.run.climb_m) == expected


ZONES = {
    "UTC, on the day after": (
        workout(start=datetime(2026, 3, 1, 23, 30, tzinfo=UTC)),
        "2026-03-02T00:30:00+01:00",
    ),
    "in summer": (workout(start=datetime(2026, 7, 1, 6, tzinfo=UTC)), "2026-07-01T08:00:00+02:00"),
    "by a clock on the wall": (on_the_wall(8), "2026-03-01T08:30:00+01:00"),
    "with its own offset": (
        workout(start=datetime.fromisoformat("2026-03-01T08:30:00-05:00"), zone=Zone.OFFSET),
        "2026-03-01T08:30:00-05:00",
    ),
    "to the second": (
        workout(start=datetime(2026, 3, 1, 7, 30, 59, 900_000, tzinfo=UTC)),
        "2026-03-01T08:30:59+01:00",
    ),
    "an offset that had seconds": (
        workout(start=datetime.fromisoformat("2026-03-01T08:30:00+00:53:28"), zone=Zone.OFFSET),
        "2026-03-01T08:29:32+00:53",
    ),
}


@pytest.mark.parametrize(("found", "expected"), ZONES.values(), ids=ZONES)
def test_a_run_starts_by_the_clock_of_the_place(found: Workout, expected: str) -> None:
    """Its date is that of the place too, also across midnight."""
    (row,) = rows(replace(found, source_id="x"), answers=BERLIN)
    assert row.run is not None
    assert row.run.started_at is not None
    assert row.run.started_at.isoformat() == expected
    assert row.run.on == date.fromisoformat(expected[:10])


@pytest.mark.parametrize("year", [1, 9999])
def test_the_edges_of_the_calendar_are_a_doubt_and_no_defect(year: int) -> None:
    moments = [datetime(year, 1, 1, tzinfo=UTC), datetime(year, 12, 31, 23, 59), datetime(year, 1, 1)]  # noqa: DTZ001
    for number, start in enumerate(moments):
        (row,) = rows(workout(start=start, source_id=str(number)), answers=Answers(zone="Asia/Tokyo"))
        assert row.fate is Fate.DOUBTFUL


BAD_ANSWERS = [
    (Topic.ZONE, "Mars/Crater"),
    (Topic.ZONE, "../etc/passwd"),
    (Topic.UNITS, "leagues"),
    (Topic.SPORT, ""),
]


@pytest.mark.parametrize(("topic", "value"), BAD_ANSWERS)
def test_an_answer_that_does_not_exist_is_refused(topic: Topic, value: str) -> None:
    with pytest.raises(UsageError):
        answered(Answers(), topic, value)


# ---- the change ---------------------------------------------------------------------------------------------------


def label(found: list[FoundFile], known: Diary = EMPTY) -> str:
    """What the undo history says of an import."""
    made = change(plan(found, known, BERLIN, NOW), known)
    assert made is not None
    return made.label


def test_the_change_says_how_many_runs_came_from_what() -> None:
    two = files(workout(), workout("fit", 300))
    assert label(two) == "Imported 2 runs from 2 files"
    assert label(two[:1]) == "Imported 1 run from “a.fit”"
    assert (
        label([FoundFile("down/strava.zip", (workout(), workout("fit", 300)))])
        == "Imported 2 runs from “strava.zip”"
    )
    assert label(two, diary(run(distance_m=8200))) == "Imported 2 runs from 2 files"
    assert label(two[:1], diary(run(distance_m=8200))) == "Added to 1 run from “a.fit”"


def test_one_undo_takes_all_of_it_back() -> None:
    known = diary(run(distance_m=8200))
    made = change(plan(files(workout(), workout("fit", 2000)), known, BERLIN, NOW), known)
    assert made is not None
    assert known.applying(made.edits).applying(made.reversed().edits).runs == known.runs


def test_an_undone_import_gives_the_same_runs_again() -> None:
    """An entry that was written for a run meanwhile finds it under its name."""
    assert (
        imported(workout(), workout("fit", 300)).runs.keys()
        == imported(workout("fit", 300), workout()).runs.keys()
    )


def test_a_run_that_has_the_name_is_left_alone() -> None:
    """Where the runner's other diary gave the name to another run, the new one gets another."""
    (name,) = imported(workout()).runs
    taken = diary(run(id=name, on=date(2020, 1, 1)))
    after = imported(workout(), known=taken)
    assert len(after.runs) == 2
    assert after.runs[name] == run(id=name, on=date(2020, 1, 1))


def test_only_what_was_chosen_comes_in() -> None:
    planned = plan(files(workout(), workout("fit", 300)), EMPTY, BERLIN, NOW)
    made = change(planned, EMPTY, [1])
    assert made is not None
    assert [edit.kind for edit in made.edits if edit.kind is RecordKind.RUN] == [RecordKind.RUN]
    assert made.edits[0].after == planned.items[1].run


def test_answers_are_remembered_with_the_import() -> None:
    """The next import asks nothing; undoing this one asks again."""
    answers = Answers("Europe/Berlin", Units.MILES, unknown_is_run=False, with_walks=True)
    found = [workout("gpx", 900, sport=Sport.UNKNOWN), workout("fit", 400, sport=Sport.WALK), MILES]
    made = change(plan(files(*found), EMPTY, answers, NOW), EMPTY)
    assert made is not None
    after = EMPTY.applying(made.edits)
    assert remembered(after) == answers
    assert remembered(after.applying(made.reversed().edits)) == Answers()


def test_what_was_not_asked_is_not_remembered() -> None:
    """An option on the command line for this once says nothing of files to come."""
    answers = Answers("Europe/Berlin", Units.MILES, unknown_is_run=False, with_walks=True)
    made = change(plan(files(workout(zone=Zone.OFFSET)), EMPTY, answers, NOW), EMPTY)
    assert made is not None
    assert [edit.kind for edit in made.edits] == [RecordKind.RUN]


def test_an_answer_that_leaves_everything_out_is_remembered_too() -> None:
    found = files(workout(sport=Sport.UNKNOWN))
    made = change(plan(found, EMPTY, Answers(unknown_is_run=False), NOW), EMPTY)
    assert made is not None
    assert (made.label, len(made.edits)) == ("Remembered the answers for imports.", 1)


def test_a_zone_that_this_computer_lacks_is_forgotten() -> None:
    """A diary that comes from a newer computer still imports."""
    kept = Diary({RecordKind.PREFERENCES: {"1": Preferences(import_zone="Mars/Crater", import_walks=True)}})
    assert remembered(kept) == Answers(with_walks=True)


NAMES = {"too long": "fit:" + "9" * 500, "with a line break": "fit:a\nb", "empty": ""}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_strange_name_is_kept_in_a_form_that_a_diary_holds(name: str) -> None:
    """And still recognised when the file comes again."""
    found = replace(workout(), source_id=name, title="A\ttitle\n" * 100, device="\x00watch")
    after = imported(found)
    assert plan(files(found), after, BERLIN, NOW).counts[Fate.KNOWN] == 1
    assert START.date() in {each.on for each in after.runs.values()}
