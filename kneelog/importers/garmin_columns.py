"""Where what stands in the list of activities that Garmin Connect exports, in the languages in which it exports it."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kneelog.importers import dates
from kneelog.importers.numbers import decimal, is_decimal_comma
from kneelog.importers.sports import plain
from kneelog.importers.table_lines import ListLines

if TYPE_CHECKING:
    from collections.abc import Iterator

_TYPE, _DATE, _TITLE = 0, 1, 3
_PLACES = {"distance": 4, "time": 6, "heart_rate": 7}
"""These columns keep their place whatever the language; the further ones depend on the sports of the list."""
_NAMES = {
    "cadence": (
        *(
            "Avg Run Cadence",
            "Average Run Cadence",
            "Avg Cadence",
            "Ø Schrittfrequenz (Laufen)",
            "Ø Schrittfrequenz",
        ),
        *(
            "Cadence de course moyenne",
            "Cadence moyenne",
            "Cadencia de carrera media",
            "Cadenza di corsa media",
        ),
        *("Cadência de corrida média", "Gem. loopcadans", "Gemiddelde loopcadans"),
    ),
    "stride": (
        *("Avg Stride Length", "Average Stride Length", "Ø Schrittlänge", "Longueur moyenne des foulées"),
        *("Longitud media de zancada", "Lunghezza media passo", "Comprimento médio da passada"),
        *("Gem. staplengte", "Gemiddelde staplengte"),
    ),
    "ascent": (
        *("Total Ascent", "Elev Gain", "Elevation Gain", "Anstieg gesamt", "Positiver Höhenunterschied"),
        *("Ascension totale", "Gain d'altitude", "Ascenso total", "Ganancia de altura", "Ascesa totale"),
        *("Subida total", "Ganho de elevação", "Totale stijging", "Totaal stijging"),
    ),
    "moving": (
        *(
            "Moving Time",
            "Zeit in Bewegung",
            "Temps de déplacement",
            "Tiempo en movimiento",
            "Tempo in movimento",
        ),
        *("Tempo em movimento", "Tempo de movimento", "Tijd in beweging"),
    ),
    "elapsed": (
        *("Elapsed Time", "Verstrichene Zeit", "Temps écoulé", "Tiempo transcurrido", "Tempo trascorso"),
        *("Tempo decorrido", "Verstreken tijd"),
    ),
}
_COLUMN_OF = {plain(name): column for column, names in _NAMES.items() for name in names}
_SEPARATORS = (",", ";", "\t")
_CLOCK = re.compile(r"(?:(\d{1,5}):)?(\d{1,5}):(\d{1,2})(?:[.,](\d{1,3}))?")
_LOOKED_AT = 500
_MOST_COLUMNS = 500


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one list: what each line says under a name."""

    places: dict[str, int]
    has_comma: bool
    """Whether numbers have a decimal comma."""

    @classmethod
    def of(cls, text: str) -> tuple[Columns, Iterator[list[str]]]:
        """The columns of a list, and its lines as cells, without the header."""
        first = text[: max(text.find("\n"), 0)]
        separator = max(_SEPARATORS, key=first.count)
        looked_at = [cells for _, cells in zip(range(_LOOKED_AT), _lines(text, separator), strict=False)]
        lines = _lines(text, separator)
        header = next(lines, [])
        named: dict[str, int] = {}
        for place, name in enumerate(header[:_MOST_COLUMNS]):
            column = _COLUMN_OF.get(plain(name))
            if column is not None:
                named.setdefault(column, place)
        numbers = (cells[_PLACES["distance"]] for cells in looked_at if len(cells) > _PLACES["distance"])
        return cls({**named, **_PLACES}, is_decimal_comma(numbers)), lines

    def is_activity(self, cells: list[str]) -> bool:
        """Whether a line looks like an activity: its sort, a date, a distance or none, a time."""
        distance = self._cell(cells, _PLACES["distance"])
        return (
            bool(self.type(cells))
            and dates.read(self.date(cells)) is not None
            and (distance in ("", "--") or self.number(cells, "distance") is not None)
            and self.seconds(cells, "time") is not None
        )

    def type(self, cells: list[str]) -> str:
        """The sort of the activity, translated."""
        return self._cell(cells, _TYPE)

    def date(self, cells: list[str]) -> str:
        """When it began, by the clock on the wall."""
        return self._cell(cells, _DATE)

    def title(self, cells: list[str]) -> str:
        """What the runner calls it."""
        return self._cell(cells, _TITLE)

    def number(self, cells: list[str], column: str) -> float | None:
        """A number; ``None`` where there is none ("--")."""
        return decimal(self._cell(cells, self.places.get(column)), comma=self.has_comma)

    def seconds(self, cells: list[str], column: str) -> float | None:
        """A time as 1:05:10, 30:48 or 00:02:15.3, in seconds."""
        clock = _CLOCK.fullmatch(self._cell(cells, self.places.get(column)))
        if clock is None:
            return None
        hours, minutes, seconds = (int(part or 0) for part in clock.groups()[:3])
        return hours * 3600 + minutes * 60 + seconds + float(f"0.{clock[4] or 0}")

    @staticmethod
    def _cell(cells: list[str], place: int | None) -> str:
        return cells[place].strip() if place is not None and place < len(cells) else ""


def _lines(text: str, separator: str) -> Iterator[list[str]]:
    """The cells of each line; one that cannot be read has none that say anything."""
    table = ListLines(io.StringIO(text, newline=""))
    rows = csv.reader(table, delimiter=separator)
    while True:
        table.begin_row()
        try:
            yield next(rows)
        except StopIteration:
            return
        except csv.Error:
            yield ["?"]
