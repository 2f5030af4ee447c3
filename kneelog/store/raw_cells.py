"""SQLite's b-tree pages and records, decoded by ourselves where SQLite gives a file up.

Everything is checked before it is believed: a cell whose lengths do not add up to the byte is none.
(https://www.sqlite.org/fileformat2.html)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from kneelog.store.raw_pages import Pages

INNER_KEYED: Final = 0x02
INNER: Final = 0x05
LEAF_KEYED: Final = 0x0A
LEAF: Final = 0x0D
_KINDS = frozenset({INNER_KEYED, INNER, LEAF_KEYED, LEAF})
_FILE_HEADER = 100
_LONGEST = 4 << 20
"""No record of a diary is as long as this, in bytes."""
_SIZES = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 8: 0, 9: 0}
_FIRST_TEXT = 13

Values = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: the page left of it, its rowid, its record; each ``None`` where this kind of page has none."""

    child: int | None
    rowid: int | None
    values: Values | None


@dataclass(frozen=True, slots=True)
class Node:
    """A b-tree page. A cell that can't be decoded is ``None``; ``right`` is the page right of all cells."""

    kind: int
    cells: tuple[Cell | None, ...]
    right: int | None

    @property
    def children(self) -> list[int]:
        """The pages below."""
        found = [cell.child for cell in self.cells if cell is not None and cell.child is not None]
        return [*found, self.right] if self.right is not None else found


def node(pages: Pages, number: int) -> Node | None:
    """The b-tree page ``number``, or ``None`` where there is none to be read."""
    page = pages.at(number)
    if page is None:
        return None
    at = _FILE_HEADER if number == 1 else 0
    kind = page[at]
    if kind not in _KINDS:
        return None
    inner = kind in {INNER, INNER_KEYED}
    count = int.from_bytes(page[at + 3 : at + 5])
    first = at + (12 if inner else 8)
    if first + 2 * count > pages.usable:
        return None
    cells = tuple(
        _cell(pages, page, kind, int.from_bytes(page[first + 2 * n : first + 2 * n + 2]))
        for n in range(count)
    )
    return Node(kind, cells, int.from_bytes(page[at + 8 : at + 12]) if inner else None)


def _cell(pages: Pages, page: bytes, kind: int, at: int) -> Cell | None:
    try:
        child = rowid = None
        if kind in {INNER, INNER_KEYED}:
            child = int.from_bytes(page[at : at + 4])
            at += 4
        if kind == INNER:
            return Cell(child, varint(page, at)[0], None)
        size, at = varint(page, at)
        if kind == LEAF:
            rowid, at = varint(page, at)
        return Cell(child, rowid, record(_payload(pages, page, at, size, is_keyed=kind != LEAF)))
    except (ValueError, IndexError, UnicodeDecodeError):
        return None


def varint(data: bytes, at: int) -> tuple[int, int]:
    """The number at ``at`` and where the next begins; ``IndexError`` past the end."""
    value = 0
    for step in range(8):
        byte = data[at + step]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004 - the top bit says that more follows
            return value, at + step + 1
    return value << 8 | data[at + 8], at + 9


def _payload(pages: Pages, page: bytes, at: int, size: int, *, is_keyed: bool) -> bytes:
    usable = pages.usable
    if not 0 < size <= _LONGEST:
        raise ValueError("no such record")
    most = (usable - 12) * 64 // 255 - 23 if is_keyed else usable - 35
    here = size
    if size > most:
        least = (usable - 12) * 32 // 255 - 23
        here = least + (size - least) % (usable - 4)
        here = here if here <= most else least
    if at + here > usable:
        raise ValueError("beyond the page")
    found = page[at : at + here]
    if here == size:
        return found
    return found + _overflow(pages, int.from_bytes(page[at + here : at + here + 4]), size - here)


def _overflow(pages: Pages, number: int, size: int) -> bytes:
    parts = []
    while size > 0:
        page = pages.at(number)
        if page is None:
            raise ValueError("an overflow page is lost")
        parts.append(page[4 : 4 + min(size, pages.usable - 4)])
        size -= len(parts[-1])
        number = int.from_bytes(page[:4])
    return b"".join(parts)


def record(payload: bytes) -> Values:
    """The values of a record; ``ValueError`` unless its lengths add up."""
    length, at = varint(payload, 0)
    kinds = []
    while at < length:
        kind, at = varint(payload, at)
        kinds.append(kind)
    if at != length:
        raise ValueError("a header that does not fit")
    values: list[Any] = []
    for kind in kinds:
        if kind >= _FIRST_TEXT and kind % 2:
            end = at + (kind - _FIRST_TEXT) // 2
            values.append(payload[at:end].decode("utf-8"))
        elif kind in _SIZES:
            end = at + _SIZES[kind]
            values.append(None if kind == 0 else _whole(payload[at:end], kind))
        else:
            raise ValueError("no diary holds such a value")
        at = end
    if at != len(payload):
        raise ValueError("lengths that do not add up")
    return tuple(values)


def _whole(data: bytes, kind: int) -> int:
    return int.from_bytes(data, signed=True) if data else kind - 8
