"""The pelvis that drops, from behind: the right foot stands, so right and the outer side of that leg are the same."""

from typing import Final

from generate.curves import Point, Points, curve, ellipse, mirrored
from generate.palette import BONE_LINE, LINE, MENISCUS, MUSCLE, TENDON
from generate.runners.body import (
    Profile,
    arrow,
    away,
    band,
    bone,
    disc,
    edges,
    joined,
    outline,
    rounded,
    turned,
)
from generate.runners.sheet import Sheet

DROP: Final = 11
PELVIS_AT: Final[Point] = (152, 57)
HIP: Final[Point] = (23, 12)

STANDING: Points = [(178, 66), (171, 118), (156, 170), (157, 214), (163, 264)]
LIFTED_THIGH: Points = [(127, 78), (118, 128), (116, 178)]
LIFTED_SHANK: Points = [(116, 177), (114, 228)]
CROTCH: Final[Point] = (149.2, 91)
LIFTED_ANKLE: Final[Point] = (114, 224)
KNEE: Final[Point] = (156, 170)

# Share of the length, towards the right of the page, towards its left.
LEG: Profile = [
    (0, 20, 23), (0.06, 24.4, 23), (0.13, 26, 22.5), (0.26, 22.5, 21), (0.4, 17.5, 17), (0.5, 14.6, 14.6),
    (0.57, 14, 13.8), (0.68, 15, 17.2), (0.8, 11.5, 12.6), (0.92, 8.6, 8.8), (1, 8.8, 9.4),
]  # fmt: skip
THIGH: Profile = [(0, 23, 20), (0.12, 23, 25), (0.35, 22, 23), (0.7, 17, 17), (1, 14.4, 14.4)]
SHANK: Profile = [(0, 14, 14), (0.35, 16.6, 15.6), (0.7, 12, 11.6), (1, 9, 9)]

TRUNK_RIGHT: Points = [(195, -8), (190, 12), (188.6, 28), (193.6, 43), (200, 58), (203, 74), (200.6, 91)]
TRUNK_LEFT: Points = [(110, -8), (114, 16), (113.6, 34), (107.6, 52), (102, 69), (98.8, 86), (100.4, 99)]
WAIST_RIGHT: Points = TRUNK_RIGHT[2:]
WAIST_LEFT: Points = [(111.6, 41), *TRUNK_LEFT[3:]]

# The right half of the pelvis about its middle, before it is turned.
WING: Points = [
    (6, -20), (13, -28), (24, -30), (33, -24), (36, -14), (32, -3), (29, 5), (28, 14), (23, 20), (20, 27),
    (15, 31), (10, 28), (9, 21), (12, 14), (10, 5), (7, -6),
]  # fmt: skip
SACRUM: Points = [(-9, -20), (0, -22.5), (9, -20), (8, -8), (4, 6), (0, 15), (-4, 6), (-8, -8)]
FEMUR: Points = [
    (-5.6, 3), (-6, -3), (-2, -6.2), (3, -5.6), (8, -2), (12.6, -5), (16.6, -1), (16.4, 7), (12.4, 17),
    (9, 31), (7.5, 55), (8, 80), (10.6, 91), (13, 99), (10.4, 105.6), (5, 106.6), (1, 102.6), (-3, 106.6),
    (-9, 105.6), (-11.4, 99), (-8.6, 91), (-2.6, 80), (0.6, 55), (2, 31), (1.6, 17), (-1.4, 9),
]  # fmt: skip
TIBIA: Points = [
    (-12, 3.4), (-7, 1.6), (0, 2.8), (7, 1.6), (12, 3.4), (11.2, 9), (6.6, 18), (4.4, 34), (3.8, 60),
    (4.6, 78), (5.6, 85), (2, 88), (-3, 88.4), (-6.6, 92), (-7.6, 86), (-5, 78), (-4.2, 60), (-4.6, 34),
    (-7, 18), (-11.4, 9),
]  # fmt: skip
FIBULA: Points = [
    (9.6, 9), (12.6, 8.4), (13, 13), (10.6, 22), (9.6, 50), (9.2, 76), (10.2, 87), (8.8, 94), (6.6, 90),
    (7, 78), (7.4, 50), (8.2, 22),
]  # fmt: skip
PADS: Points = [(-11.4, 0.6), (0, 1.2), (11.4, 0.6)]

SHOE: Points = [
    (-8.6, -7), (0, -9), (8.6, -7), (10.4, 3), (13.4, 12), (12.6, 19), (0, 19.8), (-11.6, 19), (-12, 12),
    (-10, 3),
]  # fmt: skip
SOLE: Points = [(-12, 13.4), (0, 15), (13.2, 13.4)]
LIFTED_SHOE: Points = [
    (-9, -5), (0, -9), (9, -5), (9.6, 6), (11.6, 20), (12, 32), (7, 41), (0, 43), (-8, 40), (-11, 31),
    (-10, 18), (-9.4, 6),
]  # fmt: skip
LIFTED_SOLE: Points = [
    (-6, 3), (0, 0), (6, 3), (6.4, 12), (8.6, 22), (8.4, 31), (0, 38.4), (-7.4, 31), (-7.2, 20),
    (-6.4, 12),
]  # fmt: skip


