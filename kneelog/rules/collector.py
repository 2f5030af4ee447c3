"""Reading a long diary without the garbage collector."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def at_rest() -> Iterator[None]:
    """Keep the garbage collector from walking through the whole diary again and again meanwhile.

    Reading a diary makes many small objects and no cycles, so there is nothing to collect; for a hundred years of
    entries the walks took half the time.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
