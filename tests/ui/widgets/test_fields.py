"""Fields: what they read, what they refuse, and that empty is not recorded."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kneelog.ui.widgets.choice_chips import Option
from kneelog.ui.widgets.combo import Combo
from kneelog.ui.widgets.date_button import DateButton
from kneelog.ui.widgets.date_field import DateField, day_from_text, written_day
from kneelog.ui.widgets.day_sheet import DaySheet
from kneelog.ui.widgets.note_editor import NoteEditor
from kneelog.ui.widgets.number_field import NumberField
from kneelog.ui.widgets.text_field import TextField
from kneelog.ui.widgets.time_field import TimeField, time_from_text
from tests.ui.widgets import seen
from tests.ui.widgets.hands import click, press, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from kneelog.ui.theme import Theme

Key = Qt.Key
TODAY = date(2026, 3, 10)


@pytest.fixture(autouse=True)
def british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def kilometres(qtbot: QtBot, theme: Theme) -> NumberField:
    made = NumberField(theme, "Distance", unit="km", high=500, decimals=1)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("typed", "value"), [("8.2", 8.2), ("8,2", 8.2), ("8.2 km", 8.2), ("10", 10), ("0", 0), ("8.26", 8.3)]
)
def test_a_number_is_read_as_it_is_written(
    qtbot: QtBot, kilometres: NumberField, typed: str, value: float
) -> None:
    write(kilometres, typed)
    with qtbot.waitSignal(kilometres.valueChanged) as signal:
        press(kilometres, Key.Key_Return)
    assert signal.args == [value]
    assert kilometres.value == value


def test_an_emptied_number_is_not_recorded(qtbot: QtBot, kilometres: NumberField) -> None:
    kilometres.value = 0
    assert kilometres.text() == "0"
    kilometres.clear()
    with qtbot.waitSignal(kilometres.valueChanged) as signal:
        kilometres.read()
    assert signal.args == [None]


@pytest.mark.parametrize("typed", ["fast", "501", "-1", "8 2"])
def test_what_cannot_be_read_stays_and_is_explained(kilometres: NumberField, typed: str) -> None:
    kilometres.value = 8.2
    kilometres.setText(typed)
    assert not kilometres.read()
    assert kilometres.text() == typed
    assert kilometres.value == 8.2
    assert kilometres.problem == f"“{typed}” is not a number from 0 to 500."
    assert seen.description(kilometres) == kilometres.problem
    kilometres.setText("9")
    assert kilometres.read()
    assert (kilometres.value, kilometres.problem, kilometres.doubted) == (9, "", False)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("18:30", time(18, 30)),
        ("18.30", time(18, 30)),
        ("1830", time(18, 30)),
        ("18h30", time(18, 30)),
        ("7:02", time(7, 2)),
        ("6:30 pm", time(18, 30)),
        ("12 am", time(0, 0)),
        ("12:15 p.m.", time(12, 15)),
        ("7", time(7, 0)),
        ("25:00", None),
        ("13 pm", None),
        ("later", None),
    ],
)
def test_times(typed: str, value: time | None) -> None:
    assert time_from_text(typed) == value


@pytest.mark.parametrize(
    "language", [QLocale.Language.English, QLocale.Language.German, QLocale.Language.French]
)
@pytest.mark.parametrize("day", [date(2026, 3, 9), date(2025, 12, 31)])
def test_a_day_reads_back_as_it_is_written(language: QLocale.Language, day: date) -> None:
    QLocale.setDefault(QLocale(language))
    assert day_from_text(written_day(day), TODAY) == day
    assert day_from_text(day.isoformat(), TODAY) == day


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("9/3/2026", date(2026, 3, 9)),
        ("09/03/26", date(2026, 3, 9)),
        ("9/3", date(2026, 3, 9)),
        ("31/12", date(2025, 12, 31)),
        ("31/2", None),
        ("soon", None),
    ],
)
def test_days_as_a_british_runner_types_them(typed: str, value: date | None) -> None:
    assert day_from_text(typed, TODAY) == value


def test_a_day_to_come_is_refused_in_words(qtbot: QtBot, theme: Theme) -> None:
    field = DateField(theme, "Date", today=lambda: TODAY)
    qtbot.addWidget(field)
    field.value = TODAY
    field.setText("11/03/2026")
    assert not field.read()
    assert field.problem == "11 March 2026 has not come yet: an entry is for today or an earlier day."
    assert field.value == TODAY


def test_enter_stays_in_a_text_field(qtbot: QtBot, theme: Theme) -> None:
    page = _Page()
    fields: list[QWidget] = [TextField(theme, "Shoes"), TimeField(theme, "Start")]
    column = QVBoxLayout(page)
    for field in fields:
        column.addWidget(field)
    qtbot.addWidget(page)
    page.show()
    for field in fields:
        press(field, Key.Key_Return)
    assert page.keys == []


class _Page(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.keys: list[int] = []

    def keyPressEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        self.keys.append(event.key())  # type: ignore[attr-defined]


def test_a_note_takes_no_more_than_its_limit_and_keeps_what_was_there(qtbot: QtBot, theme: Theme) -> None:
    note = NoteEditor(theme, "Note", limit=10)
    qtbot.addWidget(note)
    note.text = "0123456789"
    cursor = note.textCursor()
    cursor.setPosition(5)
    note.setTextCursor(cursor)
    write(note, "xyz")
    assert note.text == "0123456789"
    note.text = "a" * 30
    assert note.text == "a" * 10


def test_ctrl_enter_in_a_note_is_the_pages_and_enter_is_a_line(qtbot: QtBot, theme: Theme) -> None:
    page = _Page()
    note = NoteEditor(theme, "Note")
    QVBoxLayout(page).addWidget(note)
    qtbot.addWidget(page)
    page.show()
    press(note, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.keys == [Key.Key_Control.value, Key.Key_Return.value]
    press(note, Key.Key_Return)
    assert note.text == "\n"


def test_a_combo_gives_values_and_leaves_the_wheel_to_the_page(qtbot: QtBot, theme: Theme) -> None:
    runs = Combo(theme, "Run", [Option(7, "17:40 · 8.2 km"), Option(None, "No run"), Option(9, "Sunday")])
    qtbot.addWidget(runs)
    runs.show()
    heard: list[object] = []
    runs.chosen.connect(heard.append)
    runs.value = 9
    assert (runs.currentText(), heard) == ("Sunday", [])
    press(runs, Key.Key_Up)
    assert runs.value is None
    assert heard == [None]
    assert (seen.role(runs), seen.description(runs)) == (seen.Role.ComboBox, "Run")
    assert runs.sizeHint().height() == 30


@pytest.fixture
def when(qtbot: QtBot, theme: Theme) -> DateButton:
    made = DateButton(theme, "When", with_time=True, today=lambda: TODAY)
    qtbot.addWidget(made)
    return made


def test_the_button_shows_the_time_and_says_the_day(when: DateButton) -> None:
    when.moment = time(18, 30)
    assert when.text() == "18:30"
    assert seen.name(when) == "When: Tuesday 10 March, 18:30"


def test_the_sheet_offers_yesterday_today_and_a_calendar(
    when: DateButton, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = _opened(when, monkeypatch)
    days: list[object] = []
    when.dateChosen.connect(days.append)
    click(sheet.yesterday)
    click(sheet.today)
    assert days == [date(2026, 3, 9), TODAY]
    assert when.day == TODAY


def test_the_calendar_offers_no_day_to_come(when: DateButton, monkeypatch: pytest.MonkeyPatch) -> None:
    grid = _opened(when, monkeypatch).grid
    offered = [cell.day for cell in grid._cells if cell.isEnabled()]
    assert offered[0] == date(2026, 2, 23)
    assert offered[-1] == TODAY
    assert seen.name(grid._cells[0]) == "Monday 23 February 2026"


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (Key.Key_Left, date(2026, 3, 9)),
        (Key.Key_Up, date(2026, 3, 3)),
        (Key.Key_PageUp, date(2026, 2, 10)),
        (Key.Key_Home, date(2026, 3, 9)),
        (Key.Key_Right, TODAY),
        (Key.Key_PageDown, TODAY),
    ],
)
def test_the_calendar_is_walked_by_keys(
    when: DateButton, monkeypatch: pytest.MonkeyPatch, key: Qt.Key, day: date
) -> None:
    grid = _opened(when, monkeypatch).grid
    press(grid, key)
    assert grid.day == day


def test_a_day_typed_in_the_sheet_is_chosen_and_one_to_come_is_refused(
    qtbot: QtBot, when: DateButton, monkeypatch: pytest.MonkeyPatch, spoken: list[tuple[str, bool]]
) -> None:
    sheet = _opened(when, monkeypatch)
    sheet.field.setText("1/4/2026")
    sheet.field.read()
    assert sheet.problem.text().startswith("1 April 2026 has not come yet")
    assert spoken[-1][0] == sheet.problem.text()
    sheet.field.setText("1/3/2026")
    with qtbot.waitSignal(when.dateChosen) as signal:
        sheet.field.read()
    assert signal.args == [date(2026, 3, 1)]
    assert sheet.problem.isHidden()


def test_the_sheet_gives_the_time(qtbot: QtBot, when: DateButton, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = _opened(when, monkeypatch)
    sheet.time_field.setText("7.02")
    with qtbot.waitSignal(when.timeChosen) as signal:
        sheet.time_field.read()
    assert signal.args == [time(7, 2)]
    assert when.text() == "07:02"


def _opened(when: DateButton, monkeypatch: pytest.MonkeyPatch) -> DaySheet:
    """The sheet as it opens, without a real popup: those take the focus in their own way on each platform."""
    monkeypatch.setattr(DaySheet, "show", lambda _sheet: None)
    return when.open()
