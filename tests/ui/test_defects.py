"""Whatever goes wrong in the window's process: one dialog, a report without entries, and the form is kept."""

from __future__ import annotations

import gc
import stat
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from kneelog import paths
from kneelog.services import crash
from kneelog.ui import defects
from kneelog.ui.defect_dialog import DefectDialog
from kneelog.ui.defects import Defects
from kneelog.ui.hooks import Hooks
from kneelog.ui.last_time import LastTime

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.ui.log_window import LogWindow

    Make = Callable[..., LogWindow]

# A dialog has a smallest size, of which Qt's offscreen platform knows nothing and says so.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
K = Qt.Key
SECRET = "ran with Zora"  # noqa: S105 - what must not get out


class Clock:
    """Seconds that pass when told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Watched:
    """A window whose process is watched as the program's own is, and what it then says."""

    def __init__(self, log: LogWindow) -> None:
        self.log = log
        (self.defects,) = log.window.findChildren(Defects)
        self.clock = Clock()
        self.defects._clock = self.clock
        self.hooks = Hooks(self.defects._hear)

    def settle(self) -> None:
        """Let other threads' signals arrive, and the form be kept."""
        self.log.settle()

    @property
    def dialogs(self) -> list[DefectDialog]:
        """Those that are open."""
        return [box for box in self.log.window.findChildren(DefectDialog) if box.isVisible()]

    @property
    def told(self) -> str:
        """The report in the one dialog."""
        (dialog,) = self.dialogs
        return dialog.text.toPlainText()


@pytest.fixture
def watched(log_window: Make) -> Iterator[Watched]:
    found = Watched(log_window())
    yield found
    found.hooks.remove()
    for dialog in found.dialogs:
        dialog.close()


def raise_error(_: object = None) -> None:
    raise ValueError(SECRET)


def in_a_timer(_watched: Watched) -> None:
    QTimer.singleShot(0, raise_error)


def in_a_slot(watched: Watched) -> None:
    watched.log.page.form.changed.connect(raise_error)
    watched.log.type(K.Key_5)
    watched.log.page.form.changed.disconnect(raise_error)


def in_a_thread(_watched: Watched) -> None:
    thread = threading.Thread(target=raise_error)
    thread.start()
    thread.join()


def in_the_diarys_thread(watched: Watched) -> None:
    watched.log.window.desk.ask(raise_error, lambda _found: None)


def in_what_the_diary_answers(watched: Watched) -> None:
    watched.log.window.desk.ask(lambda _state: None, raise_error)


def while_thrown_away(_watched: Watched) -> None:
    class Broken:
        def __del__(self) -> None:
            raise_error()

    Broken()
    gc.collect()


@pytest.mark.parametrize(
    "go_wrong",
    [in_a_timer, in_a_slot, in_a_thread, in_the_diarys_thread, in_what_the_diary_answers, while_thrown_away],
)
def test_every_unexpected_error_is_owned_up_to_once(
    watched: Watched, go_wrong: Callable[[Watched], None], capfd: pytest.CaptureFixture[str]
) -> None:
    """The runner learns of it wherever it happens, gets a report to copy, and nothing of the diary leaks."""
    go_wrong(watched)
    watched.settle()
    assert "in raise_error" in watched.told
    assert 'File "tests/ui/test_defects.py"' in watched.told
    for name in ("kneelog", "Python", "Qt", "PySide6", "SQLite", "SQLCipher"):
        assert f"{name} " in watched.told.splitlines()[0]
    (report,) = crash.reports(paths.crash_folder())
    assert report.read_text(encoding="utf-8") == watched.told
    assert report.parent == paths.crash_folder()
    if sys.platform != "win32":
        assert stat.S_IMODE(report.stat().st_mode) == 0o600
        assert stat.S_IMODE(report.parent.stat().st_mode) == 0o700
    assert "Zora" not in watched.told
    assert "Zora" not in "".join(capfd.readouterr())


def test_the_dialog_is_calm_and_the_report_can_be_copied(watched: Watched) -> None:
    """It says that nothing saved is lost, what to do, and where the report lies; the clipboard has it after a click."""
    in_a_timer(watched)
    watched.settle()
    (dialog,) = watched.dialogs
    said = "\n".join(label.text() for label in [dialog.heading, *dialog.lead, dialog.below])
    assert "What was saved is safe" in said
    assert "none of your entries" in said
    assert str(crash.reports(paths.crash_folder())[0]) in said
    assert "!" not in said
    dialog.copy.click()
    assert QApplication.clipboard().text() == watched.told
    assert dialog.said.text() == "Report copied."
    dialog.shut.click()
    watched.settle()
    assert watched.dialogs == []


def test_what_is_half_filled_is_kept_at_once(watched: Watched) -> None:
    """The window may be killed the moment after: the form is there when kneelog is next started."""
    watched.log.type(K.Key_4, K.Key_0)
    drafts = watched.log.page._drafts
    assert drafts._timer.isActive(), "it would only be kept in a moment"
    in_a_timer(watched)
    watched.settle()
    assert not drafts._timer.isActive()
    watched.log.start()  # without ever closing the first window
    entry = watched.log.page.form.form.entry
    assert (entry.left.level, entry.right.level) == (4, 0)


