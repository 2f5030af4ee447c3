"""Text on the page, set on the line heights of the design: one line, a paragraph, or shortened to fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip

from kneelog.ui.theme import Type

if TYPE_CHECKING:
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QWidget

    from kneelog.ui.theme import Theme


class Label(QLabel):
    """A line of text; ``wrap`` makes it a paragraph, ``elide`` shortens it with "…" (and tells it whole on hover)."""

    def __init__(  # noqa: PLR0913 - each names one way a text can look
        self,
        theme: Theme,
        text: str = "",
        *,
        kind: Type = Type.BODY,
        muted: bool = False,
        semibold: bool = False,
        italic: bool = False,
        wrap: bool = False,
        elide: bool = False,
        centred: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.theme = theme
        self.muted = muted
        self.kind = kind
        self._semibold = semibold
        self._italic = italic
        self._wrap = wrap
        self._elide = elide
        self._centred = centred
        self._broken_for: tuple[str, int, int] | None = None
        self._broken: list[tuple[str, float]] = []
        self.setTextFormat(Qt.TextFormat.PlainText)
        across = QSizePolicy.Policy.Preferred if wrap or elide else QSizePolicy.Policy.Minimum
        down = QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(across, down)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        """Show ``text`` from now on."""
        super().setText(text)
        self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        """Tell the whole text on hover if it had to be shortened."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._elide:
            shortened = self._lines(self.width())[0][0] != self.text()
            QToolTip.showText(event.globalPos(), self.text() if shortened else "", self)
            return True
        return super().event(event)

    def type_font(self) -> QFont:
        """The font it is set in."""
        return self.theme.font(self.kind, semibold=self._semibold, italic=self._italic)

    def hasHeightForWidth(self) -> bool:
        """Only a paragraph is higher when narrower."""
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        """The height of the paragraph at ``width``."""
        if not self._wrap:
            return self.theme.line(self.kind)
        return len(self._lines(width)) * self.theme.line(self.kind)

    def sizeHint(self) -> QSize:
        """Everything on one line; a paragraph wraps if there is less room."""
        line = self.theme.line(self.kind)
        wide = QFontMetrics(self.type_font()).horizontalAdvance(self.text()) + 1
        return QSize(wide, line if not self._wrap or not self.text() else self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Nothing across, if it can wrap or be shortened."""
        hint = self.sizeHint()
        return QSize(self.theme.px(24), self.theme.line(self.kind)) if self._wrap or self._elide else hint

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write the lines."""
        painter = QPainter(self)
        font = self.type_font()
        painter.setFont(font)
        colours = self.theme.colours
        painter.setPen(colours.muted if self.muted else colours.ink)
        metrics, line_height = QFontMetrics(font), self.theme.line(self.kind)
        first = (line_height - metrics.height()) / 2 + metrics.ascent()
        if not self._wrap:
            first += (self.height() - line_height) / 2
        for number, (words, wide) in enumerate(self._lines(self.width())):
            place = self._start_of(wide)
            painter.drawText(QPointF(place, round(first + number * line_height)), words)

    def _start_of(self, wide: float) -> float:
        if self._centred or self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            return (self.width() - wide) / 2
        if bool(self.alignment() & Qt.AlignmentFlag.AlignRight) != self.isRightToLeft():
            return self.width() - wide
        return 0.0

    def _lines(self, width: int) -> list[tuple[str, float]]:
        """The lines and how wide each is."""
        font, text = self.type_font(), self.text()
        metrics = QFontMetrics(font)
        if not self._wrap:
            shown = text
            if self._elide:
                shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            return [(shown, metrics.horizontalAdvance(shown))]
        asked = (text, width, font.pixelSize())
        if asked != self._broken_for:  # layouts ask for the same width many times over
            self._broken_for = asked
            self._broken = [line for part in text.split("\n") for line in _broken(part, font, width)]
        return self._broken


def _broken(paragraph: str, font: QFont, width: int) -> list[tuple[str, float]]:
    """The lines of one paragraph at ``width``."""
    layout = QTextLayout(paragraph, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    units = paragraph.encode("utf-16-le")  # Qt counts in these
    lines: list[tuple[str, float]] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        start, end = 2 * line.textStart(), 2 * (line.textStart() + line.textLength())
        words = units[start:end].decode("utf-16-le").rstrip()
        lines.append((words, line.naturalTextWidth()))
    layout.endLayout()
    return lines or [("", 0.0)]
