"""Where it hurts, at the start of the period and now: both knees, drawn twice."""

from __future__ import annotations

from dataclasses import replace
from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from kneelog.domain.places import Place, View
from kneelog.ui.trends.maps_layout import maps_layout
from kneelog.ui.trends.maps_paint import maps_height, paint_day, paint_parts
from kneelog.ui.trends.maps_view import MapMode, MapsPart, MapsView, described, place_tip
from kneelog.ui.widgets.knee_paint import whole_ring
from kneelog.ui.widgets.knee_thumbnail import picture_frame
from kneelog.ui.widgets.knee_zones import hit, zones_in
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kneelog.domain.figures import PlaceFigures
    from kneelog.domain.report import Knee
    from kneelog.ui.theme import Theme

    Marked = Mapping[Knee, Mapping[Place, PlaceFigures]]

__all__ = ["MapMode", "PlaceMaps"]

_WIDTH = 388
_NARROWEST = 240
_REACH = 4
_RING_REACH = 0.15
"""How far from the ring of the whole knee it is still hit, as a share of its radius."""


class PlaceMaps(QWidget):
    """Two rows of four drawings, or one row where the period has no two parts. ``view`` is all that it shows."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kept: tuple[object, QPixmap] | None = None
        self.view = MapsView()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(tr("Where it hurt"))
        theme.changed.connect(self._changed)

    def show_places(self, start_caption: str, start: Marked | None, now_caption: str, now: Marked) -> None:
        """Show the places of the period's first and last part; ``start`` is ``None`` if it has but one."""
        last = MapsPart(now_caption, now)
        parts = (last,) if start is None else (MapsPart(start_caption, start), last)
        if parts != self.view.parts:
            self.view = replace(self.view, parts=parts)
            self.setAccessibleDescription(described(self.view))
            self._changed()

    def set_mode(self, mode: str) -> None:
        """Shade the places by their days or by their worst level."""
        if mode != self.view.mode:
            self.view = replace(self.view, mode=MapMode(mode))
            self._changed()

    def set_day_places(self, places: Mapping[Knee, frozenset[Place]]) -> None:
        """Outline the places that were marked on the day pointed at or selected."""
        before = self.view
        if places != before.day_places:
            self.view = replace(before, day_places=dict(places))
            if any(places.values()) or any(before.day_places.values()):
                self.update()

    def tip_at(self, point: QPointF) -> str:
        """What the tooltip at ``point`` says; empty beside the places."""
        found = self._place_at(point)
        return place_tip(self.view, *found) if found is not None else ""

    def event(self, event: QEvent) -> bool:
        """The place under the pointer, as a tooltip that goes when the pointer leaves the place."""
        if event.type() is not QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().event(event)
        tip = self.tip_at(QPointF(event.pos()))
        near = self._theme.px(_REACH)
        around = QRect(event.pos().x() - near, event.pos().y() - near, 2 * near, 2 * near)
        QToolTip.showText(event.globalPos(), tip, self, around)
        if not tip:
            event.ignore()
        return True

    def hasHeightForWidth(self) -> bool:
        """Wider maps are higher, until both parts stand beside each other."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All rows, with their lines."""
        return maps_height(self._theme, width, self.view)

    def sizeHint(self) -> QSize:
        """A column of the page."""
        wide = self._theme.px(_WIDTH)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Narrow; how high it must be then is for the layout to ask."""
        return QSize(self._theme.px(_NARROWEST), self._theme.px(_NARROWEST) // 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The drawings from memory, and over them the places of the day."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture())
        paint_day(painter, self._theme, self.width(), self.view)

    def _picture(self) -> QPixmap:
        """All but the places of the day, painted once: they change with every move of the pointer."""
        theme, ratio = self._theme, self.devicePixelRatioF()
        key = (self.view.parts, self.view.mode, self.size(), ratio, theme.tokens, theme.unit)
        if self._kept is None or self._kept[0] != key:
            pixmap = QPixmap(self.size() * ratio)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            paint_parts(painter, theme, self.width(), self.view)
            painter.end()
            self._kept = (key, pixmap)
        return self._kept[1]

    def _place_at(self, point: QPointF) -> tuple[Knee, Place] | None:
        for row in maps_layout(self._theme, self.width(), self.view).rows:
            for (knee, view), rect in row.drawings:
                if not rect.contains(point):
                    continue
                frame = picture_frame(rect)
                place = hit(zones_in(view, knee, frame), point, self._theme.px(_REACH))
                if place is not None:
                    return knee, place
                is_marked = Place.WHOLE_KNEE in row.part.of(knee)
                if view is View.FRONT and is_marked and _is_on_ring(point, whole_ring(frame)):
                    return knee, Place.WHOLE_KNEE
        return None

    def _changed(self) -> None:
        self._kept = None
        self.updateGeometry()
        self.update()


def _is_on_ring(point: QPointF, ring: QRectF) -> bool:
    """Whether ``point`` lies on the ellipse, or near it."""
    middle = ring.center()
    away = hypot((point.x() - middle.x()) * 2 / ring.width(), (point.y() - middle.y()) * 2 / ring.height())
    return abs(away - 1) <= _RING_REACH
