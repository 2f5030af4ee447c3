"""How the runner likes the page, kept for the next time on this machine; what it says is the diary's alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from kneelog.services.locale_defaults import paper_of
from kneelog.services.physio_choice import About
from kneelog.services.physio_page import PaperSize

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from kneelog.ui.window_state import WindowState

_ABOUT, _PAPER = "summary/about", "summary/paper"


class Kept:
    """What of the background is printed (nothing at first), and the paper (that of the runner's region at first)."""

    def __init__(self, state: WindowState) -> None:
        self._state = state

    @property
    def about(self) -> frozenset[About]:
        """What is ticked."""
        names = self._state.get(_ABOUT).split()
        return frozenset(about for about in About if about in names)

    @about.setter
    def about(self, ticked: AbstractSet[About]) -> None:
        self._state.keep(_ABOUT, " ".join(about for about in About if about in ticked))

    @property
    def paper(self) -> PaperSize:
        """What it is printed on."""
        kept = self._state.get(_PAPER)
        if kept in set(PaperSize):
            return PaperSize(kept)
        return paper_of(QLocale.territoryToCode(QLocale().territory()))

    @paper.setter
    def paper(self, paper: PaperSize) -> None:
        self._state.keep(_PAPER, paper)
