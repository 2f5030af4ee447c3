"""A real window on a real diary with a clock of our own, for the journeys."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kneelog.domain.diary import RECORD_TYPES, Change, Edit, RecordKind
from kneelog.domain.settings import Preferences
from kneelog.store.glance import glance
from kneelog.store.opening import open_diary
from kneelog.store.vault import Vault
from kneelog.ui.application import Application
from kneelog.ui.log.page import LogPage
from tests.ui.fake_press import FakePress

if TYPE_CHECKING:
    from pathlib import Path

    from kneelog.domain.diary import Diary, Record
    from kneelog.domain.entry import Entry
    from kneelog.services.ports import ActivityReader
    from kneelog.ui.main_window import MainWindow
    from kneelog.ui.no_reader import MakeReader
    from kneelog.ui.widgets.finding_card import FindingCard

ZONE = timezone(timedelta(hours=1))
EVENING = datetime(2026, 3, 10, 18, 30, tzinfo=ZONE)
WELCOMED = Preferences(welcomed=True)


class LogWindow:
    """Start, type, look: what a runner does. ``now`` may be moved between the steps."""

    def __init__(self, folder: Path, *records: Record, now: datetime = EVENING) -> None:
        self.now = now
        self.press = FakePress()
        self.reader: MakeReader = activity_reader
        self.path = folder / "diary.kneelog"
        self._folder = folder
        self._windows: list[MainWindow] = []
        self._keep(WELCOMED, *records)
        self.window: MainWindow
        self.start()

    def _keep(self, *records: Record) -> None:
        kinds = {kind: name for name, kind in RECORD_TYPES.items()}
        edits = [Edit(kinds[type(item)], getattr(item, "id"), None, item) for item in records]  # noqa: B009
        edits.sort(key=lambda edit: edit.kind is RecordKind.ENTRY)
        store = open_diary(self.path, create=True)
        store.commit(Change("prepared", tuple(edits)))
        store.close()

    def start(self) -> None:
        """Start the program as it is started, with its early look into the diary."""
        app = Application(["kneelog"], self._folder / "window.ini", lambda: self.now)
        since = self.now.date() - timedelta(days=45)
        self.window = app.build(
            Vault(self.path),
            glance(self.path, since),
            press=lambda: self.press,
            reader=self._make_reader,
        )
        self._windows.append(self.window)
        self.window.resize(1280, 720)
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.window.start()
        self.settle()

    def _make_reader(self) -> ActivityReader:
        return self.reader()

    def settle(self) -> None:
        """Let the diary's thread finish and the window hear of it."""
        for _round in range(3):
            self.window.desk.settle()
            QApplication.processEvents()

    def type(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Type keys wherever the focus is."""
        for key in keys:
            QTest.keyClick(self.window.windowHandle(), key, modifier)
        self.settle()

    def close(self) -> None:
        """Close the window as its button does."""
        self.window.close()
        QApplication.processEvents()

    def throw_away(self) -> None:
        """Leave no window behind, not even one that was given up for a crash."""
        for window in self._windows:
            window.close()
            QApplication.processEvents()  # what was still being kept is heard of before the window goes
            window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    @property
    def focus(self) -> QWidget:
        """The widget that has the focus in this window."""
        return self.window.focusWidget()

    @property
    def page(self) -> LogPage:
        """The Log page."""
        page = self.window.page
        assert isinstance(page, LogPage)
        return page

    @property
    def card(self) -> FindingCard:
        """The finding card, shown or not, once there was a reason to build it."""
        assert self.page.findings is not None
        return self.page.findings.card

    @property
    def said(self) -> str:
        """The footer's sentence."""
        return self.page.form.view.footer.text

    @property
    def diary(self) -> Diary:
        """What is on disk, read anew."""
        store = open_diary(self.path, create=False)
        try:
            return store.load()
        finally:
            store.close()

    @property
    def entries(self) -> list[Entry]:
        """The entries on disk, in order of their dates."""
        return sorted(self.diary.entries.values(), key=lambda entry: (entry.on, entry.recorded_at))


def activity_reader() -> ActivityReader:
    """The real one, imported when it is needed as the program does."""
    from kneelog.importers import activity_files

    return activity_files


def day(number: int) -> date:
    """A day of March 2026."""
    return date(2026, 3, number)
