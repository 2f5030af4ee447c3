"""The knee drawings as geometry: their frame, which is mirrored, where a number stands, how a count is shaded.

Lengths in *art units* are those of the drawings' frame, 320 x 364, 20 to a centimetre. Window and paper share this.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from kneelog.domain.places import View
from kneelog.domain.report import Knee

if TYPE_CHECKING:
    from collections.abc import Sequence

ART_WIDTH: Final = 320.0
ART_HEIGHT: Final = 364.0
JOINT_LINE_Y: Final = 188.0

WASHES: Final = (0.14, 0.28, 0.46, 0.66)
"""How opaque the ink is that shades a count; counts never borrow the pain scale."""


def is_mirrored(view: View, knee: Knee) -> bool:
    """Whether ``knee`` is shown by the mirror image of the drawing of ``view``.

    The drawings show a right knee. Beside its front view a side view stands with the kneecap towards the front
    view; as only the outer view was drawn with its kneecap to the right, that one is turned round for the right.
    """
    return (knee is Knee.LEFT) != (view is View.OUTER)


def wash_step(days: int, darkest: int) -> int:
    """Which of the four washes shades ``days``: a step for each quarter of ``darkest``."""
    steps = len(WASHES)
    return min(max(-(-days * steps // darkest), 1), steps) - 1


def middle(corners: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """A point well inside the polygon of ``corners``, which ends where it begins: also inside a crescent."""
    across, down = zip(*corners, strict=True)
    x, y = (min(across) + max(across)) / 2, (min(down) + max(down)) / 2
    flipped = [(corner_y, corner_x) for corner_x, corner_y in corners]
    for _ in range(2):
        x = _middle_of_widest(_crossings(corners, y), x)
        y = _middle_of_widest(_crossings(flipped, x), y)
    return x, y


def _crossings(corners: Sequence[tuple[float, float]], y: float) -> list[float]:
    """Where the outline crosses the height ``y``, from left to right."""
    found = [
        x0 + (y - y0) / (y1 - y0) * (x1 - x0)
        for (x0, y0), (x1, y1) in pairwise(corners)
        if (y0 <= y) != (y1 <= y)
    ]
    return sorted(found)


def _middle_of_widest(crossings: list[float], otherwise: float) -> float:
    """The middle of the widest stretch inside the outline."""
    stretches = list(zip(crossings[::2], crossings[1::2], strict=False))
    if not stretches:
        return otherwise
    left, right = max(stretches, key=lambda stretch: stretch[1] - stretch[0])
    return (left + right) / 2
