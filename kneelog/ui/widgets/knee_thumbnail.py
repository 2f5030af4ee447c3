"""A small picture of one knee with marked places, painted wherever it is wanted: no widget, no focus, no pointer."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPaintEngine, QPainter

from kneelog.domain.places import Place, View, most_marked_view
from kneelog.ui.theme import Type
from kneelog.ui.widgets import knee_paint
from kneelog.ui.widgets.knee_art import height_for, picture
from kneelog.ui.widgets.knee_zones import zones_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kneelog.domain.report import Knee
    from kneelog.ui.theme.look import Look
    from kneelog.ui.widgets.knee_paint import Mark

_FULL_WEIGHT_AT: Final = 212
_LEAST_WEIGHT: Final = 0.6
_NUMBER, _LARGEST_NUMBER, _NUMBER_SHARE = 10, 13, 0.08
_FINE: Final = 3.0
"""Device pixels a unit where the device has none of its own: in an SVG drawing and on a printer."""


def marks_of(look: Look, places: Iterable[Place], level: int | None) -> dict[Place, Mark]:
    """One entry's ``places``, all in the colour of the knee's ``level``."""
    mark = knee_paint.mark_for(level, look.colours, high_contrast=look.tokens.high_contrast)
    return dict.fromkeys(places, mark)


def second_view(places: Iterable[Place]) -> View:
    """The side view that shows most of ``places``; the inner one if none does."""
    return most_marked_view(Counter(places))


def picture_frame(rect: QRectF) -> QRectF:
    """Where a drawing lies that is as large as fits into the middle of ``rect``, on whole pixels."""
    width = min(rect.width(), rect.height() * rect.width() / height_for(rect.width()))
    frame = QRectF(0, 0, round(width), round(height_for(width)))
    frame.moveTo(round(rect.center().x() - frame.width() / 2), round(rect.center().y() - frame.height() / 2))
    return frame


def paint_thumbnail(
    painter: QPainter, look: Look, knee: Knee, view: View, rect: QRectF, marks: Mapping[Place, Mark]
) -> None:
    """Paint ``view`` of ``knee`` as large as fits into the middle of ``rect``, and ``marks`` on it.

    Marks of places that the view does not show are passed over; a mark of the whole knee is a ring. A mark may
    carry a number (days, or the level), which then stands in its zone.
    """
    frame = picture_frame(rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pixmap = picture(view, knee, frame.size(), _fineness(painter), is_dark=look.tokens.dark)
    painter.drawPixmap(frame.topLeft(), pixmap)
    weight = weight_at(look, frame)
    if Place.WHOLE_KNEE in marks:
        knee_paint.paint_whole(painter, frame, marks[Place.WHOLE_KNEE], look.colours, weight)
    font = number_font(look, frame)
    for zone in zones_in(view, knee, frame):
        if zone.place in marks:
            knee_paint.paint_mark(painter, zone.path, marks[zone.place], look.colours, weight)
            knee_paint.paint_number(painter, zone.middle, marks[zone.place], font, look.colours)
    painter.restore()


def weight_at(look: Look, frame: QRectF) -> float:
    """The pixels of a unit's line in a drawing of this size: a small one has thinner lines."""
    return max(_LEAST_WEIGHT, min(look.unit, frame.height() / _FULL_WEIGHT_AT))


def number_font(look: Look, frame: QRectF) -> QFont:
    """The font of the numbers in the zones; it grows a little with the drawing."""
    font = QFont(look.font(Type.SMALL, semibold=True))
    wanted = round(frame.height() * _NUMBER_SHARE)
    font.setPixelSize(min(max(wanted, look.px(_NUMBER)), look.px(_LARGEST_NUMBER)))
    return font


def _fineness(painter: QPainter) -> float:
    """How many pixels of the drawing go into one of the painter's: as many as its device will show."""
    if painter.paintEngine().type() is QPaintEngine.Type.Raster:
        return painter.device().devicePixelRatioF()
    return _FINE
