"""How the History page behaves: what is asked of it, and what it hears of the diary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QStackedLayout

from kneelog.domain.diary import RecordKind
from kneelog.rules.finding import Finding, NotAssessable
from kneelog.services.history_filter import Only, of_findings, to_fill_in
from kneelog.services.history_rows import Key
from kneelog.services.learn_terms import PLACES
from kneelog.ui.happened import what_happened
from kneelog.ui.history.acts import Acts
from kneelog.ui.history.listing import Listing
from kneelog.ui.history.view import HistoryView
from kneelog.ui.page import Page

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from kneelog.domain.signs import Sign
    from kneelog.ui.desk import Desk, Done, State
    from kneelog.ui.theme import Theme
    from kneelog.ui.window_state import WindowState

_OTHER = Qt.FocusReason.OtherFocusReason
_PAIR = 2


class HistoryPage(Page):
    """Every entry, newest first. It reads the diary anew at once while it is shown, else when it is shown again."""

    def __init__(self, theme: Theme, desk: Desk, window_state: WindowState | None = None) -> None:
        super().__init__(theme, desk)
        self._pending: object = None
        self._stale = True
        self.view = HistoryView(theme, self._today, self._signs)
        self.listing = Listing(self.view, desk)
        self.acts = Acts(self, window_state)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.view)
        self._connect()
        self.listing.say_opening()

    # What the window asks -----------------------------------------------------------------------------------

    def enter(self, subject: object = None) -> None:
        """Show the list, and there ``subject``.

        It is "find", "unanswered", "edit", "edit run", "duplicate" or "delete", or a pair: ("entry" or "edit", an
        entry's id), ("finding", a :class:`Finding`), ("findings", several), ("only", an :class:`Only`) or ("fill", a
        :class:`NotAssessable`).
        """
        if not self.desk.state.is_whole:
            self._pending = subject
            return
        if self._stale:
            self.view.footer.line.say("")
            self._read(self.desk.state)
        focus = QApplication.focusWidget()
        if subject is not None or focus in (None, self) or not self.isAncestorOf(focus):
            self.listing.when_listed(lambda: self._take(subject))

    def regions(self) -> list[QWidget]:
        """Filters, list, detail and what can be undone; or the form while an entry is edited."""
        if self.acts.editing is not None:
            return [self.acts.editing.first]
        view = self.view
        middle: QWidget = view.table if self.listing.is_shown else view.message.button
        return [view.header.field, middle, view.detail, view.footer.line.link]

    def leaving(self) -> None:
        """Nothing here is half done; an edit under way stays until one comes back."""

    def focus_list(self) -> None:
        """Put the focus where the keys work."""
        view = self.view
        (view.table if self.listing.is_shown else view.message.button).setFocus(_OTHER)

    def show_all(self) -> None:
        """Leave every filter; what was chosen stays in sight."""
        self.listing.show_only(None)
        self.focus_list()

    def show_over(self, form: QWidget) -> None:
        """Show ``form`` in place of everything."""
        self._stack.addWidget(form)
        self._stack.setCurrentWidget(form)

    def close_over(self, form: QWidget) -> None:
        """Show the list again instead of ``form``, which goes."""
        self._stack.setCurrentWidget(self.view)
        self._stack.removeWidget(form)
        form.deleteLater()

    def _take(self, subject: object) -> None:
        """Show or do what was asked for; not while an entry is half changed."""
        if not self.acts.stop_editing():
            return
        if subject == "find":
            self.view.header.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.view.header.field.selectAll()
        elif subject == "unanswered":
            self.listing.show_only(None)
            self.view.header.show_runs(answer=False)
            self.focus_list()
        elif isinstance(subject, str):
            self.acts.act(subject)
        else:
            self.focus_list()
            if isinstance(subject, tuple) and len(subject) == _PAIR:
                self._show(*subject)

    def _show(self, kind: str, what: object) -> None:
        listing = self.listing
        if kind == "entry":
            listing.find_rows([Key(False, str(what))])
        elif kind == "edit":
            key = Key(False, str(what))
            listing.find_rows([key])
            listing.when_listed(lambda: self.acts.edit(key))
        elif kind == "finding" and isinstance(what, Finding):
            listing.show_only(of_findings([what]))
        elif kind == "findings" and isinstance(what, tuple):
            listing.show_only(of_findings(what))
        elif kind == "only" and isinstance(what, Only):
            listing.show_only(what)
        elif kind == "fill" and isinstance(what, NotAssessable):
            listing.show_only(to_fill_in(what, listing.book))

    # What happens -------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        view, acts, listing = self.view, self.acts, self.listing
        self.desk.opened.connect(self._opened)
        self.desk.changed.connect(self._changed)
        view.header.changed.connect(listing.refilter)
        view.header.field.left_downwards.connect(self.focus_list)
        view.runs.chosen.connect(lambda answer: view.header.show_runs(answer=answer))
        view.runs.answer_asked.connect(acts.answer_listed)
        view.only.closed.connect(self.show_all)
        view.message.pressed.connect(self._message_pressed)
        view.message.link_pressed.connect(lambda: self.wanted.emit("import", None))
        view.table.chosen.connect(listing.show_chosen)
        view.table.opened.connect(acts.edit)
        view.table.answer_asked.connect(acts.edit)
        view.table.delete_asked.connect(acts.delete)
        view.table.detail_asked.connect(lambda: view.open_detail(not view.is_detail_open))
        view.detail.edit_asked.connect(acts.edit_current)
        view.detail.run_asked.connect(acts.edit_run)
        view.detail.duplicate_asked.connect(acts.duplicate)
        view.detail.delete_asked.connect(acts.delete)
        view.detail.finding_asked.connect(lambda finding: self._take(("finding", finding)))
        view.detail.places_asked.connect(lambda: self.wanted.emit("learn", PLACES))
        view.detail.back_asked.connect(self._close_detail)
        view.footer.more.clicked.connect(lambda: view.open_detail(True))
        view.footer.line.linkPressed.connect(acts.go_back)

    def _read(self, state: State) -> None:
        self._stale = False
        self.listing.read(state)
        if self._pending is not None:
            subject, self._pending = self._pending, None
            self.listing.when_listed(lambda: self._take(subject))

    def _opened(self, state: State) -> None:
        self._stale = True
        if self.isVisible() or self._pending is not None:
            self._read(state)

    def _changed(self, done: Done) -> None:
        if not self.isVisible():
            self._stale = True
        elif self._stale or done.change.touches(RecordKind.ENTRY, RecordKind.RUN, RecordKind.RULES):
            self._read(done.after)
        else:
            self.listing.list_again()
        said, link = what_happened(done)
        self.view.footer.line.say(said, link, aloud=self.isVisible())
        if said != done.change.label and self.isVisible():
            self.acts.show_changed(done)

    def _message_pressed(self) -> None:
        if self.listing.book.items:
            self.show_all()
        else:
            self.wanted.emit("log", None)

    def _close_detail(self) -> None:
        self.view.open_detail(False)
        self.focus_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves filter, then detail where room is little; Ctrl+F finds, Ctrl+D duplicates, F2 edits a run."""
        if self.acts.editing is not None or not self.desk.state.is_whole:
            event.ignore()
        elif event.key() == Qt.Key.Key_Escape and not self.listing.is_open:
            self.show_all()
        elif event.key() == Qt.Key.Key_Escape and self.view.detail_can_hide:
            self._close_detail()
        elif event.key() == Qt.Key.Key_F2:
            self.acts.edit_run()
        elif event.matches(QKeySequence.StandardKey.Find):
            self._take("find")
        elif event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.acts.duplicate()
        else:
            event.ignore()

    def _today(self) -> date:
        return self.desk.now().date()

    def _signs(self) -> list[Sign]:
        return self.listing.signs()
