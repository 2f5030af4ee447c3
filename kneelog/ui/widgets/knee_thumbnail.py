"""A small picture of one knee with marked places, painted wherever it is wanted: no widget, no focus, no pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter

from kneelog.domain.places import Place, View
from kneelog.ui.theme import Type
from kneelog.ui.widgets import knee_paint
from kneelog.ui.widgets.knee_art import height_for, picture
from kneelog.ui.widgets.knee_zones import zones_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kneelog.domain.report import Knee
    from kneelog.ui.theme import Theme
    from kneelog.ui.widgets.knee_paint import Mark

_FULL_WEIGHT_AT: Final = 212
_LEAST_WEIGHT: Final = 0.6
_NUMBER: Final = 10


def marks_of(theme: Theme, places: Iterable[Place], level: int | None) -> dict[Place, Mark]:
    """One entry's ``places``, all in the colour of the knee's ``level``."""
    mark = knee_paint.mark_for(level, theme.colours, high_contrast=theme.tokens.high_contrast)
    return dict.fromkeys(places, mark)


def second_view(places: Iterable[Place]) -> View:
    """The side view that shows most of ``places``; the inner one if none does."""
    shown = dict.fromkeys((View.INNER, View.OUTER, View.BACK), 0)
    for place in places:
        if place.facts.view in shown:
            shown[place.facts.view] += 1
    return max(shown, key=shown.__getitem__)


def paint_thumbnail(
    painter: QPainter, theme: Theme, knee: Knee, view: View, rect: QRectF, marks: Mapping[Place, Mark]
) -> None:
    """Paint ``view`` of ``knee`` as large as fits into the middle of ``rect``, and ``marks`` on it.

    Marks of places that the view does not show are passed over; a mark of the whole knee is a ring. A mark may
    carry a number (days, or the level), which then stands in its zone.
    """
    width = min(rect.width(), rect.height() * rect.width() / height_for(rect.width()))
    frame = QRectF(0, 0, round(width), round(height_for(width)))
    frame.moveTo(round(rect.center().x() - frame.width() / 2), round(rect.center().y() - frame.height() / 2))
    ratio = painter.device().devicePixelRatioF()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pixmap = picture(view, knee, frame.size(), ratio, is_dark=theme.tokens.dark)
    painter.drawPixmap(frame.topLeft(), pixmap)
    weight = max(_LEAST_WEIGHT, min(theme.unit, frame.height() / _FULL_WEIGHT_AT))
    if Place.WHOLE_KNEE in marks:
        knee_paint.paint_whole(painter, frame, marks[Place.WHOLE_KNEE], theme.colours, weight)
    font = QFont(theme.font(Type.SMALL, semibold=True))
    font.setPixelSize(theme.px(_NUMBER))
    for zone in zones_in(view, knee, frame):
        if zone.place in marks:
            knee_paint.paint_mark(painter, zone.path, marks[zone.place], theme.colours, weight)
            knee_paint.paint_number(painter, zone.middle, marks[zone.place], font, theme.colours)
    painter.restore()
