"""``kneelog export``: the diary in open formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kneelog.cli.dates import period, period_options
from kneelog.cli.diary_option import diary_option, local_now, reading
from kneelog.cli.progress import progress
from kneelog.exporters import kneelog_csv, kneelog_json
from kneelog.exporters.writing import writing_text
from kneelog.words import tr

if TYPE_CHECKING:
    from datetime import date
    from typing import TextIO

    from kneelog.domain.diary import Diary
    from kneelog.exporters.period import Period
    from kneelog.services.parsed import Progress

EPILOG = """\b
Example:
  kneelog export --format json -o diary.json
  kneelog export --format csv --from 2026-03-01 -o -

JSON holds the whole diary; CSV holds entries and the runs they name.
"""


@click.command("export", epilog=EPILOG)
@click.option("--format", "form", type=click.Choice(["csv", "json"]), required=True, help=tr("Which format."))
@period_options
@click.option(
    "-o",
    "--output",
    "target",
    metavar="PATH",
    required=True,
    help=tr("The file to write; - is standard output."),
)
@click.option("--force", is_flag=True, help=tr("Replace the file if it is there already."))
@diary_option
def export_command(form: str, first: date | None, last: date | None, target: str, *, force: bool) -> None:
    """Write the diary to a file, whole or not at all."""
    chosen = period(first, last)
    with reading() as store:
        diary = store.load()
    with progress(tr("Exporting")) as show, writing_text(target, force=force) as stream:
        _write(form, diary, stream, chosen, show)


def _write(form: str, diary: Diary, stream: TextIO, chosen: Period, show: Progress) -> None:
    if form == "csv":
        kneelog_csv.write(diary, stream, chosen, show)
    else:
        kneelog_json.write(diary, stream, local_now(), chosen, show)
