"""A day and a year, typed; what cannot be read stays as it was typed, with the reason under it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from kneelog.ui.care.field import UNREAD, Field
from kneelog.ui.widgets.date_field import DateField, day_from_text
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.ui.widgets.number_field import NumberField
from kneelog.ui.widgets.parsed_field import ParsedField, UnreadableError
from kneelog.words import short_day, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kneelog.ui.theme import Theme

_AHEAD = timedelta(days=180)
_FIRST_YEAR = 1900


class _Read(Field):
    """A field whose text stands for a value; one that is ``needed`` cannot be emptied."""

    def __init__(
        self, theme: Theme, field: str, control: ParsedField, *, needed: bool, beside: QWidget | None = None
    ) -> None:
        super().__init__(theme, field, control, beside=beside)
        self.read = control
        self._needed = needed
        control.valueChanged.connect(self._take)
        control.problemChanged.connect(self.refuse)

    @property
    def value(self) -> object:
        """The value, unless the text says something else."""
        value = self.read.value
        written = "" if value is None else self.read.written(value)
        return value if self.read.text().strip() == written and not self.read.problem else UNREAD

    def put(self, value: object) -> None:
        """Write it into the field."""
        self.read.value = value

    def settle(self) -> None:
        """Read what was typed, then tell it; one refused before is told again."""
        if self.read.read():
            super().settle()

    def emptied(self) -> str:
        """Why it cannot be empty."""
        return ""

    def _take(self, value: object) -> None:
        if value is None and self._needed:
            self.put(self._shown)
            self.refuse(self.emptied())
            return
        self.refuse("")
        super().settle()


class DayField(_Read):
    """A day; ``ahead`` says that it may lie ahead. An end is not ``needed``: without it there is a link for today."""

    def __init__(  # noqa: PLR0913 - a day is its name and what it may be
        self,
        theme: Theme,
        field: str,
        name: str,
        today: Callable[[], date],
        *,
        ahead: bool = False,
        needed: bool = True,
        placeholder: str = "",
    ) -> None:
        day = _Day(theme, name, today=today, future=ahead)
        day.setPlaceholderText(placeholder)
        link = None if needed else LinkButton(theme, tr("Today"))
        super().__init__(theme, field, day, needed=needed, beside=link)
        self.today = link
        if link is not None:
            link.setAccessibleName(tr("{what}: {choice}", what=name, choice=link.text()))
            link.clicked.connect(lambda: self._choose(today()))
            day.textChanged.connect(lambda text: link.setVisible(not text))

    def emptied(self) -> str:
        """It stays the day that it was."""
        if not isinstance(self._shown, date):
            return tr("A day is needed here.")
        return tr("A day is needed here. It stays {day}.", day=short_day(self._shown, year=True))

    def _choose(self, day: date) -> None:
        self.read.setFocus(Qt.FocusReason.OtherFocusReason)
        self.put(day)
        self.settle()


class YearField(_Read):
    """A year up to this one, or none."""

    def __init__(self, theme: Theme, field: str, name: str, today: Callable[[], date]) -> None:
        super().__init__(theme, field, _Year(theme, name, today), needed=False)


class _Day(DateField):
    """A day without its year is the nearest that makes sense: an appointment may lie some months ahead."""

    def parsed(self, text: str) -> date:
        """Read a day."""
        today = self._today()
        found = day_from_text(text, today + _AHEAD if self._future else today)
        if found is None:
            return super().parsed(text)  # which says what a date looks like
        if found > today and not self._future:
            raise UnreadableError(tr("{day} has not come yet.", day=short_day(found, year=True)))
        return found


class _Year(NumberField):
    """A year from 1900 to this one."""

    def __init__(self, theme: Theme, name: str, today: Callable[[], date]) -> None:
        super().__init__(theme, name, low=_FIRST_YEAR, high=today().year)
