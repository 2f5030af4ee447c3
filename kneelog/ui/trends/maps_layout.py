"""Where the drawings and words of the maps lie: two rows of four, or where there is room both beside each other."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from kneelog.ui.theme.type import Type
from kneelog.ui.trends.maps_view import also_line
from kneelog.ui.widgets.knee_art import height_for

if TYPE_CHECKING:
    from kneelog.ui.theme.look import Look
    from kneelog.ui.trends.maps_view import Drawing, MapsPart, MapsView

_IN_A_KNEE, _BETWEEN_KNEES = 4, 16
_WIDEST: Final = 190
"""Units a drawing is wide at most: a larger one says nothing more."""
_BESIDE_FROM, _BETWEEN_BLOCKS = 808, 32
"""Units from which the two parts stand beside each other, each with the room of a whole column, and between them."""
HEAD: Final = 20
_AFTER_HEAD, _AFTER_CAPTION, _AFTER_ART, _BETWEEN_ROWS = 2, 2, 4, 10
WRAPPED: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)


class Placed(NamedTuple):
    """A drawing and its rectangle."""

    drawing: Drawing
    rect: QRectF


class Row(NamedTuple):
    """One part: its caption, its drawings, and the line for what no drawing shows (``also`` is empty without any)."""

    part: MapsPart
    caption: QRectF
    drawings: tuple[Placed, ...]
    also: str
    also_rect: QRectF


class Layout(NamedTuple):
    """``heads`` name the columns; where the rows stand beside each other there are twice as many."""

    heads: tuple[Placed, ...]
    rows: tuple[Row, ...]
    height: int


def maps_layout(look: Look, width: float, view: MapsView) -> Layout:
    """Everything in ``width`` pixels, from the corner of the maps on."""
    px, beside = look.px, len(view.parts) > 1 and width >= look.px(_BESIDE_FROM)
    block = (width - px(_BETWEEN_BLOCKS)) // 2 if beside else width
    gaps = 2 * px(_IN_A_KNEE) + px(_BETWEEN_KNEES)
    wide = max(min((block - gaps) // 4, px(_WIDEST)), px(_IN_A_KNEE))
    head, y = px(HEAD) + px(_AFTER_HEAD), 0.0
    heads: list[Placed] = []
    rows: list[Row] = []
    for number, part in enumerate(view.parts):
        left = number * (block + px(_BETWEEN_BLOCKS)) if beside else 0.0
        top = 0.0 if beside else y
        has_head = beside or number == 0
        row = _row(look, QRectF(left, top, block, head if has_head else 0), wide, view, part)
        if has_head:
            at = top + look.line(Type.SMALL) + px(_AFTER_CAPTION)
            heads += [
                Placed(one.drawing, QRectF(one.rect.left(), at, wide, px(HEAD))) for one in row.drawings
            ]
        rows.append(row)
        y = max(y, _bottom(row) + px(_BETWEEN_ROWS))
    return Layout(tuple(heads), tuple(rows), ceil(y) - px(_BETWEEN_ROWS) if rows else 0)


def _row(look: Look, place: QRectF, wide: float, view: MapsView, part: MapsPart) -> Row:
    """The row whose corner and width are those of ``place``, with room of its height for the names of columns."""
    px, line = look.px, look.line(Type.SMALL)
    caption = QRectF(place.left(), place.top(), place.width(), line)
    y = caption.bottom() + px(_AFTER_CAPTION) + place.height()
    high = round(height_for(wide))
    drawings, x = [], place.left()
    for drawing, gap in zip(view.drawings, (_IN_A_KNEE, _BETWEEN_KNEES, _IN_A_KNEE, 0), strict=True):
        drawings.append(Placed(drawing, QRectF(x, y, wide, high)))
        x += wide + px(gap)
    also = also_line(view, part)
    room = QRectF(place.left(), y + high + px(_AFTER_ART), place.width(), 0)
    if also:
        found = QFontMetricsF(look.font(Type.SMALL)).boundingRect(room.adjusted(0, 0, 0, 9999), WRAPPED, also)
        room.setHeight(ceil(found.height()))
    return Row(part, caption, tuple(drawings), also, room)


def _bottom(row: Row) -> float:
    return row.also_rect.bottom() if row.also else row.drawings[0].rect.bottom()
