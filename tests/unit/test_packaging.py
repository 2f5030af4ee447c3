"""What is installed, and what goes into the wheel."""

from __future__ import annotations

import importlib.metadata
import itertools
import re
import tomllib
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder
from packaging.markers import Marker, default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import kneelog

CHECKOUT = Path(__file__).parents[2]
PINS = ("runtime.txt", "dev.txt")
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = (("linux", "posix", "Linux"), ("darwin", "posix", "Darwin"), ("win32", "nt", "Windows"))


def pinned(name: str) -> dict[str, Requirement]:
    """The requirements of a pin file, by normalized name."""
    text = (CHECKOUT / "requirements" / name).read_text(encoding="utf-8")
    lines = re.findall(r"^[a-z0-9].*?(?= \\$)", text, flags=re.MULTILINE | re.IGNORECASE)
    return {canonicalize_name(pin.name): pin for pin in map(Requirement, lines)}


def holds(marker: Marker | None, environment: dict[str, str]) -> bool:
    return marker is None or marker.evaluate(environment | {"extra": ""})


@pytest.mark.parametrize("name", PINS)
@pytest.mark.parametrize("system", SYSTEMS, ids=[system[0] for system in SYSTEMS])
@pytest.mark.parametrize("python", PYTHONS)
def test_pins_are_complete_on(python: str, system: tuple[str, str, str], name: str) -> None:
    environment = {key: str(value) for key, value in default_environment().items()} | {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": system[0],
        "os_name": system[1],
        "platform_system": system[2],
    }
    pins = {key: pin for key, pin in pinned(name).items() if holds(pin.marker, environment)}
    installed = {
        canonicalize_name(str(found.metadata["Name"])) for found in importlib.metadata.distributions()
    }
    asked = itertools.chain.from_iterable(
        importlib.metadata.requires(key) or () for key in pins if key in installed
    )
    needed = {
        canonicalize_name(requirement.name)
        for requirement in map(Requirement, asked)
        if holds(requirement.marker, environment)
    }
    assert needed <= set(pins)


def test_pins_fit_what_the_project_asks_for() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = pinned("runtime.txt")
    for asked in map(Requirement, project["dependencies"]):
        (pin,) = pins[canonicalize_name(asked.name)].specifier
        assert asked.specifier.contains(pin.version), asked


def test_the_same_versions_run_and_are_tested() -> None:
    tested = pinned("dev.txt")
    for name, pin in pinned("runtime.txt").items():
        assert tested[name].specifier == pin.specifier


@pytest.mark.parametrize("name", PINS)
def test_pins_name_no_index_and_no_folder(name: str) -> None:
    text = (CHECKOUT / "requirements" / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert set(re.findall(r"--[a-z-]+", text)) == {"--hash"}


def test_the_wheel_carries_the_programs_own_files_and_no_others(tmp_path: Path) -> None:
    wheel = next(WheelBuilder(str(CHECKOUT)).build(directory=str(tmp_path), versions=["standard"]))
    assert f"kneelog-{kneelog.__version__}-" in wheel
    names = zipfile.ZipFile(wheel).namelist()
    for folder in ("resources", "migrations"):
        kept = {
            f"kneelog/_{path.relative_to(CHECKOUT).as_posix()}"
            for path in (CHECKOUT / folder).rglob("*")
            if path.is_file() and not {"generate", "__pycache__"} & set(path.parts)
        }
        assert kept
        assert kept <= set(names)
    assert {name.partition("/")[0] for name in names} == {
        "kneelog",
        f"kneelog-{kneelog.__version__}.dist-info",
    }
    assert not [name for name in names if "generate" in name or "__pycache__" in name]
