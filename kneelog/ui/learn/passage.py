"""A paragraph to be read: strong words, links, what was sought and what is selected, on the design's lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QFont,
    QFontMetricsF,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QLabel

from kneelog.ui.learn import typeset
from kneelog.ui.learn.link_zone import LinkZone
from kneelog.ui.section import wrapping
from kneelog.ui.theme import Ring, Type
from kneelog.ui.theme.colours import see_through
from kneelog.ui.theme.paint import underline
from kneelog.ui.widgets.spoken_role import speak_as

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from kneelog.ui.learn.rich_text import RichText, Stretch
    from kneelog.ui.theme import Theme

_RESTING = 0.4
_MARKER_ROOM = 20
_ASIDE = 4
_BY_MOUSE = frozenset({Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason})


class Passage(QLabel):
    """One paragraph, heading, item or cell. ``marker`` stands before an item. Shown words are never typed anew.

    The arrows lead from one to the next; ``ring`` is only round it if a key brought the focus.
    """

    def __init__(  # noqa: PLR0913 - each names one way a paragraph can look
        self,
        theme: Theme,
        words: RichText,
        *,
        kind: Type = Type.BODY,
        semibold: bool = False,
        muted: bool = False,
        marker: str = "",
        role: QAccessible.Role = QAccessible.Role.Paragraph,
    ) -> None:
        super().__init__(words.text)
        self.theme = theme
        self.words = words
        self.kind = kind
        self.muted = muted
        self.marker = marker
        self._semibold = semibold
        self._marks: list[Stretch] = []
        self._selected: Stretch | None = None
        self._laid: dict[tuple[int, int], QTextLayout] = {}
        self._by_mouse = False
        speak_as(self, role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        spoken_marker = marker if marker[:1].isdigit() else ""
        self.setAccessibleName(f"{spoken_marker} {words.text}".strip())
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(wrapping())
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.links = [LinkZone(theme, link, self) for link in words.links]

    # What is shown ------------------------------------------------------------------------------------------

    def mark(self, stretches: Iterable[Stretch]) -> None:
        """Set what was sought apart, until the next search."""
        marks = list(stretches)
        if marks != self._marks:
            self._marks = marks
            self._laid.clear()
            self.updateGeometry()
            self.update()

    @property
    def marks(self) -> list[Stretch]:
        """What is set apart."""
        return list(self._marks)

    def select(self, stretch: Stretch | None) -> None:
        """Show what of it is selected."""
        if stretch != self._selected:
            self._selected = stretch
            self.update()

    def position_at(self, point: QPointF) -> int:
        """The position in the text that is nearest to ``point``."""
        layout, high = self._layout(self.width()), self.theme.line(self.kind)
        number = min(max(int(point.y() // high), 0), layout.lineCount() - 1)
        return int(layout.lineAt(number).xToCursor(point.x() - self._before()))

    # Size ---------------------------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        """It is higher when narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Its lines at ``width``."""
        return self._layout(width).lineCount() * self.theme.line(self.kind)

    def sizeHint(self) -> QSize:
        """Everything on one line."""
        wide = QFontMetricsF(self._font()).horizontalAdvance(self.words.text) + self._before() + 2
        return QSize(int(wide) + 1, self.theme.line(self.kind))

    def minimumSizeHint(self) -> QSize:
        """It can wrap."""
        return QSize(self.theme.px(24), self.theme.line(self.kind))

    def ring(self) -> Ring | None:
        """None round what was merely clicked: a text is no button."""
        if self._by_mouse:
            return None
        aside, layout = self.theme.px(_ASIDE), self._layout(self.width())
        words = QRect(self.rect())
        if layout.lineCount() == 1 and not self.isRightToLeft():
            words.setWidth(self._before() + round(layout.lineAt(0).naturalTextWidth()))
        return Ring(words.adjusted(-aside, 0, aside, 0), aside)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether a key brought the focus."""
        self._by_mouse = event.reason() in _BY_MOUSE
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave every key to the article; a label would take the one that copies."""
        event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Leave it to the sheet, which selects; a label would take the pointer's moves and do nothing with them."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the links over their words."""
        super().resizeEvent(event)
        for zone in self.links:
            pieces = self._pieces(zone.link.start, zone.link.end)
            zone.lie_over([piece.toAlignedRect() for piece in pieces])

    # Painting -----------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write it."""
        self.paint(QPainter(self), self.width())

    def paint(self, painter: QPainter, width: int) -> None:
        """Write it ``width`` pixels wide: the selection under the words, the lines under the links."""
        colours = self.theme.colours
        painter.setPen(colours.muted if self.muted else colours.ink)
        layout = self._layout(width)
        metrics = QFontMetricsF(self._font())
        drop = self._drop(metrics)
        if self.marker:
            painter.setFont(self._font())
            painter.drawText(QPointF(self._marker_at(metrics), drop + metrics.ascent()), self.marker)
        layout.draw(painter, QPointF(self._before(), drop), self._formats())
        for zone in self.links:
            strong = zone.hovered or zone.hasFocus()
            colour = colours.accent if strong else see_through(colours.accent, _RESTING)
            for piece in self._pieces(zone.link.start, zone.link.end):
                underline(painter, piece, piece.top() + drop + metrics.ascent(), colour, self.theme.px(1))

    def _formats(self) -> Sequence[QTextLayout.FormatRange]:
        """Colours, as they are now; what changes the width of letters stands in the layout."""
        colours, found = self.theme.colours, []
        for zone in self.links:
            look = QTextCharFormat()
            look.setForeground(colours.accent)
            found.append(typeset.stretch(zone.link.start, zone.link.end, look))
        for start, end in self._marks:
            look = QTextCharFormat()
            look.setForeground(colours.on_chosen)
            look.setBackground(colours.chosen)
            found.append(typeset.stretch(start, end, look))
        if self._selected is not None:
            look = QTextCharFormat()
            look.setForeground(self.palette().color(QPalette.ColorRole.HighlightedText))
            look.setBackground(self.palette().color(QPalette.ColorRole.Highlight))
            found.append(typeset.stretch(*self._selected, look))
        return found

    def _pieces(self, start: int, end: int) -> list[QRectF]:
        """Where the words from ``start`` to ``end`` stand: one rectangle a line."""
        found = typeset.pieces(self._layout(self.width()), start, end, self.theme.line(self.kind))
        return [piece.translated(self._before(), 0) for piece in found]

    def _font(self) -> QFont:
        return self.theme.font(self.kind, semibold=self._semibold)

    def _before(self) -> int:
        return self.theme.px(_MARKER_ROOM) if self.marker and not self.isRightToLeft() else 0

    def _marker_at(self, metrics: QFontMetricsF) -> float:
        room, wide = self.theme.px(_MARKER_ROOM), metrics.horizontalAdvance(self.marker)
        inside = max(0.0, room - self.theme.px(6) - wide)
        return self.width() - wide - inside if self.isRightToLeft() else inside

    def _drop(self, metrics: QFontMetricsF) -> float:
        """How far below the top of a line its letters begin."""
        return round((self.theme.line(self.kind) - metrics.height()) / 2)

    def _layout(self, width: int) -> QTextLayout:
        """The lines at ``width``; layouts ask for the same width many times over."""
        font = self._font()
        key = (width, font.pixelSize())
        found = self._laid.get(key)
        if found is None:
            if len(self._laid) > 3:  # noqa: PLR2004 - the present width and what a layout tries
                self._laid.clear()
            found = self._laid[key] = self._made(font, width)
        return found

    def _made(self, font: QFont, width: int) -> QTextLayout:
        room = width - self.theme.px(_MARKER_ROOM) * bool(self.marker)
        text, weights = self.words.text, typeset.weights(self.words, self._marks)
        high, direction = self.theme.line(self.kind), self.layoutDirection()
        return typeset.lines(text, weights, font, (room, high), direction)
