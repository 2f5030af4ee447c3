"""Runs come in without typing: files are read, looked at, taken in, taken back, and taken in again."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from kneelog.domain.run import Run
from kneelog.domain.settings import Units
from kneelog.services import record
from kneelog.services.activity_items import Fate, FoundFile, Topic
from kneelog.services.workout import Sport, Workout
from kneelog.ui.defect_dialog import DefectDialog
from kneelog.ui.history.page import HistoryPage
from kneelog.ui.importing import choosing
from kneelog.ui.importing.page import ImportPage
from kneelog.ui.importing.stops import Step
from tests.importers import fit_writer
from tests.importers.activity_files import gpx, gzipped, point, sheet, steady, track, zipped
from tests.ui.import_window import ImportWindow, fit_run, runs_in
from tests.ui.log_window import ZONE, LogWindow
from tests.ui.test_accessible import CONTROLS, name, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Make = Callable[..., LogWindow]

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def write(folder: Path, **files: bytes) -> list[str]:
    """Files under their names, of which ``__`` stands for the dot."""
    paths = []
    for name_, content in files.items():
        path = folder / name_.replace("__", ".")
        path.write_bytes(content)
        paths.append(str(path))
    return paths


def mixed(folder: Path) -> list[str]:
    """One file of each fate."""
    return write(
        folder,
        sunday__fit=fit_run(),
        saturday__gpx=gpx(track(steady(5000, 1500))),
        fast__fit=fit_run(2, distance_cm=4_500_000),
        typed__fit=fit_run(3, distance_cm=1_000_000),
        empty__fit=b"",
        ride__fit=fit_run(4, sport=fit_writer.CYCLING),
        walk__fit=fit_run(5, sport=fit_writer.WALKING),
    )


UNITLESS = sheet(
    [
        ["Activity Type", "Date", "Favorite", "Title", "Distance", "Calories", "Time", "Avg HR"],
        ["Running", "2026-03-01 07:30:00", "false", "Run", "5.00", "447", "00:31:24", "153"],
    ]
)
"""Garmin Connect's list, without the pace that would tell its unit."""
TYPED = Run("t" * 32, date(2026, 3, 5), distance_m=10_000)


# Read, look, import, undo, again ---------------------------------------------------------------------------------


def test_runs_are_looked_at_taken_in_taken_back_and_taken_in_again(log_window: Make, tmp_path: Path) -> None:
    window = log_window()
    page = ImportWindow(window, runs_in(tmp_path / "files", 3))
    assert page.counts == "3 new."
    assert page.view.primary.text() == "Import 3 runs"
    assert window.diary.runs == {}, "nothing is kept before the runner says so"
    page.click(page.view.primary)
    assert page.said == "Imported 3 runs from 3 files"
    kept = window.diary.runs
    assert sorted(run.on for run in kept.values()) == [date(2026, 3, day) for day in (6, 7, 8)]
    page.click(page.page.footer.link)
    assert window.diary.runs == {}, "one Undo takes all of it back"
    assert page.step is Step.LOOKING, "and it is offered again"
    assert page.counts == "3 new."
    assert page.said == "Undone: Imported 3 runs from 3 files"
    page.click(page.page.footer.link)
    assert page.said == "Imported 3 runs from 3 files", "Redo"
    assert window.diary.runs == kept
    page.click(page.page.footer.link)
    page.type(Key.Key_Return)
    assert window.diary.runs == kept, "the same runs under the same names"


def test_deleting_an_imported_run_elsewhere_takes_nothing_back(log_window: Make, tmp_path: Path) -> None:
    window = log_window()
    page = ImportWindow(window, runs_in(tmp_path / "files", 3))
    page.type(Key.Key_Return)
    first, *_, last = window.diary.runs
    for gone in (first, last):
        window.window.desk.perform(partial(record.remove_run, run_id=gone))
        page.settle()
        assert page.step is Step.DONE, "what came in is not offered again"
    assert len(window.diary.runs) == 1


