"""The inner view."""

from ..curves import mirrored, smooth
from ..palette import BONE_SHADE, TENDON, TENDON_LINE
from ..svg import Canvas
from ..tables import inner as table
from ..tables import side
from ..tissue import belly, bone, cord, fat_pad, kneecap, meniscus, sheet, skin, skin_line, strands, under_plateau
from ..curves import blended


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
    shade = canvas.linear((-5.5, 3.4), (-3.7, 2.6), ((0, BONE_SHADE, 0.15), (0.35, BONE_SHADE, 0), (1, BONE_SHADE, 1)))
    kneecap(canvas, mirrored(side.KNEECAP), shade)
    skin_line(canvas, front, back)
    return canvas.text({name: mirrored(points) for name, points in table.ZONES.items()})


def _far_muscles(canvas: Canvas) -> None:
    with canvas.group("muscle-behind"):
        belly(canvas, mirrored(table.HAMSTRINGS), opacity=0.38)
        belly(canvas, mirrored(table.CALF), [mirrored(line) for line in table.CALF_FIBRES], opacity=0.38)


def _bones(canvas: Canvas) -> None:
    shaft = canvas.linear(
        (-4.0, -3), (3.2, -3), ((0, BONE_SHADE, 0.8), (0.28, BONE_SHADE, 0), (0.62, BONE_SHADE, 0.05), (1, BONE_SHADE, 1))
    )
    bone(canvas, "tibia", mirrored(table.TIBIA), [shaft, under_plateau(canvas)])
    above = canvas.linear((0, 7.6), (0, 4.2), ((0, BONE_SHADE, 0.45), (1, BONE_SHADE, 0)))
    condyle = canvas.radial(
        (-0.1, 2.4), 3.9, ((0, BONE_SHADE, 0), (0.62, BONE_SHADE, 0), (1, BONE_SHADE, 1)), light=(-0.6, 3.2)
    )
    bone(canvas, "femur", mirrored(table.FEMUR), [above, condyle], opacity=0.95)


def _ligament(canvas: Canvas) -> None:
    front, back = mirrored(table.LIGAMENT_FRONT), mirrored(table.LIGAMENT_BACK)
    outline = smooth([*reversed(front), *mirrored(table.LIGAMENT_TOP), *back])
    with canvas.group("ligament"):
        canvas.draw(outline, fill=TENDON, fill_opacity=0.6, stroke=TENDON_LINE, width=0.9)
        strands(canvas, [blended(front, back, share) for share in (0.33, 0.66)], width=0.7)


def _pes(canvas: Canvas) -> None:
    pale = canvas.linear(
        (1.2, -4.6), (-3.1, -5.3), ((0, TENDON, 0), (0.45, TENDON, 0.95), (0.85, TENDON, 0.9), (1, TENDON, 0))
    )
    with canvas.group("inner-cords"):
        canvas.draw(smooth(mirrored(table.PES_SHEET), closed=True), fill=pale)
        for centre, first_width, last_width in table.PES_CORDS:
            cord(canvas, mirrored(centre), first_width, last_width)


def _front_tendons(canvas: Canvas) -> None:
    with canvas.group("tendon"):
        sheet(canvas, mirrored(side.QUADRICEPS_FRONT), mirrored(side.QUADRICEPS_BACK), fibres=0)
        sheet(canvas, mirrored(side.TENDON_FRONT), mirrored(side.TENDON_BACK), fibres=0, opacity=0.95)
    with canvas.group("muscle"):
        belly(canvas, mirrored(table.INNER_THIGH), [mirrored(line) for line in table.INNER_THIGH_FIBRES])
