"""How things are measured: processes started anew, medians, and a table that is printed at the end."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parents[2]
DISPLAY = ":197"
ROUNDS = 7


def peak_kb() -> int:
    """This process's own peak of resident memory in kB."""
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1])
    return 0


def run(*arguments: str, env: dict[str, str] | None = None) -> tuple[float, str]:
    """Run Python with ``arguments``; the whole process in milliseconds, and what it printed."""
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**_usual_environment(), **(env or {})},
    )
    passed = (time.perf_counter() - started) * 1000
    assert done.returncode == 0, done.stderr
    return passed, done.stdout


def _usual_environment() -> dict[str, str]:
    """This one, but Python keeps what it compiled, as everywhere; the yardsticks come compiled in any case."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def probe(*probes: tuple[str, ...], env: dict[str, str]) -> list[list[float]]:
    """The figures that each probe (its module and arguments) prints, the medians of several rounds.

    The probes take turns, so that all of them meet the same machine; the first round only warms up.
    """
    rounds: list[list[list[float]]] = [[] for _probe in probes]
    for number in range(ROUNDS + 1):
        for found, (module, *arguments) in zip(rounds, probes, strict=True):
            _passed, printed = run("-m", module, str(time.time()), *arguments, env=env)
            if number:
                found.append([float(figure) for figure in printed.split()])
    return [[statistics.median(column) for column in zip(*found, strict=True)] for found in rounds]


def whole(*arguments: str) -> float:
    """The median time of the whole process in milliseconds."""
    run(*arguments)
    return statistics.median(run(*arguments)[0] for _round in range(ROUNDS))


@contextmanager
def screen(folder: Path) -> Iterator[dict[str, str]]:
    """A virtual screen (Qt's offscreen platform where there is no Xvfb) and a home of its own."""
    home = {name: str(folder) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")}
    if shutil.which("Xvfb") is None:
        yield {**home, "QT_QPA_PLATFORM": "offscreen"}
        return
    server = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "1920x1080x24"], stderr=subprocess.DEVNULL)
    try:
        while not Path(f"/tmp/.X11-unix/X{DISPLAY[1:]}").exists():  # noqa: S108 - where X keeps it
            if server.poll() is not None:
                raise RuntimeError("Xvfb did not start")
        yield {**home, "DISPLAY": DISPLAY, "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait()


def report(title: str, rows: Sequence[tuple[str, str, str]]) -> None:
    """Print what was measured beside its target."""
    print(f"\n{title}")
    for what, target, measured in rows:
        print(f"  {what:<58} {target:<16} {measured}")
