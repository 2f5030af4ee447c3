"""A table as it is read, and the same as a spreadsheet takes it.

A cell is the text that is shown. What was not recorded is :data:`BLANK`, never 0 and never empty. Copied, dates are
ISO dates, numbers are plain, and a blank is an empty cell: a spreadsheet would draw a dash as 0.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from kneelog.domain.trend import WEEK
from kneelog.services.csv_columns import guard
from kneelog.services.history_words import day_words
from kneelog.services.wording import METRES_PER
from kneelog.words import month_name, tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kneelog.domain.settings import Units

BLANK = "–"
"""Not recorded, not known, not to be compared."""
_MINUS = "−"
_SPACES = str.maketrans(dict.fromkeys("\t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))


class TableName(StrEnum):
    """Every table of Trends, in the order in which they are offered."""

    PAIN = "pain"
    SMOOTH = "smooth"
    MARKS = "marks"
    RUNS = "runs"
    WEEKS = "weeks"
    WHERE = "where"
    YEAR = "year"
    NIGGLES = "niggles"
    COMPARED = "compared"


class Column(NamedTuple):
    """A column's heading, and what its cells hold; neither number nor date is a text."""

    title: str
    is_number: bool = False
    is_date: bool = False


class Table(NamedTuple):
    """Rows of shown texts.

    ``days`` holds for each row the local date it stands for, which is what its first date column shows; ``ends`` for
    each row the date of its second one, where there are two.
    """

    name: TableName
    title: str
    columns: tuple[Column, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    days: tuple[date | None, ...] = ()
    ends: tuple[date | None, ...] = ()

    def day_at(self, row: int, column: int = 0) -> date | None:
        """The date that a cell stands for: its row's; in the calendar of weeks its own."""
        day = self.days[row] if 0 <= row < len(self.days) else None
        if day is None or self.name is not TableName.YEAR or not 1 <= column <= WEEK:
            return day
        return date.fromordinal(min(day.toordinal() + column - 1, date.max.toordinal()))

    def dates_of(self, row: int) -> Iterator[date | None]:
        """The dates of a row's date columns, in their order."""
        yield self.days[row]
        if self.ends:
            yield self.ends[row]


def as_tsv(table: Table, rows: Iterable[int] | None = None) -> str:
    """Headings and rows (all, or those of these numbers), their cells separated by tabs."""
    return "".join("\t".join(map(_quoted, line)) + "\n" for line in _lines(table, rows))


def as_html(table: Table, rows: Iterable[int] | None = None) -> str:
    """The same for a document: a table with its headings."""
    head, *body = _lines(table, rows)
    lines = [_html_row("th", head), *(_html_row("td", line) for line in body)]
    return f'<meta charset="utf-8"><table>{"".join(lines)}</table>'


def level(value: int | None) -> str:
    """ "4", or a blank."""
    return BLANK if value is None else str(value)


def difference(value: int | None) -> str:
    """ "+4", "0", "−3", or a blank."""
    if value is None:
        return BLANK
    return f"+{value}" if value > 0 else str(value).replace("-", _MINUS)


def length(metres: int | None, units: Units) -> str:
    """ "8.2", in the runner's units, which its heading names; a blank for what is not known."""
    return f"{metres / METRES_PER[units]:.1f}" if metres else BLANK


def lasting(seconds: int | None) -> str:
    """ "0:47:10": with hours, so that no spreadsheet takes minutes for them."""
    if not seconds:
        return BLANK
    minutes, second = divmod(seconds, 60)
    return f"{minutes // 60}:{minutes % 60:02}:{second:02}"


def day(on: date | None, as_of: date) -> str:
    """ "Tue 10 March", with the year where it is another than that of ``as_of``."""
    if on is None:
        return BLANK
    if on.year == as_of.year:
        return tr("{day} {month}", day=day_words(on), month=month_name(on))
    return tr("{day} {month} {year}", day=day_words(on), month=month_name(on), year=on.year)


def _lines(table: Table, rows: Iterable[int] | None) -> Iterator[list[str]]:
    yield [column.title for column in table.columns]
    for number in range(len(table.rows)) if rows is None else rows:
        dates = table.dates_of(number)
        yield [
            _copied(cell, column, dates)
            for cell, column in zip(table.rows[number], table.columns, strict=True)
        ]


def _copied(cell: str, column: Column, dates: Iterator[date | None]) -> str:
    if column.is_date:
        on = next(dates)
        return on.isoformat() if on is not None else ""
    if cell == BLANK:
        return ""
    if column.is_number:
        return cell.replace(_MINUS, "-").removeprefix("+")
    return guard(cell.translate(_SPACES))


def _quoted(cell: str) -> str:
    """A quote in a cell would open one that goes on over several lines."""
    return '"' + cell.replace('"', '""') + '"' if '"' in cell else cell


def _html_row(tag: str, cells: Sequence[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"
