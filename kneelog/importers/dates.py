"""Dates as services and spreadsheets write them, in the languages in which they write them."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from kneelog.importers.sports import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

_MONTHS = (
    ("jan", "ene", "gen", "янв", "sty", "oca", "tamm", "led", "січ"),
    ("feb", "fev", "lut", "фев", "sub", "helm", "uno", "лют"),
    ("mar", "mrt", "мар", "maal", "bre", "бер"),
    ("apr", "avr", "abr", "апр", "kwi", "nis", "huht", "dub", "кві"),
    ("may", "mai", "mag", "mei", "maj", "май", "мая", "touk", "kve", "тра"),
    ("jun", "juin", "giu", "июн", "cze", "haz", "kesa", "чер"),
    ("jul", "juil", "lug", "июл", "lip", "tem", "hein", "лип"),
    ("aug", "aout", "ago", "авг", "sie", "agu", "elo", "srp", "сер"),
    ("sep", "set", "сен", "wrz", "eyl", "syys", "zar", "вер", "szep"),
    ("oct", "okt", "ott", "out", "окт", "paz", "eki", "loka", "rij", "жов"),
    ("nov", "ноя", "lis", "kas", "marr", "лис"),
    ("dec", "dez", "dic", "des", "дек", "gru", "ara", "joul", "pro", "гру"),
)
_MONTH_OF = {stem: number for number, stems in enumerate(_MONTHS, 1) for stem in stems}
_STEMS = (4, 3)
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:[.,]\d+)?\s*$")
_HALF = re.compile(r"\b([ap])\.?\s?m\b\.?", re.IGNORECASE)
_MORNING, _AFTERNOON = ("上午", "午前", "오전"), ("下午", "午後", "오후")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+")
_NOON = 12
_LONGEST = 60


def read(written: str, *, month_first: bool = False) -> datetime | None:
    """The date and time, without a zone; ``None`` for what is none.

    "Sep 1, 2024, 2:41:23 PM", "09.12.2022, 15:24:49", "1 de set. de 2024, 14:41:23", "2024-09-01 14:41:23" and their
    like. ``month_first`` decides what "03/04/2024" is.
    """
    half, rest = _half_of_day(written[:_LONGEST].strip())
    time = _TIME.search(rest)
    if time is None:
        return None
    hour, minute, second = (int(part or 0) for part in time.groups())
    if half is not None:
        hour = hour % _NOON + half
    day = _day(rest[: time.start()], month_first=month_first)
    if day is None:
        return None
    try:
        return datetime(*day, hour, minute, second)  # noqa: DTZ001 - the list does not tell the zone; its reader does
    except ValueError:
        return None


def is_month_first(written: Iterable[str]) -> bool:
    """Whether a list writes 12/31/2024 rather than 31/12/2024: by a day above 12, else by AM and PM."""
    halves = False
    for text in written:
        half, rest = _half_of_day(text[:_LONGEST].strip())
        numbers = [int(number[:4]) for number in _NUMBER.findall(rest)[:2]]
        if "/" not in rest or len(numbers) < 2:  # noqa: PLR2004 - a day and a month
            continue
        if numbers[0] > _NOON:
            return False
        if numbers[1] > _NOON:
            return True
        halves = halves or half is not None
    return halves


def _half_of_day(written: str) -> tuple[int | None, str]:
    """The hours to add after noon (``None`` on a 24-hour clock), and the text without what said so."""
    for words, hours in ((_MORNING, 0), (_AFTERNOON, _NOON)):
        for word in words:
            if word in written:
                return hours, written.replace(word, " ")
    said = _HALF.search(written)
    if said is None:
        return None, written
    return (
        _NOON if said[1].lower() == "p" else 0
    ), f"{written[: said.start()]} {written[said.end() :]}".strip()


def _day(written: str, *, month_first: bool) -> tuple[int, int, int] | None:
    """Year, month, day."""
    numbers = [int(number) for number in _NUMBER.findall(written) if len(number) <= 4]  # noqa: PLR2004 - a year's
    month = next((found for word in _WORD.findall(written) if (found := _month(word))), None)
    if month is not None and len(numbers) >= 2:  # noqa: PLR2004 - a day and a year
        first, second = numbers[:2]
        return (first, month, second) if first > 31 else (second, month, first)  # noqa: PLR2004
    if len(numbers) < 3:  # noqa: PLR2004 - year, month, day
        return None
    first, second, third = numbers[:3]
    if first > 31:  # noqa: PLR2004
        return first, second, third
    year = third + 2000 if third < 100 else third  # noqa: PLR2004 - spreadsheets write 24 for 2024
    return (year, first, second) if month_first and "/" in written else (year, second, first)


def _month(word: str) -> int | None:
    said = plain(word)
    return next((_MONTH_OF[said[:length]] for length in _STEMS if said[:length] in _MONTH_OF), None)
