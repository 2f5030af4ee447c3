"""The options of ``kneelog log``: one for every column of the CSV, and how they become the cells of a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kneelog.services.csv_columns import COLUMNS, guard

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LISTS = {
    "left_places": "--left-place",
    "right_places": "--right-place",
    "left_signs": "--left-sign",
    "right_signs": "--right-sign",
    "signs": "--sign",
    "run_source_ids": "--run-source-id",
}
"""Columns that hold several values -> the option, which may be given several times."""

TEXTS = frozenset(
    [
        "id",
        "run",
        "note",
        "eased_by_medicine",
        "run_surface",
        "run_shoes",
        "run_title",
        "run_source",
        "run_source_ids",
    ]
)
_FORMS = {
    "id": "TEXT",
    "date": "2026-03-02",
    "time": "18:30",
    "utc_offset": "+01:00",
    "kind": "run|rest",
    "run": "ID",
    "left": "0-10",
    "right": "0-10",
    "run_effort": "0-10",
    "recorded_at": "INSTANT",
    "edited_at": "INSTANT",
    "run_started_at": "INSTANT",
    "run_edited_at": "INSTANT",
    "run_date": "2026-03-02",
    "run_km": "8.2",
    "run_minutes": "43.5",
    "run_climb_m": "METRES",
    "run_heart_rate": "BEATS",
    "run_cadence": "STEPS",
    "run_kind": "easy|long|intervals|race|other",
    "signs": "SIGN",
}
_FORM_OF_KNEE = {
    "start": "0-10",
    "during": "0-10",
    "after": "0-10",
    "spread": "fingertip|palm|whole",
    "swelling": "none|slight|clear|tight",
    "swelling_extent": "spot|whole",
    "swelling_onset": "within-hours|next-day|slowly",
    "lasted": "45min|36h|4d|ongoing",
    "places": "PLACE",
    "signs": "SIGN",
}


def option_of(column: str) -> str:
    """The option that stands for a column of the CSV."""
    if column == "run":
        return "--run-id"
    return LISTS.get(column, "--" + column.replace("_", "-"))


def with_columns(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command one option for every column."""
    for column in reversed(COLUMNS):
        form = _FORMS.get(column) or _FORM_OF_KNEE.get(column.partition("_")[2]) or "TEXT"
        option = click.option(option_of(column), column, metavar=form, multiple=column in LISTS)
        function = option(function)
    return function


def filled_cells(given: Mapping[str, Any]) -> dict[str, str]:
    """The options as cells of a row; an empty one is not recorded."""
    filled = {}
    for column, value in given.items():
        parts = value if isinstance(value, tuple) else (value,)
        written = [part for part in parts if part is not None and part.strip()]
        if column == "run_source_ids":
            written = [part.replace("\\", "\\\\").replace(";", "\\;") for part in written]
        if written:
            filled[column] = guard(";".join(written)) if column in TEXTS else ";".join(written)
    return filled
