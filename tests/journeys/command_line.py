"""How the journeys reach the command line: within this process for speed, as a process of its own for the rest."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner

from kneelog.cli.root import root

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from click.testing import Result


class CommandLine:
    """kneelog on one diary in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.diary = folder / "diary.kneelog"

    def run(self, *words: str, typed: str | None = None) -> Result:
        """One command, within this process; ``typed`` is what is answered to its questions."""
        return CliRunner().invoke(root, ["--diary", str(self.diary), *words], input=typed)

    def ok(self, *words: str) -> str:
        """One command that must do what it was asked; its output."""
        result = self.run(*words)
        assert result.exit_code == 0, (
            words,
            result.exit_code,
            result.stdout,
            result.stderr,
            result.exception,
        )
        return result.stdout

    def json(self, *words: str) -> Any:  # noqa: ANN401 - JSON is any of several types
        """What a command prints with ``--json``."""
        return json.loads(self.ok(*words, "--json"))

    def log(self, date: str, *words: str) -> str:
        """Log an entry of ``date``."""
        return self.ok("log", "--date", date, *words)

    def process(
        self, *words: str, before: tuple[str, ...] = (), preexec: Callable[[], None] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """The same as a process of its own."""
        return start("--diary", str(self.diary), *words, before=before, preexec=preexec)

    def everything(self) -> dict[str, bytes]:
        """Every file in the folder with its content, to be compared afterwards."""
        return {path.name: path.read_bytes() for path in sorted(self.folder.iterdir()) if path.is_file()}


def start(
    *words: str,
    before: tuple[str, ...] = (),
    environment: Mapping[str, str] | None = None,
    preexec: Callable[[], None] | None = None,
) -> subprocess.CompletedProcess[str]:
    """``kneelog words`` as a process of its own."""
    return subprocess.run(
        [*before, sys.executable, "-m", "kneelog", *words],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        env={**os.environ, **(environment or {})},
        preexec_fn=preexec,
    )


def bound_by_permissions() -> tuple[str, ...] | None:
    """What to put before a command so that file permissions bind it, also for root; ``None`` if that can't be."""
    if os.name == "nt":
        return None
    if os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        return None
    without = "-dac_override,-dac_read_search"
    return ("setpriv", f"--bounding-set={without}", f"--inh-caps={without}")


def is_plain(said: str) -> bool:
    """Whether ``said`` is one line of plain sentences: no traceback, no Python, an end."""
    lines = said.strip().splitlines()
    if len(lines) != 1 or "Traceback" in said or "Error:" in said or "None" in said:
        return False
    return lines[0].endswith((".", "!", "?", ")"))
