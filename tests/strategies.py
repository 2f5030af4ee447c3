"""Hypothesis strategies for every value of a diary; each draws only what the domain accepts.

Texts hold what files stumble over: newlines, commas, quotes, leading ``= + - @ '``, tabs, characters outside ASCII;
never NUL or lone surrogates, which no value may hold.

What gives a strategy gives the same one each time (``cache``): to build one anew for every draw took longer than the
draws.
"""

from __future__ import annotations

import string
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from hypothesis import strategies as st

from kneelog.domain.care import (
    SINGLE,
    Appointment,
    Background,
    LookedAt,
    Reminder,
    Score,
    SeeingSomeone,
    Tried,
)
from kneelog.domain.diary import Diary, Record, RecordKind
from kneelog.domain.entry import EPOCH, Entry, Kind
from kneelog.domain.places import Place
from kneelog.domain.report import (
    ONGOING,
    Knee,
    KneeReport,
    Lasted,
    LastedUnit,
    Spread,
    Swelling,
    SwellingExtent,
    SwellingOnset,
)
from kneelog.domain.run import Run, RunKind, Shoe
from kneelog.domain.settings import RULE_SETTINGS, Appearance, Country, Preferences, RuleSettings, Units
from kneelog.domain.signs import KNEE_SIGNS, PERSON_SIGNS, SIGNS, URGENT, Sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import DrawFn, SearchStrategy

_T = TypeVar("_T")

FIRST_DAY, LAST_DAY = date(1950, 1, 1), date(2025, 12, 31)

_AWKWARD = "\n\r\t,;\"'=+-@| \\/<>&%_0aZäßéΩж漢🦵…“”\u00a0\u2028\ufeff"
_STARTS = ("", "=", "+", "-", "@", "'", "''", "\t", " ", '"', "\ufeff")
_anything = st.characters(codec="utf-8", exclude_characters="\0")
_one_line = st.characters(codec="utf-8", exclude_characters="\0\n\r")
_visible = st.characters(categories=("L", "N", "P", "S"))


def _or_none(strategy: SearchStrategy[_T]) -> SearchStrategy[_T | None]:
    return st.one_of(st.none(), strategy)


@cache
def texts(*, empty: bool = True) -> SearchStrategy[str]:
    """Free text over several lines, up to 40 characters; often empty unless ``empty`` is false."""
    return _texts(_anything, _AWKWARD, empty=empty)


@cache
def lines(*, empty: bool = True) -> SearchStrategy[str]:
    """Free text on one line, up to 40 characters; often empty unless ``empty`` is false."""
    return _texts(_one_line, _AWKWARD.replace("\n", "").replace("\r", ""), empty=empty)


def _texts(alphabet: SearchStrategy[str], awkward: str, *, empty: bool) -> SearchStrategy[str]:
    body = st.one_of(st.text(st.sampled_from(awkward), max_size=38), st.text(alphabet, max_size=38))
    full = st.builds(_readable, st.sampled_from(_STARTS), body)
    return st.one_of(st.just(""), full) if empty else full


def _readable(start: str, rest: str) -> str:
    text = start + rest
    return text if text.strip() else text + "x"


@cache
def ids() -> SearchStrategy[str]:
    """Ids: mostly as kneelog makes them, now and then as strangers do."""
    plain = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=12)
    strange = st.lists(st.text(_visible, min_size=1, max_size=15), min_size=1, max_size=4).map(" ".join)
    return st.one_of(plain, strange)


@cache
def days() -> SearchStrategy[date]:
    """Local dates that lie in the past."""
    return st.dates(FIRST_DAY, LAST_DAY)


@cache
def times() -> SearchStrategy[time]:
    """Local times, mostly to the minute, some to the microsecond."""
    return st.one_of(st.builds(time, st.integers(0, 23), st.integers(0, 59)), st.times())


@cache
def offsets() -> SearchStrategy[int]:
    """Minutes east of UTC."""
    return st.one_of(st.sampled_from((0, 60, 120, -300, 330, 345, -1439, 1439)), st.integers(-1439, 1439))


def zone(minutes: int) -> timezone:
    """The fixed zone ``minutes`` east of UTC."""
    return timezone(timedelta(minutes=minutes)) if minutes else UTC


