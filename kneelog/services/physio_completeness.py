"""How complete the diary is in the period of the page for the physio: what is there, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.domain.entry import EPOCH
from kneelog.domain.report import Knee
from kneelog.rules import day_words
from kneelog.services.history_words import local_day
from kneelog.services.physio_dates import short
from kneelog.services.physio_page import Phrase
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kneelog.domain.day import Day
    from kneelog.domain.diary import Diary
    from kneelog.domain.period import Period
    from kneelog.services.trends import Reading

LATE_DAYS = 3
"""An entry typed more than so many days after its own date was typed late: memory of pain fades."""


def completeness(diary: Diary, reading: Reading, period: Period) -> tuple[Phrase, ...]:
    """Lines on the days, on knees that were left out, on the runs, and on entries typed late, if there are any.

    Days to come are not missing. ``reading`` are those of ``diary``.
    """
    lived = reading.lived(period)
    days = reading.days.between(lived)
    told = [day for day in days if day.entries]
    lines = [_days(reading, lived, told) if told else _nothing(reading, period)]
    missing = " · ".join(_missing(told))
    lines += [Phrase("", missing)] if missing else []
    lines += _runs(days) if told or any(day.runs for day in days) else []
    late = _typed_late(diary, told)
    if late:
        lines.append(
            Phrase(
                "",
                trn(
                    "{count} entry was typed more than {days} days later",
                    "{count} entries were typed more than {days} days later",
                    late,
                    days=LATE_DAYS,
                ),
            )
        )
    return tuple(lines)


def _nothing(reading: Reading, period: Period) -> Phrase:
    """ "No entries from 27 January to 9 March."; of a period that is all to come, none is known up to its end."""
    span = period if period.first > reading.as_of else reading.lived(period)
    if span.days == 1:
        return Phrase(tr("No entries {when}.", when=day_words.on_days((span.first,), reading.as_of)))
    return Phrase(tr("No entries {when}.", when=day_words.from_to(span.first, span.last, reading.as_of)))


def _days(reading: Reading, lived: Period, told: Sequence[Day]) -> Phrase:
    """ "38 of 42 days have an entry", and where the diary begins if that is within the period."""
    head = trn("{found} of {count} day", "{found} of {count} days", lived.days, found=len(told))
    rest = trn("has an entry", "have an entry", len(told))
    begun = reading.days.first_entry
    if begun is not None and begun > lived.first:
        rest = tr("{said}; the diary begins on {day}", said=rest, day=short(begun, lived))
    return Phrase(head, rest)


def _runs(days: Sequence[Day]) -> list[Phrase]:
    """ "11 of 12 runs have an answer", a level of one knee at least."""
    runs = [run for day in days for run in day.runs]
    answered = sum(run.left is not None or run.right is not None for run in runs)
    if not runs:
        return [Phrase("", tr("No runs recorded"))]
    head = trn("{found} of {count} run", "{found} of {count} runs", len(runs), found=answered)
    return [Phrase(head, trn("has an answer", "have an answer", 1 if len(runs) == 1 else answered))]


def _missing(told: Sequence[Day]) -> list[str]:
    """ "6 of them without the right knee": days with an entry, but without a level of that knee.

    Of a single day "without the right knee": one is no "them".
    """
    said, alone = [], len(told) == 1
    for knee in Knee:
        missing = sum(day.knee(knee).worst is None for day in told)
        if missing and knee is Knee.LEFT:
            said.append(
                tr("without the left knee")
                if alone
                else tr("{count} of them without the left knee", count=missing)
            )
        elif missing:
            said.append(
                tr("without the right knee")
                if alone
                else tr("{count} of them without the right knee", count=missing)
            )
    return said


def _typed_late(diary: Diary, told: Sequence[Day]) -> int:
    """How many entries were typed late, as far as is known when they were typed."""
    entries = [(day.on, diary.entries[name]) for day in told for name in day.entries]
    return sum(
        entry.recorded_at != EPOCH and (local_day(entry, entry.recorded_at) - on).days > LATE_DAYS
        for on, entry in entries
    )
