"""Alembic's environment: migrates over the connection that the program hands in, within its transaction.

It imports nothing of kneelog. ``config.attributes`` holds ``connection``; for comparing the program's tables with a
diary's (``alembic check``) also ``metadata``.
"""

from __future__ import annotations

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes.get("metadata"),
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
