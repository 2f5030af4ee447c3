"""What changed, a sentence a knee: the last part of the period against the rest, and the worst. Never a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.domain.figures import KneeFigures, knee_figures
from kneelog.domain.period import Period
from kneelog.domain.report import Knee
from kneelog.rules.fact_words import day_count
from kneelog.services.physio_dates import short
from kneelog.services.physio_moments import run_levels
from kneelog.services.physio_page import Phrase
from kneelog.services.physio_words import in_before, in_last, last_and_before
from kneelog.services.trend_words import niggle_since, number
from kneelog.services.wording import distance_words
from kneelog.words import N_, tr, trn

if TYPE_CHECKING:
    from datetime import date

    from kneelog.domain.diary import Diary
    from kneelog.services.physio_moments import RunLevels
    from kneelog.services.trends import Reading


_MOMENTS = {
    "after": (N_("{worst} after {distance} on {day}"), N_("{worst} after a run on {day}")),
    "start": (
        N_("{worst} at the start of a run of {distance} on {day}"),
        N_("{worst} at the start of a run on {day}"),
    ),
    "during": (N_("{worst} during a run of {distance} on {day}"), N_("{worst} during a run on {day}")),
    "run": (N_("{worst} on a run of {distance} on {day}"), N_("{worst} on a run on {day}")),
}
"""When the worst was: of a run whose distance is known, and of one of which it is not."""


def changed(reading: Reading, period: Period, diary: Diary) -> tuple[Phrase, Phrase]:
    """ "Left: median 5 in the last 2 weeks, was 2 in the 4 weeks before; hurt on 5 of 6 answered runs, was 3 of 8; …".

    The last part is that of Trends: a third of the days up to today, 7 to 28 days; it is held against the rest of the
    period ("before that", if that is a year or more). Medians are of the days' worst levels; on how few days they rest
    is said where that is less than half of them. ``reading`` are the days of ``diary``. Then the worst of the
    whole period, and where a niggle goes on at the end, since when it does.
    """
    left, right = (_of_knee(reading, reading.lived(period), diary, knee) for knee in Knee)
    return left, right


def _of_knee(reading: Reading, period: Period, diary: Diary, knee: Knee) -> Phrase:
    whole = _figures(reading, period, knee)
    side = tr("Left") if knee is Knee.LEFT else tr("Right")
    if whole.worst is None or whole.worst_on is None:
        return Phrase(tr("{knee}: not recorded in this period.", knee=side), knee=knee)
    worst = _worst(reading, period, knee, whole.worst)
    if whole.worst:
        worst = _when(
            worst, short(whole.worst_on, period), _run_of(reading, diary, knee, whole.worst_on), reading
        )
    since = niggle_since(reading, period, knee)
    parts = last_and_before(period)
    if parts is None:  # too few days to have a middle
        head, said = tr("{knee}: {worst}.", knee=side, worst=worst), ""
    else:
        last, before = parts
        now, then = _figures(reading, last, knee), _figures(reading, before, knee)
        head, rest = _parts(side, (now, then), last, before)
        said = "; ".join(part for part in (rest, _runs(now, then), worst) if part) + "."
    return Phrase(head, f"{said} {since}".strip(), knee)


def _figures(reading: Reading, period: Period, knee: Knee) -> KneeFigures:
    return knee_figures(reading.days, period, knee, reading.as_of, reading.settings.counts_from)


def _parts(
    side: str, figures: tuple[KneeFigures, KneeFigures], last: Period, before: Period
) -> tuple[str, str]:
    """The last part, which stands out, and what it is held against. What was not recorded is said, not compared."""
    now, then = figures
    values = {"knee": side, "now": number(now.median), "then": number(then.median)}
    if now.recorded and then.recorded:
        head = tr(
            "{knee}: median {now} {when}, was {then}", when=_resting(in_last(last), now, last), **values
        )
        return head, _resting(in_before(before), then, before)
    if now.recorded:
        unknown = tr("not recorded {when}", when=in_before(before))
        return tr("{knee}: median {now} {when},", when=_resting(in_last(last), now, last), **values), unknown
    head = tr("{knee}: not recorded {when}, was median {then}", when=in_last(last), **values)
    return head, _resting(in_before(before), then, before)


def _resting(when: str, figures: KneeFigures, part: Period) -> str:
    """ "in the last 2 weeks (1 of 14 days recorded)", where that is less than half: a median of few days is weak."""
    if 2 * figures.recorded >= part.days:
        return when
    return trn(
        "{when} ({recorded} of {days} day recorded)",
        "{when} ({recorded} of {days} days recorded)",
        part.days,
        when=when,
        recorded=f"{figures.recorded:,}",
        days=f"{part.days:,}",
    )


def _runs(now: KneeFigures, then: KneeFigures) -> str:
    """ "hurt on 5 of 6 answered runs, was 3 of 8"; nothing without an answered run in the last part."""
    if not now.answered:
        return ""
    said = trn(
        "hurt on {hurt} of {count} answered run",
        "hurt on {hurt} of {count} answered runs",
        now.answered,
        hurt=now.hurt_runs,
    )
    if not then.answered:
        return said
    return tr("{now}, was {hurt} of {answered}", now=said, hurt=then.hurt_runs, answered=then.answered)


def _worst(reading: Reading, period: Period, knee: Knee, level: int) -> str:
    """ "worst 7,", to be followed by when; of several such days how many; of no pain at all no more than that."""
    said = tr("worst {level}", level=level)
    if not level:
        return said
    times = sum(
        day.knee(knee).worst == level for day in reading.days.between(period) if day.on <= reading.as_of
    )
    if times > 1:
        return tr("worst {level} on {days}, last", level=level, days=day_count(times))
    return tr("{worst},", worst=said)


def _run_of(reading: Reading, diary: Diary, knee: Knee, on: date) -> RunLevels | None:
    """The run of the date ``on`` that had its worst level, of several the longest; ``None`` if a rest entry had it."""
    day = reading.days.at(on)
    worst = None if day is None else day.knee(knee).worst
    runs = [run for run in run_levels(diary, reading, Period(on, on), knee) if run.worst == worst]
    return max(runs, key=lambda run: _metres(reading, run), default=None)


def _when(worst: str, day: str, run: RunLevels | None, reading: Reading) -> str:
    """ "worst 7, after 15.9 km on 8 March", "worst 7, during a run on 8 March", "worst 7, on 8 March"."""
    if run is None:
        return tr("{worst} on {day}", worst=worst, day=day)
    known, unknown = _MOMENTS[_moment(run)]
    metres = _metres(reading, run)
    if not metres:
        return tr(unknown, worst=worst, day=day)
    return tr(known, worst=worst, distance=distance_words(metres, reading.units), day=day)


def _metres(reading: Reading, run: RunLevels) -> int:
    """Its distance; 0 if it is not known."""
    record = reading.runs.get(run.run or "")
    return 0 if record is None else record.distance_m or 0


def _moment(run: RunLevels) -> str:
    """When it was at its worst: after it, if that is so or no moment was recorded; "run" if no moment had it."""
    recorded = {"after": run.after, "start": run.start, "during": run.during}
    if all(level is None for level in recorded.values()):
        return "after"
    return next((moment for moment, level in recorded.items() if level == run.worst), "run")
