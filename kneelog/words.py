"""Every text the runner reads passes through here: one gettext catalogue for window, page and command line.

Texts are written in English at the place where they are used. ``tr`` translates now; ``N_`` only marks a text
that is kept in a table and translated when it is shown; ``trn`` picks a plural form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from gettext import NullTranslations

_catalogue: list[NullTranslations] = []


def N_(text: str) -> str:  # noqa: N802 - the catalogue tools' customary name
    """Mark ``text`` for the catalogue and give it back unchanged; it is translated where it is shown."""
    return text


_WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
_MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
_SHORT_MONTHS = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)


def use(translations: NullTranslations | None) -> None:
    """Speak the language of ``translations`` from now on; ``None`` is English, the language of the source."""
    _catalogue[:] = [] if translations is None else [translations]


def language() -> str:
    """The chosen language as in RFC 3066: "en", "pt-BR"; what a document names as its own."""
    chosen = _catalogue[0].info().get("language", "") if _catalogue else ""
    return chosen.replace("_", "-") or "en"


def tr(text: str, **values: object) -> str:
    """``text`` in the chosen language, its ``{named}`` gaps filled with ``values``."""
    found = _catalogue[0].gettext(text) if _catalogue else text
    return found.format(**values) if values else found


def trn(one: str, many: str, count: int, **values: object) -> str:
    """The plural form of ``one``/``many`` that fits ``count``, which also fills the gap ``{count}``."""
    english = one if count == 1 else many
    found = _catalogue[0].ngettext(one, many, count) if _catalogue else english
    return found.format(count=count, **values)


def weekday_name(day: date) -> str:
    """ "Tuesday", in the chosen language."""
    return tr(_WEEKDAYS[day.weekday()])


def month_name(day: date) -> str:
    """ "March", in the chosen language."""
    return tr(_MONTHS[day.month - 1])


def long_day(day: date) -> str:
    """ "Tuesday 10 March", without the year."""
    return tr("{weekday} {day} {month}", weekday=weekday_name(day), day=day.day, month=month_name(day))


def short_day(day: date, *, year: bool = False) -> str:
    """ "10 March", or "10 March 2026" with ``year``."""
    if year:
        return tr("{day} {month} {year}", day=day.day, month=month_name(day), year=day.year)
    return tr("{day} {month}", day=day.day, month=month_name(day))


def brief_month(day: date) -> str:
    """ "Mar", in the chosen language."""
    return tr(_SHORT_MONTHS[day.month - 1])


def brief_day(day: date, *, year: bool = False) -> str:
    """ "10 Mar", or "10 Mar 2026" with ``year``: for axes and columns."""
    if year:
        return tr("{day} {month} {year}", day=day.day, month=brief_month(day), year=day.year)
    return tr("{day} {month}", day=day.day, month=brief_month(day))


def join(items: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c": a list as it is said aloud."""
    if len(items) < 2:  # noqa: PLR2004 - one or none needs no "and"
        return "".join(items)
    return tr("{most} and {last}", most=", ".join(items[:-1]), last=items[-1])
