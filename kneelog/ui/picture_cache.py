"""Rendered drawings and icons, kept on disk, so that opening the window neither imports QtSvg nor paints again.

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
    from io import BufferedReader
    from pathlib import Path

KEPT_FILES: Final = 128
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
        with path.open("rb") as file:
            image = _read(file)
    except OSError:
        return None
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
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        place.mkdir(mode=0o700, exist_ok=True)
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


def _read(file: BufferedReader) -> QImage | None:
    """The picture in ``file``, read straight into the image's own memory; ``None`` if it is not whole."""
    head = file.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    mark, width, height, checksum = _HEAD.unpack(head)
    length = os.fstat(file.fileno()).st_size - _HEAD.size
    if mark != _MARK or not 0 < width <= _LARGEST_SIDE or length != width * height * _BYTES_A_PIXEL:
        return None
    image = QImage(width, height, _FORMAT)
    pixels = image.bits()
    whole = file.readinto(pixels) == length and zlib.crc32(pixels) == checksum
    return image if whole else None


def _prune(place: Path) -> None:
    """Remove what has not been used for longest, and what an interrupted run left half-written."""
    kept = sorted(place.glob("*" + SUFFIX), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in kept[KEPT_FILES:]:
        file.unlink()
    for file in place.glob(".*"):
        if not file.name.endswith(f".{os.getpid()}"):
            file.unlink()
