"""What can be done to the chosen entries: edit, duplicate, delete, and take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.domain.entry import Entry
from kneelog.services import record
from kneelog.services.history_rows import Key, key_of, remove
from kneelog.words import long_day, tr

if TYPE_CHECKING:
    from kneelog.services.log_form import LogForm
    from kneelog.ui.desk import Done
    from kneelog.ui.history.editing import Editing
    from kneelog.ui.history.page import HistoryPage
    from kneelog.ui.window_state import WindowState


class Acts:
    """Acts on what is chosen on ``page``. ``editing`` is the form while an entry is edited."""

    def __init__(self, page: HistoryPage, window_state: WindowState | None) -> None:
        self._page = page
        self._state = window_state
        self.editing: Editing | None = None
        self._dropped: tuple[str, LogForm] | None = None

    def act(self, name: str) -> None:
        """Do what the menu names: "edit", "duplicate" or "delete"."""
        {"edit": self.edit_current, "duplicate": self.duplicate, "delete": self.delete}[name]()

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
            run_id = item.run if isinstance(item, Entry) else item.id
            page.wanted.emit("log", ("answer", run_id))
        elif isinstance(item, Entry):
            self._start_editing(item)

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
            page.desk.perform(lambda diary: remove(diary, keys), lambda _done: page.focus_list())

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
            self._end_editing(self.editing.entry.id)
        return self.editing is None

    def show_changed(self, done: Done) -> None:
        """Choose the entries that were added or brought back."""
        edits = done.change.edits
        self._page.listing.find_rows(Key(False, edit.id) for edit in edits if isinstance(edit.after, Entry))

    def _start_editing(self, entry: Entry) -> None:
        from kneelog.ui.history.editing import Editing

        page = self._page
        editing = Editing(page.theme, page.desk, self._state, entry)
        editing.saved.connect(lambda _done: self._end_editing(entry.id))
        editing.cancelled.connect(self._cancel_editing)
        self.editing = editing
        page.show_over(editing)
        editing.form.focus_start()

    def _cancel_editing(self) -> None:
        editing = self.editing
        if editing is None:
            return
        self._dropped = (editing.entry.id, editing.form.form) if editing.is_changed else None
        self._end_editing(editing.entry.id)
        if self._dropped is not None:
            self._page.view.footer.line.say(tr("The changes were discarded."), tr("Put back"))

    def _put_back(self) -> None:
        dropped, self._dropped = self._dropped, None
        if dropped is None:
            return
        entry_id, form = dropped
        entry = self._page.desk.state.diary.entries.get(entry_id)
        if entry is not None and self.editing is None:
            self._start_editing(entry)
        if entry is not None and self.editing is not None:
            self.editing.form.change(form)

    def _end_editing(self, entry_id: str) -> None:
        editing, self.editing = self.editing, None
        if editing is not None:
            self._page.close_over(editing)
            self._page.listing.find_rows([Key(False, entry_id)])
            self._page.focus_list()
