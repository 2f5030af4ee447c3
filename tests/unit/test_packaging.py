"""What is installed, and what goes into the wheel."""

from __future__ import annotations

import importlib.metadata
import itertools
import os
import re
import runpy
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

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


@pytest.mark.parametrize("name", [*PINS, "package.txt", "audit.txt"])
def test_every_pin_has_its_hashes(name: str) -> None:
    """Whatever is installed is byte for byte what was chosen, wherever it comes from."""
    text = (CHECKOUT / "requirements" / name).read_text(encoding="utf-8")
    pins = re.findall(
        r"^[a-z0-9].*(?:\n    --hash=sha256:[0-9a-f]{64}.*)*", text, re.MULTILINE | re.IGNORECASE
    )
    assert pins
    assert [pin.split()[0] for pin in pins if "--hash=" not in pin or "==" not in pin] == []


@pytest.mark.parametrize("name", [*PINS, "package.txt", "audit.txt"])
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


def built(folder: Path, umask: int, **environment: str) -> bytes:
    """The wheel built of a copy of the checkout in ``folder``, by whoever has this ``umask``."""
    before = os.umask(umask)
    try:
        for name in ("kneelog", "migrations", "resources"):
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(CHECKOUT / name, folder / name, ignore=ignored, copy_function=shutil.copyfile)
        for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
            shutil.copyfile(CHECKOUT / name, folder / name)
        subprocess.run(
            [
                sys.executable,
                "-m",
                "hatchling",
                "build",
                "--target",
                "wheel",
                "--directory",
                str(folder / "out"),
            ],
            cwd=folder,
            env=os.environ | environment,
            capture_output=True,
            check=True,
        )
    finally:
        os.umask(before)
    (wheel,) = (folder / "out").glob("*.whl")
    return wheel.read_bytes()


def test_a_wheel_can_be_built_again_byte_for_byte(tmp_path: Path) -> None:
    """Whoever doubts a wheel can build it from the same commit and compare."""
    day = "1767225600"
    one = built(tmp_path / "one", 0o022, SOURCE_DATE_EPOCH=day, TZ="UTC", PYTHONHASHSEED="1")
    other = built(
        tmp_path / "deeper" / "two", 0o077, SOURCE_DATE_EPOCH=day, TZ="Asia/Tokyo", PYTHONHASHSEED="2"
    )
    assert one == other
    later = built(tmp_path / "later", 0o022, SOURCE_DATE_EPOCH="1798761600")
    assert later != one, "the commit's date is in it, so that the comparison is one of dates too"


AUDITED = [
    # what the auditor reported of each part: vulnerabilities, or why it skipped it; and the status
    pytest.param([{"vulns": []}], 0, "1 of 1", id="nothing is known"),
    pytest.param(
        [{"vulns": [{"id": "CVE-1", "fix_versions": ["2.1"]}]}, {"vulns": []}],
        1,
        "part 2.0: CVE-1 (mended in 2.1)",
        id="one is known",
    ),
    pytest.param(
        [{"vulns": [{"id": "CVE-1", "fix_versions": []}]}], 1, "no version yet", id="not mended yet"
    ),
    pytest.param([{"skip_reason": "not found"}], 2, "0 of 1", id="nothing was looked up"),
    pytest.param([{"skip_reason": "not found"}, {"vulns": []}], 2, "1 of 2", id="one was not looked up"),
    pytest.param([], 2, "0 of 0", id="an empty report"),
]


@pytest.mark.parametrize(("parts", "status", "line"), AUDITED)
def test_an_unasked_question_is_no_good_answer(parts: list[dict[str, Any]], status: int, line: str) -> None:
    """``make audit`` never says that all is well because nobody answered."""
    said = runpy.run_path(str(CHECKOUT / "packaging" / "audited.py"))["said"]
    lines, found = said([{"name": "part", "version": "2.0", **part} for part in parts])
    assert found == status
    assert line in "\n".join(lines)
