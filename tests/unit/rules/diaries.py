"""Hypothesis strategies for diaries in which the rule has something to find."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from kneelog.domain.care import LookedAt
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.history import History, order_key
from kneelog.domain.places import Place
from kneelog.domain.report import ONGOING, Knee, KneeReport, Lasted, Swelling
from kneelog.domain.run import Run
from kneelog.domain.settings import RULE_SETTINGS, RuleSettings
from kneelog.domain.signs import PERSON_SIGNS, SIGNS, URGENT, Sign

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hypothesis.strategies import DrawFn, SearchStrategy

START = date(2025, 12, 20)
DAYS = 70

_levels = st.one_of(st.none(), st.sampled_from((0, 0, 1, 1, 2, 3, 4, 7, 8)))
_knee_signs = [sign for sign in SIGNS if sign not in PERSON_SIGNS]
_person_signs = [sign for sign in SIGNS if sign in PERSON_SIGNS]


def rule_settings() -> SearchStrategy[RuleSettings]:
    """Settings within their ranges."""
    return st.fixed_dictionaries(
        {name: st.integers(facts.low, facts.high) for name, facts in RULE_SETTINGS.items()}
    ).map(_possible)


def _possible(numbers: dict[str, int]) -> RuleSettings:
    return RuleSettings(**numbers | {"niggle_runs": min(numbers["niggle_runs"], numbers["niggle_of"])})


def dates() -> SearchStrategy[date]:
    """Dates within the diaries drawn here."""
    return st.integers(0, DAYS).map(lambda number: START + timedelta(days=number))


def of(entries: Iterable[Entry], runs: Mapping[str, Run], looked_at: Iterable[LookedAt] = ()) -> History:
    """The history of these entries and runs."""
    ordered = sorted(entries, key=lambda entry: order_key(entry, runs))
    return History(tuple(ordered), runs, tuple(looked_at))


@st.composite
def simple_histories(draw: DrawFn) -> History:
    """At most one entry or unanswered run a date, without times, follow-ups, durations or signs."""
    entries: list[Entry] = []
    runs: dict[str, Run] = {}
    today = START
    for number in range(draw(st.integers(0, 25))):
        today += timedelta(days=draw(st.sampled_from((1, 1, 1, 1, 2, 2, 3, 4, 9, 15))))
        kind = draw(st.sampled_from(("rest", "rest", "run", "run", "unanswered")))
        if kind == "unanswered":
            runs[f"r{number}"] = Run(f"r{number}", today)
        else:
            left, right = KneeReport(level=draw(_levels)), KneeReport(level=draw(_levels))
            entries.append(Entry(f"e{number}", today, Kind(kind), left=left, right=right))
    return of(entries, runs)


@st.composite
def _reports(draw: DrawFn) -> KneeReport:
    if draw(st.integers(0, 3)) == 0:
        return KneeReport()
    return KneeReport(
        level=draw(_levels),
        places=tuple(draw(st.lists(st.sampled_from(Place), max_size=2))),
        lasted=draw(
            st.sampled_from((None, None, None, ONGOING, *map(Lasted.parse, ("2d", "49h", "72h", "4d"))))
        ),
        swelling=draw(st.sampled_from((None, None, Swelling.CLEAR, Swelling.TIGHT))),
        signs=tuple(draw(st.lists(st.sampled_from(_knee_signs), max_size=1))),
    )


@st.composite
def histories(draw: DrawFn) -> History:
    """Diaries with everything that the rules read, several entries a date and two rows of a run among it."""
    runs = {run.id: run for run in draw(st.lists(_runs(), max_size=6))}
    entries: dict[str, Entry] = {}
    for number in range(draw(st.integers(0, 14))):
        entry = Entry(
            f"e{number}",
            draw(dates()),
            draw(st.sampled_from(Kind)),
            draw(st.one_of(st.none(), st.sampled_from((time(7), time(7), time(12), time(18, 30))))),
            draw(st.sampled_from((None, 0, 60, -480))),
            draw(st.sampled_from((None, None, *runs, "unknown"))),
            draw(_reports()),
            draw(_reports()),
            tuple(draw(st.lists(st.sampled_from(_person_signs), max_size=1))),
        )
        entries[entry.id] = entry
    return of(entries.values(), runs, draw(st.lists(_visits(), max_size=2)))


@st.composite
def _runs(draw: DrawFn) -> Run:
    on = draw(dates())
    started = draw(st.sampled_from((None, time(7), time(23, 30))))
    at = None if started is None else datetime.combine(on, started, UTC)
    return Run(f"r{draw(st.integers(0, 5))}", on, at)


@st.composite
def _visits(draw: DrawFn) -> LookedAt:
    sign = draw(st.sampled_from([sign for sign in Sign if sign in URGENT]))
    knee = None if sign in PERSON_SIGNS else draw(st.sampled_from(Knee))
    return LookedAt(f"v{draw(st.integers(0, 99))}", sign, knee, draw(dates()))
