"""The two runners from the side, running to the right: landing on a straight leg, and much bend in mid-stance."""

from typing import Final, NamedTuple

from generate.curves import Point, Points, curve
from generate.palette import LINE, MUSCLE, RIM, TENDON
from generate.runners.body import Profile, away, band, bone, disc, edges, joined, outline, rounded, turned
from generate.runners.sheet import GROUND, Sheet

THIGH_LENGTH: Final = 65
SHANK_LENGTH: Final = 64
TRUNK_LENGTH: Final = 78
UPPER_ARM_LENGTH: Final = 42
FOREARM_LENGTH: Final = 36

FAR: Final = 0.34
WAIST: Final = 0.74
HEM: Final = 0.46

# Share of the length, towards the front, towards the back.
THIGH: Profile = [(0, 14.5, 15.5), (0.2, 15.8, 15.4), (0.45, 14.8, 13), (0.75, 11.6, 10), (1, 10.4, 9.2)]
SHANK: Profile = [
    (0, 10.2, 9.2), (0.12, 8.8, 10), (0.32, 7.2, 12.6), (0.52, 6.2, 10.8), (0.76, 5.2, 6.2), (0.92, 5, 5),
    (1, 5.4, 5.6),
]  # fmt: skip
UPPER_ARM: Profile = [(0, 8.6, 8.4), (0.25, 8.4, 7.6), (0.6, 7.2, 6.4), (1, 5.6, 5.6)]
FOREARM: Profile = [(0, 5.6, 5.6), (0.25, 6.2, 5.6), (0.7, 4.6, 4.2), (1, 3.6, 3.6)]
TRUNK: Profile = [
    (0, 7, 8), (0.08, 12, 11.5), (0.2, 16.5, 13.5), (0.36, 18, 14), (0.58, 14.6, 12), (0.76, 14, 13.5),
    (0.92, 14, 18), (1, 13, 18),
]  # fmt: skip
NECK: Profile = [(0, 9, 11), (0.5, 7, 8.6), (1, 7.4, 10)]

HEAD: Points = [
    (-3, -19), (6, -18), (12.5, -13), (14.5, -7), (14.6, -3), (18.6, 3.6), (15.4, 6), (15.6, 9),
    (14.4, 11.5), (13.6, 16), (9, 18), (2, 14), (-4, 13), (-12, 9), (-16, 2), (-17, -6), (-13, -14),
]  # fmt: skip
HAIR: Points = [
    (-3, -19), (6, -18), (12.4, -13), (13.4, -9.6), (6, -10), (0.5, -5), (-1.5, 2), (-5, 8), (-11.4, 9.4),
    (-15.6, 3), (-17, -6), (-13, -14),
]  # fmt: skip
HAND: Points = [(-3.8, -0.6), (0, -4), (4.6, -3.6), (7.4, 0), (6.8, 4.6), (2.6, 6.8), (-2.6, 5)]
SHOE: Points = [
    (-5.6, -6), (5.8, -6.4), (10, -2.4), (18, 1), (27, 3.6), (31.6, 7.4), (29.4, 11), (18, 11.2),
    (6, 10.6), (-7, 11.2), (-11.4, 8.8), (-10.6, 2.6),
]  # fmt: skip
SOLE: Points = [(-11.2, 7), (-2, 7.6), (8, 6.8), (20, 7.8), (31, 7.6)]

# Bones that hang down from their joint.
FEMUR: Points = [
    (-1, -4.6), (3.6, -3), (4.4, 2), (4.6, 14), (5, 30), (4.2, 46), (5.4, 53), (7, 58), (5.6, 63.6),
    (0, 65.4), (-5.6, 63), (-6.6, 58), (-3.4, 53.4), (-0.4, 46), (0.4, 30), (-0.4, 14), (-2.4, 4),
    (-4.6, 0),
]  # fmt: skip
TIBIA: Points = [
    (-6.2, 3.4), (0, 2.2), (6, 3), (6.6, 7), (5.6, 11), (4.2, 18), (3.4, 34), (2.8, 50), (3.8, 58),
    (3, 61.6), (-3, 61.6), (-3.2, 57), (-1.4, 50), (-1.6, 34), (-2, 18), (-4.6, 9),
]  # fmt: skip
KNEECAP: Points = [(6, -7.6), (8, -6.4), (8.8, -2.6), (7.4, 1), (5.8, -1.4)]


class Leg(NamedTuple):
    """Directions from straight down, forward positive, in degrees; ``foot`` is how far its tip points up."""

    thigh: float
    shank: float
    foot: float


class Arm(NamedTuple):
    """Directions of the upper arm and of the forearm."""

    upper: float
    fore: float


class Posture(NamedTuple):
    """A moment of running: where the hip is, the lean of the trunk, and the near and the far limbs."""

    hip: Point
    lean: float
    near_leg: Leg
    far_leg: Leg
    near_arm: Arm
    far_arm: Arm


STRAIGHT_LEG: Final = Posture(
    hip=(142, 151), lean=4, near_leg=Leg(30.5, 28.5, 20), far_leg=Leg(-22, -82, -40), near_arm=Arm(-52, 40),
    far_arm=Arm(22, 108),
)  # fmt: skip
KNEE_BEND: Final = Posture(
    hip=(140, 168), lean=10, near_leg=Leg(44, -27, 0), far_leg=Leg(8, -96, -24), near_arm=Arm(-34, 62),
    far_arm=Arm(6, 96),
)  # fmt: skip


def straight_leg() -> str:
    """Landing on a very straight leg, the heel ahead of the body."""
    return _draw(STRAIGHT_LEG)


def knee_bend() -> str:
    """The body over the foot, the knee bent a lot."""
    return _draw(KNEE_BEND)


