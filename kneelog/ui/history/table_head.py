"""The names of the columns above the list; the knees by their badges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtWidgets import QHeaderView

from kneelog.domain.report import Knee
from kneelog.ui.history.columns import PAD, Column, name_of
from kneelog.ui.theme import Type
from kneelog.ui.widgets.badge import draw_badge
from kneelog.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from kneelog.ui.theme import Theme

_HEIGHT = 28
_BADGE = 18
_SIDES = {Column.LEFT: Knee.LEFT, Column.RIGHT: Knee.RIGHT}


class TableHead(QHeaderView):
    """One line of small words and a hairline."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setAccessibleName(tr("Columns"))
        self.setSectionsClickable(False)
        self.setSectionsMovable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """28 units high."""
        return QSize(super().sizeHint().width(), self._theme.px(_HEIGHT))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """The name, or the badge, of one column."""
        theme, column = self._theme, Column(logical)
        painter.save()
        painter.fillRect(rect, theme.colours.page)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colours.hairline)
        if column in _SIDES:
            side = theme.px(_BADGE)
            place = QRectF(0, 0, side, side)
            place.moveCenter(QRectF(rect).center())
            draw_badge(painter, theme, _SIDES[column], place)
        elif column is not Column.MARKS:
            room = rect.adjusted(theme.px(PAD) if column in {Column.DATE, Column.WHERE} else 0, 0, 0, 0)
            painter.setFont(theme.font(Type.SMALL))
            painter.setPen(theme.colours.muted)
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, int(flags), name_of(column))
        painter.restore()
