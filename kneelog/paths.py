"""Where things are: the program's own files, and the runner's.

A leaf that every room may import, on the way to the first painted window: it therefore imports next to
nothing until it is asked. Nothing here creates a folder; whoever writes into one makes it, with the mode it
needs.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

DIARY_VARIABLE = "KNEELOG_DIARY"
DIARY_NAME = "diary.kneelog"

_HERE = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120 - pathlib is costly to import


def resources() -> Path:
    """Return the folder of drawings, icons, texts and translations."""
    return _own_folder("resources")


def migrations() -> Path:
    """Return the folder of Alembic's environment and versions."""
    return _own_folder("migrations")


def diary_file() -> Path:
    """Return the diary to open when none is named: `KNEELOG_DIARY`, else one in the user's data folder."""
    from pathlib import Path

    named = os.environ.get(DIARY_VARIABLE)
    return Path(named).expanduser() if named else data_folder() / DIARY_NAME


def data_folder() -> Path:
    """Return the folder that holds the diary and the copies set aside from it."""
    import platformdirs

    return platformdirs.user_data_path("kneelog", appauthor=False)


def examples_folder() -> Path:
    """Return the folder of example diaries, each of which is deleted when it is left."""
    return data_folder() / "examples"


def crash_folder() -> Path:
    """Return the folder for reports on defects, none of which holds anything that the runner wrote."""
    return data_folder() / "crash-reports"


def package() -> Path:
    """Return the folder in which kneelog's code lies."""
    from pathlib import Path

    return Path(_HERE)


def config_folder() -> Path:
    """Return the folder for what belongs to this machine rather than to the diary, such as window sizes."""
    import platformdirs

    return platformdirs.user_config_path("kneelog", appauthor=False)


def cache_folder() -> Path:
    """Return the folder for what can be made again, such as rendered pictures."""
    import platformdirs

    return platformdirs.user_cache_path("kneelog", appauthor=False)


def _own_folder(name: str) -> Path:
    """Find one of the program's own folders: in a frozen app, in an installed wheel, or in the checkout."""
    from pathlib import Path

    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [Path(frozen, "kneelog", f"_{name}")] if frozen else []
    candidates += [Path(_HERE, f"_{name}"), Path(_HERE).parent / name]
    for folder in candidates:
        if folder.is_dir():
            return folder
    looked_in = ", ".join(str(folder) for folder in candidates)
    raise FileNotFoundError(f"kneelog is not completely installed: no {name} in {looked_in}")
