"""What holds for every test: no real screen, no real diary, nothing fails silently."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Figures = Callable[[str], None]
    """Takes a line of what was measured."""

_FIGURES = "figures"

# Before anything imports Qt: KNEELOG_TEST_PLATFORM=xcb shows the windows to whoever wants to watch a test.
os.environ["QT_QPA_PLATFORM"] = os.environ.get("KNEELOG_TEST_PLATFORM", "offscreen")

# The suite has to stay quick, so each law is tried on fifty made-up inputs; `make fuzz` tries thousands.
settings.register_profile("ci", max_examples=50, derandomize=True, deadline=None, print_blob=True)
settings.register_profile(
    "soak", max_examples=5_000, deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

# Every folder in which a system, or platformdirs, would look for what belongs to the user.
_USER_FOLDERS = {
    "HOME": "",
    "USERPROFILE": "",
    "XDG_DATA_HOME": ".local/share",
    "XDG_CONFIG_HOME": ".config",
    "XDG_CACHE_HOME": ".cache",
    "XDG_STATE_HOME": ".local/state",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "WIN_PD_OVERRIDE_APPDATA": "AppData/Roaming",
    "WIN_PD_OVERRIDE_LOCAL_APPDATA": "AppData/Local",
}


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test, and every process it starts, an empty home of its own: no test can see a real diary."""
    folder = tmp_path_factory.mktemp("home")
    for variable, below in _USER_FOLDERS.items():
        monkeypatch.setenv(variable, str(folder / below))
    for variable in [name for name in os.environ if name.startswith("KNEELOG_")]:
        monkeypatch.delenv(variable)
    return folder


@pytest.fixture
def figures(record_property: Callable[[str, object], None]) -> Figures:
    """Takes lines of what was measured; they are printed together when all is done, whichever process ran the test."""
    return lambda line: record_property(_FIGURES, line)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the lines of :func:`figures`."""
    reports = (report for found in terminalreporter.stats.values() for report in found)
    told = [
        value
        for report in reports
        for name, value in getattr(report, "user_properties", ())
        if name == _FIGURES
    ]
    if told:
        terminalreporter.section("measured")
        terminalreporter.write_line("\n".join(sorted(set(told))))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark hypothesis' properties, for `make fuzz`."""
    for item in items:
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker("fuzz")
