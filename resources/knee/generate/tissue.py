"""How skin, bone, muscle, tendon and meniscus look, the same in every view."""

from collections.abc import Sequence
from typing import Final

from .curves import Points, between, blended, shifted, smooth, tapered
from .palette import (
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
from .svg import Canvas

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
    canvas: Canvas, name: str, outline: Points, shades: Sequence[str] = (), *, opacity: float = 0.92
) -> None:
    """A bone: near white, then its shades, then its line."""
    data = smooth(outline, closed=True)
    with canvas.group(name):
        canvas.draw(data, fill=BONE, fill_opacity=opacity)
        for shade in shades:
            canvas.draw(data, fill=shade)
        canvas.draw(data, stroke=BONE_LINE, width=1.15)


def kneecap(canvas: Canvas, outline: Points, shade: str) -> None:
    """The kneecap, the only bone with a dark line; nothing is ever drawn inside it."""
    data = smooth(outline, closed=True)
    with canvas.group("kneecap-bone"):
        canvas.draw(data, fill=BONE)
        canvas.draw(data, fill=shade)
        canvas.draw(data, stroke=LINE, width=1.45)


def across(canvas: Canvas, left: float, right: float, height: float, flat: tuple[float, float]) -> str:
    """A shade that darkens both edges of a shaft; ``flat`` is the share in the middle that stays clear."""
    stops = ((0.0, BONE_SHADE, 0.95), (flat[0], BONE_SHADE, 0.0), (flat[1], BONE_SHADE, 0.0), (1.0, BONE_SHADE, 0.95))
    return canvas.linear((left, height), (right, height), stops)


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
    data = smooth(outline)
    canvas.draw(data, fill=MUSCLE, fill_opacity=opacity, stroke=TENDON_LINE, width=1.0, stroke_opacity=0.75)
    strands(canvas, fibres, width=0.8, opacity=0.4)


def strands(canvas: Canvas, lines: Sequence[Points], *, width: float = 0.75, opacity: float = 0.45) -> None:
    """Fine fibre lines."""
    for line in lines:
        canvas.draw(smooth(line), stroke=TENDON_LINE, width=width, stroke_opacity=opacity)


def sheet(
    canvas: Canvas, one: Points, other: Points, *, fibres: int = 3, fill: str = TENDON, opacity: float = 0.75
) -> None:
    """A flat tendon between two edges, with fibres running along it and open ends."""
    canvas.draw(between(one, other), fill=fill, fill_opacity=opacity)
    for edge in (one, other):
        canvas.draw(smooth(edge), stroke=TENDON_LINE, width=0.95, stroke_opacity=0.9)
    shares = [(index + 1) / (fibres + 1) for index in range(fibres)]
    strands(canvas, [blended(one, other, share) for share in shares])


def cord(canvas: Canvas, centre: Points, first_width: float, last_width: float, *, opacity: float = 1.0) -> None:
    """A round tendon or ligament along a centre line."""
    outline = smooth(tapered(centre, first_width, last_width), closed=True)
    canvas.draw(outline, fill=TENDON, fill_opacity=opacity, stroke=TENDON_LINE, width=0.9)
