"""What stands for the press in a window that was given none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from kneelog.errors import KneelogError
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from kneelog.services.ports import PhysioPress

    MakePress = Callable[[], PhysioPress]


def without_press() -> NoReturn:
    """Say that no page can be set."""
    raise KneelogError(tr("Here no page can be set: kneelog was started without what sets it."))
