"""The schema of a diary: strict tables whose own conditions refuse nonsense, whoever writes it.

*Not recorded* is always NULL (or an empty text), never 0 and never "none". Dates are local, instants in UTC; the
offset from UTC stands beside a local time in minutes.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Index, Integer, MetaData, Table, Text

from kneelog.domain.care import SINGLE
from kneelog.domain.diary import RecordKind
from kneelog.domain.entry import Kind
from kneelog.domain.places import Place
from kneelog.domain.report import Knee, LastedUnit, Spread, Swelling, SwellingExtent, SwellingOnset
from kneelog.domain.run import RunKind
from kneelog.domain.settings import RULE_SETTINGS, Appearance, Country, Units
from kneelog.domain.signs import SIGNS, URGENT, SignGroup
from kneelog.store.conditions import (
    clock,
    day,
    flag,
    identifier,
    instant,
    must,
    number,
    one_of,
    span,
    text,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

_PERSON = [sign for sign, facts in SIGNS.items() if facts.group is SignGroup.PERSON]
_OF_KNEE = [sign for sign, facts in SIGNS.items() if facts.group is not SignGroup.PERSON]
_ENTRY = "entry.id"


def _table(name: str, *parts: Any, keyed: bool = False) -> Table:  # noqa: ANN401 - columns and constraints
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=not keyed)


def _key(name: str = "id") -> tuple[Any, ...]:
    return Column(name, Text, primary_key=True, nullable=False), identifier(name)


def _only() -> tuple[Any, ...]:
    return Column("id", Text, primary_key=True, nullable=False), must("id_is_single", f"id = '{SINGLE}'")


def _whole(name: str, *, required: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=not required)


def _word(name: str, *, required: bool = False) -> Column[str]:
    return Column(name, Text, nullable=not required)


def _child(target: str, column: str) -> Column[str]:
    return Column(column, Text, ForeignKey(target, ondelete="CASCADE"), primary_key=True)


run = _table(
    "run",
    *_key(),
    *(_word("on_date", required=True), day("on_date")),
    *(_word("start_time"), clock("start_time")),
    *(_whole("start_offset"), number("start_offset", -1439, 1439)),
    must("start_is_whole", "(start_time IS NULL) = (start_offset IS NULL)"),
    *(_whole("distance_m"), number("distance_m", 0, 1_000_000)),
    *(_whole("moving_s"), number("moving_s", 0, 14 * 24 * 3600)),
    *(_whole("climb_m"), number("climb_m", 0, 50_000)),
    *(_whole("heart_rate"), number("heart_rate", 20, 300)),
    *(_whole("cadence"), number("cadence", 1, 400)),
    *(_whole("effort"), number("effort", 0, 10)),
    *(_word("kind"), one_of("kind", RunKind)),
    *(*text("surface", 200), *text("shoes", 200), *text("title", 200), *text("source", 200)),
    *(_word("edited_at"), instant("edited_at")),
    Index(None, "on_date"),
)

run_source = _table(
    "run_source",
    _child("run.id", "run_id"),
    Column("position", Integer, primary_key=True),
    *(_word("name", required=True), must("name_length", "length(name) BETWEEN 1 AND 200")),
    keyed=True,
)

entry = _table(
    "entry",
    *_key(),
    *(_word("on_date", required=True), day("on_date")),
    *(_word("at_time"), clock("at_time")),
    *(_whole("utc_offset"), number("utc_offset", -1439, 1439)),
    *(_word("kind", required=True), one_of("kind", Kind)),
    Column("run_id", Text, ForeignKey("run.id", deferrable=True, initially="DEFERRED")),
    *(*text("note"), *text("eased_by_medicine", 200)),
    *(_word("recorded_at", required=True), instant("recorded_at")),
    *(_word("edited_at"), instant("edited_at")),
    Index(None, "on_date"),
    Index(None, "run_id"),
)

_MOMENTS = ("at_start", "during_run", "after_run")

knee_report = _table(
    "knee_report",
    _child(_ENTRY, "entry_id"),
    *(Column("knee", Text, primary_key=True), one_of("knee", Knee)),
    *(_whole("level"), number("level", 0, 10)),
    *(part for name in _MOMENTS for part in (_whole(name), number(name, 0, 10))),
    *(must(f"level_covers_{name}", f"level >= {name}") for name in _MOMENTS),
    *(_word("spread"), one_of("spread", Spread)),
    *(_word("swelling"), one_of("swelling", Swelling)),
    *(_word("swelling_extent"), one_of("swelling_extent", SwellingExtent)),
    *(_word("swelling_onset"), one_of("swelling_onset", SwellingOnset)),
    *(_whole("lasted"), number("lasted", 0, 9999)),
    *(_word("lasted_unit"), one_of("lasted_unit", LastedUnit)),
    must("lasted_is_whole", "(lasted IS NULL) = (lasted_unit IS NULL)"),
    must("ongoing_has_no_number", f"(lasted = 0) = (lasted_unit = '{LastedUnit.ONGOING}')"),
    keyed=True,
)


def _of_report(name: str, column: str, values: Any) -> Table:  # noqa: ANN401
    return _table(
        name,
        *(Column(key, Text, primary_key=True) for key in ("entry_id", "knee")),
        *(Column(column, Text, primary_key=True), one_of(column, values)),
        ForeignKeyConstraint(
            ["entry_id", "knee"], ["knee_report.entry_id", "knee_report.knee"], ondelete="CASCADE"
        ),
        keyed=True,
    )


knee_place = _of_report("knee_place", "place", Place)
knee_sign = _of_report("knee_sign", "sign", _OF_KNEE)
person_sign = _table(
    "person_sign",
    _child(_ENTRY, "entry_id"),
    *(Column("sign", Text, primary_key=True), one_of("sign", _PERSON)),
    keyed=True,
)

_table(
    "shoe",
    *_key(),
    *(_word("name", required=True), must("name_length", "length(name) BETWEEN 1 AND 200")),
    *(_word("from_date"), day("from_date"), _word("to_date"), day("to_date"), span("from_date", "to_date")),
    *flag("is_default"),
)
_table(
    "appointment",
    *_key(),
    *(_word("on_date", required=True), day("on_date")),
    *text("with_whom", 200),
    *(*text("question"), *text("problem"), *text("goal"), *text("said")),
)
_table(
    "seeing_someone",
    *_key(),
    *(_word("knee", required=True), one_of("knee", Knee)),
    *(_word("since", required=True), day("since"), _word("until"), day("until"), span("since", "until")),
    *text("with_whom", 200),
)
_table(
    "score",
    *_key(),
    *(_word("on_date", required=True), day("on_date")),
    *(_word("name", required=True), must("name_length", "length(name) BETWEEN 1 AND 200")),
    *(_word("value", required=True), must("value_length", "length(value) BETWEEN 1 AND 200")),
)
_table(
    "tried",
    *_key(),
    *(_word("from_date", required=True), day("from_date")),
    *(_word("text", required=True), must("text_length", "length(text) BETWEEN 1 AND 20000")),
    *(_word("to_date"), day("to_date"), span("from_date", "to_date")),
    *flag("helped", optional=True),
)
_table(
    "looked_at",
    *_key(),
    *(_word("sign", required=True), one_of("sign", URGENT)),
    *(_word("knee"), one_of("knee", Knee)),
    *(_word("on_date", required=True), day("on_date")),
)
_table("reminder", *_only(), *(_word("until", required=True), day("until")))
_table(
    "background",
    *_only(),
    *text("name", 200),
    *(_whole("year_of_birth"), number("year_of_birth", 1900, 2100)),
    *(*text("sex", 200), *text("conditions"), *text("left_past"), *text("right_past")),
    *(*text("strength"), *text("flexibility"), *text("running_style"), *text("goal")),
)
_table(
    "rule_settings",
    *_only(),
    *(
        part
        for name, facts in RULE_SETTINGS.items()
        for part in (_whole(name, required=True), number(name, facts.low, facts.high))
    ),
    must("niggle_fits", "niggle_runs <= niggle_of"),
)
_table(
    "preferences",
    *_only(),
    *(_word("units", required=True), one_of("units", Units)),
    *(_word("country", required=True), one_of("country", Country)),
    *(*text("emergency_number", 40), *text("advice_number", 40)),
    *(_whole("first_weekday", required=True), number("first_weekday", 0, 6)),
    *(_word("appearance", required=True), one_of("appearance", Appearance)),
    *(*flag("move_on"), *flag("welcomed")),
    *text("import_zone", 64),
    *(_word("import_units"), one_of("import_units", Units)),
    *(*flag("import_unknown_is_run", optional=True), *flag("import_walks")),
)

draft = _table("draft", *_only(), _word("document", required=True), must("is_json", "json_valid(document)"))
change = _table(
    "change",
    Column("id", Integer, primary_key=True),
    _word("label", required=True),
    *(_word("made_at", required=True), instant("made_at")),
    *(_word("state", required=True), one_of("state", ("done", "undone"))),
)
change_item = _table(
    "change_item",
    Column("change_id", Integer, ForeignKey("change.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    *(_word("kind", required=True), one_of("kind", RecordKind)),
    *(_word("record_id", required=True), identifier("record_id")),
    *(_word("other"), must("other_is_json", "json_valid(other)")),
    keyed=True,
)


def _version() -> tuple[Any, ...]:
    """A version of a record, by its digest; see :mod:`kneelog.domain.versions`."""
    columns = (Column(name, Text, primary_key=True) for name in ("kind", "record_id", "digest"))
    return *columns, one_of("kind", RecordKind), identifier("record_id"), identifier("digest")


_of_change = Column("change_id", Integer, ForeignKey("change.id", ondelete="CASCADE"), primary_key=True)
_table("weighed_version", _of_change, *_version(), keyed=True)
_table("forgotten_version", *_version(), keyed=True)
