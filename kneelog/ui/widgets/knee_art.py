"""The four knee drawings as pixmaps: recoloured for dark, mirrored for the other knee, painted once per size.

QtSvg is imported only when a picture is neither in memory nor in the cache on disk.
"""

from __future__ import annotations

import re
import zlib
from collections import OrderedDict
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from kneelog.domain.drawing import ART_HEIGHT, ART_WIDTH, is_mirrored
from kneelog.ui import picture_cache
from kneelog.ui.widgets.knee_zones import art_text

if TYPE_CHECKING:
    from PySide6.QtCore import QSizeF

    from kneelog.domain.places import View
    from kneelog.domain.report import Knee

DARK: Final = {
    "#47423E": "#D6D1C8",  # line
    "#F6EFE8": "#26292D",  # skin
    "#C3B2A4": "#0D0F11",  # rim of the skin
    "#FFFEFB": "#5A5E62",  # bone
    "#D8CFC2": "#35393D",  # shade of the bone
    "#8A8076": "#A39E95",  # line of the bone
    "#EDE3D7": "#55544F",  # tendon
    "#A69786": "#A09A8E",  # line of the tendon
    "#C8D6DB": "#4F6A75",  # meniscus
    "#D9C8BB": "#3A3B3C",  # muscle
    "#EFE6CF": "#4A473B",  # fat
}
"""The colours of the drawings and their twins on a dark page; both come from the design's table."""

_COLOUR = re.compile("#[0-9A-F]{6}")
_IN_MEMORY = 16


class Picture(NamedTuple):
    """What makes one pixmap differ from another; ``width`` and ``height`` count the device's own pixels."""

    view: View
    knee: Knee
    width: int
    height: int
    ratio: float
    is_dark: bool


_pixmaps: OrderedDict[Picture, QPixmap] = OrderedDict()


def picture(view: View, knee: Knee, size: QSizeF, ratio: float, *, is_dark: bool) -> QPixmap:
    """The drawing of ``view`` of ``knee``, filling ``size`` on a screen of ``ratio`` device pixels a pixel."""
    width, height = round(size.width() * ratio), round(size.height() * ratio)
    wanted = Picture(view, knee, max(1, width), max(1, height), ratio, is_dark)
    pixmap = _pixmaps.get(wanted)
    if pixmap is None:
        image = _right_knee(wanted)
        if is_mirrored(view, knee):
            image = image.flipped(Qt.Orientation.Horizontal)
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(ratio)
        _pixmaps[wanted] = pixmap
        while len(_pixmaps) > _IN_MEMORY:
            _pixmaps.popitem(last=False)
    _pixmaps.move_to_end(wanted)
    return pixmap


def forget() -> None:
    """Drop the pixmaps in memory; those on disk stay."""
    _pixmaps.clear()


def height_for(width: float) -> float:
    """The height of a drawing that is ``width`` wide."""
    return width * ART_HEIGHT / ART_WIDTH


def recoloured(text: str) -> str:
    """The SVG ``text`` in the colours of the dark page."""
    return _COLOUR.sub(lambda found: DARK.get(found[0], found[0]), text)


def _right_knee(wanted: Picture) -> QImage:
    """The drawing as it was made, the right knee, from the cache or painted now."""
    text = art_text(wanted.view)
    theme = "dark" if wanted.is_dark else "light"
    palette = zlib.crc32(repr(DARK).encode())
    name = f"{wanted.view}-{zlib.crc32(text.encode(), palette):08x}-{wanted.width}x{wanted.height}-{theme}"
    image = picture_cache.load(name)
    if image is None or image.size() != QSize(wanted.width, wanted.height):
        image = rendered(recoloured(text) if wanted.is_dark else text, wanted.width, wanted.height)
        picture_cache.save(name, image)
    return image


def rendered(text: str, width: int, height: int) -> QImage:
    """The SVG ``text`` as it was drawn, so many device pixels wide and high."""
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, width, height))
    painter.end()
    return image
