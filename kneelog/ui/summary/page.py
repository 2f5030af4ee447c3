"""How the Summary page behaves: the page for the physio follows the diary, what is chosen, and what is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout

from kneelog.errors import KneelogError
from kneelog.services import physio_visit
from kneelog.services.record import new_id
from kneelog.ui.keeping_page import KeepingPage
from kneelog.ui.summary.acts import Acts
from kneelog.ui.summary.connections import connect
from kneelog.ui.summary.days import Days
from kneelog.ui.summary.kept import Kept
from kneelog.ui.summary.press_room import Order, PressRoom
from kneelog.ui.summary.view import SummaryView
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from kneelog.domain.diary import Change, Diary
    from kneelog.ui.desk import Desk, State
    from kneelog.ui.no_press import MakePress
    from kneelog.ui.summary.press_room import Proof, Side
    from kneelog.ui.theme import Theme
    from kneelog.ui.window_state import WindowState

_TYPING_MS = 250
_ZOOMING_MS = 120


class SummaryPage(KeepingPage):
    """``proof`` is the page as it was set last. It is set anew while it is shown, else when it is shown again."""

    def __init__(self, theme: Theme, desk: Desk, window_state: WindowState, press: MakePress) -> None:
        super().__init__(theme, desk)
        self.likes = Kept(window_state)
        self._is_stale = True
        self._has_news = self._is_showing = False
        self._wanted_act = ""
        self.is_example = False
        self.proof: Proof | None = None
        self.days = Days()
        self.room = PressRoom(press)
        self.acts = Acts(self)
        self.view = SummaryView(theme, self._today, self.likes, self.footer)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        self.typing, self.zooming = _timer(self, _TYPING_MS), _timer(self, _ZOOMING_MS)
        connect(self)

    # What the window asks -----------------------------------------------------------------------------------

    def enter(self, subject: object = None) -> None:
        """Show the page; ``subject`` is "save" or "print", or nothing."""
        if self._is_stale:
            self.show_state(self.desk.state)
        if subject in ("save", "print"):
            self.act(str(subject))
        elif self.view.is_empty:
            self.view.message.button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.view.column.period.combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def act(self, name: str) -> None:
        """Save or print, at once or when the diary was read."""
        if not self.desk.state.is_whole:
            self._wanted_act = name
        elif name == "save":
            self.acts.save()
        else:
            self.acts.print()

    def regions(self) -> list[QWidget]:
        """The choices, the page, and what can be done with it."""
        view = self.view
        if view.is_empty:
            return [view.message.button]
        return [view.column.period.combo, view.preview.sheets, view.save]

    def leaving(self) -> None:
        """Keep what is still being typed."""
        for field in self.view.column.texts.values():
            field.settle()

    def closing(self) -> None:
        """Let what is being written be finished."""
        self.room.close()

    def settle(self) -> None:
        """Wait for the press."""
        self.room.settle()

    # What the diary says ------------------------------------------------------------------------------------

    def show_state(self, state: State) -> None:
        """Show what the diary holds; what is being typed is left alone."""
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        if not state.is_whole:
            self.view.show_message(tr("Opening the diary…"))
            return
        diary, today = state.diary, self._today()
        if not diary.entries and not diary.runs:
            self.view.show_message(
                tr("After the first entry your page for the physio will stand here."), tr("Log today")
            )
            return
        column = self.view.column
        visit = physio_visit.visit_of(diary, today)
        column.visit.show_visit(visit, today)
        self._is_showing = True
        for name, field in column.texts.items():
            field.show_value("" if visit is None else getattr(visit, name))
        self._is_showing = False
        column.about.show_background(diary.background)
        column.period.set_first_weekday(diary.preferences.first_weekday)
        self.days.show_in(column, state, today)
        if self.view.is_empty:
            self.view.show_page()
        self.follow()
        if self._wanted_act:
            name, self._wanted_act = self._wanted_act, ""
            self.act(name)

    def order(self) -> Order | None:
        """What the page is made of now, what is just being typed too; ``None`` where there is nothing yet."""
        state = self.desk.state
        if not state.is_whole or state.history is None or self.view.is_empty:
            return None
        column, today = self.view.column, self._today()
        words = {name: str(field.value) for name, field in column.texts.items()}
        choice = physio_visit.choice_from(
            state.diary,
            self.days.period(state.diary, today),
            today,
            **words,
            about=column.about.ticked,
            paper=column.paper.value,
            with_entries=column.added.with_entries,
            with_notes=column.added.with_notes,
            attach=column.added.attach,
            is_example=self.is_example,
        )
        return Order(state.diary, state.history, choice, today)

    def follow(self) -> None:
        """Set the page anew as it should be now."""
        order = self.order() if self.isVisible() else None
        if order is not None:
            preview = self.view.preview
            preview.set_paper(order.choice.paper)
            self.room.proof(order, preview.ppi, preview.seen, self.say_trouble)

    def take(self, proof: Proof) -> None:
        """Show the page as it was set."""
        self.proof = proof
        view, sides = self.view, len(proof.sides)
        pages = trn("{count} page", "{count} pages", sides)
        view.pages.setText(pages)
        view.preview.show_proof(proof, proof.text, tr("The page, {pages}", pages=pages))
        view.column.sentences.show_sentences(proof.sentences)
        if proof.page.entries is not None:
            view.column.added.show_entries(len(proof.page.entries.rows), sides - 1)
        if not self._has_news:
            complete = " ".join(phrase.whole for phrase in proof.page.completeness[:1]).rstrip(".")
            self.footer.say(tr("Up to date. {how_complete}.", how_complete=complete))

    def develop(self, side: Side) -> None:
        """A side came into sight that is no picture yet."""
        self.room.run(side.develop, lambda _none: self.view.preview.sheets.developed(side), self.say_trouble)

    # What the runner does -----------------------------------------------------------------------------------

    def touch(self) -> None:
        """Something else is chosen or typed: what happened before is no news any more."""
        self._has_news = False

    def type_on(self) -> None:
        """The page follows once the hands rest."""
        if self._is_showing:
            return
        self.touch()
        self.footer.say(tr("Updating…"))
        self.typing.start()

    def choose(self) -> None:
        """Something was chosen: the page follows at once."""
        self.touch()
        column = self.view.column
        self.likes.about = column.about.remembered
        self.likes.paper = column.paper.value
        self.days.show_in(column, self.desk.state, self._today())
        self.footer.say(tr("Updating…"))
        self.follow()

    def keep_words(self, field: str, text: object) -> None:
        """Keep a text with the appointment to come; why it cannot be kept stands under it."""
        today, record_id = self._today(), new_id()
        on = self.view.column.visit.day(today)

        def kept(diary: Diary) -> Change:
            return physio_visit.keep_words(diary, {field: str(text)}, today, record_id, on)

        refused = ""
        try:
            kept(self.desk.state.diary)
        except KneelogError as why:
            refused = str(why)
        else:
            self.keep(kept)
        self.view.column.texts[field].refuse(refused)

    def say(self, sentence: str) -> None:
        """Say what just happened; it stands until something else is done."""
        self._has_news = True
        self.footer.say(sentence, aloud=True)

    def say_trouble(self, why: KneelogError) -> None:
        """Say what could not be done."""
        self.say(str(why))

    def _say(self, sentence: str, link: str, way_back: Callable[[], None]) -> None:
        self._has_news = True
        super()._say(sentence, link, way_back)

    def _refused(self, why: KneelogError) -> None:
        self._has_news = True
        super()._refused(why)

    def _today(self) -> date:
        return self.desk.now().date()


def _timer(page: SummaryPage, interval: int) -> QTimer:
    timer = QTimer(page, interval=interval, singleShot=True)
    timer.timeout.connect(page.follow)
    return timer
