"""Where the page is made, set, written and printed: a thread of its own, so that the window never waits for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QImage

from kneelog.ui.side_room import SideRoom

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from kneelog.domain.diary import Diary
    from kneelog.domain.history import History
    from kneelog.errors import KneelogError
    from kneelog.services.physio_choice import Choice
    from kneelog.services.physio_page import PhysioPage
    from kneelog.services.ports import PhysioPress
    from kneelog.ui.no_press import MakePress

_SIZE_IN_PNG = slice(16, 20), slice(20, 24)


@dataclass(frozen=True, slots=True)
class Order:
    """What the page is made of: the diary as it is now, and what the runner chose."""

    diary: Diary
    history: History
    choice: Choice
    today: date

    def made(self) -> PhysioPage:
        """The page."""
        from kneelog.services.physio import make_page

        return make_page(self.diary, self.history, self.choice, self.today)


class Side:
    """One side as a picture: ``png`` always, ``image`` once somebody wants to look at it."""

    def __init__(self, png: bytes) -> None:
        self.png = png
        self.size = QSize(*(int.from_bytes(png[place], "big") for place in _SIZE_IN_PNG))
        self.image: QImage | None = None

    def develop(self) -> None:
        """Make ``image``, ready to be painted as it is."""
        self.image = QImage.fromData(self.png).convertToFormat(QImage.Format.Format_RGB32)


@dataclass(frozen=True, slots=True)
class Proof:
    """A page as it was set: its sides, and in words all of it and the three sentences to say."""

    page: PhysioPage
    sides: tuple[Side, ...]
    ppi: float
    text: str
    sentences: str

    @classmethod
    def of(cls, page: PhysioPage, press: PhysioPress, ppi: float) -> Proof:
        """Set ``page`` with ``ppi`` pixels an inch."""
        from kneelog.services.physio_text import as_text, three_sentences

        sides = tuple(Side(png) for png in press.sides(page, ppi))
        return cls(page, sides, ppi, as_text(page), three_sentences(page))


class PressRoom(SideRoom):
    """``press`` is called on the first job: what sets pages takes its time to import."""

    proofed = Signal(object)
    """The newest :class:`Proof` that was asked for."""

    def __init__(self, press: MakePress) -> None:
        super().__init__("press")
        self._make_press = press
        self._press: PhysioPress | None = None
        self._last: Proof | None = None

    @property
    def press(self) -> PhysioPress:
        """The press; on the thread alone."""
        if self._press is None:
            self._press = self._make_press()
        return self._press

    def proof(self, order: Order, ppi: float, seen: range, failed: Callable[[KneelogError], None]) -> None:
        """Set the page anew; of several requests only the newest is answered. Sides in ``seen`` come developed."""

        def work(is_wanted: Callable[[], bool]) -> Proof | None:
            page = order.made()
            if not is_wanted():
                return None
            last = self._last
            if last is None or (last.page, last.ppi) != (page, ppi):
                last = Proof.of(page, self.press, ppi)
            for side in last.sides[seen.start : seen.stop]:
                if side.image is None:
                    side.develop()
            self._last = last
            return last

        self.newest(work, self.proofed.emit, failed)
