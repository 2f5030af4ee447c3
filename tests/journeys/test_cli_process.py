"""kneelog as a process: exit statuses, no Qt, no traceback, quick to leave."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kneelog import __version__
from kneelog.cli.root import COMMANDS
from tests.journeys.command_line import is_plain, start

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.command_line import CommandLine

WITHOUT_QT = """
import sys
class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6", "pyqtgraph"):
            raise ImportError("Qt is not here: " + name)
sys.meta_path.insert(0, NoQt())
sys.argv = ["kneelog", *sys.argv[1:]]
from kneelog.__main__ import main
main()
"""

ALL = [
    "--version",
    "--help",
    "demo {folder}/demo.kneelog --end 2026-03-09",
    "log --run --left 4 --right 0",
    "entries",
    "entries --json",
    "review",
    "review --json --diary {folder}/demo.kneelog",
    "export --format csv -o {folder}/all.csv",
    "export --format json -o {folder}/all.json",
    "export --format runs-csv -o {folder}/runs.csv",
    "export --format html --list --notes -o {folder}/page.html",
    "export --format pdf --attach -o {folder}/page.pdf",
    "import {folder}/all.csv {folder}/all.json",
    "settings",
    "settings get high_level",
    "settings set high_level 6",
    "check",
    "backup {folder}/backup.kneelog",
    "backup",
    "restore --list",
    "restore --latest --look",
    "restore {folder}/backup.kneelog",
]


def test_every_command_works_where_there_is_no_qt(cli: CommandLine) -> None:
    """On a server without a screen the whole command line is there."""
    for words in ALL:
        given = [word.format(folder=cli.folder) for word in words.split()]
        done = subprocess.run(
            [sys.executable, "-c", WITHOUT_QT, *given],
            check=False,
            capture_output=True,
            text=True,
            timeout=120,
            env={**os.environ, "KNEELOG_DIARY": str(cli.diary)},
        )
        assert (done.returncode, done.stderr) == (0, ""), words
        assert done.stdout or words.startswith("export"), words


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["--version"], 0),
        (["log", "--rest", "--left", "3"], 0),
        (["log"], 2),
        (["lgo"], 2),
        (["log", "--left", "11"], 3),
        (["import", "nowhere.csv"], 3),
        (["check", "--diary", "."], 4),
    ],
)
def test_the_exit_status_tells_a_script_what_became_of_it(
    cli: CommandLine, words: list[str], status: int
) -> None:
    """Scripts need not read sentences."""
    done = cli.process(*words)
    assert done.returncode == status, done.stderr
    assert status == 0 or is_plain(done.stderr), done.stderr


def test_the_version_is_told(cli: CommandLine) -> None:
    """A report of a fault begins with it."""
    assert cli.ok("--version") == f"kneelog {__version__}\n"


@pytest.mark.parametrize(
    "command", [[], *([name] for name in COMMANDS), ["settings", "get"], ["settings", "set"]]
)
def test_every_command_has_help_with_an_example(cli: CommandLine, command: list[str]) -> None:
    """One line to copy says more than ten to read."""
    said = cli.ok(*command, "--help")
    assert "Example:" in said
    assert "  kneelog " in said.partition("Example:")[2]


def test_a_defect_of_ours_is_owned_up_to(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    """The runner sees a sentence and a path; the report tells where it happened and nothing of the diary."""

    def broken(*_: object) -> None:
        secret = "ran with Zora"  # noqa: S105 - what must not get out
        raise RuntimeError(secret)

    cli.log("2026-03-02", "--rest", "--left", "4")
    before = cli.everything()
    monkeypatch.setattr("kneelog.cli.review.read_diary", broken)
    result = cli.run("review")
    assert (result.exit_code, result.stdout) == (1, "")
    assert is_plain(result.stderr), result.stderr
    (report,) = home.rglob("crash-*.txt")
    assert str(report) in result.stderr
    written = report.read_text(encoding="utf-8")
    assert f"kneelog {__version__}" in written
    assert "in broken" in written
    assert "RuntimeError" in written
    assert "SQLite " in written
    for untold in ("Zora", str(home), os.path.dirname(__file__)):  # noqa: PTH120 - a string to look for
        assert untold not in written
    if sys.platform != "win32":
        assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert cli.everything() == before


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe that closes early is told otherwise there")
def test_a_pipe_that_closes_early_is_no_fault(cli: CommandLine) -> None:
    """``kneelog entries | head -1`` prints a line and nothing else."""
    cli.ok("demo", str(cli.diary), "--years", "3")
    command = [sys.executable, "-m", "kneelog", "--diary", str(cli.diary), "entries"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.readline()
        running.stdout.close()
        said = running.stderr.read()
    assert (running.returncode, said) == (0, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send")
def test_stopping_a_long_import_keeps_nothing_of_it(
    cli: CommandLine, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Ctrl+C is answered at once, without a traceback, and the diary is as it was."""
    cli.log("2026-03-02", "--rest", "--left", "4")
    before = cli.everything()
    file = tmp_path_factory.mktemp("files") / "long.csv"
    rows = "\n".join(f"e{number},2025-03-02,{number % 10}" for number in range(150_000))
    file.write_text(f"id,date,left\n{rows}\n", encoding="utf-8")
    command = [sys.executable, "-m", "kneelog", "--diary", str(cli.diary), "import", str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        with pytest.raises(subprocess.TimeoutExpired):
            running.wait(1.5)
        running.send_signal(signal.SIGINT)
        said = running.communicate(timeout=60)[1]
    assert running.returncode == 130, said
    assert is_plain(said), said
    assert cli.everything() == before


@pytest.mark.parametrize("words", [[], ["--diary", "some.kneelog"]])
def test_the_way_to_the_window_is_short(words: list[str]) -> None:
    """The form is there before the runner has sat down: nothing of the command line is loaded for it."""
    script = (
        "import sys, kneelog.app\n"
        "from kneelog.__main__ import main\n"
        "def window(diary):\n"
        "    print(diary, [name for name in ('click', 'rich', 'kneelog.cli') if name in sys.modules])\n"
        "    return 0\n"
        "kneelog.app.run_window = window\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", script, *words], check=True, capture_output=True, text=True)
    assert done.stdout == f"{words[1] if words else None} []\n"


def test_the_installation_can_prove_itself() -> None:
    """Inside every package one command says whether all of it works."""
    done = start("self-test")
    assert done.returncode == 0, done.stdout + done.stderr
    steps = done.stdout.splitlines()[1:]
    assert len(steps) >= 8
    assert all(step.startswith("ok ") for step in steps), steps


def test_a_step_that_fails_is_named(
    monkeypatch: pytest.MonkeyPatch, cli: CommandLine, tmp_path: Path
) -> None:
    """A package that lacks its drawings is not shipped."""
    monkeypatch.setattr("kneelog.paths.resources", lambda: tmp_path)
    result = cli.run("self-test")
    assert result.exit_code == 1
    assert "FAILED  find drawings" in result.stdout
