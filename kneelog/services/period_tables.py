"""Tables of a period as a whole: where it hurt, its niggles, and how it compares with the one before."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from kneelog.domain import running
from kneelog.domain.figures import knee_figures, places
from kneelog.domain.report import Knee
from kneelog.rules.niggles import BEFORE_DAYS
from kneelog.services.history_words import SHORT_PLACES
from kneelog.services.table import BLANK, Column, Table, TableName, lasting, length, level
from kneelog.services.trend_words import number, part_caption
from kneelog.services.wording import first_upper
from kneelog.words import short_day, tr

if TYPE_CHECKING:
    from kneelog.domain.figures import KneeFigures, PlaceFigures
    from kneelog.domain.period import Period
    from kneelog.domain.running import Load
    from kneelog.rules.niggles import Niggle
    from kneelog.services.trends import Trends


def where(trends: Trends, period: Period, title: str) -> Table:
    """Each marked place with its days and worst level: in the first part, in the last part, in the whole period."""
    parts = [(tr("Whole period"), period)]
    ends = trends.lived(period).parts
    if ends is not None:
        first, last = ends
        parts.insert(0, (first_upper(part_caption(first, is_first=True)), first))
        parts.insert(1, (first_upper(part_caption(last, is_first=False)), last))
    columns = [Column(tr("Knee")), Column(tr("Place"))]
    for caption, _part in parts:
        columns.append(Column(tr("{part}: days", part=caption), is_number=True))
        columns.append(Column(tr("{part}: worst", part=caption), is_number=True))
    rows: list[tuple[str, ...]] = []
    for knee in Knee:
        marked = [places(trends.days.between(part), knee) for _caption, part in parts]
        rows += [
            (_side(knee), first_upper(tr(place.facts.plain)), *_of_place([one.get(place) for one in marked]))
            for place in marked[-1]
        ]
    return Table(TableName.WHERE, title, tuple(columns), tuple(rows), (None,) * len(rows))


def niggles(trends: Trends, period: Period, title: str) -> Table:
    """The niggles that have a day in the period, the latest first, and the running before each."""
    unit, days = trends.units.value, BEFORE_DAYS
    numbers = (
        tr("Days with pain"),
        tr("Runs that hurt"),
        tr("Runs answered"),
        tr("Runs"),
        tr("Worst"),
        tr("Days since"),
        tr("{days} days before: runs", days=days),
        tr("{days} days before: {unit}", days=days, unit=unit),
        tr("{days} days before: longest, {unit}", days=days, unit=unit),
        tr("{days} days before that: runs", days=days),
        tr("{days} days before that: {unit}", days=days, unit=unit),
        tr("{days} days before that: longest, {unit}", days=days, unit=unit),
    )
    columns = (
        Column(tr("Knee")),
        Column(tr("Places")),
        Column(tr("First day"), is_date=True),
        Column(tr("Last day"), is_date=True),
        *(Column(name, is_number=True) for name in numbers),
        Column(tr("New shoes")),
    )
    found = [one for one in trends.niggles.listed if one.first <= period.last and one.last >= period.first]
    rows = tuple(_of_niggle(trends, niggle) for niggle in found)
    firsts, lasts = tuple(one.first for one in found), tuple(one.last for one in found)
    return Table(TableName.NIGGLES, title, columns, rows, firsts, lasts)


def compared(trends: Trends, period: Period, title: str) -> Table:
    """The figures of the period beside those of the one before; what belongs to a knee names it."""
    period = trends.lived(period)
    columns = (
        Column(tr("Knee")),
        Column(tr("What")),
        Column(_period_title(tr("This period"), period), is_number=True),
        Column(_period_title(tr("The one before"), period.before), is_number=True),
    )
    both = (period, period.before)
    rows: list[tuple[str, ...]] = []
    for knee in Knee:
        figures = [_of_knee(trends, one, knee) for one in both]
        of_knee = (
            tr("Median level"),
            tr("Worst level"),
            tr("Days with pain"),
            tr("Days recorded"),
            tr("Days not recorded"),
            tr("Runs that hurt"),
            tr("Runs answered"),
            tr("Days swollen"),
        )
        rows += [(_side(knee), *cells) for cells in zip(of_knee, *figures, strict=True)]
    unit = trends.units.value
    of_running = (
        tr("Runs"),
        tr("Distance, {unit}", unit=unit),
        tr("Time, h:mm:ss"),
        tr("Longest run, {unit}", unit=unit),
        tr("Runs without a distance"),
    )
    loads = [_of_running(trends, one) for one in both]
    rows += [(BLANK, *cells) for cells in zip(of_running, *loads, strict=True)]
    return Table(TableName.COMPARED, title, columns, tuple(rows), (None,) * len(rows))


def _side(knee: Knee) -> str:
    return tr("left") if knee is Knee.LEFT else tr("right")


def _period_title(what: str, period: Period) -> str:
    first = short_day(period.first, year=period.first.year != period.last.year)
    return tr("{what}: {first} – {last}", what=what, first=first, last=short_day(period.last, year=True))


def _of_place(parts: list[PlaceFigures | None]) -> list[str]:
    """Days and worst level of each part; where it was not marked there is nothing to say."""
    cells: list[str] = []
    for one in parts:
        cells += (BLANK, BLANK) if one is None else (str(one.days), level(one.worst))
    return cells


def _of_niggle(trends: Trends, niggle: Niggle) -> tuple[str, ...]:
    before = niggle.first - timedelta(days=min(1, niggle.first.toordinal() - 1))
    earlier = niggle.first - timedelta(days=min(BEFORE_DAYS + 1, niggle.first.toordinal() - 1))
    return (
        _side(niggle.knee),
        "; ".join(tr(SHORT_PLACES[place]) for place, _days in niggle.places) or BLANK,
        *(short_day(on, year=on.year != trends.as_of.year) for on in (niggle.first, niggle.last)),
        str(len(niggle.dates)),
        str(niggle.hurt_runs) if niggle.answered else BLANK,
        str(niggle.answered),
        str(niggle.runs),
        str(niggle.worst),
        str(niggle.days_since),
        *_load(trends, niggle.before, before),
        *_load(trends, niggle.earlier, earlier),
        ", ".join(niggle.new_shoes) or BLANK,
    )


def _load(trends: Trends, load: Load, last: date) -> tuple[str, str, str]:
    """Runs, distance and longest run of days that end with ``last``; before the diary's first day nothing is known."""
    begun = trends.days.first
    if begun is None or last < begun:
        return (BLANK,) * 3
    return str(load.runs), length(load.metres, trends.units), length(load.longest, trends.units)


