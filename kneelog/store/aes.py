"""AES-256 in CBC mode, backwards only: a damaged protected diary is read page by page, past the driver.

The driver gives a protected file up at its first damaged page. Blocks do not depend on one another when they are
decrypted, so all of them go through each round together: one byte string holds the same byte of every block.
"""

from __future__ import annotations

from functools import cache

BLOCK = 16
_ROUNDS = 14
_KEY_WORDS = 8


def decrypt(key: bytes, start: bytes, sealed: bytes) -> bytes:
    """What ``sealed``, whole blocks, says under the 32 bytes of ``key``; ``start`` is the block before the first."""
    count = len(sealed) // BLOCK
    planes = _blocks_decrypted(key, [sealed[at::BLOCK] for at in range(BLOCK)])
    before = start + sealed[:-BLOCK]
    opened = bytearray(count * BLOCK)
    for at, plane in enumerate(planes):
        opened[at::BLOCK] = _xor(plane, before[at::BLOCK])
    return bytes(opened)


def _blocks_decrypted(key: bytes, planes: list[bytes]) -> list[bytes]:
    keys = _round_keys(key)
    planes = [plane.translate(_added(keys[_ROUNDS][at])) for at, plane in enumerate(planes)]
    for turn in range(_ROUNDS - 1, -1, -1):
        # row r of the square moves r columns to the right; byte 4c + r stands in column c
        planes = [planes[(at - 4 * (at % 4)) % BLOCK] for at in range(BLOCK)]
        planes = [
            plane.translate(_inverse()).translate(_added(keys[turn][at])) for at, plane in enumerate(planes)
        ]
        if turn:
            planes = [byte for column in range(4) for byte in _unmixed(planes[4 * column : 4 * column + 4])]
    return planes


def _unmixed(column: list[bytes]) -> list[bytes]:
    times = {factor: [byte.translate(_multiplied(factor)) for byte in column] for factor in (14, 11, 13, 9)}
    return [
        _xor(
            _xor(times[14][row], times[11][(row + 1) % 4]),
            _xor(times[13][(row + 2) % 4], times[9][(row + 3) % 4]),
        )
        for row in range(4)
    ]


def _xor(one: bytes, other: bytes) -> bytes:
    both = int.from_bytes(one, "little") ^ int.from_bytes(other, "little")
    return both.to_bytes(len(one), "little")


def _product(one: int, other: int) -> int:
    """The product in the field of 256 elements that AES computes in."""
    found = 0
    while other:
        if other & 1:
            found ^= one
        one = (one << 1) ^ (0x11B if one & 0x80 else 0)
        other >>= 1
    return found


@cache
def _substitutes() -> bytes:
    """AES' S-box: the inverse in the field, then five of its turns added."""
    inverses = [0] * 256
    power = 1
    powers = []
    for _ in range(255):
        powers.append(power)
        power = _product(power, 3)
    for at, value in enumerate(powers):
        inverses[value] = powers[-at % 255]
    return bytes(
        value ^ _turned(value, 1) ^ _turned(value, 2) ^ _turned(value, 3) ^ _turned(value, 4) ^ 0x63
        for value in inverses
    )


def _turned(value: int, by: int) -> int:
    return (value << by | value >> (8 - by)) & 0xFF


@cache
def _inverse() -> bytes:
    box = _substitutes()
    return bytes(box.index(value) for value in range(256))


@cache
def _multiplied(factor: int) -> bytes:
    return bytes(_product(value, factor) for value in range(256))


@cache
def _added(number: int) -> bytes:
    return bytes(value ^ number for value in range(256))


def _round_keys(key: bytes) -> list[bytes]:
    words = [key[at : at + 4] for at in range(0, len(key), 4)]
    constant = 1
    box = _substitutes()
    for at in range(_KEY_WORDS, 4 * (_ROUNDS + 1)):
        word = words[-1]
        if at % _KEY_WORDS == 0:
            word = (word[1:] + word[:1]).translate(box)
            word = bytes((word[0] ^ constant,)) + word[1:]
            constant = _product(constant, 2)
        elif at % _KEY_WORDS == 4:  # noqa: PLR2004 - half way, only where keys are this long
            word = word.translate(box)
        words.append(_xor(word, words[-_KEY_WORDS]))
    return [b"".join(words[at : at + 4]) for at in range(0, len(words), 4)]
