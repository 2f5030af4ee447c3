"""One day of Trends in one line, for the eye and for the ear; and the marks that one count stands for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kneelog.domain.report import Knee
from kneelog.services.wording import distance_words, duration_words
from kneelog.words import long_day, short_day, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kneelog.domain.day import Day, KneeDay
    from kneelog.services.trend_marks import Mark
    from kneelog.services.trends import Trends


def day_line(trends: Trends, day: date) -> str:
    """ "Tuesday 24 February · run 7.4 km · L 5 (start 3, during 2, after 5) · R 0": one day in one line."""
    return " · ".join(_parts(trends, day, lambda knee: tr("L") if knee is Knee.LEFT else tr("R")))


def day_spoken(trends: Trends, day: date) -> str:
    """The same as it is read aloud, with what Enter does."""
    said = _parts(trends, day, lambda knee: tr("left") if knee is Knee.LEFT else tr("right"))
    known = trends.days.at(day)
    line = f"{', '.join(said)}."
    return f"{line} {tr('Enter opens.')}" if known is not None and known.entries else line


def _parts(trends: Trends, day: date, side: Callable[[Knee], str]) -> list[str]:
    """The day, its runs, each knee as ``side`` names it, and what is marked; or why there is nothing."""
    known = trends.days.at(day)
    when = _when(day, trends.as_of)
    marks = [mark.sentence for mark in trends.marks if mark.day == day.toordinal()]
    if known is None:
        return [when, _nothing(trends, day), *marks]
    levels = [f"{side(knee)} {_knee_words(known.knee(knee))}" for knee in Knee]
    return [when, *_run_words(trends, known), *levels, *marks]


def marks_line(marks: Sequence[Mark]) -> str:
    """ "5 August: … · 12 August: …": the marks for which one count stands."""
    return " · ".join(f"{short_day(date.fromordinal(mark.day))}: {mark.sentence}" for mark in marks)


def how_to_walk() -> str:
    """What the keys do on a chart, for who hears it."""
    return tr("Arrows walk through the days, Shift jumps to the next entry, Enter opens it.")


def _when(day: date, as_of: date) -> str:
    said = long_day(day)
    return said if day.year == as_of.year else tr("{day} {year}", day=said, year=day.year)


def _nothing(trends: Trends, day: date) -> str:
    begun = trends.days.first_entry
    if begun is not None and day < begun:
        return tr("before the first entry")
    return tr("still to come") if day > trends.as_of else tr("nothing recorded")


def _run_words(trends: Trends, day: Day) -> list[str]:
    """ "run 7.4 km, 41:10" for each run; "rest" where there was none but an entry."""
    said = []
    for one in day.runs:
        run = trends.runs.get(one.run or "")
        facts = []
        if run is not None and run.distance_m:
            facts.append(distance_words(run.distance_m, trends.units))
        if run is not None and run.moving_s:
            facts.append(duration_words(run.moving_s))
        said.append(f"{tr('run')} {', '.join(facts)}".strip())
    return said or [tr("rest")]


def _knee_words(knee: KneeDay) -> str:
    if knee.worst is None:
        return tr("not recorded")
    moments = [
        (tr("start"), knee.start),
        (tr("during"), knee.during),
        (tr("after"), knee.after),
        (tr("morning"), knee.morning if knee.morning != knee.worst or knee.is_on_run else None),
    ]
    said = ", ".join(f"{name} {level}" for name, level in moments if level is not None)
    return f"{knee.worst} ({said})" if said else str(knee.worst)
