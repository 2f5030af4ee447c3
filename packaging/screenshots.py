"""Draw the pictures of the window that README shows: `make shots`.

The diary is that of a runner who does not exist, the clock stands still, the window is the real one. A picture that
looks as it did is not written again. Fonts are the system's, so another system draws other pictures.

`screenshots.py [--into FOLDER] [NAME…]` draws only the pictures whose names begin so, for example `log-finding`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_SCALE_FACTOR"] = "1"
CHECKOUT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(CHECKOUT))

from PySide6.QtCore import QLocale, Qt  # noqa: E402 - the platform and the path come first
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from kneelog.domain.diary import EMPTY, Diary, Edit, RecordKind  # noqa: E402
from kneelog.domain.period import Period, Span  # noqa: E402
from kneelog.domain.report import Knee  # noqa: E402
from kneelog.domain.settings import Appearance, Country  # noqa: E402
from kneelog.domain.signs import Sign  # noqa: E402
from kneelog.services.demo import as_change, demo_diary  # noqa: E402
from kneelog.store.glance import glance  # noqa: E402
from kneelog.store.opening import open_diary  # noqa: E402
from kneelog.ui.application import Application  # noqa: E402
from kneelog.ui.history.page import HistoryPage  # noqa: E402
from kneelog.ui.log.page import LogPage  # noqa: E402
from kneelog.ui.trends.choice import Choice  # noqa: E402
from kneelog.ui.trends.page import TrendsPage  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage

    from kneelog.services.ports import DiaryStore
    from kneelog.ui.main_window import MainWindow

Kind = TypeVar("Kind")
PICTURES = CHECKOUT / "packaging" / "pictures"
SIZE = (1280, 720)
SEED = 1
ZONE = timezone(timedelta(hours=1))
EVENING = datetime(2026, 3, 10, 18, 30, tzinfo=ZONE)
MORNING = datetime(2026, 3, 9, 7, 5, tzinfo=ZONE)
SHOWN_PATH = Path("~/.local/share/kneelog/diary.kneelog")  # where Ana's diary would lie
FADED_IN_MS = 300


class Stage:
    """The real window on a diary of its own. ``now`` is where its clock stands."""

    def __init__(self, folder: Path, appearance: Appearance, now: datetime, *, empty: bool) -> None:
        self._file = folder / "diary.kneelog"
        self._now = now
        _keep(self._file, EMPTY if empty else _anas_diary(now, appearance))
        app = Application(["kneelog"], folder / "window.ini", lambda: self._now)
        look = glance(self._file, now.date() - timedelta(days=45))
        self.window: MainWindow = app.build(self._open, SHOWN_PATH, look)
        self.window.resize(*SIZE)
        self.window.theme.choose(appearance)
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.window.start()
        self.settle()

    def _open(self) -> DiaryStore:
        return open_diary(self._file, create=True)

    def settle(self) -> None:
        """Let the diary's thread finish, the window hear of it, and what fades in be there."""
        for _round in range(4):
            self.window.desk.settle()
            QApplication.processEvents()
        QTest.qWait(FADED_IN_MS)

    def type(self, *keys: Qt.Key) -> None:
        """Type keys wherever the focus is."""
        for key in keys:
            QTest.keyClick(self.window.windowHandle(), key)
        self.settle()

    def go(self, page: str, subject: object = None) -> None:
        """Show another page."""
        self.window.go(page, subject)
        self.settle()

    def close(self) -> None:
        """Close the window as its button does."""
        self.window.close()
        self.window.deleteLater()
        QApplication.processEvents()


def _as(kind: type[Kind], page: object) -> Kind:
    if not isinstance(page, kind):
        raise TypeError(f"{page} is shown")
    return page


def _anas_diary(now: datetime, appearance: Appearance) -> Diary:
    """Ana's diary as it was ``now``: what she recorded later is not in it."""
    diary = demo_diary(EVENING.date(), seed=SEED)
    preferences = replace(diary.preferences, appearance=appearance, country=Country.UNITED_KINGDOM)
    edits = [Edit(RecordKind.PREFERENCES, preferences.id, diary.preferences, preferences)]
    edits += [Edit(RecordKind.ENTRY, e.id, e, None) for e in diary.entries.values() if e.recorded_at > now]
    later = [run for run in diary.runs.values() if run.started_at is not None and run.started_at > now]
    edits += [Edit(RecordKind.RUN, run.id, run, None) for run in later]
    return diary.applying(edits)


