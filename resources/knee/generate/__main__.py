"""Command line: write the drawings and icons, or check the committed ones."""

import sys
from pathlib import Path

if not __package__:  # started as a folder: ``python resources/knee/generate``
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


def main() -> int:
    """Run the generator and return the exit code."""
    from generate.build import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
