"""The frame of a page to be read and changed at leisure: a title, a body that scrolls, a footer of one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSlider, QHBoxLayout, QVBoxLayout, QWidget

from kneelog.ui.keeping_page import KeepingPage
from kneelog.ui.narrowing import NARROW_BELOW, set_narrow
from kneelog.ui.section import Section
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.footer_ground import FooterGround
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.scroll_area import ScrollArea
from kneelog.ui.widgets.tab_order import come_after

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent

    from kneelog.ui.desk import Desk
    from kneelog.ui.theme import Theme

_WIDEST = 1440
"""Wider pages begin where the Log page's contents begin."""
_READABLE = 860
_BESIDE_FROM = 620
"""A body narrower than this puts the titles of its sections above them."""
_HEADER = 58
_FOOTER = 32
_Step = QAbstractSlider.SliderAction
_SCROLLING = {
    Qt.Key.Key_Up: _Step.SliderSingleStepSub,
    Qt.Key.Key_Down: _Step.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: _Step.SliderPageStepSub,
    Qt.Key.Key_PageDown: _Step.SliderPageStepAdd,
    Qt.Key.Key_Home: _Step.SliderToMinimum,
    Qt.Key.Key_End: _Step.SliderToMaximum,
}


class QuietPage(KeepingPage):
    """Subclasses add sections to ``column`` and repaint themselves in :meth:`show_state`."""

    def __init__(self, theme: Theme, desk: Desk, title: str) -> None:
        super().__init__(theme, desk)
        self.title = Label(theme, title, kind=Type.LARGE, semibold=True)
        self._body = QWidget()
        self.column = QVBoxLayout(self._body)
        self.column.setSpacing(0)
        self.scrolled = ScrollArea(theme, self._body)
        self._header, self._foot = QWidget(), FooterGround(theme)
        self._header_row, self._foot_row = QHBoxLayout(self._header), QHBoxLayout(self._foot)
        self._header_row.addWidget(self.title)
        self._header_row.addStretch(1)
        self._foot_row.addWidget(self.footer)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part in (self._header, self.scrolled, self._foot):
            whole.addWidget(part, int(part is self.scrolled))
        theme.changed.connect(self._fit)

    def enter_top(self) -> None:
        """Begin at the title: there no key changes anything, and the arrows scroll."""
        self.scrolled.verticalScrollBar().setValue(0)
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal(self, part: QWidget) -> None:
        """Scroll so that ``part`` begins at the top of the body."""
        self._body.adjustSize()
        top = part.mapTo(self._body, part.rect().topLeft()).y()
        self.scrolled.verticalScrollBar().setValue(top)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by the keys that no control wanted."""
        if not scroll_by_key(self.scrolled, event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Tab comes to the footer last, as it stands last; the sections were put into the page after it."""
        super().showEvent(event)
        come_after(self.scrolled, self._foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines readable: not too wide, and titles above where there is no room beside."""
        super().resizeEvent(event)
        self._fit()

    # Fitting ------------------------------------------------------------------------------------------------

    def _fit(self) -> None:
        px, unit = self.theme.px, self.theme.unit
        wide = self.width() / unit
        side = max(Size.PAGE_MARGIN, (wide - _WIDEST) / 2)
        readable = min(wide - 2 * side, _READABLE)
        self._header.setFixedHeight(px(_HEADER))
        self._foot.setFixedHeight(px(_FOOTER))
        for row in (self._header_row, self._foot_row):
            row.setContentsMargins(px(side), 0, px(side), 0)
        self.column.setContentsMargins(
            px(side), px(Size.GAP), px(wide - side - readable), px(Size.GAP_SECTION)
        )
        for section in self._body.findChildren(Section, options=Qt.FindChildOption.FindDirectChildrenOnly):
            section.set_stacked(readable < _BESIDE_FROM)
        set_narrow(self._body, readable < NARROW_BELOW)


def scroll_by_key(area: ScrollArea, event: QKeyEvent) -> bool:
    """Scroll ``area`` if the key is one for that; returns whether it was."""
    action = _SCROLLING.get(Qt.Key(event.key()))
    if action is None:
        return False
    area.verticalScrollBar().triggerAction(action)
    return True
