"""Files dropped anywhere on the window; while they are held over it, it says what would become of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kneelog.ui.theme import Size, Type
from kneelog.ui.theme.paint import panel
from kneelog.ui.widgets.label import Label
from kneelog.words import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from kneelog.ui.main_window import MainWindow

_CARRIED = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop})


class Drops(QObject):
    """Watches the window of the platform, above all widgets: a text field would take the files' names for its text."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._veil: Veil | None = None
        window.setAcceptDrops(True)
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take files; leave texts to the fields."""
        kind = event.type()
        if kind is QEvent.Type.DragLeave:
            self._lift()
            return False
        if kind not in _CARRIED or not isinstance(event, (QDragEnterEvent, QDragMoveEvent, QDropEvent)):
            return False
        paths = _files(event.mimeData())
        if not paths:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if kind is QEvent.Type.DragEnter:
            self._cover()
        elif kind is QEvent.Type.Drop:
            self._lift()
            self._window.activateWindow()
            self._window.go("import", paths)
        return True

    def _cover(self) -> None:
        if self._veil is None:
            self._veil = Veil(self._window)
        self._veil.setGeometry(self._window.rect())
        self._veil.show()
        self._veil.raise_()

    def _lift(self) -> None:
        if self._veil is not None:
            self._veil.hide()


class Veil(QWidget):
    """A calm sheet over the whole window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._theme = window.theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme = self._theme
        said = Label(
            theme,
            tr("Drop to look at what is in them"),
            kind=Type.LARGE,
            semibold=True,
            wrap=True,
            centred=True,
        )
        about = Label(
            theme, tr("Nothing is imported before you say so."), muted=True, wrap=True, centred=True
        )
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(Size.GAP))
        column.setContentsMargins(*(theme.px(2 * Size.PAGE_MARGIN),) * 4)
        column.addStretch(1)
        column.addWidget(said)
        column.addWidget(about)
        column.addStretch(1)

    @property
    def text(self) -> str:
        """What it says."""
        return "\n".join(label.text() for label in self.findChildren(Label))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper, and a frame of ink within it."""
        theme, painter = self._theme, QPainter(self)
        painter.setOpacity(0.94)
        painter.fillRect(self.rect(), theme.colours.page)
        painter.setOpacity(1.0)
        inset = theme.px(Size.GAP_WIDE)
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        panel(painter, frame, theme.px(Size.RADIUS_CARD), None, theme.colours.ink, theme.px(2))


def _files(carried: QMimeData) -> list[str]:
    """The paths of what is carried; nothing for texts, or links to the web."""
    if not carried.hasUrls():
        return []
    return [url.toLocalFile() for url in carried.urls() if url.isLocalFile()]
