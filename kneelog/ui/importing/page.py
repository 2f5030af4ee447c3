"""How the Import page behaves: read, look, import, and go on; nothing is kept before the runner says so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout

from kneelog.domain.diary import Change
from kneelog.services import activity_listing as listing_of
from kneelog.services.activity_listing import Listing
from kneelog.services.activity_plan import change
from kneelog.ui.importing import stops
from kneelog.ui.importing.choosing import ask_files, ask_folder
from kneelog.ui.importing.intake import Intake
from kneelog.ui.importing.planning import Planning
from kneelog.ui.importing.stops import Step
from kneelog.ui.importing.taken import Taken
from kneelog.ui.importing.view import ImportView
from kneelog.ui.keeping_page import KeepingPage
from kneelog.ui.widgets.announce import announce
from kneelog.ui.widgets.control import ENTER
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from kneelog.domain.diary import Diary
    from kneelog.errors import KneelogError
    from kneelog.services.activity_items import ActivityPlan
    from kneelog.ui.desk import Desk, Done, State
    from kneelog.ui.no_reader import MakeReader
    from kneelog.ui.theme import Theme

_OTHER = Qt.FocusReason.OtherFocusReason


class ImportPage(KeepingPage):
    """``ask_files`` and ``ask_folder`` ask the runner; tests answer themselves. ``listing`` is what is looked at."""

    def __init__(self, theme: Theme, desk: Desk, reader: MakeReader) -> None:
        super().__init__(theme, desk)
        self.step = Step.START
        self.listing: Listing | None = None
        self.ask_files: Callable[[QWidget], list[str]] = ask_files
        self.ask_folder: Callable[[QWidget], list[str]] = ask_folder
        self._told: dict[str, bool] = {}
        self._taken = Taken()
        self.intake = Intake(reader)
        self.planning = Planning(desk, self.intake)
        self.view = ImportView(theme, self.footer)
        QStackedLayout(self).addWidget(self.view)
        self._connect()

    def _connect(self) -> None:
        view, intake, planning = self.view, self.intake, self.planning
        intake.moved.connect(view.reading.show_progress)
        intake.arrived.connect(planning.begin)
        planning.arrived.connect(self._planned)
        intake.given_up.connect(self.start_anew)
        intake.broke.connect(self.desk.broke)
        view.start.files_asked.connect(lambda: self.enter(self.ask_files(self)))
        view.start.folder_asked.connect(lambda: self.enter(self.ask_folder(self)))
        view.cancel.clicked.connect(self.cancel)
        view.primary.clicked.connect(self.import_chosen)
        view.rows.toggled.connect(self._toggle)
        view.questions.answered.connect(planning.answer)
        view.done.answer_asked.connect(self._answer_latest)
        view.done.history_asked.connect(self._show_history)
        view.done.more_asked.connect(self.start_anew)

    # What the window asks -----------------------------------------------------------------------------------

    def enter(self, subject: object = None) -> None:
        """Show the page; ``subject`` is a list of paths to read, or nothing."""
        if isinstance(subject, list) and subject:
            self.take([str(path) for path in subject])
        self._focus()

    def regions(self) -> list[QWidget]:
        """Questions, list and buttons."""
        return stops.regions(self.view, self.step)

    def closing(self) -> None:
        """Give up what is being read."""
        self.intake.close()

    def settle(self) -> None:
        """Wait for the reader's thread."""
        self.intake.room.settle()

    # Reading ------------------------------------------------------------------------------------------------

    def take(self, paths: Sequence[str]) -> None:
        """Read ``paths``; while others are read or looked at, these come to them."""
        if self.step not in {Step.READING, Step.LOOKING}:
            self._forget()
        self.planning.give_up()
        self.intake.take(paths)
        self.step = Step.READING
        self.footer.say("")
        self.view.show_reading()
        self._focus()
        announce(self, trn("Reading 1 file", "Reading {count} files", len(paths)))

    def cancel(self) -> None:
        """Give up: nothing is changed."""
        if self.step is Step.READING:
            self.intake.cancel()
        elif self.step is Step.LOOKING:
            could = self.listing is not None and self.listing.can_choose
            self.start_anew(tr("Nothing was imported.") if could else "")

    def start_anew(self, said: str = "") -> None:
        """Put away what was found, and say why."""
        self._forget()
        self.step = Step.START
        self.footer.say(said, aloud=True)
        self.view.show_start()
        self._focus()

    def _forget(self) -> None:
        self.intake.forget()
        self.planning.forget()
        self._told, self._taken = {}, Taken()
        self.listing = None
        self.view.rows.begin_anew()

    # Looking ------------------------------------------------------------------------------------------------

    def _planned(self, plan: ActivityPlan) -> None:
        if self.step not in {Step.READING, Step.LOOKING}:
            return
        is_first = self.step is Step.READING
        self.step = Step.LOOKING
        self.listing = Listing.of(plan, self._told)
        self.view.show_listing(self.listing)
        if is_first:
            self.footer.say(listing_of.will_do(self.listing) if self.listing.can_choose else "")
            announce(self, listing_of.counted(plan))
            self._focus()

    def _toggle(self, places: list[int], on: bool) -> None:
        if self.listing is None or self.step is not Step.LOOKING:
            return
        self.listing = self.listing.with_chosen(places, on=on)
        for place in places:
            run = self.listing.plan.items[place].run
            if run is not None:
                self._told[run.id] = on
        self.view.show_chosen(self.listing)
        self.footer.say(listing_of.will_do(self.listing))

    # Importing ----------------------------------------------------------------------------------------------

    def import_chosen(self) -> None:
        """Keep what is chosen, in one change; as the newest answer has it, where that is still being planned."""
        listing = self.listing
        if self.step is not Step.LOOKING or listing is None or not listing.can_choose:
            return
        if self.planning.holds(self._import_held):
            self.footer.say(tr("Importing…"))
            return
        if not listing.chosen:
            self.footer.say(listing_of.will_do(listing), aloud=True)
            self.view.rows.setFocus(_OTHER)
            return
        self.step = Step.KEEPING
        self._taken = Taken(listing.chosen_runs(), listing.count_new())
        self.footer.say(tr("Importing…"))
        self.keep(lambda diary: change(listing.plan, diary, listing.chosen) or Change("", ()))

    def _import_held(self) -> None:
        if self.listing is not None and not self.listing.can_choose:
            self.footer.say(listing_of.will_do(self.listing), aloud=True)
        self.import_chosen()

    def show_state(self, state: State) -> None:
        """Compare anew, or tell of the runs that came in as they are now."""
        if self.step is Step.READING and not self.intake.is_reading:
            self.planning.begin()  # all was read before the diary was
        elif self.step is Step.LOOKING:
            self.planning.begin()
        elif self.step is Step.DONE:
            self._say_done(state.diary)

    def _changed(self, done: Done) -> None:
        """What an Undo took back is offered again, what was done again is there."""
        if self.step is Step.DONE and self._taken.is_undone_by(done.change):
            self.step = Step.LOOKING
        elif self.step is Step.LOOKING and self._taken.is_done_by(done.change):
            self._show_done()
        super()._changed(done)

    def _kept(self, done: Done) -> None:
        super()._kept(done)
        if self.step is Step.KEEPING:
            self._taken = replace(self._taken, change=done.change)
            self._show_done()

    def _refused(self, why: KneelogError) -> None:
        if self.step is Step.KEEPING:
            self.step = Step.LOOKING
            self._taken = Taken()
        super()._refused(why)

    def _show_done(self) -> None:
        self.step = Step.DONE
        self._say_done(self.desk.state.diary)
        self.view.show_done()
        self._focus()

    def _say_done(self, diary: Diary) -> None:
        self.view.done.say(*self._taken.words(diary))
        self.view.done.answer.setVisible(self._taken.latest_unanswered(diary) is not None)

    def _answer_latest(self) -> None:
        run = self._taken.latest_unanswered(self.desk.state.diary)
        if run is not None:
            self.wanted.emit("log", ("answer", run.id))

    def _show_history(self) -> None:
        self.wanted.emit("history", ("only", self._taken.as_filter(self.desk.state.diary)))

    # Keys ---------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what the primary button does; Esc gives up reading."""
        if event.key() in ENTER and self.step is Step.LOOKING:
            self.import_chosen()
        elif event.key() in ENTER and self.step is Step.DONE:
            self._answer_latest()
        elif event.key() == Qt.Key.Key_Escape and self.step is Step.READING:
            self.cancel()
        else:
            super().keyPressEvent(event)

    def _focus(self) -> None:
        """Put the focus where the keys work."""
        if self.isVisible():
            is_waiting = self.listing is not None and self.listing.is_waiting
            stops.first(self.view, self.step, is_waiting=is_waiting).setFocus(_OTHER)
