"""Sets the page for the physio with Typst: as PDF/A-3a and PDF/UA-1, and as pictures of the same page.

The same page gives the same bytes everywhere: fonts are those that come with the program, and the date is the page's.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kneelog import paths
from kneelog.exporters.page_characters import Characters
from kneelog.exporters.page_values import values

if TYPE_CHECKING:
    from collections.abc import Mapping

    from typst import PDFStandard

    from kneelog.services.physio_choice import Attached
    from kneelog.services.physio_page import PhysioPage

STANDARDS: list[PDFStandard] = ["a-3a", "ua-1"]
_FONT_PACKAGE = "font_source_sans_pro"


def pdf(page: PhysioPage, attached: Mapping[Attached, bytes] | None = None) -> bytes:
    """The page as PDF, conforming to PDF/A-3a and PDF/UA-1, with ``attached`` files inside it."""
    moment = datetime.combine(page.made, time(), tzinfo=UTC)
    return _compile(page, attached or {}, format="pdf", pdf_standards=STANDARDS, timestamp=moment)[0]


def png(page: PhysioPage, ppi: float) -> list[bytes]:
    """Each side as a PNG picture of ``ppi`` pixels an inch."""
    return _compile(page, {}, format="png", ppi=ppi)


def _compile(page: PhysioPage, attached: Mapping[Attached, bytes], **how: Any) -> list[bytes]:  # noqa: ANN401
    """Set the page; where rare characters find no glyphs together, they are named too."""
    import typst

    characters = Characters()
    said = values(page, attached, characters)
    if characters.has_rare:
        try:
            _set(said, format="pdf", pdf_standards=STANDARDS)
        except typst.TypstError:
            said = values(page, attached, Characters(with_rare=False))
    found = _set(said, **how)
    return [found] if isinstance(found, bytes) else list(found)


def _set(said: Mapping[str, Any], **how: Any) -> Any:  # noqa: ANN401
    import typst

    folder = paths.resources() / "page"
    return typst.compile(
        folder / "page.typ",
        root=folder,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"page": json.dumps(said, ensure_ascii=False)},
        **how,
    )


@cache
def fonts() -> Any:  # noqa: ANN401 - Typst's own type
    """The fonts that Typst brings, and Source Sans Pro; nothing of the system's."""
    import typst

    spec = find_spec(_FONT_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(f"kneelog is not completely installed: no {_FONT_PACKAGE}")
    folder = Path(spec.submodule_search_locations[0]) / "files"
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder])
