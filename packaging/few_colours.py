"""Write a picture in few colours: its file is a third as large, and hardly anybody sees why."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from pathlib import Path

COLOURS = 256
_NEED = 0.25  # how much the number of pixels counts beside the width of a box; tried out on the pictures


def few_colours(picture: QImage) -> QImage:
    """The picture in 256 of its own colours, which makes its file a third as large and hardly shows.

    Its colours are one box at first; the box that is widest, and shown most, is halved until there are enough. Each
    is then shown as its most frequent colour, so that large surfaces keep theirs exactly.
    """
    picture = picture.convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(picture.constBits()).cast("I")
    counts = Counter(pixels)
    boxes = [_box(list(counts), counts)]
    while len(boxes) < min(COLOURS, len(counts)):
        widest = max(boxes)
        boxes.remove(widest)
        _weight, shift, colours = widest
        middle = ((colours[0] >> shift & 255) + (colours[-1] >> shift & 255)) / 2
        cut = next(number for number, colour in enumerate(colours) if (colour >> shift & 255) > middle)
        boxes += [_box(colours[:cut], counts), _box(colours[cut:], counts)]
    places = {colour: number for number, (_, _, colours) in enumerate(boxes) for colour in colours}
    shown = bytes(map(places.__getitem__, pixels))
    width, height = picture.width(), picture.height()
    result = QImage(shown, width, height, width, QImage.Format.Format_Indexed8)
    result.setColorTable([max(colours, key=lambda c: (counts[c], c)) for _, _, colours in boxes])
    return result.copy()  # of its own, for the bytes go


def _box(colours: list[int], counts: Counter[int]) -> tuple[float, int, list[int]]:
    """How much a box of colours is in need of halving, the channel (as a shift) along which, and it in that order."""
    channels = [
        (max(one) - min(one), shift) for shift in (16, 8, 0) for one in [[c >> shift & 255 for c in colours]]
    ]
    width, shift = max(channels)
    weight = width * sum(counts[colour] for colour in colours) ** _NEED
    return weight, shift, sorted(colours, key=lambda c: (c >> shift & 255, c))


def write(picture: QImage, file: Path) -> bool:
    """Write the picture as small as Qt can, unless the file shows the same; whether it was written."""
    picture = few_colours(picture)
    full = QImage.Format.Format_RGB32
    if QImage(str(file)).convertToFormat(full) == picture.convertToFormat(full):
        return False
    if not picture.save(str(file), quality=0):
        raise OSError(f"{file} could not be written")
    return True
