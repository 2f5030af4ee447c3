"""What the program ships with, and under which licences; gathered beforehand by ``make licences``."""

from __future__ import annotations

import json
import platform
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from kneelog import __version__, paths

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Part:
    """A library, or what lies inside one. ``licence`` is SPDX's expression; ``texts`` are file names."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]


def parts(known: Mapping[str, str] | None = None) -> tuple[Part, ...]:
    """Every part, kneelog first.

    Versions are those that run, as the installed distributions and ``known`` (by name) tell; where nobody tells, that
    which was pinned, or "" for a part whose version stands nowhere.
    """
    told = {"kneelog": __version__, "Python": platform.python_version(), **(known or {})}
    listed = json.loads((_folder() / "parts.json").read_text(encoding="utf-8"))
    return tuple(
        Part(one["name"], told.get(one["name"]) or _running(one), one["licence"], tuple(one["texts"]))
        for one in listed
    )


def text_of(part: Part) -> str:
    """The whole text of its licence, or of all of them."""
    return "\n\n".join((_folder() / name).read_text(encoding="utf-8").strip() for name in part.texts) + "\n"


def _running(listed: Mapping[str, str]) -> str:
    try:
        return version(listed["name"])
    except PackageNotFoundError:  # inside another, or in a frozen app
        return listed["version"]


def _folder() -> Path:
    return paths.resources() / "licences"
