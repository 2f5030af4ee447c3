"""How kneelog looks: tokens, fonts, palette, icons, focus ring and motion."""

from kneelog.ui.theme.theme import Theme
from kneelog.ui.theme.tokens import Size, Tokens
from kneelog.ui.theme.type import Type

__all__ = ["Size", "Theme", "Tokens", "Type"]
