"""Rendered knee drawings, kept on disk, so that opening the window neither imports QtSvg nor paints again.

A file holds a small head (mark, width, height, checksum) and the bare pixels: read back in a third of a
millisecond, where a PNG takes two. Nothing here may fail: what cannot be written is not kept, and what cannot
be read, or is not what was written, counts as not there.
"""

from __future__ import annotations

import contextlib
import os
import struct
import zlib
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QImage

from kneelog import paths

if TYPE_CHECKING:
    from pathlib import Path

KEPT_FILES: Final = 32
SUFFIX: Final = ".pixels"

_HEAD = struct.Struct("<8sIII")
_MARK = b"kneepix1"
_FORMAT = QImage.Format.Format_ARGB32_Premultiplied
_BYTES_A_PIXEL = 4
_LARGEST_SIDE = 8192


def folder() -> Path:
    """The folder of the rendered pictures; it need not exist."""
    return paths.cache_folder() / "knee"


def load(name: str) -> QImage | None:
    """The picture kept as ``name``, or ``None``; a broken file is removed so that it is made anew."""
    path = folder() / (name + SUFFIX)
    try:
        content = path.read_bytes()
    except OSError:
        return None
    image = _decode(content)
    with contextlib.suppress(OSError):
        if image is None:
            path.unlink()
        else:
            os.utime(path)
    return image


def save(name: str, image: QImage) -> None:
    """Keep ``image``, readable by this user alone; the file appears whole or not at all."""
    place = folder()
    unfinished = place / f".{name}.{os.getpid()}"
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(_encode(image))
        unfinished.replace(place / (name + SUFFIX))
        _prune(place)
    except OSError:
        with contextlib.suppress(OSError):
            unfinished.unlink()


def _encode(image: QImage) -> bytes:
    pixels = bytes(image.convertToFormat(_FORMAT).constBits())
    return _HEAD.pack(_MARK, image.width(), image.height(), zlib.crc32(pixels)) + pixels


def _decode(content: bytes) -> QImage | None:
    if len(content) < _HEAD.size:
        return None
    mark, width, height, checksum = _HEAD.unpack_from(content)
    pixels = content[_HEAD.size :]
    fits = 0 < width <= _LARGEST_SIDE and len(pixels) == width * height * _BYTES_A_PIXEL
    if mark != _MARK or not fits or zlib.crc32(pixels) != checksum:
        return None
    return QImage(pixels, width, height, width * _BYTES_A_PIXEL, _FORMAT).copy()


def _prune(place: Path) -> None:
    """Remove what has not been used for longest, and what an interrupted run left half-written."""
    kept = sorted(place.glob("*" + SUFFIX), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in kept[KEPT_FILES:]:
        file.unlink()
    for file in place.glob(".*"):
        if not file.name.endswith(f".{os.getpid()}"):
            file.unlink()
