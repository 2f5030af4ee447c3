"""Whole pages of very different diaries, line by line: what a runner takes to the appointment changes only on purpose.

The pages stand in ``tests/golden/physio``. Where one differs on purpose, write them anew and look at every line of
the difference before it is kept::

    KNEELOG_BLESS=1 python -m pytest tests/unit/services/test_physio_golden.py
    git diff tests/golden/physio
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.domain.history import History
from kneelog.domain.period import Period
from kneelog.services.physio import make_page
from kneelog.services.physio_choice import About, Choice
from kneelog.services.physio_page import Listing, Phrase
from kneelog.services.physio_text import as_text, three_sentences
from tests.physio_diaries import DIARIES
from tests.strategies import diaries

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kneelog.domain.diary import Diary
    from kneelog.services.physio_page import CourseRow, PhysioPage

GOLDEN = Path(__file__).parents[2] / "golden" / "physio"
BLESS = bool(os.environ.get("KNEELOG_BLESS"))  # read here: within a test no setting of the outside is seen


LONGEST = 800


def page_of(name: str) -> PhysioPage:
    diary, choice, today = DIARIES[name]
    return make_page(diary, History.of(diary), choice, today)


def golden(page: PhysioPage) -> str:
    """The page as text, what is to be said, and the figures of its drawings."""
    blocks = (as_text(page), "--- to say ---", three_sentences(page), "--- drawn ---", *drawn(page))
    return "\n".join(map(brief, visible("\n".join(blocks)).split("\n"))) + "\n"


def brief(line: str) -> str:
    """``line``, or of a very long one its beginning and what tells it from every other."""
    if len(line) <= LONGEST:
        return line
    return f"{line[:LONGEST]} … {len(line)} characters, {crc32(line.encode()):08x}"


def visible(text: str) -> str:
    """``text`` with its line breaks, and each character that cannot be seen by its number."""
    return "".join(one if one.isprintable() or one == "\n" else f"⟨U+{ord(one):04X}⟩" for one in text)


def drawn(page: PhysioPage) -> Iterator[str]:
    course = page.course
    yield f"{course.days} days, by {course.step:g}"
    for row in course.rows:
        yield from row_lines(row)
    yield f"{course.bars_title}: " + " ".join(f"{bar.x:g}={bar.metres}[{bar.label}]" for bar in course.bars)
    yield "ticks: " + " ".join(f"{label.x:g}={label.text}" for label in course.ticks)
    yield "visits: " + " ".join(f"{label.x:g}={label.text}" for label in course.visits)
    for one in page.places.drawings:
        places = " ".join(f"{place}={days}" for place, days in one.marked)
        yield f"{one.knee} {one.view}, {one.caption}: {places} ({one.alt})"


def row_lines(row: CourseRow) -> Iterator[str]:
    for stretch in row.stretches:
        dots = (f"{dot.x:g}={dot.level}{'*' if dot.filled else ''}" for dot in stretch)
        yield f"{row.knee}: {' '.join(dots)}"
    yield f"{row.knee} blank: {' '.join(f'{x:g}' for x in row.blanks)}"


def file_of(name: str) -> Path:
    return GOLDEN / f"{name.replace(' ', '-')}.txt"


@pytest.mark.parametrize("name", DIARIES)
def test_the_page_reads_as_it_did_when_somebody_last_looked(name: str) -> None:
    said = golden(page_of(name))
    if BLESS:
        GOLDEN.mkdir(parents=True, exist_ok=True)
        file_of(name).write_text(said, encoding="utf-8", newline="\n")
    expected = file_of(name).read_text(encoding="utf-8")
    assert said.split("\n") == expected.split("\n"), "on purpose? the head of this file says what to do"


def test_no_golden_page_is_without_its_diary() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {file_of(name).name for name in DIARIES}


def texts_of(value: object) -> Iterator[str]:
    """Every text anywhere in a value of the page."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from texts_of(one)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from texts_of(getattr(value, name))


def listings_of(value: object) -> Iterator[Listing]:
    if isinstance(value, Listing):
        yield value
    elif isinstance(value, tuple) and not isinstance(value, Phrase):
        for one in value:
            yield from listings_of(one)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from listings_of(getattr(value, name))


def check(page: PhysioPage) -> None:
    """What holds for every page."""
    for listing in listings_of(page):
        assert len(listing.items) == len(listing.rest)
        assert all(listing.items)
        assert all(listing.rest)
    assert not any("{" in text for text in texts_of(page) if "{braces}" not in text), "a gap was not filled"
    assert len(page.running.columns) <= 9
    assert len(page.who) < 300


@pytest.mark.parametrize("name", DIARIES)
def test_every_listing_can_say_what_it_leaves_out(name: str) -> None:
    check(page_of(name))


@given(diaries(), st.data())
def test_any_diary_makes_a_page_and_always_the_same(diary: Diary, data: st.DataObject) -> None:
    days = st.dates(min_value=_day(1949), max_value=_day(2027))
    period = Period(data.draw(days), data.draw(days))
    choice = Choice(period, about=data.draw(st.frozensets(st.sampled_from(About))), with_entries=True)
    today = data.draw(days)
    page = make_page(diary, History.of(diary), choice, today)
    assert page == make_page(diary, History.of(diary), choice, today)
    assert as_text(page).startswith(page.title)
    for listing in listings_of(page):
        assert len(listing.items) == len(listing.rest)
    assert (page.first, page.last, page.made) == (period.first, period.last, today)


def _day(year: int) -> date:
    return Period.of_days(DIARIES["none"].today, 1).last.replace(year=year)