def test_several_defects_stand_in_one_dialog(watched: Watched) -> None:
    """Dialogs never pile up: later defects join the report, a few in full and the rest as a number."""

    def fail(number: int) -> None:
        exec(f"def place_{number}(): raise KeyError('{SECRET}')\nplace_{number}()")  # noqa: S102 - many places

    for number in range(8):
        for _again in range(3):
            with pytest.raises(KeyError) as caught:
                fail(number)
            watched.log.window.desk.broke.emit(caught.value)
    watched.settle()
    assert len(watched.dialogs) == 1
    for number in range(8):
        assert watched.told.count(f"in place_{number}\n") == (1 if number < 5 else 0)
    assert watched.told.endswith("And 3 more defects.\n")
    assert watched.told.count("kneelog 0") == 1, "the versions stand at its head alone"
    assert len(crash.reports(paths.crash_folder())) == 8
    assert "Zora" not in watched.told


def test_a_defect_that_comes_with_every_touch_does_not_nag(watched: Watched) -> None:
    """Closed, the dialog stays away for half a minute if the same thing happens; something else is said at once."""
    in_a_timer(watched)
    watched.settle()
    watched.dialogs[0].shut.click()
    watched.clock.now += 29
    in_a_timer(watched)
    watched.settle()
    assert watched.dialogs == []
    in_a_thread(watched)
    watched.settle()
    assert len(watched.dialogs) == 1
    watched.dialogs[0].shut.click()
    watched.clock.now += 31
    in_a_timer(watched)
    watched.settle()
    assert len(watched.dialogs) == 1


def test_a_defect_in_owning_up_is_written_down_and_nothing_more(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A broken dialog does not raise dialogs of its own."""
    monkeypatch.setattr("kneelog.ui.defect_dialog.DefectDialog.__init__", raise_error)
    in_a_timer(watched)
    watched.settle()
    assert watched.dialogs == []
    assert len(crash.reports(paths.crash_folder())) == 2


def test_a_window_that_was_closed_gets_no_dialog(watched: Watched) -> None:
    """Nobody is there to read it; the report is written all the same."""
    watched.log.close()
    watched.defects.take(ValueError(SECRET))
    assert watched.dialogs == []
    assert len(crash.reports(paths.crash_folder())) == 1


def test_python_gets_its_own_ends_of_errors_back(watched: Watched) -> None:
    """Whoever watches only borrows them."""
    watched.hooks.remove()
    assert sys.unraisablehook is not watched.hooks._unraisable
    borrowed = Hooks(lambda _error: None)
    assert sys.excepthook == borrowed._escaped
    borrowed.remove()
    assert sys.excepthook != borrowed._escaped
    assert threading.excepthook != borrowed._escaped_in_thread


def test_ctrl_c_where_kneelog_was_started_closes_the_window(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is no defect, and what is half filled is kept as at every close."""
    asked: list[str] = []
    monkeypatch.setattr("kneelog.ui.hooks.QCoreApplication.quit", lambda: asked.append("quit"))
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    watched.settle()
    assert asked == ["quit"]
    assert watched.dialogs == []


def test_what_a_thread_ends_itself_with_is_no_defect(watched: Watched) -> None:
    """``sys.exit`` in a thread is a way to end it."""
    thread = threading.Thread(target=sys.exit)
    thread.start()
    thread.join()
    watched.settle()
    assert watched.dialogs == []


class TestLastTime:
    def test_a_fault_of_the_last_run_is_said_once_the_diary_is_open(self, watched: Watched) -> None:
        """One quiet line beside the menus, with the report to copy; it can be hidden and takes no focus."""
        window, before = watched.log.window, watched.log.focus
        watched.defects._left = "what was left"
        window.desk.opened.connect(watched.defects._say_last_time)
        assert window.findChildren(LastTime) == []
        window.desk.opened.emit(window.desk.state)
        window.desk.opened.emit(window.desk.state)
        (line,) = window.findChildren(LastTime)
        QApplication.processEvents()
        assert line.isVisible()
        assert line.said.text() == "kneelog ended unexpectedly last time. What was saved is safe."
        assert line.said.width() >= line.said.sizeHint().width(), "and can be read whole"
        assert watched.log.focus is before
        line.copy.click()
        assert QApplication.clipboard().text() == "what was left"
        line.hide_it.click()
        assert not line.isVisible()

    def test_it_fits_in_the_smallest_window(self, watched: Watched) -> None:
        """Beside all the menus there is room for it at 960 pixels."""
        window = watched.log.window
        window.resize(960, 600)
        line = LastTime(window.theme, window, "left")
        line.show_beside_menus()
        QApplication.processEvents()
        menus = window.menuBar()
        last = menus.actionGeometry(menus.actions()[-1]).right()
        assert line.mapTo(window, line.rect().topLeft()).x() > last
        assert line.mapTo(window, line.rect().topRight()).x() < window.width()


def test_the_window_names_what_it_stands_on() -> None:
    """A report on a defect of Qt is worth nothing without its version."""
    assert set(defects.window_versions()) == {"Qt", "PySide6"}
