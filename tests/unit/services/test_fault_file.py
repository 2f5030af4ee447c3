"""What Python itself does not survive is written as it happens, and told at the next start without folders."""

from __future__ import annotations

import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from kneelog.services import crash
from kneelog.services.fault_file import FaultFile

VERSIONS = {"Qt": "6.11.3"}
RUN = """
import faulthandler, sys
from pathlib import Path
from kneelog.services.fault_file import FaultFile
file = FaultFile(Path(sys.argv[1]), Path(sys.argv[2]))
print(repr(file.begin(dict)), file.path.stat().st_size, oct(file.path.stat().st_mode & 0o777))
if sys.argv[3] == "crash":
    sys.stdout.flush()
    faulthandler._sigsegv()
file.end()
print(file.path.exists(), faulthandler.is_enabled())
"""


def run(folder: Path, diary: Path, how: str) -> subprocess.CompletedProcess[str]:
    """A run that ends so."""
    command = [sys.executable, "-c", RUN, str(folder), str(diary), how]
    return subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)


def test_a_clean_end_leaves_no_file(tmp_path: Path) -> None:
    """Nothing piles up, and nothing is said where nothing happened."""
    done = run(tmp_path / "reports", tmp_path / "diary.kneelog", "cleanly")
    mode = "0o666" if sys.platform == "win32" else "0o600"
    assert done.stdout == f"'' 0 {mode}\nFalse False\n", done.stderr
    assert list((tmp_path / "reports").iterdir()) == []
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "reports").stat().st_mode) == 0o700


def test_a_crash_in_machine_code_is_told_once_at_the_next_start(tmp_path: Path) -> None:
    """Whoever mends kneelog learns where it happened; the next start but one has nothing more to say."""
    folder, diary = tmp_path / "reports", tmp_path / "diary.kneelog"
    done = run(folder, diary, "crash")
    if sys.platform != "win32":
        assert done.returncode == -signal.SIGSEGV, done.stderr
    file = FaultFile(folder, diary)
    assert str(tmp_path) not in file.path.name
    left = file._left()
    assert "egmentation fault" in left or "access violation" in left
    told = _begun(file)
    assert told.startswith("kneelog ended unexpectedly")
    assert "Qt 6.11.3" in told
    assert 'File "<string>", line' in told
    assert [path.read_text(encoding="utf-8") for path in crash.reports(folder)] == [told]
    assert _begun(FaultFile(folder, diary)) == ""


def test_what_is_told_names_no_folder(tmp_path: Path, home: Path) -> None:
    """The fault handler writes whole paths; the report does not."""
    file = FaultFile(tmp_path, tmp_path / "diary.kneelog")
    ours = Path(crash.__file__)
    raw = (
        "Fatal Python error: Segmentation fault\n\nCurrent thread 0x01 (most recent call first):\n"
        f'  File "{ours}", line 12 in report\n  File "{home}/plugin.py", line 3 in <module>\n'
        f'  Binary file "{home}/lib/libQt6Core.so.6", at +0x12\n{home} is where they lie\n'
    )
    file.path.write_text(raw, encoding="utf-8")
    told = _begun(file)
    assert 'File "kneelog/services/crash.py", line 12 in report' in told
    assert 'File "plugin.py", line 3' in told
    assert str(home) not in told


def test_each_diary_has_a_file_of_its_own(tmp_path: Path) -> None:
    """A window that is open on another diary is not taken for one that crashed."""
    one, other = (FaultFile(tmp_path, tmp_path / f"{name}.kneelog") for name in ("one", "other"))
    one.path.write_text("Fatal Python error", encoding="utf-8")
    assert _begun(other) == ""
    assert _begun(one) != ""


def test_where_no_file_can_be_made_the_window_opens_all_the_same(tmp_path: Path) -> None:
    """A full disk keeps no one from logging a knee."""
    blocked = tmp_path / "a file"
    blocked.write_text("", encoding="utf-8")
    file = FaultFile(blocked / "reports", tmp_path / "diary.kneelog")
    assert file.begin(dict) == ""
    file.end()
    assert blocked.read_text(encoding="utf-8") == ""


@pytest.fixture(autouse=True)
def handler_of_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave pytest's own fault handler alone: what enables one is tried in processes of their own."""
    monkeypatch.setattr("faulthandler.enable", lambda _handle: None)
    monkeypatch.setattr("faulthandler.disable", lambda: None)


def _begun(file: FaultFile) -> str:
    told = file.begin(lambda: VERSIONS)
    file.end()
    return told
