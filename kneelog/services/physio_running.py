"""The running of a period on the page for the physio: a small table, and what stood out. No ratio, no forecast."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from kneelog.domain.context import DAYS_BEFORE, LONGER_BY
from kneelog.domain.running import Runs, load_of
from kneelog.services.physio_cells import one
from kneelog.services.physio_columns import columns_of
from kneelog.services.physio_page import Listing, Running, RunningColumn
from kneelog.services.physio_runs import known_metres, ran
from kneelog.services.physio_words import (
    and_more,
    brief_day_of,
    fitted,
    in_before,
    in_last,
    last_and_before,
    listing,
)
from kneelog.services.table import BLANK
from kneelog.services.wording import METRES_PER, distance_words
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kneelog.domain.period import Period
    from kneelog.domain.running import Load
    from kneelog.domain.settings import Units
    from kneelog.services.physio_runs import Ran
    from kneelog.services.trends import Reading

SHIFT = 0.25
"""A surface is spoken of where its share of the runs changed by a quarter or more. Reasoned: a run or two in a
fortnight is chance."""
LEAST_RUNS = 3
"""In each part, runs whose surface is known: of fewer nothing is said."""
_NAME_LIMIT = 40
_WHOLE_FROM = 100


def running(reading: Reading, period: Period) -> Running:
    """The running of ``period`` as far as it is lived; without runs there are no columns and no facts."""
    lived = reading.lived(period)
    found = ran(reading, lived)
    cut = columns_of(lived, reading.first_weekday)
    names = (cut.name, reading.units.value, tr("runs"), tr("longest"))
    if not found:
        return Running(tr("Running: no runs recorded"), names, (), ())
    columns = _columns(
        [(column.head, [each for each in found if column.period.holds(each.on)]) for column in cut.columns],
        reading,
    )
    known = [each.run for each in found if each.run is not None]
    load = load_of(known)
    facts = (
        _longer(reading, lived),
        _new_shoes(reading, lived, load),
        _shoes(load),
        _surfaces(reading, lived),
        _without_distance(load.without_distance + len(found) - len(known)),
        one(cut.mark) if cut.mark else Listing(),
    )
    return Running(tr("Running"), names, columns, tuple(fact for fact in facts if fact.items))


def _columns(cut: Sequence[tuple[str, Sequence[Ran]]], reading: Reading) -> tuple[RunningColumn, ...]:
    """The columns; a row of figures has decimals if they are all small enough for it."""
    lengths = [known_metres(runs) for _head, runs in cut]
    distances = _figures([sum(metres) for metres in lengths], reading.units)
    longest = _figures([max(metres, default=0) for metres in lengths], reading.units)
    return tuple(
        RunningColumn(head, distance, str(len(runs)), most, sum(known) or None, max(known, default=None))
        for (head, runs), distance, most, known in zip(cut, distances, longest, lengths, strict=True)
    )


def _figures(metres: Sequence[int], units: Units) -> list[str]:
    """ "8.2" and "21.0", or "104" and "8"; "–" for 0, of which nothing is known."""
    values = [length / METRES_PER[units] for length in metres]
    decimals = 1 if max(values) < _WHOLE_FROM else 0
    return [f"{value:.{decimals}f}" if value else BLANK for value in values]


def _longer(reading: Reading, period: Period) -> Listing:
    """The runs much longer than those before, the latest first; the first begins the sentence."""
    found = [
        tr(
            "{day} ({distance}, {percent}% longer)",
            day=brief_day_of(date.fromordinal(bar.day), reading.as_of),
            distance=distance_words(bar.longer.run_m, reading.units),
            percent=bar.longer.percent_longer,
        )
        for bar in reversed(reading.bars)
        if bar.longer is not None and period.holds(date.fromordinal(bar.day))
    ]
    if not found:
        return Listing()
    values = {"percent": LONGER_BY, "days": DAYS_BEFORE}
    begun = tr(
        "More than {percent}% beyond the longest of the {days} days before: {run}", **values, run=found[0]
    )
    return listing(
        (begun, *found[1:]),
        and_more,
        lambda count: trn(
            "More than {percent}% beyond the longest of the {days} days before: {count} run",
            "More than {percent}% beyond the longest of the {days} days before: {count} runs",
            count,
            **values,
        ),
    )


def _new_shoes(reading: Reading, period: Period, load: Load) -> Listing:
    """Shoes first worn in the period, where others were named before."""
    runs = Runs.of(reading.runs.values())
    new = runs.new_shoes(load, period.first.toordinal())
    said = [
        tr(
            "{shoes}, from {day}",
            shoes=fitted(shoes, _NAME_LIMIT),
            day=brief_day_of(date.fromordinal(runs.first_worn[shoes]), reading.as_of),
        )
        for shoes in new
    ]
    if said:
        said[0] = tr("New shoes: {shoes}", shoes=said[0])
    return listing(said, _more_pairs, lambda count: trn("{count} new pair", "{count} new pairs", count))


def _shoes(load: Load) -> Listing:
    """The shoes by the number of runs, those worn most first."""
    said = [
        trn("{shoes} on {count} run", "{shoes} on {count} runs", runs, shoes=fitted(shoes, _NAME_LIMIT))
        for shoes, runs in load.shoes
    ]
    if said:
        said[0] = tr("Shoes: {shoes}", shoes=said[0])
    return listing(said, _more_pairs, lambda count: trn("{count} pair", "{count} pairs", count))


def _more_pairs(count: int) -> str:
    return trn("and {count} more pair", "and {count} more pairs", count)


def _surfaces(reading: Reading, period: Period) -> Listing:
    """Surfaces whose share of the runs is another in the last part than before it, the largest change first."""
    parts = last_and_before(period)
    if parts is None:
        return Listing()
    last, first = (_surfaces_of(reading, part) for part in parts)
    before, now = first.total(), last.total()
    if min(before, now) < LEAST_RUNS:
        return Listing()
    shift = {name: last[name] / now - first[name] / before for name in first | last}
    changed = sorted(
        (name for name in shift if abs(shift[name]) >= SHIFT), key=lambda name: (-abs(shift[name]), name)
    )
    said = [
        tr(
            "{surface} {count} of {runs}, was {then} of {before}",
            surface=fitted(tr(name), _NAME_LIMIT),
            count=last[name],
            runs=now,
            then=first[name],
            before=before,
        )
        for name in changed
    ]
    if said:
        said[0] = tr(
            "Surface of the runs {last}: {surface} {before}",
            last=in_last(parts[0]),
            surface=said[0],
            before=in_before(parts[1]),
        )
    return listing(
        said, and_more, lambda count: trn("{count} other surface", "{count} other surfaces", count)
    )


def _surfaces_of(reading: Reading, part: Period) -> Counter[str]:
    """The named surfaces of the runs of ``part``."""
    return Counter(run.surface for run in reading.runs.values() if run.surface and part.holds(run.on))


def _without_distance(count: int) -> Listing:
    if not count:
        return Listing()
    said = trn("{count} run without a distance", "{count} runs without a distance", count)
    return one(said)
