"""A report on a defect of ours: versions and where it happened, and nothing that the runner wrote."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path

from kneelog import __version__


def report(error: BaseException) -> str:
    """Versions and lines of code; neither local values nor the errors' own texts, which may quote an entry."""
    lines = [
        f"kneelog {__version__}, Python {platform.python_version()}, {platform.platform()}",
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
    ]
    chain: list[BaseException] = [error]
    while (cause := chain[-1].__cause__ or chain[-1].__context__) is not None and cause not in chain:
        chain.append(cause)
    for one in reversed(chain):
        lines += ["", *(_frame(frame) for frame in traceback.extract_tb(one.__traceback__))]
        lines.append(f"{type(one).__module__}.{type(one).__qualname__}")
    return "\n".join(lines) + "\n"


def write_report(error: BaseException, folder: Path) -> Path:
    """Write the report into ``folder``, or where that cannot be done into the system's temporary folder.

    The file can be read by its owner alone.
    """
    name = f"crash-{datetime.now(UTC):%Y%m%d-%H%M%S}-{os.getpid()}.txt"
    for place in (folder, Path(tempfile.gettempdir())):
        try:
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
            return _write(place / name, report(error))
        except OSError:
            continue
    sys.stderr.write(report(error))
    return Path(os.devnull)


def _write(path: Path, text: str) -> Path:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(handle, "w", encoding="utf-8") as file:  # noqa: PTH123 - there is a handle already
        file.write(text)
    return path


def _frame(frame: traceback.FrameSummary) -> str:
    return f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}'
