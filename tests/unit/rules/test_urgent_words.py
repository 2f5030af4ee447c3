"""What is said for urgent signs."""

from __future__ import annotations

import pytest

from kneelog.domain.care import LookedAt
from kneelog.domain.report import Knee
from kneelog.domain.settings import EMERGENCY_NUMBERS, RuleSettings
from kneelog.domain.signs import URGENT, Advice, Sign
from kneelog.rules import sentences, urgent_words
from kneelog.rules.finding import Rule
from kneelog.rules.review import evaluate
from tests.unit.rules.rows import day, history, only, review

LINES: dict[str, tuple[tuple[str, ...], str, list[str]]] = {
    "on its own date": (
        ("2 rest L.sign=gives-way",),
        "2",
        ["Left knee: gives way. Ask the advice line (111) today."],
    ),
    "after it": (
        ("2 rest L.sign=gives-way",),
        "3",
        ["Recorded on 2 March: left knee, gives way. If it is still so, ask the advice line (111) today."],
    ),
    "on two dates": (
        ("2 rest R.sign=locked", "4 rest R.sign=locked"),
        "9",
        [
            (
                "Recorded on 2 and 4 March: right knee, stuck: will not fully straighten or bend. If it is "
                "still so, go to urgent care or ask the advice line (111) today."
            )
        ],
    ),
    "of the person": (
        ("2 rest sign=calf-swollen",),
        "2",
        [
            (
                "One calf or thigh swollen, warm, throbbing, redder or darker. Get an urgent GP appointment or "
                "ask the advice line (111) today."
            )
        ],
    ),
    "ended": (("2 rest L.sign=gives-way", "3 rest L1"), "4", []),
}


@pytest.mark.parametrize(("rows", "as_of", "expected"), LINES.values(), ids=LINES)
def test_the_lines_of_urgent_signs(rows: tuple[str, ...], as_of: str, expected: list[str]) -> None:
    """The line says what to do now, and afterwards when it was recorded."""
    assert list(urgent_words.lines(review(*rows, as_of=as_of).findings, ("999", "111"))) == expected


def test_a_sign_that_ended_is_listed_without_advice() -> None:
    """The history of a sign stays readable when there is nothing to do any more."""
    ended = only(Rule.URGENT_SIGN, "2 rest L.sign=gives-way", "3 rest L1", as_of="4")
    assert urgent_words.line(ended) == "Recorded on 2 March: left knee, gives way."
    diary = history("2 rest L.sign=gives-way")
    seen = type(diary)(diary.entries, diary.runs, (LookedAt("1", Sign.GIVES_WAY, Knee.LEFT, day("3")),))
    finding = evaluate(seen, RuleSettings(), day("4")).findings[0]
    assert (
        urgent_words.line(finding)
        == "Recorded on 2 March: left knee, gives way. It was looked at on 3 March."
    )


def test_the_explanation_of_today_gives_the_dates_too() -> None:
    """Every explanation says when."""
    finding = only(Rule.URGENT_SIGN, "2 rest L.sign=gives-way", "4 rest L.sign=gives-way", as_of="4")
    said = sentences.sentence(finding, RuleSettings())
    assert said.startswith(
        "Left knee: gives way. Ask the medical advice line today. Recorded on 2 and 4 March. This list"
    )


ADVICE: dict[Advice, tuple[str, str]] = {
    Advice.EMERGENCY: ("Call the emergency number (999) now.", "Call the emergency number now."),
    Advice.AT_ONCE: (
        "Go to urgent care or ask the advice line (111) at once, today; do not wait for it to settle.",
        "Go to urgent care or ask the medical advice line at once, today; do not wait for it to settle.",
    ),
    Advice.TODAY: (
        "Go to urgent care or ask the advice line (111) today.",
        "Go to urgent care or ask the medical advice line today.",
    ),
    Advice.ADVICE_LINE_TODAY: ("Ask the advice line (111) today.", "Ask the medical advice line today."),
    Advice.GP_OR_ADVICE_LINE_TODAY: (
        "Get an urgent GP appointment or ask the advice line (111) today.",
        "Get an urgent GP appointment or ask the medical advice line today.",
    ),
    Advice.WITHIN_DAYS: ("See a GP or physio within days.", "See a GP or physio within days."),
}


@pytest.mark.parametrize("sign", URGENT)
def test_what_is_said_for_every_sign(sign: Sign) -> None:
    """The runner reads the number to call, and a plain sentence where there is none."""
    with_numbers, without = ADVICE[URGENT[sign]]
    assert sentences.advice(sign, "999", "111") == with_numbers
    assert sentences.advice(sign) == without
    for emergency, line in EMERGENCY_NUMBERS.values():
        assert "()" not in sentences.advice(sign, emergency, line)
