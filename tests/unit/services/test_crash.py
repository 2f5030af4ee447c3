"""Reports on defects: what they tell, what they must never tell, and that they do not pile up."""

from __future__ import annotations

import os
import stat
import sys
import sysconfig
import tempfile
from pathlib import Path

import pytest

from kneelog import __version__, paths
from kneelog.services import crash

HERE = paths.package().parent
SITE, STDLIB = (Path(sysconfig.get_path(name)) for name in ("purelib", "stdlib"))
ROOT = Path(HERE.anchor)
SECRET = "ran with Zora"  # noqa: S105 - what must not get out

SHORTENED = [
    # the file as Python names it, and as a report does
    pytest.param(HERE / "kneelog" / "ui" / "desk.py", "kneelog/ui/desk.py", id="ours"),
    pytest.param(SITE / "sqlalchemy" / "engine.py", "sqlalchemy/engine.py", id="a library's"),
    pytest.param(STDLIB / "json" / "tool.py", "json/tool.py", id="Python's"),
    pytest.param(ROOT / "home" / "zora" / "plugin.py", "plugin.py", id="the runner's own"),
    pytest.param(Path("..", "zora", "plugin.py"), "plugin.py", id="from a folder above"),
    pytest.param(Path("kneelog", "ui", "desk.py"), "kneelog/ui/desk.py", id="in a frozen app"),
    pytest.param("<frozen importlib._bootstrap>", "<frozen importlib._bootstrap>", id="no file at all"),
    pytest.param("", "", id="nothing"),
]


@pytest.mark.parametrize(("file", "short"), SHORTENED)
def test_files_are_named_without_the_folders_they_lie_in(file: str | Path, short: str) -> None:
    """A report can be sent on without telling who the runner is."""
    assert crash.shortened(str(file)) == short


def raised() -> BaseException:
    """An error whose text and local values quote a note, after another one that does."""

    def fail(note: str) -> None:
        try:
            dict[str, str]()[note]
        except KeyError as error:
            raise ValueError(note + "!") from error

    with pytest.raises(ValueError, match=SECRET) as caught:
        fail(SECRET)
    return caught.value


def test_a_report_tells_where_and_nothing_of_what() -> None:
    """Whoever mends kneelog sees the lines of code of both errors; nobody reads the diary."""
    report = crash.report(raised(), {"Qt": "6.11.3"})
    assert report.startswith(f"kneelog {__version__}, Python {sys.version.split()[0]}, Qt 6.11.3\n")
    assert 'File "tests/unit/services/test_crash.py", line' in report
    assert report.index("builtins.KeyError") < report.index("builtins.ValueError")
    for told in (SECRET, "Zora", str(HERE), str(Path.home())):
        assert told not in report


def test_a_report_on_endless_recursion_stays_short() -> None:
    """A thousand equal lines help nobody and would have to be copied."""

    def again() -> None:
        again()

    with pytest.raises(RecursionError) as caught:
        again()
    report = crash.report(caught.value)
    assert report.count("in again") <= 60
    assert "builtins.RecursionError" in report


def test_errors_that_caused_each_other_are_told_once() -> None:
    """A ring of causes, which Python allows, ends."""
    one, other = ValueError(), KeyError()
    one.__cause__, other.__cause__ = other, one
    assert crash.report(one).count("builtins.") == 2


def test_a_report_is_for_the_runner_alone(tmp_path: Path) -> None:
    """No other user of the machine reads it, whatever the folders above were like."""
    before = os.umask(0)
    try:
        written = crash.write_report(raised(), tmp_path / "data" / "crash-reports")
    finally:
        os.umask(before)
    assert written.read_text(encoding="utf-8").endswith("builtins.ValueError\n")
    if sys.platform != "win32":
        assert stat.S_IMODE(written.stat().st_mode) == 0o600
        for folder in (tmp_path / "data", tmp_path / "data" / "crash-reports"):
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_old_reports_go(tmp_path: Path) -> None:
    """Twenty are enough to see what happens again and again; what else lies in the folder stays."""
    (tmp_path / "fault-0000.txt").write_text("another kind of file", encoding="utf-8")
    written = [crash.write_text(f"{number}", tmp_path) for number in range(23)]
    kept = crash.reports(tmp_path)
    assert kept == written[-crash.MOST_KEPT :]
    assert [path.read_text(encoding="utf-8") for path in kept] == [f"{number}" for number in range(3, 23)]
    assert (tmp_path / "fault-0000.txt").exists()


def test_a_report_finds_a_place_where_its_folder_cannot_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full or read-only disk loses no report."""
    elsewhere = tmp_path / "temporary"
    elsewhere.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(elsewhere))
    (tmp_path / "a file").write_text("where a folder should be", encoding="utf-8")
    written = crash.write_text("told", tmp_path / "a file" / "crash-reports")
    assert written.parent == elsewhere
    assert written.read_text(encoding="utf-8") == "told"


def test_a_report_goes_to_standard_error_where_no_file_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Even then it is not lost, and nothing more is raised."""
    blocked = tmp_path / "a file"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setattr(tempfile, "tempdir", str(blocked))
    assert crash.write_text("told", blocked / "crash-reports") == Path(os.devnull)
    assert capsys.readouterr().err == "told"
