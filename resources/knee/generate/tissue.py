"""How skin, bone, muscle, tendon and meniscus look, the same in every view."""

from collections.abc import Sequence
from typing import Final

from generate.curves import UNITS_PER_CM, Point, Points, between, blended, ellipse, shifted, smooth, tapered
from generate.palette import (
    BONE,
    BONE_LINE,
    BONE_SHADE,
    FAT,
    LINE,
    MENISCUS,
    MUSCLE,
    RIM,
    SKIN,
    TENDON,
    TENDON_LINE,
)
from generate.svg import Canvas, Stop

Paints = tuple[str, str]
"""Fill and line, each a colour or a gradient."""

PLAIN: Final[Paints] = (TENDON, TENDON_LINE)

# The limb is rounded by strips of rim colour inside its outline, from narrow to wide, each nearly clear.
RIM_STRIPS: Final = 14
RIM_OPACITY: Final = 0.075


def skin(canvas: Canvas, left: Points, right: Points) -> None:
    """The limb's skin between two edges, darker towards both."""
    with canvas.group("skin"):
        canvas.draw(between(left, right), fill=SKIN)
        for strip in range(RIM_STRIPS):
            depth = 0.1 + 2.0 * (strip / (RIM_STRIPS - 1)) ** 1.25
            for edge, inwards in ((left, depth), (right, -depth)):
                canvas.draw(between(edge, shifted(edge, inwards)), fill=RIM, fill_opacity=RIM_OPACITY)


def skin_line(canvas: Canvas, left: Points, right: Points) -> None:
    """The outline of the limb, drawn last so that nothing covers it."""
    with canvas.group("skin-line"):
        for edge in (left, right):
            canvas.draw(smooth(edge), stroke=LINE, width=2.2)


def bone(
    canvas: Canvas,
    name: str,
    outline: Points,
    shades: Sequence[str] = (),
    *,
    opacity: float = 0.92,
    ghost: bool = False,
) -> None:
    """A bone: near white, then its shades, then its line; paler as a ghost under thick muscle."""
    data = smooth(outline, closed=True)
    with canvas.group(name):
        canvas.draw(data, fill=BONE, fill_opacity=opacity)
        for shade in shades:
            canvas.draw(data, fill=shade)
        canvas.draw(data, stroke=BONE_LINE, width=1.15, stroke_opacity=0.48 if ghost else 1)


def kneecap(canvas: Canvas, outline: Points, shade: str) -> None:
    """The kneecap, the only bone with a dark line; nothing is ever drawn inside it."""
    data = smooth(outline, closed=True)
    with canvas.group("kneecap-bone"):
        canvas.draw(data, fill=BONE)
        canvas.draw(data, fill=shade)
        canvas.draw(data, stroke=LINE, width=1.45)


def across(canvas: Canvas, left: float, right: float, height: float, flat: tuple[float, float]) -> str:
    """A shade that darkens both edges of a shaft; ``flat`` is the share in the middle that stays clear."""
    clear = [(share, BONE_SHADE, 0.0) for share in flat]
    stops = [(0.0, BONE_SHADE, 0.95), *clear, (1.0, BONE_SHADE, 0.95)]
    return canvas.linear((left, height), (right, height), stops)


def round_light(
    canvas: Canvas, centre: Point, radius: float, stops: Sequence[Stop], light: Point | None = None
) -> None:
    """A soft round light or shade that ends within its radius, to raise a part of a bone."""
    glow = canvas.radial(centre, radius, stops, light)
    canvas.draw(smooth(ellipse(centre, radius, radius), closed=True), fill=glow)


def under_plateau(canvas: Canvas) -> str:
    """The band of shade below the top of the shin bone."""
    stops = ((0.0, BONE_SHADE, 0.0), (0.45, BONE_SHADE, 0.55), (1.0, BONE_SHADE, 0.0))
    return canvas.linear((0, -0.2), (0, -2.6), stops)


def meniscus(canvas: Canvas, outlines: Sequence[Points]) -> None:
    """The menisci, the one cool colour: they make the joint line easy to find."""
    with canvas.group("meniscus"):
        for outline in outlines:
            canvas.draw(smooth(outline, closed=True), fill=MENISCUS, stroke=BONE_LINE, width=0.8)


