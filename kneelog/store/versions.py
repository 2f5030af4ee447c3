"""Which SQLite keeps the diary: for whoever reports a defect."""

from __future__ import annotations

from contextlib import closing, suppress

from kneelog.store.connect import driver


def versions() -> dict[str, str]:
    """The versions of SQLite and of SQLCipher, by name. No file is opened; what does not answer is left out."""
    found = {"SQLite": str(driver.sqlite_version)}
    with suppress(driver.Error, TypeError), closing(driver.connect(":memory:")) as connection:
        (said,) = connection.execute("PRAGMA cipher_version").fetchone()
        found["SQLCipher"] = str(said).partition(" ")[0]
    return found
