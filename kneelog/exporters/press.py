"""Writes the page for the physio, and what goes with it, to files: whole or not at all, over what is there.

The file dialog has asked before a file is replaced, so nothing is asked again here. Typst is imported when a page is
first set.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from kneelog.exporters.period import Period
from kneelog.exporters.writing import writing, writing_text
from kneelog.services.ports import DataForm

if TYPE_CHECKING:
    from pathlib import Path

    from kneelog.domain.diary import Diary
    from kneelog.services.physio_choice import Attached, Choice
    from kneelog.services.physio_page import PhysioPage


class Press:
    """The :class:`~kneelog.services.ports.PhysioPress`; it keeps nothing, so any thread may use it.

    What cannot be written is a :class:`~kneelog.exporters.writing.CannotWriteError`, and everything is as before.
    """

    def sides(self, page: PhysioPage, ppi: float) -> list[bytes]:
        """Each side as a PNG picture of ``ppi`` pixels an inch."""
        from kneelog.exporters import physio_typst

        return physio_typst.png(page, ppi)

    def write_pdf(self, page: PhysioPage, diary: Diary, choice: Choice, target: Path) -> None:
        """Write the page as PDF, with the data of its period inside it if they are chosen."""
        with writing(target, force=True) as stream:
            stream.write(pdf(page, diary, choice))

    def write_html(self, page: PhysioPage, target: Path) -> None:
        """Write the page as one HTML file."""
        from kneelog.exporters.physio_html import html

        with writing_text(target, force=True) as stream:
            stream.write(html(page))

    def write_chart(self, page: PhysioPage, target: Path) -> None:
        """Write the page's chart as SVG."""
        from kneelog.exporters.legible import Legible
        from kneelog.exporters.page_chart import course_svg

        with writing_text(target, force=True) as stream:
            stream.write(course_svg(Legible().page(page).course))

    def write_data(self, form: DataForm, diary: Diary, choice: Choice, target: Path) -> None:
        """Write the entries or the runs of the period as CSV, or the whole diary as JSON."""
        from kneelog.exporters import kneelog_csv, kneelog_json, runs_csv

        period = Period(choice.period.first, choice.period.last)
        with writing_text(target, force=True) as stream:
            if form is DataForm.CSV:
                kneelog_csv.write(diary, stream, period)
            elif form is DataForm.RUNS_CSV:
                runs_csv.write(diary, stream, period)
            else:
                kneelog_json.write(diary, stream, datetime.now().astimezone())


def pdf(page: PhysioPage, diary: Diary, choice: Choice) -> bytes:
    """The page as PDF; the same page and diary give the same bytes, for the data too is dated with the page's day."""
    from kneelog.exporters import physio_typst

    attached: dict[Attached, bytes] = {}
    if choice.attach:
        from kneelog.exporters.attachments import attachments

        made = datetime.combine(page.made, time(), tzinfo=UTC)
        attached = attachments(diary, choice.period, made, notes=choice.with_notes)
    return physio_typst.pdf(page, attached)
