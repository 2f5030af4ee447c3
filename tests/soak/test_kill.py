"""Killed at any instant: nothing that was said to be done is lost, nothing is half done, the next start is clean."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.soak.scenarios import NAMED
from tests.store.helpers import CHECKOUT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Figures

ALL_KILLS = 2_000
SAMPLE = 3

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="forks a process for each kill")


def survive(name: str, kills: int, folder: Path) -> dict[str, int]:
    """Kill the program so often in a scenario, in a process that forks quickly; what it counted."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak.killing", name, str(kills), "1", str(folder)],
        cwd=CHECKOUT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    counted: dict[str, int] = json.loads(done.stdout)
    return counted


@pytest.mark.parametrize("name", NAMED)
def test_killed_a_few_times(quick: Path, name: str) -> None:
    """Whatever the runner was doing when the laptop died, what kneelog said was saved is there."""
    assert survive(name, SAMPLE, quick)["kills"] == SAMPLE


@pytest.mark.soak
@pytest.mark.parametrize("name", NAMED)
def test_killed_two_thousand_times_in_all(quick: Path, name: str, figures: Figures) -> None:
    """The same at two thousand instants, shared out evenly among the scenarios; prints what was counted."""
    counted = survive(name, math.ceil(ALL_KILLS / len(NAMED)), quick)
    figures(f"kill -9, {name}: {', '.join(f'{what} {count}' for what, count in counted.items())}")
    assert counted["lost"] == 0
