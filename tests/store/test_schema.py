"""The file itself refuses nonsense, and a fresh diary is the same as one that was migrated from nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from kneelog.store import connect, layout, upgrade
from kneelog.store.creation import create_diary
from kneelog.store.engine import make_engine
from kneelog.store.tables import metadata

if TYPE_CHECKING:
    from pathlib import Path


def schema(path: Path) -> dict[str, str]:
    """Every table and index by name, its statement without regard to line breaks."""
    connection = connect.connect(path, write=False)
    found = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    connection.close()
    return {name: re.sub(r"\s+", " ", sql).replace("( ", "(").replace(" )", ")") for name, sql in found}


def test_a_fresh_diary_equals_one_migrated_from_nothing(tmp_path: Path) -> None:
    """A runner who began early and one who began today have the same diary."""
    fresh, migrated = tmp_path / "fresh", tmp_path / "migrated"
    create_diary(fresh)
    migrated.touch()
    upgrade.migrate(migrated)
    assert schema(migrated) == schema(fresh)


def test_the_tables_are_those_of_the_newest_migration(tmp_path: Path) -> None:
    """No column is forgotten when the tables change."""
    migrated = tmp_path / "migrated"
    migrated.touch()
    upgrade.migrate(migrated)
    with make_engine(migrated, write=False).connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_the_program_knows_its_newest_revision() -> None:
    assert ScriptDirectory.from_config(upgrade._config()).get_current_head() == layout.REVISION
