"""The pages of a diary's file, read past SQLite: a damaged page is left out, the others are there.

A protected file's pages each carry a seal (HMAC), so a damaged one is known for sure; a plain file's are judged by
whoever reads them. Nothing is ever written to the file.
"""

from __future__ import annotations

import hashlib
import hmac
import shutil
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kneelog.errors import DiaryError, DiaryLockedError, WrongPassphraseError
from kneelog.store import aes, files
from kneelog.store.connect import begin_writing, connect, driver
from kneelog.store.faults import told
from kneelog.store.key import PLAIN, SALT_BYTES, salt_of
from kneelog.store.raw_cells import node
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kneelog.store.key import Key

PAGE = 4096
_RESERVED = 80
"""What SQLCipher keeps at the end of each page: a starting block and the seal."""
_SEAL = 64
_MASK = 0x3A
_RESERVED_AT = 20
_USABLE_LEAST = 480


@dataclass(frozen=True, slots=True)
class Pages:
    """Page 1 stands first. ``usable`` are the bytes of a page that SQLite fills; ``None`` is a page beyond reading."""

    pages: tuple[bytes | None, ...]
    usable: int = PAGE
    is_protected: bool = False

    def at(self, number: int) -> bytes | None:
        """The page with a number, or ``None``."""
        return self.pages[number - 1] if 0 < number <= len(self.pages) else None


def read_pages(path: Path, key: Key | None = None, salts: Iterable[bytes] = ()) -> Pages:
    """The pages of the file at ``path``, as they are after a save that a crash interrupted is taken back.

    ``salts`` are those of copies of the diary, for a protected file whose own is damaged. Of a file that is neither
    all pages are given as they are.

    Raises:
        DiaryLockedError: it looks protected, and no page can be read without a passphrase, or with this one.
    """
    with told(path):
        data = _settled(path, key)
        looks_protected = salt_of(path) is not None
    for salt in (data[:SALT_BYTES], *salts) if key is not None else ():
        found = _opened(data, key, salt) if key is not None and len(salt) == SALT_BYTES else []
        if any(page is not None for page in found):
            return Pages(tuple(found), PAGE - _RESERVED, is_protected=True)
    plain = _plain(data)
    if looks_protected and not _is_plain(plain):
        raise _locked(path, key)
    return plain


def _locked(path: Path, key: Key | None) -> DiaryLockedError:
    if key is None:
        return DiaryLockedError(
            tr("{path} is protected by a passphrase; it is left as it is. Give its passphrase.", path=path)
        )
    return WrongPassphraseError(
        tr(
            "That passphrase does not open {path}, or no page of it is whole. Check the passphrase.",
            path=path,
        )
    )


def _is_plain(pages: Pages) -> bool:
    """Whether some page holds what only a plain database does; random bytes do not add up like that."""
    nodes = (node(pages, number) for number in range(1, len(pages.pages) + 1))
    return any(found is not None and found.cells and all(found.cells) for found in nodes)


def _settled(path: Path, key: Key | None) -> bytes:
    """The file's content; where a save was interrupted, of a private copy in which SQLite has taken that back."""
    if not files.journal(path).exists():
        return path.read_bytes()
    with files.temporary(path) as copy:
        shutil.copyfile(path, copy)
        shutil.copyfile(files.journal(path), files.journal(copy))
        with suppress(driver.Error, DiaryError), closing(connect(copy, write=True, key=key)) as connection:
            begin_writing(connection, "BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
        return copy.read_bytes()


def _plain(data: bytes) -> Pages:
    reserved = data[_RESERVED_AT] if data[:SALT_BYTES] == PLAIN else 0
    usable = PAGE - reserved if PAGE - reserved >= _USABLE_LEAST else PAGE
    pages = (data[at : at + PAGE] for at in range(0, len(data), PAGE))
    return Pages(tuple(page if len(page) == PAGE else None for page in pages), usable)


def _opened(data: bytes, key: Key, salt: bytes) -> list[bytes | None]:
    secret = bytes.fromhex(key.for_salt(salt)[2 : 2 + 64])
    sealing = hashlib.pbkdf2_hmac("sha512", secret, bytes(byte ^ _MASK for byte in salt), 2, len(secret))
    found: list[bytes | None] = []
    for number in range(1, len(data) // PAGE + 1):
        page = data[(number - 1) * PAGE : number * PAGE]
        start = SALT_BYTES if number == 1 else 0
        seal = hmac.digest(sealing, page[start:-_SEAL] + number.to_bytes(4, "little"), "sha512")
        if not hmac.compare_digest(seal, page[-_SEAL:]):
            found.append(None)
            continue
        first = page[PAGE - _RESERVED : PAGE - _RESERVED + aes.BLOCK]
        found.append((PLAIN if start else b"") + aes.decrypt(secret, first, page[start : PAGE - _RESERVED]))
    return found
