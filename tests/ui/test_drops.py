"""Files dropped anywhere on the window are looked at; what is dropped of texts stays the fields' own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.ui.drops import Drops, Veil
from kneelog.ui.importing.stops import Step
from tests.ui.import_window import Drag, ImportWindow, runs_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.log_window import LogWindow

    Make = Callable[..., LogWindow]


def covered(window: LogWindow) -> bool:
    """Whether the window says that files can be dropped."""
    return any(veil.isVisible() for veil in window.window.findChildren(Veil))


def test_files_held_over_the_window_cover_it_and_dropped_are_looked_at(
    log_window: Make, tmp_path: Path
) -> None:
    window = log_window()
    drag = Drag(window, *runs_in(tmp_path / "files", 3))
    assert drag.enter()
    [veil] = window.window.findChildren(Veil)
    assert veil.isVisible()
    assert veil.geometry() == window.window.rect()
    assert "Drop to look at what is in them" in veil.text
    drag.drop()
    assert not covered(window)
    page = ImportWindow(window)
    assert page.step is Step.LOOKING
    assert page.counts == "3 new."
    assert window.diary.runs == {}


def test_a_folder_dropped_is_read(log_window: Make, tmp_path: Path) -> None:
    window = log_window()
    runs_in(tmp_path / "files", 2)
    drag = Drag(window, tmp_path / "files")
    drag.enter()
    drag.drop()
    assert ImportWindow(window).counts == "2 new."


def test_files_carried_away_again_leave_no_trace(log_window: Make, tmp_path: Path) -> None:
    window = log_window()
    drag = Drag(window, tmp_path / "a.fit")
    drag.enter()
    drag.leave()
    assert not covered(window)
    assert window.window.page is window.page


def test_a_text_is_left_to_the_fields(log_window: Make) -> None:
    window = log_window()
    assert window.window.findChildren(Drops)
    Drag(window, text="a note").enter()
    assert not covered(window)


def test_over_a_note_files_are_files_and_not_its_text(log_window: Make, tmp_path: Path) -> None:
    window = log_window()
    note = window.page.form.view.more.folds["note"]
    note.set_open(True)
    window.settle()
    drag = Drag(window, *runs_in(tmp_path / "files", 1))
    drag.enter()
    drag.drop()
    page = ImportWindow(window)
    assert page.counts == "1 new."
    window.window.go("log")
    assert window.page.form.form.entry.note == ""