def test_importing_again_says_that_everything_is_there(log_window: Make, tmp_path: Path) -> None:
    window = log_window()
    paths = runs_in(tmp_path / "files", 2)
    page = ImportWindow(window, paths)
    page.type(Key.Key_Return)
    kept = window.diary
    page = ImportWindow(window, paths)
    assert page.counts == "All 2 runs are there already."
    assert not page.view.primary.isVisible()
    page.type(Key.Key_Return)
    assert window.diary == kept
    assert page.view.cancel.text() == "Close"
    page.click(page.view.cancel)
    assert page.step is Step.START


def test_what_was_found_is_told_by_what_becomes_of_it(log_window: Make, tmp_path: Path) -> None:
    page = ImportWindow(log_window(TYPED), mixed(tmp_path))
    assert page.counts == (
        "2 new, 1 merged with a run known from elsewhere, 1 to check, 2 not runs and 1 could not be read."
    )
    assert page.said == "3 runs come in, 1 run gains by it."
    assert page.view.primary.text() == "Import 3 runs"
    rows = page.rows()
    headings = [row for row in rows if not row.startswith(" ")]
    assert headings == [
        "Please check: 1 of 1 chosen",
        "Could not be read: 1",
        "New: 2 of 2 chosen",
        "Merged with a run known from elsewhere: 1 of 1 chosen",
        "Not runs: 2",
    ]
    assert rows[1] == (
        "  Friday 6 Mar 2026, 8:12, 45.0 km, 1:05:10, running · Garmin Forerunner 935 (FIT), fast.fit, "
        "Please check: its pace is 1:26 a kilometre."
    )
    assert rows[3] == "  empty.fit, It is empty: export or download it again."
    assert not any("ride.fit" in row for row in rows), "what is no run is folded"
    page.choose_row(Fate.NOT_A_RUN)
    page.type(Key.Key_Right)
    assert any("ride.fit" in row for row in page.rows())


def test_a_run_that_was_typed_gains_and_stays_one(log_window: Make, tmp_path: Path) -> None:
    window = log_window(TYPED)
    page = ImportWindow(window, write(tmp_path, typed__fit=fit_run(3, distance_cm=1_000_000)))
    assert page.view.primary.text() == "Add to 1 run"
    page.type(Key.Key_Return)
    assert page.said == "Added to 1 run from “typed.fit”"
    assert "1 run gained by it." in page.view.done.text
    [run] = window.diary.runs.values()
    assert run.id == TYPED.id
    assert run.moving_s == 3910
    page.click(page.page.footer.link)
    assert window.diary.runs == {TYPED.id: TYPED}
    assert page.step is Step.LOOKING


def test_what_was_taken_in_leads_on_to_the_log_and_the_history(log_window: Make, tmp_path: Path) -> None:
    window = log_window()
    page = ImportWindow(window, runs_in(tmp_path / "files", 2))
    page.type(Key.Key_Return)
    assert "The latest without an answer: Sunday 8 Mar 2026 8:12, 10.0 km · 1:05:10." in page.view.done.text
    page.click(page.view.done.history)
    history = window.window.page
    assert isinstance(history, HistoryPage)
    assert history.view.only.text == "2 imported runs"
    window.window.go("import")
    page.settle()
    page.type(Key.Key_Return)
    assert window.window.page is window.page, "Enter answers the latest run"
    latest = max(window.diary.runs.values(), key=lambda run: run.on)
    assert window.page.form.form.entry.run == latest.id


# Choosing --------------------------------------------------------------------------------------------------------


