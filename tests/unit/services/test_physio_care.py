"""What was tried, what was scored, and of the background only what the runner ticked."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from kneelog.domain.care import Background, Score, SeeingSomeone, Tried
from kneelog.domain.diary import EMPTY, Diary
from kneelog.domain.period import Period
from kneelog.domain.report import Knee
from kneelog.services.physio_care import (
    COVERED,
    LINE_LIMIT,
    background,
    goal,
    says_something,
    scores,
    tried,
    who,
)
from kneelog.services.physio_choice import About
from tests.physio_diaries import holding
from tests.strategies import diaries

TODAY = date(2026, 3, 10)
PERIOD = Period(date(2026, 1, 27), date(2026, 3, 9))
ICE = Tried("ice", date(2026, 3, 3), "ice", date(2026, 3, 9))

TRIED: dict[str, tuple[list[Tried], tuple[str, ...]]] = {
    "nothing": ([], ()),
    "it helped": (
        [Tried("a", date(2026, 3, 3), "ice", date(2026, 3, 9), helped=True)],
        ("ice, 3–9 March: helped",),
    ),
    "it did not": (
        [Tried("a", date(2026, 3, 3), "ice", date(2026, 3, 9), helped=False)],
        ("ice, 3–9 March: did not help",),
    ),
    "nobody knows": ([ICE], ("ice, 3–9 March",)),
    "it goes on": ([Tried("a", date(2026, 3, 3), "ice")], ("ice, from 3 March",)),
    "one day": ([Tried("a", date(2026, 3, 3), "ice", date(2026, 3, 3))], ("ice, 3 March",)),
    "several lines are one": (
        [Tried("a", date(2026, 3, 3), "ice\nand  rest")],
        ("ice and rest, from 3 March",),
    ),
    "what touches the period comes before what ended earlier, and both the latest first": (
        [
            Tried("old", date(2025, 12, 1), "tape", date(2026, 1, 26)),
            Tried("older", date(2025, 6, 1), "sleeve", date(2025, 6, 30)),
            Tried("touching", date(2025, 5, 1), "strength", date(2026, 1, 27)),
            ICE,
        ],
        (
            "ice, 3–9 March",
            "strength, 1 May 2025 – 27 January 2026",
            "tape, 1 December 2025 – 26 January 2026",
            "sleeve, 1–30 June 2025",
        ),
    ),
    "what began after the period is another page's": ([Tried("a", date(2026, 3, 10), "ice")], ()),
}


@pytest.mark.parametrize("name", TRIED)
def test_what_was_tried(name: str) -> None:
    records, said = TRIED[name]
    assert tried(holding(*records), PERIOD).items == said


def test_scores_latest_first_and_none_from_after_the_period() -> None:
    diary = holding(
        Score("a", date(2025, 12, 1), "KOOS-12", "62"),
        Score("b", date(2026, 2, 26), "LEFS", "61"),
        Score("c", date(2026, 3, 10), "LEFS", "70"),
    )
    assert scores(diary, PERIOD).items == ("LEFS 61 (26 February)", "KOOS-12 62 (1 December 2025)")
    assert scores(diary, PERIOD).rest == ("2 scores", "and 1 more")


ANA = Background(
    name="Ana Example",
    year_of_birth=1985,
    sex="female",
    conditions="asthma",
    left_past="meniscus sutured 2019",
    right_past="none",
    strength="hips weak",
    flexibility="calves tight",
    running_style="pelvis drops",
    goal="a half",
)
WHO: dict[str, tuple[set[About], str]] = {
    "nothing ticked": (set(), ""),
    "name": ({About.NAME}, "Ana Example"),
    "age": ({About.AGE}, "born 1985"),
    "both": ({About.NAME, About.AGE}, "Ana Example, born 1985"),
    "something else": ({About.SEX}, ""),
}


@pytest.mark.parametrize("name", WHO)
def test_who(name: str) -> None:
    about, said = WHO[name]
    assert who(holding(ANA), about) == said
    assert who(EMPTY, about) == ""


PRINTED: dict[About, list[str]] = {
    About.NAME: [],
    About.AGE: [],
    About.GOAL: [],
    About.SEX: ["Sex: female"],
    About.CONDITIONS: ["Other conditions: asthma"],
    About.INJURIES: [
        "Past injury or surgery, left knee: meniscus sutured 2019",
        "Past injury or surgery, right knee: none",
    ],
    About.FINDINGS: ["Strength: hips weak", "Flexibility: calves tight", "Running style: pelvis drops"],
}


@pytest.mark.parametrize("about", About)
def test_each_part_of_the_background_is_printed_by_its_own_tick(about: About) -> None:
    assert [phrase.whole for phrase in background(holding(ANA), {about}, PERIOD, TODAY)] == PRINTED[about]
    assert goal(holding(ANA), {about}) == ("a half" if about is About.GOAL else "")


@given(diaries())
def test_nothing_of_the_background_is_printed_without_a_tick(diary: Diary) -> None:
    said = background(diary, (), PERIOD, TODAY)
    last = PERIOD.last
    assert len(said) == sum(
        one.since <= last and (one.until is None or one.until >= PERIOD.first)
        for one in diary.seeing.values()
    )
    assert (who(diary, ()), goal(diary, ())) == ("", "")


PAST = Period(date(2025, 11, 1), date(2025, 12, 20))
AHEAD = Period(date(2026, 4, 1), date(2026, 4, 20))
SEEN: dict[str, tuple[SeeingSomeone, Period, list[str]]] = {
    "with whom": (
        SeeingSomeone("s", Knee.LEFT, date(2026, 3, 1), with_whom="Pat"),
        PERIOD,
        ["Seeing someone for the left knee since 1 March: Pat"],
    ),
    "whom is not said": (
        SeeingSomeone("s", Knee.RIGHT, date(2025, 12, 1)),
        PERIOD,
        ["Seeing someone for the right knee since 1 December 2025."],
    ),
    "until the last day": (
        SeeingSomeone("s", Knee.LEFT, date(2026, 3, 1), PERIOD.last),
        PERIOD,
        ["Seeing someone for the left knee since 1 March."],
    ),
    "it ended within the period": (
        SeeingSomeone("s", Knee.LEFT, date(2026, 3, 1), date(2026, 3, 8), "Pat"),
        PERIOD,
        ["Saw someone for the left knee 1–8 March: Pat"],
    ),
    "on its first day": (
        SeeingSomeone("s", Knee.RIGHT, date(2025, 12, 1), PERIOD.first),
        PERIOD,
        ["Saw someone for the right knee 1 December 2025 – 27 January 2026."],
    ),
    "it ended before": (SeeingSomeone("s", Knee.LEFT, date(2025, 12, 1), date(2026, 1, 26)), PERIOD, []),
    "it began after the period": (SeeingSomeone("s", Knee.LEFT, TODAY), PERIOD, []),
    "on an older page it went on, with dates near that page": (
        SeeingSomeone("s", Knee.LEFT, date(2025, 12, 1), date(2026, 2, 1)),
        PAST,
        ["Seeing someone for the left knee since 1 December."],
    ),
    "on one of days to come it is as today": (
        SeeingSomeone("s", Knee.LEFT, date(2026, 3, 1), date(2026, 3, 20)),
        AHEAD,
        ["Seeing someone for the left knee since 1 March."],
    ),
}


@pytest.mark.parametrize("name", SEEN)
def test_who_sees_a_knee_or_saw_it_within_the_period_is_always_said(name: str) -> None:
    record, period, said = SEEN[name]
    assert [phrase.whole for phrase in background(holding(record), (), period, TODAY)] == said


def test_the_background_is_told_whole_and_in_one_line_but_the_name_stays_short() -> None:
    """How much of it there is room for is known only where it is set."""
    text = "word\n" * 3999 + "words"
    texts: dict[str, Any] = {
        field.name: text
        for field in fields(Background)
        if field.name not in {"id", "year_of_birth", "name", "sex"}
    }
    diary = holding(Background(name="n" * 200, sex="s" * 200, **texts))
    said = background(diary, frozenset(About), PERIOD, TODAY)
    assert {phrase.rest for phrase in said} == {"s" * 200, text.replace("\n", " ")}
    assert who(diary, {About.NAME}) == "n" * LINE_LIMIT + "… (140 more characters in the diary)"


def test_every_field_of_the_background_is_let_through_by_one_tick() -> None:
    covered = [field for about in About for field in COVERED[about]]
    assert sorted(covered) == sorted(field.name for field in fields(Background) if field.name != "id")


@pytest.mark.parametrize("about", About)
def test_a_tick_is_offered_where_one_of_its_fields_says_something(about: About) -> None:
    assert says_something(ANA, about)
    assert not says_something(Background(), about)
    for field in COVERED[about]:
        assert says_something(replace(Background(), **{field: getattr(ANA, field)}), about)
