"""Where a knee hurts: the map in its half of the Log page, with two views (or one), or the list of all places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QSizePolicy

from kneelog.domain.places import PLACE_BY_LETTER, PLACE_ORDER, Place, View
from kneelog.ui.theme import Type
from kneelog.ui.widgets.announce import announce
from kneelog.ui.widgets.group import Group
from kneelog.ui.widgets.knee_arrows import DIRECTIONS, neighbour
from kneelog.ui.widgets.knee_stage import TALLEST, KneeStage
from kneelog.ui.widgets.knee_tabs import SIDES, KneeTabs
from kneelog.ui.widgets.knee_words import map_name, marked_sentence
from kneelog.words import join, tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from kneelog.domain.report import Knee
    from kneelog.ui.theme import Theme

_TOP_ROW = 28
_WIDTH, _LEAST_WIDTH, _LEAST_OF_ONE = 520, 380, 320
_HEIGHT, _LEAST_HEIGHT = 260, 212
_HARMLESS = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
_BY_KEY = frozenset(
    {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.OtherFocusReason}
)


class KneeMap(Group):
    """A group "Left knee, where" of check boxes, one Tab stop beside its tabs.

    ``places`` are kept in the knee map's order. ``view`` is what stands beside the front view: inner, outer or
    back, or ``View.NONE`` for the list; with one view at a time also the front itself.
    """

    placesChanged = Signal(tuple)  # noqa: N815
    """The runner marked or cleared a place; carries all that are marked now."""
    hovered = Signal(object)
    """The place under the pointer, else the one reached by key, else ``None``."""
    viewChanged = Signal(View)  # noqa: N815
    """The knee was turned, by its tabs, by a letter or from outside."""

    def __init__(self, theme: Theme, knee: Knee, parent: QWidget | None = None) -> None:
        super().__init__(map_name(knee), parent)
        self.knee = knee
        self._theme = theme
        self._places: tuple[Place, ...] = ()
        self._view = self._side = View.INNER
        self._is_one_view = self._wants_letters = False
        self._current = Place.INNER_JOINT_LINE
        self._pointed: Place | None = None
        self._keyed: Place | None = None
        self._tabs = KneeTabs(theme, knee, self, self.set_view)
        self._stage = KneeStage(theme, knee, self._tabs.shown, self)
        self._stage.toggled.connect(self._toggled)
        self._stage.hovered.connect(self._point_at)
        self._stage.focused.connect(self._focus_on)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._show_view()
        self._describe()
        theme.changed.connect(self._measure)
        self._measure()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    @property
    def places(self) -> tuple[Place, ...]:
        """The places that are marked."""
        return self._places

    @property
    def view(self) -> View:
        """What is on show beside the front view; worth keeping for the next entry."""
        return self._view

    def set_places(self, places: Iterable[Place]) -> None:
        """Mark ``places`` and no others, without telling anybody."""
        self._places = tuple(sorted(set(places), key=PLACE_ORDER.__getitem__))
        self._stage.set_places(self._places)
        self._describe()

    def set_level(self, level: int | None) -> None:
        """Fill what is marked with the colour of ``level``; hatch it while there is none."""
        self._stage.set_level(level)

    def set_view(self, view: View) -> None:
        """Show ``view``; the front view is a choice of its own only while one view is shown at a time."""
        if view is self._view or (view is View.FRONT and not self._is_one_view):
            return
        self._view = view
        self._side = view if view in SIDES else self._side
        self._show_view()
        self.viewChanged.emit(view)

    def set_one_view(self, one: bool) -> None:
        """Show one view at a time, the front first, where there is no room for two."""
        if one is self._is_one_view:
            return
        self._is_one_view = one
        if one and not self._places and self._view is not View.NONE:
            self._view = View.FRONT
        elif not one and self._view is View.FRONT:
            self._view = self._side
        self._show_view()
        self.updateGeometry()

    def show_place(self, place: Place) -> None:
        """Turn the knee so that ``place`` can be seen."""
        if self._view is not View.NONE and place.facts.view is not View.NONE:
            self.set_view(place.facts.view)
        if place in self._stage.boxes():
            self._make_current(place)

    def mark_letter(self, letter: str) -> bool:
        """Mark (or clear) the place of ``letter`` as the runner's doing; ``False`` if there is none."""
        place = PLACE_BY_LETTER.get(letter.upper())
        if place is None:
            return False
        had_focus = self._has_focus()
        self.show_place(place)
        box = self._stage.boxes().get(place)
        if box is not None and had_focus:
            box.setFocus(Qt.FocusReason.OtherFocusReason)
        self._toggled(place, place not in self._places)
        return True

    def set_show_letters(self, shown: bool) -> None:
        """Show the letters even without the focus: what is typed now marks this knee."""
        self._wants_letters = shown
        self._show_helps()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the next place, letters mark; everything else is the page's."""
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~_HARMLESS
        if plain and key in DIRECTIONS and self._current in self._stage.middles():
            self._step(DIRECTIONS[key])
        elif not (plain and self.mark_letter(event.text() or "?")):
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to the current place. A focus proxy would do so too, but hide the tabs from Tab."""
        self._stage.boxes()[self._current].setFocus(event.reason())

    def event(self, event: QEvent) -> bool:
        """Show the zones while the pointer is over the map."""
        if event.type() in {QEvent.Type.Enter, QEvent.Type.Leave}:
            self._show_helps()
        return super().event(event)

    def sizeHint(self) -> QSize:
        """Two views of 229 x 260 units, 62 apart, under the row of tabs."""
        return QSize(self._theme.px(_WIDTH), self._theme.px(_TOP_ROW + _HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """As small as every place can still be hit."""
        wide = _LEAST_OF_ONE if self._is_one_view else _LEAST_WIDTH
        return QSize(self._theme.px(wide), self._theme.px(_TOP_ROW + _LEAST_HEIGHT))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Tabs on the outer side of the top row, pictures below."""
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Name the front view, as the second view is named by its tab."""
        if self._is_one_view or self._view is View.NONE:
            return
        painter = QPainter(self)
        painter.setPen(self._theme.colours.muted)
        painter.setFont(self._theme.font(Type.SMALL))
        room = QRect(
            self._stage.front_middle - self._theme.px(60), 0, self._theme.px(120), self._theme.px(_TOP_ROW)
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, tr("front"))

    def _show_view(self) -> None:
        """Let tabs and pictures agree with ``view``."""
        self._tabs.show(self._view, one_view=self._is_one_view)
        is_alone = self._is_one_view or self._view is View.NONE
        self._stage.show_views(*((self._view,) if is_alone else (View.FRONT, self._view)))
        boxes = self._stage.boxes()
        self._make_current(self._current if self._current in boxes else next(iter(boxes)))
        self._arrange()

    def _arrange(self) -> None:
        top = self._theme.px(_TOP_ROW)
        self._tabs.arrange(QRect(0, 0, self.width(), top))
        self._stage.setGeometry(0, top, self.width(), max(0, self.height() - top))
        self.update()

    def _measure(self) -> None:
        self.setMaximumHeight(self._theme.px(_TOP_ROW + TALLEST))
        self.updateGeometry()
        self._stage.arrange()
        self._arrange()

    def _toggled(self, place: Place, is_marked: bool) -> None:
        """Take over what a check box, a row or a letter says, unless it only repeats what is known."""
        if (place in self._places) is is_marked:
            return
        others = [other for other in self._places if other is not place]
        self.set_places([*others, place] if is_marked else others)
        self.placesChanged.emit(self._places)
        announce(self, marked_sentence(self.knee, place, is_marked=is_marked))

    def _describe(self) -> None:
        names = join([tr(place.facts.plain) for place in self._places])
        self.setAccessibleDescription(tr("Marked: {places}", places=names) if names else tr("Nothing marked"))

    def _make_current(self, place: Place) -> None:
        """Let Tab lead to ``place``, and to no other."""
        self._current = place
        for other, box in self._stage.boxes().items():
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other is place else Qt.FocusPolicy.ClickFocus)

    def _step(self, direction: QPointF) -> None:
        place = neighbour(self._stage.middles(), self._current, direction)
        if place is not None:
            self._stage.boxes()[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_on(self, place: Place | None, reason: Qt.FocusReason) -> None:
        if place is not None:
            self._make_current(place)
        self._keyed = place if reason in _BY_KEY else None
        self.hovered.emit(self._pointed or self._keyed)

    def _point_at(self, place: Place | None) -> None:
        self._pointed = place
        self.hovered.emit(self._pointed or self._keyed)

    def _focus_moved(self, _old: QWidget | None, _now: QWidget | None) -> None:
        self._show_helps()

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _show_helps(self) -> None:
        letters = self._wants_letters or self._has_focus()
        self._stage.set_helps(outlines=letters or self.underMouse(), letters=letters)
