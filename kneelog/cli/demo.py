"""``kneelog demo``: the diary of a runner who does not exist."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import click

from kneelog.cli.dates import Day
from kneelog.cli.diary_option import diary_option, local_now
from kneelog.cli.progress import progress
from kneelog.errors import DiaryError
from kneelog.services.demo import MAX_YEARS, as_change, demo_diary
from kneelog.store.opening import open_diary
from kneelog.words import tr

EPILOG = """\b
Example:
  kneelog demo example.kneelog
  kneelog --diary example.kneelog review
"""


@click.command("demo", epilog=EPILOG)
@click.argument("path")
@click.option(
    "--years", type=click.IntRange(1, MAX_YEARS), default=1, show_default=True, help=tr("How many years.")
)
@click.option("--seed", type=int, default=1, show_default=True, help=tr("Another number, another story."))
@click.option("--end", type=Day(), metavar="DATE", help=tr("The last day; yesterday if not given."))
@diary_option
def demo_command(path: str, years: int, seed: int, end: date | None) -> None:
    """Make the diary of a fictional runner at PATH, for trying out, for pictures and for measuring."""
    yesterday = local_now().date() - timedelta(days=1)
    if end is not None and end > yesterday + timedelta(days=1):
        raise click.BadParameter(tr("{day} is still to come.", day=end), param_hint="--end")
    if end is not None and end.year <= years + 1:
        raise click.BadParameter(
            tr("There is no time for so long a story before {day}.", day=end), param_hint="--end"
        )
    with progress(tr("Inventing")) as show:
        diary = demo_diary(end or yesterday, years, seed)
        with closing(open_diary(Path(path).expanduser(), create=True)) as store:
            if any(store.load().records.values()):
                raise DiaryError(
                    tr("{path} holds a diary already: name another file for the example.", path=path)
                )
            store.commit(as_change(diary), show)
    click.echo(
        tr(
            "Made {path}: {entries} entries and {runs} runs of Ana Example, who does not exist.",
            path=path,
            entries=len(diary.entries),
            runs=len(diary.runs),
        )
    )
