"""Write the pins of requirements/: exact versions, with the hashes of all their files.

Run by `make lock`, in an environment of its own that holds pip-tools. The files name no package index, so that
they install from PyPI or any copy of it. pip-tools leaves out what the present system does not need; what another
system needs is therefore named in full in the *.in files, and gets back here the condition under which it is
installed.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
REQUIREMENTS = Path("requirements")
ONLY_WHERE = {
    "macholib": 'sys_platform == "darwin"',
    "pefile": 'sys_platform == "win32"',
    "pywin32-ctypes": 'sys_platform == "win32"',
}
OPTIONS = (
    "--quiet",
    "--upgrade",
    "--strip-extras",
    "--allow-unsafe",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-trusted-host",
    "--no-emit-find-links",
)


def lock(source: Path, target: Path) -> None:
    """Resolve what `source` asks for into the pins of `target`."""
    print(f"{source} -> {target}")
    command = [
        sys.executable,
        "-m",
        "piptools",
        "compile",
        *OPTIONS,
        "--output-file",
        str(target),
        str(source),
    ]
    subprocess.run(
        command, cwd=CHECKOUT, env=os.environ | {"CUSTOM_COMPILE_COMMAND": "make lock"}, check=True
    )
    pins = (CHECKOUT / target).read_text(encoding="utf-8")
    for name, condition in ONLY_WHERE.items():
        pins = re.sub(rf"^({name}==\S+)", rf"\1 ; {condition}", pins, flags=re.MULTILINE)
    (CHECKOUT / target).write_text(pins, encoding="utf-8", newline="\n")


def main() -> None:
    """Lock what kneelog runs with, then, on the same versions, what it is checked and packed with; and the auditor."""
    lock(Path("pyproject.toml"), REQUIREMENTS / "runtime.txt")
    lock(REQUIREMENTS / "dev.in", REQUIREMENTS / "dev.txt")
    lock(REQUIREMENTS / "package.in", REQUIREMENTS / "package.txt")
    lock(REQUIREMENTS / "audit.in", REQUIREMENTS / "audit.txt")


if __name__ == "__main__":
    main()
