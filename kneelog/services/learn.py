"""Learn: what the article knows, and how kneelog reads it, in our words and the same for everyone.

The texts lie in ``resources/learn``, one file a page. What the program knows itself (numbers of the rule, urgent
signs, places) is never typed there: it fills the texts' gaps. Nothing here looks at a diary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog import paths
from kneelog.domain.context import BAND_UP_TO, DAYS_BEFORE, LONGER_BY
from kneelog.domain.places import PLACES
from kneelog.domain.settings import RULE_SETTINGS
from kneelog.domain.signs import URGENT
from kneelog.rules import urgent_words
from kneelog.rules.finding import Rule
from kneelog.rules.lasting_pain import NOTICE_DAYS
from kneelog.rules.sentences import CONSIDER, article_point
from kneelog.services.learn_markdown import Known, read
from kneelog.services.learn_search import find, marks, plain
from kneelog.services.wording import asked_as, first_upper
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kneelog.domain.reading import Topic
    from kneelog.rules.urgent_words import Numbers
    from kneelog.services.learn_markdown import Rows

__all__ = ["TOPICS", "find", "folder", "known", "marks", "plain", "topics"]

TOPICS = (
    "rule-of-thumb",
    "urgent-signs",
    "rate-pain",
    "for-the-physio",
    "inner-knee-pain",
    "running-styles",
    "about-kneelog",
)
"""The pages in the order in which they are read."""


def topics(numbers: Numbers = urgent_words.NO_NUMBERS) -> tuple[Topic, ...]:
    """Every page; ``numbers`` are the emergency number and the advice line."""
    filling = known(numbers)
    return tuple(
        read(name, (folder() / f"{name}.md").read_text(encoding="utf-8"), filling) for name in TOPICS
    )


def folder() -> Path:
    """Where the texts lie."""
    return paths.resources() / "learn"


def known(numbers: Numbers) -> Known:
    """What the program knows itself, for the gaps of the texts."""
    return Known(dict(_words(numbers)), _rows(numbers))


def _words(numbers: Numbers) -> Iterator[tuple[str, str]]:
    """What fills a gap, by the gap's name."""
    for name, facts in RULE_SETTINGS.items():
        yield name, str(facts.default)
        yield f"{name}.source", tr(facts.source)
    for rule in Rule:
        yield f"{rule}.article", article_point(rule)
    for place, names in PLACES.items():
        yield f"{place}.plain", first_upper(tr(names.plain))
        yield f"{place}.anatomical", tr(names.anatomical)
    yield "notice_days", str(NOTICE_DAYS)
    yield "band_up_to", str(BAND_UP_TO)
    yield "days_before", str(DAYS_BEFORE)
    yield "longer_by", str(LONGER_BY)
    yield "ask-a-gp", tr(urgent_words.ASK_A_GP)
    yield "any-one", tr(urgent_words.WHATEVER)
    yield "consider", tr(CONSIDER)
    emergency, line = urgent_words.who_to_call(numbers)
    yield "emergency", emergency
    yield "advice-line", line


def _rows(numbers: Numbers) -> dict[str, Rows]:
    """What fills a table, by the name of the gap in its row."""
    return {
        "urgent-signs": tuple(
            (first_upper(asked_as(sign)), urgent_words.advice(sign, *numbers)) for sign in URGENT
        ),
        "rule-numbers": tuple(_numbers_of_the_rule()),
    }


def _numbers_of_the_rule() -> Iterator[tuple[str, str, str, str]]:
    """Name, number, range and source of each; one that goes on from the last ("… within") names that again."""
    head = ""
    for facts in RULE_SETTINGS.values():
        meaning = tr(facts.meaning)
        if meaning.startswith("…"):
            meaning = f"{head}: {meaning}"
        else:
            head = meaning.partition(":")[0]
        yield meaning, str(facts.default), f"{facts.low}-{facts.high}", tr(facts.source)