class _KneeCells(NamedTuple):
    """One knee over a period, as cells. Where nothing was recorded there is no pain to be counted, not even none."""

    median: str
    worst: str
    hurt: str
    recorded: str
    unrecorded: str
    hurt_runs: str
    answered: str
    swollen: str


def _of_knee(trends: Trends, period: Period, knee: Knee) -> _KneeCells:
    figures: KneeFigures = knee_figures(trends.days, period, knee, trends.as_of, trends.settings.counts_from)
    was_asked = any(day.knee(knee).swelling is not None for day in trends.days.between(period))
    return _KneeCells(
        number(figures.median),
        level(figures.worst),
        str(figures.hurt) if figures.recorded else BLANK,
        str(figures.recorded) if figures.days else BLANK,
        str(figures.unrecorded) if figures.days else BLANK,
        str(figures.hurt_runs) if figures.answered else BLANK,
        str(figures.answered) if figures.days else BLANK,
        str(figures.swollen) if was_asked else BLANK,
    )


def _of_running(trends: Trends, period: Period) -> tuple[str, ...]:
    """Runs, distance, time, longest run and runs without a distance; a blank where no diary was kept yet."""
    begun = trends.days.first
    if begun is None or period.last < begun or period.first > trends.as_of:
        return (BLANK,) * 5
    found = [bar for bar in trends.bars if period.holds(date.fromordinal(bar.day))]
    load = running.load_of([trends.runs[bar.run] for bar in found])
    return (
        str(load.runs),
        length(load.metres, trends.units),
        lasting(load.seconds),
        length(load.longest, trends.units),
        str(load.without_distance),
    )
