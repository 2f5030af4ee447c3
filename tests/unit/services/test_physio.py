"""The page holds what the runner chose and nothing that was not ticked; a changed entry changes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from gettext import NullTranslations

import pytest

from kneelog import __version__, words
from kneelog.domain.care import Appointment, Background
from kneelog.domain.diary import Diary, Edit, RecordKind
from kneelog.domain.history import History
from kneelog.domain.period import Period
from kneelog.domain.report import Knee, KneeReport
from kneelog.services.physio import make_page
from kneelog.services.physio_choice import About, Choice
from kneelog.services.physio_page import PaperSize, PhysioPage
from kneelog.services.physio_text import as_text
from kneelog.services.physio_visit import choice_from
from tests.physio_diaries import holding, plus, ran, rest

TODAY = date(2026, 3, 10)
PERIOD = Period(date(2026, 1, 27), date(2026, 3, 9))
SAID = Background(
    name="Nadia",
    year_of_birth=1971,
    sex="woman",
    conditions="asthma",
    left_past="suture",
    right_past="sprain",
    strength="gluteus",
    flexibility="calves",
    running_style="overstride",
    goal="marathon",
)
PRIVATE: dict[str, About] = {
    "Nadia": About.NAME,
    "1971": About.AGE,
    "woman": About.SEX,
    "asthma": About.CONDITIONS,
    "suture": About.INJURIES,
    "sprain": About.INJURIES,
    "gluteus": About.FINDINGS,
    "calves": About.FINDINGS,
    "overstride": About.FINDINGS,
    "marathon": About.GOAL,
}
DIARY = holding(
    SAID,
    rest(date(2026, 3, 2), KneeReport(3), KneeReport(0), note="Argued with my sister."),
    *ran(date(2026, 3, 5), 8, KneeReport(4), KneeReport(1)),
)


def page_of(diary: Diary, **chosen: object) -> PhysioPage:
    choice = replace(Choice(PERIOD), **chosen)  # type: ignore[arg-type] # a test names the choice's own fields
    return make_page(diary, History.of(diary), choice, TODAY)


@pytest.mark.parametrize(
    "about", [frozenset[About](), *(frozenset({one}) for one in About), frozenset(About)]
)
def test_only_what_was_ticked_is_anywhere_on_the_page(about: frozenset[About]) -> None:
    said = as_text(page_of(DIARY, about=about, with_entries=True))
    assert {word for word in PRIVATE if word in said} == {word for word in PRIVATE if PRIVATE[word] in about}


@pytest.mark.parametrize(
    ("chosen", "printed"),
    [
        ({}, False),
        ({"with_entries": True}, False),
        ({"with_notes": True}, False),
        ({"with_entries": True, "with_notes": True}, True),
    ],
)
def test_notes_are_printed_only_in_the_list_and_only_if_ticked(
    chosen: dict[str, bool], printed: bool
) -> None:
    assert ("sister" in as_text(page_of(DIARY, **chosen))) is printed


GOALS: dict[str, tuple[str, frozenset[About], str]] = {
    "none": ("", frozenset(), ""),
    "of the appointment": ("a half", frozenset(), "a half"),
    "of the background": ("", frozenset({About.GOAL}), "marathon"),
    "the appointment's comes first": ("a half", frozenset({About.GOAL}), "a half"),
}


@pytest.mark.parametrize("name", GOALS)
def test_the_goal(name: str) -> None:
    goal, about, said = GOALS[name]
    assert page_of(DIARY, goal=goal, about=about).goal == said


def test_words_of_an_older_appointment_stay_whole_in_one_line() -> None:
    """The setting cuts them, where it knows how much room there is."""
    diary = plus(DIARY, Appointment("next", TODAY, question="why " * 500 + "so", goal="far\n" * 300 + "so"))
    page = make_page(diary, History.of(diary), choice_from(diary, PERIOD, TODAY), TODAY)
    assert page.question == "why " * 500 + "so"
    assert page.goal == "far " * 300 + "so"


def test_a_changed_entry_changes_the_page() -> None:
    entry = DIARY.entries["rest-2026-03-02"]
    worse = replace(entry, left=KneeReport(9))
    after = DIARY.applying([Edit(RecordKind.ENTRY, entry.id, entry, worse)])
    assert "pain up to 9" not in as_text(page_of(DIARY))
    assert "left knee, pain up to 9 on 2 March" in page_of(after).rule.met.items


def test_what_was_typed_in_whatever_order_makes_the_same_page() -> None:
    entries = list(DIARY.entries.items())
    turned = Diary({**DIARY.records, RecordKind.ENTRY: dict(reversed(entries))})
    assert page_of(turned) == page_of(DIARY)


def test_head_and_foot() -> None:
    page = page_of(DIARY, paper=PaperSize.LETTER)
    assert (page.title, page.period) == ("Knee diary of a runner", "27 January to 9 March 2026 (6 weeks)")
    assert page.paper is PaperSize.LETTER
    assert page.footer == (
        "Self-reported diary, not an assessment and not a diagnosis. Pain: 0 = none, 10 = worst imaginable. "
        f"kneelog {__version__}, made 10 March 2026."
    )
    assert [row.knee for row in page.course.rows] == [Knee.LEFT, Knee.RIGHT]


class _Portuguese(NullTranslations):
    def info(self) -> dict[str, str]:
        return {"language": "pt_BR"}


def test_the_page_names_its_language() -> None:
    assert page_of(DIARY).language == "en"
    words.use(_Portuguese())
    try:
        assert page_of(DIARY).language == "pt-BR"
    finally:
        words.use(None)
