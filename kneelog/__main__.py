"""Start kneelog: the window when no command is given, else the command line."""

from __future__ import annotations

import sys


def main() -> None:
    """Run and leave with the exit status. The way to the window imports nothing that it does not need."""
    words = sys.argv[1:]
    if not words:
        sys.exit(_window())
    from kneelog.cli.root import root

    root.main(words)


def _window() -> int:
    from kneelog.errors import KneelogError

    try:
        from kneelog.app import run_window

        return run_window(None)
    except KneelogError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_status


if __name__ == "__main__":
    main()
