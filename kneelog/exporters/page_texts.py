"""Every text of a page at once: how a writer of files makes them fit for its format."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")


def with_texts(value: _T, change: Callable[[str], str]) -> _T:
    """``value`` with each text in it, however deep, as ``change`` makes it; numbers and names of ours stay."""
    return cast("_T", _within(value, change))


def _within(value: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401 - whatever a page is made of
    if type(value) is str:  # what is an enumeration is a name of ours
        return change(value)
    if isinstance(value, tuple):
        parts = [_within(part, change) for part in value]
        return value._make(parts) if hasattr(value, "_make") else tuple(parts)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{one.name: _within(getattr(value, one.name), change) for one in fields(value)}
        )
    return value
