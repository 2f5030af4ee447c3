"""Folders as all of ours are: open to their owner only, since what lies in them is about the owner's health."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_MODE = 0o700


def make_folder(folder: Path) -> None:
    """Make ``folder`` and those above it that are missing, each open to its owner only."""
    if not folder.is_dir():
        make_folder(folder.parent)
        with suppress(FileExistsError):
            folder.mkdir(mode=_MODE)
