"""A date, typed as the locale writes it, or as 2026-03-10; the future is refused."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale

from kneelog.ui.widgets.parsed_field import ParsedField, UnreadableError
from kneelog.words import short_day, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kneelog.ui.theme import Theme


def _pattern() -> str:
    """The locale's short form with the year in four digits."""
    if QLocale().language() is QLocale.Language.C:
        return "yyyy-MM-dd"
    written = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return written if "yyyy" in written else written.replace("yy", "yyyy")


def written_day(day: date) -> str:
    """``day`` in figures, as the locale writes it."""
    return QLocale().toString(QDate(day.year, day.month, day.day), _pattern())


def day_from_text(text: str, today: date) -> date | None:
    """The day that ``text`` says; without a year it is the latest such day that is not in the future."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    pattern = _pattern().replace("dd", "d").replace("MM", "M")
    found = QLocale().toDate(text, pattern)
    if not found.isValid():
        found = QLocale().toDate(text, pattern.replace("yyyy", "yy"), 2000)
    if found.isValid():
        return date(found.year(), found.month(), found.day())
    for year in (today.year, today.year - 1):
        separator = next((sign for sign in "./- " if sign in pattern), "/")
        found = QLocale().toDate(f"{text.strip(separator)}{separator}{year}", _year_last(pattern, separator))
        if found.isValid() and (day := date(found.year(), found.month(), found.day())) <= today:
            return day
    return None


def _year_last(pattern: str, separator: str) -> str:
    """Day and month in the locale's order, then the year."""
    parts = [part for part in pattern.split(separator) if part and "y" not in part]
    return separator.join([*parts, "yyyy"])


class DateField(ParsedField):
    """``value`` is a ``datetime.date`` or ``None``; ``today`` is asked for whenever it is needed."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        today: Callable[[], date] = date.today,
        future: bool = False,
        width: float = 112,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name, width=width, parent=parent)
        self._today = today
        self._future = future

    def parsed(self, text: str) -> date:
        """Read a date."""
        today = self._today()
        found = day_from_text(text, today)
        if found is None:
            raise UnreadableError(
                tr("“{typed}” is not a date, such as {example}.", typed=text, example=written_day(today))
            )
        if found > today and not self._future:
            raise UnreadableError(future_refusal(found))
        return found

    def written(self, value: date) -> str:
        """The date in figures."""
        return written_day(value)


def future_refusal(day: date) -> str:
    """The sentence that refuses a day that has not come yet."""
    return tr(
        "{day} has not come yet: an entry is for today or an earlier day.", day=short_day(day, year=True)
    )