def _keep(file: Path, diary: Diary) -> None:
    with closing(open_diary(file, create=True)) as store:
        if diary.records:
            store.commit(as_change(diary))


K = Qt.Key


def fill(stage: Stage) -> None:
    """The entry of four keys, without the last: left 4, right 0, the inner joint line."""
    stage.type(K.Key_4, K.Key_0, K.Key_H)


def save(stage: Stage) -> None:
    """The whole entry; a niggle that kept coming on gets its card."""
    fill(stage)
    stage.type(K.Key_Return)


def tick_urgent(stage: Stage) -> None:
    """A sign of the fixed list is ticked under Signs."""
    fill(stage)
    form = _as(LogPage, stage.window.page).form
    left = form.form.entry.left
    form.view.half(Knee.LEFT).changed.emit(replace(left, signs=(Sign.LOCKED,)))
    stage.settle()


def open_signs(stage: Stage) -> None:
    """The table of signs stands open."""
    fill(stage)
    _as(LogPage, stage.window.page).form.view.more.folds["signs"].click()
    stage.settle()


def history(stage: Stage) -> None:
    """The list, and an entry that says a lot beside it."""
    stage.go("history")
    stage.type(K.Key_Down, K.Key_Down)


def find(stage: Stage) -> None:
    """Only entries of the left knee with stairs in them."""
    stage.go("history", "find")
    page = _as(HistoryPage, stage.window.page)
    header = page.view.header
    header.knee.segments[1].click()
    QTest.keyClicks(header.field, "stairs")
    stage.settle()
    page.focus_list()
    stage.settle()


def edit(stage: Stage) -> None:
    """The form in the list's place."""
    history(stage)
    stage.type(K.Key_Return)


def trends(stage: Stage, span: Span | None = None, *, table: bool = False) -> None:
    """The weeks round last year's niggle, one day read out; or a span, or its table."""
    stage.go("trends")
    page = _as(TrendsPage, stage.window.page)
    if span is None:
        page.choose(Choice(Period(date(2025, 7, 21), date(2025, 10, 12))))
        page.days.select(date(2025, 9, 21))
    else:
        page.view.bar.spans.chosen.emit(span)
    page.view.bar.table.setChecked(table)
    page.view.bar.tableAsked.emit(table)
    stage.settle()


SCENES: dict[str, Callable[[Stage], None]] = {
    "log": fill,
    "log-fresh": lambda _stage: None,
    "log-finding": save,
    "log-morning": lambda _stage: None,
    "log-urgent": tick_urgent,
    "log-signs": open_signs,
    "history": history,
    "history-filtered": find,
    "history-editing": edit,
    "trends": trends,
    "trends-all": partial(trends, span=Span.ALL),
    "trends-table": partial(trends, table=True),
    "urgent-signs": lambda stage: stage.go("urgent"),
    "settings": lambda stage: stage.go("settings"),
    "first-start": lambda _stage: None,
}
MORNINGS = {"log-morning": MORNING}
EMPTY_AT_FIRST = {"first-start"}


def draw(name: str, into: Path) -> None:
    """Open the window, do what the scene says, and write its picture."""
    write: Callable[[QImage, Path], bool] = import_module("few_colours").write  # it lies beside this script
    scene, _, appearance = name.rpartition("-")
    with tempfile.TemporaryDirectory() as folder:
        now = MORNINGS.get(scene, EVENING)
        stage = Stage(Path(folder), Appearance(appearance), now, empty=scene in EMPTY_AT_FIRST)
        SCENES[scene](stage)
        file = into / f"{name}.png"
        is_new = write(stage.window.grab().toImage(), file)
        stage.close()
    print(f"{file.name}: {file.stat().st_size // 1000} kB{'' if is_new else ', as it was'}")


def main() -> None:
    """Draw the pictures that were asked for, or all of them, each in a process of its own: none colours the next."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--into", type=Path, default=PICTURES)
    parser.add_argument("names", nargs="*")
    asked = parser.parse_args()
    asked.into.mkdir(parents=True, exist_ok=True)
    names = [
        f"{scene}-{appearance}" for scene in SCENES for appearance in (Appearance.LIGHT, Appearance.DARK)
    ]
    if len(asked.names) == 1 and asked.names[0] in names:
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        draw(asked.names[0], asked.into)
        return
    for name in names:
        if not asked.names or name.startswith(tuple(asked.names)):
            subprocess.run([sys.executable, __file__, "--into", str(asked.into), name], check=True)


if __name__ == "__main__":
    main()
