"""How kneelog looks: tokens, fonts, palette, icons, focus ring and motion."""

from kneelog.ui.theme.focus_ring import Ring
from kneelog.ui.theme.theme import Theme
from kneelog.ui.theme.tokens import Size, Tokens
from kneelog.ui.theme.type import Type

__all__ = ["Ring", "Size", "Theme", "Tokens", "Type"]