def pelvis_drop() -> str:
    """The pelvis falls towards the lifted leg, and the standing knee moves inwards."""
    sheet = Sheet(fade=22)
    sheet.ground(70, 250)
    trunk = band((TRUNK_RIGHT, TRUNK_LEFT))
    thigh = outline(edges(LIFTED_THIGH, THIGH), (0.4, 1))
    shank = outline(edges(LIFTED_SHANK, SHANK))
    leg = outline(edges(STANDING, LEG), (0.4, 0.3))
    with sheet.group("skin"):
        joined(sheet, [trunk, disc(CROTCH, 9), leg, thigh, shank])
        _worn(sheet)
        rounded(sheet, STANDING, LEG, 0.27)
        rounded(sheet, LIFTED_THIGH, THIGH, 0.5, 1)
        rounded(sheet, LIFTED_SHANK, SHANK, 0.02)
        sheet.draw(curve([(105, 182), (115.6, 186), (126, 182)]), stroke=LINE, width=1.1, stroke_opacity=0.6)
    with sheet.group("bones"):
        _bones(sheet)
    with sheet.group("shoes"):
        _shoes(sheet)
    with sheet.group("marks"):
        _marks(sheet)
    return sheet.text()


def _worn(sheet: Sheet) -> None:
    """A singlet, and shorts close to the body."""
    sheet.draw(band((TRUNK_RIGHT[:4], TRUNK_LEFT[:4])), fill=TENDON)
    right, left = edges(STANDING, LEG, 0, 0.27), edges(LIFTED_THIGH, THIGH, 0, 0.5)
    for part in (band((WAIST_RIGHT, WAIST_LEFT)), band(right), band(left), disc(CROTCH, 9)):
        sheet.draw(part, fill=MUSCLE)
    sheet.draw(curve([WAIST_RIGHT[0], (152, 40), WAIST_LEFT[0]]), stroke=LINE, width=1.1, stroke_opacity=0.7)
    for one, other in (right, left):
        low = away(((one[-1][0] + other[-1][0]) / 2, (one[-1][1] + other[-1][1]) / 2), 0.6, 0)
        sheet.draw(curve([one[-1], low, other[-1]]), stroke=LINE, width=1.1, stroke_opacity=0.7)


def _bones(sheet: Sheet) -> None:
    hips = [turned([(side * HIP[0], HIP[1])], -DROP, PELVIS_AT)[0] for side in (-1, 1)]
    bone(sheet, turned(mirrored(FEMUR), 7, hips[0], 0.96))
    bone(sheet, turned(FEMUR, 11.6, hips[1], 1.01))
    for side in (-1, 1):
        hole = ellipse((side * 16, 20.6), 3, 4.6)
        bone(sheet, turned(WING if side > 0 else mirrored(WING), -DROP, PELVIS_AT))
        sheet.draw(
            curve(turned(hole, -DROP, PELVIS_AT), closed=True), fill=MUSCLE, stroke=BONE_LINE, width=0.9
        )
    bone(sheet, turned(SACRUM, -DROP, PELVIS_AT))
    for part in (FIBULA, TIBIA):
        bone(sheet, turned(part, -3.6, KNEE))
    sheet.draw(curve(turned(PADS, 0, KNEE)), stroke=MENISCUS, width=2.4)


def _shoes(sheet: Sheet) -> None:
    joined(sheet, [curve(turned(SHOE, 0, STANDING[-1]), closed=True)], fill=TENDON)
    sheet.draw(curve(turned(SOLE, 0, STANDING[-1])), stroke=LINE, width=0.9, stroke_opacity=0.55)
    joined(sheet, [curve(turned(LIFTED_SHOE, 3, LIFTED_ANKLE), closed=True)], fill=TENDON)
    sheet.draw(
        curve(turned(LIFTED_SOLE, 3, LIFTED_ANKLE), closed=True), stroke=LINE, width=0.9, stroke_opacity=0.55
    )


def _marks(sheet: Sheet) -> None:
    """What is level, where the pelvis is, and which way pelvis and knee go."""
    right, left = (turned([(side * 52, -27)], -DROP, PELVIS_AT)[0] for side in (1, -1))
    sheet.draw(
        f"M{right[0]:.1f} {right[1]:.1f} L{left[0] - 6:.1f} {right[1]:.1f}", stroke=BONE_LINE, width=1.1
    )
    sheet.draw(f"M{right[0]:.1f} {right[1]:.1f} L{left[0]:.1f} {left[1]:.1f}", stroke=LINE, width=1.5)
    arrow(sheet, [(88, right[1] + 4), (86, 42), (88, 62)])
    arrow(sheet, [(208, 168), (194, 167), (180, 169)])
