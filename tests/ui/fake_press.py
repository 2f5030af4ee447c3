"""A press that sets no type: white sides of the right size, and what it was asked for."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage

from kneelog.services.physio_page import PaperSize

if TYPE_CHECKING:
    from pathlib import Path

    from kneelog.domain.diary import Diary
    from kneelog.errors import KneelogError
    from kneelog.services.physio_choice import Choice
    from kneelog.services.physio_page import PhysioPage
    from kneelog.services.ports import DataForm

_INCHES = {PaperSize.A4: (210 / 25.4, 297 / 25.4), PaperSize.LETTER: (8.5, 11.0)}
ROWS_ON_A_SIDE = 10


class Written(NamedTuple):
    """What was written: "pdf", "html", "chart" or a form of data, where to, and of what."""

    form: str
    target: Path
    page: PhysioPage | None = None
    choice: Choice | None = None


class FakePress:
    """``refusal`` is raised instead of writing; while ``gate`` is not set, setting a page waits for it."""

    def __init__(self) -> None:
        self.asked: list[tuple[PhysioPage, float]] = []
        self.written: list[Written] = []
        self.threads: set[int] = set()
        self.refusal: KneelogError | None = None
        self.gate = threading.Event()
        self.gate.set()

    def sides(self, page: PhysioPage, ppi: float) -> list[bytes]:
        """One side, and more for a list."""
        assert self.gate.wait(10)
        self.threads.add(threading.get_ident())
        self.asked.append((page, ppi))
        rows = len(page.entries.rows) if page.entries is not None else 0
        return [_side(page.paper, ppi)] * (1 - (-rows // ROWS_ON_A_SIDE))

    def write_pdf(self, page: PhysioPage, diary: Diary, choice: Choice, target: Path) -> None:
        """Note it."""
        assert diary.records
        self._write(Written("pdf", target, page, choice))

    def write_html(self, page: PhysioPage, target: Path) -> None:
        """Note it."""
        self._write(Written("html", target, page))

    def write_chart(self, page: PhysioPage, target: Path) -> None:
        """Note it."""
        self._write(Written("chart", target, page))

    def write_data(self, form: DataForm, diary: Diary, choice: Choice, target: Path) -> None:
        """Note it."""
        assert diary.records
        self._write(Written(form, target, None, choice))

    def _write(self, written: Written) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.threads.add(threading.get_ident())
        self.written.append(written)
        written.target.write_text(written.form)


def _side(paper: PaperSize, ppi: float) -> bytes:
    """A grey side: what is white beside it is the window's."""
    wide, high = _INCHES[paper]
    image = QImage(round(wide * ppi), round(high * ppi), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.lightGray)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # text it takes, whatever its stub says
    return bytes(data.data())
