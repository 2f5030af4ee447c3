"""Characters that the page's fonts do not hold, and controls: printed as their number, ⟨U+1F600⟩, and counted.

A conforming PDF must not hold a character without a glyph; shown as a number it is at least told which one it was.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from unicodedata import category, normalize

from kneelog import paths

_BLANKS = frozenset("\t\n\r\u2028\u2029")
"""What is printed as a blank: the page has no lines of its own."""
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
"""Controls that would turn the text around; shown, not followed."""
_MARKS = frozenset({"Mn", "Mc", "Me", "Cf"})
_HEBREW, _SYMBOLS = 0x0590, range(0x2000, 0x2600)
"""Where the scripts begin that are not Latin, Greek or Cyrillic, and the signs among them that stand alone."""
FONTS = ("Source Sans Pro", "Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono")
"""The page's font, and those that come with Typst and help out."""
_LONG_WORD = re.compile(r"(\S{40})(?=\S)")
"""No word of any language is so long, so none is broken; what is longer would run off the page."""
_BREAK = "\u200b"


class Characters:
    """Makes texts printable and counts what it had to name: ``odd``.

    ``has_rare`` tells whether a text held marks that are set on other letters, joiners, or scripts other than Latin,
    Greek and Cyrillic: their characters are held one by one, but not always together. Without ``with_rare`` they are
    named as well.
    """

    def __init__(self, *, with_rare: bool = True) -> None:
        self.odd = 0
        self.has_rare = False
        self._with_rare = with_rare

    def versions(self, texts: list[str]) -> list[str]:
        """Versions of one text, the longest first: what is odd in it is counted once."""
        first = self.text(texts[0])
        counted = self.odd
        others = [self.text(text) for text in texts[1:]]
        self.odd = counted
        return [first, *others]

    def text(self, text: str) -> str:
        """``text`` with numbers for what cannot be printed; words of no end may be broken."""
        text = _LONG_WORD.sub(rf"\1{_BREAK}", normalize("NFC", text))
        if not text.isascii() or not text.isprintable():
            text = "".join([self._one(character) for character in text])
        return text

    def _one(self, character: str) -> str:
        if character in _BLANKS:
            return " "
        if is_held(character):
            if not _is_rare(character):
                return character
            self.has_rare = True
            if self._with_rare:
                return character
        self.odd += 1
        return f"⟨U+{ord(character):04X}⟩{_BREAK}"


def _is_rare(character: str) -> bool:
    point = ord(character)
    return category(character) in _MARKS or (point >= _HEBREW and point not in _SYMBOLS)


def is_held(character: str) -> bool:
    """Whether the page's fonts hold ``character`` and it may be printed as it is."""
    point = ord(character)
    firsts, lasts = _held()
    at = bisect_right(firsts, point) - 1
    return at >= 0 and point <= lasts[at] and character not in _DIRECTIONS


@cache
def _held() -> tuple[list[int], list[int]]:
    """The first and the last code point of each range that the fonts hold."""
    lines = (paths.resources() / "page" / "characters.txt").read_text(encoding="utf-8").split()
    pairs = [line.split("-") for line in lines]
    return [int(first, 16) for first, _last in pairs], [int(last, 16) for _first, last in pairs]
