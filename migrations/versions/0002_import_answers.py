"""The preferences remember what was answered for activity files that leave something open.

Frozen, as the first. The table is made anew rather than changed, so that a diary that was brought here says of itself
letter by letter what a fresh one says.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_STATEMENTS = (
    "ALTER TABLE preferences RENAME TO preferences_0001",
    """
    CREATE TABLE preferences (
        id TEXT NOT NULL,
        units TEXT NOT NULL,
        country TEXT NOT NULL,
        emergency_number TEXT DEFAULT '' NOT NULL,
        advice_number TEXT DEFAULT '' NOT NULL,
        first_weekday INTEGER NOT NULL,
        appearance TEXT NOT NULL,
        move_on INTEGER NOT NULL,
        welcomed INTEGER NOT NULL,
        import_zone TEXT DEFAULT '' NOT NULL,
        import_units TEXT,
        import_unknown_is_run INTEGER,
        import_walks INTEGER NOT NULL,
        CONSTRAINT pk_preferences PRIMARY KEY (id),
        CONSTRAINT ck_preferences_id_is_single CHECK (id = '1'),
        CONSTRAINT ck_preferences_units_known CHECK (units = 'km' OR units = 'mi'),
        CONSTRAINT ck_preferences_country_known CHECK (country = 'uk' OR country = 'eu' OR country =
            'us' OR country = 'au' OR country = 'other'),
        CONSTRAINT ck_preferences_emergency_number_length CHECK (length(emergency_number) <= 40),
        CONSTRAINT ck_preferences_advice_number_length CHECK (length(advice_number) <= 40),
        CONSTRAINT ck_preferences_first_weekday_in_range CHECK (first_weekday BETWEEN 0 AND 6),
        CONSTRAINT ck_preferences_appearance_known CHECK (appearance = 'system' OR appearance = 'light'
            OR appearance = 'dark'),
        CONSTRAINT ck_preferences_move_on_is_flag CHECK (move_on IN (0, 1)),
        CONSTRAINT ck_preferences_welcomed_is_flag CHECK (welcomed IN (0, 1)),
        CONSTRAINT ck_preferences_import_zone_length CHECK (length(import_zone) <= 64),
        CONSTRAINT ck_preferences_import_units_known CHECK (import_units = 'km' OR import_units = 'mi'),
        CONSTRAINT ck_preferences_import_unknown_is_run_is_flag CHECK (import_unknown_is_run IN (0, 1)),
        CONSTRAINT ck_preferences_import_walks_is_flag CHECK (import_walks IN (0, 1))
    ) STRICT
    """,
    """
    INSERT INTO preferences
    SELECT id, units, country, emergency_number, advice_number, first_weekday, appearance, move_on, welcomed,
        '', NULL, NULL, 0
    FROM preferences_0001
    """,
    "DROP TABLE preferences_0001",
)


def upgrade() -> None:
    """Make the table anew with its further columns, and move the row that it may hold."""
    for statement in _STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
