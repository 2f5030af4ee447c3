"""Reads a kneelog CSV as a stream: header, rows, and where each stands in the file."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from kneelog.domain.checks import MAX_TEXT
from kneelog.importers.patience import never
from kneelog.importers.rows import Reading, RowReader
from kneelog.importers.source import Source, check_count, rejected
from kneelog.importers.table_lines import TableLines
from kneelog.services.csv_columns import COLUMNS, ENTRY_FIELDS, RUN_FIELDS, holds_only_runs
from kneelog.services.parsed import (
    MOST_PROBLEMS,
    FileRejectedError,
    ParsedFile,
    ParsedRecord,
    Problem,
    Progress,
    shown,
)
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneelog.importers.patience import Tick

MOST_ROWS = 2_000_000
"""So many are looked at, those included that are no entry."""

_ROWS_BETWEEN_REPORTS = 500
_MOST_NAMED = 20

NAMES = {place: column for column, place in ENTRY_FIELDS.items()}
"""Place in an entry -> column."""


def read(
    source: Source, reading: Reading, progress: Progress | None = None, tick: Tick = never
) -> ParsedFile:
    """Every row of the file. A header that does not fit, or a file that is not UTF-8, is a FileRejectedError.

    ``progress`` is called with (bytes read, size), ``tick`` as often; both may raise
    :class:`~kneelog.services.ports.Cancelled`.
    """
    text = io.TextIOWrapper(source.stream, encoding="utf-8-sig", newline="")
    try:
        return _Table(source, TableLines(text, _endless), reading, progress, tick).read()
    finally:
        text.detach()


@dataclass(slots=True)
class _Table:
    source: Source
    text: TableLines
    reading: Reading
    progress: Progress | None
    tick: Tick
    records: list[ParsedRecord] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    rejected: int = 0

    @property
    def line(self) -> int:
        """The physical line that was read last."""
        return self.text.count

    def read(self) -> ParsedFile:
        lines = self._lines()
        names, separator = self._header(lines)
        columns = frozenset(names)
        reader = RowReader(columns, self.reading, comma=separator == ";", only_runs=holds_only_runs(columns))
        self._rows(names, separator, lines, reader)
        return ParsedFile(
            self.source.name,
            "csv",
            tuple(self.records),
            tuple(self.problems),
            self.rejected,
            frozenset(RUN_FIELDS[name] for name in names if name in RUN_FIELDS),
            NAMES,
        )

    def _lines(self) -> Iterator[str]:
        """Physical lines; the file's own encoding is checked on the way."""
        try:
            yield from self.text
        except UnicodeDecodeError as error:
            line_number = self.line + 1 + error.object[: error.start].count(b"\n")
            raise rejected(
                tr(
                    "The file is not UTF-8, which is how a CSV keeps letters such as “é”: save it anew, in Excel as "
                    "“CSV UTF-8 (Comma delimited)”."
                ),
                line_number,
            ) from None

    def _header(self, lines: Iterator[str]) -> tuple[list[str], str]:
        """The columns and what separates cells."""
        first = next((line for line in lines if line.strip()), "")
        if first.strip().lower() in ("sep=,", "sep=;"):  # Excel's own way to say it
            first = next(lines, "")
        separator = ";" if first.count(";") > first.count(",") else ","
        if "\t" in first and separator not in first:
            raise rejected(
                tr("Its cells are separated by tabs: save it with commas or semicolons."), self.line
            )
        try:
            written = next(csv.reader([first], delimiter=separator, strict=True), [])
        except csv.Error:
            written = [first]
        names = [name.strip().lower() for name in written]
        self._check_header(names)
        return names, separator

    def _check_header(self, names: list[str]) -> None:
        known = set(COLUMNS)
        if not known & set(names):
            raise rejected(
                tr(
                    "This is not a kneelog CSV: the first line should name columns such as date, kind, left, right, "
                    "but it is “{line}”.",
                    line=shown(", ".join(names)),
                ),
                self.line,
            )
        unknown = list(dict.fromkeys(name for name in names if name and name not in known))
        twice = [name for name, count in Counter(names).items() if name and count > 1]
        problems = [Problem(self.line, name, _unknown_column(name)) for name in unknown[:_MOST_NAMED]]
        problems += [
            Problem(self.line, name, tr("The column {name} stands there twice.", name=shown(name)))
            for name in twice[:_MOST_NAMED]
            if name in known
        ]
        if "date" not in names:
            problems.append(
                Problem(self.line, "date", tr("The column date is missing; it is the only one needed."))
            )
        if problems:
            raise FileRejectedError(*problems)

    def _rows(self, names: list[str], separator: str, lines: Iterator[str], reader: RowReader) -> None:
        rows = csv.reader(lines, delimiter=separator, strict=True)
        for number in count(1):
            if number % _ROWS_BETWEEN_REPORTS == 0:
                self._report(number)
            self.text.begin_row()
            start = self.line + 1
            try:
                row = next(rows, None)
            except csv.Error as error:
                self._reject(Problem(start, "", self._broken(start, error)))
                continue
            if row is None:
                break
            filled = {
                name: cell for name, cell in zip(names, row, strict=False) if cell and not cell.isspace()
            }
            if "" in filled or any(cell.strip() for cell in row[len(names) :]):
                self._reject(Problem(start, "", tr("The row has more cells than the header has columns.")))
            elif filled:
                self._take(start, reader.read(start, filled))

    def _report(self, rows: int) -> None:
        if rows > MOST_ROWS:
            raise rejected(
                tr("The file has more than {most} rows: import parts of it.", most=f"{MOST_ROWS:,}")
            )
        self.source.check_size(self.text.size)
        check_count(len(self.records))
        self.tick()
        if self.progress is not None:
            self.progress(self.source.stream.tell(), self.source.size)

    def _take(self, line: int, found: ParsedRecord | list) -> None:  # type: ignore[type-arg]
        if isinstance(found, ParsedRecord):
            self.records.append(found)
        else:
            self._reject(*(Problem(line, error.field, error.sentence) for error in found))

    def _reject(self, *problems: Problem) -> None:
        self.rejected += 1
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.extend(problems)
        elif not self.records:
            first = self.problems[0]
            raise rejected(
                tr(
                    "Not one of the first {count} rows is an entry. {sentence}",
                    count=self.rejected,
                    sentence=first.sentence,
                ),
                first.line,
                first.field,
            )

    def _broken(self, start: int, error: csv.Error) -> str:
        if self.line == start and "field limit" in str(error):
            return tr(
                "A cell of this row is longer than any text may be, which is {most} characters.",
                most=MAX_TEXT,
            )
        if self.line > start:
            return tr(
                "Lines {first} to {last} read as one row whose quotation marks do not match: a cell in quotes ends "
                "with a quote, and a quote inside is written twice.",
                first=start,
                last=self.line,
            )
        return tr(
            "The quotation marks of this row do not match: a cell in quotes ends with a quote, and a quote inside is "
            "written twice."
        )


def _endless(line: int) -> FileRejectedError:
    return rejected(tr("This row is longer than all texts of an entry together may be."), line)


def _unknown_column(name: str) -> str:
    from difflib import get_close_matches

    said = tr("There is no column {name}.", name=shown(name))
    near = get_close_matches(name[:40], COLUMNS, 1)
    return said + (tr(" Is {near} meant?", near=near[0]) if near else tr(" Leave it out, or rename it."))
