"""What the cells of the page for the physio are filled with: one text, or what was ticked, most often first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.rules.fact_words import day_count
from kneelog.services.physio_page import Listing
from kneelog.words import trn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


def one(said: str) -> Listing:
    """A single item, which is shown whatever room there is."""
    return Listing((said,), (said,))


def ticked(items: Sequence[tuple[str, Sequence[date]]]) -> Listing:
    """Items with the dates on which each was ticked; of those left out their number and their days are said."""
    texts = tuple(text for text, _dates in items)
    if len(texts) == 1:
        return one(texts[0])
    return Listing(texts, tuple(_left_out(items, kept) for kept in range(len(items))))


def _left_out(items: Sequence[tuple[str, Sequence[date]]], kept: int) -> str:
    """ "and 2 more, 5 days": on so many dates one of them was ticked at least."""
    left_out = items[kept:]
    days = day_count(len({day for _text, dates in left_out for day in dates}))
    if not kept:
        return trn("{count} ticked, {days}", "{count} ticked, {days}", len(left_out), days=days)
    return trn("and {count} more, {days}", "and {count} more, {days}", len(left_out), days=days)
