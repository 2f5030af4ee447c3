"""The page for the physio: a diary, read over the period that the runner chose, as one frozen value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog import __version__
from kneelog.services import physio_care as care
from kneelog.services import physio_headings as headings
from kneelog.services.example import whose
from kneelog.services.physio_behaviour import behaviour
from kneelog.services.physio_changed import changed
from kneelog.services.physio_choice import Attached
from kneelog.services.physio_completeness import completeness
from kneelog.services.physio_course import course
from kneelog.services.physio_list import entry_list
from kneelog.services.physio_page import PhysioPage
from kneelog.services.physio_places import places_of
from kneelog.services.physio_rule import review_of, rule
from kneelog.services.physio_running import running
from kneelog.services.physio_urgent import urgent
from kneelog.services.physio_words import how_long, one_line, period_words
from kneelog.services.trends import Reading
from kneelog.words import language, short_day, tr

if TYPE_CHECKING:
    from datetime import date

    from kneelog.domain.diary import Diary
    from kneelog.domain.history import History
    from kneelog.domain.period import Period
    from kneelog.services.physio_choice import Choice


def make_page(diary: Diary, history: History, choice: Choice, today: date) -> PhysioPage:
    """The page of ``diary`` (whose history is ``history``) as the runner chose it, made on the local date ``today``.

    Everything is read as of the period's last day, or today if that is still to come. Pure: the same diary, choice
    and date give the same page. Takes time in proportion to the entries and runs of the whole diary.
    """
    period = choice.period
    review = review_of(history, diary, period, today)
    reading = Reading.of(diary, history, review)
    signs = urgent(history, period, today)
    return PhysioPage(
        language=language(),
        paper=choice.paper,
        title=whose() if choice.is_example else headings.page_title(),
        who=care.who(diary, choice.about),
        period=_period_line(period),
        completeness=completeness(diary, reading, period),
        question=one_line(choice.question),
        problem=one_line(choice.problem),
        goal=one_line(choice.goal or care.goal(diary, choice.about)),
        changed=changed(reading, period, diary),
        urgent=signs,
        course=course(reading, period, today),
        places=places_of(reading, period),
        behaviour=behaviour(reading, period, diary),
        behaviour_title=headings.behaviour(),
        running=running(reading, period),
        rule=rule(reading, period, review, signs),
        tried=care.tried(diary, period),
        scores=care.scores(diary, period),
        background=care.background(diary, choice.about, period, today),
        footer=_footer(choice, today),
        first=period.first,
        last=period.last,
        made=today,
        entries=entry_list(diary, history, period, with_notes=choice.with_notes)
        if choice.with_entries
        else None,
    )


def _period_line(period: Period) -> str:
    """ "27 January to 9 March 2026 (6 weeks)"."""
    return tr("{period} ({length})", period=period_words(period), length=how_long(period))


def _footer(choice: Choice, today: date) -> str:
    said = tr(
        "Self-reported diary, not an assessment and not a diagnosis. Pain: 0 = none, 10 = worst imaginable. "
        "kneelog {version}, made {day}.",
        version=__version__,
        day=short_day(today, year=True),
    )
    return f"{said} {headings.attached([*Attached])}" if choice.attach else said
