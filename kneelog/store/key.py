"""A diary's passphrase, and how a protected file is told from a plain one.

A protected diary is a SQLCipher 4 file with its standard settings: any program that speaks SQLCipher opens it with
the same passphrase. The key is derived here rather than in SQLCipher, once for each salt: deriving it takes a tenth
of a second on purpose, and a diary is connected to several times. A copy keeps the salt of what it was made from.
"""

from __future__ import annotations

import os
import unicodedata

from kneelog.store.peeking import beginning

SALT_BYTES = 16
"""A protected file begins with its salt, where a plain one says what it is."""

PLAIN = b"SQLite format 3\0"
"""How a plain file begins."""
_PAGE_BYTES = 4096
_ROUNDS = 256_000
"""SQLCipher 4's ``kdf_iter``: PBKDF2 with HMAC-SHA512."""
_KEY_BYTES = 32
_UNEVEN = 420
"""Chi-squared of a page's 256 byte values. Of random bytes one page in a million has more than about 370."""


class Key:
    """A passphrase. It is never shown; two keys are equal if their passphrases are.

    Typing the same letters in another Unicode form gives the same key (NFC).
    """

    __slots__ = ("_derived", "_passphrase")

    def __init__(self, passphrase: str) -> None:
        if not passphrase:
            raise ValueError("a passphrase has at least one character")
        self._passphrase = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
        self._derived: dict[bytes, str] = {}

    def __repr__(self) -> str:
        """Nothing of the passphrase."""
        return "Key(…)"

    def __eq__(self, other: object) -> bool:
        """Whether the passphrases are equal."""
        return isinstance(other, Key) and other._passphrase == self._passphrase

    def __hash__(self) -> int:
        """Fits :meth:`__eq__`."""
        return hash(self._passphrase)

    def for_salt(self, salt: bytes) -> str:
        """The key and the salt as SQLCipher's ``PRAGMA key`` and ``ATTACH … KEY`` take them, ``x'…'``."""
        if salt not in self._derived:
            import hashlib  # brings OpenSSL along, which a plain diary does without

            raw = hashlib.pbkdf2_hmac("sha512", self._passphrase, salt, _ROUNDS, _KEY_BYTES)
            self._derived[salt] = f"x'{raw.hex()}{salt.hex()}'"
        return self._derived[salt]


def new_salt() -> bytes:
    """A fresh salt."""
    return os.urandom(SALT_BYTES)


def salt_of(path: str | os.PathLike[str]) -> bytes | None:
    """The salt of the protected diary at ``path``; ``None`` for any other file, an empty one too.

    A protected file cannot be told from random bytes, which is the point of it: it is taken for one if it is whole
    pages long and its first page looks like nothing else. ``OSError`` where it can't be read.
    """
    size, page = beginning(path, _PAGE_BYTES)
    start = page[:SALT_BYTES]
    if size < _PAGE_BYTES or start == PLAIN:
        return None
    return start if _looks_random(page) else None


def is_protected(path: str | os.PathLike[str]) -> bool:
    """Whether the file at ``path`` is a diary under a passphrase; false where there is none, or none to be read."""
    try:
        return salt_of(path) is not None
    except OSError:
        return False


def _looks_random(page: bytes) -> bool:
    expected = len(page) / 256
    return sum((page.count(value) - expected) ** 2 for value in range(256)) / expected < _UNEVEN