def fat_pad(canvas: Canvas, outline: Points, opacity: float = 0.8) -> None:
    """A pad of fat, without a line."""
    with canvas.group("fat-pad"):
        canvas.draw(smooth(outline, closed=True), fill=FAT, fill_opacity=opacity)


def belly(canvas: Canvas, outline: Points, fibres: Sequence[Points] = (), *, opacity: float = 0.45) -> None:
    """A muscle whose open end lies beyond the frame."""
    canvas.draw(
        smooth(outline),
        fill=MUSCLE,
        fill_opacity=opacity,
        stroke=TENDON_LINE,
        width=1.0,
        stroke_opacity=0.75,
    )
    strands(canvas, fibres, width=0.8, opacity=0.4)


def mass(canvas: Canvas, data: str, left: float, right: float) -> None:
    """A thick muscle between two edges: it dims what lies under it and is rounded towards its edges."""
    canvas.draw(data, fill=SKIN, fill_opacity=0.3)
    stops = ((0, MUSCLE, 0.75), (0.3, MUSCLE, 0.48), (0.6, MUSCLE, 0.36), (1, MUSCLE, 0.66))
    canvas.draw(data, fill=canvas.linear((left, 0), (right, 0), stops))


def shadow(canvas: Canvas, edge: Points, depth: float = 0.6, paint: str = RIM) -> None:
    """A soft shadow on both sides of an edge, ``depth`` cm wide; draw it before what casts it."""
    for share in (1.0, 0.75, 0.5, 0.25):
        canvas.draw(smooth(edge), stroke=paint, width=2 * depth * share * UNITS_PER_CM, stroke_opacity=0.11)


def strands(
    canvas: Canvas,
    lines: Sequence[Points],
    *,
    paint: str = TENDON_LINE,
    width: float = 0.75,
    opacity: float = 0.45,
) -> None:
    """Fine fibre lines."""
    for line in lines:
        canvas.draw(smooth(line), stroke=paint, width=width, stroke_opacity=opacity)


def fading(canvas: Canvas, colour: str, start: float, end: float, opacity: float = 1.0) -> str:
    """A paint that is even up to one height, in cm, and then runs out towards another."""
    return canvas.linear((0, start), (0, end), ((0, colour, opacity), (1, colour, 0)))


def fading_tendon(canvas: Canvas, start: float, end: float, opacity: float = 1.0) -> Paints:
    """A tendon's paints that run out from one height, in cm, towards another."""
    return fading(canvas, TENDON, start, end, opacity), fading(canvas, TENDON_LINE, start, end)


def tendon_between(canvas: Canvas, heights: Sequence[float], opacity: float = 1.0) -> Paints:
    """A tendon's paints that come up, stay and run out: four falling heights in cm."""
    top, foot = heights[0], heights[-1]
    shares = [(top - height) / (top - foot) for height in heights]

    def paint(colour: str, most: float) -> str:
        stops = [(share, colour, level) for share, level in zip(shares, (0, most, most, 0), strict=True)]
        return canvas.linear((0, top), (0, foot), stops)

    return paint(TENDON, opacity), paint(TENDON_LINE, 1.0)


def sheet(
    canvas: Canvas,
    one: Points,
    other: Points,
    *,
    fibres: int = 3,
    paints: Paints = PLAIN,
    opacity: float = 1.0,
) -> None:
    """A flat tendon between two edges, with fibres running along it and open ends."""
    fill, line = paints
    canvas.draw(between(one, other), fill=fill, fill_opacity=opacity)
    for edge in (one, other):
        canvas.draw(smooth(edge), stroke=line, width=0.95, stroke_opacity=0.9)
    shares = [(index + 1) / (fibres + 1) for index in range(fibres)]
    strands(canvas, [blended(one, other, share) for share in shares], paint=line)


def cord(canvas: Canvas, centre: Points, widths: Sequence[float], paints: Paints = PLAIN) -> None:
    """A round tendon or ligament along a centre line, its widths in cm."""
    fill, line = paints
    canvas.draw(smooth(tapered(centre, widths), closed=True), fill=fill, stroke=line, width=0.9)
