"""The application icon: kneecap and joint line of the front view, ink on paper, one place marked."""

from typing import Final

from .curves import Point, Points, number, smooth
from .palette import INK, PAIN_4, PAPER
from .tables import front

# Page units of the knee drawing that fill the large icon: left, top, and side of the square.
_WINDOW: Final = (48.0, 50.0, 224.0)

JOINT_LINE: Points = [(-4.6, -0.1), (-3.2, -0.42), (-1.7, -0.3), (0.0, -0.02), (1.7, -0.3), (3.2, -0.42), (4.6, -0.1)]

_SMALL_KNEECAP: Points = [
    (0.0, 3.35), (-1.9, 3.05), (-3.05, 1.55), (-2.65, -0.35), (-1.35, -1.8),
    (0.0, -2.5), (1.35, -1.8), (2.65, -0.35), (3.05, 1.55), (1.9, 3.05),
]  # fmt: skip


def large_icon() -> str:
    """The icon at 32 px and above."""
    left, top, side = _WINDOW
    corner = number(side * 0.2)
    box = f'x="{number(left + 4)}" y="{number(top + 4)}" width="{number(side - 8)}" height="{number(side - 8)}"'
    ends = 'fill="none" stroke-linecap="round"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{number(left)} {number(top)} {number(side)} {number(side)}" '
        'width="256" height="256">',
        f'<rect {box} rx="{corner}" ry="{corner}" fill="{PAPER}" stroke="{INK}" stroke-width="5"/>',
        f'<path d="{smooth(front.ZONES["kneecap-inner-edge"], closed=True)}" fill="{PAIN_4}"/>',
        f'<path d="{smooth(front.KNEECAP, closed=True)}" fill="{PAPER}" stroke="{INK}" stroke-width="9" '
        'stroke-linejoin="round"/>',
        f'<path d="{smooth(JOINT_LINE)}" {ends} stroke="{INK}" stroke-width="9"/>',
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def small_icon() -> str:
    """The icon at 16 px: kneecap and line only, on whole pixels."""

    def place(point: Point) -> Point:
        return point[0] / 20 + 0, point[1] / 20

    kneecap = smooth([place(point) for point in _SMALL_KNEECAP], closed=True)
    lines = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="16" height="16">',
        f'<rect x="0" y="0" width="16" height="16" rx="3.5" ry="3.5" fill="{PAPER}"/>',
        f'<path transform="translate(-152 -181.2)" d="{kneecap}" fill="none" stroke="{INK}" stroke-width="1.5"/>',
        f'<path d="M3 12.75 L13 12.75" fill="none" stroke="{INK}" stroke-width="1.5" stroke-linecap="round"/>',
        "</svg>",
    ]
    return "\n".join(lines) + "\n"
