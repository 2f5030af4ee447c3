"""Entries, runs, shoes, care and preferences: what each may hold, and the sentence for what it may not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest

from kneelog.domain.care import Appointment, Background, LookedAt, Score, SeeingSomeone, Tried
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.report import Knee, KneeReport
from kneelog.domain.run import Run, RunKind, Shoe
from kneelog.domain.settings import Country, Preferences
from kneelog.domain.signs import Sign
from kneelog.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = date(2026, 3, 2)
BEFORE = date(2026, 3, 1)
EAST = timezone(timedelta(hours=1))
START = datetime(2026, 3, 2, 23, 50, tzinfo=EAST)


def entry(**given: Any) -> Entry:  # noqa: ANN401 - any field
    return replace(Entry("e", DAY, Kind.REST), **given)


def run(**given: Any) -> Run:  # noqa: ANN401 - any field
    return replace(Run("r", DAY), **given)


REFUSED: dict[str, tuple[Callable[[], object], str, str]] = {
    "an entry without an id": (lambda: entry(id=""), "id", "id takes 1 to 64"),
    "an entry of a nameless run": (lambda: entry(run=" "), "run", "run takes 1 to 64"),
    "a time with its own offset": (lambda: entry(at=time(18, tzinfo=UTC)), "time", "time is 18:00:00"),
    "an offset of a day": (lambda: entry(utc_offset=1440), "utc_offset", "utc_offset is 1440"),
    "a note of blanks": (lambda: entry(note=" "), "note", "note holds nothing but blanks"),
    "medicine on two lines": (
        lambda: entry(eased_by_medicine="a\nb"),
        "eased_by_medicine",
        "eased_by_medicine takes a single line.",
    ),
    "a knee's sign on the person": (
        lambda: entry(signs=(Sign.LOCKED,)),
        "signs",
        "locked is a sign of one knee: give it with left_signs or right_signs.",
    ),
    "a run of 1001 km": (lambda: run(distance_m=1_001_000), "run_km", "run_km is 1001000"),
    "a run shorter than nothing": (lambda: run(distance_m=-1), "run_km", "run_km is -1"),
    "a run of more than a fortnight": (lambda: run(moving_s=1_209_601), "run_minutes", "run_minutes is"),
    "a climb into space": (lambda: run(climb_m=50_001), "run_climb_m", "run_climb_m is 50001"),
    "no heartbeat": (lambda: run(heart_rate=19), "run_heart_rate", "run_heart_rate is 19"),
    "no steps": (lambda: run(cadence=0), "run_cadence", "run_cadence is 0"),
    "effort 11": (lambda: run(effort=11), "run_effort", "run_effort is 11"),
    "a title on two lines": (lambda: run(title="a\nb"), "run_title", "run_title takes a single line."),
    "a nameless name elsewhere": (
        lambda: run(source_ids=("",)),
        "source_ids",
        "The name of a run in another program is empty.",
    ),
    "a start on another day": (
        lambda: run(on=BEFORE, started_at=START),
        "run_started_at",
        "The run started on 2026-03-02, not on 2026-03-01.",
    ),
    "shoes without a name": (lambda: Shoe("s", ""), "name", "A pair of shoes needs a name."),
    "shoes laid aside too early": (
        lambda: Shoe("s", "Blue", from_=DAY, to=BEFORE),
        "to",
        "The end 2026-03-01 lies before the start 2026-03-02.",
    ),
    "seen until before": (
        lambda: SeeingSomeone("s", Knee.LEFT, DAY, BEFORE),
        "until",
        "The end 2026-03-01 lies before",
    ),
    "a score without a value": (
        lambda: Score("s", DAY, "KOOS-12", ""),
        "value",
        "A score needs a name and a value.",
    ),
    "a score without a name": (
        lambda: Score("s", DAY, "", "62"),
        "name",
        "A score needs a name and a value.",
    ),
    "nothing tried": (lambda: Tried("t", DAY, ""), "text", "Say what was tried."),
    "looked at, but not urgent": (
        lambda: LookedAt("l", Sign.CATCHES, Knee.LEFT, DAY),
        "sign",
        "catches is not an urgent sign.",
    ),
    "born in 1899": (lambda: Background(year_of_birth=1899), "year_of_birth", "year_of_birth is 1899"),
    "an appointment with two lines": (
        lambda: Appointment("a", DAY, with_whom="a\nb"),
        "with_whom",
        "with_whom takes a single line.",
    ),
    "an eighth weekday": (lambda: Preferences(first_weekday=7), "first_weekday", "first_weekday is 7"),
    "a number that fills a page": (
        lambda: Preferences(emergency_number="1" * 41),
        "emergency_number",
        "emergency_number is too long",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_is_refused_in_a_sentence(case: str) -> None:
    make, field, said = REFUSED[case]
    with pytest.raises(InvalidValueError) as refused:
        make()
    assert refused.value.field == field
    assert refused.value.sentence.startswith(said)


def test_everything_of_a_run_but_its_date_may_be_unknown() -> None:
    bare = run()
    assert (bare.started_at, bare.distance_m, bare.kind, bare.shoes) == (None, None, None, "")
    full = run(started_at=START, distance_m=8_200, moving_s=2_830, effort=0, kind=RunKind.EASY)
    assert full.on == DAY, "a run across midnight belongs to the date on which it started"


def test_when_it_was_typed_never_moves_when_it_happened() -> None:
    late = entry(recorded_at=datetime(2026, 3, 9, 1, tzinfo=EAST), edited_at=START)
    assert late.on == DAY
    assert (late.recorded_at, late.recorded_at.tzinfo) == (datetime(2026, 3, 9, tzinfo=UTC), UTC)
    assert late.edited_at is not None
    assert late.edited_at.tzinfo is UTC


@pytest.mark.parametrize(
    ("given", "is_followup", "is_answered", "says_nothing"),
    [
        ({}, False, False, True),
        ({"note": "stairs fine"}, False, False, False),
        ({"right": KneeReport(0)}, False, True, False),
        ({"left": KneeReport(signs=(Sign.WARM,))}, False, False, False),
        ({"kind": Kind.RUN, "run": "r"}, False, False, False),
        ({"kind": Kind.REST, "run": "r"}, True, False, False),
        ({"signs": (Sign.CALF_SWOLLEN,)}, False, False, False),
    ],
    ids=str,
)
def test_an_entry_knows_what_it_says(
    given: dict[str, Any], is_followup: bool, is_answered: bool, says_nothing: bool
) -> None:
    made = entry(**given)
    assert (made.is_followup, made.is_answered, made.says_nothing) == (is_followup, is_answered, says_nothing)


def test_each_knee_is_asked_for_by_its_side() -> None:
    made = entry(left=KneeReport(4), right=KneeReport(0))
    assert (made.report(Knee.LEFT).worst, made.report(Knee.RIGHT).worst) == (4, 0)


@pytest.mark.parametrize(
    ("day", "until", "is_seen"),
    [
        (BEFORE, None, False),
        (DAY, None, True),
        (date(2027, 1, 1), None, True),
        (DAY, DAY, True),
        (date(2026, 3, 3), DAY, False),
    ],
)
def test_being_seen_by_someone_holds_from_its_first_to_its_last_day(
    day: date, until: date | None, is_seen: bool
) -> None:
    assert SeeingSomeone("s", Knee.LEFT, DAY, until).covers(day) is is_seen


def test_elsewhere_the_runners_own_numbers_are_shown() -> None:
    other = Preferences(country=Country.OTHER, emergency_number="144", advice_number="0800 1")
    assert other.numbers == ("144", "0800 1")
    assert Preferences(country=Country.AUSTRALIA, emergency_number="144").numbers == ("000", "")
