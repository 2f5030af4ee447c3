"""The runner's words are kept with the appointment to come, as one change, and an older one never loses a word."""

from __future__ import annotations

from datetime import date

import pytest

from kneelog.domain.care import Appointment
from kneelog.domain.diary import EMPTY, Diary
from kneelog.domain.period import Period
from kneelog.errors import InvalidValueError
from kneelog.services.physio_choice import About, Choice
from kneelog.services.physio_visit import LIMITS, choice_from, keep_words, visit_of
from tests.physio_diaries import holding

TODAY = date(2026, 3, 10)
PERIOD = Period.of_days(TODAY, 42)
NEXT = Appointment("next", date(2026, 3, 12), "Pat", question="Can I run?", problem="Ache.", said="Later.")

VISITS: dict[str, tuple[list[Appointment], str | None]] = {
    "none": ([], None),
    "one of the past is over": ([Appointment("old", date(2026, 3, 9))], None),
    "one of today": ([Appointment("today", TODAY)], "today"),
    "the nearest of several": (
        [Appointment("far", date(2026, 5, 1)), NEXT, Appointment("old", date(2026, 3, 9))],
        "next",
    ),
    "of one day the first by name": ([Appointment("b", TODAY), Appointment("a", TODAY)], "a"),
}


@pytest.mark.parametrize("name", VISITS)
def test_the_appointment_that_the_page_is_for(name: str) -> None:
    appointments, expected = VISITS[name]
    found = visit_of(holding(*appointments), TODAY)
    assert (found.id if found is not None else None) == expected


def test_words_go_to_the_appointment_and_undo_takes_them_back() -> None:
    diary = holding(NEXT)
    change = keep_words(diary, {"question": "Hills?", "goal": "A half."}, TODAY, "new")
    assert change.label == "Changed: appointment on 12 March (my question and goal)."
    changed = diary.applying(change.edits)
    kept = changed.appointments["next"]
    assert (kept.question, kept.problem, kept.goal) == ("Hills?", "Ache.", "A half.")
    assert (kept.with_whom, kept.said) == ("Pat", "Later.")
    assert changed.applying(change.reversed().edits) == diary


def test_without_an_appointment_one_is_added() -> None:
    change = keep_words(EMPTY, {"problem": "Ache."}, TODAY, "new")
    assert change.label == "Added: appointment on 10 March."
    assert EMPTY.applying(change.edits).appointments["new"] == Appointment("new", TODAY, problem="Ache.")
    later = keep_words(EMPTY, {"problem": "Ache."}, TODAY, "new", date(2026, 3, 20))
    assert EMPTY.applying(later.edits).appointments["new"].on == date(2026, 3, 20)


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_nothing_said_is_no_appointment_and_blanks_are_nothing(text: str) -> None:
    assert keep_words(EMPTY, {"question": text}, TODAY, "new").edits == ()
    change = keep_words(holding(NEXT), {"question": text}, TODAY, "new")
    assert holding(NEXT).applying(change.edits).appointments["next"].question == ""


def test_what_is_said_again_changes_nothing() -> None:
    assert keep_words(holding(NEXT), {"question": "Can I run?"}, TODAY, "new").edits == ()


TOO_LONG = {
    "question": "My question: there is room for 140 characters; these are 141.",
    "problem": "The problem: there is room for 240 characters; these are 241.",
    "goal": "Goal: there is room for 80 characters; these are 81.",
}


@pytest.mark.parametrize("field", LIMITS)
def test_a_new_text_stops_at_its_limit(field: str) -> None:
    limit = LIMITS[field]
    for diary in (EMPTY, holding(NEXT)):
        assert keep_words(diary, {field: "x" * limit}, TODAY, "new").edits
        with pytest.raises(InvalidValueError, match=r"there is room for") as refused:
            keep_words(diary, {field: "x" * (limit + 1)}, TODAY, "new")
        assert (refused.value.field, refused.value.sentence) == (field, TOO_LONG[field])


@pytest.mark.parametrize("field", LIMITS)
def test_an_older_text_that_is_longer_stays(field: str) -> None:
    long = "x" * 500
    diary = holding(Appointment("next", TODAY, **{field: long}))
    changes = dict.fromkeys(LIMITS, "short") | {field: long}
    kept = diary.applying(keep_words(diary, changes, TODAY, "new").edits).appointments["next"]
    assert getattr(kept, field) == long
    with pytest.raises(InvalidValueError):
        keep_words(diary, {field: long + "x"}, TODAY, "new")


def test_a_choice_takes_the_words_of_the_visit_and_what_else_was_chosen() -> None:
    chosen = choice_from(holding(NEXT), PERIOD, TODAY, about=frozenset({About.AGE}), with_notes=True)
    assert chosen == Choice(PERIOD, "Can I run?", "Ache.", about=frozenset({About.AGE}), with_notes=True)
    assert choice_from(holding(NEXT), PERIOD, TODAY, goal="A half.").goal == "A half."
    over: Diary = holding(Appointment("old", date(2026, 3, 9), question="Old?"))
    assert choice_from(over, PERIOD, TODAY) == Choice(PERIOD)
