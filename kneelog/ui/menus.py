"""The menus: the platform's standard items and shortcuts, and only what exists."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from kneelog.domain.settings import Appearance
from kneelog.ui import text_first
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from kneelog.ui.desk import State
    from kneelog.ui.main_window import MainWindow

_APPEARANCES = {
    Appearance.SYSTEM: N_("As the &system"),
    Appearance.LIGHT: N_("&Light"),
    Appearance.DARK: N_("&Dark"),
}
_PRINTED = frozenset({"trends", "summary", "learn"})
"""The pages that can be printed."""
_READ = "learn"
"""There the keys to find do so in its own texts; everywhere else in the history."""
_PLAIN = "plain"
"""The property of an action that keeps its words without marks: those of Undo and Redo change."""


class MenuKeys(NamedTuple):
    """The keys of one action, what it does, and the pages on which alone it does so (none: everywhere)."""

    keys: str
    text: str
    pages: frozenset[str]


class Menus(QObject):
    """Builds the menu bar of ``window`` and keeps its items true."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._page = ""
        self._undo: QAction
        self._redo: QAction
        self._find: QAction
        self._appearances: dict[Appearance, QAction] = {}
        self._only_on: list[tuple[frozenset[str], QAction]] = []
        self._only_own: list[QAction] = []
        self._build_file()
        self._build_edit()
        self._build_view()
        self._build_go()
        self._build_help()
        regions = (
            ("F6", 1, tr("To the next part of the window")),
            ("Shift+F6", -1, tr("To the part before")),
        )
        for keys, step, text in regions:
            action = QAction(text, window)
            action.setShortcut(QKeySequence(keys))
            action.setProperty(_PLAIN, text)
            action.triggered.connect(lambda _=False, by=step: window.next_region(by))
            window.addAction(action)

    def follow(self, page: str) -> None:
        """Another page is shown."""
        self._page = page
        self._find.setText(tr("&Find in Learn…") if page == _READ else tr("&Find in the history…"))
        for pages, action in self._only_on:
            action.setVisible(page in pages)
            action.setEnabled(page in pages)

    def keys(self) -> list[MenuKeys]:
        """Every key that an action of the window has, with the words that the action had at first."""
        menus = [menu.menu() for menu in self._window.menuBar().actions()]
        actions = [action for menu in menus if isinstance(menu, QMenu) for action in menu.actions()]
        only_on = {action: pages for pages, action in self._only_on}
        return [
            MenuKeys(
                action.shortcut().toString(), str(action.property(_PLAIN)), only_on.get(action, frozenset())
            )
            for action in [*actions, *self._window.actions()]
            if not action.shortcut().isEmpty()
        ]

    def bar_what_is_not_for_an_example(self) -> None:
        """The window shows the example diary."""
        for action in self._only_own:
            action.setEnabled(False)

    def follow_state(self, state: State) -> None:
        """The diary is another now: name what Undo and Redo would do, and the appearance chosen."""
        self._name(self._undo, tr("&Undo"), state.can_undo)
        self._name(self._redo, tr("&Redo"), state.can_redo)
        for appearance, action in self._appearances.items():
            action.setChecked(appearance is state.diary.preferences.appearance)

    def _build_file(self) -> None:
        menu = self._menu(tr("&File"))
        self._add(menu, tr("&New entry"), "Ctrl+N", lambda: self._window.go("log", "new"))
        menu.addSeparator()
        self._add(menu, tr("&Import…"), "Ctrl+I", partial(self._import, "files"))
        self._add(menu, tr("Import a &folder…"), None, partial(self._import, "folder"))
        self._add_own(menu, tr("&Merge another diary…"), "merge")
        menu.addSeparator()
        self._add_own(menu, tr("&Backups and restore…"), "backups")
        self._add_own(menu, tr("&Erase…"), "erase")
        menu.addSeparator()
        self._add_own(menu, tr("Pass&phrase…"), "passphrase")
        menu.addSeparator()
        saving = self._add(
            menu,
            tr("&Save as PDF…"),
            QKeySequence.StandardKey.SaveAs,
            lambda: self._window.go("summary", "save"),
            "Ctrl+Shift+S",
        )
        printing = self._add(menu, tr("&Print…"), "Ctrl+P", lambda: self._window.go(self._page, "print"))
        self._only_on.append((frozenset({"summary"}), saving))
        self._only_on += [(_PRINTED, printing), (_PRINTED, menu.addSeparator())]
        self._add(menu, tr("&Quit"), QKeySequence.StandardKey.Quit, self._window.close, "Ctrl+Q")

    def _build_edit(self) -> None:
        menu = self._menu(tr("&Edit"))
        self._undo = self._add(
            menu, tr("&Undo"), QKeySequence.StandardKey.Undo, partial(text_first.undo, self._window.desk)
        )
        self._redo = self._add(menu, tr("&Redo"), "Ctrl+Shift+Z", partial(text_first.redo, self._window.desk))
        menu.addSeparator()
        self._find = self._add(menu, tr("&Find in the history…"), "Ctrl+F", self._find_something)
        self._find.setProperty(_PLAIN, tr("Find in the history; on Learn, in its texts"))
        for text, keys, what in (
            (tr("&Edit this entry"), None, "edit"),
            (tr("Edit this &run"), "F2", "edit run"),
            (tr("D&uplicate as today's"), "Ctrl+D", "duplicate"),
            (tr("&Delete this entry"), None, "delete"),
        ):
            action = self._add(menu, text, keys, partial(self._window.go, "history", what))
            self._only_on.append((frozenset({"history"}), action))
        self._name(self._undo, tr("&Undo"), None)
        self._name(self._redo, tr("&Redo"), None)

    def _build_view(self) -> None:
        menu = self._menu(tr("&View"))
        for appearance, text in _APPEARANCES.items():
            action = self._add(menu, tr(text), None, partial(self._appear, appearance))
            action.setCheckable(True)
            self._appearances[appearance] = action

    def _build_go(self) -> None:
        menu = self._menu(tr("&Go"))
        keys = QKeySequence.StandardKey.Back
        back = self._add(menu, tr("&Back"), keys, self._window.way_back.go, "Alt+Left")
        back.setShortcuts([back.shortcut(), QKeySequence(Qt.Key.Key_Back)])
        back.setProperty(_PLAIN, tr("Back to where the link was"))
        menu.addSeparator()
        self._add(menu, tr("&Log"), "Ctrl+1", lambda: self._window.go("log"))
        self._add(menu, tr("&History"), "Ctrl+2", lambda: self._window.go("history"))
        self._add(menu, tr("&Trends"), "Ctrl+3", lambda: self._window.go("trends"))
        self._add(menu, tr("Su&mmary"), "Ctrl+4", lambda: self._window.go("summary"))
        self._add(menu, tr("Lear&n"), "Ctrl+5", lambda: self._window.go("learn"))
        self._add(menu, tr("C&are and background"), None, lambda: self._window.go("care"))
        self._add(menu, tr("&Shoes"), None, lambda: self._window.go("shoes"))
        menu.addSeparator()
        self._add(menu, tr("&Urgent signs"), "Ctrl+Shift+U", lambda: self._window.go("urgent"))
        self._add(menu, tr("S&ettings"), "Ctrl+,", lambda: self._window.go("settings"))

    def _build_help(self) -> None:
        menu = self._menu(tr("&Help"))
        self._add(menu, tr("&Keys"), "F1", self._show_keys)
        self._add_own(menu, tr("&Try with example data"), "example")
        menu.addSeparator()
        about = self._add(menu, tr("&About kneelog"), None, lambda: self._window.go("about"))
        about.setMenuRole(QAction.MenuRole.AboutRole)

    def _menu(self, title: str) -> QMenu:
        return self._window.menuBar().addMenu(title)

    def _add(
        self,
        menu: QMenu,
        text: str,
        keys: str | QKeySequence.StandardKey | None,
        call: Callable[[], object],
        instead: str = "",
    ) -> QAction:
        action = menu.addAction(text)
        action.setProperty(_PLAIN, text.replace("&", "").rstrip("…"))
        if keys is not None:
            sequence = QKeySequence(keys)
            action.setShortcut(sequence if not sequence.isEmpty() else QKeySequence(instead))
        action.triggered.connect(lambda _checked=False: call())
        return action

    def _add_own(self, menu: QMenu, text: str, page: str) -> None:
        """What makes sense for one's own diary only."""
        self._only_own.append(self._add(menu, text, None, lambda: self._window.go(page)))

    def _name(self, action: QAction, verb: str, label: str | None) -> None:
        action.setText(f"{verb}: {_shortened(label)}" if label else verb)
        action.setEnabled(True)

    def _find_something(self) -> None:
        self._window.go(_READ if self._page == _READ else "history", "find")

    def _import(self, what: str) -> None:
        from kneelog.ui.importing import choosing

        ask = choosing.ask_folder if what == "folder" else choosing.ask_files
        paths = ask(self._window)
        if paths:
            self._window.go("import", paths)

    def _show_keys(self) -> None:
        from kneelog.ui.keys.sheet import KeySheet

        KeySheet(self._window.theme, self._window, self._page, self.keys()).show()

    def _appear(self, appearance: Appearance) -> None:
        from dataclasses import replace

        from kneelog.services import record
        from kneelog.ui.settings.preferences import looks_chosen

        self._window.desk.perform(
            lambda diary: record.set_preferences(
                diary, replace(diary.preferences, appearance=appearance), looks_chosen(appearance)
            )
        )


def _shortened(label: str) -> str:
    label = label.rstrip(".")
    return label if len(label) <= 40 else label[:39] + "…"  # noqa: PLR2004 - about what a menu can hold
