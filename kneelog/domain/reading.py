"""What a page to be read is made of: headings, paragraphs, lists, tables and figures, in the order of reading."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one look. ``link`` is where they lead: "learn:topic", "learn:topic#anchor" or "page:name:subject"."""

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """``level`` 2 heads a section of the page, 3 a part of one. ``anchor`` is its name in links, the same for good."""

    text: str
    level: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list, each item of which is one paragraph."""

    items: tuple[tuple[Span, ...], ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Each row has as many cells as ``header``; the first cell of a row names it."""

    header: tuple[str, ...]
    rows: tuple[tuple[tuple[Span, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing of ours.

    ``name`` is "knee:front", "knee:inner", "knee:outer" or "knee:back" with the ids of the ``places`` to mark, or
    "style:pelvis-drop" and the like. ``alt`` says what it shows to whoever does not see it, ``caption`` stands below.
    """

    name: str
    alt: str
    caption: str
    places: tuple[str, ...] = ()


Block = Heading | Paragraph | Items | Table | Figure


@dataclass(frozen=True, slots=True)
class Topic:
    """One page: ``id`` is its name in links, ``lead`` the sentence that says what it is about."""

    id: str
    title: str
    lead: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """Where something was found: block number ``block`` of a topic (-1 for its title or lead).

    ``excerpt`` is some of its text, ``marks`` the stretches (start, end) of the excerpt that were looked for.
    """

    topic: str
    block: int
    excerpt: str
    marks: tuple[tuple[int, int], ...]
