"""A thousand damaged files for each importer: whatever they hold, the diary stays sound and the runner is told."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.importers.fuzz.targets import TARGETS
from tests.importers.fuzz.verdict import judged

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Figures
    from tests.importers.fuzz.targets import Target

FEW = 20
MANY = 1000
THOUSANDS = 2000
_EXAMPLES = THOUSANDS if settings().max_examples >= THOUSANDS else FEW

every_importer = pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)


@every_importer
def test_the_files_that_are_damaged_are_sound(target: Target, tmp_path: Path) -> None:
    """Else nothing but refusals would be tried."""
    for content in target.sound():
        assert judged(tmp_path / target.name, content).came_in


@every_importer
@settings(max_examples=_EXAMPLES, suppress_health_check=list(HealthCheck))
@given(chance=st.randoms(use_true_random=False))
def test_damage_of_any_sort_is_a_sentence_at_worst(
    target: Target, tmp_path: Path, chance: random.Random
) -> None:
    """No file, however broken or wicked, can crash the import, stop the computer or spoil the diary."""
    judged(tmp_path / target.name, target.damaged(chance))


@pytest.mark.soak
@pytest.mark.parametrize("importer", TARGETS)
def test_a_thousand_damaged_files(importer: str, tmp_path: Path, figures: Figures) -> None:
    """The figures of the reliability table; the same thousand each time."""
    target = TARGETS[importer]
    chance = random.Random(f"{importer} 1")  # noqa: S311 - the same damage each time
    verdicts = [judged(tmp_path / target.name, target.damaged(chance)) for _ in range(MANY)]
    imported = sum(verdict.came_in for verdict in verdicts)
    slowest = max(verdict.seconds for verdict in verdicts)
    largest = max(verdict.memory for verdict in verdicts)
    figures(
        f"{importer}: {MANY:,} damaged files, {imported} imported at least in part, {MANY - imported} refused, "
        f"longest {slowest:.2f} s, most memory {largest / 1e6:.1f} MB",
    )
    assert 0 < imported < MANY
