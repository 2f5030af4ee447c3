"""``kneelog entries``: what was recorded, oldest first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from kneelog.cli.dates import period, period_options
from kneelog.cli.diary_option import diary_option, reading
from kneelog.cli.table import lines_of
from kneelog.domain.diary import RecordKind
from kneelog.domain.entry import Kind
from kneelog.domain.history import History, event_date
from kneelog.domain.report import Knee
from kneelog.services import wording
from kneelog.services.json_shape import to_json
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from kneelog.domain.diary import Diary
    from kneelog.domain.entry import Entry

_NOTE_SHOWN = 40
EPILOG = """\b
Example:
  kneelog entries --from 2026-03-01 --to 2026-03-31
"""


@click.command("entries", epilog=EPILOG)
@period_options
@click.option("--json", "as_json", is_flag=True, help=tr("Print JSON: an array of entries."))
@diary_option
def entries_command(first: date | None, last: date | None, *, as_json: bool) -> None:
    """List entries, oldest first. A dash is a knee that was not recorded; a run stands at the date of its start."""
    chosen = period(first, last)
    with reading() as store:
        diary = store.load()
    found = [entry for entry in History.of(diary).entries if chosen.holds(entry, diary.runs)]
    if as_json:
        told = [to_json(RecordKind.ENTRY, entry) for entry in found]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    head = (tr("Date"), tr("Time"), tr("What"), "L", "R", tr("Where"), tr("Swelling"), tr("Note"))
    rows = [_row(diary, entry) for entry in found]
    click.echo("\n".join(lines_of(head, rows)) if rows else tr("No entries."))


def _row(diary: Diary, entry: Entry) -> tuple[str, ...]:
    run = diary.runs.get(entry.run or "") if entry.kind is Kind.RUN else None
    what = wording.kind_words(entry)
    if run is not None and run.distance_m:
        what += f" {wording.distance_words(run.distance_m, diary.preferences.units)}"
    note = " ".join(entry.note.split())
    on, at = event_date(entry, diary.runs), entry.at
    if entry.on != on:  # written down after midnight: the run's own time, if it is known
        at = None if run is None or run.started_at is None else run.started_at.time()
    return (
        on.isoformat(),
        "" if at is None else f"{at:%H:%M}",
        what,
        _level(entry.left.worst),
        _level(entry.right.worst),
        _both(lambda knee: wording.places_words(entry.report(knee).places)),
        _both(lambda knee: _swelling(entry, knee)),
        note if len(note) <= _NOTE_SHOWN else note[: _NOTE_SHOWN - 1] + "…",
    )


def _level(level: int | None) -> str:
    return "-" if level is None else str(level)


def _swelling(entry: Entry, knee: Knee) -> str:
    swelling = entry.report(knee).swelling
    return "" if swelling is None else tr(wording.SWELLING_WORDS[swelling])


def _both(words: Callable[[Knee], str]) -> str:
    """What is said of each knee, with its letter."""
    said = {knee: words(knee) for knee in Knee}
    letters = {Knee.LEFT: "L", Knee.RIGHT: "R"}
    return "; ".join(f"{letters[knee]} {text}" for knee, text in said.items() if text)
