"""The invisible check box of one place in a picture of the knee.

It is there for the keyboard and for assistive technology, which so meets ordinary check boxes. It lets the mouse
through: which place is meant is decided by the picture, because zones have no corners and reach a little beyond
their lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtWidgets import QAbstractButton

from kneelog.ui.widgets.knee_words import place_name
from kneelog.words import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

    from kneelog.domain.places import Place
    from kneelog.domain.report import Knee
    from kneelog.ui.widgets.knee_view import KneeView


class ZoneBox(QAbstractButton):
    """The check box of one place; it is seen by assistive technology and the keyboard, not by the eye."""

    focused = Signal(Qt.FocusReason)
    left = Signal()

    def __init__(self, knee: Knee, place: Place, view: KneeView) -> None:
        super().__init__(view)
        self.place = place
        self._view = view
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(place_name(knee, place))
        self.setAccessibleDescription(tr(place.facts.anatomical))

    def hitButton(self, pos: QPoint) -> bool:
        """Only the zone counts, not the corners of the box around it."""
        return self._view.place_at(QPointF(self.mapToParent(pos))) is self.place

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint nothing: the picture below shows the state."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark by Space; every other key is for the map, or for the page."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def ring(self) -> None:
        """No rectangular focus ring: the picture draws one along the zone."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the picture."""
        super().focusInEvent(event)
        self.focused.emit(event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the picture."""
        super().focusOutEvent(event)
        self.left.emit()