def test_keys_choose_one_a_range_or_all(log_window: Make, tmp_path: Path) -> None:
    page = ImportWindow(log_window(), runs_in(tmp_path / "files", 6))
    page.choose_row(Fate.NEW, 0)
    page.type(Key.Key_Space)
    assert page.chosen == 5
    assert page.view.primary.text() == "Import 5 runs"
    assert page.said == "5 runs come in, 1 is left out."
    page.type(Key.Key_Down)
    page.type(Key.Key_Down, Key.Key_Down, modifier=SHIFT)
    page.type(Key.Key_Space)
    assert page.chosen == 2, "a range goes out at once"
    page.type(Key.Key_Home, Key.Key_Space)
    assert page.chosen == 6, "the heading takes in all of its rows"
    page.type(Key.Key_Space)
    assert page.chosen == 0
    assert page.view.primary.text() == "Import"
    page.type(Key.Key_Return)
    assert page.step is Step.LOOKING
    assert page.said == "Choose at least one run."
    page.choose_row(Fate.NEW, 4)
    page.type(Key.Key_Space, Key.Key_Return)
    assert page.said == "Imported 1 run from “run-0004.fit”"
    assert [run.on for run in page.window.diary.runs.values()] == [date(2026, 3, 4)]


def test_boxes_choose_one_a_range_or_all(log_window: Make, tmp_path: Path) -> None:
    page = ImportWindow(log_window(), runs_in(tmp_path / "files", 6))
    page.press_box(Fate.NEW, 1)
    assert page.chosen == 5
    page.press_box(Fate.NEW, 3, shift=True)
    assert page.chosen == 3, "with Shift all between, as the box that was pressed"
    page.press_box(Fate.NEW)
    assert page.chosen == 6
    page.press_box(Fate.NEW)
    assert page.chosen == 0


def test_a_press_beside_the_boxes_changes_nothing(log_window: Make, tmp_path: Path) -> None:
    page = ImportWindow(log_window(), runs_in(tmp_path / "files", 3))
    view, model = page.view.rows, page.view.model
    first = model.index(0, 0, model.index(0, 0))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(first).center())
    assert page.chosen == 3
    heading = model.index(0, 0)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(heading).center())
    assert not view.isExpanded(heading), "but a heading folds"


def test_what_was_left_out_stays_out_when_an_answer_plans_anew(log_window: Make, tmp_path: Path) -> None:
    page = ImportWindow(log_window(), mixed(tmp_path))
    page.press_box(Fate.DOUBTFUL, 0)
    assert page.said == "3 runs come in, 1 is left out."
    page.view.questions.walks.click()
    page.settle()
    assert page.counts.startswith("4 new"), page.counts
    assert page.view.primary.text() == "Import 4 runs"
    page.type(Key.Key_Return)
    assert date(2026, 3, 6) not in {run.on for run in page.window.diary.runs.values()}
    assert page.window.diary.preferences.import_walks, "and the answer is remembered"


# Questions -------------------------------------------------------------------------------------------------------


def test_a_file_that_does_not_say_whether_it_is_a_run_is_asked_about_once(
    log_window: Make, tmp_path: Path
) -> None:
    window = log_window()
    paths = write(tmp_path, park__gpx=gpx(track(steady(5000, 1500), type_="")))
    page = ImportWindow(window, paths)
    row = page.view.questions.rows[Topic.SPORT]
    assert page.counts == "1 waiting for an answer."
    assert not page.view.primary.isVisible()
    assert row.choices.isAncestorOf(page.window.focus), "the question has the focus"
    page.type(Key.Key_Space)
    assert page.counts == "1 new."
    page.type(Key.Key_Return)
    assert len(window.diary.runs) == 1
    assert window.diary.preferences.import_unknown_is_run is True
    page = ImportWindow(window, write(tmp_path, lake__gpx=gpx(track(steady(8000, 2400, 9000), type_=""))))
    assert page.counts == "1 new.", "the answer is remembered"


def test_a_list_without_units_waits_for_them(log_window: Make, tmp_path: Path) -> None:
    window = log_window()
    page = ImportWindow(window, write(tmp_path, activities__csv=UNITLESS))
    assert page.counts == "1 waiting for an answer."
    row = page.view.questions.rows[Topic.UNITS]
    QTest.mouseClick(row.choices.segments[1], Qt.MouseButton.LeftButton)
    page.settle()
    assert page.counts == "1 new."
    page.choose_row(Fate.NEW, 0)
    page.type(Key.Key_Return)
    [run] = window.diary.runs.values()
    assert run.distance_m == round(5000 * 1.609344)
    assert window.diary.preferences.import_units is Units.MILES


