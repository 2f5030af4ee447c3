"""One picture of one knee, with its places to point at, to click and to reach by key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QWidget

from kneelog.domain.places import Place
from kneelog.ui.theme import Type
from kneelog.ui.widgets import knee_paint
from kneelog.ui.widgets.key_cap import draw_key_cap
from kneelog.ui.widgets.knee_art import picture
from kneelog.ui.widgets.knee_box import ZoneBox
from kneelog.ui.widgets.knee_words import view_name
from kneelog.ui.widgets.knee_zones import Zone, art_zones, hit, zones_in

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QPaintEvent

    from kneelog.domain.places import View
    from kneelog.domain.report import Knee
    from kneelog.ui.theme import Theme

REACH: Final = 8
"""How far beyond its line a zone is still hit, in units."""
SMALLEST_TARGET: Final = 28
"""The least width and height of a place's check box, in units."""
_CRISP_AFTER_MS: Final = 120
_NUMBER_ASIDE: Final = 20


class KneeView(QWidget):
    """One view of one knee. ``frame`` is where the drawing lies; it may reach beyond the widget on both sides."""

    toggled = Signal(Place, bool)
    """A place was marked or cleared: by mouse, key or assistive technology, or from outside."""
    hovered = Signal(object)
    """The place under the pointer, or ``None``."""
    focused = Signal(object, Qt.FocusReason)
    """The place that now has the keyboard's focus, or ``None``."""

    def __init__(self, theme: Theme, knee: Knee, view: View, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self._theme, self._knee = theme, knee
        self._frame = QRectF()
        self._zones: tuple[Zone, ...] = ()
        self._level: int | None = None
        self._is_whole = self._is_outlined = self._is_lettered = False
        self._pointed: Place | None = None
        self._pressed: Place | None = None
        self._pixmap: QPixmap | None = None
        self._rings: dict[Place, QPainterPath] = {}
        self.setMouseTracking(True)
        self.setAccessibleName(view_name(knee, view))
        self.boxes = {place: self._box(place) for place in art_zones(view)}
        self._crisp = QTimer(self, singleShot=True, interval=_CRISP_AFTER_MS)
        self._crisp.timeout.connect(self._sharpen)
        theme.changed.connect(self._sharpen)

    def set_frame(self, frame: QRectF) -> None:
        """Let the drawing fill ``frame``, in the widget's own coordinates."""
        if frame == self._frame:
            return
        if frame.size() != self._frame.size():
            if self._pixmap is not None and self.isVisible():
                self._crisp.start()
            else:
                self._pixmap = None
        self._frame = frame
        self._zones = zones_in(self.view, self._knee, frame)
        self._rings.clear()
        smallest = self._theme.px(SMALLEST_TARGET)
        for zone in self._zones:
            box = zone.path.boundingRect().toAlignedRect()
            wider, higher = max(0, smallest - box.width()), max(0, smallest - box.height())
            box.adjust(-(wider // 2), -(higher // 2), wider - wider // 2, higher - higher // 2)
            self.boxes[zone.place].setGeometry(box)
        self.update()

    def set_places(self, places: Collection[Place]) -> None:
        """Show ``places`` as marked; those of other views do not matter, but the whole knee does."""
        self._is_whole = Place.WHOLE_KNEE in places
        for place, box in self.boxes.items():
            box.setChecked(place in places)
        self.update()

    def set_level(self, level: int | None) -> None:
        """Fill marked zones with the colour of ``level``; ``None`` hatches them."""
        self._level = level
        self.update()

    def set_shown(self, *, outlines: bool, letters: bool) -> None:
        """Show where the zones are, and on which letters they are marked."""
        if (outlines, letters) != (self._is_outlined, self._is_lettered):
            self._is_outlined, self._is_lettered = outlines, letters
            self.update()

    def place_at(self, point: QPointF) -> Place | None:
        """The place that a click at ``point`` means."""
        return hit(self._zones, point, REACH * self._theme.unit)

    def middles(self) -> dict[Place, QPointF]:
        """A point well inside each zone."""
        return {zone.place: zone.middle for zone in self._zones}

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which place is meant."""
        self._point_at(self.place_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the focus to the place that is pressed."""
        self._pressed = (
            self.place_at(event.position()) if event.button() is Qt.MouseButton.LeftButton else None
        )
        if self._pressed is None:
            event.ignore()
        else:
            self.boxes[self._pressed].setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Count a quick second click as a click."""
        self.mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Mark or clear the place, if the pointer is still on it."""
        pressed, self._pressed = self._pressed, None
        if pressed is not None and self.place_at(event.position()) is pressed:
            self.boxes[pressed].click()

    def event(self, event: QEvent) -> bool:
        """Forget the pointer when it leaves, and the pixmap when the screen changes."""
        if event.type() is QEvent.Type.Leave:
            self._point_at(None)
        elif event.type() is QEvent.Type.DevicePixelRatioChange:
            self._sharpen()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the drawing, then what is marked, then what can be."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_drawing(painter)
        colours, unit = self._theme.colours, self._theme.unit
        if self._is_outlined:
            for zone in self._zones:
                if not self.boxes[zone.place].isChecked():
                    knee_paint.paint_dotted(painter, zone.path, colours, unit)
        self._paint_marks(painter)
        for zone in self._zones:
            if zone.place is self._pointed:
                knee_paint.paint_pointed(painter, zone.path, colours, unit)
            if self.boxes[zone.place].hasFocus():
                knee_paint.paint_focus(painter, self._ring_of(zone), colours, unit)
        if self._is_lettered:
            for zone in self._zones:
                square = knee_paint.key_cap_square(zone.middle, unit)
                draw_key_cap(painter, self._theme, zone.place.facts.letter, square)
        painter.end()

    def _paint_drawing(self, painter: QPainter) -> None:
        ratio = self.devicePixelRatioF()
        if self._pixmap is None or self._pixmap.devicePixelRatio() != ratio:
            dark = self._theme.tokens.dark
            self._pixmap = picture(self.view, self._knee, self._frame.size(), ratio, is_dark=dark)
        if self._crisp.isActive():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self._frame, self._pixmap, QRectF(self._pixmap.rect()))
        else:
            painter.drawPixmap(self._frame.topLeft(), self._pixmap)

    def _paint_marks(self, painter: QPainter) -> None:
        theme = self._theme
        mark = knee_paint.mark_for(self._level, theme.colours, high_contrast=theme.tokens.high_contrast)
        if self._is_whole:
            knee_paint.paint_whole(painter, self._frame, mark, theme.colours, theme.unit)
        font = theme.font(Type.BODY, semibold=True)
        beside_letter = QPointF(theme.px(_NUMBER_ASIDE) if self._is_lettered else 0, 0)
        for zone in self._zones:
            if self.boxes[zone.place].isChecked():
                knee_paint.paint_mark(painter, zone.path, mark, theme.colours, theme.unit)
                knee_paint.paint_number(painter, zone.middle + beside_letter, mark, font, theme.colours)

    def _ring_of(self, zone: Zone) -> QPainterPath:
        if zone.place not in self._rings:
            self._rings[zone.place] = knee_paint.focus_ring(zone.path, self._theme.unit)
        return self._rings[zone.place]

    def _box(self, place: Place) -> ZoneBox:
        box = ZoneBox(self._knee, place, self)
        box.toggled.connect(lambda checked: self.toggled.emit(place, checked))
        box.focused.connect(lambda reason: self._focus_on(place, reason))
        box.left.connect(lambda: self._focus_on(None, Qt.FocusReason.OtherFocusReason))
        return box

    def _focus_on(self, place: Place | None, reason: Qt.FocusReason) -> None:
        self.update()
        self.focused.emit(place, reason)

    def _point_at(self, place: Place | None) -> None:
        if place is not self._pointed:
            self._pointed = place
            self.setCursor(Qt.CursorShape.ArrowCursor if place is None else Qt.CursorShape.PointingHandCursor)
            self.update()
            self.hovered.emit(place)

    def _sharpen(self) -> None:
        """Take the pixmap anew, for another size, screen or appearance."""
        self._crisp.stop()
        self._pixmap = None
        self._rings.clear()
        self.update()
