"""How soon a word is found in Learn. Run by ``make bench``; it judges nothing."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

import pytest

from kneelog.services import learn
from kneelog.services.learn_search import _words_of
from tests.bench.measure import report

if TYPE_CHECKING:
    from kneelog.domain.reading import Topic

pytestmark = pytest.mark.bench
ROUNDS = 31
TYPED = ("k", "kn", "kne", "knee", "knee p", "knee pain", "meniscus", "zeppelin")


def test_learn_search() -> None:
    pages = learn.topics(("999", "111"))
    first = [found_in(pages, "knee pain", anew=True) for _round in range(ROUNDS)]
    typing = [max(found_in(pages, words) for words in TYPED) for _round in range(ROUNDS)]
    reading = [read_anew() for _round in range(ROUNDS)]
    report(
        "Learn, all pages",
        [
            ("the first search", "<= 20 ms", f"{statistics.median(first):.1f} ms"),
            (
                "the slowest of those that follow while typing",
                "<= 20 ms",
                f"{statistics.median(typing):.1f} ms",
            ),
            ("reading all pages", "", f"{statistics.median(reading):.1f} ms"),
        ],
    )


def found_in(pages: tuple[Topic, ...], words: str, *, anew: bool = False) -> float:
    if anew:
        _words_of.cache_clear()
    started = time.perf_counter()
    learn.find(pages, words)
    return (time.perf_counter() - started) * 1000


def read_anew() -> float:
    started = time.perf_counter()
    learn.topics(("999", "111"))
    return (time.perf_counter() - started) * 1000
