"""Reads a page of Learn: Markdown with named headings, figures, and gaps for what the program knows itself.

Beyond plain Markdown a page holds ``## Heading {#anchor}``; a picture, alone in its paragraph, whose address is a
figure's name and, after a "?", the places to mark; and ``{{gaps}}``. A gap alone in the first cell of a table's row
stands for as many rows as there are. Anything else is a defect of the page and refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from kneelog.domain.reading import Block, Figure, Heading, Items, Paragraph, Span, Table, Topic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_ANCHORED = re.compile(r"(.+?) \{#([a-z0-9-]+)\}")
_GAP = re.compile(r"\{\{([a-z0-9_.-]+)\}\}")

Spans = tuple[Span, ...]
Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What the program knows itself: ``words`` fill a gap, ``rows`` are whole rows of a table."""

    words: Mapping[str, str]
    rows: Mapping[str, Rows]


class PageError(ValueError):
    """A page of Learn that cannot be read: a defect of ours."""


def read(name: str, text: str, known: Known) -> Topic:
    """The page ``name`` as ``text`` has it: a title, the paragraph that says what it is about, and the rest."""
    tokens = iter(_markdown().parse(text))
    try:
        title = _title(tokens, known)
        lead = _lead(tokens, known)
        return Topic(name, title, lead, tuple(_blocks(tokens, known)))
    except (PageError, StopIteration, KeyError) as why:
        raise PageError(f"{name}.md: {why!r}") from why


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _title(tokens: Iterator[Token], known: Known) -> str:
    """The page's only first-level heading."""
    if (opening := next(tokens)).tag != "h1":
        raise PageError(f"begins with {opening.type}, not with a title")
    return _text(_inline(tokens, known))


def _lead(tokens: Iterator[Token], known: Known) -> str:
    """The paragraph below the title, which has one look."""
    if (opening := next(tokens)).type != "paragraph_open":
        raise PageError(f"{opening.type} below the title, not what the page is about")
    return _text(_inline(tokens, known))


def _blocks(tokens: Iterator[Token], known: Known) -> Iterator[Block]:
    for token in tokens:
        match token.type:
            case "heading_open":
                yield _heading(token, _text(_inline(tokens, known)))
            case "paragraph_open":
                yield _paragraph(tokens, known)
            case "bullet_list_open" | "ordered_list_open":
                yield _items(tokens, known, numbered=token.type == "ordered_list_open")
            case "table_open":
                yield _table(tokens, known)
            case other:
                raise PageError(f"nothing is known of {other}, {token.content!r}")


def _heading(opening: Token, text: str) -> Heading:
    found = _ANCHORED.fullmatch(text)
    level = int(opening.tag[1])
    if found is None or level not in (2, 3):
        raise PageError(f"the heading {text!r} has no {{#anchor}}, or the wrong level")
    return Heading(found[1], level, found[2])


def _paragraph(tokens: Iterator[Token], known: Known) -> Paragraph | Figure:
    inline = next(tokens)
    next(tokens)
    children = inline.children or []
    if [child.type for child in children] == ["image"]:
        return _figure(children[0], known)
    return Paragraph(_spans(children, known))


def _figure(image: Token, known: Known) -> Figure:
    name, _, places = str(image.attrs["src"]).partition("?")
    caption = _filled(str(image.attrs.get("title", "")), known)
    alt = _filled(image.content, known)
    if not alt or not caption:
        raise PageError(f"the figure {name} says nothing to who does not see it, or has no caption")
    return Figure(name, alt, caption, tuple(places.split(",")) if places else ())


def _items(tokens: Iterator[Token], known: Known, *, numbered: bool) -> Items:
    items = []
    for token in tokens:
        match token.type:
            case "list_item_open" | "list_item_close" | "paragraph_close":
                continue
            case "paragraph_open":
                items.append(_spans(next(tokens).children or [], known))
            case "bullet_list_close" | "ordered_list_close":
                return Items(tuple(items), numbered)
            case other:
                raise PageError(f"{other} within a list")
    raise PageError("a list without an end")


def _table(tokens: Iterator[Token], known: Known) -> Table:
    rows: list[tuple[Spans, ...]] = []
    row: list[Spans] = []
    for token in tokens:
        match token.type:
            case "tr_open":
                row = []
            case "inline":
                row.append(_spans(token.children or [], known, keep_gap=not row))
            case "tr_close":
                rows.extend(_rows(row, known))
            case "table_close":
                header, *body = rows
                return Table(tuple(_text(cell) for cell in header), tuple(body))
            case _:
                continue
    raise PageError("a table without an end")


def _rows(row: Sequence[Spans], known: Known) -> Iterator[tuple[Spans, ...]]:
    """The row as it stands, or those that its first cell asks for."""
    first = _text(row[0])
    gap = _GAP.fullmatch(first)
    if gap is None or gap[1] in known.words:
        filled = tuple(replace(span, text=_filled(span.text, known)) for span in row[0])
        yield (filled, *row[1:])
        return
    for cells in known.rows[gap[1]]:
        if len(cells) != len(row):
            raise PageError(f"{gap[1]} has rows of {len(cells)} cells, the table of {len(row)}")
        yield tuple((Span(cell),) for cell in cells)


def _inline(tokens: Iterator[Token], known: Known) -> Spans:
    """The words of the block that was opened just now; its end is passed."""
    inline = next(tokens)
    next(tokens)
    return _spans(inline.children or [], known)


def _spans(children: Sequence[Token], known: Known, *, keep_gap: bool = False) -> Spans:
    """The words in runs of one look, their gaps filled."""
    spans: list[Span] = []
    look = Span("")
    for token in children:
        match token.type:
            case "text" | "softbreak":
                text = token.content if token.type == "text" else " "
                if spans and replace(spans[-1], text="") == look:
                    spans[-1] = replace(look, text=spans[-1].text + text)
                elif text:
                    spans.append(replace(look, text=text))
            case "strong_open" | "strong_close":
                look = replace(look, strong=token.nesting > 0)
            case "em_open" | "em_close":
                look = replace(look, emphasis=token.nesting > 0)
            case "link_open":
                look = replace(look, link=str(token.attrs["href"]))
            case "link_close":
                look = replace(look, link="")
            case other:
                raise PageError(f"{other} within a paragraph")
    if keep_gap:
        return tuple(spans)
    return tuple(replace(span, text=_filled(span.text, known)) for span in spans)


def _filled(text: str, known: Known) -> str:
    return _GAP.sub(lambda gap: known.words[gap[1]], text)


def _text(spans: Spans) -> str:
    return "".join(span.text for span in spans)
