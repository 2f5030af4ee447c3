"""The desk: the one place where the window asks the diary, and from which every page hears what changed.

All work on the store happens on one thread of its own; what it returns are frozen values. The window therefore
never waits for a disk, and no page calls another: each listens to the desk and repaints itself when it is touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kneelog.errors import DiaryDamagedError, DiaryMissingError, KneelogError
from kneelog.ui.clerk import Clerk, Renewed
from kneelog.ui.state import Done, Early, State
from kneelog.ui.worker import Worker
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from kneelog.domain.codec import Plain
    from kneelog.domain.diary import Change, Diary
    from kneelog.services.ports import DiaryStore

__all__ = ["Desk", "Done", "State"]


class Desk(QObject):
    """Owns the store's thread. ``now`` gives the local time with its offset; tests pass their own."""

    opened = Signal(object)
    """The whole diary was read; carries the new :class:`State`."""
    changed = Signal(object)
    """A change was kept (also by Undo and Redo); carries :class:`Done`."""
    forgotten = Signal()
    """Something was erased for good, and with it what is half filled or could be undone: show nothing of it."""
    failed = Signal(object)
    """Something in the world went wrong and nobody else said so; carries the :class:`KneelogError`."""
    damaged = Signal(object)
    """Somebody's question was refused: a file is damaged, perhaps the diary's own, or it is gone. Carries the error."""
    broke = Signal(object)
    """A defect: an exception that nobody expected."""
    _finished = Signal(object, object)

    def __init__(
        self,
        open_store: Callable[[], DiaryStore],
        now: Callable[[], datetime],
        first: State | None = None,
        read_early: Callable[[], Early | None] | None = None,
    ) -> None:
        super().__init__()
        self.now = now
        self.state = first or State()
        self._looks_early = read_early is not None
        self._clerk = Clerk(open_store, now, self.state, read_early)
        self._thread = Worker()
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    # What pages ask -----------------------------------------------------------------------------------------

    def start(self) -> None:
        """Read the diary, then open it for writing; :attr:`opened` or :attr:`failed` tells how it went.

        :attr:`opened` comes twice where it could be read before all that writing needs was imported.
        """
        if self._looks_early:
            self._run(self._clerk.look, self._set_reloaded)
        self._run(self._clerk.open, self._set_opened)

    def perform(
        self,
        make: Callable[[Diary], Change],
        done: Callable[[Done], None] | None = None,
        refused: Callable[[KneelogError], None] | None = None,
        first: Callable[[], object] | None = None,
    ) -> None:
        """Make a change from the newest diary and keep it; ``done`` runs after every page has heard of it.

        ``first`` is done on the store's thread before something is kept, such as setting a copy aside.

        Without ``refused``, a failure goes to :attr:`failed`. Nothing is lost by one: the caller keeps what it has.
        """
        self._run(lambda: self._clerk.commit(make, first), lambda found: self._tell(found, done), refused)

    def undo(self, done: Callable[[Done], None] | None = None) -> None:
        """Take back the newest change."""
        self._run(lambda: self._clerk.step("undo"), lambda found: self._tell(found, done))

    def redo(self, done: Callable[[Done], object] | None = None) -> None:
        """Do the change again that was taken back last."""
        self._run(lambda: self._clerk.step("redo"), lambda found: self._tell(found, done))

    def keep_draft(self, draft: Plain | None) -> None:
        """Keep or forget the half-filled form."""
        self._run(lambda: self._clerk.keep_draft(draft), lambda _: None)

    def ask(self, question: Callable[[State], Any], answered: Callable[[Any], None]) -> None:
        """Compute something from the newest state off the window's thread."""
        self._run(lambda: question(self._clerk.kept), answered)

    def do(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        refused: Callable[[KneelogError], None] | None = None,
    ) -> None:
        """Do something to the file on the store's thread, between two changes."""
        self._run(work, done, refused)

    def renew(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        refused: Callable[[KneelogError], None] | None = None,
    ) -> None:
        """Let go of the diary, do ``work``, which may put another file in its place, and open what lies there then.

        :attr:`opened` is sent before ``done``. If ``work`` fails, the diary is opened again as it is, and shown.
        """
        self._run(
            lambda: self._clerk.renewed(work), lambda found: self._tell_renewed(found, done, refused), refused
        )

    def look_again(self) -> None:
        """Read the diary anew if another program changed it."""
        if self.state.is_whole:
            self._run(self._clerk.reload_if_changed, self._set_reloaded)

    def reread(self) -> None:
        """Judge the history again, for the day has changed."""
        if self.state.is_whole:
            self._run(self._clerk.review_again, self._set_reloaded)

    def close(self) -> None:
        """Finish what is under way and let go of the file."""
        self._thread.finish(self._clerk.close)

    def settle(self) -> None:
        """Wait until everything asked so far was done on the store's thread (for tests and for quitting)."""
        self._thread.wait()

    # Back on the window's thread ----------------------------------------------------------------------------

    def _run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        refused: Callable[[KneelogError], None] | None = None,
    ) -> None:
        def job() -> None:
            try:
                found = work()
            except BaseException as error:  # noqa: BLE001 - it is passed on to the window's thread
                self._finished.emit(error, (None, refused))
            else:
                self._finished.emit(found, (done, refused))

        self._thread.submit(job)

    @Slot(object, object)
    def _deliver(self, found: Any, callbacks: tuple[Any, Any]) -> None:  # noqa: ANN401 - whatever was asked for
        done, refused = callbacks
        if done is not None:
            done(found)
        elif isinstance(found, KneelogError):
            (refused or self.failed.emit)(found)
            if refused is not None and isinstance(found, DiaryDamagedError | DiaryMissingError):
                self.damaged.emit(found)
        else:
            if refused is not None:
                refused(KneelogError(tr("kneelog has a defect and could not do this. Nothing was lost.")))
            self.broke.emit(found)

    def _set_opened(self, state: State) -> None:
        self.state = state
        self.opened.emit(state)

    def _set_reloaded(self, state: State | None) -> None:
        if state is not None:
            self._set_opened(state)

    def _tell_renewed(
        self,
        came: Renewed,
        done: Callable[[Any], None],
        refused: Callable[[KneelogError], None] | None,
    ) -> None:
        """What lies there is shown first; what was done is told as done, also where it can't be opened afterwards."""
        self._set_reloaded(came.state)
        self._deliver(
            *((came.found, (done, None)) if came.refused is None else (came.refused, (None, refused)))
        )
        is_as_it_was = came.refused is not None and not self.state.is_whole
        if came.unopened is not None and not is_as_it_was:
            self.failed.emit(came.unopened)

    def _tell(self, found: Done | None, done: Callable[[Done], object] | None) -> None:
        if found is None:
            return
        self.state = found.after
        self.changed.emit(found)
        if done is not None:
            done(found)
