"""The line icons, drawn in the colour of the text they stand beside, when they are first shown."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from kneelog import paths
from kneelog.ui import picture_cache

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QIcon

DRAWN_IN = "#1C2024"
"""The colour in the files, replaced as text by the one asked for."""


class Icons:
    """Icons by name (the file's, without ``.svg``), kept as pixmaps per size, colour and device pixel ratio."""

    def __init__(self) -> None:
        self._sources: dict[str, str] = {}
        self._made: dict[tuple[str, int, str, float], QPixmap] = {}

    def pixmap(self, name: str, size: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
        """The icon ``name`` in a square of ``size`` logical pixels, sharp at the device pixel ``ratio``."""
        key = (name, size, colour.name(), ratio)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._draw(name, size, colour, ratio)
        return found

    def icon(self, name: str, size: int, colour: QColor, ratio: float = 1.0) -> QIcon:
        """The same as a ``QIcon``, for menus and Qt's own buttons."""
        from PySide6.QtGui import QIcon

        return QIcon(self.pixmap(name, size, colour, ratio))

    def _draw(self, name: str, size: int, colour: QColor, ratio: float) -> QPixmap:
        coloured = self._source(name).replace(DRAWN_IN, colour.name()).encode()
        side = round(size * ratio)
        kept_as = f"icon-{zlib.crc32(coloured):08x}-{side}"
        image = picture_cache.load(kept_as)
        if image is None or image.width() != side:
            image = _render(coloured, side)
            picture_cache.save(kept_as, image)
        drawn = QPixmap.fromImage(image)
        drawn.setDevicePixelRatio(ratio)
        return drawn

    def _source(self, name: str) -> str:
        if name not in self._sources:
            self._sources[name] = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        return self._sources[name]


def _render(svg: bytes, side: int) -> QImage:
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return image
