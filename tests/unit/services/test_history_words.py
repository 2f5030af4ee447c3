"""The texts of the history's rows and of the detail."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from kneelog.domain.diary import EMPTY, Edit, RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.history import History
from kneelog.domain.places import PLACES, Place
from kneelog.domain.report import KneeReport, Swelling
from kneelog.domain.run import Run
from kneelog.domain.settings import Units
from kneelog.domain.signs import Sign
from kneelog.services import history_words as words
from kneelog.services.history_rows import Book

TODAY = date(2026, 3, 12)
ON = date(2026, 3, 10)
RUN = Run(
    "r",
    ON,
    datetime(2026, 3, 10, 17, 40, tzinfo=timezone(timedelta(hours=1))),
    distance_m=8200,
    moving_s=2830,
    effort=6,
    shoes="Foxglove",
)
ANSWER = Entry(
    "e",
    ON,
    Kind.RUN,
    at=time(18, 30),
    utc_offset=60,
    run="r",
    left=KneeReport(4, places=(Place.INNER_JOINT_LINE,), swelling=Swelling.SLIGHT),
    right=KneeReport(0),
    recorded_at=datetime(2026, 3, 10, 17, 31, tzinfo=UTC),
)
MORNING = Entry("m", date(2026, 3, 11), Kind.REST, run="r", left=KneeReport(2), note="Fine on the stairs.")


def book(*records: Entry | Run) -> Book:
    kinds = {Entry: RecordKind.ENTRY, Run: RecordKind.RUN}
    return Book.of(
        History.of(EMPTY.applying(Edit(kinds[type(item)], item.id, None, item) for item in records))
    )


def test_row_is_read_aloud_whole() -> None:
    assert words.row_sentence(book(RUN, ANSWER), ANSWER, Units.KILOMETRES, TODAY) == (
        "Tuesday 10 March, 18:30, run 8.2 km, left 4, right 0, inner side on the joint line, slightly puffy"
    )


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (RUN, "Tuesday 10 March, 17:40, run 5.1 mi, no answer yet, Enter answers"),
        (MORNING, "Wednesday 11 March, morning, left 2, right not recorded, with a note"),
        (
            replace(MORNING, run=None, on=date(2025, 3, 10), note="", right=KneeReport(3), left=KneeReport()),
            "Monday 10 March 2025, rest, left not recorded, right 3",
        ),
        (
            replace(
                MORNING,
                note="",
                left=KneeReport(1, places=(Place.HOLLOW,)),
                right=KneeReport(1, signs=(Sign.WARM,)),
                signs=(Sign.CALF_SWOLLEN,),
            ),
            (
                "Wednesday 11 March, morning, left 1, right 1, left: middle of the hollow, right: warm, "
                "one calf or thigh swollen, warm, throbbing, redder or darker"
            ),
        ),
    ],
)
def test_other_rows_are_read_aloud(item: Entry | Run, said: str) -> None:
    assert words.row_sentence(book(RUN), item, Units.MILES, TODAY) == said


def test_columns_are_short() -> None:
    known = book(RUN, ANSWER, MORNING)
    assert words.day_words(ON) == "Tue 10"
    assert words.month_words(ON) == "March 2026"
    assert [words.kind_words(known, item, Units.KILOMETRES) for item in (ANSWER, MORNING)] == [
        "Run 8.2 km",
        "morning",
    ]
    assert words.time_words(known, MORNING) == ""
    two = replace(ANSWER.left, places=(Place.INNER_JOINT_LINE, Place.HOLLOW))
    assert words.where_words(two, short=True) == "inner, joint line +1"
    assert words.where_words(two, short=False) == "inner side, on the joint line +1"
    assert words.where_words(ANSWER.right, short=True) == ""
    assert set(words.SHORT_PLACES) == set(PLACES)
    assert set(words.SHORT_SWELLING) == set(Swelling)


def test_detail_tells_the_run() -> None:
    known = book(RUN, ANSWER, MORNING)
    assert words.run_line(known, ANSWER, Units.KILOMETRES) == "Run 8.2 km · 47:10 · effort 6"
    assert words.run_line(known, MORNING, Units.KILOMETRES) == "The morning after the run of 10 March, 8.2 km"
    assert words.run_line(known, replace(MORNING, run=None), Units.KILOMETRES) == "Rest"
    assert words.run_line(known, replace(ANSWER, run=None), Units.KILOMETRES) == "Run"
    assert words.run_details(RUN) == "Foxglove"
    assert words.run_details(None) == ""
    assert words.moments_words(KneeReport(None, 3, None, 5)) == "start 3, after 5"


@pytest.mark.parametrize(
    ("typed", "edited", "said"),
    [
        (datetime(2026, 3, 10, 22, 30, tzinfo=UTC), None, ""),
        (datetime(2026, 3, 10, 23, 30, tzinfo=UTC), None, "Typed 11 March (the next day)"),
        (datetime(2026, 3, 13, 8, tzinfo=UTC), None, "Typed 13 March (3 days later)"),
        (
            datetime(2026, 3, 13, 8, tzinfo=UTC),
            datetime(2027, 1, 2, 8, tzinfo=UTC),
            "Typed 13 March (3 days later) · Changed 2 January 2027",
        ),
    ],
)
def test_late_typing_is_told_by_the_clock_of_the_place(
    typed: datetime, edited: datetime | None, said: str
) -> None:
    assert words.typed_words(replace(ANSWER, recorded_at=typed, edited_at=edited), ON) == said


LENGTHS: dict[str, tuple[int | None, str]] = {
    "longer": (12_400, "12.4 km; longest in the 30 days before: 10.0 km; 24% longer"),
    "a little longer": (10_100, "10.1 km; longest in the 30 days before: 10.0 km; 1% longer"),
    "as long": (10_000, "10.0 km; longest in the 30 days before: 10.0 km"),
    "shorter": (8_000, "8.0 km; longest in the 30 days before: 10.0 km"),
    "its distance is not known": (None, ""),
}


@pytest.mark.parametrize(("metres", "said"), LENGTHS.values(), ids=LENGTHS)
def test_a_run_is_set_against_the_longest_of_the_30_days_before(metres: int | None, said: str) -> None:
    earlier = Run("a", ON - timedelta(days=40), distance_m=16_000)
    lately = Run("b", ON - timedelta(days=9), distance_m=10_000)
    run = replace(RUN, distance_m=metres)
    for item in (run, ANSWER):
        assert words.length_words(book(run, ANSWER, earlier, lately), item, Units.KILOMETRES) == said
    known = book(run, ANSWER, MORNING, earlier, lately)
    assert words.length_words(known, MORNING, Units.KILOMETRES) == "", "the morning after is no run"
    assert words.length_words(known, earlier, Units.KILOMETRES) == "", "nothing is known of before"


def test_count() -> None:
    assert (words.entries_words(214), words.waiting_words(3)) == ("214 entries", "3 unanswered")
    assert words.entries_words(1) == "1 entry"


def test_signs_of_an_entry_in_one_line() -> None:
    entry = replace(MORNING, left=KneeReport(1, signs=(Sign.WARM, Sign.RED)), signs=(Sign.CALF_SWOLLEN,))
    assert words.signs_words(entry) == (
        "left: warm and red; one calf or thigh swollen, warm, throbbing, redder or darker"
    )


@pytest.mark.parametrize(
    ("left", "right", "worst", "knees"),
    [
        (None, None, None, 0),
        (Swelling.NONE, None, Swelling.NONE, 0),
        (Swelling.SLIGHT, Swelling.NONE, Swelling.SLIGHT, 1),
        (Swelling.SLIGHT, Swelling.CLEAR, Swelling.CLEAR, 2),
    ],
)
def test_swelling_of_both_knees(
    left: Swelling | None, right: Swelling | None, worst: Swelling | None, knees: int
) -> None:
    entry = replace(MORNING, left=KneeReport(1, swelling=left), right=KneeReport(1, swelling=right))
    found, swollen = words.swollen(entry)
    assert (found, len(swollen)) == (worst, knees)
