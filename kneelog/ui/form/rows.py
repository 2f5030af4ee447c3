"""The rows of the form in numbers, and the labels that stand once, in the middle between the knees."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kneelog.domain.drawing import ART_HEIGHT, JOINT_LINE_Y
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.label import Label
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.ui.theme import Theme

MIDDLE = 104
TABS = 28
LEAST_MAP = 212
_TALL_FROM = 638
_ROWS = Size.FIELD + 16 + Size.BADGE + Size.STRIP + 16 + TABS + Size.CHIP_PLACE + 2 * Size.CHIP + 24
"""All rows but the drawings: head, day so far, knee, strip, anchors, tabs, places, two rows of chips, folds."""
_MOST_MAP = 420


class Spacing(NamedTuple):
    """The distances between the rows, in units, from the top of the page to the folds and below them."""

    top: int
    today: int
    title: int
    strip: int
    anchors: int
    tabs: int
    places: int
    swelling: int
    lasted: int
    more: int
    end: int


TALL = Spacing(17, 15, 15, 5, 5, 6, 6, 10, 8, 12, 11)
COMPACT = Spacing(17, 11, 9, 5, 4, 2, 6, 8, 6, 8, 2)


def spacing_for(height: float) -> Spacing:
    """The distances for a body ``height`` units high."""
    return TALL if height >= _TALL_FROM else COMPACT


def map_height(height: float) -> float:
    """How high the drawings may be, in units, in a body ``height`` units high."""
    return min(_MOST_MAP, max(LEAST_MAP, height - _ROWS - sum(spacing_for(height))))


def above_label(theme: Theme, text: str) -> Label:
    """A row's word above its chips, where the knees stand one above the other; hidden otherwise."""
    label = Label(theme, text, kind=Type.SMALL, muted=True)
    label.hide()
    return label


class RowLabel(QWidget):
    """A muted word in the middle, on the first line of its row: as high as ``line`` units, however high the row."""

    def __init__(self, theme: Theme, text: str, line: float) -> None:
        super().__init__()
        self._theme = theme
        self._text = text
        self._line = line
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """The middle column, one line."""
        return QSize(self._theme.px(MIDDLE), self._theme.px(self._line))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The word."""
        painter = QPainter(self)
        self._write(painter, self._text, QRectF(0, 0, self.width(), self._theme.px(self._line)))

    def _write(self, painter: QPainter, text: str, where: QRectF, kind: Type = Type.BODY) -> None:
        painter.setFont(self._theme.font(kind))
        painter.setPen(self._theme.colours.muted)
        painter.drawText(where, int(Qt.AlignmentFlag.AlignCenter), text)


class WhereLabel(RowLabel):
    """ "Where" beside the tabs, and at the height of the joint which sides face each other."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Where"), TABS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Both lines."""
        super().paintEvent(event)
        tabs, line = self._theme.px(TABS), self._theme.px(Size.FIELD)
        joint = tabs + (self.height() - tabs) * JOINT_LINE_Y / ART_HEIGHT
        where = QRectF(0, joint - line / 2, self.width(), line)
        self._write(QPainter(self), tr("‹ inner sides ›"), where, Type.SMALL)
