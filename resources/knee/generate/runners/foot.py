"""The foot that rolls inwards, from behind: a right leg from above the knee, its inner side on the left."""

from generate.curves import Points, curve
from generate.palette import BONE_LINE, LINE, MENISCUS, TENDON, TENDON_LINE
from generate.runners.body import Profile, arrow, band, bone, edges, joined, outline, rounded
from generate.runners.sheet import Sheet

LEG: Points = [(133, -14), (142, 52), (153, 120), (163, 186), (168, 230)]
UPRIGHT: Points = [(171, -14), (170, 52), (169, 120), (168, 186), (168, 230)]

# Share of the length, towards the outer side (right), towards the inner side.
CALF: Profile = [
    (0, 32, 33), (0.14, 28, 29), (0.27, 26.5, 27), (0.4, 29, 32), (0.52, 28, 33), (0.66, 21, 25),
    (0.8, 14.5, 16.5), (0.92, 14, 15), (1, 16, 18),
]  # fmt: skip

FOREFOOT: Points = [
    (186, 254), (196, 258), (204, 260.6), (209.6, 261.6), (212.6, 265), (218, 265.6), (221.6, 270),
    (226, 272.6), (227.6, 278), (223, 283.2), (190, 284), (160, 284), (146, 283.4), (140.4, 278),
    (143, 268), (152, 256),
]  # fmt: skip
HEEL: Points = [
    (152, 214), (149, 224), (150, 233), (152, 242), (150, 252), (151, 264), (158, 277), (170, 283.4),
    (183, 282.6), (191, 274), (192, 261), (188, 248), (185, 236), (186, 226), (182, 214),
]  # fmt: skip
TOES: tuple[Points, ...] = ([(212.6, 265), (213.6, 269)], [(221.6, 270), (221.4, 274)])

FEMUR: Points = [
    (122, -10), (125, 8), (120, 24), (116, 36), (119, 46), (127, 50), (135, 46), (139, 40), (143, 46),
    (152, 49.6), (161, 46), (165, 36), (160, 23), (149, 8), (146, -10),
]  # fmt: skip
TIBIA: Points = [
    (119, 57), (128, 54), (141, 56), (154, 53.4), (164, 56), (164, 64), (157, 78), (154, 104), (160, 150),
    (166, 194), (173, 214), (176, 224), (169, 229), (160, 229.6), (153.4, 234), (150.6, 226), (153, 210),
    (152, 190), (147, 150), (139, 104), (131, 78), (121, 66),
]  # fmt: skip
FIBULA: Points = [
    (161, 67), (167, 65), (169.6, 71), (166.6, 84), (166, 110), (171, 150), (177, 194), (182.6, 216),
    (184.6, 230), (181.6, 238), (177.4, 230), (174, 210), (169, 180), (163, 136), (160.6, 100),
    (161.6, 80),
]  # fmt: skip
TALUS: Points = [(157, 232), (166, 231), (176, 230), (179, 238), (176, 245), (165, 247), (157, 243)]
HEEL_BONE: Points = [
    (160, 246), (169, 247), (178, 245), (184, 256), (186.4, 269), (181, 277), (171, 278), (164, 270),
    (160, 257),
]  # fmt: skip
PADS: Points = [(120, 52.4), (141, 53.6), (163, 51.4)]
TENDON_LINES: tuple[Points, Points] = (
    [(147, 128), (156, 160), (161, 190), (163, 220), (166, 244), (170, 262)],
    [(163, 124), (167, 160), (169, 190), (171, 220), (176, 243), (182, 260)],
)


def over_pronation() -> str:
    """The foot rolls inwards too far, and the knee moves inwards with it."""
    sheet = Sheet(fade=44)
    sheet.ground(76, 256)
    with sheet.group("upright"):
        for edge in edges(UPRIGHT, CALF):
            sheet.draw(curve(edge), stroke=BONE_LINE, width=1.2, stroke_opacity=0.55)
    with sheet.group("skin"):
        joined(sheet, [curve(FOREFOOT, closed=True)])
        for toe in TOES:
            sheet.draw(curve(toe), stroke=LINE, width=1, stroke_opacity=0.6)
        joined(sheet, [outline(edges(LEG, CALF), (0, 0)), curve(HEEL[::-1], closed=True)])
        rounded(sheet, LEG, CALF)
    with sheet.group("bones"):
        for part in (HEEL_BONE, TALUS, FIBULA, TIBIA, FEMUR):
            bone(sheet, part)
        sheet.draw(curve(PADS), stroke=MENISCUS, width=3.2)
    with sheet.group("tendon"):
        for paint, depth in ((TENDON, 0.9), (TENDON_LINE, 1.0)):
            stops = ((0, paint, 0.0), (0.45, paint, depth), (0.86, paint, depth), (1, paint, 0.0))
            runs_out = sheet.linear((160, 128), (176, 264), stops)
            if paint == TENDON:
                sheet.draw(band((list(TENDON_LINES[0]), list(TENDON_LINES[1]))), fill=runs_out)
            else:
                for edge in TENDON_LINES:
                    sheet.draw(curve(edge), stroke=runs_out, width=1)
    with sheet.group("marks"):
        arrow(sheet, [(214, 56), (198, 54), (182, 55)])
        arrow(sheet, [(140, 216), (130, 226), (126, 241)])
    return sheet.text()
