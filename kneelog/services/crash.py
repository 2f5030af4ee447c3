"""A report on a defect of ours: versions and where it happened, and nothing that the runner wrote.

Neither local values nor the errors' own texts are in it, which may quote an entry, nor the folders in which things
lie, which tell who the runner is.
"""

from __future__ import annotations

import os
import platform
import re
import sys
import sysconfig
import tempfile
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kneelog import __version__, paths
from kneelog.services.private_folder import make_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_KEPT = 20
"""So many reports are kept; older ones are removed when another is written."""
_MOST_FRAMES = 60
_QUOTED = re.compile(r'"([^"\n]+)"')


def versions(others: Mapping[str, str] | None = None) -> str:
    """A line with kneelog, Python and ``others`` by name, and a line with the system."""
    named = {"kneelog": __version__, "Python": platform.python_version(), **(others or {})}
    return ", ".join(f"{name} {version}" for name, version in named.items()) + f"\n{platform.platform()}"


def report(error: BaseException, others: Mapping[str, str] | None = None) -> str:
    """The versions, the time, and the lines of code at which ``error``, and what led to it, were raised."""
    return f"{versions(others)}\n{story(error)}"


def story(error: BaseException) -> str:
    """The report without the versions."""
    lines = [f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"]
    chain: list[BaseException] = [error]
    while (cause := chain[-1].__cause__ or chain[-1].__context__) is not None and cause not in chain:
        chain.append(cause)
    for one in reversed(chain):
        lines += ["", *where(one)]
    return "\n".join(lines) + "\n"


def where(error: BaseException) -> list[str]:
    """The lines of code through which ``error`` came, then its kind. Of very many, the last."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [
        f'  File "{shortened(frame.filename)}", line {frame.lineno}, in {frame.name}'
        for frame in frames[-_MOST_FRAMES:]
    ]
    return [*lines, f"{type(error).__module__}.{type(error).__qualname__}"]


def shortened(filename: str) -> str:
    """``filename`` as seen from the package it belongs to: ``kneelog/ui/desk.py``, never from the runner's home."""
    if not os.path.isabs(filename):  # noqa: PTH117 - as in a frozen app, and no path at all is looked up
        return os.path.basename(filename) if ".." in filename else filename.replace(os.sep, "/")  # noqa: PTH119
    for base in _bases():
        if filename.startswith(base + os.sep):
            return filename.removeprefix(base + os.sep).replace(os.sep, "/")
    return os.path.basename(filename)  # noqa: PTH119 - a fault's text is no place to fail over an odd path


def without_folders(text: str) -> str:
    """``text``, as Python's own fault handler writes it, with every file shortened."""
    home = str(Path.home())
    short = _QUOTED.sub(lambda found: f'"{shortened(found[1])}"', text)
    return short if home in {"", os.sep} else short.replace(home, "~")


def write_report(error: BaseException, folder: Path, others: Mapping[str, str] | None = None) -> Path:
    """Write the report on ``error`` as :func:`write_text` does."""
    return write_text(report(error, others), folder)


def write_text(text: str, folder: Path) -> Path:
    """Write a report into ``folder``, or where that cannot be done into the system's temporary folder.

    The file can be read by its owner alone. Where no file can be written at all, it goes to standard error. The
    oldest reports of a full ``folder`` are removed.
    """
    for place in (folder, Path(tempfile.gettempdir())):
        with suppress(OSError):
            make_folder(place)
            written = _write(place, text)
            if place is folder:
                _remove_oldest(folder)
            return written
    if sys.stderr is not None:
        sys.stderr.write(text)
    return Path(os.devnull)


def reports(folder: Path) -> list[Path]:
    """The reports in ``folder``, the oldest first."""
    try:
        return sorted(folder.glob("crash-*.txt"), key=lambda path: path.name)
    except OSError:
        return []


def _write(folder: Path, text: str) -> Path:
    moment = f"crash-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}-{os.getpid()}"
    path = folder / f"{moment}.txt"
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(handle, "w", encoding="utf-8") as file:  # noqa: PTH123 - there is a handle already
        file.write(text)
    return path


def _remove_oldest(folder: Path) -> None:
    for path in reports(folder)[:-MOST_KEPT]:
        with suppress(OSError):
            path.unlink()


def _bases() -> list[str]:
    """The folders below which code lies, the innermost first."""
    found = {
        str(paths.package().parent),
        *(sysconfig.get_path(name) for name in ("stdlib", "platlib", "purelib")),
    }
    found.add(str(getattr(sys, "_MEIPASS", "")))
    return sorted((base.rstrip(os.sep) for base in found if base.rstrip(os.sep)), key=len, reverse=True)
