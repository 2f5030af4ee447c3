"""Words with their looks, counted as Qt counts them: in UTF-16 units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kneelog.domain.reading import Span

Stretch = tuple[int, int]
"""Where something begins in a text, and where it ends."""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    start: int
    end: int
    words: str
    target: str


@dataclass(frozen=True, slots=True)
class RichText:
    """A paragraph's text, what of it is strong or emphasised, and its links."""

    text: str
    strong: tuple[Stretch, ...] = ()
    emphasis: tuple[Stretch, ...] = ()
    links: tuple[Link, ...] = ()


def rich(spans: Iterable[Span]) -> RichText:
    """One paragraph made of ``spans``."""
    text, at = "", 0
    strong: list[Stretch] = []
    emphasis: list[Stretch] = []
    links: list[Link] = []
    for span in spans:
        end = at + units(span.text)
        if span.strong:
            strong.append((at, end))
        if span.emphasis:
            emphasis.append((at, end))
        if span.link:
            links.append(Link(at, end, span.text, span.link))
        text, at = text + span.text, end
    return RichText(text, tuple(strong), tuple(emphasis), tuple(links))


def units(text: str) -> int:
    """How long Qt takes ``text`` to be."""
    return len(text.encode("utf-16-le")) // 2


def cut(text: str, start: int, end: int) -> str:
    """The words of ``text`` between two of Qt's positions."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le", errors="ignore")


def in_units(text: str, stretches: Iterable[Stretch]) -> list[Stretch]:
    """Stretches counted in characters, as Qt counts them."""
    return [(units(text[:start]), units(text[:end])) for start, end in stretches]
