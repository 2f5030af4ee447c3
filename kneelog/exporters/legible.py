"""Makes every text of the page legible: characters that cannot be seen are shown by their numbers.

A control character could end the page, one that turns the direction of what follows could make it say something
else. Both are shown as ⟨U+0007⟩. Joiners and marks that emoji and scripts are made of stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kneelog.services.physio_page import PhysioPage

_LINE_END = re.compile("\r\n|[\r\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls but for tab and line feed
    "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides and isolates of direction
    "\ud800-\udfff"  # halves of a character, from a terminal that is not UTF-8
    "\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)


@dataclass(slots=True)
class Legible:
    """Replaces, and counts in ``odd`` what it replaced."""

    odd: int = 0

    def page(self, page: PhysioPage) -> PhysioPage:
        """The same page with every text of it legible."""
        found: PhysioPage = self._within(page)
        return found

    def text(self, text: str) -> str:
        """``text`` with plain line ends and nothing in it that cannot be seen."""
        found, odd = _UNSEEN.subn(_number, _LINE_END.sub("\n", text))
        self.odd += odd
        return found

    def _within(self, value: Any) -> Any:  # noqa: ANN401 - whatever a page is made of
        if type(value) is str:  # what is an enumeration is a name of ours
            return self.text(value)
        if isinstance(value, tuple):
            parts = map(self._within, value)
            return value._make(parts) if hasattr(value, "_make") else tuple(parts)
        if is_dataclass(value) and not isinstance(value, type):
            return replace(
                value, **{one.name: self._within(getattr(value, one.name)) for one in fields(value)}
            )
        return value


def _number(found: re.Match[str]) -> str:
    return f"⟨U+{ord(found[0]):04X}⟩"
