"""Every colour and size of the window, as plain data without Qt.

Sizes are pixels at a body font of 13 px; the window multiplies them by its own unit, so they grow with the text.
A test recomputes the contrasts and the colour-blind distances these colours were chosen for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kneelog.domain.report import Knee

if TYPE_CHECKING:
    from collections.abc import Mapping

INK_ON_PAIN: Final = "#16191D"
"""The dark of the two text colours that stand on a pain colour or on a side's badge."""
WHITE: Final = "#FFFFFF"

LEVELS: Final = range(11)
"""The levels of the pain scale."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """One appearance. Colours are ``#RRGGBB``; ``pain`` and ``on_pain`` are indexed by level.

    ``chosen`` fills a chosen chip or tab, ``on_chosen`` writes on it; ``on_accent``, ``on_side`` and ``on_pain``
    write on the colours they name.
    """

    name: str
    page: str
    surface: str
    field: str
    chosen: str
    on_chosen: str
    ink: str
    muted: str
    hairline: str
    border: str
    accent: str
    on_accent: str
    left: str
    right: str
    on_side: str
    pain: tuple[str, ...]
    on_pain: tuple[str, ...]
    dark: bool = False
    high_contrast: bool = False

    def side(self, knee: Knee) -> str:
        """The colour of ``knee``: a blue for the left, an ochre for the right."""
        return self.left if knee is Knee.LEFT else self.right


LIGHT: Final = Tokens(
    name="light",
    page="#FBFAF8",
    surface="#F3F1EC",
    field="#FFFFFF",
    chosen="#E9E6E0",
    on_chosen="#1C2024",
    ink="#1C2024",
    muted="#5A6068",
    hairline="#E1DDD5",
    border="#85827C",
    accent="#0B6670",
    on_accent=WHITE,
    left="#1D5FAE",
    right="#95560A",
    on_side=WHITE,
    pain=(
        "#FBF2E8",
        "#EFD9C6",
        "#E4BFA6",
        "#DAA58C",
        "#CF8A76",
        "#C36F65",
        "#B0575D",
        "#9A4057",
        "#7B3251",
        "#5C2647",
        "#3E1B3B",
    ),
    on_pain=(INK_ON_PAIN,) * 6 + (WHITE,) * 5,
)
"""Warm paper. Its pain colours are also those of the printed page."""

DARK: Final = Tokens(
    name="dark",
    page="#15171A",
    surface="#1D2024",
    field="#22262B",
    chosen="#2A2F35",
    on_chosen="#ECEAE6",
    ink="#ECEAE6",
    muted="#A8AEB5",
    hairline="#30353B",
    border="#7F868E",
    accent="#6CC9CC",
    on_accent=INK_ON_PAIN,
    left="#86B8F5",
    right="#E6AE57",
    on_side=INK_ON_PAIN,
    pain=(
        "#3A323C",
        "#523E51",
        "#6D4A65",
        "#875675",
        "#A05D7A",
        "#C16D82",
        "#D5808A",
        "#E89593",
        "#EEAFA1",
        "#F3C9B6",
        "#F8E1D1",
    ),
    on_pain=(WHITE,) * 5 + (INK_ON_PAIN,) * 6,
    dark=True,
)
"""The same at night: here more pain is lighter, so that it still stands out more from its ground."""


def high_contrast(system: Mapping[str, str], *, dark: bool) -> Tokens:
    """Tokens made of the system's own colours alone: ``window``, ``text`` and ``link``.

    What is chosen is inverted. Pain has no colour here; the number, a border and its size say it.
    """
    window, text = system["window"], system["text"]
    return Tokens(
        name="high contrast",
        page=window,
        surface=window,
        field=window,
        chosen=text,
        on_chosen=window,
        ink=text,
        muted=text,
        hairline=text,
        border=text,
        accent=system["link"],
        on_accent=window,
        left=text,
        right=text,
        on_side=window,
        pain=(window,) * 11,
        on_pain=(text,) * 11,
        dark=dark,
        high_contrast=True,
    )


class Size:
    """Distances and heights in units (pixels at a 13 px body font)."""

    GAP_TIGHT: Final = 4
    GAP: Final = 8
    GAP_WIDE: Final = 16
    GAP_SECTION: Final = 24
    PAGE_MARGIN: Final = 24

    RADIUS: Final = 6
    RADIUS_CARD: Final = 8
    RING: Final = 2
    RING_AWAY: Final = 2
    RING_RADIUS_MORE: Final = 3

    CHIP: Final = 30
    CHIP_PLACE: Final = 28
    FIELD: Final = 30
    STRIP: Final = 44
    STRIP_COMPACT: Final = 32
    STRIP_WIDTH: Final = 520
    PRIMARY: Final = 40
    ROW: Final = 36
    RAIL_ITEM: Final = 58
    BADGE: Final = 22
    TILE_WIDTH: Final = 30
    TILE_HEIGHT: Final = 24
    ICON: Final = 24
    KEY_CAP: Final = 16
    CARD_PADDING: Final = 16
    CARD_BAR: Final = 4


FADE_MS: Final = 120
"""How long a card takes to appear; nothing else moves."""

BODY_PX: Final = 13
"""The body font for which sizes are written: one unit is the body font divided by this."""
