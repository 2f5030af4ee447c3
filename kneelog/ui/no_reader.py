"""What stands for the reader of activity files in a window that was given none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from kneelog.errors import KneelogError
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from kneelog.services.ports import ActivityReader

    MakeReader = Callable[[], ActivityReader]


def without_reader() -> NoReturn:
    """Say that no file can be read."""
    raise KneelogError(tr("Here no file can be read: kneelog was started without what reads them."))
