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


def place(
    marks: Sequence[tuple[float, Mark]],
    symbol: float,
    gap: float,
    width_of: Callable[[str], float],
    right: float,
) -> tuple[Placed, ...]:
    """Place ``marks`` (with their ``x``, from left to right), each ``symbol`` pixels wide and ``gap`` apart.

    Marks whose symbols would touch become one count at the middle of them. A word is written where it ends before
    the next symbol and before ``right``.
    """
    groups: list[list[tuple[float, Mark]]] = []
    for item in marks:
        if groups and item[0] - _middle(groups[-1]) < symbol + gap:
            groups[-1].append(item)
        else:
            groups.append([item])
    placed: list[Placed] = []
    for index, group in enumerate(groups):
        x = _middle(group)
        after = _middle(groups[index + 1]) - symbol / 2 - gap if index + 1 < len(groups) else right
        word = group[0][1].word if len(group) == 1 else ""
        if word and x + symbol / 2 + gap + width_of(word) > after:
            word = ""
        placed.append(Placed(x, tuple(mark for _x, mark in group), word))
    return tuple(placed)


def _middle(group: Sequence[tuple[float, Mark]]) -> float:
    return (group[0][0] + group[-1][0]) / 2
