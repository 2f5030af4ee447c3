"""What is selected of an article: from one paragraph to another, by the mouse or all of it by a key."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kneelog.ui.learn.rich_text import cut, units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kneelog.ui.learn.passage import Passage


class Spot(NamedTuple):
    """A place between two letters: in which paragraph, and where in it."""

    number: int
    position: int


class Selection:
    """Tells each of ``passages`` what of it is selected."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._from = self._to = Spot(0, 0)

    def begin(self, at: Spot) -> None:
        """Nothing is selected yet; :meth:`extend` goes on from here."""
        self._from = self._to = at
        self._show()

    def extend(self, to: Spot) -> None:
        """Select up to here."""
        self._to = to
        self._show()

    def word(self, at: Spot) -> None:
        """Select the word at ``at``."""
        text = self._passages[at.number].words.text
        middle = len(cut(text, 0, at.position))
        start, end = middle, middle
        while start > 0 and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        self._from = Spot(at.number, units(text[:start]))
        self._to = Spot(at.number, units(text[:end]))
        self._show()

    def all(self) -> None:
        """Select everything."""
        last = len(self._passages) - 1
        self._from = Spot(0, 0)
        self._to = Spot(last, units(self._passages[last].words.text))
        self._show()

    @property
    def text(self) -> str:
        """The selected words, a line for each paragraph."""
        return "\n".join(
            cut(passage.words.text, *stretch)
            for passage, stretch in zip(self._passages, self._stretches(), strict=True)
            if stretch is not None
        )

    def _show(self) -> None:
        for passage, stretch in zip(self._passages, self._stretches(), strict=True):
            passage.select(stretch)

    def _stretches(self) -> list[tuple[int, int] | None]:
        first, last = sorted((self._from, self._to))
        found: list[tuple[int, int] | None] = []
        for number, passage in enumerate(self._passages):
            hidden = not passage.isVisibleTo(passage.window())
            if hidden or first == last or not first.number <= number <= last.number:
                found.append(None)
                continue
            start = first.position if number == first.number else 0
            whole = units(passage.words.text)
            found.append((start, last.position if number == last.number else whole))
        return found
