"""The drawings of running styles as pixmaps, in the colours of the page, painted once per size."""

from __future__ import annotations

import re
import zlib
from functools import lru_cache

from PySide6.QtCore import QSize, QSizeF
from PySide6.QtGui import QPixmap

from kneelog import paths
from kneelog.ui import picture_cache
from kneelog.ui.widgets.knee_art import DARK, recoloured, rendered

_FRAME = re.compile(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')


@lru_cache(maxsize=4)
def _text(style: str) -> str:
    return (paths.resources() / "learn" / "drawings" / f"{style}.svg").read_text(encoding="utf-8")


def style_shape(style: str) -> QSizeF:
    """How wide and high the drawing of ``style`` is, in its own units."""
    found = _FRAME.search(_text(style))
    if found is None:
        raise ValueError(f"the drawing of {style} does not say how large it is")  # a defect of ours
    return QSizeF(float(found[1]), float(found[2]))


def style_picture(style: str, size: QSizeF, ratio: float, *, is_dark: bool) -> QPixmap:
    """The drawing of ``style`` filling ``size`` on a screen of ``ratio`` device pixels a pixel."""
    wanted = QSize(max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio)))
    pixmap = _pixmap(style, wanted.width(), wanted.height(), is_dark=is_dark)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@lru_cache(maxsize=12)
def _pixmap(style: str, width: int, height: int, *, is_dark: bool) -> QPixmap:
    text = _text(style)
    mark = zlib.crc32(text.encode(), zlib.crc32(repr(DARK).encode()))
    name = f"style-{style}-{mark:08x}-{width}x{height}-{'dark' if is_dark else 'light'}"
    image = picture_cache.load(name)
    if image is None or image.size() != QSize(width, height):
        image = rendered(recoloured(text) if is_dark else text, width, height)
        picture_cache.save(name, image)
    return QPixmap.fromImage(image)
