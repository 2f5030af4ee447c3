"""What is said before and after saving, to the letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from kneelog.domain.entry import Entry, Kind
from kneelog.domain.places import Place
from kneelog.domain.report import BLANK, ONGOING, KneeReport, Lasted, Swelling
from kneelog.domain.run import Run, RunKind
from kneelog.domain.settings import Units
from kneelog.domain.signs import Sign
from kneelog.services import wording

TODAY = date(2026, 3, 10)
RUN = Run("r", TODAY, distance_m=8200, moving_s=2830, effort=6, kind=RunKind.EASY, surface="trail")
FOUR = KneeReport(4, places=(Place.INNER_JOINT_LINE,))
ENTRY = Entry("e", TODAY, Kind.RUN, time(17, 40), 60, "r", left=FOUR, right=KneeReport(0))
REST = Entry("e", TODAY, Kind.REST, time(7, 2), 60, left=KneeReport(1))

SAVED = [
    ("a run", ENTRY, "Saved: run 17:40, left 4, right 0."),
    ("one knee", replace(ENTRY, right=BLANK), "Saved: run 17:40, left 4, right not recorded."),
    ("a rest day", REST, "Saved: rest 7:02, left 1, right not recorded."),
    ("the next morning", replace(REST, run="r", at=None), "Saved: morning, left 1, right not recorded."),
    (
        "another day",
        replace(ENTRY, on=date(2026, 3, 2), run=None),
        "Saved: run 2 March 17:40, left 4, right 0.",
    ),
    (
        "another year",
        replace(REST, on=date(2025, 3, 2)),
        "Saved: rest 2 March 2025 7:02, left 1, right not recorded.",
    ),
    ("a note alone", replace(REST, left=BLANK, note="x"), "Saved: rest 7:02, no levels, a note."),
    ("moments", replace(ENTRY, left=KneeReport(start=3, after=5)), "Saved: run 17:40, left 5, right 0."),
]


@pytest.mark.parametrize(("entry", "said"), [row[1:] for row in SAVED], ids=[row[0] for row in SAVED])
def test_saving_is_said_in_one_sentence(entry: Entry, said: str) -> None:
    """A wrong knee or a wrong day is seen at once."""
    assert wording.saved_sentence(entry, None, TODAY) == said


KEPT = [
    (
        "nothing",
        Entry("e", TODAY, Kind.RUN, time(17, 40)),
        None,
        "Give a level for at least one knee, or write a note.",
    ),
    (
        "a run without an answer",
        replace(ENTRY, left=BLANK, right=BLANK),
        RUN,
        "Give a level for at least one knee, or write a note.",
    ),
    ("a run", ENTRY, RUN, "Run 17:40, 8.2 km. Left 4, inner side on the joint line. Right 0."),
    (
        "a blank knee",
        replace(ENTRY, right=BLANK),
        RUN,
        "Run 17:40, 8.2 km. Left 4, inner side on the joint line. Right not recorded.",
    ),
    (
        "a place without a level",
        replace(REST, left=KneeReport(places=(Place.HOLLOW,))),
        None,
        "Rest 7:02. Left not recorded, middle of the hollow. Right not recorded.",
    ),
    (
        "more of a knee",
        replace(
            REST,
            left=KneeReport(2, swelling=Swelling.SLIGHT, lasted=Lasted.parse("2d"), signs=(Sign.SQUAT,)),
            note="x",
        ),
        None,
        "Rest 7:02. Left 2, slightly puffy, 2 days, squat or crouch. Right not recorded. With a note.",
    ),
    (
        "a sign alone",
        replace(REST, left=BLANK, signs=(Sign.CALF_SWOLLEN,)),
        None,
        (
            "Rest 7:02. Left not recorded. Right not recorded. "
            "One calf or thigh swollen, warm, throbbing, redder or darker."
        ),
    ),
]


@pytest.mark.parametrize(("entry", "run", "said"), [row[1:] for row in KEPT], ids=[row[0] for row in KEPT])
def test_the_footer_says_what_save_would_keep(entry: Entry, run: Run | None, said: str) -> None:
    """Kind, knees and places are read before Enter is pressed."""
    assert wording.will_keep_sentence(entry, run, today=TODAY) == said


def test_the_footer_speaks_miles_to_whoever_runs_miles() -> None:
    """Distances follow the preference."""
    assert wording.will_keep_sentence(ENTRY, RUN, Units.MILES, TODAY).startswith("Run 17:40, 5.1 mi. ")


def test_the_footer_names_the_shoes() -> None:
    """A pair that was filled in is seen before it is kept."""
    said = wording.will_keep_sentence(ENTRY, replace(RUN, shoes="Glide 4"), today=TODAY)
    assert said.startswith("Run 17:40, 8.2 km, Glide 4. ")


def test_an_imported_run_is_known_by_its_start() -> None:
    """An answer typed at night still speaks of the run at 17:40."""
    started = replace(RUN, started_at=datetime(2026, 3, 10, 17, 40, tzinfo=UTC))
    assert wording.saved_sentence(replace(ENTRY, at=time(23, 5)), started, TODAY).startswith(
        "Saved: run 17:40,"
    )


def test_an_entry_fits_on_one_line() -> None:
    """For lists and for the undo history."""
    assert wording.entry_line(ENTRY, RUN) == "Tuesday 10 March, 17:40: run 8.2 km, left 4, right 0."
    written_after_midnight = replace(ENTRY, on=ENTRY.on + timedelta(days=1))
    assert wording.entry_line(written_after_midnight, RUN) == wording.entry_line(ENTRY, RUN)
    assert wording.changed_sentence(ENTRY) == "Changed Tuesday 10 March: run, left 4, right 0."
    assert wording.deleted_sentence([ENTRY]) == "Deleted Tuesday 10 March."
    assert wording.deleted_sentence([ENTRY, REST]) == "Deleted 2 entries."


def test_the_next_morning_is_asked_about_by_name() -> None:
    """The runner knows which run is meant."""
    assert wording.after_run_sentence(RUN, ENTRY) == "After Tuesday's run, 8.2 km: left 4, right 0."
    assert wording.after_run_sentence(Run("r", TODAY), ENTRY) == "After Tuesday's run: left 4, right 0."


def test_a_run_is_said_in_one_line() -> None:
    """Only what is known is said."""
    assert wording.run_words(RUN) == "8.2 km · 47:10 · effort 6 · easy · trail"
    assert wording.run_words(Run("r", TODAY)) == ""


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(59, "0:59"), (2830, "47:10"), (3599, "59:59"), (3600, "1:00:00"), (3730, "1:02:10")],
)
def test_times_are_written_as_a_watch_shows_them(seconds: int, said: str) -> None:
    """Hours only where there are some."""
    assert wording.duration_words(seconds) == said


@pytest.mark.parametrize(
    ("lasted", "said"),
    [("45min", "45 minutes"), ("1h", "1 hour"), ("36h", "36 hours"), ("1d", "1 day"), ("4d", "4 days")],
)
def test_durations_are_said_aloud(lasted: str, said: str) -> None:
    """As a person would."""
    assert wording.lasted_words(Lasted.parse(lasted)) == said
    assert wording.lasted_words(ONGOING) == "still there"
