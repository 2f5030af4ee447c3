"""Parts of a body in page units: limbs along a line, bones within them, and how they are laid on the paper."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from generate.curves import Point, Points, curve, number
from generate.palette import BONE, BONE_LINE, LINE, RIM, SKIN
from generate.runners.sheet import Sheet

Profile = Sequence[tuple[float, float, float]]
"""How far a limb reaches to either side of its line, at shares of its length."""

Edges = tuple[Points, Points]

OUTLINE: Final = 1.7
STEPS: Final = 16
KNOTS: Final = 7
STRIPS: Final = 4


def along(line: Points, share: float) -> tuple[Point, Point]:
    """The point at a share of the way along a smooth line, and the direction there."""
    dense = _dense(line)
    lengths = [0.0]
    for one, other in pairwise(dense):
        lengths.append(lengths[-1] + math.dist(one, other))
    wanted = share * lengths[-1]
    index = next((i for i, length in enumerate(lengths[1:]) if length >= wanted - 1e-9), len(dense) - 2)
    (x, y), (u, v) = dense[index], dense[index + 1]
    step = lengths[index + 1] - lengths[index] or 1.0
    part = (wanted - lengths[index]) / step
    return (x + (u - x) * part, y + (v - y) * part), ((u - x) / step, (v - y) / step)


def _dense(line: Points) -> list[Point]:
    """Many points on the curve that :func:`generate.curves.curve` draws through a few."""
    points = [line[0]]
    last = len(line) - 1
    for index in range(last):
        start, end = line[index], line[index + 1]
        before, after = line[max(0, index - 1)], line[min(last, index + 2)]
        leaving = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        arriving = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        for step in range(1, STEPS + 1):
            t = step / STEPS
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            knots = (start, leaving, arriving, end)
            points.append(
                (
                    sum(w * knot[0] for w, knot in zip(weights, knots, strict=True)),
                    sum(w * knot[1] for w, knot in zip(weights, knots, strict=True)),
                )
            )
    return points


def edges(line: Points, profile: Profile, start: float = 0, end: float = 1, thin: float = 1) -> Edges:
    """The two edges of a limb, or of a part of it: that on the right of the page when it hangs down, and the other.

    ``thin`` draws both nearer to its line.
    """
    one: list[Point] = []
    other: list[Point] = []
    for step in range(KNOTS + 1):
        share = start + (end - start) * step / KNOTS
        (x, y), (dx, dy) = along(line, share)
        ahead, behind = (reach * thin for reach in _reach(profile, share))
        one.append((x + dy * ahead, y - dx * ahead))
        other.append((x - dy * behind, y + dx * behind))
    return one, other


def _reach(profile: Profile, share: float) -> tuple[float, float]:
    """How far the limb reaches to both sides at a share of its length, smoothly between the given ones."""
    last = len(profile) - 1
    at = next((index for index in range(last) if profile[index + 1][0] >= share - 1e-9), last - 1)
    (low, *one), (high, *other) = profile[at], profile[at + 1]
    _, *before = profile[max(0, at - 1)]
    _, *after = profile[min(last, at + 2)]
    t = (share - low) / (high - low)
    reach = [
        0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)
        for a, b, c, d in zip(before, one, other, after, strict=True)
    ]
    return reach[0], reach[1]


def rounded(sheet: Sheet, line: Points, profile: Profile, start: float = 0, end: float = 1) -> None:
    """Shade along both edges of a limb, so that it looks round."""
    whole = edges(line, profile, start, end)
    for strip in range(1, STRIPS + 1):
        inner = edges(line, profile, start, end, thin=1 - 0.62 * (strip / STRIPS) ** 1.2)
        for edge, deep in zip(whole, inner, strict=True):
            sheet.draw(band((edge, deep)), fill=RIM, fill_opacity=0.1)


def outline(sides: Edges, caps: tuple[float, float] = (1, 1)) -> str:
    """A limb closed with round ends, which stand out by ``caps`` of its half width at the start and the end."""
    one, other = sides
    start = _cap((one[0], other[0]), (one[1], other[1]), caps[0])
    end = _cap((one[-1], other[-1]), (one[-2], other[-2]), caps[1])
    return curve([*one, *end, *reversed(other), *reversed(start)], closed=True)


def band(sides: Edges) -> str:
    """A part of a limb with straight ends."""
    one, other = sides
    back = curve(list(reversed(other)))
    return f"{curve(one)} L{back[1:]} Z"


def _cap(ends: tuple[Point, Point], within: tuple[Point, Point], cap: float) -> list[Point]:
    """Points round the end of a limb, from its first edge to the other."""
    if not cap:
        return []
    middle, inner = _middle(ends), _middle(within)
    length = math.dist(middle, inner) or 1.0
    half = math.dist(*ends) / 2
    out = ((middle[0] - inner[0]) / length * half * cap, (middle[1] - inner[1]) / length * half * cap)
    side = (ends[0][0] - middle[0], ends[0][1] - middle[1])
    return [
        (
            middle[0] + out[0] * math.cos(turn) + side[0] * math.sin(turn),
            middle[1] + out[1] * math.cos(turn) + side[1] * math.sin(turn),
        )
        for turn in (math.pi / 4, 0, -math.pi / 4)
    ]


def _middle(ends: tuple[Point, Point]) -> Point:
    return (ends[0][0] + ends[1][0]) / 2, (ends[0][1] + ends[1][1]) / 2


def turned(points: Points, degrees: float, to: Point, scale: float = 1) -> list[Point]:
    """Points about the origin, turned clockwise and moved to a place."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return [(to[0] + (x * c - y * s) * scale, to[1] + (x * s + y * c) * scale) for x, y in points]


def disc(centre: Point, radius: float) -> str:
    """A round part, drawn the way round in which limbs are."""
    corners = [
        (centre[0] + radius * math.cos(k * math.pi / 4), centre[1] + radius * math.sin(k * math.pi / 4))
        for k in range(8)
    ]
    return curve(corners, closed=True)


def away(start: Point, length: float, degrees: float) -> Point:
    """The point at a distance, in a direction from straight down towards the right of the page."""
    angle = math.radians(degrees)
    return start[0] + length * math.sin(angle), start[1] + length * math.cos(angle)


def joined(sheet: Sheet, parts: Sequence[str], *, fill: str = SKIN, dim: float = 0) -> None:
    """Parts with one outline round them all; ``dim`` puts them into the shade, as what is farther away."""
    whole = " ".join(parts)
    sheet.draw(whole, stroke=LINE, width=2 * OUTLINE)
    sheet.draw(whole, fill=fill)
    if dim:
        sheet.draw(whole, fill=RIM, fill_opacity=dim)


def bone(sheet: Sheet, outline_points: Points) -> None:
    """A bone under the skin."""
    sheet.draw(curve(outline_points, closed=True), fill=BONE, stroke=BONE_LINE, width=1)


def arrow(sheet: Sheet, line: Points) -> None:
    """A quiet arrow along a smooth line, its head at the end."""
    tip, (dx, dy) = along(line, 1)
    wings = [(tip[0] - 6 * dx + side * 3.4 * dy, tip[1] - 6 * dy - side * 3.4 * dx) for side in (-1, 1)]
    sheet.draw(curve(line), stroke=LINE, width=1.5)
    sheet.draw(
        "".join(f"M{number(x)} {number(y)} L{number(tip[0])} {number(tip[1])}" for x, y in wings),
        stroke=LINE,
        width=1.5,
    )
