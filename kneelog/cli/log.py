"""``kneelog log``: one entry from options that are named like the columns of the CSV."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import click

from kneelog.cli.diary_option import diary_option, local_now, writing
from kneelog.cli.log_options import filled_cells, with_columns
from kneelog.domain.diary import Change
from kneelog.domain.entry import Kind
from kneelog.domain.places import Place
from kneelog.domain.signs import KNEE_SIGNS, PERSON_SIGNS, Sign
from kneelog.errors import InputRejectedError
from kneelog.importers import cells
from kneelog.importers.kneelog_csv import NAMES
from kneelog.importers.rows import Reading, RowReader
from kneelog.services import record, wording
from kneelog.services.csv_columns import written_offset
from kneelog.services.importing import plan
from kneelog.services.parsed import ParsedFile
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kneelog.domain.diary import Diary
    from kneelog.domain.entry import Entry
    from kneelog.services.parsed import ParsedRecord

_MOST_TOLD = 2
EXAMPLE = """\b
Example:
  kneelog log --date 2026-03-02 --run --left 4 --right 0 \\
      --left-place inner-joint-line --left-swelling slight --left-sign stairs-down

Options are named like the columns of the CSV; those that hold a list may be given several times. Without --date
it is now. A knee without a level is not recorded, which is not 0; a --run of which nothing is said is kept as a run
without an answer. --run-id names the run (the column run); with --rest the entry is that run's next morning.
"""


def _ids(title: str, ids: Iterable[str]) -> str:
    """A paragraph of ids, none of them broken at the end of a line."""
    lines = wrap(f"{title}: {', '.join(ids)}.", 76, break_on_hyphens=False)
    return "\b\n" + "\n".join(lines) + "\n"


EPILOG = "\n".join(
    (
        EXAMPLE,
        _ids(tr("Places"), Place),
        _ids(tr("Signs of a knee"), (sign for sign in Sign if sign in KNEE_SIGNS)),
        _ids(tr("Signs of the whole person, for --sign"), (sign for sign in Sign if sign in PERSON_SIGNS)),
    )
)


@click.command("log", epilog=EPILOG)
@click.option("--run", "is_run", flag_value="run", help=tr("It is said of a run."))
@click.option("--rest", "is_rest", flag_value="rest", help=tr("It is not said of a run."))
@with_columns
@click.option("--json", "as_json", is_flag=True, help=tr("Print JSON."))
@diary_option
def log_command(is_run: str | None, is_rest: str | None, *, as_json: bool, **given: object) -> None:
    """Add one entry and print what was saved, and what the rule of thumb now says."""
    now = local_now()
    parsed = _parsed(_dated(_cells(is_run or "", is_rest or "", given), now), now)
    entry: Entry = parsed.record  # type: ignore[assignment] # a row is an entry
    if not (wording.says_something(entry) or entry.kind is Kind.RUN or parsed.facts):
        raise click.UsageError(tr(wording.NOTHING_GIVEN))
    with writing() as store:
        diary = store.load()
        change = _change(diary, parsed, entry, now)
        if change is not None:
            store.commit(change)
            diary = diary.applying(change.edits)
    _say_saved(diary, entry, change, now, as_json=as_json)


def _cells(is_run: str, is_rest: str, given: Mapping[str, Any]) -> dict[str, str]:
    """The options as cells of a row, with an id."""
    if is_run and is_rest:
        raise click.UsageError(tr("Give --run or --rest, not both."))
    filled = filled_cells(given)
    kind = is_run or is_rest
    if kind and filled.setdefault("kind", kind) != kind:
        raise click.UsageError(tr("--{kind} and --kind say different things.", kind=kind))
    return {"id": record.new_id(), **filled}


def _dated(filled: dict[str, str], now: datetime) -> dict[str, str]:
    """``filled`` with its date: as given, else that of the run's start, else now, then with the time too."""
    if "date" in filled:
        return filled
    if "run_started_at" in filled:
        start = cells.read_instant("run_started_at", filled["run_started_at"])
        if cells.is_utc_written(filled["run_started_at"]):
            start = cells.local_start(start, None, None)
        return {"date": start.date().isoformat(), **filled}
    here = _here(filled, now)
    shift = here.utcoffset() or timedelta(0)
    present = {
        "date": here.date().isoformat(),
        "time": f"{here:%H:%M}",
        "utc_offset": written_offset(round(shift.total_seconds() / 60)),
    }
    return present | filled


def _here(filled: Mapping[str, str], now: datetime) -> datetime:
    """Now by the clock of the place where the entry is made."""
    offset = cells.read_offset("utc_offset", filled["utc_offset"]) if "utc_offset" in filled else None
    return now if offset is None else now.astimezone(timezone(timedelta(minutes=offset)))


def _parsed(filled: Mapping[str, str], now: datetime) -> ParsedRecord:
    today = max(now.date(), _here(filled, now).date())
    found = RowReader(frozenset(filled), Reading(today, record.instant(now))).read(0, filled)
    if isinstance(found, list):
        raise InputRejectedError(_told(error.sentence for error in found))
    return found


def _change(diary: Diary, parsed: ParsedRecord, entry: Entry, now: datetime) -> Change | None:
    """What saving does; ``None`` if the very same is there already under that id."""
    columns = frozenset(parsed.facts or ())
    made = plan(ParsedFile("", "log", (parsed,), run_fields=columns, fields=NAMES), diary)
    if made.rejected:
        raise InputRejectedError(_told(problem.sentence for problem in made.rejected))
    for warning in made.warnings:
        click.echo(warning, err=True)
    if not made.edits:
        return None
    run = diary.applying(made.edits).runs.get(entry.run or "")
    return Change(wording.saved_sentence(entry, run, now.date()), made.edits)


def _told(sentences: Iterable[str]) -> str:
    said = list(dict.fromkeys(sentences))
    more = len(said) - _MOST_TOLD
    shown = " ".join(said[:_MOST_TOLD])
    return shown if more <= 0 else f"{shown} {tr('({more} more.)', more=more)}"


def _say_saved(diary: Diary, entry: Entry, change: Change | None, now: datetime, *, as_json: bool) -> None:
    from kneelog.cli.findings import current_as_json, current_sentences, read_diary

    sentence = change.label if change is not None else tr("Already there: nothing was changed.")
    review = read_diary(diary, now.date())
    if as_json:
        import json

        from kneelog.domain.diary import RecordKind
        from kneelog.services.json_shape import to_json

        told = {
            "saved": change is not None,
            "sentence": sentence,
            "entry": to_json(RecordKind.ENTRY, diary.entries[entry.id]),
            "findings": current_as_json(diary, review),
        }
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    click.echo(sentence)
    for said in current_sentences(diary, review):
        click.echo("")
        click.echo(said)
