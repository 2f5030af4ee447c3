"""Ways in which a disk, a cable or a careless program spoils a file; the same for the same seed."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = 4096


def flip_bits(data: bytearray, chance: Random) -> None:
    """1 to 64 bits, anywhere."""
    for _ in range(chance.randint(1, 64)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def cut_short(data: bytearray, chance: Random) -> None:
    """The end is missing, at any byte."""
    del data[chance.randrange(len(data)) :]


def zero_pages(data: bytearray, chance: Random) -> None:
    """One to eight pages hold nothing but zeros."""
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(data) // PAGE) * PAGE
        data[at : at + PAGE] = bytes(PAGE)


def overwrite_header(data: bytearray, chance: Random) -> None:
    """Something else was written over the beginning."""
    count = chance.choice((4, 16, 100, 512, PAGE))
    data[:count] = chance.randbytes(count) if chance.random() < 0.5 else bytes(count)


def swap_pages(data: bytearray, chance: Random) -> None:
    """Two pages stand in one another's place."""
    one, other = (at * PAGE for at in chance.sample(range(len(data) // PAGE), 2))
    kept = bytes(data[one : one + PAGE])
    data[one : one + PAGE] = data[other : other + PAGE]
    data[other : other + PAGE] = kept


WAYS: dict[str, Callable[[bytearray, Random], None]] = {
    "flipped bits": flip_bits,
    "cut short": cut_short,
    "zeroed pages": zero_pages,
    "overwritten header": overwrite_header,
    "swapped pages": swap_pages,
}


def spoiled(whole: bytes, seed: int) -> tuple[str, bytes]:
    """``whole`` spoiled in one of the ways, in turn; which, and what is left."""
    way = list(WAYS)[seed % len(WAYS)]
    data = bytearray(whole)
    WAYS[way](data, Random(seed))  # noqa: S311 - a trial, not a secret
    return way, bytes(data)
