"""The Import page in its window, for the tests: files to import, and what the runner does with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kneelog.services import activity_listing as listing_of
from kneelog.services.activity_items import Topic
from kneelog.ui.importing.page import ImportPage
from kneelog.ui.importing.question_row import ZoneRow
from tests.importers import fit_writer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from kneelog.services.activity_items import Fate
    from kneelog.services.activity_listing import Listing
    from kneelog.ui.importing.stops import Step
    from kneelog.ui.importing.view import ImportView
    from tests.ui.log_window import LogWindow

DAY_S = 24 * 3600


def fit_run(days_before: int = 0, **fields: int) -> bytes:
    """A watch's file of 12.4 km, so many days before Sunday 8 March 2026, 8:12."""
    shift = -days_before * DAY_S
    start = fit_writer.START + shift
    session = fit_writer.session(start=start, time=start + 3925, **fields)
    end = fit_writer.START + 3925 + shift
    return fit_writer.fit(
        fit_writer.file_id(created=start),
        session,
        fit_writer.message(fit_writer.ACTIVITY, time=end, local=end + 3600),
    )


def runs_in(folder: Path, count: int) -> list[str]:
    """So many files of runs, one a day, the newest first."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(count):
        path = folder / f"run-{number:04}.fit"
        path.write_bytes(fit_run(number, distance_cm=1_000_000 + 1000 * number))
        paths.append(str(path))
    return paths


class ImportWindow:
    """The page in its window, and what the runner does there."""

    def __init__(self, window: LogWindow, paths: Sequence[str] = ()) -> None:
        self.window = window
        self.main = window.window
        self.main.go("import", list(paths))
        self.settle()

    def settle(self) -> None:
        """Let both threads finish, and the window hear of it."""
        for _round in range(4):
            self.window.settle()
            if isinstance(self.main.page, ImportPage):
                self.main.page.settle()
            QApplication.processEvents()

    @property
    def page(self) -> ImportPage:
        page = self.main.page
        assert isinstance(page, ImportPage)
        return page

    @property
    def view(self) -> ImportView:
        return self.page.view

    @property
    def zone(self) -> ZoneRow:
        """The question for the time zone."""
        row = self.view.questions.rows[Topic.ZONE]
        assert isinstance(row, ZoneRow)
        return row

    @property
    def step(self) -> Step:
        return self.page.step

    @property
    def listing(self) -> Listing:
        assert self.page.listing is not None
        return self.page.listing

    @property
    def said(self) -> str:
        """The footer's sentence."""
        return self.page.footer.text

    def sentences(self, fate: Fate) -> list[str]:
        """What is said of the rows of a fate."""
        return [item.sentence for item in self.listing.plan.items if item.fate is fate]

    def rows(self) -> list[str]:
        """Every row as it is heard, headings with an unfolded mark before their rows."""
        model, view, said = self.view.model, self.view.rows, []
        for number in range(model.rowCount()):
            top = model.index(number, 0)
            said.append(str(model.data(top)))
            if view.isExpanded(top):
                said += [f"  {model.data(model.index(row, 0, top))}" for row in range(model.rowCount(top))]
        return said

    def choose_row(self, fate: Fate, number: int | None = None) -> None:
        """Put the list's focus on a row of a fate, or on its heading."""
        group = next(group for group in self.listing.groups if group.fate is fate)
        place = None if number is None else group.places[number]
        self.view.rows.setFocus()
        self.view.rows.setCurrentIndex(self.view.model.index_of(fate, place))

    def type(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.window.type(*keys, modifier=modifier)
        self.settle()

    def click(self, control: QWidget) -> None:
        QTest.mouseClick(control, Qt.MouseButton.LeftButton)
        self.settle()

    def press_box(self, fate: Fate, number: int | None = None, *, shift: bool = False) -> None:
        """Press the box of a row, or of a heading."""
        group = next(group for group in self.listing.groups if group.fate is fate)
        view = self.view.rows
        index = self.view.model.index_of(fate, None if number is None else group.places[number])
        box = view.measure.box_of(view.visualRect(index), heading=number is None)
        modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, box.center())

    @property
    def chosen(self) -> int:
        """How many rows are chosen."""
        return len(self.listing.chosen)

    @property
    def counts(self) -> str:
        """The sentence above the list."""
        return listing_of.counted(self.listing.plan)


class Drag:
    """Files (or a text) carried over the window by the platform."""

    def __init__(self, window: LogWindow, *paths: Path | str, text: str = "") -> None:
        self._handle = window.window.windowHandle()
        self._data = QMimeData()
        if paths:
            self._data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        if text:
            self._data.setText(text)

    def enter(self) -> bool:
        """Carry them over the window; whether it takes them."""
        event = QDragEnterEvent(
            QPoint(400, 300),
            Qt.DropAction.CopyAction,
            self._data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QCoreApplication.sendEvent(self._handle, event)
        return event.isAccepted()

    def leave(self) -> None:
        """Carry them away again."""
        QCoreApplication.sendEvent(self._handle, QDragLeaveEvent())

    def drop(self) -> None:
        """Let go of them."""
        event = QDropEvent(
            QPointF(400, 300),
            Qt.DropAction.CopyAction,
            self._data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QCoreApplication.sendEvent(self._handle, event)
