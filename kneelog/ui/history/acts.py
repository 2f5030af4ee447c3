"""What can be done to the chosen entries: edit, duplicate, delete, and take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.domain.entry import Entry
from kneelog.services import record
from kneelog.services.history_rows import Key, key_of, remove
from kneelog.words import long_day, tr

if TYPE_CHECKING:
    from kneelog.errors import KneelogError
    from kneelog.services.history_rows import Item
    from kneelog.ui.desk import Done
    from kneelog.ui.history.editing import Editing
    from kneelog.ui.history.page import HistoryPage
    from kneelog.ui.history.run_editing import RunEditing
    from kneelog.ui.window_state import WindowState


class Acts:
    """Acts on what is chosen on ``page``. ``editing`` is the form while an entry or a run is edited."""

    def __init__(self, page: HistoryPage, window_state: WindowState | None) -> None:
        self._page = page
        self._state = window_state
        self.editing: Editing | RunEditing | None = None
        self._dropped: tuple[Key, object] | None = None

    def act(self, name: str) -> None:
        """Do what the menu names: "edit", "edit run", "duplicate" or "delete"."""
        {
            "edit": self.edit_current,
            "edit run": self.edit_run,
            "duplicate": self.duplicate,
            "delete": self.delete,
        }[name]()

    def edit_current(self) -> None:
        """Edit the current row."""
        item = self._page.listing.current
        if item is not None:
            self.edit(key_of(item))

    def edit(self, key: Key) -> None:
        """Edit an entry; a run without an answer is answered on the Log page."""
        page = self._page
        item = page.listing.item(key)
        if item is not None and page.listing.book.is_waiting(item):
            self._answer(str(item.run if isinstance(item, Entry) else item.id))
        elif isinstance(item, Entry):
            self._start_editing(item)

    def edit_run(self) -> None:
        """Edit the facts of the current row's run; those of one with an answer are edited with the answer."""
        item, book = self._page.listing.current, self._page.listing.book
        if item is not None and not book.is_waiting(item):
            self.edit(key_of(item))
        elif item is not None:
            self._start_editing(item)

    def answer_listed(self) -> None:
        """Answer the listed runs without an answer one after the other, the newest first."""
        waiting = [
            item for item in self._page.view.model.rows.items if self._page.listing.book.is_waiting(item)
        ]
        if waiting:
            queue = [str(item.run if isinstance(item, Entry) else item.id) for item in waiting]
            self._page.wanted.emit("log", ("catch up", (queue[0], tuple(dict.fromkeys(queue)))))

    def duplicate(self) -> None:
        """Add the current entry again as today's."""
        page, item = self._page, self._page.listing.current
        if not isinstance(item, Entry):
            return
        entry_id, now = item.id, page.desk.now()
        label = tr("{day} duplicated as today's.", day=long_day(page.listing.book.date_of(item)))
        page.desk.perform(
            lambda diary: record.duplicate_as_today(diary, entry_id, now, label), self.show_changed
        )

    def delete(self) -> None:
        """Delete what is chosen, at once; it can be undone."""
        page = self._page
        keys = page.view.table.selected_keys() if page.listing.is_shown else []
        if keys:
            page.desk.perform(
                lambda diary: remove(diary, keys), lambda _done: page.focus_list(), self._refused
            )

    def go_back(self) -> None:
        """The footer's link: Undo, Redo after an Undo, or the changes of an edit that was cancelled."""
        desk, word = self._page.desk, self._page.view.footer.line.link.text()
        if word == tr("Put back"):
            self._put_back()
        else:
            (desk.redo if word == tr("Redo") else desk.undo)(lambda _done: self._page.focus_list())

    def stop_editing(self) -> bool:
        """Leave the form if nothing was touched in it; whether the list is shown now."""
        if self.editing is not None and not self.editing.is_changed:
            self._end_editing()
        return self.editing is None

    def show_changed(self, done: Done) -> None:
        """Choose the entries that were added or brought back."""
        edits = done.change.edits
        self._page.listing.find_rows(Key(False, edit.id) for edit in edits if isinstance(edit.after, Entry))

    def _answer(self, run_id: str) -> None:
        """Answer a run; from a list of nothing but runs without an answer, the others after it."""
        queue = self._page.listing.unanswered
        self._page.wanted.emit("log", ("catch up", (run_id, queue)) if queue else ("answer", run_id))

    def _refused(self, why: KneelogError) -> None:
        self._page.view.footer.line.say(str(why), aloud=True)

    def _start_editing(self, item: Item) -> None:
        page = self._page
        editing = self._form_for(item)
        if editing is None:
            return
        editing.saved.connect(lambda _done: self._end_editing())
        editing.cancelled.connect(self._cancel_editing)
        self.editing = editing
        page.show_over(editing)
        editing.focus_start()

    def _form_for(self, item: Item) -> Editing | RunEditing | None:
        """The form for an entry; for a run without an answer, that for its facts."""
        page = self._page
        if isinstance(item, Entry) and not page.listing.book.is_waiting(item):
            from kneelog.ui.history.editing import Editing

            return Editing(page.theme, page.desk, self._state, item)
        from kneelog.ui.history.run_editing import RunEditing

        run = page.listing.book.run_of(item)
        return RunEditing(page.theme, page.desk, run, key_of(item)) if run is not None else None

    def _cancel_editing(self) -> None:
        editing = self.editing
        if editing is None:
            return
        self._dropped = (editing.key, editing.value) if editing.is_changed else None
        self._end_editing()
        if self._dropped is not None:
            self._page.view.footer.line.say(tr("The changes were discarded."), tr("Put back"))

    def _put_back(self) -> None:
        dropped, self._dropped = self._dropped, None
        if dropped is None or self.editing is not None:
            return
        key, value = dropped
        item = self._page.listing.item(key)
        if item is not None:
            self._start_editing(item)
        if self.editing is not None:
            self.editing.restore(value)

    def _end_editing(self) -> None:
        editing, self.editing = self.editing, None
        if editing is not None:
            self._page.close_over(editing)
            self._page.listing.find_rows([editing.key])
            self._page.focus_list()
