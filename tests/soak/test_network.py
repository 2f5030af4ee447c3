"""Nothing leaves the machine: no socket but local ones is ever opened."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.store.helpers import CHECKOUT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Figures

JOURNEY = (sys.executable, "-m", "tests.soak.journey")
SOCKET = re.compile(r"\bsocket(?:pair)?\((\w+)")
ADDRESS = re.compile(r"sa_family=(\w+)")
LOCAL = {"AF_UNIX", "AF_LOCAL"}


def journey(folder: Path, *before: str) -> list[str]:
    """Go on the whole journey; what Python saw of sockets."""
    done = subprocess.run(
        [*before, *JOURNEY, str(folder)], cwd=CHECKOUT, check=False, capture_output=True, text=True
    )
    *seen, last = done.stdout.splitlines() or [""]
    assert (done.returncode, last) == (0, "done"), done.stdout + done.stderr
    return seen


def test_python_asks_for_no_address(tmp_path: Path) -> None:
    """Neither the command line nor the window looks up a name, binds or connects."""
    assert journey(tmp_path) == []


@pytest.mark.soak
@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_the_system_is_asked_for_local_sockets_only(tmp_path: Path, figures: Figures) -> None:
    """The same as the system sees it, Qt and all libraries included."""
    trace = tmp_path / "trace.txt"
    journey(tmp_path, "strace", "-f", "-qq", "-e", "trace=network", "-o", str(trace))
    calls = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    opened = [found[1] for line in calls if (found := SOCKET.search(line))]
    addressed = [found[1] for line in calls if (found := ADDRESS.search(line))]
    figures(f"network: {len(calls)} calls, {len(opened)} sockets, all local")
    assert opened, "the window listens for a second start, so there is something to see"
    assert set(opened) | set(addressed) <= LOCAL
