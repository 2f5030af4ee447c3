"""What was acknowledged is on disk. What a kill leaves is told in ``tests/soak``."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from kneelog.store.diary import SqliteDiary
from tests.store.helpers import begun, entry, run

if TYPE_CHECKING:
    from pathlib import Path


def test_every_commit_is_synced(tmp_path: Path) -> None:
    """Even a pulled plug keeps what was acknowledged: at least FULL, and no write-ahead log beside the file."""
    with closing(SqliteDiary(begun(tmp_path / "diary", run("r"), entry("a", run="r")))) as store:
        settings = {
            name: store._driver.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("synchronous", "journal_mode", "foreign_keys", "busy_timeout")
        }
    assert settings == {"synchronous": 3, "journal_mode": "delete", "foreign_keys": 1, "busy_timeout": 10_000}
