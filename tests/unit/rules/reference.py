"""The rule of thumb read slowly and literally, day by day, to compare the quick reading with.

Written from the rule's description alone, for diaries of :func:`simple_histories`: at most one entry a date, no
times, no follow-ups. Nothing is shared with ``kneelog.rules`` but the settings.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from kneelog.domain.entry import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kneelog.domain.history import History
    from kneelog.domain.report import Knee
    from kneelog.domain.settings import RuleSettings

ONE_DAY = timedelta(days=1)

Met = tuple[date, ...]
"""The dates that contributed, then ``on`` and ``until``."""


class Told(NamedTuple):
    """A finding as both readings can tell it."""

    tier: str
    dates: tuple[date, ...]
    on: date
    until: date
    unrecorded: tuple[date, ...]


def _levels(history: History, knee: Knee, as_of: date) -> dict[date, tuple[int, bool]]:
    """The level of ``knee`` and whether it was a run, by date."""
    levels = {}
    for entry in history.entries:
        level = entry.report(knee).worst
        if level is not None and entry.on <= as_of:
            levels[entry.on] = (level, entry.kind is Kind.RUN)
    return levels


def _calendar(history: History, as_of: date) -> list[date]:
    first = min([as_of, *(entry.on for entry in history.entries)])
    return [first + ONE_DAY * number for number in range((as_of - first).days + 1)]


def lasting(history: History, knee: Knee, settings: RuleSettings, as_of: date) -> set[Told]:
    """Every spell that is long enough, found by walking through the calendar."""
    levels = _levels(history, knee, as_of)
    found: set[Told] = set()
    spell: list[date] = []
    bridged: list[date] = []
    blanks: list[date] = []
    for today in _calendar(history, as_of):
        if today not in levels:
            blanks.append(today)
            continue
        level, is_run = levels[today]
        goes_on = not blanks or (not is_run and len(blanks) <= settings.bridged_blank_days)
        if spell and level >= settings.counts_from and goes_on:
            bridged += blanks
            spell.append(today)
        else:
            found |= _judged(spell, bridged, settings)
            spell, bridged = ([today] if level >= settings.counts_from else []), []
        blanks = []
    return found | _judged(spell, bridged, settings)


def _judged(spell: list[date], bridged: list[date], settings: RuleSettings) -> set[Told]:
    for tier, more_than in (("prompt", settings.lasting_days), ("notice", 2)):
        met = [today for today in spell if today - spell[0] > ONE_DAY * more_than]
        if met:
            return {Told(tier, tuple(spell), met[0], met[-1], tuple(bridged))}
    return set()


def niggles(history: History, knee: Knee, settings: RuleSettings, as_of: date) -> set[Told]:
    """Every series of runs at which enough of the last answered ones hurt."""
    levels = _levels(history, knee, as_of)
    runs = [today for today in sorted(levels) if levels[today][1]]
    unanswered = {run.on for run in history.runs.values() if run.on <= as_of} - set(runs)
    unanswered |= {
        entry.on for entry in history.entries if entry.kind is Kind.RUN and entry.on <= as_of
    } - set(runs)
    met: dict[date, tuple[list[date], list[date]]] = {}
    for today in runs:
        reach = today - ONE_DAY * settings.niggle_window_days
        last = [other for other in runs if reach <= other <= today][-settings.niggle_of :]
        painful = [other for other in last if levels[other][0] >= settings.counts_from]
        if today in painful and len(painful) >= settings.niggle_runs:
            since = last[0] if len(last) == settings.niggle_of else reach
            met[today] = (painful, [blank for blank in unanswered if since <= blank <= today])
    found = set()
    for group in series(met, settings.current_days):
        dates = sorted({other for today in group for other in met[today][0]})
        blank = sorted({other for today in group for other in met[today][1]})
        found.add(Told("prompt", tuple(dates), group[0], group[-1], tuple(blank)))
    return found


def high(history: History, knee: Knee, settings: RuleSettings, as_of: date) -> set[Told]:
    """Every series of high levels."""
    levels = _levels(history, knee, as_of)
    severe = [today for today, (level, _) in levels.items() if level >= settings.high_level]
    return {
        Told("prompt", tuple(group), group[0], group[-1], ())
        for group in series(severe, settings.current_days)
    }


def uneven(history: History, knee: Knee, settings: RuleSettings, as_of: date) -> set[Told]:
    """Every series of gaps with ``knee`` the worse."""
    this, other = _levels(history, knee, as_of), _levels(history, knee.other, as_of)
    gaps = [day for day in this if day in other and this[day][0] - other[day][0] >= settings.uneven_gap]
    one_sided = set(this) ^ set(other)
    return {
        Told(
            "prompt",
            tuple(group),
            group[0],
            group[-1],
            tuple(sorted(day for day in one_sided if group[0] <= day <= group[-1])),
        )
        for group in series(gaps, settings.current_days)
    }


def series(dates: Iterable[date], apart: int) -> list[list[date]]:
    """``dates`` in groups, each date at most ``apart`` days after the one before."""
    groups: list[list[date]] = []
    for today in sorted(dates):
        if groups and today - groups[-1][-1] <= ONE_DAY * apart:
            groups[-1].append(today)
        else:
            groups.append([today])
    return groups
