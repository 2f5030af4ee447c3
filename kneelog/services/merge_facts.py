"""All that a record says, as a list of names and texts, so that two versions of it can be shown side by side.

Two records that differ in more than their instants of typing, and the run that they speak of, differ in at least one.
"""

from __future__ import annotations

from datetime import date, datetime, time
from enum import Enum
from typing import TYPE_CHECKING, Any

from kneelog.domain.care import Appointment, Background, LookedAt, Reminder, Score, SeeingSomeone, Tried
from kneelog.domain.diary import RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.places import Place
from kneelog.domain.report import Knee, Lasted, Spread, Swelling, SwellingExtent, SwellingOnset
from kneelog.domain.run import Run, RunKind, Shoe
from kneelog.domain.settings import RULE_SETTINGS, Preferences, RuleSettings, Units
from kneelog.domain.signs import SIGNS, Sign
from kneelog.services import care, shoes, wording
from kneelog.services.wording import first_upper
from kneelog.words import N_, short_day, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kneelog.domain.diary import Record

_RUN = {
    "on": N_("day"),
    "started_at": N_("start"),
    "distance_m": N_("distance"),
    "moving_s": N_("time"),
    "climb_m": N_("climb"),
    "heart_rate": N_("heart rate"),
    "cadence": N_("cadence"),
    "effort": N_("effort"),
    "kind": N_("kind of run"),
    "surface": N_("surface"),
    "shoes": N_("shoes"),
    "title": N_("title"),
    "source": N_("source"),
    "source_ids": N_("known elsewhere as"),
}
_ENTRY = {"on": N_("day"), "at": N_("time"), "utc_offset": N_("minutes from UTC"), "kind": N_("kind")}
_KNEE = {
    "level": N_("level"),
    "start": N_("at the start"),
    "during": N_("during the run"),
    "after": N_("after the run"),
    "places": N_("places"),
    "spread": N_("spread"),
    "swelling": N_("swelling"),
    "swelling_extent": N_("extent of the swelling"),
    "swelling_onset": N_("onset of the swelling"),
    "lasted": N_("how long"),
    "signs": N_("signs"),
}
_NOTE = {"signs": N_("signs"), "note": N_("note"), "eased_by_medicine": N_("eased by medicine")}
_FIELDS: dict[type, Mapping[str, str]] = {
    Run: _RUN,
    Shoe: shoes.FIELD_WORDS,
    Appointment: care.FIELD_WORDS[RecordKind.APPOINTMENT],
    SeeingSomeone: care.FIELD_WORDS[RecordKind.SEEING],
    Score: care.FIELD_WORDS[RecordKind.SCORE],
    Tried: care.FIELD_WORDS[RecordKind.TRIED],
    Background: care.FIELD_WORDS[RecordKind.BACKGROUND],
    LookedAt: {"sign": N_("sign"), "knee": N_("knee"), "on": N_("day")},
    Reminder: {"until": N_("until when")},
    RuleSettings: {name: told.meaning for name, told in RULE_SETTINGS.items()},
}
_WORDS: dict[type, Mapping[Any, str]] = {
    Spread: wording.SPREAD_WORDS,
    Swelling: wording.SWELLING_WORDS,
    SwellingExtent: wording.EXTENT_WORDS,
    SwellingOnset: wording.ONSET_WORDS,
    RunKind: wording.RUN_KIND_WORDS,
    Knee: {Knee.LEFT: N_("left"), Knee.RIGHT: N_("right")},
    Kind: {Kind.RUN: N_("run"), Kind.REST: N_("rest")},
}

Facts = dict[str, str]
"""What a fact is called, to begin a line -> what it is; empty where nothing was recorded. In order."""


def facts(record: Record, runs: Mapping[str, Run], units: Units) -> Facts:
    """All facts of ``record``; ``runs`` are those that an entry may name, distances are said in ``units``."""
    if isinstance(record, Entry):
        return _entry_facts(record, runs, units)
    if isinstance(record, Preferences):
        return {}  # never shown: nobody is asked about them
    return _named(record, _FIELDS[type(record)], units)


def _entry_facts(entry: Entry, runs: Mapping[str, Run], units: Units) -> Facts:
    found = _named(entry, _ENTRY, units)
    found[tr("Of the run")] = _run_text(entry.run, runs, units)
    for side, report in ((tr("Left"), entry.left), (tr("Right"), entry.right)):
        told = {name: _text(getattr(report, name), units) for name in _KNEE}
        found |= {tr("{knee}: {what}", knee=side, what=tr(what)): told[name] for name, what in _KNEE.items()}
    return found | _named(entry, _NOTE, units)


def _run_text(run_id: str | None, runs: Mapping[str, Run], units: Units) -> str:
    if run_id is None:
        return ""
    run = runs.get(run_id)
    if run is None:
        return run_id
    start = "" if run.started_at is None else _clock(run.started_at.time())
    parts = (short_day(run.on, year=True), start, wording.run_words(run, units))
    return " · ".join(part for part in parts if part)


def _named(record: Record, fields: Mapping[str, str], units: Units) -> Facts:
    return {first_upper(tr(what)): _fact(record, name, units) for name, what in fields.items()}


def _fact(record: Record, name: str, units: Units) -> str:
    value = getattr(record, name)
    if value is not None and name == "distance_m":
        return tr("{distance} ({metres} m)", distance=wording.distance_words(value, units), metres=value)
    if value is not None and name == "moving_s":
        return wording.duration_words(value)
    return _text(value, units)


def _text(value: Any, units: Units) -> str:  # noqa: ANN401 - whatever a record holds
    match value:
        case None:
            said = ""
        case bool():
            said = tr("yes") if value else tr("no")
        case tuple():
            said = ", ".join(_text(each, units) for each in value)
        case Lasted():
            said = wording.lasted_words(value)
        case date() | time():
            said = _when(value)
        case Enum():
            said = _word(value)
        case _:
            said = str(value)
    return said


def _when(value: date | time) -> str:
    if isinstance(value, datetime):
        return tr("{time} ({offset})", time=_clock(value.time()), offset=f"{value:%z}")
    return short_day(value, year=True) if isinstance(value, date) else _clock(value)


def _clock(at: time) -> str:
    return at.isoformat() if at.second or at.microsecond else wording.clock(at)


def _word(value: Enum) -> str:
    if isinstance(value, Place):
        return tr(value.facts.plain)
    if isinstance(value, Sign):
        return tr(SIGNS[value].label)
    return tr(_WORDS[type(value)][value])
