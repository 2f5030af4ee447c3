"""What disks, copies, editors and mischief do to a file: one small damage after another, by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

PAGE = 512
_MOST = 4
_LONGEST_PIECE = 2000
_MOST_TIMES = 60
_LARGEST = 200_000

TOKENS = (
    *(b"\0", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\r", b"\n", b'"', b"'", b",", b";", b"\t", b"\\", b"="),
    *(b"-1", b"11", b"4.5", b"99999999999999999999", b"1e999", b"1e-999", b"NaN", b"null", b"\\ud800"),
    *("é".encode(), "\u2028".encode(), "\u202e".encode(), "😀".encode(), b"\xed\xa0\x80", b"\xc0\xaf"),
    *(b"0001-01-01", b"9999-12-31", b"2026-02-30", b"T00:00:00Z", b"+14:00", b"-23:59", b"+99:99"),
    *(b"0001-01-01T00:00:00+23:59", b"9999-12-31T23:59:59-23:59", b"2026-03-02T17:30:00+01:00:30"),
)
"""What stands in files of any format, and where it should not."""


def damaged(content: bytes, others: Sequence[bytes], tokens: Sequence[bytes], chance: random.Random) -> bytes:
    """``content`` with one to four damages; ``others`` are files of which pieces may be spliced in."""
    raw = bytearray(content)
    for _ in range(chance.randint(1, _MOST)):
        chance.choice(_DAMAGES)(raw, others, tokens, chance)
        del raw[_LARGEST:]
    return bytes(raw) or b"x"


def _flip(raw: bytearray, _others: Sequence[bytes], _tokens: Sequence[bytes], chance: random.Random) -> None:
    for _ in range(chance.randint(1, 8)):
        if raw:
            raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)


def _overwrite(
    raw: bytearray, _others: Sequence[bytes], _tokens: Sequence[bytes], chance: random.Random
) -> None:
    at, length = _piece(raw, chance, 20)
    raw[at : at + length] = bytes(chance.randrange(256) for _ in range(length))


def _cut(raw: bytearray, _others: Sequence[bytes], _tokens: Sequence[bytes], chance: random.Random) -> None:
    """The end is missing, seldom the beginning."""
    at = chance.randrange(len(raw) + 1)
    if chance.randrange(4):
        del raw[at:]
    else:
        del raw[:at]


def _leave_out(
    raw: bytearray, _others: Sequence[bytes], _tokens: Sequence[bytes], chance: random.Random
) -> None:
    at, length = _piece(raw, chance)
    del raw[at : at + length]


def _repeat(
    raw: bytearray, _others: Sequence[bytes], _tokens: Sequence[bytes], chance: random.Random
) -> None:
    at, length = _piece(raw, chance)
    raw[at:at] = raw[at : at + length] * chance.randint(1, _MOST_TIMES)


def _move(raw: bytearray, _others: Sequence[bytes], _tokens: Sequence[bytes], chance: random.Random) -> None:
    at, length = _piece(raw, chance)
    piece = raw[at : at + length]
    del raw[at : at + length]
    to = chance.randrange(len(raw) + 1)
    raw[to:to] = piece


def _splice(raw: bytearray, others: Sequence[bytes], _tokens: Sequence[bytes], chance: random.Random) -> None:
    """The beginning of this, the end of another; or a piece of another within this."""
    other = chance.choice(others)
    at, there = chance.randrange(len(raw) + 1), chance.randrange(len(other) + 1)
    if chance.randrange(2):
        raw[at:] = other[there:]
    else:
        raw[at:at] = other[there : there + chance.randint(1, _LONGEST_PIECE)]


def _insert(raw: bytearray, _others: Sequence[bytes], tokens: Sequence[bytes], chance: random.Random) -> None:
    at = chance.randrange(len(raw) + 1)
    raw[at:at] = chance.choice(tokens) * (1 if chance.randrange(10) else chance.randint(2, 1500))


def _replace(
    raw: bytearray, _others: Sequence[bytes], tokens: Sequence[bytes], chance: random.Random
) -> None:
    """A token where another stood, or where some bytes did."""
    old = chance.choice(tokens)
    at, length = raw.find(old, chance.randrange(len(raw) + 1)), len(old)
    if at < 0:
        at, length = _piece(raw, chance, 12)
    raw[at : at + length] = chance.choice(tokens)


def _zero(raw: bytearray, _others: Sequence[bytes], _tokens: Sequence[bytes], chance: random.Random) -> None:
    """A page that never reached the disk."""
    at = chance.randrange(len(raw) // PAGE + 1) * PAGE
    end = min(len(raw), at + PAGE * chance.randint(1, 3))
    raw[at:end] = bytes(max(0, end - at))


def _piece(raw: bytearray, chance: random.Random, longest: int = _LONGEST_PIECE) -> tuple[int, int]:
    at = chance.randrange(len(raw) + 1)
    return at, min(len(raw) - at, chance.choice((1, 1, 2, 4, 16, 60, longest)))


_DAMAGES = (
    _flip,
    _flip,
    _overwrite,
    _cut,
    _leave_out,
    _repeat,
    _move,
    _splice,
    _insert,
    _replace,
    _zero,
)
