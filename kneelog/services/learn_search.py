"""Finding a word in the pages of Learn."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kneelog.domain.reading import Figure, Heading, Hit, Items, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kneelog.domain.reading import Block, Span, Topic

MOST_HITS = 3
"""So many of one page are given: what else it says is read there."""

LONGEST = 120
"""Characters of an excerpt, give or take the word that it ends with and the signs that it was cut."""

_WORD = re.compile(r"\w+")
_CUT = "…"
_TITLE, _HEADING, _TEXT = range(3)


class _Word(NamedTuple):
    start: int
    end: int
    folded: str


def plain(block: Block) -> str:
    """The words of a block, in the order of reading: each item and row a line, a row's first cell before a colon."""
    match block:
        case Heading(text=text):
            return text
        case Paragraph(spans=spans):
            return _said(spans)
        case Items(items=items):
            return "\n".join(map(_said, items))
        case Table(header=header, rows=rows):
            return "\n".join([_row(header), *(_row([_said(cell) for cell in row]) for row in rows)])
        case Figure(alt=alt, caption=caption):
            return f"{caption}\n{alt}"


def find(topics: Iterable[Topic], words: str) -> tuple[Hit, ...]:
    """Where all of ``words`` stand in one block, each at the beginning of a word; titles first, then headings.

    Case and accents do not matter. Of one page at most :data:`MOST_HITS` are given.
    """
    wanted = _wanted(words)
    if not wanted:
        return ()
    found = []
    for number, topic in enumerate(topics):
        hits = sorted(_hits(topic, wanted), key=lambda ranked: (ranked[0], ranked[1].block))
        found += [(rank, number, hit) for rank, hit in hits[:MOST_HITS]]
    return tuple(hit for _, _, hit in sorted(found, key=lambda one: (*one[:2], one[2].block)))


def marks(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a text that ``words`` look for."""
    wanted = _wanted(words)
    return tuple((word.start, _end(text, word, one)) for word, one in _matches(text, wanted))


def folded(text: str) -> str:
    """The text without its capitals and accents."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _wanted(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.folded for word in _words_of(unicodedata.normalize("NFC", words))))


def _hits(topic: Topic, wanted: tuple[str, ...]) -> Iterator[tuple[int, Hit]]:
    """The hits of one page, each with its rank."""
    if _holds(topic.title, wanted):
        yield _TITLE, Hit(topic.id, -1, *_excerpt(topic.lead, wanted))
    elif _holds(topic.lead, wanted):
        yield _TEXT, Hit(topic.id, -1, *_excerpt(topic.lead, wanted))
    for number, block in enumerate(topic.blocks):
        text = plain(block)
        if _holds(text, wanted):
            rank = _HEADING if isinstance(block, Heading) else _TEXT
            yield rank, Hit(topic.id, number, *_excerpt(text, wanted))


def _holds(text: str, wanted: tuple[str, ...]) -> bool:
    there = _words_of(text)
    return all(any(word.folded.startswith(one) for word in there) for one in wanted)


def _excerpt(text: str, wanted: tuple[str, ...]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Some of the text, where most of the words stand, and the stretches of it that were looked for."""
    marks = [(word.start, _end(text, word, one)) for word, one in _matches(text, wanted)]
    first, last = _window(text, marks, wanted)
    before = _CUT + " " if first else ""
    after = " " + _CUT if last < len(text) else ""
    moved = len(before) - first
    shown = tuple((start + moved, end + moved) for start, end in marks if first <= start and end <= last)
    return before + text[first:last].replace("\n", " ") + after, shown


def _matches(text: str, wanted: tuple[str, ...]) -> Iterator[tuple[_Word, str]]:
    """Each word of the text that begins with one that is wanted, and the longest of these."""
    for word in _words_of(text):
        fitting = [one for one in wanted if word.folded.startswith(one)]
        if fitting:
            yield word, max(fitting, key=len)


def _end(text: str, word: _Word, beginning: str) -> int:
    """Where the ``beginning`` of a word ends; folding may have changed its length."""
    ends = range(word.start + 1, word.end)
    return next((end for end in ends if folded(text[word.start : end]).startswith(beginning)), word.end)


def _window(text: str, marks: Sequence[tuple[int, int]], wanted: tuple[str, ...]) -> tuple[int, int]:
    """Where the excerpt begins and ends: at words, with as many different words in it as there can be."""
    if len(text) <= LONGEST:
        return 0, len(text)

    def different(start: int) -> int:
        inside = {folded(text[one:end]) for one, end in marks if start <= one and end <= start + LONGEST}
        return len({one for one in wanted if any(mark.startswith(one) for mark in inside)})

    start = max((start for start, _ in marks), key=different, default=0)
    room = LONGEST // 4
    words = _words_of(text)
    first = next((word.start for word in words if word.start >= start - room), 0) if start > room else 0
    if different(first) < different(start):
        first = start
    last = max((word.end for word in words if word.end <= first + LONGEST), default=len(text))
    return first, _with_its_stop(text, last)


def _with_its_stop(text: str, end: int) -> int:
    """``end``, or behind the signs that close the text there."""
    return len(text) if not _WORD.search(text, end) else end


@lru_cache(maxsize=2048)
def _words_of(text: str) -> tuple[_Word, ...]:
    """The words of a text; kept, for the pages stay the same while one is typing."""
    found = (_Word(one.start(), one.end(), folded(one[0])) for one in _WORD.finditer(text))
    return tuple(word for word in found if word.folded)


def _row(cells: Sequence[str]) -> str:
    first, *rest = cells
    return f"{first}: {'; '.join(rest)}"


def _said(spans: Sequence[Span]) -> str:
    return "".join(span.text for span in spans)
