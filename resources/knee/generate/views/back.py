"""The back view."""

from ..curves import smooth
from ..palette import BONE_LINE, FAT, RIM
from ..svg import Canvas
from ..tables import back as table
from ..tissue import across, belly, bone, cord, meniscus, skin, skin_line, strands, under_plateau


def draw() -> str:
    """The SVG of the right knee from behind, its inner side to the left."""
    canvas = Canvas()
    skin(canvas, table.SKIN_INNER, table.SKIN_OUTER)
    _bones(canvas)
    _hollow(canvas)
    with canvas.group("muscle"):
        belly(canvas, table.CALF_INNER, opacity=0.6)
        belly(canvas, table.CALF_OUTER, opacity=0.6)
        strands(canvas, table.CALF_FIBRES, width=0.8, opacity=0.4)
        belly(canvas, table.HAMSTRINGS_INNER, opacity=0.66)
        belly(canvas, table.HAMSTRINGS_OUTER, opacity=0.66)
        strands(canvas, table.HAMSTRING_FIBRES, width=0.8, opacity=0.4)
    with canvas.group("tendon"):
        cord(canvas, table.CORD_INNER, 0.3, 0.42)
        cord(canvas, table.CORD_OUTER, 0.1, 0.55)
    with canvas.group("crease"):
        canvas.draw(smooth(table.CREASE), stroke=BONE_LINE, width=1.3, stroke_opacity=0.8)
    skin_line(canvas, table.SKIN_INNER, table.SKIN_OUTER)
    return canvas.text(table.ZONES)


def _bones(canvas: Canvas) -> None:
    bone(canvas, "tibia", table.TIBIA, [across(canvas, -4.2, 4.2, -2, (0.28, 0.72)), under_plateau(canvas)], opacity=0.6)
    bone(canvas, "fibula", table.FIBULA, opacity=0.7)
    bone(canvas, "femur", table.FEMUR, [across(canvas, -4.2, 4.1, 3, (0.22, 0.78))], opacity=0.7)
    with canvas.group("condyles"):
        for line in table.CONDYLE_TOPS:
            canvas.draw(smooth(line), stroke=BONE_LINE, width=0.8, stroke_opacity=0.5)
    meniscus(canvas, table.MENISCI)


def _hollow(canvas: Canvas) -> None:
    data = smooth(table.HOLLOW, closed=True)
    with canvas.group("hollow-fill"):
        canvas.draw(data, fill=FAT, fill_opacity=0.5)
        shade = canvas.radial((0, 2.0), 5.0, ((0, RIM, 0.55), (0.6, RIM, 0.25), (1, RIM, 0)))
        canvas.draw(data, fill=shade)
