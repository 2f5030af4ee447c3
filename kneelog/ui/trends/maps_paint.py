"""The maps of the places, painted: on the window, into a picture, or on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from kneelog.domain.drawing import WASHES, wash_step
from kneelog.domain.places import Place, View
from kneelog.domain.report import Knee
from kneelog.ui.theme.colours import mixed
from kneelog.ui.theme.tokens import WHITE
from kneelog.ui.theme.type import Type
from kneelog.ui.trends.maps_layout import HEAD, WRAPPED, Placed, maps_layout
from kneelog.ui.trends.maps_view import MapMode, MapsView, nothing_marked, shown_number, view_word
from kneelog.ui.widgets.badge import draw_badge
from kneelog.ui.widgets.knee_paint import Mark, paint_number, whole_ring
from kneelog.ui.widgets.knee_thumbnail import number_font, paint_thumbnail, picture_frame
from kneelog.ui.widgets.knee_zones import zones_in
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kneelog.domain.figures import PlaceFigures
    from kneelog.ui.theme.look import Look
    from kneelog.ui.trends.maps_layout import Row
    from kneelog.ui.trends.maps_view import Drawing, MapsPart

__all__ = ["MapsView", "maps_height", "mark_of", "paint_day", "paint_maps", "paint_parts"]

_BADGE: Final = 18
_AFTER_BADGE: Final = 5
_BLACK: Final = "#000000"
_OUTLINE, _RIM = 2.6, 1.5
"""The line round a place of the day: thicker than the outline of every mark, with a rim outside."""
_BEAD: Final = 0.82
"""The radius of the bead with the whole knee's number, as a share of the number's size."""
_BEAD_LINE: Final = 1.2
_CENTRED = int(Qt.AlignmentFlag.AlignCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def maps_height(look: Look, width: float, view: MapsView) -> int:
    """How high the maps are that are ``width`` wide."""
    return maps_layout(look, width, view).height


def paint_maps(painter: QPainter, look: Look, rect: QRectF, view: MapsView) -> None:
    """Everything that ``view`` holds, from the corner of ``rect`` on."""
    painter.save()
    painter.translate(rect.topLeft())
    paint_parts(painter, look, rect.width(), view)
    paint_day(painter, look, rect.width(), view)
    painter.restore()


def paint_parts(painter: QPainter, look: Look, width: float, view: MapsView) -> None:
    """What changes only with the diary and the period: drawings, numbers and words."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    layout, darkest = maps_layout(look, width, view), view.darkest
    for head in layout.heads:
        _paint_head(painter, look, head)
    for row in layout.rows:
        _paint_caption(painter, look, row)
        for drawing, rect in row.drawings:
            marks = _marks(look, row.part, drawing, view.mode, darkest)
            paint_thumbnail(painter, look, drawing.knee, drawing.view, rect, marks)
            if Place.WHOLE_KNEE in marks:
                _paint_bead(painter, look, drawing.knee, rect, marks[Place.WHOLE_KNEE])
        if row.also:
            painter.setFont(look.font(Type.SMALL))
            painter.setPen(look.colours.muted)
            painter.drawText(row.also_rect, WRAPPED, row.also)


def paint_day(painter: QPainter, look: Look, width: float, view: MapsView) -> None:
    """An outline round the places of the day that stands out, in every row: also where they are not marked."""
    if not any(view.day_places.values()):
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    darkest = view.darkest
    for row in maps_layout(look, width, view).rows:
        for placed in row.drawings:
            places = view.day_places.get(placed.drawing.knee, frozenset())
            if any(_is_in(place, placed.drawing) for place in places):
                marks = _marks(look, row.part, placed.drawing, view.mode, darkest)
                _paint_outlines(painter, look, placed, places, marks)


def mark_of(look: Look, figures: PlaceFigures, mode: MapMode, darkest: int) -> Mark:
    """How a marked place looks: a wash of ink with its days, or the pain colour with its worst level."""
    number, colours = shown_number(figures, mode), look.colours
    if look.tokens.high_contrast:
        return Mark(number=number, on_fill=colours.ink, is_bare=True)
    if mode is MapMode.WORST:
        if figures.worst is None:
            return Mark(number=number, on_fill=colours.ink)
        return Mark(colours.pain[figures.worst], number, colours.on_pain[figures.worst])
    step = wash_step(figures.days, darkest)
    # The wash lies on the page's colour, not on the bones, so that the number has the same contrast everywhere.
    fill = mixed(colours.page, colours.ink, WASHES[step])
    return Mark(fill, number, _on_wash(look, step))


def _on_wash(look: Look, step: int) -> QColor:
    """What writes on a wash: ink while that can be read, then its opposite."""
    if step < len(WASHES) - (2 if look.tokens.dark else 1):
        return look.colours.ink
    return QColor(_BLACK if look.tokens.dark else WHITE)


