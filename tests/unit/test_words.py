"""The words that reach a runner: none that alarms, promises or diagnoses, and dates and lists as they are said."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from kneelog.words import N_, join, long_day, month_name, short_day, tr, trn, weekday_name

TEMPLATE = Path(__file__).parents[2] / "resources" / "translations" / "kneelog.pot"


def messages() -> list[str]:
    """Every text of the catalogue, plural forms too, as it reads (without the marks of shortcuts)."""
    with TEMPLATE.open("rb") as file:
        ids = [text.id for text in read_po(file) if text.id]
    forms = [form for text in ids for form in ([text] if isinstance(text, str) else text)]
    return [form.replace("&", "") for form in forms]


MESSAGES = messages()

_WHOSE_SIGNS = (
    "says whose signs are meant, the knee's or the person's; names nothing that they would be signs of"
)
_ITS_NAME = "the name of the fixed list, where a runner finds it"
_OF_THE_LIST = "speaks of the fixed list itself"
_ADVICE = "what the fixed list says for one of its own signs"

# What is never said -> the texts that hold these words all the same, each with the reason why it may.
NEVER_SAID: dict[str, dict[str, str]] = {
    "abnormal": {},
    "injury detected": {},
    "you have": {},
    "signs of": {"Signs of a knee": _WHOSE_SIGNS, "Signs of the whole person, for --sign": _WHOSE_SIGNS},
    "likely": {},
    "all clear": {},
    "safe to run": {},
    "healthy": {},
    "no problem": {},
    "you need treatment": {},
    "no data": {},
    "urgent": {
        "Urgent sign": _ITS_NAME,
        "urgent sign": _ITS_NAME,
        "Urgent signs": _ITS_NAME,
        "Urgent signs ticked in this period": _ITS_NAME,
        "Urgent signs, of the list": _ITS_NAME,
        "Urgent sign: {sign} {advice}": _OF_THE_LIST,
        "Urgent sign: {sign}. {advice}": _OF_THE_LIST,
        "{sign} is not an urgent sign.": _OF_THE_LIST,
        "Shown as text beside the urgent signs. kneelog never calls anybody.": _OF_THE_LIST,
        "While someone sees a knee, and until a reminder's day, the card does not open by itself. "
        "Findings stay as they are, and urgent signs are always shown.": _OF_THE_LIST,
        "While someone sees a knee, the card does not open by itself. "
        "Findings stay as they are, and urgent signs are always shown.": _OF_THE_LIST,
        "get an urgent GP appointment or ask {line} today": _ADVICE,
        "go to urgent care or ask {line} at once, today; do not wait for it to settle": _ADVICE,
        "go to urgent care or ask {line} today": _ADVICE,
    },
}


def holding(words: str) -> set[str]:
    return {text for text in MESSAGES if re.search(rf"\b{re.escape(words)}\b", text, re.IGNORECASE)}


def test_there_is_something_to_look_at() -> None:
    assert len(MESSAGES) > 500


@pytest.mark.parametrize("words", NEVER_SAID)
def test_a_runner_is_never_told(words: str) -> None:
    assert holding(words) - set(NEVER_SAID[words]) == set()


@pytest.mark.parametrize("words", [words for words, allowed in NEVER_SAID.items() if allowed])
def test_no_exception_outlives_its_text(words: str) -> None:
    assert set(NEVER_SAID[words]) - holding(words) == set(), "these are gone: take them off the list"


DAYS_OF_A_WEEK = {
    date(2026, 3, 2): "Monday",
    date(2026, 3, 3): "Tuesday",
    date(2026, 3, 4): "Wednesday",
    date(2026, 3, 5): "Thursday",
    date(2026, 3, 6): "Friday",
    date(2026, 3, 7): "Saturday",
    date(2026, 3, 8): "Sunday",
}


@pytest.mark.parametrize("day", DAYS_OF_A_WEEK, ids=DAYS_OF_A_WEEK.get)
def test_a_day_is_called_by_its_weekday(day: date) -> None:
    assert weekday_name(day) == DAYS_OF_A_WEEK[day]
    assert long_day(day) == f"{DAYS_OF_A_WEEK[day]} {day.day} March"


MONTHS = {
    1: "January",
    2: "February",
    3: "March",
    4: "April",
    5: "May",
    6: "June",
    7: "July",
    8: "August",
    9: "September",
    10: "October",
    11: "November",
    12: "December",
}


@pytest.mark.parametrize(("number", "name"), MONTHS.items(), ids=MONTHS.values())
def test_a_month_is_written_out_so_that_no_day_is_taken_for_a_month(number: int, name: str) -> None:
    day = date(2026, number, 3)
    assert month_name(day) == name
    assert short_day(day) == f"3 {name}"
    assert short_day(day, year=True) == f"3 {name} 2026"


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ([], ""),
        (["stairs"], "stairs"),
        (["stairs", "speed"], "stairs and speed"),
        (["2", "4", "9 March"], "2, 4 and 9 March"),
        (("a", "b", "c", "d"), "a, b, c and d"),
    ],
)
def test_a_list_reads_as_it_is_said_aloud(items: list[str], said: str) -> None:
    assert join(items) == said


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 runs without"), (1, "1 run without"), (2, "2 runs without"), (-1, "-1 runs without")],
)
def test_one_is_one_and_all_else_is_many(count: int, said: str) -> None:
    assert trn("{count} run {what}", "{count} runs {what}", count, what="without") == said


def test_gaps_are_filled_and_a_text_without_values_is_left_as_it_is() -> None:
    assert tr("Left {level}, {place}.", level=4, place="{kneecap}") == "Left 4, {kneecap}."
    assert tr("{as it stands}") == "{as it stands}", "a runner's own braces do no harm"


def test_marking_a_text_changes_nothing() -> None:
    assert N_("gives way") == "gives way"
