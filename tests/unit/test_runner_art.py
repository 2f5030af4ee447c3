"""What the runner gains from the drawings of running styles: postures drawn as they are described, in any light."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import pytest

from kneelog.domain.reading import Figure
from kneelog.services.learn import topics
from kneelog.ui.widgets.knee_art import DARK

DRAWINGS: Final = Path(__file__).parents[2] / "resources" / "learn" / "drawings"
STYLES: Final = ("pelvis-drop", "over-pronation", "straight-leg", "knee-bend")

Point = tuple[float, float]


def text_of(style: str) -> str:
    return (DRAWINGS / f"{style}.svg").read_text(encoding="utf-8")


def outlines(style: str, group: str) -> list[list[Point]]:
    """The knots of each closed, filled outline of a named group, in page units, y down."""
    root = ET.fromstring(text_of(style))  # noqa: S314 - our own file
    found = root.find(f".//{{*}}g[@id='{group}']")
    assert found is not None
    return [
        knots(path.get("d", "")) for path in found.findall("{*}path") if path.get("fill") == "#FFFEFB"
    ]  # bones are the only things of that colour


def knots(data: str) -> list[Point]:
    points = []
    for _, arguments in re.findall(r"([MC])([^A-Za-z]*)", data):
        numbers = [float(number) for number in arguments.split()]
        points.append((numbers[-2], numbers[-1]))
    return points


def middle(points: list[Point]) -> Point:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def end(bone: list[Point], *, upper: bool) -> Point:
    """The middle of the upper or lower fifth of a bone."""
    ys = [y for _, y in bone]
    depth = (max(ys) - min(ys)) / 5
    return middle([p for p in bone if (p[1] <= min(ys) + depth if upper else p[1] >= max(ys) - depth)])


def bend(style: str) -> float:
    """The angle in degrees by which the near leg's shin turns from its thigh."""
    femur, tibia, _kneecap = outlines(style, "near-side")
    turns = []
    for bone in (femur, tibia):
        (x, y), (u, v) = end(bone, upper=True), end(bone, upper=False)
        turns.append(math.degrees(math.atan2(u - x, v - y)))
    return turns[0] - turns[1]


def test_the_pelvis_falls_towards_the_lifted_leg() -> None:
    wings = [
        bone for bone in outlines("pelvis-drop", "bones") if 50 < middle(bone)[1] < 75 and len(bone) > 12
    ]
    lifted, standing = sorted(wings, key=lambda bone: middle(bone)[0])
    assert min(y for _, y in lifted) > min(y for _, y in standing) + 8


def test_the_standing_knee_has_moved_inwards() -> None:
    bones = outlines("pelvis-drop", "bones")
    femur = max(bones[:2], key=lambda bone: middle(bone)[0])
    tibia = bones[-1]
    hip, knee, ankle = end(femur, upper=True), end(femur, upper=False), end(tibia, upper=False)
    share = (knee[1] - hip[1]) / (ankle[1] - hip[1])
    assert knee[0] < hip[0] + (ankle[0] - hip[0]) * share - 8


def test_in_over_pronation_the_heel_leans_and_the_knee_stands_inside_the_foot() -> None:
    heel, _talus, _fibula, tibia, _femur = outlines("over-pronation", "bones")
    assert end(heel, upper=False)[0] > end(heel, upper=True)[0] + 5, "the heel's foot points outwards"
    assert end(tibia, upper=True)[0] < end(tibia, upper=False)[0] - 15, "the shin leans inwards"


def test_a_straight_leg_is_nearly_straight_and_a_bent_one_is_bent_a_lot() -> None:
    assert abs(bend("straight-leg")) < 8
    assert bend("knee-bend") > 55


@pytest.mark.parametrize("style", STYLES)
class TestEachDrawing:
    def test_it_is_readable_on_a_dark_page(self, style: str) -> None:
        """Every colour is one that the program knows how to turn dark; black and white only fade the edge."""
        colours = set(re.findall(r"#[0-9A-Fa-f]{6}", text_of(style)))
        assert colours <= set(DARK) | {"#000000", "#FFFFFF"}

    def test_it_holds_no_words_and_nothing_that_qt_draws_differently(self, style: str) -> None:
        assert not re.search(r"<(text|tspan|clipPath|style|filter|image|use)\b| style=", text_of(style))

    def test_it_has_the_frame_of_the_others_and_stays_within_it(self, style: str) -> None:
        assert 'viewBox="0 0 320 300" width="320" height="300"' in text_of(style)
        points = [p for data in re.findall(r' d="([^"]*)"', text_of(style)) for p in knots(data)]
        assert all(20 < x < 300 and -20 < y < 290 for x, y in points)

    def test_qt_paints_it_without_a_word(self, style: str, qapp: object) -> None:
        from PySide6.QtGui import QImage, QPainter
        from PySide6.QtSvg import QSvgRenderer

        assert qapp
        image = QImage(64, 60, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        QSvgRenderer(str(DRAWINGS / f"{style}.svg")).render(painter)
        painter.end()
        assert any(image.pixelColor(x, y).alpha() for x in range(64) for y in range(60))


def test_learn_shows_each_of_them() -> None:
    shown = [
        block.name
        for topic in topics()
        for block in topic.blocks
        if isinstance(block, Figure) and block.name.startswith("style:")
    ]
    assert shown == [f"style:{style}" for style in STYLES]
    assert {path.stem for path in DRAWINGS.iterdir()} == set(STYLES)
