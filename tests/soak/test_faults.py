"""A disk that fails at any single write: a clear sentence, the diary as it was before or after, no stray file."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.journeys.command_line import is_plain
from tests.soak.refusing import FAULTS
from tests.soak.scenarios import EVERY, NAMED
from tests.store.helpers import CHECKOUT

if TYPE_CHECKING:
    from tests.conftest import Figures

COMPILER = shutil.which("cc") or shutil.which("gcc")
SOURCE = Path(__file__).with_name("failing.c")

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="stands before Linux's C library"),
    pytest.mark.skipif(COMPILER is None, reason="needs a C compiler"),
]


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What stands between the program and the C library, and lets its calls fail."""
    made = tmp_path_factory.mktemp("library") / "failing.so"
    assert COMPILER is not None
    subprocess.run([COMPILER, "-shared", "-fPIC", "-Wall", "-Werror", "-o", made, SOURCE, "-ldl"], check=True)
    return made


def survive(name: str, fault: str, folder: Path, library: Path) -> dict[str, Any]:
    """Meet the fault at every call of a scenario; what was counted, and all that was said."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak.refusing", name, fault, str(folder)],
        cwd=CHECKOUT,
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "LD_PRELOAD": str(library)},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    counted: dict[str, Any] = json.loads(done.stdout)
    return counted


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", EVERY)
def test_fault_at_every_write(quick: Path, library: Path, name: str, fault: str, figures: Figures) -> None:
    """Whichever write it is that fails, the runner hears why, and keeps the diary."""
    if fault == "killed" and name not in NAMED:
        pytest.skip("a killed export is made again")
    counted = survive(name, fault, quick, library)
    sentences = counted.pop("sentences")
    figures(f"{fault}, {name}: {', '.join(f'{what} {count}' for what, count in counted.items())}")
    assert counted["calls"] > 0
    assert [said for said in sentences if not is_plain(said)] == []
    assert sentences or fault == "killed"
