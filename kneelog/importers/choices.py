"""Cells that hold ids out of a table (places, signs, kinds) or several names -> values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from kneelog.errors import InvalidValueError
from kneelog.importers.cells import wrong
from kneelog.services.csv_columns import unguard
from kneelog.services.parsed import shown
from kneelog.words import tr

if TYPE_CHECKING:
    from enum import StrEnum

    Choice = TypeVar("Choice", bound=StrEnum)

_MANY_IDS = 20


def read_choice(column: str, written: str, choices: type[Choice]) -> Choice:
    """One of a few ids."""
    try:
        return choices(written.strip())
    except ValueError:
        raise wrong(column, written, tr("one of {names}", names=", ".join(choices))) from None


def read_ids(column: str, written: str, choices: type[Choice]) -> tuple[Choice, ...]:
    """Ids of places or signs, separated by ``;``."""
    found = []
    for part in written.split(";"):
        name = part.strip()
        if name:
            try:
                found.append(choices(name))
            except ValueError:
                raise _unknown_id(column, name, choices) from None
    return tuple(found)


def _unknown_id(column: str, name: str, choices: type[Choice]) -> InvalidValueError:
    from difflib import get_close_matches

    known = [str(choice) for choice in choices]
    near = get_close_matches(name[:40], known, 1)
    if near:
        hint = tr("Is {near} meant?", near=near[0])
    elif len(known) <= _MANY_IDS:
        hint = tr("It takes {names}.", names=", ".join(known))
    else:
        hint = tr("It takes ids such as {names}.", names=", ".join(known[:3]))
    said = tr("{field} names “{name}”, which is not known.", field=column, name=shown(name))
    return InvalidValueError(column, f"{said} {hint}")


def read_names(_column: str, written: str) -> tuple[str, ...]:
    """Names separated by ``;``; a backslash before it, or before another, takes it as it is."""
    parts = re.findall(r"((?:\\.|[^;\\])+)", unguard(written), re.DOTALL)
    return tuple(re.sub(r"\\(.)", r"\1", part, flags=re.DOTALL) for part in parts)
