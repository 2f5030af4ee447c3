"""A run that cannot be is shown to the runner before it counts; one that can be is left in peace."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.domain.plausible import Questionable, questionable

NOW = datetime(2026, 3, 10, 11, 0, tzinfo=UTC)
AUCKLAND = timezone(timedelta(hours=13))
START, TIME, DISTANCE, PACE, HEART = Questionable

CASES: dict[str, tuple[dict[str, Any], tuple[Questionable, ...]]] = {
    "nothing is known": ({}, ()),
    "a Sunday run": (
        {"start": NOW - timedelta(days=2), "moving_s": 3910, "distance_m": 12400, "heart_rate": 148},
        (),
    ),
    "the first moment of 1990": ({"start": datetime(1990, 1, 1, tzinfo=UTC)}, ()),
    "the last moment of 1989": ({"start": datetime(1989, 12, 31, 23, 59, 59, tzinfo=UTC)}, (START,)),
    "just under two days ahead": ({"start": NOW + timedelta(days=2, seconds=-1)}, ()),
    "two days ahead": ({"start": NOW + timedelta(days=2)}, (START,)),
    "ahead on the wall only": ({"start": datetime(2026, 3, 12, 23, 0, tzinfo=AUCKLAND)}, ()),
    "a clock on the wall, just in time": ({"start": datetime(2026, 3, 12, 10, 59)}, ()),  # noqa: DTZ001
    "a clock on the wall, ahead": ({"start": datetime(2026, 3, 12, 11, 0)}, (START,)),  # noqa: DTZ001
    "the last moment there is": ({"start": datetime.max.replace(tzinfo=UTC)}, (START,)),
    "the first moment there is": ({"start": datetime.min.replace(tzinfo=UTC)}, (START,)),
    "a second short of 48 hours": ({"moving_s": 172_799}, ()),
    "48 hours": ({"moving_s": 172_800}, (TIME,)),
    "a negative time": ({"moving_s": -1}, (TIME,)),
    "a metre short of 500 km": ({"distance_m": 499_999}, ()),
    "500 km": ({"distance_m": 500_000}, (DISTANCE,)),
    "a negative distance": ({"distance_m": -1}, (DISTANCE,)),
    "2:00 a kilometre": ({"distance_m": 5000, "moving_s": 600}, ()),
    "a second faster": ({"distance_m": 5000, "moving_s": 599}, (PACE,)),
    "20:00 a kilometre": ({"distance_m": 5000, "moving_s": 6000}, ()),
    "a second slower": ({"distance_m": 5000, "moving_s": 6001}, (PACE,)),
    "a treadmill that measured no distance": ({"distance_m": 0, "moving_s": 1800}, ()),
    "no time was measured": ({"distance_m": 5000, "moving_s": 0}, ()),
    "the pace of an impossible distance is not said too": (
        {"distance_m": 900_000, "moving_s": 60},
        (DISTANCE,),
    ),
    "the pace of an impossible time is not said too": ({"distance_m": 10, "moving_s": 200_000}, (TIME,)),
    "30 beats": ({"heart_rate": 30}, ()),
    "29 beats": ({"heart_rate": 29}, (HEART,)),
    "250 beats": ({"heart_rate": 250}, ()),
    "251 beats": ({"heart_rate": 251}, (HEART,)),
    "everything at once, in order": (
        {
            "start": datetime(1970, 1, 1, tzinfo=UTC),
            "moving_s": 2_332_800,
            "distance_m": 7_000_000,
            "heart_rate": 0,
        },
        (START, TIME, DISTANCE, HEART),
    ),
}


@pytest.mark.parametrize(("facts", "expected"), CASES.values(), ids=CASES)
def test_only_what_a_run_cannot_be_is_questioned(
    facts: dict[str, Any], expected: tuple[Questionable, ...]
) -> None:
    assert questionable(NOW, **facts) == expected


@given(
    start=st.none() | st.datetimes() | st.datetimes(timezones=st.just(UTC)),
    now=st.datetimes(timezones=st.just(UTC)),
    moving_s=st.none() | st.integers(),
    distance_m=st.none() | st.integers(),
    heart_rate=st.none() | st.integers(),
)
def test_any_facts_can_be_asked_about_and_each_doubt_has_its_fact(
    start: datetime | None,
    now: datetime,
    moving_s: int | None,
    distance_m: int | None,
    heart_rate: int | None,
) -> None:
    found = questionable(now, start=start, moving_s=moving_s, distance_m=distance_m, heart_rate=heart_rate)
    facts = {START: start, TIME: moving_s, DISTANCE: distance_m, HEART: heart_rate}
    assert all(facts.get(doubt, 0) is not None for doubt in found)
    assert PACE not in found or (moving_s and distance_m)
    assert not {PACE, TIME} <= set(found)
    assert not {PACE, DISTANCE} <= set(found)
