"""How soon the page for the physio is there, and how large. Run by ``make bench``; it judges nothing."""

from __future__ import annotations

import io
import os
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from kneelog.domain.history import History
from kneelog.domain.period import Period
from kneelog.exporters import kneelog_json, physio_typst
from kneelog.exporters.page_chart import course_svg
from kneelog.exporters.page_knees import darkest, knee_svg
from kneelog.services.demo import demo_diary
from kneelog.services.physio import make_page
from kneelog.services.physio_choice import Choice
from tests.bench.measure import probe, report, whole
from tests.bench.test_bulk import best

if TYPE_CHECKING:
    from pathlib import Path

    from kneelog.services.physio_page import PhysioPage

pytestmark = pytest.mark.bench
END = date(2026, 3, 10)
TWELVE_WEEKS = Choice(Period.of_days(END, 84), question="Can I keep my long Sunday run?", problem="It aches.")


def static(page: PhysioPage, folder: Path) -> None:
    """A page of the same words and the same pictures that computes nothing."""
    words = PdfReader(io.BytesIO(physio_typst.pdf(page))).pages[0].extract_text()
    for mark in ("\\", "#", "*", "_", "$", "`", "@", "<", "[", "]", "/", "=", "-", "+"):
        words = words.replace(mark, "\\" + mark)
    pictures = [course_svg(page.course)]
    pictures += [knee_svg(drawing, darkest(page.places)) for drawing in page.places.drawings]
    lines = [
        '#set document(title: "x")',
        '#set text(font: ("Source Sans Pro",), size: 8pt, lang: "en")',
        "= x",
    ]
    for number, picture in enumerate(pictures):
        (folder / f"{number}.svg").write_text(picture, encoding="utf-8")
        wide = "100%" if number == 0 else "22mm"
        lines.append(f'#image("{number}.svg", width: {wide}, alt: "a picture")')
    (folder / "static.typ").write_text("\n".join([*lines, words]), encoding="utf-8")


def test_page_from_the_command_line(ten_years: Path, tmp_path: Path) -> None:
    diary = demo_diary(END, 10)
    page = make_page(diary, History.of(diary), TWELVE_WEEKS, END)
    static(page, tmp_path)
    ((compiled,),) = probe(("tests.bench.probe_static", str(tmp_path)), env=dict(os.environ))
    reviewed = whole("-m", "kneelog", "--diary", str(ten_years), "review")
    span = ("--from", TWELVE_WEEKS.period.first.isoformat(), "--to", END.isoformat())
    exported = whole(
        *("-m", "kneelog", "--diary", str(ten_years), "export", "--format", "pdf", *span),
        *("--force", "-o", str(tmp_path / "page.pdf")),
    )
    target = reviewed + 2 * compiled
    report(
        f"The page of 12 weeks of ten years (review {reviewed:.0f} ms, a static page {compiled:.0f} ms)",
        [
            (
                "kneelog export --format pdf, whole process",
                f"<= {target:.0f} ms, 1 s",
                f"{exported:.0f} ms = {exported / target:.2f} x",
            ),
            ("its size", "<= 200 kB", f"{(tmp_path / 'page.pdf').stat().st_size / 1000:.0f} kB"),
        ],
    )


def test_page_by_its_parts() -> None:
    diary = demo_diary(END, 10)
    history = History.of(diary)
    page = make_page(diary, history, TWELVE_WEEKS, END)
    report(
        "The same in a process that is warm",
        [
            (
                "the values, from the diary",
                "",
                f"{best(partial(make_page, diary, history, TWELVE_WEEKS, END)):.0f} ms",
            ),
            ("set as PDF", "", f"{best(partial(physio_typst.pdf, page)):.0f} ms"),
            ("drawn at 96 pixels an inch", "", f"{best(partial(physio_typst.png, page, 96)):.0f} ms"),
        ],
    )


def test_json_of_ten_years() -> None:
    diary = demo_diary(END, 10)
    now = datetime(2026, 3, 10, 18, 30).astimezone()
    taken = best(lambda: kneelog_json.write(diary, io.StringIO(), now))
    report("Ten years", [("JSON export", "<= 1 s", f"{taken:.0f} ms")])
