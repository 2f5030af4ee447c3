"""The clerk: what the desk does on the store's own thread, one thing after the other. Nothing here knows Qt."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from kneelog.domain.history import History
from kneelog.errors import ConflictError, DiaryMissingError, KneelogError
from kneelog.services import offers
from kneelog.ui.state import Done, Early, State, without_collector

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from kneelog.domain.codec import Plain
    from kneelog.domain.diary import Change, Diary
    from kneelog.services.ports import DiaryStore


class Renewed(NamedTuple):
    """What came of work for which the diary was let go of.

    ``found`` is what it gave unless it was ``refused``; ``state`` the diary as it lies there now, or ``unopened`` why
    it can't be opened.
    """

    found: Any
    refused: KneelogError | None
    state: State | None
    unopened: KneelogError | None


class Clerk:
    """Holds the store and the newest state that is kept in it (``kept``)."""

    def __init__(
        self,
        open_store: Callable[[], DiaryStore],
        now: Callable[[], datetime],
        first: State,
        read_early: Callable[[], Early | None] | None = None,
    ) -> None:
        self.kept = first
        self._now = now
        self._open_store = open_store
        self._read_early = read_early
        self._early: Early | None = None
        self._store: DiaryStore | None = None

    def look(self) -> State | None:
        """The diary as the bare driver reads it, before the store is opened; ``None`` where opening has to say why."""
        self._early = self._read_early() if self._read_early is not None else None
        if self._early is None:
            return None  # opening will say what is the matter
        with without_collector():
            self.kept = self._reviewed(self._early.diary, None)
        return self.kept

    def open(self) -> State:
        """Open the store and read the diary."""
        self._store = self._open_store()
        early, self._early = self._early, None
        with without_collector():
            if early is not None and early.is_current():
                self.kept = self._reviewed(early.diary, self.kept.history)
            else:
                self.kept = self._reviewed(self._store.load(), None)
        return self.kept

    def ready(self) -> DiaryStore:
        """The open store; another file that was put in the diary's place is opened instead."""
        if self._store is not None and self._store.is_replaced():
            self.close()  # a restore elsewhere, or a synced folder, put another file there
        if self._store is None:
            self.open()
        if self._store is None:
            raise RuntimeError("the diary did not open")
        return self._store

    def renewed(self, work: Callable[[], Any]) -> Renewed:
        """Do ``work``, which may put another file in place, and open what lies there then, also if it failed."""
        self.close()
        self._early = None
        found: Any = None
        refused: KneelogError | None = None
        try:
            found = work()
        except KneelogError as error:
            refused = error
        except BaseException:
            with suppress(KneelogError):  # a defect is what is told
                self.open()
            raise
        try:
            return Renewed(found, refused, self.open(), None)
        except KneelogError as error:
            return Renewed(found, refused, None, error)

    def commit(self, make: Callable[[Diary], Change], first: Callable[[], object] | None = None) -> Done:
        """Make a change from the newest diary and keep it, after ``first``."""
        store = self.ready()
        if store.changed_elsewhere():
            self.kept = self._reviewed(store.load(), None)
        change = make(self.kept.diary)
        if change.is_empty:
            return Done(change, self.kept, self.kept)
        if first is not None:
            first()
        try:
            store.commit(change)
        except ConflictError:
            self.kept = self._reviewed(store.load(), None)
            raise
        return self._settled(change)

    def step(self, which: str) -> Done | None:
        """Undo or redo."""
        store = self.ready()
        if store.changed_elsewhere():
            self.kept = self._reviewed(store.load(), None)
        change = store.undo() if which == "undo" else store.redo()
        return None if change is None else self._settled(change)

    def _settled(self, change: Change) -> Done:
        before = self.kept
        diary = before.diary.applying(change.edits)
        history = before.history.after(change, diary) if before.history else None
        self.kept = self._reviewed(diary, history)
        return Done(change, before, self.kept)

    def _reviewed(self, diary: Diary, history: History | None) -> State:
        from kneelog.rules.review import evaluate

        history = history or History.of(diary)
        review = evaluate(history, diary.rules, self._now().date())
        undo, redo = (self._store.can_undo(), self._store.can_redo()) if self._store else (None, None)
        recent = offers.recent(diary, self._now().date())
        return State(diary, recent, history, review, is_whole=True, can_undo=undo, can_redo=redo)

    def reload_if_changed(self) -> State | None:
        """The diary read anew, if another program changed it. That it is gone is told by what first missed it."""
        before = self._store
        try:
            store = self.ready()
        except DiaryMissingError:
            if before is None:
                return None
            raise
        if store is before and not store.changed_elsewhere():
            return None
        self.kept = self._reviewed(store.load(), None)
        return self.kept

    def keep_draft(self, draft: Plain | None) -> None:
        """Keep or forget the half-filled form; where the diary is gone, it waits in the form alone."""
        with suppress(DiaryMissingError):
            self.ready().keep_draft(draft)

    def review_again(self) -> State:
        """The same diary judged again, for the day has changed."""
        self.kept = self._reviewed(self.kept.diary, self.kept.history)
        return self.kept

    def close(self) -> None:
        """Let go of the file."""
        if self._store is not None:
            self._store.close()
            self._store = None
