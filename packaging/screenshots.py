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
from datetime import datetime, timedelta, timezone
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_SCALE_FACTOR"] = "1"
CHECKOUT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(CHECKOUT))

from PySide6.QtCore import QLocale, Qt  # noqa: E402 - the platform and the path come first
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from kneelog.domain.diary import EMPTY, Diary, Edit, RecordKind  # noqa: E402
from kneelog.domain.settings import Appearance, Country  # noqa: E402
from kneelog.exporters.press import Press  # noqa: E402
from kneelog.services.demo import as_change, demo_diary  # noqa: E402
from kneelog.store.glance import glance  # noqa: E402
from kneelog.store.opening import open_diary  # noqa: E402
from kneelog.store.vault import Vault  # noqa: E402
from kneelog.ui.application import Application  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage

    from kneelog.services.ports import DiaryStore
    from kneelog.ui.main_window import MainWindow

PICTURES = CHECKOUT / "packaging" / "pictures"
SIZE = (1280, 720)
SEED = 1
ZONE = timezone(timedelta(hours=1))
EVENING = datetime(2026, 3, 10, 18, 30, tzinfo=ZONE)
MORNING = datetime(2026, 3, 9, 7, 5, tzinfo=ZONE)
SHOWN_PATH = Path("~/.local/share/kneelog/diary.kneelog")  # where Ana's diary would lie
FADED_IN_MS = 300
SCENES: Any = import_module("scenes")
"""They lie beside this script."""


class _Shown(Vault):
    """The diary, said to lie where Ana's would."""

    @property
    def path(self) -> Path:
        """Where it is said to lie."""
        return SHOWN_PATH

    def open(self) -> DiaryStore:
        """Open it where it does."""
        return open_diary(self._given, create=True)


class Stage:
    """The real window on a diary of its own. ``now`` is where its clock stands."""

    def __init__(self, folder: Path, appearance: Appearance, now: datetime, *, empty: bool) -> None:
        self._file = folder / "diary.kneelog"
        self._now = now
        _keep(self._file, EMPTY if empty else _anas_diary(now, appearance))
        app = Application(["kneelog"], folder / "window.ini", lambda: self._now)
        look = glance(self._file, now.date() - timedelta(days=45))
        self.window: MainWindow = app.build(_Shown(self._file), look, press=Press)
        self.window.resize(*SIZE)
        self.window.theme.choose(appearance)
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.window.start()
        self.settle()

    def settle(self) -> None:
        """Let the diary's thread finish, the window hear of it, and what fades in be there."""
        for _round in range(4):
            self.window.desk.settle()
            QApplication.processEvents()
            self.window.page.settle()
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


def draw(name: str, into: Path) -> None:
    """Open the window, do what the scene says, and write its picture."""
    write: Callable[[QImage, Path], bool] = import_module("few_colours").write  # it lies beside this script
    scene, _, appearance = name.rpartition("-")
    with tempfile.TemporaryDirectory() as folder:
        now = MORNING if scene in SCENES.IN_THE_MORNING else EVENING
        stage = Stage(Path(folder), Appearance(appearance), now, empty=scene in SCENES.EMPTY_AT_FIRST)
        SCENES.SCENES[scene](stage)
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
        f"{scene}-{appearance}"
        for scene in SCENES.SCENES
        for appearance in (Appearance.LIGHT, Appearance.DARK)
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
