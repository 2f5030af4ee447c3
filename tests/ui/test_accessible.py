"""A blind runner hears every control by name, and hears what changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from kneelog.domain.places import Place
from kneelog.domain.report import Knee, KneeReport, Lasted, Swelling
from kneelog.domain.signs import Sign
from kneelog.ui.widgets.knee_words import place_name
from tests.ui.test_log_journeys import painful_run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QAccessibleInterface

    from tests.ui.log_window import LogWindow

    Make = Callable[..., LogWindow]

CONTROLS = {
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.SpinBox,
    QAccessible.Role.Slider,
    QAccessible.Role.MenuItem,
    QAccessible.Role.Table,
    QAccessible.Role.List,
    QAccessible.Role.Tree,
}


def everything(root: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield root
    for number in range(root.childCount()):
        child = root.child(number)
        if child is not None and child.isValid():
            yield from everything(child)


def shown(window: LogWindow) -> list[QAccessibleInterface]:
    root = QAccessible.queryAccessibleInterface(window.window)
    return [part for part in everything(root) if not part.state().invisible]


def name(part: QAccessibleInterface) -> str:
    return part.text(QAccessible.Text.Name)


@pytest.mark.parametrize(
    "page",
    [
        *("log", "history", "trends", "summary", "learn", "care", "urgent", "settings"),
        *("import", "erase", "about", "passphrase"),
    ],
)
def test_every_control_of_every_page_has_a_name(log_window: Make, page: str) -> None:
    window = log_window()
    form = window.page.form.view
    window.window.go(page)
    window.settle()
    for fold in form.more.folds.values():
        fold.set_open(True)
    window.settle()
    nameless = [part for part in shown(window) if part.role() in CONTROLS and not name(part).strip()]
    assert [str(part.object()) for part in nameless] == []


def test_stable_names_are_what_scripts_and_screen_readers_rely_on(log_window: Make) -> None:
    window = log_window()
    names = {name(part) for part in shown(window)}
    assert {"Log", "History", "Learn", "Settings", "Urgent signs", "Both knees 0", "Save entry"} <= names
    assert {f"{side} knee pain {level}" for side in ("Left", "Right") for level in range(11)} <= names
    assert {"Left knee pain, not recorded", "Right knee pain, not recorded", "Left knee, where"} <= names
    assert place_name(Knee.LEFT, Place.INNER_JOINT_LINE) == "Left knee, inner side, on the joint line"
    assert place_name(Knee.LEFT, Place.INNER_JOINT_LINE) in names
    window.type(Qt.Key.Key_4)
    assert "Left knee pain, 4" in {name(part) for part in shown(window)}


def test_tab_goes_through_the_form_in_the_order_of_thought(log_window: Make) -> None:
    window = log_window()
    window.page.form.view.header.tab_order()[0].setFocus()
    stops = []
    for _step in range(30):
        focus = window.focus
        stops.append(focus)
        window.type(Qt.Key.Key_Tab)
    names = [widget.accessibleName() for widget in stops]
    names = names[: names.index("Save entry") + 1]
    left, right = names.index("Left knee pain, not recorded"), names.index("Right knee pain, not recorded")
    assert left < right == left + 1, "the right strip follows the left"
    swelling = [number for number, text in enumerate(names) if "swelling" in text]
    assert right < swelling[0]
    save = names.index("Save entry")
    assert swelling[-1] < save


def test_what_is_built_later_stands_in_the_order_of_thought_too(log_window: Make) -> None:
    window = log_window()
    half = window.page.form.view.half(Knee.LEFT)
    report = KneeReport(4, places=(Place.KNEECAP,), swelling=Swelling.SLIGHT, lasted=Lasted.parse("36h"))
    half.changed.emit(report)
    window.page.form.view.more.folds["note"].set_open(True)
    window.settle()
    half.strip.setFocus()
    names = []
    for _step in range(30):
        names.append(window.focus.accessibleName())
        window.type(Qt.Key.Key_Tab)
    order = [
        next(number for number, text in enumerate(names) if text.startswith(wanted))
        for wanted in (
            "Left knee, size",
            "Left knee swelling: slightly",
            "Left knee swelling, where",
            "Left knee swelling, came up",
            "Left knee, how long",
            "How long, number",
            "Right knee swelling",
            "Note",
        )
    ]
    assert order == sorted(order), names


def test_tab_passes_what_comes_and_goes_where_it_stands(log_window: Make) -> None:
    window = log_window(*painful_run(2), *painful_run(4), *painful_run(6))
    window.type(Qt.Key.Key_4, Qt.Key.Key_0, Qt.Key.Key_H, Qt.Key.Key_Return)
    assert window.card.isVisible()
    window.page.form.view.header.tab_order()[0].setFocus()
    names = []
    for _step in range(30):
        names.append(window.focus.accessibleName() or str(window.focus.property("text")))
        window.type(Qt.Key.Key_Tab)
    order = [
        next((number for number, text in enumerate(names) if text.startswith(wanted)), -1)
        for wanted in (
            "Both knees 0",
            "Edit 18:30, run",
            "Show the entries",
            "Left knee pain",
            "Mark Left knee, inner side",
            "Left knee swelling",
            "Right knee swelling",
            "Save entry",
        )
    ]
    assert -1 not in order, names
    assert order == sorted(order), names
    window.type(Qt.Key.Key_F6, Qt.Key.Key_F6)
    while window.focus is not window.card:
        window.type(Qt.Key.Key_F6)
    window.type(Qt.Key.Key_Tab)
    assert window.focus.accessibleName() == "Hide this card"


def test_alt_and_the_letter_of_a_fold_lead_into_it(log_window: Make) -> None:
    window = log_window()
    window.type(Qt.Key.Key_4, Qt.Key.Key_0)
    window.page.form.view.more.folds["note"].click()  # what Alt+N does, after a moment
    window.settle()
    window.type(Qt.Key.Key_H, Qt.Key.Key_I)
    assert window.page.form.form.entry.note == "hi"
    folds = window.page.form.view.more.folds
    folds["note"].click()
    folds["signs"].click()
    window.settle()
    folds["note"].click()
    window.settle()
    window.type(Qt.Key.Key_Space, Qt.Key.Key_A)
    assert window.page.form.form.entry.note == "hi a", "from another fold too: a blank must not tick a sign"


def test_an_urgent_sign_ticked_far_below_brings_its_line_into_view(log_window: Make) -> None:
    window = log_window()
    view = window.page.form.view
    view.more.folds["signs"].set_open(True)
    window.settle()
    window.settle()
    report = KneeReport(4, signs=(Sign.GIVES_WAY,))
    view.half(Knee.LEFT).changed.emit(report)
    window.settle()
    assert view.urgent.isVisible()
    assert not view.urgent.visibleRegion().isEmpty()
