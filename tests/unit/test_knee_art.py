"""What the runner gains from the knee drawings: true anatomy, and places that are easy to tell apart and to hit."""

from __future__ import annotations

import math
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

import pytest

from kneelog.domain.places import PLACES, View

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

RESOURCES: Final = Path(__file__).parents[2] / "resources"
VIEWS: Final = ("front", "inner", "outer", "back")
PLACES_SHOWN: Final = [(place, facts.view) for place, facts in PLACES.items() if facts.view is not View.NONE]

# The frame of every drawing: 20 units a centimetre, the middle of the joint line at (160, 188).
UNITS_PER_CM: Final = 20
MIDDLE: Final = (160.0, 188.0)

# The colours that the program knows how to turn dark, and black and white in the fade mask.
KNOWN_COLOURS: Final = {
    "#47423E", "#F6EFE8", "#C3B2A4", "#FFFEFB", "#D8CFC2", "#8A8076",
    "#EDE3D7", "#A69786", "#C8D6DB", "#D9C8BB", "#EFE6CF",
}  # fmt: skip
MASK_COLOURS: Final = {"#000000", "#FFFFFF"}

# The smallest map the Log page shows is 212 px high; a click takes the nearest place within 8 px.
PX_PER_UNIT: Final = 212 / 364
REACH_PX: Final = 8
TARGET_PX: Final = 28

Point = tuple[float, float]


@cache
def drawing(view: str) -> str:
    return (RESOURCES / "knee" / f"{view}.svg").read_text(encoding="utf-8")


@cache
def outlines(view: str, group: str) -> dict[str, list[Point]]:
    """The paths of a named group as polygons in cm, y up; paths without an id are numbered."""
    root = ET.fromstring(drawing(view))  # noqa: S314 - our own file
    found = root.find(f".//{{*}}g[@id='{group}']")
    assert found is not None, f"{view} has no group {group}"
    return {
        path.get("id", str(index)): polygon(path.get("d", ""))
        for index, path in enumerate(found.findall("{*}path"))
    }


def zones(view: str) -> dict[str, list[Point]]:
    return outlines(view, "zones")


def bone(view: str, name: str) -> list[Point]:
    return outlines(view, name)["0"]


