"""Everything that ships with kneelog is named with its licence, so that a new dependency cannot go unlisted."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from kneelog import __version__
from kneelog.services import licences

CHECKOUT = Path(__file__).parents[3]
INSIDE = (
    "kneelog",
    "Python",
    "Qt",
    "SQLite",
    "SQLCipher",
    "OpenSSL",
    "Typst's fonts",
    "PyInstaller's start program",
)
PINNED = dict(
    re.findall(
        r"^([a-z0-9][\w.-]*)==(\S+)",
        (CHECKOUT / "requirements" / "runtime.txt").read_text(encoding="utf-8"),
        flags=re.MULTILINE | re.IGNORECASE,
    )
)


def nowhere(name: str) -> str:
    raise PackageNotFoundError(name)


def test_every_pinned_distribution_is_listed_at_its_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever adds or lifts a dependency is told to run ``make licences``."""
    monkeypatch.setattr(licences, "version", nowhere)  # as in a frozen app
    listed = {part.name: part.version for part in licences.parts() if part.name not in INSIDE}
    assert listed == PINNED, "run `make licences`"
    assert len(PINNED) > 15


def test_what_lies_inside_the_distributions_is_listed_too() -> None:
    """Qt, SQLite and the fonts have licences of their own."""
    assert tuple(part.name for part in licences.parts())[: len(INSIDE)] == INSIDE


@pytest.mark.parametrize("part", licences.parts(), ids=lambda part: part.name)
def test_each_part_has_a_licence_and_its_text(part: licences.Part) -> None:
    """A name alone does not fulfil a licence: its text is there to be read."""
    assert re.fullmatch(r"[A-Za-z0-9.+ -]{3,}", part.licence)
    assert len(licences.text_of(part)) > 200


def test_versions_are_those_that_run() -> None:
    """What is listed is true of the installation at hand."""
    parts = {part.name: part.version for part in licences.parts({"SQLite": "3.53.4"})}
    assert (parts["kneelog"], parts["SQLite"], parts["OpenSSL"]) == (__version__, "3.53.4", "")
    assert parts["click"] == PINNED["click"]


def test_the_lgpl_stands_with_the_gpl_it_refers_to() -> None:
    """Qt's licence can be read whole."""
    (qt,) = (part for part in licences.parts() if part.name == "Qt")
    text = licences.text_of(qt)
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "GNU GENERAL PUBLIC LICENSE" in text


def test_our_own_licence_is_the_one_of_the_project() -> None:
    """It is changed in one place."""
    own = licences.text_of(licences.parts()[0])
    assert own == (CHECKOUT / "LICENSE").read_text(encoding="utf-8").strip() + "\n"
