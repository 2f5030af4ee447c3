"""An answer is still being planned, or the diary changes elsewhere: Import and its page mean what the runner sees."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kneelog.domain.diary import Change, Edit, RecordKind
from kneelog.services import record
from kneelog.services.activity_items import Topic
from kneelog.ui.importing.stops import Step
from tests.importers.activity_files import gpx, steady, track
from tests.ui.import_window import ImportWindow, fit_run, runs_in
from tests.ui.test_import_page import UNITLESS, mixed, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.log_window import LogWindow

    Make = Callable[..., LogWindow]


class Busy:
    """The thread that plans has other work while this is entered."""

    def __init__(self, page: ImportWindow) -> None:
        self._page, self._may_go_on = page, threading.Event()

    def __enter__(self) -> None:
        self._page.page.intake.room.run(self._may_go_on.wait, lambda _: None, lambda _: None)

    def __exit__(self, *_: object) -> None:
        self._may_go_on.set()
        self._page.settle()


def test_import_waits_for_the_answer_about_walks(log_window: Make, tmp_path: Path) -> None:
    page = ImportWindow(log_window(), mixed(tmp_path))
    with Busy(page):
        page.view.questions.walks.click()
        page.view.primary.click()
        assert page.view.is_listed, "it is still being planned"
        assert page.said == "Importing…"
    assert page.step is Step.DONE
    assert len(page.window.diary.runs) == 5, "the walk too"
    assert page.window.diary.preferences.import_walks


def test_import_waits_for_the_answer_about_the_zone(log_window: Make, tmp_path: Path) -> None:
    window = log_window()
    page = ImportWindow(window, write(tmp_path, morning__gpx=gpx(track(steady(5000, 1500)))))
    row = page.zone
    row.choices.segments[1].click()
    row.field.setFocus()
    QTest.keyClicks(row.field, "Asia/Tokyo")
    with Busy(page):
        QTest.mouseClick(page.view.primary, Qt.MouseButton.LeftButton)
        row.field.editingFinished.emit()
        page.view.primary.click()
    [run] = window.diary.runs.values()
    assert run.started_at is not None
    assert run.started_at.isoformat() == "2026-03-01T16:30:00+09:00"
    assert window.diary.preferences.import_zone == "Asia/Tokyo"


def test_import_waits_for_the_answers_about_sport_and_units(log_window: Make, tmp_path: Path) -> None:
    window = log_window()
    park = gpx(track(steady(5000, 1500), type_=""))
    paths = write(tmp_path, park__gpx=park, activities__csv=UNITLESS, a__fit=fit_run())
    page = ImportWindow(window, paths)
    rows = page.view.questions.rows
    with Busy(page):
        QTest.mouseClick(rows[Topic.SPORT].choices.segments[0], Qt.MouseButton.LeftButton)
        QTest.mouseClick(rows[Topic.UNITS].choices.segments[1], Qt.MouseButton.LeftButton)
        page.view.primary.click()
    assert len(window.diary.runs) == 3


def test_an_import_that_waits_is_given_up_by_cancel_and_by_more_files(
    log_window: Make, tmp_path: Path
) -> None:
    window = log_window()
    page = ImportWindow(window, mixed(tmp_path))
    more = write(tmp_path, more__fit=fit_run(9))
    with Busy(page):
        page.view.questions.walks.click()
        page.view.primary.click()
        window.window.go("import", more)
    assert page.view.is_listed, "what came is looked at first"
    with Busy(page):
        page.view.questions.walks.click()
        page.view.primary.click()
        page.view.cancel.click()
    assert page.step is Step.START
    assert window.diary.runs == {}


# Once they came in -----------------------------------------------------------------------------------------------


def done_page(window: LogWindow, folder: Path) -> ImportWindow:
    page = ImportWindow(window, runs_in(folder / "files", 3))
    page.click(page.view.primary)
    assert page.step is Step.DONE
    return page


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_run_that_is_deleted_elsewhere_is_not_offered_again(
    log_window: Make, tmp_path: Path, number: int
) -> None:
    window = log_window()
    page = done_page(window, tmp_path)
    run_id = sorted(window.diary.runs)[number]
    window.window.desk.perform(lambda diary: record.remove_run(diary, run_id))
    page.settle()
    assert page.step is Step.DONE
    assert len(window.diary.runs) == 2
    window.window.desk.undo()
    page.settle()
    assert page.step is Step.DONE, "that Undo was of the deletion"
    window.window.desk.undo()
    page.settle()
    assert page.view.is_listed, "and this one of the import"
    assert page.view.primary.text() == "Import 3 runs"
    window.window.desk.redo()
    page.settle()
    assert page.step is Step.DONE
    assert len(window.diary.runs) == 3


def test_what_waits_for_an_answer_is_told_as_it_is_now(log_window: Make, tmp_path: Path) -> None:
    window = log_window()
    page = done_page(window, tmp_path)
    assert not page.view.done.answer.isHidden()
    edits = tuple(Edit(RecordKind.RUN, run.id, run, None) for run in window.diary.runs.values())
    window.window.desk.perform(lambda _diary: Change("All gone.", edits))
    page.settle()
    assert page.step is Step.DONE
    assert page.view.done.answer.isHidden(), "none of them is left to answer"
