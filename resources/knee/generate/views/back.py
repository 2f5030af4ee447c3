"""The back view."""

from generate.curves import smooth, tapered
from generate.palette import BONE, BONE_LINE, BONE_SHADE, FAT, RIM, SKIN, TENDON_LINE
from generate.svg import Canvas
from generate.tables import back as table
from generate.tissue import (
    across,
    bone,
    cord,
    fading,
    fading_tendon,
    mass,
    meniscus,
    round_light,
    shadow,
    skin,
    skin_line,
    strands,
    tendon_between,
    under_plateau,
)


def draw() -> str:
    """The SVG of the right knee from behind, its inner side to the left."""
    canvas = Canvas()
    skin(canvas, table.SKIN_INNER, table.SKIN_OUTER)
    _bones(canvas)
    _hollow(canvas)
    _calf(canvas)
    _hamstrings(canvas)
    with canvas.group("crease"):
        outline = smooth(tapered(table.CREASE, table.CREASE_WIDTHS), closed=True)
        canvas.draw(outline, fill=BONE_LINE, fill_opacity=0.75)
    skin_line(canvas, table.SKIN_INNER, table.SKIN_OUTER)
    return canvas.text(table.ZONES)


def _bones(canvas: Canvas) -> None:
    """The muscles drawn later dim the bones to ghosts."""
    shin = [across(canvas, -4.2, 4.2, -2, (0.28, 0.72)), under_plateau(canvas)]
    thigh = [across(canvas, -4.2, 4.1, 3, (0.22, 0.78))]
    bone(canvas, "tibia", table.TIBIA, shin, opacity=0.75, ghost=True)
    bone(canvas, "femur", table.FEMUR, thigh, opacity=0.75, ghost=True)
    stops = ((0, BONE, 1), (0.55, BONE, 0.7), (0.85, BONE_SHADE, 0.6), (1, BONE_SHADE, 0))
    with canvas.group("condyles"):
        for centre, radius in table.CONDYLES:
            round_light(canvas, centre, radius, stops)
    meniscus(canvas, table.MENISCI)


def _hollow(canvas: Canvas) -> None:
    """The hollow is filled with fat; the shade makes it deep."""
    data = smooth(table.HOLLOW, closed=True)
    shade = canvas.radial((0.1, 2.0), 6.4, ((0, RIM, 0.62), (0.45, RIM, 0.42), (1, RIM, 0.2)))
    with canvas.group("hollow-fill"):
        canvas.draw(data, fill=SKIN, fill_opacity=0.72)
        canvas.draw(data, fill=FAT, fill_opacity=0.2)
        canvas.draw(data, fill=shade)


def _calf(canvas: Canvas) -> None:
    """Two heads rise between the hamstrings; below, only a soft furrow parts them."""
    inner = smooth([*table.CALF_INNER_SIDE, *table.CALF_INNER_EDGE[1:], *table.FURROW[1:]])
    outer = smooth([*table.CALF_OUTER_SIDE, *table.CALF_OUTER_EDGE[1:], *table.FURROW[1:]])
    line = fading(canvas, TENDON_LINE, 1.6, -3.6, 0.95)
    furrow = canvas.linear((0, -1.6), (0, -6.6), ((0, RIM, 0.3), (0.3, RIM, 0.7), (1, RIM, 0)))
    with canvas.group("calf"):
        for edge in (table.CALF_INNER_EDGE, table.CALF_OUTER_EDGE):
            shadow(canvas, edge, 0.3, fading(canvas, RIM, 1.0, -2.4))
        mass(canvas, inner, -5.6, 0.1)
        mass(canvas, outer, 4.7, 0.0)
        shadow(canvas, table.FURROW, 0.34, furrow)
        strands(canvas, table.CALF_FIBRES, width=0.8, opacity=0.4)
        strands(canvas, [table.CALF_INNER_EDGE, table.CALF_OUTER_EDGE], paint=line, width=1.1, opacity=1)
        strands(canvas, [table.CALF_INNER_SIDE, table.CALF_OUTER_SIDE], width=0.9, opacity=0.4)
    _fibula(canvas)


def _fibula(canvas: Canvas) -> None:
    """Its head lies just under the skin, its neck dips under the muscle."""
    data = smooth(table.FIBULA, closed=True)
    with canvas.group("fibula"):
        canvas.draw(data, fill=fading(canvas, BONE, -2.4, -4.6, 0.85))
        canvas.draw(data, fill=fading(canvas, BONE_SHADE, -1.2, -4.6, 0.35))
        canvas.draw(data, stroke=fading(canvas, BONE_LINE, -2.4, -4.6, 0.8), width=1.15)


def _hamstrings(canvas: Canvas) -> None:
    groups = ((table.HAMSTRINGS_INNER, -6.0, 0.2), (table.HAMSTRINGS_OUTER, 5.6, 0.2))
    edge_line = fading(canvas, TENDON_LINE, 1.5, -1.4)
    with canvas.group("hamstrings"):
        for outline, _, _ in groups:
            shadow(canvas, outline[: table.HOLLOW_EDGE], 0.7)
        for outline, far, near in groups:
            mass(canvas, smooth(outline), far, near)
            canvas.draw(smooth(outline), stroke=edge_line, width=1.1)
        strands(canvas, table.HAMSTRING_FIBRES, width=0.8, opacity=0.4)
        winding = tendon_between(canvas, (7.6, 3.4, -0.8, -2.9))
        cord(canvas, table.CORD_INNER, table.CORD_INNER_WIDTHS, winding)
        cord(canvas, table.CORD_OUTER, table.CORD_OUTER_WIDTHS, fading_tendon(canvas, 3.4, 7.6))
