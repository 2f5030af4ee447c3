"""Which table a row belongs to, told by its length and its words: the names of tables may be lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kneelog.domain.care import SINGLE
from kneelog.domain.diary import RecordKind
from kneelog.domain.places import Place
from kneelog.domain.report import Knee
from kneelog.domain.signs import Sign
from kneelog.store.layout import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable

    from kneelog.store.raw_cells import Values

KEYED = {
    "run_source": 1,
    "knee_report": 1,
    "knee_place": 1,
    "knee_sign": 1,
    "person_sign": 1,
    "change_item": 2,
}
"""Tables that are their own index (WITHOUT ROWID). The rows of what is one record have as many first values alike."""

_LENGTHS = {name: {len(columns)} for name, columns in COLUMNS.items()}
_LENGTHS["preferences"].add(9)  # as revision 0001 had it

_KNEES = frozenset(knee.value for knee in Knee)
_PLACES = frozenset(place.value for place in Place)
_SIGNS = frozenset(sign.value for sign in Sign)
_KINDS = frozenset(kind.value for kind in RecordKind)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _is_day(value: object) -> bool:
    return isinstance(value, str) and _DAY.fullmatch(value) is not None


def _is_text(*values: object) -> bool:
    return all(isinstance(value, str) for value in values)


_SIGNS_OF: dict[str, Callable[[Values], bool]] = {
    "run": lambda row: _is_text(row[0]) and _is_day(row[1]),
    "entry": lambda row: _is_text(row[0]) and _is_day(row[1]) and row[4] in {"run", "rest"},
    "run_source": lambda row: _is_text(row[0], row[2]) and isinstance(row[1], int),
    "knee_report": lambda row: _is_text(row[0]) and row[1] in _KNEES,
    "knee_place": lambda row: _is_text(row[0]) and row[1] in _KNEES and row[2] in _PLACES,
    "knee_sign": lambda row: _is_text(row[0]) and row[1] in _KNEES and row[2] in _SIGNS,
    "person_sign": lambda row: _is_text(row[0]) and row[1] in _SIGNS,
    "seeing_someone": lambda row: _is_text(row[0]) and row[1] in _KNEES and _is_day(row[2]),
    "tried": lambda row: _is_text(row[0], row[2]) and _is_day(row[1]),
    "shoe": lambda row: _is_text(row[0], row[1]) and row[4] in (0, 1),
    "appointment": lambda row: _is_text(row[0], *row[2:]) and _is_day(row[1]),
    "score": lambda row: _is_text(row[0], row[2], row[3]) and _is_day(row[1]),
    "looked_at": lambda row: _is_text(row[0]) and row[1] in _SIGNS and _is_day(row[3]),
    "reminder": lambda row: row[0] == SINGLE and _is_day(row[1]),
    "draft": lambda row: row[0] == SINGLE and _is_text(row[1]) and row[1].startswith("{"),
    "background": lambda row: row[0] == SINGLE,
    "rule_settings": lambda row: row[0] == SINGLE and all(isinstance(value, int) for value in row[1:]),
    "preferences": lambda row: row[0] == SINGLE and row[1] in {"km", "mi"},
    "change": lambda row: row[0] is None and row[3] in {"done", "undone"},
    "change_item": lambda row: isinstance(row[0], int) and isinstance(row[1], int) and row[2] in _KINDS,
}


def fits(table: str, row: Values) -> bool:
    """Whether ``row`` may be one of ``table``; an index of two columns or the schema always fits."""
    signs = _SIGNS_OF.get(table)
    return signs is None or (len(row) in _LENGTHS[table] and signs(row))


def table_of(row: Values, *, keyed: bool) -> str | None:
    """The table that ``row`` is of, or ``None``; ``keyed`` where it comes from an index's page."""
    for table in _SIGNS_OF:
        if (table in KEYED) == keyed and fits(table, row):
            return table
    return None
