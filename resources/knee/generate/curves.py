"""Plane geometry in centimetres, and its way into SVG path data.

The origin is the middle of the joint line, y points up. The page has 20 units a centimetre, its y points down.
"""

import math
from collections.abc import Sequence
from typing import Final

Point = tuple[float, float]
Points = Sequence[Point]

UNITS_PER_CM: Final = 20
WIDTH: Final = 320
HEIGHT: Final = 364
ORIGIN: Final[Point] = (160, 188)


def to_page(point: Point) -> Point:
    """Page units of a point in centimetres."""
    x, y = point
    return ORIGIN[0] + x * UNITS_PER_CM, ORIGIN[1] - y * UNITS_PER_CM


def number(value: float) -> str:
    """A page coordinate with at most one decimal, and never ``-0``."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _pair(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"


def _handle(at: Point, before: Point, after: Point, sign: int) -> Point:
    """Control point of a Catmull-Rom knot: a sixth of the way between its neighbours, ahead or behind."""
    return at[0] + sign * (after[0] - before[0]) / 6, at[1] + sign * (after[1] - before[1]) / 6


def smooth(points: Points, *, closed: bool = False) -> str:
    """Path data (absolute M, C, Z) of a smooth curve through all points given in centimetres."""
    return curve([to_page(point) for point in points], closed=closed)


def curve(page: Points, *, closed: bool = False) -> str:
    """The same through points given in page units."""
    count = len(page)

    def knot(index: int) -> Point:
        return page[index % count] if closed else page[min(max(index, 0), count - 1)]

    commands = [f"M{_pair(page[0])}"]
    for index in range(count if closed else count - 1):
        start, end = knot(index), knot(index + 1)
        leaving = _handle(start, knot(index - 1), end, 1)
        arriving = _handle(end, start, knot(index + 2), -1)
        commands.append(f"C{_pair(leaving)} {_pair(arriving)} {_pair(end)}")
    return " ".join(commands) + (" Z" if closed else "")


def between(one: Points, other: Points) -> str:
    """Path data of the area between two smooth edges that run the same way, closed by straight ends."""
    back = smooth(list(reversed(other)))
    return f"{smooth(one)} L{back[1:]} Z"


def mirrored(points: Points) -> list[Point]:
    """The same points on the other side of the vertical axis."""
    return [(-x, y) for x, y in points]


def shifted(points: Points, dx: float) -> list[Point]:
    """The same points moved sideways."""
    return [(x + dx, y) for x, y in points]


def blended(one: Points, other: Points, share: float) -> list[Point]:
    """Points on the way from one edge to another of equal length; share 0 is the first edge, 1 the second."""
    return [(x + (u - x) * share, y + (v - y) * share) for (x, y), (u, v) in zip(one, other, strict=True)]


def ellipse(centre: Point, across: float, up: float, corners: int = 8) -> list[Point]:
    """Points round an ellipse with the two given radii, counter-clockwise from its outermost right."""
    turn = 2 * math.pi / corners
    return [
        (centre[0] + across * math.cos(turn * k), centre[1] + up * math.sin(turn * k)) for k in range(corners)
    ]


def tapered(centre: Points, widths: Sequence[float]) -> list[Point]:
    """Closed outline of a cord along a centre line, softly rounded at both ends.

    The widths are spread evenly along the line and run straight from one to the next.
    """
    last = len(centre) - 1
    left: list[Point] = []
    right: list[Point] = []
    for index, (x, y) in enumerate(centre):
        dx, dy = _direction(centre[max(0, index - 1)], centre[min(last, index + 1)])
        half = _spread(widths, index / last) / 2
        left.append((x - dy * half, y + dx * half))
        right.append((x + dy * half, y - dx * half))
    for side in (left, right):
        _shorten(side, widths[0], widths[-1])
    top = _cap(centre[0], centre[1], widths[0])
    foot = _cap(centre[last], centre[last - 1], widths[-1])
    return [*left, foot, *reversed(right), top]


def _shorten(side: list[Point], first_width: float, last_width: float) -> None:
    """Add a knot close to each end of an edge, so that the curve does not shoot past its cap."""
    for at, end, neighbour, width in (
        (1, side[0], side[1], first_width),
        (-1, side[-1], side[-2], last_width),
    ):
        dx, dy = _direction(end, neighbour)
        side.insert(at, (end[0] + dx * width / 2, end[1] + dy * width / 2))


def _spread(values: Sequence[float], share: float) -> float:
    """The value at a share of the way through a list, between its neighbours."""
    place = share * (len(values) - 1)
    index = min(int(place), len(values) - 2)
    return values[index] + (values[index + 1] - values[index]) * (place - index)


def _direction(start: Point, end: Point) -> Point:
    length = math.dist(start, end) or 1.0
    return (end[0] - start[0]) / length, (end[1] - start[1]) / length


def _cap(end: Point, neighbour: Point, width: float) -> Point:
    dx, dy = _direction(neighbour, end)
    return end[0] + dx * width * 0.35, end[1] + dy * width * 0.35