@cache
def instants() -> SearchStrategy[datetime]:
    """Instants in UTC."""
    return st.datetimes(datetime(1970, 1, 1), datetime(2025, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


@cache
def levels() -> SearchStrategy[int | None]:
    """Pain levels; ``None`` is *not recorded*."""
    return _or_none(st.integers(0, 10))


@cache
def lasted() -> SearchStrategy[Lasted]:
    """Durations, "still there" among them."""
    units = [unit for unit in LastedUnit if unit is not LastedUnit.ONGOING]
    return st.one_of(st.just(ONGOING), st.builds(Lasted, st.integers(1, 9999), st.sampled_from(units)))


def _in_order(signs: frozenset[Sign]) -> list[Sign]:
    return [sign for sign in SIGNS if sign in signs]


_at_least = tuple(_or_none(st.integers(lowest, 10)) for lowest in range(11))
_places = st.lists(st.sampled_from(Place), max_size=4, unique=True)
_spread, _swelling = _or_none(st.sampled_from(Spread)), _or_none(st.sampled_from(Swelling))
_extent, _onset = _or_none(st.sampled_from(SwellingExtent)), _or_none(st.sampled_from(SwellingOnset))
_lasted = _or_none(lasted())
_knee_signs = st.lists(st.sampled_from(_in_order(KNEE_SIGNS)), max_size=4, unique=True)
_is_blank = st.integers(0, 4).map(lambda drawn: drawn == 0)


@st.composite
def knee_reports(draw: DrawFn) -> KneeReport:
    """What is said of one knee; blank now and then."""
    if draw(_is_blank):
        return KneeReport()
    start, during, after = draw(levels()), draw(levels()), draw(levels())
    lowest = max((moment for moment in (start, during, after) if moment is not None), default=0)
    return KneeReport(
        level=draw(_at_least[lowest]),
        start=start,
        during=during,
        after=after,
        places=tuple(draw(_places)),
        spread=draw(_spread),
        swelling=draw(_swelling),
        swelling_extent=draw(_extent),
        swelling_onset=draw(_onset),
        lasted=draw(_lasted),
        signs=tuple(draw(_knee_signs)),
    )


_kind, _knee = st.sampled_from(Kind), st.sampled_from(Knee)
_time, _offset, _instant = _or_none(times()), _or_none(offsets()), _or_none(instants())
_report = knee_reports()
_person_signs = st.lists(st.sampled_from(_in_order(PERSON_SIGNS)), max_size=2, unique=True)
_recorded = st.one_of(st.just(EPOCH), instants())


@st.composite
def entries(draw: DrawFn, run_ids: Sequence[str] = (), entry_id: str | None = None) -> Entry:
    """An entry; it names one of ``run_ids`` or none."""
    named = st.one_of(st.none(), st.sampled_from(run_ids)) if run_ids else st.none()
    return Entry(
        id=draw(ids()) if entry_id is None else entry_id,
        on=draw(days()),
        kind=draw(_kind),
        at=draw(_time),
        utc_offset=draw(_offset),
        run=draw(named),
        left=draw(_report),
        right=draw(_report),
        signs=tuple(draw(_person_signs)),
        note=draw(texts()),
        eased_by_medicine=draw(lines()),
        recorded_at=draw(_recorded),
        edited_at=draw(_instant),
    )


_run_kind = _or_none(st.sampled_from(RunKind))
_source_ids = st.lists(lines(empty=False), max_size=3)


@st.composite
def runs(draw: DrawFn, run_id: str | None = None) -> Run:
    """A run, with or without a start."""
    on = draw(days())
    start = draw(_time)
    return Run(
        id=draw(ids()) if run_id is None else run_id,
        on=on,
        started_at=None if start is None else datetime.combine(on, start, zone(draw(offsets()))),
        distance_m=draw(_maybe(0, 1_000_000)),
        moving_s=draw(_maybe(0, 14 * 24 * 3600)),
        climb_m=draw(_maybe(0, 50_000)),
        heart_rate=draw(_maybe(20, 300)),
        cadence=draw(_maybe(1, 400)),
        effort=draw(levels()),
        kind=draw(_run_kind),
        surface=draw(lines()),
        shoes=draw(lines()),
        title=draw(lines()),
        source=draw(lines()),
        source_ids=tuple(draw(_source_ids)),
        edited_at=draw(_instant),
    )


@cache
def _maybe(low: int, high: int) -> SearchStrategy[int | None]:
    return _or_none(st.integers(low, high))


_day, _whether = _or_none(days()), _or_none(st.booleans())


@st.composite
def _spans(draw: DrawFn, *, open_start: bool = False) -> tuple[date | None, date | None]:
    first = draw(_day if open_start else days())
    last = draw(_or_none(st.dates(first or FIRST_DAY, LAST_DAY)))
    return first, last


@st.composite
def shoes(draw: DrawFn) -> Shoe:
    """A pair of shoes."""
    first, last = draw(_spans(open_start=True))
    return Shoe(draw(ids()), draw(lines(empty=False)), first, last, draw(st.booleans()))


def appointments() -> SearchStrategy[Appointment]:
    """A visit."""
    return st.builds(
        Appointment, ids(), days(), lines(), question=texts(), problem=texts(), goal=texts(), said=texts()
    )


@st.composite
def seeing_someone(draw: DrawFn) -> SeeingSomeone:
    """ "I am already seeing someone"."""
    since, until = draw(_spans())
    assert since is not None
    return SeeingSomeone(draw(ids()), draw(_knee), since, until, draw(lines()))


def scores() -> SearchStrategy[Score]:
    """A physio's score."""
    return st.builds(Score, ids(), days(), lines(empty=False), lines(empty=False))


@st.composite
def tried(draw: DrawFn) -> Tried:
    """Something that was tried."""
    first, last = draw(_spans())
    assert first is not None
    helped = draw(_whether)
    return Tried(draw(ids()), first, draw(texts(empty=False)), last, helped)


def looked_at() -> SearchStrategy[LookedAt]:
    """An urgent sign that was looked at."""
    knee = _or_none(_knee)
    return st.builds(LookedAt, ids(), st.sampled_from(list(URGENT)), knee, days())


def reminders() -> SearchStrategy[Reminder]:
    """ "Remind me later"."""
    return st.builds(Reminder, days())


def backgrounds() -> SearchStrategy[Background]:
    """What the runner said once."""
    return st.builds(
        Background,
        name=lines(),
        year_of_birth=_maybe(1900, 2100),
        sex=lines(),
        conditions=texts(),
        left_past=texts(),
        right_past=texts(),
        strength=texts(),
        flexibility=texts(),
        running_style=texts(),
        goal=texts(),
    )


def rule_settings() -> SearchStrategy[RuleSettings]:
    """The rule's numbers, each within its range and no more painful runs than runs looked at."""
    numbers = {name: st.integers(facts.low, facts.high) for name, facts in RULE_SETTINGS.items()}
    return (
        st.fixed_dictionaries(numbers)
        .filter(lambda chosen: chosen["niggle_runs"] <= chosen["niggle_of"])
        .map(lambda chosen: RuleSettings(**chosen))
    )


def preferences() -> SearchStrategy[Preferences]:
    """The runner's preferences."""
    return st.builds(
        Preferences,
        units=st.sampled_from(Units),
        country=st.sampled_from(Country),
        emergency_number=lines(),
        advice_number=lines(),
        first_weekday=st.integers(0, 6),
        appearance=st.sampled_from(Appearance),
        move_on=st.booleans(),
        welcomed=st.booleans(),
        import_zone=st.sampled_from(("", "Europe/Zurich", "Asia/Kolkata")),
        import_units=st.none() | st.sampled_from(Units),
        import_unknown_is_run=st.none() | st.booleans(),
        import_walks=st.booleans(),
    )


MANY: dict[RecordKind, SearchStrategy[Record]] = {
    RecordKind.SHOE: shoes(),
    RecordKind.APPOINTMENT: appointments(),
    RecordKind.SEEING: seeing_someone(),
    RecordKind.SCORE: scores(),
    RecordKind.TRIED: tried(),
    RecordKind.LOOKED_AT: looked_at(),
}
"""Kinds of which a diary holds any number, beside entries and runs."""

ONE: dict[RecordKind, SearchStrategy[Record]] = {
    RecordKind.REMINDER: reminders(),
    RecordKind.BACKGROUND: backgrounds(),
    RecordKind.RULES: rule_settings(),
    RecordKind.PREFERENCES: preferences(),
}
"""Kinds of which a diary holds one at most."""


_OPTIONAL = {kind: _or_none(strategy) for kind, strategy in ONE.items()}


@cache
def _several(kind: RecordKind, most: int) -> SearchStrategy[list[Record]]:
    return st.lists(MANY[kind], max_size=most, unique_by=_id)


@cache
def _several_ids(most: int) -> SearchStrategy[list[str]]:
    return st.lists(ids(), max_size=most, unique=True)


@st.composite
def diaries(draw: DrawFn, max_entries: int = 5, max_runs: int = 3, max_others: int = 2) -> Diary:
    """A consistent diary: ids are unique within a kind, and entries name only runs that it holds."""
    records: dict[RecordKind, dict[str, Record]] = {}
    run_ids = draw(_several_ids(max_runs))
    records[RecordKind.RUN] = {run_id: draw(runs(run_id=run_id)) for run_id in run_ids}
    entry_ids = draw(_several_ids(max_entries))
    records[RecordKind.ENTRY] = {name: draw(entries(run_ids=run_ids, entry_id=name)) for name in entry_ids}
    for kind in MANY:
        many = draw(_several(kind, max_others))
        records[kind] = {_id(record): record for record in many}
    for kind, optional in _OPTIONAL.items():
        one = draw(optional)
        records[kind] = {} if one is None else {SINGLE: one}
    return Diary({kind: found for kind, found in records.items() if found})


def _id(record: Record) -> str:
    return getattr(record, "id", SINGLE)
