"""packaging/system-libs.sh, on a system whose ldd, apt-get and user are made up."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "packaging" / "system-libs.sh"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems bring what Qt needs")

LDD = """
case $1 in *libqxcb.so) [ -e {folder}/installed ] || echo "libxcb-cursor.so.0 => not found" ;; esac
[ -e {folder}/installed ] || echo "libEGL.so.1 => not found"
"""
APT = """
echo "$*" >>{folder}/asked
[ "$1" = {works_after} ] || [ -e {folder}/{works_after} ] || exit 100
touch {folder}/$1
[ "$1" = update ] || touch {folder}/installed
"""


@pytest.fixture
def system(tmp_path: Path) -> Path:
    """A folder of made-up commands: libegl1 and, for xcb, libxcb-cursor0 are missing; the user is an ordinary one."""
    command(tmp_path, "ldd", LDD.format(folder=tmp_path))
    command(tmp_path, "apt-get", APT.format(folder=tmp_path, works_after="install"))
    command(tmp_path, "sudo", "exit 1")
    command(tmp_path, "id", "echo 1000")
    command(tmp_path, "find", "echo /usr/share/fonts/any.ttf")
    return tmp_path


def command(folder: Path, name: str, body: str) -> None:
    (folder / name).write_text(f"#!/bin/bash\n{body}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


def ask(system: Path, purpose: str) -> tuple[int, str, list[str]]:
    """The script's status, what it said, and what apt-get was asked for."""
    run = subprocess.run(
        [SCRIPT, purpose, sys.executable],
        env={"PATH": f"{system}:/usr/bin:/bin", "HOME": str(system)},
        capture_output=True,
        text=True,
        check=False,
    )
    asked = system / "asked"
    return (
        run.returncode,
        run.stderr,
        asked.read_text(encoding="utf-8").splitlines() if asked.exists() else [],
    )


def test_nothing_missing_is_silent(system: Path) -> None:
    (system / "installed").touch()
    assert ask(system, "xcb") == (0, "", [])


@pytest.mark.parametrize(
    ("purpose", "packages"), [("offscreen", "libegl1"), ("xcb", "libegl1 libxcb-cursor0")]
)
def test_an_ordinary_user_is_told_the_packages(system: Path, purpose: str, packages: str) -> None:
    status, said, asked = ask(system, purpose)
    assert (status, asked) == (1, [])
    assert said.splitlines() == [
        (
            "kneelog: system packages are missing, and installing them takes an administrator: "
            f"sudo apt-get install {packages} "
        )
    ]


def test_an_administrator_gets_them_installed(system: Path) -> None:
    command(system, "id", "echo 0")
    status, _, asked = ask(system, "xcb")
    assert status == 0
    assert asked == ["install -y -q --no-install-recommends libegl1 libxcb-cursor0"]


def test_package_lists_are_fetched_only_when_need_be(system: Path) -> None:
    command(system, "id", "echo 0")
    command(system, "apt-get", APT.format(folder=system, works_after="update"))
    status, _, asked = ask(system, "offscreen")
    assert status == 0
    assert [line.split()[0] for line in asked] == ["install", "update", "install"]


def test_what_cannot_be_installed_is_said(system: Path) -> None:
    command(system, "id", "echo 0")
    command(system, "apt-get", "exit 100")
    status, said, _ = ask(system, "offscreen")
    assert status == 1
    assert said.endswith("kneelog: these system packages could not be installed: libegl1 \n")


def test_a_font_is_needed_too(system: Path) -> None:
    (system / "installed").touch()
    command(system, "find", "exit 0")
    assert "fonts-dejavu-core" in ask(system, "offscreen")[1]
