"""The knees of one entry in small, with the places that were marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kneelog.domain.places import View
from kneelog.domain.report import Knee
from kneelog.ui.theme import Type
from kneelog.ui.widgets.badge import draw_badge
from kneelog.ui.widgets.knee_words import VIEW_NAMES, view_name
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.domain.entry import Entry
    from kneelog.ui.theme import Theme

_WIDE, _HIGH = 112, 127
_GAP = 8
_BADGE = 14


class _Picture(NamedTuple):
    knee: Knee
    view: View


class Thumbnails(QWidget):
    """One row of pictures: of each knee with a mark the front and the side that shows most; left knee on the left."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._entry: Entry | None = None
        self._pictures: list[_Picture] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_entry(self, entry: Entry | None) -> None:
        """Show the marks of ``entry``; without any there is no picture."""
        from kneelog.ui.widgets.knee_thumbnail import second_view

        self._entry, self._pictures = entry, []
        for knee in Knee if entry is not None else ():
            places = entry.report(knee).places if entry is not None else ()
            if places:
                pair = [_Picture(knee, View.FRONT), _Picture(knee, second_view(places))]
                self._pictures += pair[::-1] if knee is Knee.LEFT else pair
        self.setVisible(bool(self._pictures))
        self.setAccessibleName(
            tr("Pictures: {which}", which=", ".join(view_name(*one) for one in self._pictures))
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a picture and its caption."""
        theme = self._theme
        return QSize(theme.px(2 * _WIDE + _GAP), theme.px(_HIGH) + theme.line(Type.SMALL))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pictures as large as fits, at most in their own size, with what they show below."""
        from kneelog.ui.widgets.knee_thumbnail import marks_of, paint_thumbnail

        if self._entry is None or not self._pictures:
            return
        theme, painter = self._theme, QPainter(self)
        gap, count = theme.px(_GAP), len(self._pictures)
        wide = min(theme.px(_WIDE), (self.width() - (count - 1) * gap) // count)
        high = wide * _HIGH / _WIDE
        for number, (knee, view) in enumerate(self._pictures):
            report = self._entry.report(knee)
            place = QRectF(number * (wide + gap), 0, wide, high)
            paint_thumbnail(painter, theme, knee, view, place, marks_of(theme, report.places, report.worst))
            self._paint_caption(painter, knee, view, QRectF(place.x(), high, wide, theme.line(Type.SMALL)))

    def _paint_caption(self, painter: QPainter, knee: Knee, view: View, rect: QRectF) -> None:
        theme = self._theme
        side, text = theme.px(_BADGE), tr(VIEW_NAMES[view]).lower()
        painter.setFont(theme.font(Type.SMALL))
        words = painter.fontMetrics().horizontalAdvance(text)
        left = rect.x() + (rect.width() - side - theme.px(4) - words) / 2
        draw_badge(painter, theme, knee, QRectF(left, rect.y() + (rect.height() - side) / 2, side, side))
        painter.setFont(theme.font(Type.SMALL))
        painter.setPen(theme.colours.muted)
        place = QRectF(left + side + theme.px(4), rect.y(), words + 2, rect.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
