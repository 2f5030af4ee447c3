"""The one focus ring of the program: it stands round whatever has the focus, outside of it, and follows it.

Drawn on top rather than by each control, so that no control needs room for it inside its own bounds. A control says
where its ring goes by a method ``ring(self) -> Ring | None``; without one the ring goes round its bounds. Whoever
lays controls out inside a scroll area leaves 4 units at the edges, so that the ring is not cut off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFocusFrame, QMenu, QMenuBar, QWidget

from kneelog.ui.theme.paint import panel
from kneelog.ui.theme.tokens import Size

if TYPE_CHECKING:
    from kneelog.ui.theme.theme import Theme


class Ring(NamedTuple):
    """What the ring surrounds: a rectangle in the control's coordinates and the radius of its corners (px)."""

    around: QRect
    radius: float


_MOVES = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.ParentChange,
        QEvent.Type.LayoutRequest,
    }
)


class FocusRing(QObject):
    """Watches the application's focus and shows the ring there."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._frame: _Frame | None = None
        app.focusChanged.connect(self._move_to)
        theme.changed.connect(self.place)

    @property
    def geometry(self) -> QRect | None:
        """Where the ring stands now, in its parent's coordinates, or ``None`` while it is hidden."""
        return self._frame.geometry() if self._frame is not None and not self._frame.isHidden() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the control when it, or anything it stands in, moves."""
        if event.type() in _MOVES and self._target is not None:
            self.place()
        return super().eventFilter(watched, event)

    def _move_to(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._forget()
        if now is None or now.isWindow() or isinstance(now, (QMenu, QMenuBar)) or _opened_list(now):
            return
        now = _outermost(now)
        self._target = now
        now.destroyed.connect(self._forget)
        self._frame = _Frame(self._theme, _stage(now))
        step: QWidget | None = now
        while step is not None and step is not self._frame.parentWidget():
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parentWidget()
        self.place()

    def _forget(self) -> None:
        from shiboken6 import isValid

        for watched in self._watched:
            if isValid(watched):
                watched.removeEventFilter(self)
        self._watched = []
        if self._target is not None and isValid(self._target):
            self._target.destroyed.disconnect(self._forget)
        self._target = None
        if self._frame is not None and isValid(self._frame):
            self._frame.hide()
            self._frame.deleteLater()
        self._frame = None

    def place(self) -> None:
        """Put the ring where it belongs now; called by itself, and by a control whose ``ring`` has changed."""
        target, frame = self._target, self._frame
        if target is None or frame is None:
            return
        ring = _ring_of(target, self._theme)
        if ring is None or not target.isVisible():
            frame.hide()
            return
        away = self._theme.px(Size.RING_AWAY) + self._theme.px(Size.RING)
        corner = target.mapTo(cast("QWidget", frame.parentWidget()), QPoint(0, 0))
        frame.radius = ring.radius + self._theme.px(Size.RING_RADIUS_MORE)
        frame.setGeometry(ring.around.translated(corner).adjusted(-away, -away, away, away))
        frame.raise_()
        frame.show()
        frame.update()


class _Frame(QFocusFrame):
    """The ring itself. Qt keeps a ``QFocusFrame`` away from screen readers and from the mouse."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.radius = 0.0

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw two units of accent."""
        painter = QPainter(self)
        panel(
            painter,
            QRectF(self.rect()),
            self.radius,
            None,
            self._theme.colours.accent,
            self._theme.px(Size.RING),
        )


def _ring_of(control: QWidget, theme: Theme) -> Ring | None:
    asked = getattr(control, "ring", None)
    if callable(asked):
        return cast("Ring | None", asked())
    return Ring(control.rect(), theme.px(Size.RADIUS))


def _opened_list(control: QWidget) -> bool:
    """Whether it is a list that a field has opened: its marked row says where one is."""
    is_popup = control.window().windowType() is Qt.WindowType.Popup
    return is_popup and control.inherits("QAbstractItemView")


def _outermost(control: QWidget) -> QWidget:
    """What the runner sees as the control: itself if it has a ring, else the field that it is a part of."""
    if hasattr(control, "ring"):
        return control
    proxied = control.parentWidget()
    if proxied is not None and proxied.focusProxy() is control and not proxied.isWindow():
        return proxied
    return control


def _stage(control: QWidget) -> QWidget:
    """Where the ring can stand without being cut off: the scrolled contents, or the window."""
    step = control
    while (parent := step.parentWidget()) is not None:
        if step.isWindow():
            return step
        above = parent.parentWidget()
        if isinstance(above, QAbstractScrollArea) and above.viewport() is parent:
            return step if step is not control else parent
        step = parent
    return step
