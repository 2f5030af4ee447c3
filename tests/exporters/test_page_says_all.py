"""What the printed page of every diary must say, whatever room there was: read back from the PDF itself.

A list may be shortened, but then it says what is left out; the urgent signs, the change and the settings never are.
"""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from kneelog.domain.history import History
from kneelog.domain.report import Knee
from kneelog.exporters.page_characters import Characters
from kneelog.exporters.physio_typst import pdf
from kneelog.services.physio import make_page
from tests.physio_diaries import DIARIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneelog.services.physio_page import Listing, PhysioPage


@cache
def made(name: str) -> PhysioPage:
    diary, choice, today = DIARIES[name]
    return make_page(diary, History.of(diary), choice, today)


@cache
def printed(name: str) -> str:
    """The words of the first side."""
    return bare(PdfReader(io.BytesIO(pdf(made(name)))).pages[0].extract_text())


def bare(text: str) -> str:
    """``text`` without blanks and breaks: a line may end at any of them, and after a hyphen where there is none."""
    return "".join(text.replace("\u200b", "").split())


def forms(text: str) -> set[str]:
    """The forms in which a text may be printed: rare characters may stand, or be named as those of no font are."""
    return {bare(Characters(with_rare=with_rare).text(text)) for with_rare in (True, False)}


def is_printed(text: str, name: str) -> bool:
    return any(form in printed(name) for form in forms(text))


def never_cut(page: PhysioPage) -> Iterator[str]:
    yield page.period
    yield from (line.whole for line in (*page.completeness, *page.changed))
    yield from page.urgent.items
    yield from (page.rule.not_met, page.rule.settings.head, page.rule.settings.rest, page.footer)


@pytest.mark.parametrize("name", DIARIES)
def test_what_must_never_be_lost_is_on_the_first_side(name: str) -> None:
    assert [text for text in never_cut(made(name)) if not is_printed(text, name)] == []


def lists_of(page: PhysioPage) -> Iterator[tuple[str, Listing]]:
    """Every list of the page, and what stands between its items."""
    rule = page.rule
    for listing in (
        *map(page.places.of, Knee),
        rule.met,
        rule.not_judged,
        rule.past,
        page.tried,
        page.scores,
    ):
        yield "; ", listing
    for row in page.behaviour:
        yield from ((", ", row.left), (", ", row.right))
    yield from ((", ", fact) for fact in page.running.facts)


@pytest.mark.parametrize("name", DIARIES)
def test_every_list_is_whole_or_says_what_it_leaves_out(name: str) -> None:
    for between, listing in lists_of(made(name)):
        shortened = [between.join(listing.shown(most)) for most in range(1, len(listing.items) + 1)]
        assert not shortened or any(is_printed(text, name) for text in shortened), listing.items


def test_there_are_lists_of_both_kinds() -> None:
    """Else the test above would hold of pages that never shorten any, or always do."""
    found = [
        is_printed(between.join(listing.items), name)
        for name in ("both knees", "all places", "two years")
        for between, listing in lists_of(made(name))
        if len(listing.items) > 1
    ]
    assert set(found) == {True, False}
