"""The line under the calendar that says what its squares mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from kneelog.ui.theme.tokens import LEVELS
from kneelog.ui.theme.type import Type
from kneelog.ui.trends.calendar_square import paint_blank, paint_level, paint_run
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneelog.ui.theme.look import Look

_CELL: Final = 11
_PITCH: Final = 13
_LINE: Final = 16
_AFTER_CELL: Final = 6
_BETWEEN: Final = 12
_NUMBERED: Final = (0, 5, 10)


class _Item(NamedTuple):
    """A group of squares and its words; ``words_first`` has them stand before the squares."""

    squares: int
    words: str
    words_first: bool = False


def legend_height(look: Look, width: float) -> int:
    """How high the legend is in ``width`` pixels."""
    lines = 1 + max(line for line, _x, _item in _placed(look, width))
    return lines * look.px(_LINE) + look.line(Type.SMALL)


def paint_legend(painter: QPainter, look: Look, rect: QRectF) -> None:
    """Draw it from the corner of ``rect`` on, as wide as ``rect``."""
    painter.setFont(look.font(Type.SMALL))
    metrics = QFontMetricsF(look.font(Type.SMALL))
    middle = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for line, x, item in _placed(look, rect.width()):
        # Numbers stand under the squares of the first line, so all others begin below them.
        top = rect.top() + line * look.px(_LINE) + (look.line(Type.SMALL) if line else 0)
        wide = metrics.horizontalAdvance(item.words)
        squares_at = rect.left() + x + (wide + look.px(_AFTER_CELL) if item.words_first else 0)
        words_at = rect.left() + x if item.words_first else squares_at + _squares_width(look, item)
        _paint_squares(painter, look, QRectF(squares_at, top, look.px(_CELL), look.px(_CELL)), item)
        painter.setPen(look.colours.muted)
        box = QRectF(words_at, top - look.px(3), wide + 2, look.px(_CELL + 6))
        painter.drawText(box, middle, item.words)


def _items() -> tuple[_Item, ...]:
    return (
        _Item(len(LEVELS), tr("pain"), words_first=True),
        _Item(1, tr("not recorded")),
        _Item(2, tr("run")),
    )


def _placed(look: Look, width: float) -> Iterator[tuple[int, float, _Item]]:
    """Each item with its line and its place in it."""
    metrics = QFontMetricsF(look.font(Type.SMALL))
    line, x = 0, 0.0
    for item in _items():
        wide = _squares_width(look, item) + metrics.horizontalAdvance(item.words)
        if x and x + wide > width:
            line, x = line + 1, 0.0
        yield line, x, item
        x += wide + look.px(_BETWEEN)


def _squares_width(look: Look, item: _Item) -> float:
    return item.squares * look.px(_PITCH) - look.px(_PITCH - _CELL) + look.px(_AFTER_CELL)


def _paint_squares(painter: QPainter, look: Look, square: QRectF, item: _Item) -> None:
    pitch = look.px(_PITCH)
    if item.squares == 1:
        paint_blank(painter, look, square)
    elif item.squares == len(LEVELS):
        for level in LEVELS:
            place = square.translated(level * pitch, 0)
            paint_level(painter, look, place, level)
            if level in _NUMBERED:
                _paint_number(painter, look, place, level)
    else:
        paint_level(painter, look, square, 0)
        paint_run(painter, look, square, 0)
        paint_run(painter, look, square.translated(pitch, 0), None)


def _paint_number(painter: QPainter, look: Look, square: QRectF, level: int) -> None:
    box = QRectF(0, 0, 3 * square.width(), look.line(Type.SMALL))
    box.moveCenter(square.center())
    box.moveTop(square.bottom() + look.px(2))
    painter.setPen(look.colours.muted)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter), str(level))
