"""What the shapes of the charts mean, in one line below them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kneelog.domain.context import BAND_UP_TO
from kneelog.rules.sentences import MONITORING_BAND
from kneelog.services.trend_marks import Mark, MarkKind
from kneelog.ui.theme import Type
from kneelog.ui.theme.colours import see_through
from kneelog.ui.trends.chart.mark_lane import SYMBOL, paint_symbol
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from kneelog.ui.theme import Theme
    from kneelog.ui.theme.look import Look

_SYMBOL = 14.0
_BETWEEN = 16.0
_DOT = 7.0
_MARKS = {
    MarkKind.FINDING: N_("rule of thumb met"),
    MarkKind.SWELLING: N_("swelling"),
    MarkKind.URGENT: N_("urgent sign"),
    MarkKind.VISIT: N_("visit"),
    MarkKind.LONGER: N_("longer run"),
    MarkKind.SHOES: N_("new shoes"),
}


class _Draws(Protocol):
    def __call__(self, painter: QPainter, look: Look, square: QRectF) -> None: ...


def paint_legend(painter: QPainter, look: Look, rect: QRectF, *, with_median: bool) -> float:
    """Draw the legend from the left of ``rect``, wrapping at its right; the height that it took."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = look.font(Type.SMALL)
    metrics = QFontMetricsF(font)
    line = look.line(Type.SMALL) + look.px(2)
    x, y = rect.left(), rect.top()
    for draw, words in _items(with_median=with_median):
        wide = (_SYMBOL + 4) * look.unit + metrics.horizontalAdvance(words)
        if x > rect.left() and x + wide > rect.right():
            x, y = rect.left(), y + line
        draw(painter, look, QRectF(x, y, _SYMBOL * look.unit, line))
        painter.setFont(font)
        painter.setPen(look.colours.muted)
        room = QRectF(x + (_SYMBOL + 4) * look.unit, y, rect.right() - x, line)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)
        x += wide + _BETWEEN * look.unit
    return y + line - rect.top()


def _items(*, with_median: bool) -> list[tuple[_Draws, str]]:
    """What is drawn now, and only that."""
    band = tr("up to {level}: {words}", level=BAND_UP_TO, words=_lower_first(tr(MONITORING_BAND).rstrip(".")))
    items: list[tuple[_Draws, str]] = [
        (_filled, tr("a day with a run")),
        (_hollow, tr("rest day or morning after")),
        (_dash, tr("not recorded, never 0")),
    ]
    if with_median:
        items.append((_median, tr("median, from lowest to highest")))
    items.append((_band, band))
    return items + [(partial(_mark, kind=kind), tr(words)) for kind, words in _MARKS.items()]


class Legend(QWidget):
    """The legend as a widget; as high as its lines."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._with_median = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._name()

    def set_median(self, shown: bool) -> None:
        """Tell what the median's line is, while there is one."""
        if shown is not self._with_median:
            self._with_median = shown
            self._name()
            self.updateGeometry()
            self.update()

    def _name(self) -> None:
        shapes = "; ".join(words for _draw, words in _items(with_median=self._with_median))
        self.setAccessibleName(tr("What the shapes mean: {shapes}", shapes=shapes))

    def sizeHint(self) -> QSize:
        """Two lines at most times."""
        return QSize(self._theme.px(400), self.heightForWidth(self.width()))

    def hasHeightForWidth(self) -> bool:
        """It wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of its lines."""
        metrics = QFontMetricsF(self._theme.font(Type.SMALL))
        unit, x, lines = self._theme.unit, 0.0, 1
        for _draw, words in _items(with_median=self._with_median):
            wide = (_SYMBOL + 4) * unit + metrics.horizontalAdvance(words)
            if x and x + wide > width:
                x, lines = 0.0, lines + 1
            x += wide + _BETWEEN * unit
        return lines * (self._theme.line(Type.SMALL) + self._theme.px(2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        paint_legend(QPainter(self), self._theme, QRectF(self.rect()), with_median=self._with_median)


def _mark(painter: QPainter, look: Look, square: QRectF, kind: MarkKind) -> None:
    symbol = QRectF(0, 0, SYMBOL * look.unit, SYMBOL * look.unit)
    symbol.moveCenter(square.center())
    paint_symbol(painter, look, symbol, Mark(0, kind, None, "", ""))


def _point(painter: QPainter, look: Look, square: QRectF, size: float) -> None:
    painter.drawEllipse(square.center(), size / 2 * look.unit, size / 2 * look.unit)


def _filled(painter: QPainter, look: Look, square: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colours.ink)
    _point(painter, look, square, _DOT)


def _hollow(painter: QPainter, look: Look, square: QRectF) -> None:
    painter.setPen(QPen(look.colours.ink, 1.4 * look.unit))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _point(painter, look, square, _DOT - 1.4)


def _dash(painter: QPainter, look: Look, square: QRectF) -> None:
    painter.setPen(QPen(look.colours.border, 1.2 * look.unit))
    middle = square.center()
    painter.drawLine(QLineF(middle - QPointF(3 * look.unit, 0), middle + QPointF(3 * look.unit, 0)))


def _median(painter: QPainter, look: Look, square: QRectF) -> None:
    veil = QRectF(0, 0, square.width(), 9 * look.unit)
    veil.moveCenter(square.center())
    painter.fillRect(veil, see_through(look.colours.ink, 0.14))
    painter.setPen(QPen(look.colours.ink, 2 * look.unit))
    painter.drawLine(QLineF(veil.left(), veil.center().y(), veil.right(), veil.center().y()))


def _band(painter: QPainter, look: Look, square: QRectF) -> None:
    band = QRectF(0, 0, square.width(), 11 * look.unit)
    band.moveCenter(square.center())
    painter.fillRect(band, see_through(look.colours.muted, 0.16))


def _lower_first(words: str) -> str:
    return words[:1].lower() + words[1:]
