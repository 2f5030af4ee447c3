"""What the Log page offers before anything is typed: run or rest, the run that waits, the morning's question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from kneelog.domain.diary import Diary, RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.history import event_date
from kneelog.domain.report import Knee
from kneelog.services.wording import clock, distance_words, duration_words
from kneelog.words import short_day, tr, weekday_name

if TYPE_CHECKING:
    from datetime import date

    from kneelog.domain.places import Place
    from kneelog.domain.run import Run
    from kneelog.domain.settings import Units

FRESH = timedelta(hours=36)
"""A run younger than this is offered by itself."""
IMPORTS_COUNT_DAYS = 14
"""Whoever took in a run within these days is expected to do so again: a form without a run is a rest day."""
PLACE_REMEMBERED_DAYS = 42
MORNING_ENDS = time(12)
_WEEK_DAYS = 7


@dataclass(frozen=True, slots=True)
class Morning:
    """The next-morning question: yesterday's run (``run`` is ``None`` if only its entry is known) and its levels."""

    entry: Entry
    run: Run | None
    left: int | None
    right: int | None
    is_form: bool
    """Whether the form itself asks (before noon, nothing else waiting), or one line offers to."""


@dataclass(frozen=True, slots=True)
class Offer:
    """How the form opens: its kind, the run it speaks of, and the morning's question."""

    kind: Kind
    run: Run | None
    morning: Morning | None


RECENT_DAYS = 45
"""How far back anything that is offered may lie; all that is needed of a diary to open the form."""


def recent(diary: Diary, today: date) -> Diary:
    """The last weeks of a diary: all that the functions here look at. Everything but entries and runs is kept."""
    oldest = today - timedelta(days=RECENT_DAYS)
    entries = {entry.id: entry for entry in diary.entries.values() if entry.on >= oldest}
    named = {entry.run for entry in entries.values()}
    runs = {run.id: run for run in diary.runs.values() if run.on >= oldest or run.id in named}
    return Diary({**diary.records, RecordKind.ENTRY: entries, RecordKind.RUN: runs})


def offer(diary: Diary, now: datetime) -> Offer:
    """What the form should open with at ``now`` (local, with its offset)."""
    waiting = unanswered_runs(diary)
    fresh = next((run for run in waiting if is_fresh(run, now)), None)
    morning = morning_question(diary, now, is_run_waiting=fresh is not None)
    if fresh is not None:
        kind = Kind.RUN
    elif _imports(diary, now.date()) or _today_has_run(diary, now.date()):
        kind = Kind.REST
    else:
        kind = Kind.RUN
    return Offer(kind, fresh, morning)


def unanswered_runs(diary: Diary) -> tuple[Run, ...]:
    """Runs for which neither knee has a level, newest first."""
    answered = {entry.run for entry in diary.entries.values() if entry.kind is Kind.RUN and entry.is_answered}
    waiting = [run for run in diary.runs.values() if run.id not in answered]
    waiting.sort(key=_start, reverse=True)
    return tuple(waiting)


def waiting_run_words(run: Run, today: date, units: Units) -> str:
    """A run that waits for its answer: "Sunday 8:12, 12.4 km, 1:05:10"; from a week on by its date."""
    days = (today - run.on).days
    when = (
        tr("Today")
        if days == 0
        else weekday_name(run.on)
        if 0 < days < _WEEK_DAYS
        else short_day(run.on, year=run.on.year != today.year)
    )
    when += f" {clock(run.started_at.time())}" if run.started_at is not None else ""
    facts = (
        distance_words(run.distance_m, units) if run.distance_m else "",
        duration_words(run.moving_s) if run.moving_s else "",
    )
    return ", ".join(part for part in (when, *facts) if part)


def is_fresh(run: Run, now: datetime) -> bool:
    """Whether ``run`` is young enough to be offered by itself."""
    if run.started_at is None:
        return (now.date() - run.on).days <= 1
    return timedelta(0) <= now - run.started_at < FRESH


def entry_of_run(diary: Diary, run_id: str) -> Entry | None:
    """The run's own entry, answered or not; the newest if there are several."""
    found = [entry for entry in diary.entries.values() if entry.run == run_id and entry.kind is Kind.RUN]
    return max(found, key=lambda entry: (entry.recorded_at, entry.id), default=None)


def morning_question(diary: Diary, now: datetime, *, is_run_waiting: bool) -> Morning | None:
    """The question of the next morning, if yesterday's run was answered and this morning was not yet.

    Mornings older than one day are never asked: memory does not reach that far.
    """
    today = now.date()
    yesterday = today - timedelta(days=1)
    runs = diary.runs
    of_yesterday = [
        entry
        for entry in diary.entries.values()
        if entry.kind is Kind.RUN and entry.is_answered and event_date(entry, runs) == yesterday
    ]
    followed = {entry.run for entry in diary.entries.values() if entry.is_followup}
    open_ones = [entry for entry in of_yesterday if entry.run is None or entry.run not in followed]
    if not open_ones:
        return None
    last = max(open_ones, key=lambda entry: (entry.at or time.max, entry.id))
    of_today = [entry for entry in diary.entries.values() if event_date(entry, runs) == today]
    if last.run is None and any(entry.kind is Kind.REST for entry in of_today):
        return None
    is_form = now.time() < MORNING_ENDS and not of_today and not is_run_waiting
    run = runs.get(last.run or "")
    left, right = (_worst(of_yesterday, last, knee) for knee in Knee)
    return Morning(last, run, left, right, is_form)


def last_place(diary: Diary, knee: Knee, today: date) -> Place | None:
    """The place of ``knee`` that was marked last within the past 42 days, to be offered as one key."""
    oldest = today - timedelta(days=PLACE_REMEMBERED_DAYS)
    marked = [
        entry for entry in diary.entries.values() if entry.report(knee).places and oldest <= entry.on <= today
    ]
    if not marked:
        return None
    last = max(marked, key=lambda entry: (entry.on, entry.at or time.max, entry.id))
    return last.report(knee).places[0]


def of_day(diary: Diary, day: date) -> tuple[Entry, ...]:
    """The entries of one day in order of time."""
    found = [entry for entry in diary.entries.values() if event_date(entry, diary.runs) == day]
    return tuple(sorted(found, key=lambda entry: (entry.at or time.max, entry.id)))


def _worst(entries: list[Entry], last: Entry, knee: Knee) -> int | None:
    same = [last] if last.run is None else [entry for entry in entries if entry.run == last.run]
    levels = [entry.report(knee).worst for entry in same]
    return max((level for level in levels if level is not None), default=None)


def _start(run: Run) -> tuple[date, float, str]:
    return (run.on, run.started_at.timestamp() if run.started_at else 0.0, run.id)


def _imports(diary: Diary, today: date) -> bool:
    return any(
        (run.source or run.source_ids) and 0 <= (today - run.on).days <= IMPORTS_COUNT_DAYS
        for run in diary.runs.values()
    )


def _today_has_run(diary: Diary, today: date) -> bool:
    return any(entry.kind is Kind.RUN for entry in of_day(diary, today))
