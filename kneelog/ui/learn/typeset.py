"""The lines of a paragraph: how its words are broken, and where some of them stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextOption

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QTextLine

    from kneelog.ui.learn.rich_text import RichText, Stretch


def lines(
    text: str,
    weights: Sequence[QTextLayout.FormatRange],
    font: QFont,
    room: tuple[int, int],
    direction: Qt.LayoutDirection,
) -> QTextLayout:
    """``text`` broken into lines; ``room`` is how wide and how high each is."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(direction)
    layout.setTextOption(option)
    layout.setFormats(weights)
    wide, high = max(1, room[0]), room[1]
    y = 0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(wide)
        line.setPosition(QPointF(0, y))
        y += high
    layout.endLayout()
    return layout


def weights(words: RichText, marks: Iterable[Stretch]) -> list[QTextLayout.FormatRange]:
    """What is strong, what is sought and what is emphasised: all that makes letters wider or narrower."""
    found = []
    for start, end in (*words.strong, *marks):
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.DemiBold)
        found.append(stretch(start, end, look))
    for start, end in words.emphasis:
        look = QTextCharFormat()
        look.setFontItalic(True)
        found.append(stretch(start, end, look))
    return found


def stretch(start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    """The look of the words from ``start`` to ``end``."""
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, look
    return made


def pieces(layout: QTextLayout, start: int, end: int, high: int) -> list[QRectF]:
    """Where the words from ``start`` to ``end`` stand: one rectangle a line, without the blank at its end."""
    found = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if first < last:
            words = line.naturalTextRect()
            left, right = sorted(
                min(max(_across(line, position), words.left()), words.right()) for position in (first, last)
            )
            found.append(QRectF(left, number * high, right - left, high))
    return found


def _across(line: QTextLine, position: int) -> float:
    """How far along its line a position lies; Qt gives it back with the position, which may have been moved."""
    across, _position = cast("tuple[float, int]", line.cursorToX(position))
    return across
