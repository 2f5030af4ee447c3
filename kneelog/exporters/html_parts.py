"""The small parts of which the HTML of the page is put together; every text in them is escaped here.

What a runner typed stands in elements that find their own direction (``dir="auto"``, ``<bdi>``), so that a text from
right to left never turns round the words beside it.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from kneelog.exporters.page_chart import badge_svg
from kneelog.services import physio_headings as headings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kneelog.domain.report import Knee
    from kneelog.services.physio_page import Listing, Phrase

MOST_ITEMS: Final = 18
"""So much of a list is shown, as many as a knee has places; then it says what is left out: nobody reads longer ones."""


def element(name: str, *inside: str, **attributes: str | None) -> str:
    """``<name>``; attributes are escaped (``class_`` is ``class``), what is inside is not; nothing inside: nothing."""
    content = "".join(inside)
    if not content:
        return ""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{content}</{name}>"


def isolated(text: str) -> str:
    """A text within others."""
    return element("bdi", escape(text))


def paragraph(text: str, class_: str | None = None) -> str:
    """A text of its own."""
    return element("p", escape(text), class_=class_, dir="auto")


def phrase(said: Phrase) -> str:
    """A sentence whose beginning stands out, with the badge of its knee."""
    mark = badge(said.knee) if said.knee is not None else ""
    words = " ".join(part for part in (element("strong", isolated(said.head)), isolated(said.rest)) if part)
    return mark + words


def items(listing: Listing, most: int = MOST_ITEMS) -> str:
    """A list of ``most`` lines at most."""
    shown = listing.shown(most)
    return element("ul", *(element("li", escape(item), dir="auto") for item in shown))


def run_on(listing: Listing) -> str:
    """A list in one line, with commas between."""
    return ", ".join(isolated(item) for item in listing.shown(MOST_ITEMS))


def section(title: str, *inside: str, class_: str | None = None, level: int = 2) -> str:
    """A part of the page under its heading; without anything inside it is left out."""
    content = "".join(inside)
    if not content:
        return ""
    heading = element(f"h{level}", escape(title))
    return element("section" if level == 2 else "div", heading, content, class_=class_)  # noqa: PLR2004 - below h1


def badge(knee: Knee) -> str:
    """The circle or the square with the letter, for the eye only: its words always stand beside it."""
    return f'<svg class="badge" viewBox="0 0 20 20" aria-hidden="true">{badge_svg(knee, 10, 10, 9.5)}</svg>'


def side(knee: Knee) -> str:
    """Badge and word of a knee."""
    return badge(knee) + escape(headings.side(knee))


def picture(svg: str, key: str, title: str, described: str) -> str:
    """An SVG picture with what it shows, said to those who cannot see it; ``key`` is unique on the page."""
    start, _, rest = svg.partition(">")
    told = element("title", escape(title), id=f"{key}-title") + element(
        "desc", escape(described), id=f"{key}-desc"
    )
    return f'{start} role="img" aria-labelledby="{key}-title {key}-desc">{told}{rest}'


def table(head: Sequence[str], rows: Iterable[Sequence[str]], *, name: str, class_: str | None = None) -> str:
    """A table whose first column heads its rows; cells are HTML. Too wide for a screen, it moves sideways."""
    top = element("tr", *(f'<th scope="col">{cell}</th>' if cell else "<td></td>" for cell in head))
    body = (element("tr", *_row(cells)) for cells in rows)
    grid = element("table", element("thead", top), element("tbody", *body), class_=class_, aria_label=name)
    return wide(grid, name)


def wide(content: str, name: str) -> str:
    """What may be wider than the screen, in a region that can be moved by the keyboard too."""
    return element("div", content, class_="wide", role="region", tabindex="0", aria_label=name)


def _row(cells: Sequence[str]) -> list[str]:
    first, *others = cells
    return [f'<th scope="row">{first}</th>', *(f'<td dir="auto">{cell}</td>' for cell in others)]
