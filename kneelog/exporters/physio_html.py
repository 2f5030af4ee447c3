"""The page for the physio as one HTML file that needs no other: no script, nothing loaded, every text as typed.

The same parts in the same order as on paper. There is no edge here, so texts stand whole and lists are shown much
further. A policy within the file forbids a browser to run or to fetch anything, whatever a note holds.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING, Final

from kneelog import paths
from kneelog.domain.report import Knee
from kneelog.exporters import html_parts as parts
from kneelog.exporters.legible import Legible
from kneelog.exporters.page_chart import course_svg
from kneelog.exporters.page_knees import darkest, knee_svg
from kneelog.services import physio_headings as headings
from kneelog.services.physio_page import PaperSize

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kneelog.services.physio_page import (
        Course,
        Drawing,
        EntryList,
        Listing,
        PhysioPage,
        Places,
        RuleOfThumb,
        Running,
    )

_PAPER: Final = {PaperSize.A4: "A4", PaperSize.LETTER: "letter"}
_RULED: Final = 6
"""Ruled lines for the physio's notes, on paper only."""


def html(page: PhysioPage) -> str:
    """The page as an HTML document; the same page gives the same text."""
    legible = Legible()
    shown = legible.page(page)
    style = _style(shown.paper)
    body = (
        _head(shown),
        _told(shown),
        parts.section(shown.course.title, _course(shown.course)),
        _beside(_places(shown.places), _behaviour(shown)),
        _beside(_running(shown.running), parts.element("div", _rule(shown.rule), _besides(shown))),
        _notes(),
        _footer(shown, legible.odd),
        _entries(shown.entries),
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(shown.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(shown.title)} · {escape(shown.period)}</title>\n<style>{style}</style>\n</head>\n"
        f"<body>\n<main>\n{_lines(body)}\n</main>\n</body>\n</html>\n"
    )


def _style(paper: PaperSize) -> str:
    sheet = (paths.resources() / "page" / "page.css").read_text(encoding="utf-8")
    return f"\n{sheet}@page {{ size: {_PAPER[paper]}; margin: 12mm; }}\n"


def _policy(style: str) -> str:
    """Nothing may be run or fetched; the one style is this very one."""
    known = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{known}'; base-uri 'none'; form-action 'none'"


def _lines(found: Iterable[str]) -> str:
    return "\n".join(part for part in found if part)


def _beside(left: str, right: str) -> str:
    """Two parts side by side where there is room."""
    return parts.element("div", left, right, class_="two")


def _head(page: PhysioPage) -> str:
    who = " · ".join(parts.isolated(text) for text in (page.who, page.period) if text)
    told = parts.element("ul", *(parts.element("li", parts.phrase(line)) for line in page.completeness))
    title = parts.element("div", parts.element("h1", escape(page.title)), parts.element("p", who))
    return parts.element("header", title, told)


def _told(page: PhysioPage) -> str:
    """The question, the problem and the change, and urgent signs."""
    goal = parts.element(
        "p", parts.element("strong", escape(headings.goal())), " ", parts.isolated(page.goal)
    )
    changed = parts.element("ul", *(parts.element("li", parts.phrase(one)) for one in page.changed))
    return _lines(
        (
            parts.section(headings.question(), parts.paragraph(page.question), class_="question"),
            _beside(
                parts.section(headings.problem(), parts.paragraph(page.problem), goal if page.goal else ""),
                parts.section(headings.changed(), changed),
            ),
            parts.section(headings.urgent(), _signs(page.urgent), class_="signs"),
        )
    )


def _signs(urgent: Listing) -> str:
    """The urgent signs, of which none is ever left out."""
    return parts.items(urgent, len(urgent.items))


def _course(course: Course) -> str:
    chart = parts.picture(course_svg(course), "course", course.title, course.alt)
    caption = parts.element("figcaption", escape(course.caption))
    return parts.element("figure", parts.wide(chart, course.title), caption, class_="course")


def _places(places: Places) -> str:
    most = darkest(places)
    knees = []
    for knee in Knee:
        drawn = [
            _drawing(drawing, f"knee-{number}", most)
            for number, drawing in enumerate(places.drawings, 1)
            if drawing.knee is knee
        ]
        pictures = parts.element("div", *drawn, class_="knees")
        words = parts.items(places.of(knee))
        if pictures or words:
            knees.append(parts.element("div", f"<h3>{parts.side(knee)}</h3>", pictures, words))
    sides = parts.element("div", *knees, class_="sides")
    caption = parts.element("p", escape(places.caption), class_="small")
    return parts.section(places.title, sides, caption)


def _drawing(drawing: Drawing, key: str, most: int) -> str:
    svg = parts.picture(knee_svg(drawing, most, f"{key}-"), key, drawing.caption, drawing.alt)
    return parts.element("figure", svg, parts.element("figcaption", escape(drawing.caption)))


def _behaviour(page: PhysioPage) -> str:
    rows = [(escape(row.name), parts.run_on(row.left), parts.run_on(row.right)) for row in page.behaviour]
    if not rows:
        return ""
    head = ("", parts.side(Knee.LEFT), parts.side(Knee.RIGHT))
    return parts.section(
        page.behaviour_title,
        parts.table(head, rows, name=page.behaviour_title),
        parts.paragraph(headings.how_to_read(), "small"),
    )


def _running(running: Running) -> str:
    facts = parts.element("ul", *(parts.element("li", parts.run_on(fact)) for fact in running.facts))
    if not running.columns:
        return parts.section(running.title, facts)
    columns = [[escape(cell) for cell in column.texts] for column in running.columns]
    head, *rows = zip([escape(name) for name in running.names], *columns, strict=True)
    grid = parts.table(head, rows, name=running.title, class_="figures")
    return parts.section(running.title, grid, facts)


def _rule(rule: RuleOfThumb) -> str:
    settings = parts.phrase(rule.settings)
    return parts.section(
        rule.title,
        parts.paragraph(rule.source, "small"),
        parts.element("p", settings, class_="small"),
        parts.section(headings.met(), parts.items(rule.met), level=3),
        parts.paragraph(rule.not_met),
        parts.section(headings.not_judged(), parts.items(rule.not_judged), level=3),
        parts.section(headings.past(), parts.items(rule.past), level=3),
    )


def _besides(page: PhysioPage) -> str:
    """What was tried, scores, and what of the background the runner wants printed."""
    about = parts.element(
        "ul", *(parts.element("li", parts.phrase(one), dir="auto") for one in page.background)
    )
    return (
        parts.section(headings.tried(), parts.items(page.tried))
        + parts.section(headings.scores(), parts.items(page.scores))
        + parts.section(headings.background(), about)
    )


def _notes() -> str:
    return parts.section(headings.notes(), '<div class="line"></div>' * _RULED, class_="notes")


def _footer(page: PhysioPage, odd: int) -> str:
    said = f"{page.footer} {headings.unprintable(odd)}" if odd else page.footer
    return parts.element("footer", parts.paragraph(said))


def _entries(entries: EntryList | None) -> str:
    if entries is None:
        return ""
    shown = slice(None) if any(row.note for row in entries.rows) else slice(-1)
    head = [escape(name) for name in entries.names[shown]]
    rows = [[escape(cell) for cell in row[shown]] for row in entries.rows]
    return parts.section(
        entries.title, parts.table(head, rows, name=entries.title, class_="entries"), class_="list"
    )
