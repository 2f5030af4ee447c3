"""A time of day, typed in any usual way: 18:30, 18.30, 1830, 6:30 pm."""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTime

from kneelog.ui.widgets.parsed_field import ParsedField, UnreadableError
from kneelog.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kneelog.ui.theme import Theme

_WRITTEN = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*h?\s*([ap])?\.?(?:m\.?)?", re.IGNORECASE)
_NOON = 12


def time_from_text(text: str) -> time | None:
    """The time that ``text`` says, or ``None`` if it says none."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if found[3].lower() == "p" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None


def short_time(moment: time) -> str:
    """ "18:30", or as the locale writes it."""
    return QLocale().toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)


class TimeField(ParsedField):
    """``value`` is a ``datetime.time`` or ``None``."""

    def __init__(self, theme: Theme, name: str, *, width: float = 84, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, width=width, parent=parent)

    def parsed(self, text: str) -> time:
        """Read a time."""
        found = time_from_text(text)
        if found is None:
            raise UnreadableError(tr("“{typed}” is not a time, such as 18:30.", typed=text))
        return found

    def written(self, value: time) -> str:
        """The time as the locale writes it."""
        return short_time(value)
