"""The navigation rail: one button a page, at its foot the urgent signs and the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QVBoxLayout, QWidget

from kneelog.ui.theme import Ring, Size, Type
from kneelog.ui.theme.paint import panel
from kneelog.ui.widgets.control import Control
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.ui.theme import Theme

WIDTH = 88
_BAR_HEIGHT = 20
_BARE = 32
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class RailButton(Control):
    """An icon over a word; the page that is shown has a tint, a bar at its left and a semibold word.

    ``is_bare``: there is room for the word alone.
    """

    enter_presses = True

    def __init__(self, theme: Theme, icon: str, text: str) -> None:
        super().__init__(theme, text)
        self._icon = icon
        self.is_bare = False
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the rail."""
        return QSize(self.theme.px(WIDTH), self.theme.px(Size.RAIL_ITEM))

    def ring(self) -> Ring:
        """The ring stays within the rail."""
        return Ring(self._inner().adjusted(4, 4, -4, -4), self.theme.px(Size.RADIUS) - 3)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The tint and the bar, then what stands on them."""
        theme, painter = self.theme, QPainter(self)
        colours = theme.colours
        if self.isChecked() or self.hovered:
            painter.setOpacity(1.0 if self.isChecked() else 0.5)
            panel(painter, QRectF(self._inner()), theme.px(Size.RADIUS), colours.chosen)
            painter.setOpacity(1.0)
        if self.isChecked():
            height = theme.px(_BAR_HEIGHT)
            bar = QRectF(0, (self.height() - height) // 2, theme.px(2), height)
            panel(painter, bar, 0, colours.accent)
        self._paint_content(painter)

    def _inner(self) -> QRect:
        side = self.theme.px(6)
        return self.rect().adjusted(side, 0, -side, 0)

    def _paint_content(self, painter: QPainter) -> None:
        theme, on = self.theme, self.isChecked()
        size, gap, line = theme.px(Size.ICON), theme.px(2), theme.line(Type.SMALL)
        if self.is_bare:
            size = gap = 0
        ink = theme.colours.on_chosen if on else theme.colours.muted
        top = (self.height() - size - line - gap) // 2
        if size:
            icon = theme.icons.pixmap(self._icon, size, ink, self.devicePixelRatioF())
            painter.drawPixmap(QPoint((self.width() - size) // 2, top), icon)
        text = QRectF(0, top + size + gap, self.width(), line)
        font = theme.font(Type.SMALL, semibold=on)
        if self.text_width(font) > self.width() - 4:
            font = theme.font(Type.SMALL)
        self.draw_text(painter, text, font, ink)


class Rail(QFrame):
    """Buttons of the pages that exist; :attr:`chosen` tells the name of the page asked for."""

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, pages: list[tuple[str, str, str]], foot: list[tuple[str, str, str]]
    ) -> None:
        """``pages`` and ``foot`` are (name, icon, text) from top to bottom."""
        super().__init__()
        self._theme = theme
        self._group = QButtonGroup(self)
        self._buttons: dict[str, RailButton] = {}
        self.setAccessibleName(tr("Pages"))
        self.setFixedWidth(theme.px(WIDTH))
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        layout.setSpacing(theme.px(4))
        for item in pages:
            layout.addWidget(self._add(*item))
        layout.addStretch(1)
        for item in foot:
            layout.addWidget(self._add(*item))
        theme.changed.connect(self._resize)

    def show_chosen(self, name: str) -> None:
        """Mark the page that is shown; none if it has no button here."""
        button = self._buttons.get(name)
        self._group.setExclusive(button is not None)
        for one in self._buttons.values():
            one.setChecked(one is button)

    def follow_in_tabs(self, last: QWidget) -> None:
        """Come after ``last`` in the order of the Tab key."""
        for button in self._buttons.values():
            self.setTabOrder(last, button)
            last = button

    def lead_tabs_to(self, next_one: QWidget) -> None:
        """Let ``next_one`` follow in the order of the Tab key."""
        *_, last = self._buttons.values()
        self.setTabOrder(last, next_one)

    def focus_chosen(self) -> None:
        """Put the focus on the page that is shown, or on the first."""
        checked = self._group.checkedButton() or next(iter(self._buttons.values()))
        checked.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from button to button."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        buttons = list(self._buttons.values())
        at = next((number for number, button in enumerate(buttons) if button.hasFocus()), 0)
        buttons[(at + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The surface and the hairline towards the page."""
        painter = QPainter(self)
        colours = self._theme.colours
        panel(painter, QRectF(self.rect()), 0, colours.surface)
        panel(painter, QRectF(self.width() - 1, 0, 1, self.height()), 0, colours.hairline)

    def _add(self, name: str, icon: str, text: str) -> QWidget:
        button = RailButton(self._theme, icon, text)
        button.setFixedHeight(self._theme.px(Size.RAIL_ITEM))
        self._group.addButton(button)
        self._buttons[name] = button
        button.clicked.connect(lambda: self.chosen.emit(name))
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Large text in a low window leaves room for the words alone."""
        super().resizeEvent(event)
        self._resize()

    def _resize(self) -> None:
        px = self._theme.px
        self.setFixedWidth(px(WIDTH))
        count = len(self._buttons)
        whole = count * px(Size.RAIL_ITEM) + (count - 1) * self._layout.spacing() + 2 * px(8)
        bare = whole > self.height() > 0
        for button in self._buttons.values():
            button.is_bare = bare
            button.setFixedHeight(px(_BARE if bare else Size.RAIL_ITEM))
            button.update()


def rail_of_pages(theme: Theme) -> Rail:
    """The rail of the window, with the pages that it shows."""
    pages = [
        ("log", "log", tr("Log")),
        ("history", "history", tr("History")),
        ("trends", "trends", tr("Trends")),
        ("summary", "summary", tr("Summary")),
        ("learn", "learn", tr("Learn")),
    ]
    return Rail(
        theme, pages, [("urgent", "urgent", tr("Urgent signs")), ("settings", "settings", tr("Settings"))]
    )
