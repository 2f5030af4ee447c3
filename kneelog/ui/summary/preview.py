"""The real page on the screen: as wide as there is room, whole, or as near as one likes; always white, always sharp."""

from __future__ import annotations

from enum import StrEnum
from math import sqrt
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractSlider

from kneelog.services.physio_page import PaperSize
from kneelog.ui.summary.sheets import Sheets
from kneelog.ui.widgets.scroll_area import ScrollArea

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QScrollBar

    from kneelog.ui.summary.press_room import Proof
    from kneelog.ui.theme import Theme

INCHES: Final = {PaperSize.A4: (210 / 25.4, 297 / 25.4), PaperSize.LETTER: (8.5, 11.0)}
"""Width and height."""
_STEP = 1.2
_LEAST, _MOST = 24.0, 400.0
"""Pixels an inch: a page of a hand's breadth, and every serif of its captions."""
_DOTS = 200e6
"""So many pixels may all sides of a long list have together; beyond that they are set coarser."""
_Act = QAbstractSlider.SliderAction


class Fit(StrEnum):
    """How near the page is looked at; ``NOT`` was chosen by hand."""

    WIDTH = "width"
    WHOLE = "whole"
    NOT = "not"


class Preview(ScrollArea):
    """Scrolls the sides. ``paper`` is what they are set on, also before the first of them came."""

    rescaled = Signal()
    """Another :attr:`ppi` would be sharp now. Until then the old picture is stretched."""
    fit_changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        self.sheets = Sheets(theme)
        super().__init__(theme, self.sheets)
        self.setWidgetResizable(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.fit = Fit.WIDTH
        self.paper = PaperSize.A4
        self._scale = 96.0
        self._proof: Proof | None = None
        self._is_arranging = False
        self.sheets.zoomed.connect(self.zoom)
        self.sheets.scrolled.connect(self._scroll)
        theme.changed.connect(self._retheme)
        self._retheme()

    @property
    def ppi(self) -> float:
        """How many pixels an inch the page has to be set with to be sharp here."""
        count = len(self._proof.sides) if self._proof is not None else 1
        wide, high = INCHES[self.paper]
        most = min(_MOST, sqrt(_DOTS / (wide * high * count)))
        return round(min(max(self._scale * self.devicePixelRatioF(), _LEAST), most), 2)

    @property
    def seen(self) -> range:
        """Which sides are in sight."""
        top = self.verticalScrollBar().value()
        return self.sheets.between(top, top + self.stage.height())

    def set_paper(self, paper: PaperSize) -> None:
        """It will be set on ``paper``: :attr:`ppi` is for that from now on."""
        self.paper = paper
        self._scale = self._fitting()

    def show_proof(self, proof: Proof, described: str, named: str) -> None:
        """Show the sides of ``proof``; ``described`` is the page for those who cannot see it."""
        self._proof, self.paper = proof, proof.page.paper
        self.sheets.setAccessibleName(named)
        self.sheets.setAccessibleDescription(described)
        self.arrange()

    def set_fit(self, fit: Fit) -> None:
        """Fit the page into the room there is."""
        self.fit = fit
        self.fit_changed.emit(fit)
        self.arrange()

    def zoom(self, steps: float) -> None:
        """Look nearer by so many steps, or from farther away; 0 is as wide as there is room."""
        if not steps:
            self.set_fit(Fit.WIDTH)
            return
        most = _MOST / self.devicePixelRatioF()
        self._scale = min(max(self._scale * float(_STEP**steps), _LEAST), most)
        self.fit = Fit.NOT
        self.fit_changed.emit(self.fit)
        self.arrange()

    def arrange(self) -> None:
        """Lay the sides out at the present scale, the middle of what is seen staying where it is."""
        if self._is_arranging:  # a bar that comes or goes changes the room there is
            return
        self._is_arranging = True
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        middles = [_middle(bar) for bar in bars]
        self._scale = self._fitting()
        wide, high = INCHES[self.paper]
        side = QSize(round(wide * self._scale), round(high * self._scale))
        self.sheets.lay_out(self._proof.sides if self._proof else (), side, self._room())
        for bar, middle in zip(bars, middles, strict=True):
            if middle is not None:
                bar.setValue(round(middle * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))
        self._is_arranging = False
        if self._proof is None or abs(self._proof.ppi - self.ppi) > 1 / wide:
            self.rescaled.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit into the new room."""
        super().resizeEvent(event)
        self.arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """It may have come to a screen of other pixels."""
        super().showEvent(event)
        self.arrange()

    def _room(self) -> QSize:
        """What is there with a bar at the side, whether it is shown just now or not."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self.width() - bar, self.height())

    def _fitting(self) -> float:
        if self.fit is Fit.NOT:
            return self._scale
        wide, high = INCHES[self.paper]
        edges = 2 * self.sheets.edge
        room = self._room() - QSize(edges, edges)
        scale = room.width() / wide
        if self.fit is Fit.WHOLE:
            scale = min(scale, room.height() / high)
        return max(scale, _LEAST)

    def _scroll(self, action: _Act, flat: bool) -> None:
        bar = self.horizontalScrollBar() if flat else self.verticalScrollBar()
        bar.triggerAction(action)

    def _retheme(self) -> None:
        self.horizontalScrollBar().setStyleSheet(self.verticalScrollBar().styleSheet())
        step = self.theme.px(48)
        self.verticalScrollBar().setSingleStep(step)
        self.horizontalScrollBar().setSingleStep(step)
        self.arrange()


def _middle(bar: QScrollBar) -> float | None:
    """Which share of the contents the middle of what is seen is; ``None`` at the beginning, which stays in sight."""
    if not bar.value():
        return None
    return (bar.value() + bar.pageStep() / 2) / (bar.maximum() + bar.pageStep())