def test_a_zone_is_named_and_a_slip_in_it_is_said(log_window: Make, tmp_path: Path) -> None:
    window = log_window()
    page = ImportWindow(window, write(tmp_path, morning__gpx=gpx(track(steady(5000, 1500)))))
    row = page.zone
    assert page.view.rows.hasFocus(), "this computer's zone is in force: nobody has to answer"
    row.choices.segments[1].click()
    page.settle()
    row.field.setFocus()
    QTest.keyClicks(row.field, "Asia/Nowhere")
    page.type(Key.Key_Return)
    assert "There is no time zone “Asia/Nowhere”" in row.complaint
    assert page.step is Step.LOOKING, "Enter took the name and did not import"
    row.field.selectAll()
    QTest.keyClicks(row.field, "Asia/Tokyo")
    page.type(Key.Key_Return)
    assert row.complaint == ""
    assert "16:30" in page.rows()[1], "half past seven in Greenwich"
    page.choose_row(Fate.NEW, 0)
    page.type(Key.Key_Return)
    [run] = window.diary.runs.values()
    assert run.started_at is not None
    assert run.started_at.isoformat() == "2026-03-01T16:30:00+09:00"


# Bad files -------------------------------------------------------------------------------------------------------


def test_what_cannot_be_read_is_said_and_the_rest_comes_in(log_window: Make, tmp_path: Path) -> None:
    window = log_window()
    paths = write(
        tmp_path,
        good__fit=fit_run(),
        empty__fit=b"",
        leaflet__fit=b"%PDF-1.4\n",
        words__gpx=b"<gpx><trk>",
        packed__gpx__gz=gzipped(gpx(track(steady(5000, 1500)))),
    )
    paths.append(str(tmp_path / "vanished.fit"))
    page = ImportWindow(window, paths)
    sentences = page.sentences(Fate.UNREADABLE)
    assert len(sentences) == 4
    assert all(sentence.endswith(".") for sentence in sentences)
    assert "  vanished.fit, It does not exist, or no longer." in page.rows()
    page.type(Key.Key_Return)
    assert len(window.diary.runs) == 2


def test_a_folder_and_an_archive_come_in_as_well(log_window: Make, tmp_path: Path) -> None:
    window = log_window()
    folder = tmp_path / "watch"
    runs_in(folder, 2)
    archive = zipped(tmp_path / "export.zip", {"activities/12.fit": fit_run(7)})
    page = ImportWindow(window, [str(folder), str(archive)])
    assert page.counts == "3 new."
    assert any("12.fit" in row for row in page.rows())


def test_nothing_in_it_is_said(log_window: Make, tmp_path: Path) -> None:
    (tmp_path / "hollow").mkdir()
    page = ImportWindow(log_window(), [str(tmp_path / "hollow")])
    assert page.step is Step.LOOKING
    assert not page.view.primary.isVisible()
    assert page.counts


@pytest.mark.qt_log_ignore(
    "propagateSizeHints"
)  # of a dialog's smallest size the offscreen platform knows nothing
def test_a_defect_of_a_reader_gives_the_page_back(log_window: Make, tmp_path: Path) -> None:
    class Broken(Slow):
        def read_files(self, *_: object) -> Iterator[FoundFile]:
            raise ZeroDivisionError

    window = log_window()
    window.reader = Broken
    page = ImportWindow(window, runs_in(tmp_path / "files", 1))
    assert page.step is Step.START
    (dialog,) = window.window.findChildren(DefectDialog)
    assert "builtins.ZeroDivisionError" in dialog.text.toPlainText()
    dialog.close()


# While it is being read ------------------------------------------------------------------------------------------


