"""Printing Learn: the page that is shown, or all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from kneelog.ui.theme.sheets import menu_sheet
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from kneelog.domain.reading import Topic
    from kneelog.ui.learn.page import LearnPage


def ask_printer(parent: QWidget, name: str) -> QPrinter | None:
    """Let the runner choose a printer; ``None`` if they thought better of it."""
    from kneelog.ui.learn import printing

    return printing.ask_printer(parent, name)


class Acts:
    """Acts for ``page``. ``ask_printer`` asks the runner; tests answer themselves."""

    def __init__(self, page: LearnPage) -> None:
        self._page = page
        self.ask_printer: Callable[[QWidget, str], QPrinter | None] = ask_printer

    def choose(self) -> QMenu:
        """Open the button's menu: this page, or all."""
        button, page = self._page.view.print, self._page
        menu = QMenu(button)
        menu.setStyleSheet(menu_sheet(page.theme))
        menu.addAction(tr("&This page…")).triggered.connect(lambda: self.print(page.topic))
        menu.addAction(tr("&All of Learn…")).triggered.connect(lambda: self.print(*page.topics))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        return menu

    def print(self, *topics: Topic) -> None:
        """Print ``topics``, each from the top of a sheet; what happened is said in the footer."""
        from kneelog.ui.learn import printing

        name = topics[0].title if len(topics) == 1 else tr("Learn")
        printer = self.ask_printer(self._page, name)
        if printer is not None:
            self._page.view.footer.say(printing.print_on(printer, topics), aloud=True)
