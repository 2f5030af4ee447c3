"""However many marks there are, none covers another, and none is dropped."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from kneelog.services.trend_marks import Mark, MarkKind
from kneelog.ui.trends.chart.marks_layout import Placed, Room, place

ROOM = Room(symbol=9.0, tally=15.0, gap=4.0, right=640.0)
RIGHT = ROOM.right


def mark(word: str = "niggle", day: int = 1) -> Mark:
    return Mark(day, MarkKind.FINDING, None, word, word)


def placed(*xs: float, word: str = "niggle") -> tuple[Placed, ...]:
    return place([(x, mark(word)) for x in xs], ROOM, lambda said: 6.0 * len(said))


def test_a_mark_with_room_has_its_word() -> None:
    (only,) = placed(100)
    assert (only.x, only.word) == (100, "niggle")


def test_a_word_gives_way_to_the_next_symbol() -> None:
    assert [one.word for one in placed(100, 130)] == ["", "niggle"]


def test_a_word_is_never_cut_at_the_right_edge() -> None:
    assert [one.word for one in placed(620)] == [""]


def test_marks_that_would_touch_become_a_count() -> None:
    both, last = placed(100, 105, 200)
    assert (len(both.marks), both.word) == (2, "")
    assert len(last.marks) == 1


@given(st.lists(st.floats(0, RIGHT), max_size=60), st.text("ab ", max_size=20))
def test_nothing_overlaps_and_nothing_is_lost(xs: list[float], word: str) -> None:
    found = placed(*sorted(xs), word=word)
    assert sum(len(one.marks) for one in found) == len(xs)
    edges = []
    for one in found:
        half = ROOM.width(one.marks) / 2
        said = ROOM.gap + 6 * len(one.word) if one.word else 0
        edges.append((one.x - half, one.x + half + said))
    assert all(right <= left + 1e-6 for (_, right), (left, _) in itertools.pairwise(edges))