class Slow:
    """A reader that waits before its second file, until the test lets it go on."""

    def __init__(self) -> None:
        self.is_waiting = threading.Event()
        self.may_go_on = threading.Event()
        self.count = 0
        self.count_sizes = False
        self.is_summed = False

    def size_of(self, paths: Iterable[Path | str], tick: Callable[[], None] | None = None) -> int:
        if self.count_sizes:
            self.is_waiting.set()
            self.may_go_on.wait()
            if tick is not None:
                tick()
            self.is_summed = True
        return 10_000_000 * len(list(paths))

    def read_files(
        self, paths: Iterable[Path | str], progress: Callable[[int, int, int], None] | None = None
    ) -> Iterator[FoundFile]:
        for path in paths:
            self.count += 1
            if progress is not None:
                progress(0, 1, 0)
            if self.count == 2:
                self.is_waiting.set()
                self.may_go_on.wait()
            if progress is not None:
                progress(0, 1, 5_000_000)
            start = datetime(2026, 3, self.count, 8, tzinfo=ZONE)
            workout = Workout(
                "FIT", f"fit:{self.count}", Sport.RUN, start=start, distance_m=9000, moving_s=3000
            )
            yield FoundFile(str(path), (workout,))


@pytest.fixture
def slow() -> Iterator[Slow]:
    """A slow reader that is let go at the end in any case."""
    reader = Slow()
    yield reader
    reader.may_go_on.set()


def reading(window: LogWindow, slow: Slow, *paths: str) -> ImportPage:
    """The page, with its first file read and the second at hand."""
    window.reader = lambda: slow
    window.window.go("import", list(paths))
    slow.is_waiting.wait()
    QApplication.processEvents()
    page = window.window.page
    assert isinstance(page, ImportPage)
    page.intake.look()
    return page


def test_while_reading_the_window_says_how_far_it_is_and_goes_on_working(
    log_window: Make, slow: Slow
) -> None:
    window = log_window()
    page = reading(window, slow, "a.fit", "b.fit", "c.fit")
    assert page.step is Step.READING
    assert page.view.reading.text == "Reading 3 files\n1 of 3 files · 5 of 30 MB\nb.fit"
    assert page.view.reading.bar.value() == 167
    window.window.go("log")
    window.type(Key.Key_4, Key.Key_0, Key.Key_Return)
    assert len(window.entries) == 1, "a diary can be kept meanwhile"
    slow.may_go_on.set()
    page.settle()
    window.settle()
    page.settle()
    opened = ImportWindow(window)
    assert opened.counts == "3 new."


def test_cancel_half_way_changes_nothing(log_window: Make, slow: Slow) -> None:
    window = log_window()
    page = reading(window, slow, "a.fit", "b.fit", "c.fit")
    before = window.diary
    window.window.activateWindow()
    QTest.keyClick(window.window.windowHandle(), Key.Key_Escape)
    slow.may_go_on.set()
    opened = ImportWindow(window)
    assert slow.count == 2, "the third was not begun"
    assert page.step is Step.START
    assert opened.said == "Cancelled. Nothing was imported."
    assert window.diary == before
    assert page.view.start.files.isVisible()


def test_cancel_is_heard_while_sizes_are_summed(log_window: Make, slow: Slow) -> None:
    """A folder may hold a hundred thousand files on a slow disk."""
    window = log_window()
    slow.count_sizes = True
    page = reading(window, slow, "a.fit", "b.fit")
    page.view.cancel.click()
    slow.may_go_on.set()
    opened = ImportWindow(window)
    assert opened.said == "Cancelled. Nothing was imported."
    assert not slow.is_summed, "it did not go on to the end"
    assert slow.count == 0, "not even the first file was begun"


def test_closing_the_window_while_reading_ends_it(log_window: Make, slow: Slow) -> None:
    window = log_window()
    reading(window, slow, "a.fit", "b.fit", "c.fit")
    threading.Timer(0.05, slow.may_go_on.set).start()
    window.close()
    assert slow.count == 2
    assert window.diary.runs == {}