def _draw(posture: Posture) -> str:
    sheet = Sheet()
    sheet.ground(30, 290)
    hip = _grounded(posture)
    shoulder = away(hip, -TRUNK_LENGTH, -posture.lean)
    with sheet.group("far-side"):
        _arm(sheet, shoulder, posture.far_arm, dim=FAR)
        _leg(sheet, hip, posture.far_leg, dim=FAR)
    with sheet.group("head"):
        _head(sheet, shoulder, posture.lean)
    with sheet.group("near-side"):
        _near_side(sheet, hip, shoulder, posture)
    with sheet.group("near-arm"):
        _arm(sheet, shoulder, posture.near_arm)
    return sheet.text()


def _grounded(posture: Posture) -> Point:
    """The hip, so high that the near shoe just stands on the ground."""
    _, ankle = _joints(posture.hip, posture.near_leg)
    lowest = max(y for _, y in turned(SHOE, -posture.near_leg.foot, ankle))
    return posture.hip[0], posture.hip[1] + GROUND - 1 - lowest


def _joints(hip: Point, leg: Leg) -> tuple[Point, Point]:
    knee = away(hip, THIGH_LENGTH, leg.thigh)
    return knee, away(knee, SHANK_LENGTH, leg.shank)


def _leg(sheet: Sheet, hip: Point, leg: Leg, dim: float = 0) -> None:
    """A leg on its own, in shorts."""
    knee, ankle = _joints(hip, leg)
    joined(sheet, _limbs(hip, leg), dim=dim)
    _shorts(sheet, hip, knee, dim)
    _shoe(sheet, ankle, leg.foot, dim)


def _limbs(hip: Point, leg: Leg) -> list[str]:
    knee, ankle = _joints(hip, leg)
    return [outline(edges([hip, knee], THIGH)), outline(edges([knee, ankle], SHANK))]


def _shoe(sheet: Sheet, ankle: Point, points_up: float, dim: float = 0) -> None:
    joined(sheet, [curve(turned(SHOE, -points_up, ankle), closed=True)], fill=TENDON, dim=dim)
    sheet.draw(curve(turned(SOLE, -points_up, ankle)), stroke=LINE, width=0.9, stroke_opacity=0.55)


def _shorts(sheet: Sheet, hip: Point, knee: Point, dim: float = 0) -> None:
    """The leg of the shorts, close to the thigh, and its hem."""
    front, back = edges([hip, knee], THIGH, 0, HEM)
    part = band((front, back))
    sheet.draw(part, fill=MUSCLE)
    if dim:
        sheet.draw(part, fill=RIM, fill_opacity=dim)
    hem = [
        front[-1],
        away(((front[-1][0] + back[-1][0]) / 2, (front[-1][1] + back[-1][1]) / 2), 0.5, 0),
        back[-1],
    ]
    sheet.draw(curve(hem), stroke=LINE, width=1.1, stroke_opacity=0.7)


def _near_side(sheet: Sheet, hip: Point, shoulder: Point, posture: Posture) -> None:
    """Trunk and near leg in one outline, then what is worn, and the bones of the leg."""
    leg = posture.near_leg
    knee, ankle = _joints(hip, leg)
    trunk = outline(edges([shoulder, hip], TRUNK), (0.3, 0.6))
    seat = disc(away(hip, 3, -70), 16)
    joined(sheet, [trunk, seat, *_limbs(hip, leg)])
    sheet.draw(trunk, fill=TENDON)
    for part in (band(edges([shoulder, hip], TRUNK, WAIST, 1)), seat, disc(hip, 14.5)):
        sheet.draw(part, fill=MUSCLE)
    front, back = edges([shoulder, hip], TRUNK, 0, WAIST)
    sheet.draw(curve([front[-1], back[-1]]), stroke=LINE, width=1.1, stroke_opacity=0.7)
    _shorts(sheet, hip, knee)
    rounded(sheet, [shoulder, hip], TRUNK, 0.08, 0.86)
    rounded(sheet, [hip, knee], THIGH, 0.3)
    rounded(sheet, [knee, ankle], SHANK, 0.06)
    _bones(sheet, hip, leg)
    _shoe(sheet, ankle, leg.foot)


def _bones(sheet: Sheet, hip: Point, leg: Leg) -> None:
    knee, _ = _joints(hip, leg)
    bone(sheet, turned(FEMUR, -leg.thigh, hip))
    bone(sheet, turned(TIBIA, -leg.shank, knee))
    bone(sheet, turned(KNEECAP, -(leg.thigh + leg.shank) / 2, knee))


def _head(sheet: Sheet, shoulder: Point, lean: float) -> None:
    head = away(shoulder, -31, -lean - 14)
    neck = outline(edges([away(shoulder, 4, -lean), away(head, 8, -lean)], NECK))
    joined(sheet, [neck, curve(turned(HEAD, lean * 0.4, head), closed=True)])
    sheet.draw(curve(turned(HAIR, lean * 0.4, head), closed=True), fill=MUSCLE)


def _arm(sheet: Sheet, shoulder: Point, arm: Arm, dim: float = 0) -> None:
    start = away(shoulder, 13, 0)
    elbow = away(start, UPPER_ARM_LENGTH, arm.upper)
    wrist = away(elbow, FOREARM_LENGTH, arm.fore)
    upper, fore = [start, elbow], [elbow, wrist]
    hand = curve(turned(HAND, 90 - arm.fore - 10, away(wrist, 2, arm.fore)), closed=True)
    joined(sheet, [outline(edges(upper, UPPER_ARM)), outline(edges(fore, FOREARM)), hand], dim=dim)
    rounded(sheet, upper, UPPER_ARM, 0.05, 0.95)
    rounded(sheet, fore, FOREARM, 0.08)
