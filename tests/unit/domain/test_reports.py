"""What may be said of one knee: blank is never 0, the worst counts, and the order of ticking is forgotten."""

from __future__ import annotations

from typing import Any

import pytest

from kneelog.domain.places import Place
from kneelog.domain.report import BLANK, ONGOING, Knee, KneeReport, Lasted, LastedUnit, Swelling
from kneelog.domain.signs import Sign
from kneelog.errors import InvalidValueError


@pytest.mark.parametrize(
    ("given", "worst"),
    [
        ({}, None),
        ({"level": 0}, 0),
        ({"level": 4}, 4),
        ({"start": 0}, 0),
        ({"start": 3, "during": 1, "after": 5}, 5),
        ({"level": 6, "after": 5}, 6),
        ({"level": 5, "after": 5}, 5),
    ],
    ids=str,
)
def test_a_knees_level_is_the_worst_that_was_given(given: dict[str, Any], worst: int | None) -> None:
    assert KneeReport(**given).worst == worst


def test_not_recorded_is_not_zero() -> None:
    assert BLANK.is_blank
    assert not KneeReport(0).is_blank
    assert KneeReport(0) != BLANK
    assert not KneeReport(swelling=Swelling.NONE).is_blank, "none was seen, which is something"


@pytest.mark.parametrize(
    ("given", "field", "said"),
    [
        ({"level": 11}, "level", "level is 11"),
        ({"start": -1}, "start", "start is -1"),
        ({"during": 4.5}, "during", "during is 4.5"),
        ({"after": True}, "after", "after is True"),
        ({"level": 2, "after": 3}, "level", "The level 2 is lower than a moment of the same run (3)."),
        ({"level": 0, "start": 1}, "level", "The level 0 is lower than a moment of the same run (1)."),
        ({"signs": (Sign.CALF_SWOLLEN,)}, "signs", "calf-swollen is a sign of the whole person"),
    ],
    ids=str,
)
def test_a_report_that_contradicts_itself_is_refused(given: dict[str, Any], field: str, said: str) -> None:
    with pytest.raises(InvalidValueError) as refused:
        KneeReport(**given)
    assert refused.value.field == field
    assert refused.value.sentence.startswith(said)


def test_places_and_signs_are_kept_in_the_order_of_their_tables_and_once_each() -> None:
    report = KneeReport(
        3,
        places=(Place.WHOLE_KNEE, Place.KNEECAP, Place.WHOLE_KNEE),
        signs=(Sign.STAIRS_DOWN, Sign.LOCKED, Sign.STAIRS_DOWN),
    )
    assert report.places == (Place.KNEECAP, Place.WHOLE_KNEE)
    assert report.signs == (Sign.LOCKED, Sign.STAIRS_DOWN)


def test_each_knee_has_its_other() -> None:
    assert [Knee.LEFT.other, Knee.RIGHT.other] == [Knee.RIGHT, Knee.LEFT]


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("45min", 45),
        ("1h", 60),
        ("36h", 2_160),
        ("4d", 5_760),
        ("9999d", 9_999 * 1_440),
        ("ongoing", None),
    ],
)
def test_a_duration_is_read_and_written_the_same(written: str, minutes: int | None) -> None:
    lasted = Lasted.parse(written)
    assert str(lasted) == written
    assert lasted.minutes == minutes


@pytest.mark.parametrize(
    "written",
    [
        "3 fortnights",
        "",
        "d",
        "4",
        "0d",
        "-1d",
        "1.5h",
        "10000min",
        "4 d",
        "4D",
        "4days",
        "٤d",
        "4dd",
        "Ongoing",
    ],
)
def test_a_duration_in_another_form_is_told_the_form(written: str) -> None:
    with pytest.raises(InvalidValueError) as refused:
        Lasted.parse(written, "left_lasted")
    assert refused.value.sentence == f"left_lasted is “{written}”: it takes 45min, 36h, 4d or ongoing."
    assert refused.value.field == "left_lasted"


def test_still_there_takes_no_number() -> None:
    assert Lasted(0, LastedUnit.ONGOING) == ONGOING
    with pytest.raises(InvalidValueError, match="takes no number"):
        Lasted(3, LastedUnit.ONGOING)
    with pytest.raises(InvalidValueError, match="1 to 9999"):
        Lasted(0, LastedUnit.DAYS)
