"""A drawing with its caption: a knee with places named in its margin, or a runner's style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kneelog.ui.learn.drawings import figure_height, paint_figure
from kneelog.ui.learn.passage import Passage
from kneelog.ui.learn.rich_text import RichText
from kneelog.ui.section import wrapping
from kneelog.ui.theme import Ring, Size, Type
from kneelog.ui.widgets.spoken_role import speak_as

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kneelog.domain.reading import Figure
    from kneelog.ui.theme import Theme


class Drawing(QWidget):
    """The drawing alone; ``figure.alt`` says what it shows to whoever does not see it."""

    def __init__(self, theme: Theme, figure: Figure) -> None:
        super().__init__()
        self._theme = theme
        self._figure = figure
        speak_as(self, QAccessible.Role.Graphic)
        self.setAccessibleName(figure.alt)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Where there is little room it is smaller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the drawing with the names beside it."""
        return round(figure_height(self._theme, self._figure, width))

    def sizeHint(self) -> QSize:
        """Wide enough for the names."""
        wide = self._theme.px(Size.STRIP_WIDTH)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """It can be small."""
        return QSize(self._theme.px(120), self._theme.px(80))

    def ring(self) -> Ring:
        """Round the drawing."""
        return Ring(self.rect(), self._theme.px(Size.RADIUS))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        paint_figure(QPainter(self), self._theme, self._figure, QRectF(self.rect()))


class FigureBlock(QWidget):
    """The drawing, below it what it shows."""

    def __init__(self, theme: Theme, figure: Figure) -> None:
        super().__init__()
        self.drawing = Drawing(theme, figure)
        self.caption = Passage(theme, RichText(figure.caption), kind=Type.SMALL, muted=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(Size.GAP))
        column.addWidget(self.drawing)
        column.addWidget(self.caption)
        self.setSizePolicy(wrapping())
