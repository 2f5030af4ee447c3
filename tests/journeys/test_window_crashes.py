"""The window's process dies with a half-filled form; the next start has it again. Real processes, nothing pretended."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from kneelog import paths
from kneelog.services import crash
from tests.ui.log_window import LogWindow

if TYPE_CHECKING:
    from pathlib import Path

FILL = """
import faulthandler, os, signal, sys
from pathlib import Path
from kneelog.app import run_window

path, how = Path(sys.argv[1]), sys.argv[2]

def ready(window):
    from PySide6.QtCore import QTimer, Qt
    from PySide6.QtTest import QTest

    started = []

    def type_in():
        if started:
            return  # the diary opens twice: read, then ready to be written
        started.append(True)
        for key in (Qt.Key.Key_4, Qt.Key.Key_0):
            QTest.keyClick(window.focusWidget(), key)
        if how == "slot":
            QTimer.singleShot(0, broken)
        else:
            QTimer.singleShot(600, die)  # what was typed more than 0.4 s ago is promised to be kept

    def broken():
        QTimer.singleShot(0, kill_soon)
        raise ValueError("ran with Zora")

    def kill_soon():
        window.desk.settle()
        QTimer.singleShot(100, lambda: (window.desk.settle(), os.kill(os.getpid(), signal.SIGKILL)))

    def die():
        window.desk.settle()
        if how == "sigsegv":
            faulthandler._sigsegv()
        os.kill(os.getpid(), {"kill": signal.SIGKILL, "abort": signal.SIGABRT}[how])

    window.desk.opened.connect(type_in)

run_window(path, ready)
"""
LOOK = """
import json, sys
from pathlib import Path
from kneelog.app import run_window

found = {}

def ready(window):
    from PySide6.QtCore import QTimer

    opened = []

    def look():
        opened.append(True)
        if len(opened) == 2:  # read, and ready to be written
            QTimer.singleShot(0, tell)

    def tell():
        from kneelog.ui.last_time import LastTime

        entry = window.page.form.form.entry
        lines = [line for line in window.findChildren(LastTime) if line.isVisible()]
        found.update(
            left=entry.left.level,
            right=entry.right.level,
            footer=window.page.form.view.footer.text,
            said=[line.said.text() for line in lines],
        )
        window.close()

    window.desk.opened.connect(look)

status = run_window(Path(sys.argv[1]), ready)
print(json.dumps(found | {"status": status}))
"""

WAYS = [
    # how it dies, the signal, and whether the next start has something to say of it
    pytest.param("kill", "SIGKILL", False, id="killed"),
    pytest.param("sigsegv", "SIGSEGV", True, id="a crash in machine code"),
    pytest.param("abort", "SIGABRT", True, id="a library gives up"),
    pytest.param("slot", "SIGKILL", False, id="a defect, and killed at once"),
]


def run(script: str, *words: str) -> subprocess.CompletedProcess[str]:
    """A script in a process of its own, without a screen."""
    command = [sys.executable, "-c", script, *words]
    return subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)


def look(path: Path) -> dict[str, Any]:
    """What the next start shows, which is then closed as it should be."""
    done = run(LOOK, str(path))
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


@pytest.fixture
def diary(tmp_path: Path, qapp: object) -> Path:
    """A diary whose runner was welcomed already."""
    del qapp  # Qt must be running
    window = LogWindow(tmp_path)
    path = window.path
    window.throw_away()
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals to die by")
@pytest.mark.parametrize(("how", "by", "is_told"), WAYS)
def test_a_half_filled_form_outlives_the_process(diary: Path, how: str, by: str, is_told: bool) -> None:
    """Whatever ends the window, the runner finds the form as it was, and is told calmly if kneelog knows why."""
    died = run(FILL, str(diary), how)
    assert died.returncode == -getattr(signal, by), died.stderr
    assert "Zora" not in died.stderr
    found = look(diary)
    assert (found["left"], found["right"], found["status"]) == (4, 0, 0)
    assert found["footer"].startswith("Kept from ")
    expected = ["kneelog ended unexpectedly last time. What was saved is safe."] if is_told else []
    assert found["said"] == expected
    reports = [path.read_text(encoding="utf-8") for path in crash.reports(paths.crash_folder())]
    assert len(reports) == int(is_told or how == "slot")
    for report in reports:
        assert "Zora" not in report
        assert str(diary.parent) not in report
    assert list(paths.crash_folder().glob("fault-*")) == [], "a clean end leaves nothing to say next time"
