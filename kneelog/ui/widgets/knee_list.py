"""The list twin of the knee map: the same eighteen places as check boxes with their names written out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from kneelog.domain.places import PLACES, Place, View
from kneelog.ui.theme import Size, Type
from kneelog.ui.theme.paint import Mark, draw_mark, panel
from kneelog.ui.widgets.control import Control
from kneelog.ui.widgets.key_cap import draw_key_cap
from kneelog.ui.widgets.knee_words import place_name, view_name
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent

    from kneelog.domain.report import Knee
    from kneelog.ui.theme import Theme

ROWS: Final = 9
ROW: Final = 28
_GUTTER = 8
_BOX = 16
_BOX_AT = 4
_CAP_AT = 27
_NAME_AT = 50


class PlaceRow(Control):
    """One place: a box to tick, the letter that does the same, the name."""

    pointed = Signal(bool)
    focused = Signal(Qt.FocusReason)
    left = Signal()

    def __init__(self, theme: Theme, knee: Knee, place: Place, parent: QWidget) -> None:
        super().__init__(theme, tr(place.facts.plain), parent)
        self.place = place
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(place_name(knee, place))
        self.setAccessibleDescription(tr(place.facts.anatomical))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box, letter and name."""
        painter = QPainter(self)
        theme = self.theme
        if self.hovered:
            panel(painter, QRectF(self.rect()), theme.px(Size.RADIUS), theme.colours.surface)
        self._paint_box(painter)
        cap = theme.px(Size.KEY_CAP)
        square = QRectF(theme.px(_CAP_AT), (self.height() - cap) // 2, cap, cap)
        draw_key_cap(painter, theme, self.place.facts.letter, square)
        self._paint_name(painter)

    def _paint_box(self, painter: QPainter) -> None:
        theme, colours, side = self.theme, self.theme.colours, self.theme.px(_BOX)
        box = QRectF(theme.px(_BOX_AT), (self.height() - side) // 2, side, side)
        if self.isChecked():
            panel(painter, box, theme.px(3), colours.chosen, colours.ink, theme.px(1.5))
            draw_mark(painter, Mark.TICK, box.adjusted(1, 1, -1, -1), colours.on_chosen, 3.0)
        else:
            border = colours.ink if self.hovered else colours.border
            panel(painter, box, theme.px(3), colours.field, border, theme.px(1))

    def _paint_name(self, painter: QPainter) -> None:
        """Write the name: smaller and in two lines where it is too long for one, cut short if even that fails."""
        left = self.theme.px(_NAME_AT)
        room = QRect(left, 0, self.width() - left - self.theme.px(Size.GAP_TIGHT), self.height())
        font = self.theme.font(Type.BODY)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        name = self.text()
        if QFontMetrics(font).horizontalAdvance(name) > room.width():
            font = self.theme.font(Type.SMALL)
            metrics, wrapping = QFontMetrics(font), flags | int(Qt.TextFlag.TextWordWrap)
            lines = metrics.boundingRect(room, wrapping, name)
            if lines.height() <= self.height() + 2 and lines.width() <= room.width():
                flags = wrapping
            else:
                name = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.setPen(self.theme.colours.ink)
        painter.drawText(room, flags, name)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the list."""
        super().focusInEvent(event)
        self.focused.emit(event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the list."""
        super().focusOutEvent(event)
        self.left.emit()

    def event(self, event: QEvent) -> bool:
        """Tell the list where the pointer is."""
        if event.type() in {QEvent.Type.HoverEnter, QEvent.Type.HoverLeave}:
            self.pointed.emit(event.type() is QEvent.Type.HoverEnter)
        return super().event(event)


class KneeList(QWidget):
    """All places of one knee in two columns; it speaks like a ``KneeView``."""

    toggled = Signal(Place, bool)
    hovered = Signal(object)
    focused = Signal(object, Qt.FocusReason)

    def __init__(self, theme: Theme, knee: Knee, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(view_name(knee, View.NONE))
        self.boxes = {place: self._row(knee, place) for place in PLACES}

    def set_places(self, places: Collection[Place]) -> None:
        """Tick ``places`` and no others."""
        for place, row in self.boxes.items():
            row.setChecked(place in places)

    def middles(self) -> dict[Place, QPointF]:
        """The middle of each row."""
        return {place: QPointF(row.geometry().center()) for place, row in self.boxes.items()}

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Set the rows out: down the first column, then down the second."""
        height = min(self._theme.px(ROW), self.height() // ROWS)
        gutter = self._theme.px(_GUTTER)
        width = (self.width() - gutter) // 2
        for number, row in enumerate(self.boxes.values()):
            column, line = divmod(number, ROWS)
            row.setGeometry(column * (width + gutter), line * height, width, height)

    def _row(self, knee: Knee, place: Place) -> PlaceRow:
        row = PlaceRow(self._theme, knee, place, self)
        row.toggled.connect(lambda checked: self.toggled.emit(place, checked))
        row.pointed.connect(lambda is_in: self.hovered.emit(place if is_in else None))
        row.focused.connect(lambda reason: self.focused.emit(place, reason))
        row.left.connect(lambda: self.focused.emit(None, Qt.FocusReason.OtherFocusReason))
        return row
