"""The keys that belong to a part of a page rather than to a menu. Those of the menus come from the menus themselves.

A test presses every key of this table and looks what it does: whoever adds one here adds its trial there.
"""

from __future__ import annotations

import sys
from typing import NamedTuple

from kneelog.words import N_

TO = "–"
"""Stands between the first and the last of a row of keys."""
UNDERLINED = N_("underlined letter")


class Line(NamedTuple):
    """``caps`` are names as Qt writes them ("Ctrl+Return"), each a key or keys held together, or :data:`TO`."""

    caps: tuple[str, ...]
    what: str


class Area(NamedTuple):
    """The keys of one part of the program; ``page`` is the page on which they hold."""

    page: str
    title: str
    lines: tuple[Line, ...]


_LOG = Area(
    "log",
    N_("Log"),
    (
        Line(("0", TO, "9"), N_("How much the knee with the focus hurts; then the next knee")),
        Line(("X", "End"), N_("10, the worst imaginable")),
        Line(("Del", "Backspace"), N_("Not recorded")),
        Line(("Left", "Right"), N_("A level lower or higher; the chip or tab beside it")),
        Line(("A", TO, "W"), N_("Mark the place with this letter, or unmark it")),
        Line(("Return",), N_("Save, outside of texts")),
        Line(("Ctrl+Return",), N_("Save, from anywhere")),
        Line(("Esc",), N_("Leave the question or the change that has a Cancel or a Not now")),
    ),
)
_UNDERLINED = Line(
    (f"Alt+{UNDERLINED}",), N_("Press what has this letter: both knees 0, run or rest, each fold")
)
_MAP = Area(
    "log",
    N_("Log, in the drawing of a knee"),
    (
        Line(("Left", "Right", "Up", "Down"), N_("The next place that way")),
        Line(("Space",), N_("Mark it, or unmark it")),
    ),
)
_HISTORY = Area(
    "history",
    N_("History, in the list"),
    (
        Line(("Up", "Down"), N_("Another entry")),
        Line(("Return",), N_("Edit the entry, or answer the run")),
        Line(("Space",), N_("Show it in detail")),
        Line(("Del",), N_("Delete what is chosen; Undo takes it back")),
        Line(("Esc",), N_("Show all again after a search; where there is little room, close the detail")),
    ),
)
_TRENDS = Area(
    "trends",
    N_("Trends, in the charts"),
    (
        Line(("Left", "Right"), N_("The day before or after")),
        Line(("Shift+Left", "Shift+Right"), N_("The entry before or after")),
        Line(("Home", "End"), N_("The first or the last day shown")),
        Line(("Return",), N_("Open that day's entry")),
        Line(("PgUp", "PgDown"), N_("The period before or after")),
        Line(("+", "-"), N_("Closer, or farther away")),
        Line(("Esc",), N_("Let go of the day; from a table, back to the charts")),
    ),
)
_TABLES = Area(
    "trends",
    N_("Trends, in a table"),
    (
        Line(("Ctrl+C",), N_("Copy what is chosen")),
        Line(("Ctrl+A",), N_("Choose all of it")),
        Line(("Return",), N_("Open that day's entry")),
    ),
)
_SUMMARY = Area(
    "summary",
    N_("Summary"),
    (
        Line(("Ctrl++", "Ctrl+-"), N_("Show the page larger or smaller")),
        Line(("Ctrl+0",), N_("Show it as wide as there is room")),
        Line(("PgUp", "PgDown"), N_("Move over the page, when it has the focus")),
    ),
)
_LEARN = Area(
    "learn",
    N_("Learn"),
    (
        Line(("Up", "Down"), N_("Another topic in the list; the paragraph before or after in the text")),
        Line(("Return",), N_("Read the topic; follow the link")),
        Line(("Ctrl+C",), N_("Copy what is chosen, or the paragraph with the focus")),
        Line(("Esc",), N_("Leave the search")),
    ),
)
_IMPORT = Area(
    "import",
    N_("Import"),
    (
        Line(("Space",), N_("Take the chosen run in, or leave it out")),
        Line(("Return",), N_("Import what is ticked")),
        Line(("Esc",), N_("Stop reading")),
    ),
)


def areas() -> tuple[Area, ...]:
    """All of them; where the system has no underlined letters, none are spoken of."""
    log = _LOG if sys.platform == "darwin" else _LOG._replace(lines=(*_LOG.lines, _UNDERLINED))
    return log, _MAP, _HISTORY, _TRENDS, _TABLES, _SUMMARY, _LEARN, _IMPORT
