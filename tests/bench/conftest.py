"""The diary that is measured."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from kneelog.services.demo import as_change, demo_diary
from kneelog.store.opening import open_diary

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def ten_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A diary of ten years: about 3,650 entries and 1,500 runs."""
    path = tmp_path_factory.mktemp("bench") / "ten-years.kneelog"
    make_diary(path, 10)
    return path


def make_diary(path: Path, years: int) -> None:
    store = open_diary(path, create=True)
    store.commit(as_change(demo_diary(years=years, end=datetime.now().astimezone().date())))
    store.close()
