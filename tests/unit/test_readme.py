"""What README promises is there: its pictures, its files, and the tests that it calls as witnesses."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from kneelog.cli.root import root

CHECKOUT = Path(__file__).parents[2]
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
LINKED = sorted(set(re.findall(r"\]\(([^)]+)\)", README)))
MOST_KB = 150


@pytest.mark.parametrize("target", LINKED)
def test_what_is_linked_or_shown_is_there(target: str) -> None:
    assert (CHECKOUT / target).is_file()


def test_every_witness_is_a_test() -> None:
    """A fact about the diary's safety goes when its test goes."""
    called = set(re.findall(r"`(test_\w+)`", README))
    tests = "\n".join(path.read_text(encoding="utf-8") for path in CHECKOUT.glob("tests/**/test_*.py"))
    assert called
    assert called - set(re.findall(r"^ *def (test_\w+)", tests, re.MULTILINE)) == set()


def test_every_command_that_is_shown_exists() -> None:
    shown = set(re.findall(r"^    \$ kneelog ([a-z-]+)", README, re.MULTILINE))
    assert shown - {"--diary"} <= set(root.list_commands(click.Context(root)))


def test_pictures_load_quickly() -> None:
    pictures = [CHECKOUT / target for target in LINKED if target.endswith(".png")]
    assert pictures
    assert [picture.name for picture in pictures if picture.stat().st_size > MOST_KB * 1000] == []
