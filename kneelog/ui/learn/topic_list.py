"""The topics of Learn at the left: one Tab stop, the arrows show the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout

from kneelog.ui.theme import Ring, Size
from kneelog.ui.theme.paint import panel
from kneelog.ui.widgets.control import Control
from kneelog.ui.widgets.roving import RovingGroup
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from kneelog.domain.reading import Topic
    from kneelog.ui.theme import Theme

WIDTH = 232
_BAR = 18
_ASIDE = 12
_ABOVE = 8
_HOVER = 0.5


class TopicRow(Control):
    """A title; that of the page shown has a tint, a bar at its left and semibold letters. Long ones wrap."""

    enter_presses = True

    def __init__(self, theme: Theme, topic: Topic) -> None:
        super().__init__(theme, topic.title)
        self.topic = topic.id
        self.setAccessibleName(topic.title)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """As high as its lines would be in semibold, so that nothing moves when it is chosen."""
        px = self.theme.px
        lines = self._lines(self.theme.font(semibold=True)).lineCount()
        return QSize(px(WIDTH), max(px(Size.ROW), lines * self.theme.line() + 2 * px(_ABOVE)))

    def ring(self) -> Ring:
        """Round the row."""
        return Ring(self.rect(), self.theme.px(Size.RADIUS))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The tint and the bar, then the title."""
        theme, colours, painter = self.theme, self.theme.colours, QPainter(self)
        on = self.isChecked()
        if on or self.hovered:
            painter.setOpacity(1.0 if on else _HOVER)
            panel(painter, QRectF(self.rect()), theme.px(Size.RADIUS), colours.chosen)
            painter.setOpacity(1.0)
        if on:
            high = theme.px(_BAR)
            left = self.width() - theme.px(2) if self.isRightToLeft() else 0
            panel(painter, QRectF(left, (self.height() - high) // 2, theme.px(2), high), 0, colours.accent)
        lines = self._lines(theme.font(semibold=on))
        top = (self.height() - lines.lineCount() * theme.line()) / 2
        painter.setPen(colours.on_chosen if on else colours.ink)
        lines.draw(painter, QPointF(theme.px(_ASIDE), top))

    def _lines(self, font: QFont) -> QTextLayout:
        theme = self.theme
        layout = QTextLayout(self.text(), font)
        option = QTextOption()
        option.setTextDirection(self.layoutDirection())
        layout.setTextOption(option)
        wide = theme.px(WIDTH) - 2 * theme.px(_ASIDE)
        layout.beginLayout()
        count = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(wide)
            line.setPosition(QPointF(0, count * theme.line() + (theme.line() - line.height()) / 2))
            count += 1
        layout.endLayout()
        return layout


class TopicList(RovingGroup):
    """``chosen`` carries a topic the runner goes to, ``entered`` one they want to read now."""

    chosen = Signal(str)
    entered = Signal(str)

    def __init__(self, theme: Theme, topics: Sequence[Topic]) -> None:
        super().__init__(tr("Topics"))
        self.rows = [TopicRow(theme, topic) for topic in topics]
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        for row in self.rows:
            self._group.addButton(row)
            column.addWidget(row)
            row.clicked.connect(lambda _checked=False, name=row.topic: self.entered.emit(name))
        column.addStretch(1)
        self.setFixedWidth(theme.px(WIDTH))
        self.set_members(list(self.rows))

    def show_chosen(self, topic: str) -> None:
        """Mark the topic that is shown; "" marks none."""
        self._group.setExclusive(bool(topic))
        for number, row in enumerate(self.rows):
            row.setChecked(row.topic == topic)
            if row.topic == topic:
                self.make_current(number)

    def moved_to(self, index: int) -> None:
        """The arrows show the next at once."""
        self.chosen.emit(self.rows[index].topic)
