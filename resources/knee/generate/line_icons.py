"""The line icons: 24 by 24, one stroke weight, round ends, drawn within a 2.5 px margin."""

from typing import Final

from generate.palette import INK
from generate.svg import NAMESPACE

STROKE: Final = "1.75"

# The calendar's leaf.
_PAGE: Final = (
    "M7 5.5 H17 A2.5 2.5 0 0 1 19.5 8 V17.5 A2.5 2.5 0 0 1 17 20 "
    "H7 A2.5 2.5 0 0 1 4.5 17.5 V8 A2.5 2.5 0 0 1 7 5.5 Z"
)

# Path data per icon. A zero-length line is a dot of one stroke's width.
ICONS: Final[dict[str, tuple[str, ...]]] = {
    "log": (
        "M19.5 12.5 V17.5 A2.5 2.5 0 0 1 17 20 H6.5 A2.5 2.5 0 0 1 4 17.5 V7 A2.5 2.5 0 0 1 6.5 4.5 H11.5",
        "M18 3.9 A1.8 1.8 0 0 1 20.6 6.5 L12.6 14.4 L9.2 15.3 L10.1 11.9 Z",
    ),
    "history": (
        "M4.2 12 A7.9 7.9 0 1 0 6.6 6.3 L4 8.8",
        "M4 4.2 V8.8 H8.6",
        "M12 7.8 V12.2 L15 14",
    ),
    "trends": (
        "M4 4.5 V17.5 A2 2 0 0 0 6 19.5 H20",
        "M8 14.5 L11.5 10.5 L14.5 13 L19.5 7",
    ),
    "summary": (
        "M13.5 3.5 H7.5 A2 2 0 0 0 5.5 5.5 V18.5 A2 2 0 0 0 7.5 20.5 H16.5 A2 2 0 0 0 18.5 18.5 V8.5 Z",
        "M13.5 3.5 V8.5 H18.5",
        "M9 12.5 H15",
        "M9 16.25 H13",
    ),
    "learn": (
        "M12 7 C10.2 5.6 7.6 5 4 5 V17.8 C7.6 17.8 10.2 18.4 12 19.8",
        "M12 7 C13.8 5.6 16.4 5 20 5 V17.8 C16.4 17.8 13.8 18.4 12 19.8 Z",
    ),
    "urgent": (
        "M12 3.75 A8.25 8.25 0 1 1 12 20.25 A8.25 8.25 0 1 1 12 3.75 Z",
        "M12 7.9 V12.6",
        "M12 16 V16.01",
    ),
    "settings": (
        "M4 7.5 H11.25",
        "M16.25 7.5 H20",
        "M13.75 5 A2.5 2.5 0 1 1 13.75 10 A2.5 2.5 0 1 1 13.75 5 Z",
        "M4 16.5 H7.75",
        "M12.75 16.5 H20",
        "M10.25 14 A2.5 2.5 0 1 1 10.25 19 A2.5 2.5 0 1 1 10.25 14 Z",
    ),
    "check": ("M5 12.75 L9.75 17.5 L19 7",),
    "close": ("M6.5 6.5 L17.5 17.5", "M17.5 6.5 L6.5 17.5"),
    "chevron-down": ("M6.5 9.5 L12 15 L17.5 9.5",),
    "chevron-right": ("M9.5 6.5 L15 12 L9.5 17.5",),
    "note": (
        "M4.5 6.5 A2 2 0 0 1 6.5 4.5 H17.5 A2 2 0 0 1 19.5 6.5 V13.5 L13.5 19.5 H6.5 A2 2 0 0 1 4.5 17.5 Z",
        "M19.5 13.5 H15.5 A2 2 0 0 0 13.5 15.5 V19.5",
        "M8.25 8.75 H15.75",
        "M8.25 12.25 H11.5",
    ),
    "sign": ("M12 4.5 V14", "M12 18.9 V18.91"),
    "search": ("M10.75 4 A6.75 6.75 0 1 1 10.75 17.5 A6.75 6.75 0 1 1 10.75 4 Z", "M15.6 15.6 L20 20"),
    "calendar": (
        _PAGE,
        "M4.5 10.25 H19.5",
        "M8.25 3.5 V7.25",
        "M15.75 3.5 V7.25",
    ),
    "run": (
        "M14.9 3.1 A1.75 1.75 0 1 1 14.9 6.6 A1.75 1.75 0 1 1 14.9 3.1 Z",
        "M6.2 10.6 L8.8 8 L12.9 8.8 L10.6 13.4 L14 16 L13.1 20.75",
        "M12.9 8.8 L15 11.6 L18.6 11.6",
        "M10.1 14.8 L8.6 17.4 L4.6 17.9",
    ),
    "rest": (
        "M4 18.5 V6",
        "M4 15.5 H20 V18.5",
        "M20 15.5 V13 A2.75 2.75 0 0 0 17.25 10.25 H11.25 V15.5",
        "M7.6 10.1 A1.5 1.5 0 1 1 7.6 13.1 A1.5 1.5 0 1 1 7.6 10.1 Z",
    ),
    "undo": ("M8.5 5 L4.25 9.25 L8.5 13.5", "M4.25 9.25 H14 A5 5 0 0 1 14 19.25 H9.5"),
}


def line_icons() -> dict[str, str]:
    """The text of each icon file, by its name."""
    return {name: _icon(paths) for name, paths in ICONS.items()}


def _icon(paths: tuple[str, ...]) -> str:
    line = f'stroke="{INK}" stroke-width="{STROKE}" stroke-linecap="round" stroke-linejoin="round"'
    lines = [
        f'<svg xmlns="{NAMESPACE}" viewBox="0 0 24 24" width="24" height="24" fill="none" {line}>',
        *(f'<path d="{data}"/>' for data in paths),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"