def polygon(data: str) -> list[Point]:
    """Points along path data of M, C and Z, in cm."""
    points: list[Point] = []
    for command, arguments in re.findall(r"([MCZ])([^A-Za-z]*)", data):
        numbers = [float(number) for number in arguments.split()]
        knots = [(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        if command == "M":
            points.append(knots[0])
        elif command == "C":
            points.extend(cubic((points[-1], *knots)))
    return [((x - MIDDLE[0]) / UNITS_PER_CM, (MIDDLE[1] - y) / UNITS_PER_CM) for x, y in points]


def cubic(knots: Sequence[Point], steps: int = 8) -> Iterator[Point]:
    """Points along a cubic after its start, from its start, its two controls and its end."""
    for step in range(1, steps + 1):
        t = step / steps
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        x = sum(weight * knot[0] for weight, knot in zip(weights, knots, strict=True))
        y = sum(weight * knot[1] for weight, knot in zip(weights, knots, strict=True))
        yield x, y


def holds(outline: list[Point], point: Point) -> bool:
    """Whether a point lies inside an outline (even-odd)."""
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip(outline, outline[1:] + outline[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def distance(outline: list[Point], point: Point) -> float:
    """From a point to the nearest place on an outline, in cm."""
    return min(
        to_segment(point, start, end) for start, end in zip(outline, outline[1:] + outline[:1], strict=True)
    )


def to_segment(point: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    along = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    return math.dist(point, (start[0] + along * dx, start[1] + along * dy))


def gap(one: list[Point], other: list[Point]) -> float:
    """Between two outlines that do not cross, in cm."""
    return min(distance(other, point) for point in one)


def middle(outline: list[Point]) -> Point:
    """The middle of the box round an outline."""
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def top(outline: list[Point]) -> float:
    return max(y for _, y in outline)


def foot(outline: list[Point]) -> float:
    return min(y for _, y in outline)


def grid(outline: list[Point], margin: float, step: float) -> Iterator[Point]:
    """Points over the box round an outline and a margin, in cm."""
    left, right = min(x for x, _ in outline) - margin, max(x for x, _ in outline) + margin
    low, high = foot(outline) - margin, top(outline) + margin
    for row in range(int((high - low) / step) + 1):
        for column in range(int((right - left) / step) + 1):
            yield left + column * step, low + row * step


class TestPlaces:
    @pytest.mark.parametrize(("place", "view"), PLACES_SHOWN)
    def test_every_place_can_be_pointed_at_in_its_own_view_and_no_other(self, place: str, view: str) -> None:
        assert [name for name in VIEWS if place in zones(name)] == [view]

    @pytest.mark.parametrize("view", VIEWS)
    def test_a_view_shows_its_places_in_the_order_of_the_knee_map(self, view: str) -> None:
        assert list(zones(view)) == [place for place, shown in PLACES_SHOWN if shown == view]

    @pytest.mark.parametrize("view", VIEWS)
    def test_the_program_can_read_the_outlines_itself(self, view: str) -> None:
        group = drawing(view).partition('<g id="zones">')[2]
        paths = re.findall(r'<path id="[a-z-]+" d="([^"]*)" fill="none"/>', group)
        assert len(paths) == len(zones(view)) == group.count("<path")
        assert all(re.fullmatch(r"M[-\d. ]+( C[-\d. ]+)+ Z", data) for data in paths)

    @pytest.mark.parametrize("view", VIEWS)
    def test_no_click_can_mean_two_places(self, view: str) -> None:
        shown = zones(view)
        for place, outline in shown.items():
            for other, stranger in shown.items():
                inside = 0 if place == other else sum(holds(stranger, point) for point in outline)
                assert inside == 0, f"{place} reaches into {other}"

    @pytest.mark.parametrize(
        ("view", "one", "other"),
        [
            ("inner", "inner-above-joint-line", "inner-joint-line"),
            ("inner", "inner-joint-line", "inner-below-joint-line"),
            ("inner", "inner-below-joint-line", "inner-top-of-shin"),
            ("outer", "outer-above-joint-line", "outer-joint-line"),
            ("outer", "outer-joint-line", "outer-knob"),
            ("outer", "outer-joint-line", "outer-top-of-shin"),
        ],
    )
    def test_neighbours_at_the_joint_line_are_a_fine_line_apart(
        self, view: str, one: str, other: str
    ) -> None:
        assert gap(zones(view)[one], zones(view)[other]) == pytest.approx(0.12, abs=0.03)

    @pytest.mark.parametrize(("place", "view"), PLACES_SHOWN)
    def test_every_place_is_big_enough_to_hit_on_the_smallest_map(self, place: str, view: str) -> None:
        own = zones(view)[place]
        others = [outline for name, outline in zones(view).items() if name != place]
        px = 1 / (UNITS_PER_CM * PX_PER_UNIT)

        def hits(point: Point) -> bool:
            if holds(own, point):
                return True
            if any(holds(other, point) for other in others):
                return False
            away = distance(own, point)
            return away <= REACH_PX * px and all(away <= distance(other, point) for other in others)

        step = 2 * px
        taken = {
            (round(x / step), round(y / step)) for x, y in grid(own, REACH_PX * px, step) if hits((x, y))
        }
        side = TARGET_PX // 2
        assert any(
            all((x + dx, y + dy) in taken for dx in range(side) for dy in range(side)) for x, y in taken
        ), f"no square of {TARGET_PX} px fits into {place}"

    @pytest.mark.parametrize(("place", "view"), PLACES_SHOWN)
    def test_every_place_lies_on_the_leg(self, place: str, view: str) -> None:
        left, right = outlines(view, "skin-line").values()
        leg = left + right[::-1]
        assert all(holds(leg, point) for point in zones(view)[place])


class TestAnatomy:
    @pytest.mark.parametrize("view", ["front", "inner", "outer"])
    def test_the_kneecap_stands_above_the_joint_line(self, view: str) -> None:
        kneecap = bone(view, "kneecap-bone")
        assert 0.5 < foot(kneecap) < 1.5
        assert top(kneecap) - foot(kneecap) == pytest.approx(4.2, abs=0.3)

    def test_the_kneecap_is_a_little_wider_than_high(self) -> None:
        xs = [x for x, _ in bone("front", "kneecap-bone")]
        assert max(xs) - min(xs) == pytest.approx(4.4, abs=0.2)

    @pytest.mark.parametrize("view", ["inner", "outer"])
    def test_the_kneecap_is_at_the_very_front(self, view: str) -> None:
        forward = -1 if view == "inner" else 1
        femur = max(forward * x for x, _ in bone(view, "femur"))
        assert middle(bone(view, "kneecap-bone"))[0] * forward > femur

    @pytest.mark.parametrize("view", VIEWS)
    def test_the_joint_line_is_where_the_bones_meet(self, view: str) -> None:
        assert 0.0 < foot(bone(view, "femur")) < 0.5
        assert -0.5 < top([point for point in bone(view, "tibia") if abs(point[0]) > 1]) < 0.0
        for meniscus in outlines(view, "meniscus").values():
            assert middle(meniscus)[1] == pytest.approx(0, abs=0.2)

    @pytest.mark.parametrize("view", ["front", "back"])
    def test_the_knob_is_outside_and_below_the_joint_line(self, view: str) -> None:
        fibula, tibia = bone(view, "fibula"), bone(view, "tibia")
        assert -2.0 < top(fibula) < -1.0
        assert max(x for x, _ in fibula) > max(x for x, _ in tibia)

    def test_the_knob_lies_behind_the_middle_of_the_outer_side(self) -> None:
        head = [point for point in bone("outer", "fibula") if point[1] > -3]
        assert middle(head)[0] < -2
        assert holds(zones("outer")["outer-knob"], middle(head))

    def test_the_inner_view_shows_no_knob(self) -> None:
        assert 'id="fibula"' not in drawing("inner")

    @pytest.mark.parametrize(
        ("place", "view", "landmark"),
        [
            ("shin-bump", "front", (0.5, -4.0)),
            ("kneecap", "front", (0.0, 3.0)),
            ("inner-above-joint-line", "inner", (0.3, 3.3)),
            ("inner-joint-line", "inner", (0.0, 0.0)),
            ("inner-below-joint-line", "inner", (0.0, -2.2)),
            ("inner-top-of-shin", "inner", (-2.0, -5.0)),
            ("outer-above-joint-line", "outer", (-0.7, 3.0)),
            ("outer-joint-line", "outer", (0.0, 0.0)),
            ("outer-top-of-shin", "outer", (2.5, -1.9)),
            ("hollow", "back", (0.0, 1.5)),
        ],
    )
    def test_a_place_covers_its_landmark(self, place: str, view: str, landmark: Point) -> None:
        assert holds(zones(view)[place], landmark)

    def test_the_inner_top_of_the_shin_is_three_fingers_below_the_joint_line(self) -> None:
        assert -6.0 < middle(zones("inner")["inner-top-of-shin"])[1] < -5.0

    @pytest.mark.parametrize("view", ["front", "back"])
    def test_thigh_and_calf_are_fuller_on_the_inner_side(self, view: str) -> None:
        inner, outer = outlines(view, "skin-line").values()
        for height in (7.0, -7.0):
            assert -reach(inner, height) > reach(outer, height)

    def test_the_front_thigh_muscle_reaches_lower_on_the_inner_side(self) -> None:
        bellies = [outline for outline in outlines("front", "muscle").values() if abs(middle(outline)[0]) > 2]
        inner = min(foot(outline) for outline in bellies if middle(outline)[0] < 0)
        outer = min(foot(outline) for outline in bellies if middle(outline)[0] > 0)
        assert inner < outer

    @pytest.mark.parametrize("view", VIEWS)
    def test_the_leg_is_as_wide_as_a_leg(self, view: str) -> None:
        left, right = outlines(view, "skin-line").values()
        widths = {height: reach(right, height) - reach(left, height) for height in (8.0, 0.0, -8.0)}
        assert widths[8.0] > widths[0.0] < widths[-8.0]
        assert 9 < widths[0.0] < 11


def reach(edge: list[Point], height: float) -> float:
    """How far to the side an edge is at a height."""
    return min(edge, key=lambda point: abs(point[1] - height))[0]


class TestFiles:
    def test_the_committed_files_are_what_the_generator_draws(self) -> None:
        answer = subprocess.run(
            [sys.executable, "-m", "generate", "--check"],
            cwd=RESOURCES / "knee",
            capture_output=True,
            text=True,
            check=False,
        )
        assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")

    def test_the_generator_also_starts_as_a_folder(self) -> None:
        subprocess.run([sys.executable, RESOURCES / "knee" / "generate", "--check"], check=True)

    def test_a_drawing_changed_by_hand_is_found_and_left_alone(self, tmp_path: Path) -> None:
        shutil.copytree(RESOURCES / "knee", tmp_path / "knee")
        shutil.copytree(RESOURCES / "icons", tmp_path / "icons")
        shutil.copytree(RESOURCES / "learn", tmp_path / "learn")
        changed = tmp_path / "knee" / "back.svg"
        changed.write_text("<svg/>", encoding="utf-8")
        answer = subprocess.run(
            [sys.executable, tmp_path / "knee" / "generate", "--check"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (answer.returncode, answer.stdout.split()) == (1, ["differs:", str(Path("knee", "back.svg"))])
        assert changed.read_text(encoding="utf-8") == "<svg/>"

    @pytest.mark.parametrize("view", VIEWS)
    def test_every_colour_has_a_dark_twin(self, view: str) -> None:
        art = re.sub(r'<linearGradient id="fade-ramp".*', "", drawing(view))
        assert set(re.findall(r"#[0-9A-Za-z]+(?=\")", art)) <= KNOWN_COLOURS
        assert set(re.findall(r'(?:fill|stroke|stop-color)="([^"#]*)"', art)) <= {"none"}
        assert set(re.findall(r"#[0-9A-F]{6}", drawing(view))) <= KNOWN_COLOURS | MASK_COLOURS

    @pytest.mark.parametrize("view", VIEWS)
    def test_a_drawing_has_no_words_and_nothing_that_qt_draws_differently(self, view: str) -> None:
        assert not re.search(
            r"<(text|tspan|clipPath|style|filter|image|use)\b| style=|@import", drawing(view)
        )

    @pytest.mark.parametrize("view", VIEWS)
    def test_all_drawings_share_one_frame(self, view: str) -> None:
        assert 'viewBox="0 0 320 364"' in drawing(view)
        assert 'mask="url(#fade)"' in drawing(view)


ICONS: Final = [
    *("log", "history", "trends", "summary", "learn", "urgent", "settings", "check", "close", "chevron-down"),
    *("chevron-right", "note", "sign", "search", "calendar", "run", "rest", "undo"),
]


class TestIcons:
    @pytest.mark.parametrize("name", ICONS)
    def test_a_line_icon_belongs_to_the_family(self, name: str) -> None:
        text = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        root = ET.fromstring(text)  # noqa: S314 - our own file
        assert root.get("viewBox") == "0 0 24 24"
        assert (root.get("stroke-width"), root.get("stroke-linecap")) == ("1.75", "round")
        assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', text)) == {"none", "#1C2024"}

    def test_there_is_no_other_line_icon(self) -> None:
        assert {path.stem for path in (RESOURCES / "icons").glob("*.svg")} == {
            *ICONS,
            "kneelog",
            "kneelog-16",
        }

    def test_the_application_icon_shows_pain_only_where_there_is_room(self) -> None:
        large = (RESOURCES / "icons" / "kneelog.svg").read_text(encoding="utf-8")
        small = (RESOURCES / "icons" / "kneelog-16.svg").read_text(encoding="utf-8")
        assert "#CF8A76" in large
        assert "#CF8A76" not in small


class TestQt:
    """Qt draws every file without a word of warning: pytest-qt turns one into a failure."""

    @pytest.mark.parametrize(
        "path",
        [
            *(f"knee/{view}.svg" for view in VIEWS),
            *(f"icons/{name}.svg" for name in (*ICONS, "kneelog", "kneelog-16")),
        ],
    )
    def test_qt_reads_and_paints_it(self, path: str, qapp: object) -> None:
        from PySide6.QtGui import QImage, QPainter
        from PySide6.QtSvg import QSvgRenderer

        assert qapp
        renderer = QSvgRenderer(str(RESOURCES / path))
        assert renderer.isValid()
        image = QImage(64, 73, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        assert any(image.pixelColor(x, y).alpha() for x in range(64) for y in range(73))

    @pytest.mark.parametrize("view", VIEWS)
    def test_thigh_and_shin_fade_out(self, view: str, qapp: object) -> None:
        from PySide6.QtGui import QImage, QPainter
        from PySide6.QtSvg import QSvgRenderer

        assert qapp
        image = QImage(160, 182, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        QSvgRenderer(str(RESOURCES / "knee" / f"{view}.svg")).render(painter)
        painter.end()
        strengths = [image.pixelColor(80, y).alpha() for y in (1, 15, 91, 167, 180)]
        assert strengths[0] < 20 < strengths[1] < 200 < strengths[2]
        assert strengths[4] < 20 < strengths[3] < 200
