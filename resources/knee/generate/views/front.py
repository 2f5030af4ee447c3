"""The front view."""

from generate.curves import smooth
from generate.palette import BONE, BONE_SHADE, TENDON_LINE
from generate.svg import Canvas
from generate.tables import front as table
from generate.tissue import (
    across,
    belly,
    bone,
    fading_tendon,
    kneecap,
    meniscus,
    sheet,
    skin,
    skin_line,
    under_plateau,
)


def draw() -> str:
    """The SVG of the right knee from the front, its inner side to the left."""
    canvas = Canvas()
    skin(canvas, table.SKIN_INNER, table.SKIN_OUTER)
    _bones(canvas)
    meniscus(canvas, table.MENISCI)
    _soft_parts(canvas)
    light = canvas.radial(
        (0, 3.2), 2.35, ((0, BONE, 0), (0.45, BONE, 0), (1, BONE_SHADE, 1)), light=(-0.3, 3.7)
    )
    kneecap(canvas, table.KNEECAP, light)
    skin_line(canvas, table.SKIN_INNER, table.SKIN_OUTER)
    return canvas.text(table.ZONES)


def _bones(canvas: Canvas) -> None:
    bone(canvas, "fibula", table.FIBULA, [across(canvas, 3.3, 4.75, -3, (0.4, 0.6))], opacity=0.8)
    bone(canvas, "tibia", table.TIBIA, [across(canvas, -4.2, 4.2, -2, (0.28, 0.72)), under_plateau(canvas)])
    bone(canvas, "femur", table.FEMUR, [across(canvas, -4.2, 4.1, 3, (0.22, 0.78))])
    with canvas.group("shin-crest"):
        canvas.draw(smooth(table.SHIN_CREST), stroke=TENDON_LINE, width=1, stroke_opacity=0.8)


def _soft_parts(canvas: Canvas) -> None:
    with canvas.group("muscle"):
        belly(canvas, table.INNER_THIGH, table.INNER_THIGH_FIBRES)
        belly(canvas, table.OUTER_THIGH, table.OUTER_THIGH_FIBRES)
    with canvas.group("tendon"):
        sheet(canvas, table.QUADRICEPS_INNER, table.QUADRICEPS_OUTER, fibres=5, opacity=0.72)
        paints = fading_tendon(canvas, -2.0, -4.5, 0.92)
        sheet(canvas, table.TENDON_INNER, table.TENDON_OUTER, fibres=4, paints=paints)
