"""The window: menu, rail, and one page at a time. Pages are built when they are first shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from kneelog.ui.backing_up import BackingUp
from kneelog.ui.failures import Failures
from kneelog.ui.log.page import LogPage
from kneelog.ui.menus import Menus
from kneelog.ui.no_press import without_press
from kneelog.ui.no_reader import without_reader
from kneelog.ui.page_makers import MAKERS, MadeOf
from kneelog.ui.rail import rail_of_pages
from kneelog.ui.way_back import WayBack
from kneelog.words import tr

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QCloseEvent, QMouseEvent, QShowEvent

    from kneelog.services.keeping import BackupState
    from kneelog.services.log_form import LogForm
    from kneelog.services.ports import Keeper
    from kneelog.ui.backup_line import BackupLine
    from kneelog.ui.desk import Desk
    from kneelog.ui.no_press import MakePress
    from kneelog.ui.no_reader import MakeReader
    from kneelog.ui.page import Page
    from kneelog.ui.theme import Theme
    from kneelog.ui.window_state import WindowState

_SIZE = QSize(1280, 760)
_LEAST = QSize(960, 600)
_MINUTE = 60_000
_MENU = 26


class MainWindow(QMainWindow):
    """Holds the pages together: it alone knows which there are. ``kept`` is the draft found at start, with its time.

    ``press`` makes what sets the page for the physio, ``reader`` what reads activity files.
    ``exit_status`` is 0, or that of what kept the diary from being opened.
    """

    gone = Signal()
    """The window was closed and the diary let go; only the last backup is still made."""
    example_asked = Signal(object)
    """The example diary is wanted; carries the preferences of whoever wants it."""

    def __init__(  # noqa: PLR0913 - whatever only the composition root can make
        self,
        theme: Theme,
        desk: Desk,
        window_state: WindowState,
        keeper: Keeper,
        kept: tuple[LogForm, datetime] | None = None,
        *,
        press: MakePress = without_press,
        reader: MakeReader = without_reader,
    ) -> None:
        super().__init__()
        self.theme = theme
        self.desk = desk
        self._state = window_state
        self.backing_up = BackingUp(keeper, desk.now)
        self.made_of = MadeOf(theme, desk, window_state, keeper, self.backing_up, press, reader)
        self._backup_line: BackupLine | None = None
        self._drops: QObject | None = None
        self._pages: dict[str, Page] = {}
        self.way_back = WayBack(self)
        self.setWindowTitle(tr("kneelog"))
        self.setMinimumSize(_LEAST)
        self._stack = QStackedWidget()
        self._rail = rail_of_pages(theme)
        self._rail.chosen.connect(self.go)
        self._assemble()
        self._menus = Menus(self)
        self._log = LogPage(theme, desk, window_state, keeper.path, kept)
        self._add_page("log", self._log)
        self.exit_status = 0
        self._was_shown = False
        self._listen()
        self._minute = QTimer(self, interval=_MINUTE)
        self._minute.timeout.connect(desk.look_again)
        self._place()
        self._fit_menu()
        theme.changed.connect(self._fit_menu)
        self._rail.show_chosen("log")
        self._menus.follow("log")

    def _listen(self) -> None:
        Failures(self)
        self.desk.opened.connect(self._follow_opened)
        self.desk.changed.connect(lambda _done: self._follow_preferences())
        self.backing_up.changed.connect(self._say_backups)
        self.backing_up.broke.connect(self.desk.broke)

    def start(self) -> None:
        """Open the diary behind the window, which is painted by now."""
        self.desk.start()
        self._minute.start()

    def go(self, name: str, subject: object = None) -> None:
        """Show a page, which is built if it was not shown before; ``subject`` is what it should show."""
        if name == "example":
            self.example_asked.emit((self._log.welcome or self.desk.state.diary).preferences)
            return
        page = self._pages.get(name) or self._add_page(name, MAKERS[name](self.made_of))
        present = self._stack.currentWidget()
        if present is not page and present in self._pages.values():
            self.page.leaving()
            self.way_back.forget()
        self._stack.setCurrentWidget(page)
        self._rail.show_chosen(name)
        page.enter(subject)
        self._menus.follow(name)

    @property
    def page(self) -> Page:
        """The page that is shown."""
        shown = self._stack.currentWidget()
        return next(page for page in self._pages.values() if page is shown)

    def shows(self, name: str) -> bool:
        """Whether the page of that name is shown."""
        return self._pages.get(name) is self.page

    def next_region(self, step: int = 1) -> None:
        """Put the focus into the next region: rail, then those of the page (F6; back with a ``step`` of -1)."""
        regions = self._regions()
        at = next((number for number, part in enumerate(regions) if _holds_focus(part)), 0)
        target = regions[(at + step) % len(regions)]
        if target is self._rail:
            self._rail.focus_chosen()
        else:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def _regions(self) -> list[QWidget]:
        return [self._rail, *(part for part in self.page.regions() if part.isVisible())]

    def come_to_front(self) -> None:
        """Another start asked for the window."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def keep_drafts(self) -> None:
        """Something broke: whatever half-filled form there is, is kept at once."""
        for page in self._pages.values():
            page.keep_draft()

    def showEvent(self, event: QShowEvent) -> None:
        """Typing can begin at once; whoever comes back from the example finds the focus where it was."""
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self._rail.follow_in_tabs(self._log.form.view.footer.first)
            self.page.enter()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The mouse's own Back."""
        if event.button() is Qt.MouseButton.BackButton:
            self.way_back.go()

    def changeEvent(self, event: QEvent) -> None:
        """Whoever comes back to the window sees the diary as it is now."""
        super().changeEvent(event)
        if event.type() == event.Type.ActivationChange and self.isActiveWindow():
            self.desk.look_again()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is half done, then let go of the diary."""
        self.page.leaving()
        for page in self._pages.values():
            page.closing()
        self._state.geometry = self.saveGeometry()
        self.desk.close()
        super().closeEvent(event)
        self.hide()
        self.gone.emit()
        self.backing_up.finish()

    def _assemble(self) -> None:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(self._stack, 1)
        self.setCentralWidget(body)

    def _add_page(self, name: str, page: Page) -> Page:
        self._pages[name] = page
        self._stack.addWidget(page)
        page.wanted.connect(partial(self.way_back.follow, name))
        return page

    def _follow_opened(self) -> None:
        self._follow_preferences()
        if self._drops is None and self.windowHandle() is not None:
            from kneelog.ui.drops import Drops

            self._drops = Drops(self)

    def _fit_menu(self) -> None:
        colours, px = self.theme.tokens, self.theme.px
        self.menuBar().setFixedHeight(px(_MENU))
        self.menuBar().setStyleSheet(
            f"QMenuBar {{ background: {colours.surface}; padding: 0; border: none }}"
            f"QMenuBar::item {{ padding: {px(3)}px {px(10)}px; border-radius: {px(4)}px }}"
            f"QMenuBar::item:selected {{ background: {colours.chosen}; color: {colours.on_chosen} }}"
        )

    def _place(self) -> None:
        """Where the window was last time, else 1280x760 or the screen's free area if that is smaller."""
        if self.restoreGeometry(self._state.geometry):
            return
        free = QGuiApplication.primaryScreen().availableGeometry()
        size = _SIZE.boundedTo(free.size())
        place = QRect(free.topLeft(), size)
        place.moveCenter(free.center())
        self.setGeometry(place.intersected(free))

    def _follow_preferences(self, _state: object = None) -> None:
        self.exit_status = 0
        wanted = self.desk.state.diary.preferences.appearance
        if wanted is not self.theme.appearance and (self.isVisible() or not self._was_shown):
            self.theme.choose(wanted)
        self._menus.follow_state(self.desk.state)

    def _say_backups(self, state: BackupState) -> None:
        if self._backup_line is None:
            from kneelog.ui.backup_line import BackupLine

            self._backup_line = BackupLine(self.theme, self.menuBar())
            self._backup_line.clicked.connect(lambda: self.go("backups"))
        self._backup_line.show_state(state, self.desk.now())


def _holds_focus(part: QWidget) -> bool:
    focus = QGuiApplication.focusObject()
    return isinstance(focus, QWidget) and (focus is part or part.isAncestorOf(focus))
