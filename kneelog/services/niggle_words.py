"""What is said of a niggle: where, when, how much, and what running was like before it. Facts, never a cause."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kneelog.domain.report import Knee
from kneelog.rules import day_words
from kneelog.rules.niggles import BEFORE_DAYS
from kneelog.services.history_words import SHORT_PLACES
from kneelog.services.wording import distance_words, first_upper, places_words
from kneelog.words import brief_day, join, tr, trn

if TYPE_CHECKING:
    from datetime import date

    from kneelog.domain.running import Load
    from kneelog.domain.settings import Units
    from kneelog.rules.niggles import Niggle

_MOST_PLACES = 3
"""So many places are read aloud; of more, how many there are."""


def title(niggle: Niggle) -> str:
    """Where it hurts, in short: "inner, joint line", "inner, joint line +1"; or "no place marked"."""
    if not niggle.places:
        return tr("no place marked")
    first, more = tr(SHORT_PLACES[niggle.places[0][0]]), len(niggle.places) - 1
    return tr("{place} +{count}", place=first, count=more) if more else first


def facts_line(niggle: Niggle, as_of: date) -> str:
    """ "9 Feb – 9 Mar · 9 of 11 runs · worst 7 · 1 day ago": the rest, in short. Runs are the answered ones."""
    if niggle.answered:
        runs = trn("{hurt} of {count} run", "{hurt} of {count} runs", niggle.answered, hurt=niggle.hurt_runs)
    else:
        runs = _unanswered(niggle)
    parts = [_span(niggle.first, niggle.last, as_of), runs, tr("worst {level}", level=niggle.worst)]
    return " · ".join(part for part in [*parts, _ago(niggle)] if part)


def sentence(niggle: Niggle, as_of: date) -> str:
    """The same as it is read aloud.

    "Left knee, inner side on the joint line. From 9 February to 9 March: pain on 14 days, hurt on 9 of 11 answered
    runs, worst 7, last 1 day ago."
    """
    knee = tr("Left knee") if niggle.knee is Knee.LEFT else tr("Right knee")
    if niggle.answered:
        runs = trn(
            "hurt on {hurt} of {count} answered run",
            "hurt on {hurt} of {count} answered runs",
            niggle.answered,
            hurt=niggle.hurt_runs,
        )
    else:
        runs = _unanswered(niggle)
    facts = [
        trn("pain on {count} day", "pain on {count} days", len(niggle.dates)),
        runs,
        tr("worst {level}", level=niggle.worst),
        tr("last {ago}", ago=_ago(niggle)),
    ]
    return tr(
        "{knee}, {places}. {when}: {facts}.",
        knee=knee,
        places=_places(niggle),
        when=first_upper(day_words.from_to(niggle.first, niggle.last, as_of)),
        facts=", ".join(fact for fact in facts if fact),
    )


def running_lines(niggle: Niggle, units: Units) -> tuple[str, ...]:
    """What running was like before it: the 14 days before, the 14 before those; new shoes, and another surface.

    "14 days before: 5 runs, 62.0 km, longest 18.0 km". "No runs recorded", for there may have been some.
    """
    days = BEFORE_DAYS
    shoes = tr("New shoes: {shoes}", shoes=join(niggle.new_shoes)) if niggle.new_shoes else ""
    lines = [
        trn(
            "{count} day before: {runs}",
            "{count} days before: {runs}",
            days,
            runs=_runs(niggle.before, units),
        ),
        trn(
            "{count} day before that: {runs}",
            "{count} days before that: {runs}",
            days,
            runs=_runs(niggle.earlier, units),
        ),
        shoes,
        _surface_line(niggle),
    ]
    return tuple(line for line in lines if line)


def alone_line(count: int) -> str:
    """ "Not listed: 14 days of pain that stand alone."; empty for none."""
    if not count:
        return ""
    return trn(
        "Not listed: {count} day of pain that stands alone.",
        "Not listed: {count} days of pain that stand alone.",
        count,
    )


def _span(first: date, last: date, as_of: date) -> str:
    """ "9 Feb – 9 Mar", "2 – 9 Mar 2025", "30 Dec 2025 – 4 Jan": the year is said where it must be, once if it can."""
    until = brief_day(last, year=last.year != as_of.year)
    if (first.year, first.month) == (last.year, last.month):
        return tr("{first} – {last}", first=first.day, last=until)
    return tr("{first} – {last}", first=brief_day(first, year=first.year != last.year), last=until)


def _ago(niggle: Niggle) -> str:
    days = niggle.days_since
    return trn("{count} day ago", "{count} days ago", days) if days else tr("today")


def _unanswered(niggle: Niggle) -> str:
    """ "3 runs, none answered"; empty if there was no run."""
    if not niggle.runs:
        return ""
    return trn("{count} run, not answered", "{count} runs, none answered", niggle.runs)


def _places(niggle: Niggle) -> str:
    if not niggle.places:
        return tr("no place marked")
    places = [place for place, _days in niggle.places]
    more = len(places) - _MOST_PLACES
    if more <= 0:
        return places_words(places)
    said = [places_words([place]) for place in places[:_MOST_PLACES]]
    return join([*said, trn("{count} more place", "{count} more places", more)])


def _runs(load: Load, units: Units) -> str:
    """ "5 runs, 62.0 km, longest 18.0 km, 1 run without a distance"."""
    if not load.runs:
        return tr("no runs recorded")
    without = load.without_distance
    unknown = trn("{count} run without a distance", "{count} runs without a distance", without)
    if load.longest is None:
        return unknown
    said = [trn("{count} run", "{count} runs", load.runs), distance_words(load.metres, units)]
    if load.runs - without > 1:  # of a single one it is the distance itself
        said.append(tr("longest {distance}", distance=distance_words(load.longest, units)))
    return ", ".join([*said, unknown] if without else said)


class _Share(NamedTuple):
    """On how many of the ``known`` runs a surface was, now and before that."""

    surface: str
    now: int
    now_known: int
    then: int
    then_known: int

    @property
    def rise(self) -> float:
        """By how much its share of the runs is larger."""
        return self.now / self.now_known - self.then / self.then_known


def _surface_line(niggle: Niggle) -> str:
    """ "Surface: trail 3 of 5 runs; before that trail 0 of 4": the surface whose share grew most.

    Only where surfaces are known of both fortnights and differ. Runs without a surface are left out, and that is said.
    """
    now, then = dict(niggle.before.surfaces), dict(niggle.earlier.surfaces)
    known, known_then = sum(now.values()), sum(then.values())
    if not (known and known_then):
        return ""
    shares = [_Share(surface, runs, known, then.get(surface, 0), known_then) for surface, runs in now.items()]
    most = max(shares, key=lambda share: share.rise)
    if most.rise <= 0:
        return ""
    values = {"surface": tr(most.surface), "then": most.then, "known": known_then, "now": most.now}
    if known < niggle.before.runs or known_then < niggle.earlier.runs:
        return trn(
            "Surface, where recorded: {surface} {now} of {count} run; before that {surface} {then} of {known}",
            "Surface, where recorded: {surface} {now} of {count} runs; before that {surface} {then} of {known}",
            known,
            **values,
        )
    return trn(
        "Surface: {surface} {now} of {count} run; before that {surface} {then} of {known}",
        "Surface: {surface} {now} of {count} runs; before that {surface} {then} of {known}",
        known,
        **values,
    )
