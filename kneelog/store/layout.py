"""What marks a file as a kneelog diary, and the columns of its tables in their order.

The one list that :mod:`kneelog.store.tables` (schema), the readers and the writers share. It imports nothing, so
that the first page can be read before SQLAlchemy is.
"""

from __future__ import annotations

APPLICATION_ID = 0x6B6E6565
"""``PRAGMA application_id`` of every kneelog diary: "knee" in ASCII."""

REVISION = "0003"
"""The newest revision of the schema that this program knows, which is the one it works with."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "run": (
        "id",
        "on_date",
        "start_time",
        "start_offset",
        "distance_m",
        "moving_s",
        "climb_m",
        "heart_rate",
        "cadence",
        "effort",
        "kind",
        "surface",
        "shoes",
        "title",
        "source",
        "edited_at",
    ),
    "run_source": ("run_id", "position", "name"),
    "entry": (
        "id",
        "on_date",
        "at_time",
        "utc_offset",
        "kind",
        "run_id",
        "note",
        "eased_by_medicine",
        "recorded_at",
        "edited_at",
    ),
    "knee_report": (
        "entry_id",
        "knee",
        "level",
        "at_start",
        "during_run",
        "after_run",
        "spread",
        "swelling",
        "swelling_extent",
        "swelling_onset",
        "lasted",
        "lasted_unit",
    ),
    "knee_place": ("entry_id", "knee", "place"),
    "knee_sign": ("entry_id", "knee", "sign"),
    "person_sign": ("entry_id", "sign"),
    "shoe": ("id", "name", "from_date", "to_date", "is_default"),
    "appointment": ("id", "on_date", "with_whom", "question", "problem", "goal", "said"),
    "seeing_someone": ("id", "knee", "since", "until", "with_whom"),
    "score": ("id", "on_date", "name", "value"),
    "tried": ("id", "from_date", "text", "to_date", "helped"),
    "looked_at": ("id", "sign", "knee", "on_date"),
    "reminder": ("id", "until"),
    "background": (
        "id",
        "name",
        "year_of_birth",
        "sex",
        "conditions",
        "left_past",
        "right_past",
        "strength",
        "flexibility",
        "running_style",
        "goal",
    ),
    "rule_settings": (
        "id",
        "high_level",
        "lasting_days",
        "uneven_gap",
        "niggle_runs",
        "niggle_of",
        "niggle_window_days",
        "counts_from",
        "bridged_blank_days",
        "current_days",
    ),
    "preferences": (
        "id",
        "units",
        "country",
        "emergency_number",
        "advice_number",
        "first_weekday",
        "appearance",
        "move_on",
        "welcomed",
        "import_zone",
        "import_units",
        "import_unknown_is_run",
        "import_walks",
    ),
    "draft": ("id", "document"),
    "change": ("id", "label", "made_at", "state"),
    "change_item": ("change_id", "position", "kind", "record_id", "other"),
    "weighed_version": ("change_id", "kind", "record_id", "digest"),
    "forgotten_version": ("kind", "record_id", "digest"),
}
"""Table name -> column names. Parents stand before the tables that refer to them."""


def select(table: str, where: str = "") -> str:
    """The statement that reads ``table``, its columns in order; ``where`` is what follows, ``WHERE`` included."""
    return f"SELECT {', '.join(COLUMNS[table])} FROM {table} {where}".rstrip()  # noqa: S608 - names of ours
