"""The inner view."""

from generate.curves import mirrored, smooth
from generate.palette import BONE_SHADE, TENDON, TENDON_LINE
from generate.svg import Canvas
from generate.tables import inner as table
from generate.tables import side
from generate.tissue import (
    belly,
    bone,
    cord,
    fat_pad,
    kneecap,
    meniscus,
    sheet,
    skin,
    skin_line,
    tendon_between,
    under_plateau,
)


def draw() -> str:
    """The SVG of the right knee from its inner side, the kneecap to the left."""
    canvas = Canvas()
    front, back = mirrored(side.SKIN_FRONT), mirrored(table.SKIN_BACK)
    skin(canvas, front, back)
    _far_muscles(canvas)
    fat_pad(canvas, mirrored(side.FAT_PAD))
    _bones(canvas)
    meniscus(canvas, [mirrored(table.MENISCUS)])
    _ligament(canvas)
    _pes(canvas)
    _front_tendons(canvas)
    stops = ((0, BONE_SHADE, 0.15), (0.35, BONE_SHADE, 0), (1, BONE_SHADE, 1))
    shade = canvas.linear((-5.5, 3.4), (-3.7, 2.6), stops)
    kneecap(canvas, mirrored(side.KNEECAP), shade)
    skin_line(canvas, front, back)
    return canvas.text({name: mirrored(points) for name, points in table.ZONES.items()})


def _far_muscles(canvas: Canvas) -> None:
    with canvas.group("muscle-behind"):
        belly(canvas, mirrored(table.HAMSTRINGS), opacity=0.38)
        belly(canvas, mirrored(table.CALF), [mirrored(line) for line in table.CALF_FIBRES], opacity=0.38)


def _bones(canvas: Canvas) -> None:
    edges = ((0, BONE_SHADE, 0.8), (0.28, BONE_SHADE, 0), (0.62, BONE_SHADE, 0.05), (1, BONE_SHADE, 1))
    shaft = canvas.linear((-4.0, -3), (3.2, -3), edges)
    bone(canvas, "tibia", mirrored(table.TIBIA), [shaft, under_plateau(canvas)])
    rim = ((0, BONE_SHADE, 0), (0.62, BONE_SHADE, 0), (0.98, BONE_SHADE, 0.72), (1, BONE_SHADE, 0.7))
    condyle = canvas.radial((-0.1, 2.4), 3.9, rim, light=(-0.6, 3.2))
    bone(canvas, "femur", mirrored(table.FEMUR), [condyle], opacity=0.95)


def _ligament(canvas: Canvas) -> None:
    paints = tendon_between(canvas, (3.9, 2.7, -2.7, -4.9), 0.8)
    with canvas.group("ligament"):
        sheet(canvas, mirrored(table.LIGAMENT_FRONT), mirrored(table.LIGAMENT_BACK), paints=paints)


def _pes(canvas: Canvas) -> None:
    """Three cords run out into a pale sheet on the top of the shin."""
    sheet_stops = ((0, TENDON, 0), (0.5, TENDON, 0.8), (0.75, TENDON, 0.85), (1, TENDON, 0))
    fill, line = (
        canvas.linear((0.2, -4.4), (-2.2, -5.2), ((0, colour, 1), (1, colour, 0)))
        for colour in (TENDON, TENDON_LINE)
    )
    with canvas.group("inner-cords"):
        pale = canvas.linear((1.2, -4.6), (-3.3, -5.3), sheet_stops)
        canvas.draw(smooth(mirrored(table.PES_SHEET), closed=True), fill=pale)
        for centre, widths in table.PES_CORDS:
            cord(canvas, mirrored(centre), widths, (fill, line))


def _front_tendons(canvas: Canvas) -> None:
    with canvas.group("tendon"):
        sheet(canvas, mirrored(side.QUADRICEPS_FRONT), mirrored(side.QUADRICEPS_BACK), fibres=0, opacity=0.75)
        sheet(canvas, mirrored(side.TENDON_FRONT), mirrored(side.TENDON_BACK), fibres=0, opacity=0.95)
    with canvas.group("muscle"):
        belly(canvas, mirrored(table.INNER_THIGH), [mirrored(line) for line in table.INNER_THIGH_FIBRES])
