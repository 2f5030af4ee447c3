"""The rows of a damaged diary by table, and where among them something is missing.

Tables are walked from their roots as the schema names them. Where a page on the way is beyond reading, the pages
below it are found by going through the whole file, and told apart by their words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from kneelog.store import raw_cells
from kneelog.store.layout import COLUMNS
from kneelog.store.raw_cells import Node, Values
from kneelog.store.raw_gaps import Gap, gaps_of
from kneelog.store.raw_vocabulary import KEYED, fits, table_of
from kneelog.store.single_rows import HEADS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kneelog.store.raw_pages import Pages

_DEEPEST = 20
_SCHEMA_COLUMNS = 5
_NAME, _ROOT = 1, 3
_TRUNK_AT = 32
_CHUNKS = 4

Row = tuple[Any, Values]
"""A row's rowid (``None`` in a table without) and its values."""
Found = list[Row | None]
"""Rows in their order; ``None`` where one or more are missing."""


@dataclass(frozen=True, slots=True)
class Tables:
    """What could be read. ``indexes`` are the entries of the indexes by name; ``gaps`` lie in the tables."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    indexes: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    gaps: dict[str, list[Gap]] = field(default_factory=dict)
    whole: frozenset[str] = frozenset()
    """Tables and indexes of which nothing is missing."""


def read_tables(pages: Pages) -> Tables:
    """All rows in ``pages`` that are a diary's."""
    walker = _Walker(pages)
    roots, schema_is_whole = _roots(walker)
    walked = {name: list(walker.walk(root, name)) for name, root in roots.items()}
    missing = [name for name in _NAMES if name not in walked]
    is_whole = schema_is_whole and not missing and all(None not in found for found in walked.values())
    strays: dict[str, list[Found]] = defaultdict(list)
    if not is_whole:
        for table, found in walker.strays(_free(pages)):
            strays[table].append(found)
    return _gathered(walked, strays, walker)


IDS = {table: f"sqlite_autoindex_{table}_1" for table in HEADS.values()}
"""Table -> the index that names each record's id a second time."""
DAYS = {"entry": "ix_entry_on_date", "run": "ix_run_on_date"}
"""Table -> the index that names each record's day a second time."""
INDEXES = frozenset({*IDS.values(), *DAYS.values()})
_NAMES = (*COLUMNS, *INDEXES)


def _roots(walker: _Walker) -> tuple[dict[str, int], bool]:
    found = list(walker.walk(1, "sqlite_schema"))
    roots = {}
    for row in found:
        if row is not None and len(row[1]) == _SCHEMA_COLUMNS and row[1][_NAME] in _NAMES:
            root = row[1][_ROOT]
            if isinstance(root, int):
                roots[row[1][_NAME]] = root
    return roots, None not in found


class _Walker:
    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._nodes: dict[int, Node | None] = {}
        self._seen: set[int] = set()
        self.has_empty_leaf = False

    def walk(self, number: int, table: str) -> Iterator[Row | None]:
        """The rows of ``table`` from the page ``number`` down."""
        keyed = table in KEYED or table in INDEXES
        return self._below(number, partial(fits, table), 0, keyed=keyed)

    def strays(self, free: set[int]) -> Iterator[tuple[str, Found]]:
        """Table and rows below each page that no page in use leads to, larger trees first."""
        left = [
            number
            for number in range(1, len(self._pages.pages) + 1)
            if number not in self._seen and number not in free and self._node(number) is not None
        ]
        below = {child for number in left for child in self._children(number)}
        for number in sorted(left, key=lambda number: number in below):
            if number in self._seen:
                continue
            node = self._node(number)
            if node is None:
                continue
            keyed = node.kind in {raw_cells.LEAF_KEYED, raw_cells.INNER_KEYED}
            self.has_empty_leaf |= keyed and not node.cells
            found = list(self._below(number, partial(table_of, keyed=keyed), 0, keyed=keyed))
            tables = Counter(table_of(row[1], keyed=keyed) for row in found if row is not None)
            if tables:
                table = str(tables.most_common(1)[0][0])
                yield table, [row if row is not None and fits(table, row[1]) else None for row in found]

    def _node(self, number: int) -> Node | None:
        if number not in self._nodes:
            self._nodes[number] = raw_cells.node(self._pages, number)
        return self._nodes[number]

    def _children(self, number: int) -> list[int]:
        node = self._node(number)
        return [] if node is None else node.children

    def _below(
        self, number: int, takes: Callable[[Values], object], depth: int, *, keyed: bool
    ) -> Iterator[Row | None]:
        node = self._node(number)
        if (
            node is None
            or number in self._seen
            or (node.kind in {raw_cells.LEAF_KEYED, raw_cells.INNER_KEYED}) != keyed
            or depth > _DEEPEST
            or not _has_one(node, takes)
        ):
            yield None
            return
        self._seen.add(number)
        for cell in node.cells:
            if cell is None:
                yield None
                continue
            if cell.child is not None:
                yield from self._below(cell.child, takes, depth + 1, keyed=keyed)
            if cell.values is not None:
                yield (cell.rowid, cell.values) if takes(cell.values) else None
        if node.right is not None:
            yield from self._below(node.right, takes, depth + 1, keyed=keyed)


def _has_one(node: Node, takes: Callable[[Values], object]) -> bool:
    """Whether one of a page's rows is of the table, or it has none; else the way to it went astray."""
    rows = [cell.values for cell in node.cells if cell is not None and cell.values is not None]
    return not rows or any(takes(row) for row in rows)


def _free(pages: Pages) -> set[int]:
    """The pages that are in no use, as far as the list of them can be read."""
    found: set[int] = set()
    first = pages.at(1)
    number = 0 if first is None else int.from_bytes(first[_TRUNK_AT : _TRUNK_AT + _CHUNKS])
    while number and number not in found:
        page = pages.at(number)
        if page is None or page[0] != 0:
            break
        found.add(number)
        count = int.from_bytes(page[4:8])
        if 8 + _CHUNKS * count > pages.usable:
            break
        found |= {int.from_bytes(page[at : at + 4]) for at in range(8, 8 + 4 * count, 4)}
        number = int.from_bytes(page[:4])
    return found


def _gathered(walked: dict[str, Found], strays: dict[str, list[Found]], walker: _Walker) -> Tables:
    tables = Tables()
    whole = set()
    for name in _NAMES:
        main = walked.get(name)
        others = strays.get(name, [])
        if main is not None and None not in main:
            whole.add(name)
            others = []  # a page that lies about is not the table's
        into = tables.indexes if name in INDEXES else tables.rows
        for found in (main or [], *others):
            into[name].extend(row for row in found if row is not None)
        if name in KEYED and name not in whole:
            is_empty = main is None and not others and walker.has_empty_leaf
            tables.gaps[name] = [] if is_empty else gaps_of(main, others)
    return Tables(tables.rows, tables.indexes, tables.gaps, frozenset(whole))
