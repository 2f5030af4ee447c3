"""The calendar says what was recorded, and nothing else: 0 is not a blank, tomorrow is not drawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor

from kneelog.domain.period import Period
from kneelog.domain.report import Knee
from kneelog.domain.settings import Appearance
from kneelog.ui.theme.look import Paper
from kneelog.ui.trends.calendar_grid import grid_of
from kneelog.ui.trends.calendar_paint import calendar_height, paint_calendar
from kneelog.ui.trends.calendar_view import CalendarView, calendar_view
from tests.ui.trends.diaries import TODAY, back, colours_in, days_of, picture

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QPainter

    from kneelog.domain.days import Days
    from kneelog.ui.theme import Theme
    from kneelog.ui.theme.look import Look

WIDTH = 728
LOOKS = pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK, None])


def view_of(days: Days, last: date = TODAY, knee: Knee | None = None, first_weekday: int = 0) -> CalendarView:
    return calendar_view(days, TODAY, last, first_weekday, knee)


def painted(look: Look, view: CalendarView, width: float = WIDTH) -> QImage:
    def paint(painter: QPainter, rect: QRectF) -> None:
        paint_calendar(painter, look, rect, view)

    return picture(look, width, calendar_height(look, width), paint)


def square(look: Look, view: CalendarView, day: date, width: float = WIDTH) -> QRectF:
    return grid_of(look, width, view.first).square(day.toordinal())


def cell(look: Look, view: CalendarView, day: date) -> list[str]:
    return colours_in(painted(look, view), square(look, view, day))


def choose(theme: Theme, appearance: Appearance | None) -> None:
    """``None`` is high contrast."""
    if appearance is None:
        theme.set_high_contrast(True)
    else:
        theme.choose(appearance)


def greys(colours: list[str]) -> list[int]:
    return [QColor(colour).lightness() for colour in colours]


# ---- the values ---------------------------------------------------------------------------------------------------


def test_it_shows_whole_weeks_up_to_the_week_of_the_last_date() -> None:
    view = view_of(days_of({0: (1, 1)}), first_weekday=0)
    assert date.fromordinal(view.first) == date(2025, 3, 10)  # a Monday, 52 weeks before that of 9 March 2026
    assert view.days[0].on == date(2025, 3, 10)
    assert view.days[-1].on == TODAY
    assert [day.number for day in view.days] == list(range(view.first, TODAY.toordinal() + 1))


@pytest.mark.parametrize("first_weekday", range(7))
def test_weeks_begin_where_the_runner_wants(first_weekday: int) -> None:
    view = view_of(days_of({0: (1, 1)}), first_weekday=first_weekday)
    assert date.fromordinal(view.first).weekday() == first_weekday
    assert view.first + 52 * 7 <= TODAY.toordinal() < view.first + 53 * 7


def test_the_numbers_are_those_of_the_diary() -> None:
    days = days_of({0: (3, 5), 1: (None, 2), 2: (0, 0), 3: (None, None)}, runs={0, 2, 4})
    for knee, levels in {
        None: [5, 2, 0, None],
        Knee.LEFT: [3, None, 0, None],
        Knee.RIGHT: [5, 2, 0, None],
    }.items():
        view = view_of(days, knee=knee)
        shown = [view.at(back(ago).toordinal()) for ago in range(5)]
        assert [day.level for day in shown if day is not None] == [*levels, None]
        assert [day.has_run for day in shown if day is not None] == [True, False, True, False, True]


def test_days_before_the_diary_was_begun_are_not_counted_as_blank() -> None:
    view = view_of(days_of({5: (1, None)}, runs={9}))
    kept = [day.on for day in view.days if day.is_kept]
    assert (kept[0], kept[-1]) == (back(5), TODAY)


def test_no_day_after_today_has_a_square() -> None:
    view = view_of(days_of({0: (1, 1)}), last=TODAY + timedelta(days=30))
    assert view.days[-1].on == TODAY
    assert view.at(TODAY.toordinal() + 1) is None
    assert view_of(days_of({0: (1, 1)}), last=TODAY + timedelta(days=900)).days == ()


@pytest.mark.parametrize("last", [date.min, date.max])
def test_the_ends_of_all_time_are_no_stumbling_block(last: date, theme: Theme) -> None:
    view = calendar_view(days_of({0: (1, 1)}), last, last, 0)
    assert view.days[-1].on == last
    painted(theme, view)


# ---- the picture --------------------------------------------------------------------------------------------------


@LOOKS
def test_not_recorded_differs_from_0_also_in_grey(theme: Theme, appearance: Appearance | None) -> None:
    choose(theme, appearance)
    view = view_of(days_of({1: (0, 0), 3: (0, 0)}))  # between them a day without a record
    zero, blank = (cell(theme, view, back(ago)) for ago in (1, 2))
    page = theme.colours.page.name()
    frame = [index for index in range(121) if index % 11 in {0, 10} or index < 11 or index >= 110]
    assert all(blank[index] == page for index in frame)  # no frame and no fill, only a dash in the middle
    assert 0 < sum(colour != page for colour in blank) <= 8
    apart = [abs(one - other) for one, other in zip(greys(zero), greys(blank), strict=True)]
    assert sum(difference > 24 for difference in apart) >= 30


@LOOKS
def test_every_level_has_another_look(theme: Theme, appearance: Appearance | None) -> None:
    choose(theme, appearance)
    view = view_of(days_of({level: (level, None) for level in range(11)}))
    assert len({tuple(cell(theme, view, back(level))) for level in range(11)}) == 11
    if appearance is not None:
        for level in range(11):
            middle = square(theme, view, back(level)).center().toPoint()
            assert QColor(painted(theme, view).pixel(middle)) == theme.colours.pain[level]


def test_high_contrast_fills_as_high_as_the_level(theme: Theme) -> None:
    theme.set_high_contrast(True)
    view = view_of(days_of({level: (level, None) for level in range(11)}))
    ink = theme.colours.ink.name()
    filled = [cell(theme, view, back(level)).count(ink) for level in range(11)]
    assert filled == sorted(filled)
    assert filled[10] - filled[0] >= 70


@LOOKS
@pytest.mark.parametrize("level", [None, 0, 4, 5, 6, 10])
def test_a_run_is_seen(theme: Theme, appearance: Appearance | None, level: int | None) -> None:
    choose(theme, appearance)
    levels: dict[int, tuple[int | None, int | None]] = {9: (1, 1), 3: (level, None)}
    with_run, without = (cell(theme, view_of(days_of(levels, runs)), back(3)) for runs in ({3}, set()))
    apart = [abs(one - other) for one, other in zip(greys(with_run), greys(without), strict=True)]
    assert sum(difference > 60 for difference in apart) >= 4


def test_tomorrow_is_not_drawn(theme: Theme) -> None:
    view = view_of(days_of({0: (3, 3), 9: (3, 3)}))
    page = theme.colours.page.name()
    for ahead in range(1, 6):
        assert set(cell(theme, view, back(-ahead))) == {page}


def test_the_line_over_the_period_spans_its_weeks(theme: Theme) -> None:
    view, grid = view_of(days_of({0: (3, 3)})), grid_of(theme, WIDTH, view_of(days_of({})).first)
    shown = replace(view, period=Period(back(27), TODAY))
    plain, lined = painted(theme, view), painted(theme, shown)
    other = [x for x in range(WIDTH) for y in range(grid.tops[0]) if plain.pixel(x, y) != lined.pixel(x, y)]
    assert min(other) == square(theme, view, back(27)).left()
    assert max(other) == square(theme, view, TODAY).right() - 1


def test_what_stands_out_has_a_frame(theme: Theme) -> None:
    view, day = view_of(days_of({4: (3, 3)})), back(4)
    frame = square(theme, view, day).adjusted(-2, -2, 2, 2)
    middle = QPointF(frame.center().x(), frame.top() + 0.5).toPoint()
    ink, accent = theme.colours.ink, theme.colours.accent
    assert QColor(painted(theme, replace(view, selected=day)).pixel(middle)) == ink
    assert QColor(painted(theme, replace(view, pointed=day)).pixel(middle)) == accent
    assert QColor(painted(theme, replace(view, selected=day, pointed=day)).pixel(middle)) == ink
    assert painted(theme, replace(view, highlighted=frozenset({day}))) != painted(theme, view)
    assert painted(theme, replace(view, highlighted=frozenset({back(-3), back(900)}))) == painted(theme, view)


@pytest.mark.parametrize(
    ("width", "bands", "pitch"), [(388, 2, 13), (728, 1, 13), (1140, 1, 18), (2000, 1, 18)]
)
def test_squares_grow_with_the_room_and_a_narrow_year_breaks_into_bands(
    theme: Theme, width: int, bands: int, pitch: int
) -> None:
    grid = grid_of(theme, width, 1)
    assert (len(grid.tops), grid.pitch, grid.cell) == (bands, pitch, pitch - 2)
    for number in range(1, 1 + 53 * 7):
        box = grid.square(number)
        assert 0 <= box.left() < box.right() <= width
        assert grid.day_at(box.center()) == number
    assert grid.bottom == max(grid.square(number).bottom() for number in range(1, 1 + 53 * 7))


@pytest.mark.parametrize("width", [240, 388, 700, 728, 1140])
def test_nothing_is_cut_off_below(theme: Theme, width: int) -> None:
    view = view_of(days_of({0: (3, 3), 9: (3, 3)}))
    high = calendar_height(theme, width)
    more = picture(theme, width, high + 40, lambda painter, rect: paint_calendar(painter, theme, rect, view))
    assert set(colours_in(more, QRectF(0, high, width, 40))) == {theme.colours.page.name()}


def test_on_paper_it_is_as_on_a_light_window(theme: Theme) -> None:
    view = view_of(days_of({0: (3, 3), 9: (0, 3)}, runs={2, 9}))
    paper = Paper()
    assert calendar_height(paper, WIDTH) == calendar_height(theme, WIDTH)
    assert painted(paper, view).size() == painted(theme, view).size()
    theme.choose(Appearance.DARK)
    assert painted(paper, view) != painted(theme, view)