def _paint_head(painter: QPainter, look: Look, head: Placed) -> None:
    """The word of the view, and outside, at the outer columns, the badge of the knee."""
    drawing, rect = head
    is_outer = drawing.view is not View.FRONT
    font = look.font(Type.SMALL)
    badge = look.px(_BADGE) if is_outer else 0
    before = badge + look.px(_AFTER_BADGE) if is_outer else 0
    metrics = QFontMetricsF(font)
    word = metrics.elidedText(view_word(drawing.view), Qt.TextElideMode.ElideRight, rect.width() - before)
    wide = metrics.horizontalAdvance(word)
    left = round(rect.center().x() - (before + wide) / 2)
    is_left = drawing.knee is Knee.LEFT
    painter.setFont(font)
    painter.setPen(look.colours.muted)
    words = QRectF(left + (before if is_left else 0), rect.top(), wide + 2, rect.height())
    painter.drawText(words, _LEFT, word)
    if is_outer:
        x = left if is_left else left + wide + look.px(_AFTER_BADGE)
        y = rect.top() + (look.px(HEAD) - badge) // 2
        draw_badge(painter, look, drawing.knee, QRectF(round(x), y, badge, badge))


def _paint_caption(painter: QPainter, look: Look, row: Row) -> None:
    font = look.font(Type.SMALL, semibold=True)
    painter.setFont(font)
    painter.setPen(look.colours.ink)
    painter.drawText(row.caption, _LEFT, row.part.caption)
    if row.part.is_empty:
        after = QFontMetricsF(font).horizontalAdvance(row.part.caption)
        painter.setFont(look.font(Type.SMALL))
        painter.setPen(look.colours.muted)
        words = tr(": {what}", what=nothing_marked()) if row.part.caption else nothing_marked()
        painter.drawText(row.caption.adjusted(after, 0, 0, 0), _LEFT, words)


def _paint_bead(painter: QPainter, look: Look, knee: Knee, rect: QRectF, mark: Mark) -> None:
    """The number of the whole knee, on a bead that hangs on its ring towards the knee's own side of the page."""
    frame = picture_frame(rect)
    font, ring = number_font(look, frame), whole_ring(frame)
    middle = QPointF(ring.left() if knee is Knee.LEFT else ring.right(), ring.center().y())
    radius = font.pixelSize() * _BEAD
    painter.setPen(QPen(look.colours.ink, _BEAD_LINE * look.unit))
    painter.setBrush(mark.fill or look.colours.page)
    painter.drawEllipse(middle, radius, radius)
    if mark.fill is None:
        painter.setFont(font)
        painter.drawText(
            QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius), _CENTRED, mark.number
        )
    else:
        paint_number(painter, middle, mark, font, look.colours)


def _is_in(place: Place, drawing: Drawing) -> bool:
    """Whether ``drawing`` shows ``place``; the whole knee is a ring in the front view."""
    shown = View.FRONT if place is Place.WHOLE_KNEE else place.facts.view
    return shown is drawing.view


def _marks(look: Look, part: MapsPart, drawing: Drawing, mode: MapMode, darkest: int) -> dict[Place, Mark]:
    """The marks of one drawing."""
    return {
        place: mark_of(look, figures, mode, darkest)
        for place, figures in part.of(drawing.knee).items()
        if _is_in(place, drawing)
    }


def _paint_outlines(
    painter: QPainter, look: Look, placed: Placed, places: frozenset[Place], marks: Mapping[Place, Mark]
) -> None:
    """Outline ``places``; their numbers are written once more, as a narrow zone's number reaches into the line."""
    drawing, rect = placed
    frame = picture_frame(rect)
    zones = [zone for zone in zones_in(drawing.view, drawing.knee, frame) if zone.place in {*places, *marks}]
    beside = QPainterPath()
    beside.addRect(rect.adjusted(-look.px(_BADGE), 0, look.px(_BADGE), 0))
    for zone in zones:
        beside -= zone.path
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if Place.WHOLE_KNEE in places and drawing.view is View.FRONT:
        ring = QPainterPath()
        ring.addEllipse(whole_ring(frame))
        painter.save()
        painter.setClipPath(beside)
        _stroke(painter, look, ring, beside)
        painter.restore()
        if Place.WHOLE_KNEE in marks:
            _paint_bead(painter, look, drawing.knee, rect, marks[Place.WHOLE_KNEE])
    for zone in zones:
        if zone.place in places:
            _stroke(painter, look, zone.path, beside)
            if zone.place in marks:
                paint_number(painter, zone.middle, marks[zone.place], number_font(look, frame), look.colours)


def _stroke(painter: QPainter, look: Look, path: QPainterPath, beside: QPainterPath) -> None:
    """A line of ink along ``path``, and ``beside`` the marks a rim of the page's colour against the bones."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.save()
    painter.setClipPath(beside, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(look.colours.page, (_OUTLINE + 2 * _RIM) * look.unit, j=Qt.PenJoinStyle.RoundJoin))
    painter.drawPath(path)
    painter.restore()
    painter.setPen(QPen(look.colours.ink, _OUTLINE * look.unit, j=Qt.PenJoinStyle.RoundJoin))
    painter.drawPath(path)
