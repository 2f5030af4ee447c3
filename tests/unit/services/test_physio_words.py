"""Long texts are cut where they may be, and what is left out is counted; dates are said briefly and clearly."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.domain.period import Period
from kneelog.services.physio_words import (
    and_more,
    brief_period,
    fitted,
    how_long,
    listing,
    one_line,
    period_words,
    shorten,
    span_of,
)

NEAR = date(2026, 3, 10)

SHORTENED: dict[str, tuple[str, int, str]] = {
    "what fits stays": ("an ache", 7, "an ache"),
    "cut before the word that does not fit": (
        "an ache at the side",
        10,
        "an ache at… (9 more characters in the diary)",
    ),
    "a word that just fits stays": ("an ache at the side", 7, "an ache… (12 more characters in the diary)"),
    "one word too long is cut within": ("x" * 30, 10, "x" * 10 + "… (20 more characters in the diary)"),
    "one letter over": ("ab", 1, "a… (1 more character in the diary)"),
    "thousands are grouped": ("y" * 2000, 5, "yyyyy… (1,995 more characters in the diary)"),
    "a blank near the start is no place to cut": (
        "a " + "b" * 30,
        20,
        "a " + "b" * 18 + "… (12 more characters in the diary)",
    ),
    "markup is a text like any other": ("#set {page} <b>", 15, "#set {page} <b>"),
}


@pytest.mark.parametrize("name", SHORTENED)
def test_a_text_is_cut_at_a_word(name: str) -> None:
    text, most, said = SHORTENED[name]
    assert shorten(text, most) == said


@given(st.text(max_size=60), st.integers(1, 70))
def test_nothing_is_lost_without_being_counted(text: str, most: int) -> None:
    said = shorten(text, most)
    if len(text) <= most:
        assert said == text
        return
    cut = re.fullmatch(r"(.*)… \((\d+) more characters? in the diary\)", said, re.DOTALL)
    assert cut is not None
    assert text.startswith(cut[1])
    assert len(cut[1]) <= most
    assert len(cut[1]) + int(cut[2]) == len(text)


@given(st.text(max_size=60))
def test_one_line_changes_nothing_but_blanks(text: str) -> None:
    line = one_line(text)
    assert not {"\n", "\r", "\t"} & set(line)
    assert re.sub(r"[ \t\r\n]", "", line) == re.sub(r"[ \t\r\n]", "", text)
    assert one_line(line) == line


def test_a_control_character_is_no_blank() -> None:
    assert fitted(" a\n\n b\x07\x1c\u2028c ", 20) == "a b\x07\x1c\u2028c"


def test_a_listing_knows_what_is_left_out_at_every_length() -> None:
    three = listing(["a", "b", "c"], and_more, lambda count: f"{count} letters")
    assert three.rest == ("3 letters", "and 2 more", "and 1 more")
    assert [three.shown(most) for most in (1, 2, 3)] == [
        ("3 letters",),
        ("a", "and 2 more"),
        ("a", "b", "c"),
    ]
    assert listing([], and_more, str) == ((), ())


LENGTHS = {
    "a day": (1, "1 day"),
    "whole weeks": (42, "6 weeks"),
    "days": (20, "20 days"),
    "a year": (365, "1 year"),
    "a year with a leap day": (366, "1 year"),
    "a year and a day more": (367, "367 days"),
    "a year and a quarter": (455, "65 weeks"),
    "two years": (730, "2 years"),
    "nearly two years": (720, "about 2 years"),
    "two and a half": (913, "about 2.5 years"),
    "many": (7300, "about 20 years"),
}


@pytest.mark.parametrize("name", LENGTHS)
def test_how_long_a_period_is(name: str) -> None:
    days, said = LENGTHS[name]
    assert how_long(Period.of_days(NEAR, days)) == said


SPANS = {
    "within a month": (date(2026, 3, 3), date(2026, 3, 9), "3–9 March"),
    "one day": (date(2026, 3, 3), date(2026, 3, 3), "3 March"),
    "two months": (date(2026, 2, 27), date(2026, 3, 3), "27 February – 3 March"),
    "a month of another year": (date(2025, 3, 3), date(2025, 3, 9), "3–9 March 2025"),
    "another year": (date(2025, 2, 27), date(2025, 3, 3), "27 February – 3 March 2025"),
    "into this year": (date(2025, 12, 27), date(2026, 1, 3), "27 December 2025 – 3 January 2026"),
}


@pytest.mark.parametrize("name", SPANS)
def test_a_span_of_dates(name: str) -> None:
    first, last, said = SPANS[name]
    assert span_of(first, last, NEAR) == said


PERIODS = {
    "within a year": (
        Period(date(2026, 1, 27), date(2026, 3, 9)),
        "27 January to 9 March 2026",
        "27 Jan to 9 Mar 2026",
    ),
    "over the new year": (
        Period(date(2025, 11, 1), date(2026, 3, 9)),
        "1 November 2025 to 9 March 2026",
        "1 Nov 2025 to 9 Mar 2026",
    ),
    "one day": (Period(NEAR, NEAR), "10 March 2026", "10 Mar 2026"),
}


@pytest.mark.parametrize("name", PERIODS)
def test_a_period_says_its_year(name: str) -> None:
    period, long, brief = PERIODS[name]
    assert period_words(period) == long
    assert brief_period(period) == brief