def test_files_that_come_while_others_are_read_are_read_as_well(log_window: Make, slow: Slow) -> None:
    window = log_window()
    page = reading(window, slow, "a.fit", "b.fit")
    window.window.go("import", ["c.fit"])
    slow.may_go_on.set()
    opened = ImportWindow(window)
    assert page.step is Step.LOOKING
    assert opened.counts == "3 new."


def test_files_that_come_just_after_cancel_are_read(log_window: Make, slow: Slow) -> None:
    window = log_window()
    page = reading(window, slow, "a.fit", "b.fit")
    page.view.cancel.click()
    window.window.go("import", ["c.fit"])
    slow.may_go_on.set()
    opened = ImportWindow(window)
    assert page.view.is_listed
    assert opened.counts == "1 new.", "what was cancelled stays out"
    page.view.cancel.click()
    assert page.step is Step.START


def test_files_that_come_while_others_are_looked_at_come_to_them(log_window: Make, tmp_path: Path) -> None:
    window = log_window()
    first, second, third = runs_in(tmp_path / "files", 3)
    page = ImportWindow(window, [first, second])
    page.press_box(Fate.NEW, 0)
    page = ImportWindow(window, [second, third])
    assert page.counts == "3 new.", "and none is there twice"
    assert page.chosen == 2, "what was left out stays out"


def test_what_changes_in_the_diary_meanwhile_is_seen(log_window: Make, tmp_path: Path) -> None:
    window = log_window()
    page = ImportWindow(window, write(tmp_path, typed__fit=fit_run(3, distance_cm=1_000_000)))
    assert page.counts == "1 new."
    other = replace(TYPED, title="Typed meanwhile")
    from kneelog.domain.diary import Change, Edit, RecordKind

    window.window.desk.perform(
        lambda _diary: Change("A run.", (Edit(RecordKind.RUN, other.id, None, other),))
    )
    page.settle()
    assert page.counts == "1 merged with a run known from elsewhere."
    page.type(Key.Key_Return)
    [run] = window.diary.runs.values()
    assert run.title == "Typed meanwhile"


# Getting there ---------------------------------------------------------------------------------------------------


