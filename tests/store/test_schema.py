"""The file itself refuses nonsense, and a fresh diary is the same as one that was migrated from nothing."""

from __future__ import annotations

import re
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from kneelog.store import layout, upgrade
from kneelog.store.connect import connect, driver
from kneelog.store.creation import create_diary
from kneelog.store.engine import make_engine
from kneelog.store.tables import metadata
from tests.store.helpers import CHECKOUT, begun, entry, run, sql

if TYPE_CHECKING:
    from pathlib import Path


def schema(path: Path) -> dict[str, str]:
    """Every table and index by name, its statement without regard to line breaks."""
    found = sql(path, "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {name: re.sub(r"\s+", " ", text).replace("( ", "(").replace(" )", ")") for name, text in found}


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A diary that Alembic made from nothing."""
    path = tmp_path_factory.mktemp("migrated") / "diary.kneelog"
    path.touch()
    upgrade.migrate(path)
    return path


def test_a_fresh_diary_equals_one_migrated_from_nothing(tmp_path: Path, migrated: Path) -> None:
    """A runner who began early and one who began today have the same diary."""
    create_diary(tmp_path / "fresh")
    assert schema(migrated) == schema(tmp_path / "fresh")
    stamps = [sql(path, "SELECT * FROM alembic_version") for path in (migrated, tmp_path / "fresh")]
    assert stamps == [[(layout.REVISION,)]] * 2


def test_the_tables_are_those_of_the_newest_migration(migrated: Path) -> None:
    """No column is forgotten when the tables change."""
    with make_engine(migrated, write=False).connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_the_program_knows_its_newest_revision() -> None:
    assert ScriptDirectory.from_config(upgrade._config()).get_current_head() == layout.REVISION


def test_rows_are_written_in_the_order_of_the_columns() -> None:
    """No text ends up in the column beside its own."""
    in_tables = {name: tuple(table.columns.keys()) for name, table in metadata.tables.items()}
    assert in_tables == layout.COLUMNS


def test_every_table_is_strict(tmp_path: Path) -> None:
    """A level stays a whole number, whatever program writes it."""
    begun(tmp_path / "diary")
    found = sql(tmp_path / "diary", "SELECT name, strict FROM pragma_table_list WHERE schema = 'main'")
    loose = {name for name, strict in found if not strict and not name.startswith("sqlite_")}
    assert loose == {"alembic_version"}


def test_every_reference_has_an_index(tmp_path: Path) -> None:
    """Removing one of a thousand runs does not search all entries."""
    path = begun(tmp_path / "diary")
    for table in layout.COLUMNS:
        keys = [row[3] for row in sql(path, f"PRAGMA foreign_key_list({table})") if row[1] == 0]
        firsts = {
            sql(path, f"PRAGMA index_info({index[1]})")[0][2]
            for index in sql(path, f"PRAGMA index_list({table})")
        }
        assert set(keys) <= firsts, table


def test_migrations_name_nothing_of_kneelog() -> None:
    """What was released stays as it was, whatever becomes of the program."""
    files = [*(CHECKOUT / "migrations").rglob("*.py")]
    assert len(files) >= 2
    for file in files:
        assert not re.search(r"^\s*(from|import)\s+kneelog", file.read_text(), re.MULTILINE), file


REPORT = "INSERT INTO knee_report (entry_id, knee, {0}) VALUES ('a', 'right', {1})"
ENTRY = (
    "INSERT INTO entry (id, kind, recorded_at, on_date{0}) VALUES ('b', 'rest', '2026-03-02T17:30:00Z', {1})"
)
PREFERENCES = "INSERT INTO preferences VALUES ('1', {0})"
REFUSED = {
    "level 11": REPORT.format("level", "11"),
    "level -1": REPORT.format("level", "-1"),
    "level 4.5": REPORT.format("level", "4.5"),
    "level abc": REPORT.format("level", "'abc'"),
    "a level below the worst moment": REPORT.format("level, after_run", "3, 4"),
    "moment 11": REPORT.format("during_run", "11"),
    "an unknown knee": "INSERT INTO knee_report (entry_id, knee) VALUES ('a', 'middle')",
    "a report without its entry": "INSERT INTO knee_report (entry_id, knee) VALUES ('zz', 'left')",
    "the same knee twice": "INSERT INTO knee_report (entry_id, knee) VALUES ('a', 'left')",
    "an unknown swelling": REPORT.format("swelling", "'huge'"),
    "an unknown spread": REPORT.format("spread", "'hand'"),
    "3 fortnights": REPORT.format("lasted, lasted_unit", "3, 'fortnight'"),
    "a duration without a unit": REPORT.format("lasted", "3"),
    "0 days": REPORT.format("lasted, lasted_unit", "0, 'd'"),
    "an unknown place": "INSERT INTO knee_place VALUES ('a', 'left', 'elbow')",
    "a place of a blank knee": "INSERT INTO knee_place VALUES ('b', 'left', 'kneecap')",
    "an unknown sign": "INSERT INTO knee_sign VALUES ('a', 'left', 'itches')",
    "a person's sign on a knee": "INSERT INTO knee_sign VALUES ('a', 'left', 'calf-swollen')",
    "a knee's sign on the person": "INSERT INTO person_sign VALUES ('a', 'locked')",
    "30 February": ENTRY.format("", "'2026-02-30'"),
    "a date in words": ENTRY.format("", "'yesterday'"),
    "today, whatever day that is": ENTRY.format("", "'now'"),
    "no date": ENTRY.format("", "NULL"),
    "the year 0": ENTRY.format("", "'0000-01-01'"),
    "a time without seconds": ENTRY.format(", at_time", "'2026-03-02', '18:30'"),
    "25 o'clock": ENTRY.format(", at_time", "'2026-03-02', '25:30:00'"),
    "24 o'clock": ENTRY.format(", at_time", "'2026-03-02', '24:00:00'"),
    "a sloppy fraction": ENTRY.format(", at_time", "'2026-03-02', '18:30:00.5'"),
    "an offset of a day": ENTRY.format(", utc_offset", "'2026-03-02', 1440"),
    "an instant without Z": ENTRY.format(", edited_at", "'2026-03-02', '2026-03-02T18:30:00'"),
    "an instant elsewhere": ENTRY.format(", edited_at", "'2026-03-02', '2026-03-02T18:30:00+01:00'"),
    "an instant on 30 February": ENTRY.format(", edited_at", "'2026-03-02', '2026-02-30T18:30:00Z'"),
    "an unknown run": ENTRY.format(", run_id", "'2026-03-02', 'nowhere'"),
    "an unknown kind": "UPDATE entry SET kind = 'walk'",
    "an empty id": "UPDATE entry SET id = ''",
    "an id of 65 characters": "UPDATE entry SET id = printf('%.*c', 65, 'x')",
    "a note of 20,001 characters": "UPDATE entry SET note = printf('%.*c', 20001, 'x')",
    "a run that is still named": "DELETE FROM run",
    "a run of 2,000 km": "UPDATE run SET distance_m = 2000000",
    "half a start": "UPDATE run SET start_time = '18:30:00'",
    "an end before its start": "INSERT INTO shoe VALUES ('s', 'Red', '2026-03-02', '2026-03-01', 0)",
    "a nameless shoe": "INSERT INTO shoe VALUES ('s', '', NULL, NULL, 0)",
    "a sign that is not urgent": "INSERT INTO looked_at VALUES ('l', 'speed', NULL, '2026-03-02')",
    "a second reminder": "INSERT INTO reminder VALUES ('2', '2026-03-02')",
    "a rule out of range": "INSERT INTO rule_settings VALUES ('1', 10, 3, 4, 3, 5, 42, 1, 1, 14)",
    "more painful runs than runs": "INSERT INTO rule_settings VALUES ('1', 7, 3, 4, 5, 4, 42, 1, 1, 14)",
    "an unknown country": PREFERENCES.format("'km', 'xx', '', '', 0, 'system', 1, 0, '', NULL, NULL, 0"),
    "an import in leagues": PREFERENCES.format(
        "'km', 'uk', '', '', 0, 'system', 1, 0, '', 'leagues', NULL, 0"
    ),
    "walks, perhaps": PREFERENCES.format("'km', 'uk', '', '', 0, 'system', 1, 0, '', 'km', 1, 2"),
    "a version without a digest": "INSERT INTO forgotten_version VALUES ('entries', 'a', '')",
    "a version of an unknown kind": "INSERT INTO forgotten_version VALUES ('walks', 'a', 'x')",
    "a version weighed for no change": "INSERT INTO weighed_version VALUES (99, 'entries', 'a', 'x')",
    "a draft that is no document": "INSERT INTO draft VALUES ('1', '{half')",
}


@pytest.mark.parametrize("statement", REFUSED.values(), ids=REFUSED)
def test_the_file_itself_refuses(tmp_path: Path, statement: str) -> None:
    """Nothing that no runner can mean gets into a diary, not even by another program."""
    path = begun(tmp_path / "diary", run("r"), entry("a", run="r"))
    sql(path, "DELETE FROM knee_report WHERE knee = 'right'")
    before = path.read_bytes()
    with closing(connect(path, write=True)) as connection, pytest.raises(driver.DatabaseError):
        connection.execute(statement)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "statement",
    [
        REPORT.format("level, at_start, during_run, after_run", "10, 0, 10, NULL"),
        REPORT.format("at_start", "4"),
        REPORT.format("lasted, lasted_unit", "0, 'ongoing'"),
        PREFERENCES.format("'km', 'uk', '', '', 0, 'system', 1, 0, 'Asia/Kolkata', 'mi', 1, 1"),
        PREFERENCES.format("'km', 'uk', '', '', 0, 'system', 1, 0, '', NULL, NULL, 0"),
        ENTRY.format(", at_time", "'2024-02-29', '23:59:59.999999'"),
        ENTRY.format(", edited_at", "'0001-01-01', '9999-12-31T23:59:59.999999Z'"),
    ],
)
def test_the_file_takes_what_is_just_right(tmp_path: Path, statement: str) -> None:
    """The conditions refuse nothing that a runner may record."""
    path = begun(tmp_path / "diary", entry("a"))
    sql(path, "DELETE FROM knee_report WHERE knee = 'right'")
    sql(path, statement)
