"""With…: what an entry must have, ticked in a menu."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Signal
from PySide6.QtGui import QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu

from kneelog.domain.signs import SIGNS, Sign
from kneelog.services.history_filter import Has
from kneelog.ui.theme import Size, Type
from kneelog.ui.theme.paint import Mark, draw_mark, panel
from kneelog.ui.theme.sheets import menu_sheet
from kneelog.ui.widgets.control import Control
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction

    from kneelog.ui.theme import Theme

_PADDING = 10
_CHEVRON = 14
_GAP = 8
_WIDEST = 190
_LEVELS = range(1, 11)


class WithButton(Control):
    """``chosen`` carries a :class:`Has`. ``signs`` is asked for the signs on offer when the menu opens."""

    chosen = Signal(object)
    enter_presses = True

    def __init__(self, theme: Theme, signs: Callable[[], Sequence[Sign]]) -> None:
        super().__init__(theme)
        self._signs = signs
        self._has = Has()
        self.clicked.connect(self.open)
        self._describe()

    @property
    def value(self) -> Has:
        """What is chosen; setting it emits nothing."""
        return self._has

    @value.setter
    def value(self, has: Has) -> None:
        self._has = has
        self._describe()

    def open(self) -> QMenu:
        """Open the menu below, and return it."""
        menu = QMenu(self)
        menu.setStyleSheet(menu_sheet(self.theme))
        has = self._has
        self._add(menu, tr("A note"), replace(has, note=not has.note), on=has.note)
        self._add(menu, tr("Swelling"), replace(has, swelling=not has.swelling), on=has.swelling)
        for answer, text in ((True, tr("An answer")), (False, tr("No answer yet"))):
            then = has.with_answer(answer=None if has.answer is answer else answer)
            self._add(menu, text, then, on=has.answer is answer)
        self._add_levels(menu.addMenu(tr("Pain from")))
        self._add_signs(menu.addMenu(tr("A sign")))
        if has != Has():
            menu.addSeparator()
            menu.addAction(tr("Nothing of these")).triggered.connect(lambda: self._take(Has()))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        return menu

    def sizeHint(self) -> QSize:
        """The words and the chevron."""
        wide = self.text_width(self.theme.font(Type.BODY)) + self.theme.px(2 * _PADDING + _GAP + _CHEVRON)
        return QSize(min(wide, self.theme.px(_WIDEST)), self.theme.px(Size.FIELD))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A field, framed in ink once something is chosen."""
        theme, colours, painter = self.theme, self.theme.colours, QPainter(self)
        picked = self._has.with_answer(answer=None) != Has()
        fill = colours.chosen if picked else colours.field
        border = colours.ink if self.hovered or picked else colours.border
        width = 1.5 * theme.px(1) if picked else theme.px(1)
        panel(painter, QRectF(self.rect()), theme.px(Size.RADIUS), fill, border, width)
        ink = colours.on_chosen if picked else colours.ink
        padding, side = theme.px(_PADDING), theme.px(_CHEVRON)
        left = self.width() - padding - side
        draw_mark(painter, Mark.CHEVRON_DOWN, QRectF(left, (self.height() - side) / 2, side, side), ink, 2.25)
        words = QRectF(padding, 0, left - padding - theme.px(4), self.height())
        painter.setClipRect(words)
        self.draw_text(painter, words, theme.font(Type.BODY), ink, centred=False)

    def _add(self, menu: QMenu, text: str, then: Has, *, on: bool) -> QAction:
        """An item that is ticked if ``on``, and that chooses ``then``."""
        action = menu.addAction(text.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(lambda: self._take(then))
        return action

    def _add_levels(self, menu: QMenu) -> None:
        has, group = self._has, QActionGroup(menu)
        group.addAction(self._add(menu, tr("any level"), replace(has, level=None), on=has.level is None))
        for level in _LEVELS:
            then = replace(has, level=level)
            group.addAction(self._add(menu, str(level), then, on=has == then))

    def _add_signs(self, menu: QMenu) -> None:
        has, group = self._has, QActionGroup(menu)
        none = replace(has, sign=None, any_sign=False)
        some = replace(none, any_sign=True)
        group.addAction(self._add(menu, tr("with or without"), none, on=has == none))
        group.addAction(self._add(menu, tr("any sign"), some, on=has == some))
        offered = dict.fromkeys([*self._signs(), *([has.sign] if has.sign else [])])
        if offered:
            menu.addSeparator()
        for sign in offered:
            then = replace(none, sign=sign)
            group.addAction(self._add(menu, tr(SIGNS[sign].label), then, on=has == then))

    def _take(self, has: Has) -> None:
        self.value = has
        self.chosen.emit(has)

    def _describe(self) -> None:
        said = _said(self._has)
        answer = self._has.answer  # which the lane of runs below says already
        more = len(said) - 1 - (answer is not None)
        text = tr("With…")
        if more >= 0:
            text = tr("With {what}", what=said[0])
            if more:
                text = trn("{text} +{count}", "{text} +{count}", more, text=text)
        self.setText(text)
        self.setAccessibleName(tr("With: {what}", what=", ".join(said) if said else tr("anything")))
        self.updateGeometry()
        self.update()


def _said(has: Has) -> list[str]:
    """What is asked for, in a few words each; the answer last."""
    said = []
    if has.level is not None:
        said.append(tr("pain from {level}", level=has.level))
    if has.swelling:
        said.append(tr("swelling"))
    if has.sign is not None:
        said.append(tr(SIGNS[has.sign].label))
    if has.any_sign:
        said.append(tr("a sign"))
    if has.note:
        said.append(tr("a note"))
    if has.answer is not None:
        said.append(tr("an answer") if has.answer else tr("no answer yet"))
    return said
