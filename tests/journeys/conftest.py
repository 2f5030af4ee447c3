"""What the journeys share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journeys.command_line import CommandLine

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def cli(tmp_path: Path) -> CommandLine:
    """The command line on a diary that does not exist yet."""
    return CommandLine(tmp_path)
