"""A diary remembers which versions of another diary were weighed when it was merged, and which an Undo took back.

Frozen, as the first. ``weighed_version`` goes with its change; ``forgotten_version`` holds what an Undo took back and a
later change let the undo history forget.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_STATEMENTS = (
    """
    CREATE TABLE weighed_version (
        change_id INTEGER NOT NULL,
        kind TEXT NOT NULL,
        record_id TEXT NOT NULL,
        digest TEXT NOT NULL,
        CONSTRAINT pk_weighed_version PRIMARY KEY (change_id, kind, record_id, digest),
        CONSTRAINT ck_weighed_version_kind_known CHECK (kind = 'entries' OR kind = 'runs' OR kind = 'shoes'
            OR kind = 'appointments' OR kind = 'seeing_someone' OR kind = 'scores' OR kind = 'tried' OR kind
            = 'looked_at' OR kind = 'reminder' OR kind = 'background' OR kind = 'settings' OR kind =
            'preferences'),
        CONSTRAINT ck_weighed_version_record_id_is_id CHECK (length(record_id) BETWEEN 1 AND 64),
        CONSTRAINT ck_weighed_version_digest_is_id CHECK (length(digest) BETWEEN 1 AND 64),
        CONSTRAINT fk_weighed_version_change_id FOREIGN KEY(change_id) REFERENCES change (id) ON DELETE CASCADE
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE forgotten_version (
        kind TEXT NOT NULL,
        record_id TEXT NOT NULL,
        digest TEXT NOT NULL,
        CONSTRAINT pk_forgotten_version PRIMARY KEY (kind, record_id, digest),
        CONSTRAINT ck_forgotten_version_kind_known CHECK (kind = 'entries' OR kind = 'runs' OR kind = 'shoes'
            OR kind = 'appointments' OR kind = 'seeing_someone' OR kind = 'scores' OR kind = 'tried' OR kind
            = 'looked_at' OR kind = 'reminder' OR kind = 'background' OR kind = 'settings' OR kind =
            'preferences'),
        CONSTRAINT ck_forgotten_version_record_id_is_id CHECK (length(record_id) BETWEEN 1 AND 64),
        CONSTRAINT ck_forgotten_version_digest_is_id CHECK (length(digest) BETWEEN 1 AND 64)
    ) WITHOUT ROWID, STRICT
    """,
)


def upgrade() -> None:
    """Make the two tables."""
    for statement in _STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
