"""Which run the entry speaks of: a button that says it and lists the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy

from kneelog.ui.theme import Size, Type
from kneelog.ui.theme.paint import Mark, draw_mark, panel
from kneelog.ui.theme.sheets import menu_sheet
from kneelog.ui.widgets.control import Control
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.ui.theme import Theme
    from kneelog.ui.widgets.choice_chips import Option

_PADDING = 12
_CHEVRON = 16
_WIDEST = 400
_NARROWEST = 120
_GAP = 16
_ROOM_FOR_MORE = 280
_DIGITS = 9
_AS_WIDE_AS_A_DIGIT = "\u2007"


class RunButton(Control):
    """``chosen`` carries the value of the option that was taken from the list; ``all_asked`` is its last line."""

    chosen = Signal(object)
    all_asked = Signal()
    enter_presses = True

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme)
        self._name = name
        self._options: list[Option] = []
        self._value: object = None
        self._more = self._all = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open)

    def show_options(
        self, options: list[Option], value: object, label: str, more: str = "", all_words: str = ""
    ) -> None:
        """List ``options``, of which the one with ``value`` is chosen and stands on the button as ``label``.

        ``more`` stands behind it, ``all_words`` in the last line of the list.
        """
        self._options, self._value = options, value
        self.setText(label)
        self._more, self._all = more, all_words
        said = ", ".join(part for part in (label, more) if part)
        self.setAccessibleName(tr("{what}: {choice}", what=self._name, choice=said))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The words, shortened if they are very long, and the chevron."""
        theme = self.theme
        wide = (
            self.text_width(theme.font(Type.BODY)) + self._room_for_more() + theme.px(2 * _PADDING + _CHEVRON)
        )
        return QSize(min(wide, theme.px(_WIDEST)), theme.px(Size.FIELD))

    def minimumSizeHint(self) -> QSize:
        """The words can be shortened."""
        return QSize(self.theme.px(_NARROWEST), self.theme.px(Size.FIELD))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A field with the words and a chevron."""
        theme, colours, painter = self.theme, self.theme.colours, QPainter(self)
        border = colours.ink if self.hovered else colours.border
        panel(painter, QRectF(self.rect()), theme.px(Size.RADIUS), colours.field, border, theme.px(1))
        pad, side = theme.px(_PADDING), theme.px(_CHEVRON)
        more = self._room_for_more()
        words = QRectF(self.rect()).adjusted(pad, 0, -pad - side - more, 0)
        font = theme.font(Type.BODY)
        shown = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, int(words.width()))
        painter.setFont(font)
        painter.setPen(colours.ink)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), shown)
        if more:
            painter.setPen(colours.muted)
            place = QRectF(words.right() + theme.px(_GAP), 0, more, self.height())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), self._more)
        square = QRectF(self.width() - pad / 2 - side, (self.height() - side) / 2, side, side)
        draw_mark(painter, Mark.CHEVRON_DOWN, square, colours.ink)

    def _room_for_more(self) -> int:
        """What the words behind need; where both are too long, the run itself comes first."""
        if not self._more or (self.isVisible() and self.width() < self.theme.px(_ROOM_FOR_MORE)):
            return 0
        return self.text_width(self.theme.font(Type.BODY), self._more) + self.theme.px(_GAP)

    def open(self) -> QMenu:
        """Open the list below, and return it. Its first lines have a digit each, which takes them."""
        menu = QMenu(self)
        menu.setStyleSheet(menu_sheet(self.theme))
        for number, option in enumerate(self._options, 1):
            words = option.label.replace("&", "&&")
            is_last = option is self._options[-1]
            if is_last and not menu.isEmpty():
                menu.addSeparator()
            key = f"&{number}" if number <= _DIGITS else _AS_WIDE_AS_A_DIGIT
            action = menu.addAction(words if is_last else f"{key}  {words}")
            action.setCheckable(True)
            action.setChecked(option.value == self._value)
            action.triggered.connect(lambda _on=False, value=option.value: self.chosen.emit(value))
        if self._all:
            menu.addAction(self._all.replace("&", "&&")).triggered.connect(self.all_asked)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        return menu
