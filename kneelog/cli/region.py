"""Where this process runs, as the system's locale says, without Qt."""

from __future__ import annotations

import os
import re
import sys

_TERRITORY = re.compile(r"[A-Za-z]{2,3}[_-](?:[A-Za-z]{4}[_-])?([A-Za-z]{2})(?![A-Za-z])")
_ASKED = ("LC_ALL", "LC_PAPER", "LANG")
"""Variables in the order in which they hold for paper."""
_LONGEST_NAME = 85


def territory() -> str:
    """The ISO 3166 code of two letters, upper case; empty where none is told ("C", "de")."""
    told = next((value for name in _ASKED if (value := os.environ.get(name))), "") or _of_windows()
    found = _TERRITORY.match(told)
    return found[1].upper() if found is not None else ""


def _of_windows() -> str:
    """ "en-US" where Windows keeps the region and sets no variable; empty elsewhere."""
    if sys.platform != "win32":
        return ""
    import ctypes

    name = ctypes.create_unicode_buffer(_LONGEST_NAME)
    ctypes.windll.kernel32.GetUserDefaultLocaleName(name, _LONGEST_NAME)
    return name.value
