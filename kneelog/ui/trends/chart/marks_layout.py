"""Marks on one line that never overlap: words where there is room, else the symbol, else a count. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kneelog.services.trend_marks import Mark


class Placed(NamedTuple):
    """What stands at ``x`` (the middle of its symbol): one mark with its ``word`` or without, or several as a count."""

    x: float
    marks: tuple[Mark, ...]
    word: str


class Room(NamedTuple):
    """Pixels: how wide a symbol is, and a count of one digit; the least gap; where the line ends at the right."""

    symbol: float
    tally: float
    gap: float
    right: float

    def width(self, group: Sequence[object]) -> float:
        """How wide what stands for ``group`` is: its symbol, or its count, which is wider with each digit."""
        return self.symbol if len(group) == 1 else self.tally + (len(str(len(group))) - 1) * self.tally / 2


def place(
    marks: Sequence[tuple[float, Mark]],
    room: Room,
    width_of: Callable[[str], float],
) -> tuple[Placed, ...]:
    """Place ``marks`` (with their ``x``, from left to right).

    Marks that would touch become one count at the middle of them, also where the count would touch its neighbour. A
    word is written where it ends before the next thing and before the right edge.
    """
    groups = [[item] for item in marks]
    index = 1
    while index < len(groups):
        one, two = groups[index - 1], groups[index]
        if _middle(two) - _middle(one) < (room.width(one) + room.width(two)) / 2 + room.gap:
            groups[index - 1 : index + 1] = [one + two]
            index = max(1, index - 1)
        else:
            index += 1
    placed: list[Placed] = []
    for number, group in enumerate(groups):
        x, word = _middle(group), group[0][1].word if len(group) == 1 else ""
        following = groups[number + 1] if number + 1 < len(groups) else None
        end = room.right if following is None else _middle(following) - room.width(following) / 2 - room.gap
        if word and x + room.symbol / 2 + room.gap + width_of(word) > end:
            word = ""
        placed.append(Placed(x, tuple(mark for _x, mark in group), word))
    return tuple(placed)


def _middle(group: Sequence[tuple[float, Mark]]) -> float:
    return (group[0][0] + group[-1][0]) / 2
