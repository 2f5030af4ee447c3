"""Where in a table that is in the order of its keys something is missing: between which two records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kneelog.store.raw_cells import Values

_Row = tuple[Any, "Values"]


class Gap(NamedTuple):
    """Something is missing between two records, the two included; ``None`` is the table's beginning or end."""

    low: Any
    high: Any

    def holds(self, key: Any) -> bool:  # noqa: ANN401 - whatever the table begins with
        """Whether the record ``key`` may lack something."""
        return (self.low is None or self.low <= key) and (self.high is None or key <= self.high)


def gaps_of(main: Sequence[_Row | None] | None, others: Sequence[Sequence[_Row | None]]) -> list[Gap]:
    """The gaps of a table walked from its root (``main``; ``None``: it was not found) that stray parts do not fill."""
    if main is None and len(others) == 1:
        return _inside(others[0])  # the whole of it, from its root down
    found = [Gap(None, None)] if main is None else _inside(main)
    spans = []
    for part in others:
        found += [gap for gap in _inside(part) if gap.low is not None and gap.high is not None]
        keys = [row[1][0] for row in part if row is not None]
        spans.append((min(keys), max(keys)))
    spans.sort()
    return [piece for gap in found for piece in _around(gap, spans)]


def _inside(part: Sequence[_Row | None]) -> list[Gap]:
    gaps = []
    low = None
    is_open = False
    for row in part:
        if row is None:
            is_open = True
            continue
        key = row[1][0]
        if is_open:
            gaps.append(Gap(low, key))
        low, is_open = key, False
    if is_open:
        gaps.append(Gap(low, None))
    return gaps


def _around(gap: Gap, spans: list[tuple[Any, Any]]) -> list[Gap]:
    """What of ``gap`` remains between the parts that lie in it."""
    pieces = []
    low = gap.low
    for first, last in spans:
        if gap.holds(first) and gap.holds(last):
            pieces.append(Gap(low, first))
            low = last
    return [*pieces, Gap(low, gap.high)]
