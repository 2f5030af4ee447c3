"""Start kneelog: the window when no command is given, else the command line."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress

_OBJECTS_BETWEEN_COLLECTIONS = 200_000
_NAMED = "--diary"
_INTERRUPTED = 130


def main() -> None:
    """Run and leave with the exit status. The way to the window imports nothing that it does not need."""
    words = sys.argv[1:]
    if not words:
        sys.exit(_window(None))
    if words[0] == _NAMED and len(words) == 2 and words[1]:  # noqa: PLR2004 - the option and its path
        sys.exit(_window(words[1]))
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)  # a command is over before there is anything to collect
    _leave(_command(words))


def _command(words: list[str]) -> int:
    try:
        from kneelog.cli.root import root
    except KeyboardInterrupt:
        return _INTERRUPTED
    return root.run(words)


def _window(diary: str | None) -> int:
    try:
        from kneelog.app import run_window

        if diary is None:
            return run_window(None)
        from pathlib import Path

        return run_window(Path(diary).expanduser())
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - every kind is told apart there
        from kneelog.cli.outcome import status_of

        return status_of(error)


def _leave(status: int) -> None:
    """End at once: taking every module apart again would take a tenth of a command's time."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    main()
