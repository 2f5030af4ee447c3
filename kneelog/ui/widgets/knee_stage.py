"""The pictures of one knee side by side, or one of them, or the list: whichever is on show, with one voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from kneelog.domain.places import Place, View
from kneelog.domain.report import Knee
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets import knee_layout
from kneelog.ui.widgets.knee_list import KneeList
from kneelog.ui.widgets.knee_view import KneeView
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from kneelog.ui.theme import Theme

TALLEST = 420
"""How high a drawing is at most, in units."""


class KneeStage(QWidget):
    """Holds the faces of one knee (views and list); each is made when it is first shown, and then kept."""

    toggled = Signal(Place, bool)
    hovered = Signal(object)
    focused = Signal(object, Qt.FocusReason)

    def __init__(self, theme: Theme, knee: Knee, before: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._knee = theme, knee
        self._last_in_tab_order = before
        self._faces: dict[View, KneeView | KneeList] = {}
        self._shown: tuple[View, ...] = ()
        self._leader = QLineF()
        self._places: tuple[Place, ...] = ()
        self._level: int | None = None
        self._helps = {"outlines": False, "letters": False}
        self.front_middle = 0
        """Where the middle of the front view lies, in the stage's own pixels."""

    def show_views(self, *views: View) -> None:
        """Show these and nothing else: one or two views, or ``View.NONE`` for the list."""
        self._shown = views
        faces = [self._face(view) for view in views]
        for face in self._faces.values():
            face.setVisible(face in faces)
        self.arrange()

    def set_places(self, places: tuple[Place, ...]) -> None:
        """Show ``places`` as marked, everywhere."""
        self._places = places
        for face in self._faces.values():
            face.set_places(places)

    def set_level(self, level: int | None) -> None:
        """Fill what is marked with the colour of ``level``."""
        self._level = level
        for view in self._pictures():
            view.set_level(level)

    def set_helps(self, *, outlines: bool, letters: bool) -> None:
        """Show where the zones are, and on which letters they are marked."""
        self._helps = {"outlines": outlines, "letters": letters}
        for view in self._pictures():
            view.set_shown(**self._helps)

    def boxes(self) -> dict[Place, QAbstractButton]:
        """The check boxes of the places on show."""
        return {place: box for view in self._shown for place, box in self._faces[view].boxes.items()}

    def middles(self) -> dict[Place, QPointF]:
        """Where the places on show lie, in the stage's own pixels."""
        return {
            place: middle + QPointF(self._faces[view].pos())
            for view in self._shown
            for place, middle in self._faces[view].middles().items()
        }

    def arrange(self) -> None:
        """Give every face on show its place."""
        theme, area = self._theme, self.rect()
        if not self._shown or area.isEmpty():
            return
        height = min(area.height(), theme.px(TALLEST))
        if self._shown == (View.NONE,):
            self._leader = QLineF()
            self._faces[View.NONE].setGeometry(area.adjusted(0, theme.px(Size.GAP_TIGHT), 0, 0))
        else:
            arrange = knee_layout.one_view if len(self._shown) == 1 else knee_layout.two_views
            layout = arrange(self._knee, area, height, theme.unit)
            self._leader = layout.leader
            slots = (layout.front, layout.second)
            self.front_middle = layout.front.widget.x() + round(layout.front.frame.center().x())
            for view, slot in zip(self._shown, slots, strict=False):
                face = self._faces[view]
                face.setGeometry(slot.widget)
                if isinstance(face, KneeView):
                    face.set_frame(slot.frame)
        self.update()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Arrange the faces anew."""
        self.arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Name the joint line at the outer edge."""
        line = self._leader
        if line.isNull():
            return
        theme = self._theme
        painter = QPainter(self)
        painter.setPen(QPen(theme.colours.border, theme.px(1)))
        painter.drawLine(line)
        painter.setPen(theme.colours.muted)
        painter.setFont(theme.font(Type.SMALL))
        is_left = self._knee is Knee.LEFT
        room = QRectF(
            0, line.y1() - 3 * theme.line(Type.SMALL), abs(line.dx()), 3 * theme.line(Type.SMALL) - 2
        )
        room.moveLeft(min(line.x1(), line.x2()))
        side = Qt.AlignmentFlag.AlignLeft if is_left else Qt.AlignmentFlag.AlignRight
        flags = side | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), tr("joint line"))

    def _pictures(self) -> Iterator[KneeView]:
        return (face for face in self._faces.values() if isinstance(face, KneeView))

    def _face(self, view: View) -> KneeView | KneeList:
        face = self._faces.get(view)
        if face is None:
            if view is View.NONE:
                face = KneeList(self._theme, self._knee, self)
            else:
                face = KneeView(self._theme, self._knee, view, self)
                face.set_level(self._level)
                face.set_shown(**self._helps)
            self._faces[view] = face
            face.set_places(self._places)
            face.toggled.connect(self.toggled)
            face.hovered.connect(self.hovered)
            face.focused.connect(self.focused)
            for box in face.boxes.values():
                QWidget.setTabOrder(self._last_in_tab_order, box)
                self._last_in_tab_order = box
        return face
