"""The runner can trust a gap: where nothing was recorded the charts draw no line and no 0, only a dash below."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kneelog.domain.coarse import Grain
from kneelog.domain.report import Knee
from kneelog.ui.trends.chart.content import Lane
from tests.ui.trends.charts import TODAY, Painted, back, ran, rest, trends_of

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

pytestmark = pytest.mark.usefixtures("qapp")
LEVELS = st.one_of(st.none(), st.integers(0, 10))
LANES = {Knee.LEFT: Lane.LEFT, Knee.RIGHT: Lane.RIGHT}


def inside(painted: Painted, lane: Lane) -> QRectF:
    """The lane without its axis, under which dashes stand."""
    return painted.lanes.rects[lane].adjusted(0, 1, 0, -2)


def check_blank_days(painted: Painted, empty: Painted) -> None:
    trends = painted.content.trends
    for knee, lane in LANES.items():
        for number in range(painted.period.days):
            day = painted.period.first + timedelta(days=number)
            known = trends.days.at(day)
            if known is None or known.knee(knee).worst is None:
                assert painted.column(day, inside(painted, lane)) == empty.column(day, inside(empty, lane)), (
                    day
                )


@settings(max_examples=25)
@given(st.lists(st.tuples(LEVELS, LEVELS, st.booleans()), min_size=28, max_size=28), st.booleans())
def test_no_line_and_no_zero_on_a_day_without_a_record(
    days: list[tuple[int | None, int | None, bool]], with_median: bool
) -> None:
    records = [
        ran(ago, left, right) if is_run else [rest(ago, left, right)]
        for ago, (left, right, is_run) in enumerate(days)
        if left is not None or right is not None
    ]
    painted = Painted(trends_of(*records), 28, with_median=with_median)
    check_blank_days(painted, Painted(trends_of(), 28))


@settings(max_examples=15)
@given(st.sets(st.integers(0, 59), max_size=40), st.integers(0, 10))
def test_no_line_and_no_veil_in_a_week_without_a_record(weeks: set[int], level: int) -> None:
    """A year in which whole weeks are missing."""
    sunday = TODAY.toordinal() - TODAY.weekday() - 1
    ago = [TODAY.toordinal() - (sunday - 7 * week - day) for week in weeks for day in (1, 3, 5)]
    trends = trends_of(*(rest(days, level) for days in ago))
    painted, empty = Painted(trends, 400), Painted(trends_of(), 400)
    assert painted.scale.grain is Grain.WEEK
    recorded = {dot.day for dot in trends.left.worst[Grain.WEEK]}
    for week in range(painted.period.first.toordinal() + 7 - painted.period.first.weekday(), sunday, 7):
        if week not in recorded:
            day = TODAY.fromordinal(week)
            assert painted.column(day, inside(painted, Lane.LEFT), 7) == empty.column(
                day, inside(empty, Lane.LEFT), 7
            )


def test_a_zero_is_a_mark_on_the_axis_and_a_blank_is_none() -> None:
    painted, empty = Painted(trends_of(rest(5, 0), rest(3, 1)), 28), Painted(trends_of(), 28)
    axis = painted.lanes.rects[Lane.LEFT].adjusted(0, 90, 0, 1)
    assert painted.column(back(5), axis) != empty.column(back(5), axis)
    assert painted.column(back(4), axis.adjusted(0, 0, 0, -2)) == empty.column(
        back(4), axis.adjusted(0, 0, 0, -2)
    )


def test_a_blank_is_said_by_a_dash_under_the_axis_from_the_first_entry_on() -> None:
    painted, empty = Painted(trends_of(rest(9, 2), rest(3, 1)), 28), Painted(trends_of(), 28)
    below = painted.lanes.rects[Lane.LEFT]
    below = below.adjusted(0, below.height() + 3, 0, 8)
    assert painted.column(back(6), below) != empty.column(back(6), below)
    assert painted.column(back(20), below) == empty.column(back(20), below), (
        "before the diary nothing is missing"
    )
    assert painted.column(back(9), below) == empty.column(back(9), below)


def test_a_line_joins_neighbours_only() -> None:
    joined = Painted(trends_of(rest(6, 8), rest(5, 8)), 28)
    apart = Painted(trends_of(rest(6, 8), rest(4, 8)), 28)
    empty = Painted(trends_of(), 28)
    rect = joined.lanes.rects[Lane.LEFT]
    y = round(rect.bottom() - 0.8 * rect.height())

    def pixels(painted: Painted, x: float) -> list[int]:
        return [painted.image.pixel(round(x), y + dy) for dy in (-2, -1, 0, 1, 2)]

    border = joined.scale.x(back(5).toordinal())
    assert pixels(joined, border) != pixels(empty, border)
    gap = apart.scale.middle(back(5).toordinal())
    assert pixels(apart, gap) == pixels(empty, gap)


def test_a_knee_never_recorded_has_a_line_of_words_and_no_axis() -> None:
    shrunk = Painted(trends_of(rest(5, 3)), 28, unrecorded=frozenset({Knee.RIGHT}))
    whole = Painted(trends_of(rest(5, 3)), 28)
    assert shrunk.lanes.rects[Lane.RIGHT].height() < whole.lanes.rects[Lane.RIGHT].height() / 2
    assert shrunk.lanes.rects[Lane.LEFT].height() >= whole.lanes.rects[Lane.LEFT].height()
