"""The outer view."""

from generate.palette import BONE, BONE_SHADE
from generate.svg import Canvas
from generate.tables import outer as table
from generate.tables import side
from generate.tissue import (
    belly,
    bone,
    cord,
    fading_tendon,
    fat_pad,
    kneecap,
    meniscus,
    round_light,
    sheet,
    skin,
    skin_line,
    under_plateau,
)


def draw() -> str:
    """The SVG of the right knee from its outer side, the kneecap to the right."""
    canvas = Canvas()
    skin(canvas, table.SKIN_BACK, side.SKIN_FRONT)
    with canvas.group("muscle-behind"):
        belly(canvas, table.CALF, table.CALF_FIBRES, opacity=0.4)
        belly(canvas, table.HAMSTRINGS, table.HAMSTRING_FIBRES, opacity=0.4)
    fat_pad(canvas, side.FAT_PAD)
    _shin(canvas)
    _femur(canvas)
    meniscus(canvas, [table.MENISCUS])
    _fibula(canvas)
    _cords(canvas)
    _front_tendons(canvas)
    stops = ((0, BONE_SHADE, 0.15), (0.35, BONE_SHADE, 0), (1, BONE_SHADE, 1))
    shade = canvas.linear((5.5, 3.4), (3.8, 2.6), stops)
    kneecap(canvas, side.KNEECAP, shade)
    skin_line(canvas, table.SKIN_BACK, side.SKIN_FRONT)
    return canvas.text(table.ZONES)


def _shin(canvas: Canvas) -> None:
    stops = ((0, BONE_SHADE, 1), (0.35, BONE_SHADE, 0.05), (0.75, BONE_SHADE, 0), (1, BONE_SHADE, 0.75))
    shaft = canvas.linear((-3.2, -3), (4.1, -3), stops)
    bone(canvas, "tibia", table.TIBIA, [shaft, under_plateau(canvas)])
    ring = ((0, BONE, 0.5), (0.45, BONE, 0.3), (0.75, BONE_SHADE, 0.45), (1, BONE_SHADE, 0))
    round_light(canvas, table.GERDY, 0.9, ring, light=(2.35, -1.25))


def _femur(canvas: Canvas) -> None:
    rim = ((0, BONE_SHADE, 0), (0.62, BONE_SHADE, 0), (0.98, BONE_SHADE, 0.72), (1, BONE_SHADE, 0.7))
    condyle = canvas.radial((0.1, 2.4), 3.9, rim, light=(0.5, 3.2))
    bone(canvas, "femur", table.FEMUR, [condyle], opacity=0.95)


def _fibula(canvas: Canvas) -> None:
    shade = canvas.linear(
        (-3.7, -3), (-1.7, -3), ((0, BONE_SHADE, 1), (0.5, BONE_SHADE, 0), (1, BONE_SHADE, 0.6))
    )
    bone(canvas, "fibula", table.FIBULA, [shade], opacity=1)


def _cords(canvas: Canvas) -> None:
    with canvas.group("ligament"):
        cord(canvas, table.LIGAMENT, (0.6, 0.42, 0.42), fading_tendon(canvas, 2.0, 3.1))
        cord(canvas, table.BICEPS_TENDON, (0.9, 0.7, 0.5, 0.5, 0.62), fading_tendon(canvas, 3.0, 6.5))
        sheet(canvas, table.BAND_FRONT, table.BAND_BACK, paints=fading_tendon(canvas, -0.6, -2.3, 0.66))


def _front_tendons(canvas: Canvas) -> None:
    with canvas.group("tendon"):
        sheet(canvas, side.QUADRICEPS_FRONT, side.QUADRICEPS_BACK, fibres=0, opacity=0.75)
        sheet(canvas, side.TENDON_FRONT, side.TENDON_BACK, fibres=0, opacity=0.95)
    with canvas.group("muscle"):
        belly(canvas, table.OUTER_THIGH, table.OUTER_THIGH_FIBRES)
