"""The page for the physio as plain values for Typst: drawings made, long texts in versions, odd characters named."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from kneelog.domain.report import Knee
from kneelog.exporters.page_canvas import HEIGHT, WIDTH
from kneelog.exporters.page_characters import FONTS
from kneelog.exporters.page_chart import drawn
from kneelog.exporters.page_knees import darkest, knee_svg
from kneelog.exporters.page_texts import with_texts
from kneelog.services import physio_headings as headings
from kneelog.services.physio_page import EntryRow, Listing
from kneelog.services.physio_words import shorten

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kneelog.exporters.page_canvas import Canvas
    from kneelog.exporters.page_characters import Characters
    from kneelog.services.physio_choice import Attached
    from kneelog.services.physio_page import PhysioPage

_QUESTION, _PROBLEM, _GOAL, _ABOUT = (400, 240, 140), (700, 400, 240), (200, 120, 80), (700, 300, 120)
"""How long the runner's own texts are at most in their three versions. The window lets none grow so long."""
_MOST_COUNTED = 2_000
_CHARTS = (HEIGHT, 62.0, 48.0)
_KINDS = {".json": "application/json", ".csv": "text/csv"}


def values(page: PhysioPage, attached: Mapping[Attached, bytes], characters: Characters) -> dict[str, Any]:
    """What the template reads; ``characters`` makes every text printable."""
    long = {
        "question": _versions(page.question, _QUESTION),
        "problem": _versions(page.problem, _PROBLEM),
        "goal": _versions(page.goal, _GOAL),
    }
    about = [(one.head, _versions(one.rest, _ABOUT)) for one in page.background]
    printable = with_texts(replace(page, question="", problem="", goal="", background=()), characters.text)
    plain: dict[str, Any] = _plain(printable)
    plain |= {name: characters.versions(texts) for name, texts in long.items()}
    plain["background"] = [
        {"head": characters.text(head), "rest": characters.versions(texts)} for head, texts in about
    ]
    plain |= {
        "headings": _headings(page),
        "sides": {knee.value: headings.side(knee) for knee in Knee},
        "badges": {knee.value: headings.badge(knee) for knee in Knee},
    }
    plain["course"]["charts"] = [_chart(drawn(printable.course, height)) for height in _CHARTS]
    most = darkest(page.places)
    for drawing, told in zip(page.places.drawings, plain["places"]["drawings"], strict=True):
        told["picture"] = knee_svg(drawing, most)
    plain["fonts"] = list(FONTS)
    plain["unprintable"] = [
        headings.unprintable(count) for count in range(min(characters.odd, _MOST_COUNTED) + 1)
    ]
    plain["attached"] = [_attached(name, content) for name, content in sorted(attached.items())]
    return plain


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever the page holds
    """Records as dictionaries, tuples as lists."""
    if isinstance(value, Listing):
        return {"items": list(value.items), "rest": list(value.rest)}
    if isinstance(value, EntryRow):
        return list(value)
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if hasattr(value, "_asdict"):
        return {name: _plain(item) for name, item in value._asdict().items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _chart(canvas: Canvas) -> dict[str, Any]:
    """The shapes as a picture, and the texts that stand over it."""
    return {
        "picture": canvas.shapes,
        "width": WIDTH,
        "texts": [text._asdict() for text in canvas.texts],
    }


def _headings(page: PhysioPage) -> dict[str, Any]:
    """The headings by the names that the template has for them."""
    return {
        "question": headings.question(),
        "problem": headings.problem(),
        "goal": headings.goal(),
        "changed": headings.changed(),
        "urgent": headings.urgent(),
        "behaviour": page.behaviour_title,
        "how_to_read": headings.how_to_read(),
        "met": headings.met(),
        "not_judged": headings.not_judged(),
        "past": headings.past(),
        "tried": headings.tried(),
        "scores": headings.scores(),
        "background": headings.background(),
        "notes": headings.notes(),
        "page": headings.page_number("{number}", "{of}"),  # which Typst counts
    }


def _versions(text: str, lengths: tuple[int, ...]) -> list[str]:
    """``text`` cut to each of ``lengths``."""
    return [shorten(text, length) for length in lengths]


def _attached(name: Attached, content: bytes) -> dict[str, str]:
    kind = next(kind for ending, kind in _KINDS.items() if name.endswith(ending))
    return {
        "name": name.value,
        "type": kind,
        "content": content.decode("utf-8"),
        "words": headings.attached([name.value]),
    }