def test_the_file_menu_asks_for_files_and_opens_the_page(
    log_window: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = log_window()
    answers: list[list[str]] = [[], runs_in(tmp_path / "files", 1)]
    monkeypatch.setattr(choosing, "ask_files", lambda _parent: answers.pop(0))
    monkeypatch.setattr(choosing, "ask_folder", lambda _parent: [str(tmp_path / "files")])
    [menu] = [menu for menu in window.window.findChildren(QMenu) if menu.title() == "&File"]
    actions = {action.text(): action for action in menu.actions()}
    assert actions["&Import…"].shortcut() == QKeySequence("Ctrl+I")
    actions["&Import…"].trigger()
    assert window.window.page is window.page, "who thinks better of it stays where they were"
    actions["&Import…"].trigger()
    page = ImportWindow(window)
    assert page.counts == "1 new."
    page.click(page.view.cancel)
    assert page.said == "Nothing was imported."
    actions["Import a &folder…"].trigger()
    page.settle()
    assert page.counts == "1 new."


def test_the_empty_page_asks_for_files_too(log_window: Make, tmp_path: Path) -> None:
    page = ImportWindow(log_window())
    page.page.ask_files = lambda _parent: []
    page.click(page.view.start.files)
    assert page.step is Step.START
    page.page.ask_folder = lambda _parent: [str(Path(runs_in(tmp_path / "files", 2)[0]).parent)]
    page.click(page.view.start.folder)
    assert page.counts == "2 new."


def test_an_empty_history_leads_there(log_window: Make) -> None:
    window = log_window()
    window.window.go("history")
    window.settle()
    page = window.window.page
    assert isinstance(page, HistoryPage)
    assert page.view.message.link.text() == "Import your runs…"
    QTest.mouseClick(page.view.message.link, Qt.MouseButton.LeftButton)
    assert ImportWindow(window).view.start.isVisible()


def test_a_window_without_a_reader_says_so(log_window: Make, tmp_path: Path) -> None:
    from kneelog.ui.no_reader import without_reader

    window = log_window()
    window.reader = without_reader
    page = ImportWindow(window, runs_in(tmp_path / "files", 1))
    assert page.step is Step.START
    assert "no file can be read" in page.said


# For everyone ----------------------------------------------------------------------------------------------------


def test_every_control_of_the_preview_has_a_name_and_rows_are_heard(log_window: Make, tmp_path: Path) -> None:
    window = log_window(TYPED)
    paths = mixed(tmp_path) + write(tmp_path, park__gpx=gpx(track(point(0, 0), point(9000, 9000), type_="")))
    page = ImportWindow(window, paths)
    parts = shown(window)
    assert [str(part.object()) for part in parts if part.role() in CONTROLS and not name(part).strip()] == []
    tree = QAccessible.queryAccessibleInterface(page.view.rows)
    assert name(tree) == "What was found"
    cells = [tree.child(number) for number in range(tree.childCount())]
    heard = {cell.text(QAccessible.Text.Name): cell.state() for cell in cells if cell is not None}
    row = next(state for said, state in heard.items() if "fast.fit" in said)
    assert row.checkable
    assert row.checked
    assert not next(state for said, state in heard.items() if "empty.fit" in said).checkable


def test_f6_and_tab_go_round_the_preview_in_the_order_of_thought(log_window: Make, tmp_path: Path) -> None:
    window = log_window()
    page = ImportWindow(window, mixed(tmp_path))
    stops = []
    page.view.questions.rows[Topic.ZONE].choices.setFocus()
    for _step in range(5):
        stops.append(window.focus.accessibleName() or window.focus.property("text"))
        page.type(Key.Key_Tab)
    assert stops[1:] == ["Take in walks and hikes too", "What was found", "Cancel", "Import 4 runs"]
    assert "time zone" in stops[0]
    page.view.rows.setFocus()
    page.type(Key.Key_F6)
    assert window.focus is page.view.primary
    page.type(Key.Key_F6, Key.Key_F6)
    assert not page.page.isAncestorOf(window.focus), "by Cancel to the rail"


@pytest.fixture
def usual_text(qapp: QApplication) -> Iterator[None]:
    """Text of the usual size again, for whoever comes after."""
    font = qapp.font()
    yield
    qapp.setFont(font)


@pytest.mark.usefixtures("usual_text")
@pytest.mark.parametrize(
    ("wide", "high", "body"),
    [(960, 600, 13), (1280, 640, 13), (1920, 1080, 13), (960, 600, 26), (1280, 720, 26)],
)
def test_everything_to_press_is_in_sight_in_every_window(
    log_window: Make, tmp_path: Path, wide: int, high: int, body: int
) -> None:
    window = log_window(TYPED)
    page = ImportWindow(window, mixed(tmp_path))
    window.window.theme.set_body_px(body)
    window.window.resize(wide, high)
    page.settle()
    for control in (page.view.cancel, page.view.primary):
        inside = control.rect().translated(control.mapTo(window.window, control.rect().topLeft()))
        assert window.window.rect().contains(inside)
        assert control.width() >= control.sizeHint().width()
    unit = window.window.theme.unit
    assert page.view.rows.height() >= 120 * unit
    label = page.page.footer.label
    assert label.width() >= min(label.sizeHint().width(), 300 * unit), "the sentence can be read"
    zone = page.view.questions.rows[Topic.ZONE].choices
    assert zone.mapTo(page.view, zone.rect().bottomRight()).x() <= page.view.width()
    page.type(Key.Key_Return)
    assert page.step is Step.DONE
    assert not page.view.done.answer.visibleRegion().isEmpty()


def test_nothing_stands_in_the_way(log_window: Make, tmp_path: Path) -> None:
    page = ImportWindow(log_window(), mixed(tmp_path))
    page.type(Key.Key_Return)
    boxes = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog)]
    assert not any(box.isVisible() for box in boxes)
