"""``kneelog export``: the diary in open formats, and the page for the physio."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Unpack

import click

from kneelog.cli import page_options
from kneelog.cli.dates import period, period_options
from kneelog.cli.diary_option import diary_option, diary_vault, local_now, reading
from kneelog.cli.progress import progress
from kneelog.exporters.writing import STANDARD_OUTPUT, writing, writing_text
from kneelog.rules.collector import at_rest
from kneelog.services.ports import DataForm
from kneelog.services.protecting import exports_are_plain
from kneelog.words import tr

if TYPE_CHECKING:
    from datetime import date
    from typing import TextIO

    from kneelog.cli.page_options import Given
    from kneelog.domain.diary import Diary
    from kneelog.exporters.period import Period
    from kneelog.services.parsed import Progress
    from kneelog.services.physio_choice import Choice
    from kneelog.services.physio_page import PhysioPage

_FORMS = ("csv", "runs-csv", "json", "pdf", "html")
EPILOG = """\b
Example:
  kneelog export --format json -o diary.json
  kneelog export --format csv --from 2026-03-01 -o -
  kneelog export --format pdf --question "Can I keep my long run?" -o page.pdf

JSON holds the whole diary; CSV holds entries and the runs they name, runs-csv the runs alone. PDF and HTML are the
page for the physio: since your last appointment, else of six weeks, with the question, problem and goal that are kept
with the next one.
"""


@click.command("export", epilog=EPILOG)
@click.option("--format", "form", type=click.Choice(_FORMS), required=True, help=tr("Which format."))
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
@page_options.page_options
@diary_option
def export_command(
    form: str,
    first: date | None,
    last: date | None,
    target: str,
    *,
    force: bool,
    **given: Unpack[Given],
) -> None:
    """Write the diary, or the page for the physio, to a file: whole or not at all."""
    chosen = period(first, last)
    page_options.check(form, given)
    with at_rest(), reading() as store:
        export = _Export(form, store.load(), chosen, given)
    with at_rest(), progress(tr("Exporting")) as show:
        if form == "pdf":
            with writing(target, force=force) as stream:
                stream.write(export.pdf())
        else:
            with writing_text(target, force=force) as text:
                export.write(text, show)
    if target != STANDARD_OUTPUT and diary_vault().is_protected:
        click.echo(exports_are_plain(), err=True)


@dataclass(frozen=True, slots=True)
class _Export:
    """What is written. Each format's module is imported only for it."""

    form: str
    diary: Diary
    period: Period
    given: Given

    def pdf(self) -> bytes:
        """The page as PDF."""
        from kneelog.exporters.press import pdf

        choice, page = self._page()
        return pdf(page, self.diary, choice)

    def write(self, stream: TextIO, show: Progress) -> None:
        """Any other format, which is a text."""
        if self.form == "html":
            from kneelog.exporters.physio_html import html

            stream.write(html(self._page()[1]))
        elif self.form == DataForm.CSV:
            from kneelog.exporters import kneelog_csv

            kneelog_csv.write(self.diary, stream, self.period, show)
        elif self.form == DataForm.RUNS_CSV:
            from kneelog.exporters import runs_csv

            runs_csv.write(self.diary, stream, self.period, show)
        else:
            from kneelog.exporters import kneelog_json

            kneelog_json.write(self.diary, stream, local_now(), self.period, show)

    def _page(self) -> tuple[Choice, PhysioPage]:
        from kneelog.domain.history import History
        from kneelog.services.physio import make_page

        today = local_now().date()
        choice = page_options.choice_of(self.diary, self.period, today, self.given)
        return choice, make_page(self.diary, History.of(self.diary), choice, today)
