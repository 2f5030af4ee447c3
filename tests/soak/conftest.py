"""What the tests of bad days share."""

from __future__ import annotations

import faulthandler
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

_MEMORY = Path("/dev/shm")  # noqa: S108 - Linux's own folder in memory


@pytest.fixture(autouse=True)
def takes_minutes() -> None:
    """No report of a hanging test, which these would be taken for."""
    faulthandler.cancel_dump_traceback_later()


@pytest.fixture
def quick(tmp_path: Path) -> Iterator[Path]:
    """An empty folder, in memory where there is one: for what is killed, not for what loses its power."""
    if not _MEMORY.is_dir():
        yield tmp_path
        return
    folder = Path(tempfile.mkdtemp(prefix="kneelog-", dir=_MEMORY))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)
