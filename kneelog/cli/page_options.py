"""The options of ``kneelog export`` that shape the page for the physio, and the choice that they make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

import click

from kneelog.cli.region import territory
from kneelog.domain.period import Period
from kneelog.errors import UsageError
from kneelog.services.locale_defaults import paper_of
from kneelog.services.physio_choice import About, Choice
from kneelog.services.physio_page import PaperSize
from kneelog.services.physio_period import default_period
from kneelog.services.physio_visit import LIMITS, choice_from
from kneelog.words import N_, join, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from kneelog.domain.diary import Diary
    from kneelog.exporters.period import Period as Span

_F = TypeVar("_F", bound="Callable[..., Any]")

PAPERS = {"a4": PaperSize.A4, "letter": PaperSize.LETTER}


class Given(TypedDict):
    """What was given, by option."""

    question: str | None
    problem: str | None
    goal: str | None
    about: tuple[str, ...]
    paper: str | None
    list: bool
    attach: bool
    notes: bool


_PAGE = ("pdf", "html")
OPTIONS: dict[str, tuple[tuple[str, ...], dict[str, Any]]] = {
    "question": (_PAGE, {"metavar": "TEXT", "help": N_("Your question for the physio.")}),
    "problem": (_PAGE, {"metavar": "TEXT", "help": N_("The problem in your own words.")}),
    "goal": (_PAGE, {"metavar": "TEXT", "help": N_("What you want to be able to do.")}),
    "about": (
        _PAGE,
        {
            "type": click.Choice([about.value for about in About]),
            "multiple": True,
            "help": N_("Print this of what you said about yourself; may be given several times."),
        },
    ),
    "paper": (_PAGE, {"type": click.Choice(list(PAPERS)), "help": N_("The paper; else your region's.")}),
    "list": (_PAGE, {"is_flag": True, "help": N_("Let the list of all entries follow the page.")}),
    "attach": (("pdf",), {"is_flag": True, "help": N_("Put the period's data inside, to be imported.")}),
    "notes": (_PAGE, {"is_flag": True, "help": N_("With your notes, in the list and in the data.")}),
}
"""Option of the page -> the formats for which it does something, and what the command line tells of it."""


def page_options(function: _F) -> _F:
    """Let a command take the options of the page; each arrives under its name, ``None`` or empty if not given."""
    for name, (_formats, told) in reversed(OPTIONS.items()):
        function = click.option(f"--{name}", **told | {"help": tr(told["help"])})(function)
    return function


def check(form: str, given: Given) -> None:
    """Refuse what would do nothing for this format, and words for which there is no room: each a UsageError."""
    values: Mapping[str, object] = {**given}
    for name, (formats, _told) in OPTIONS.items():
        if values[name] not in (None, (), False) and form not in formats:
            raise UsageError(
                tr(
                    "--{option} would do nothing with --format {form}: it is for {formats}.",
                    option=name,
                    form=form,
                    formats=join(formats),
                )
            )
    if given["notes"] and not (given["list"] or given["attach"]):
        raise UsageError(tr("--notes would do nothing by itself: add --list or, for a pdf, --attach."))
    for name, words in _words(given).items():
        if len(words) > LIMITS[name]:
            raise UsageError(
                tr(
                    "--{option} has room for {limit} characters; these are {count}.",
                    option=name,
                    limit=LIMITS[name],
                    count=len(words),
                )
            )


def choice_of(diary: Diary, wanted: Span, today: date, given: Given) -> Choice:
    """What the page shall be; words that are not given are those kept with the appointment to come."""
    return choice_from(
        diary,
        period_of(diary, wanted, today),
        today,
        about=frozenset(map(About, given["about"])),
        paper=_paper(given["paper"]),
        with_entries=given["list"],
        with_notes=given["notes"],
        attach=given["attach"],
        **_words(given),
    )


def period_of(diary: Diary, wanted: Span, today: date) -> Period:
    """The period that was asked for: an end that was not is today, a begin is as the page takes it by itself."""
    if wanted.first is None:
        return default_period(diary, wanted.last or today)
    return Period(wanted.first, wanted.last or max(wanted.first, today))


def _words(given: Given) -> dict[str, str]:
    """The words that were given; empty ones leave a kept sentence out."""
    found = {"question": given["question"], "problem": given["problem"], "goal": given["goal"]}
    return {name: words for name, words in found.items() if words is not None}


def _paper(named: str | None) -> PaperSize:
    return paper_of(territory()) if named is None else PAPERS[named]
