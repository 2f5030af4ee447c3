"""The application icon: kneecap and joint line of the front view, ink on paper, one place marked."""

from typing import Final

from generate.curves import ORIGIN, UNITS_PER_CM, Points, number, smooth
from generate.palette import INK, PAIN_4, PAPER
from generate.svg import NAMESPACE
from generate.tables import front

# The large icon is 256 px wide; a centimetre of knee takes 27 of them.
_SIDE: Final = 256
_SCALE: Final = 27 / UNITS_PER_CM
# Where the middle of the joint line stands in it.
_MIDDLE: Final = (136, 196)

JOINT_LINE: Final[Points] = [(-3.7, 0.0), (3.1, 0.0)]

# At 16 px there is room for the kneecap and the line only, and the line must fall on whole pixels.
_SMALL_KNEECAP: Final = (
    "M8 2 C10.4 2 12.4 2.9 12.4 4.9 C12.4 7.2 9.6 10.4 8 10.4 C6.4 10.4 3.6 7.2 3.6 4.9 C3.6 2.9 5.6 2 8 2 Z"
)


def large_icon() -> str:
    """The icon at 32 px and above."""
    x, y = (number(_MIDDLE[axis] - ORIGIN[axis] * _SCALE) for axis in (0, 1))
    pen = (
        f'stroke="{INK}" stroke-width="{number(13 / _SCALE)}" stroke-linecap="round" stroke-linejoin="round"'
    )
    lines = [
        f'<svg xmlns="{NAMESPACE}" viewBox="0 0 {_SIDE} {_SIDE}" width="{_SIDE}" height="{_SIDE}">',
        f'<rect x="8" y="8" width="240" height="240" rx="52" ry="52" fill="{PAPER}" stroke="{INK}" stroke-width="6"/>',
        f'<g transform="translate({x} {y}) scale({_SCALE:.3f})">',
        f'<path d="{smooth(front.ZONES["kneecap-inner-edge"], closed=True)}" fill="{PAIN_4}"/>',
        f'<path d="{smooth(front.KNEECAP, closed=True)}" fill="{PAPER}" {pen}/>',
        f'<path d="{smooth(JOINT_LINE)}" fill="none" {pen}/>',
        "</g>",
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def small_icon() -> str:
    """The icon at 16 px."""
    lines = [
        f'<svg xmlns="{NAMESPACE}" viewBox="0 0 16 16" width="16" height="16">',
        f'<rect x="0" y="0" width="16" height="16" rx="3.5" ry="3.5" fill="{PAPER}"/>',
        f'<path d="{_SMALL_KNEECAP}" fill="none" stroke="{INK}" stroke-width="1.75" stroke-linejoin="round"/>',
        f'<path d="M3 13 H13" fill="none" stroke="{INK}" stroke-width="2" stroke-linecap="round"/>',
        "</svg>",
    ]
    return "\n".join(lines) + "\n"
