"""The tokens as a ``QPalette``, for everything that Qt draws itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPalette

from kneelog.ui.theme.colours import mixed, see_through

if TYPE_CHECKING:
    from kneelog.ui.theme.colours import Colours

_HALF = 0.55
_SELECTION = 0.24


def palette_of(colours: Colours) -> QPalette:
    """A palette with every role set, so that no colour of the system shows through."""
    role = QPalette.ColorRole
    made = QPalette()
    for where, colour in (
        (role.Window, colours.page),
        (role.WindowText, colours.ink),
        (role.Base, colours.field),
        (role.AlternateBase, colours.surface),
        (role.ToolTipBase, colours.surface),
        (role.ToolTipText, colours.ink),
        (role.Text, colours.ink),
        (role.PlaceholderText, colours.muted),
        (role.Button, colours.field),
        (role.ButtonText, colours.ink),
        (role.BrightText, colours.ink),
        (role.Light, colours.field),
        (role.Midlight, colours.surface),
        (role.Mid, colours.hairline),
        (role.Dark, colours.border),
        (role.Shadow, colours.border),
        (role.Highlight, mixed(colours.field, colours.accent, _SELECTION)),
        (role.HighlightedText, colours.ink),
        (role.Accent, colours.accent),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
    ):
        made.setColor(where, colour)
    for where in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, where, see_through(colours.ink, _HALF))
    return made
