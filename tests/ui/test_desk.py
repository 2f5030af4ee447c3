"""The window reads the diary before it can write it, and never takes an old reading for a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kneelog.domain.entry import Entry, Kind
from kneelog.domain.report import KneeReport
from kneelog.errors import ConflictError, DiaryError, KneelogError
from kneelog.services import record
from kneelog.store.glance import whole
from kneelog.store.opening import open_diary
from kneelog.ui.desk import Desk, State
from kneelog.ui.state import Early
from tests.ui.log_window import EVENING, day

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kneelog.domain.diary import Change, Diary


def entry(name: str, level: int = 4) -> Entry:
    return Entry(name, day(9), Kind.REST, left=KneeReport(level))


def adding(name: str, level: int = 4) -> Callable[[Diary], Change]:
    return lambda diary: record.record(diary, entry(name, level), now=EVENING)


def write(path: Path, name: str) -> None:
    store = open_diary(path, create=True)
    store.commit(adding(name)(store.load()))
    store.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "diary.kneelog"
    write(found, "first")
    return found


def desk_on(path: Path, is_current: Callable[[], bool] | None = None) -> Desk:
    def early() -> Early | None:
        diary = whole(path)
        return None if diary is None or is_current is None else Early(diary, is_current)

    return Desk(lambda: open_diary(path, create=True), lambda: EVENING, read_early=early)


def opened(qtbot: QtBot, desk: Desk) -> list[State]:
    states: list[State] = []
    desk.opened.connect(states.append)
    desk.start()
    qtbot.waitUntil(lambda: bool(states) and states[-1].can_undo is not None)
    return states


def test_findings_stand_before_the_diary_can_be_written(qtbot: QtBot, path: Path) -> None:
    desk = desk_on(path, lambda: True)
    states = opened(qtbot, desk)
    assert [(state.is_whole, state.can_undo is not None) for state in states] == [(True, False), (True, True)]
    assert states[0].diary is states[1].diary, "nothing is read twice"
    desk.close()


def test_what_another_program_wrote_between_reading_and_opening_is_not_missed(
    qtbot: QtBot, path: Path
) -> None:
    def changed() -> bool:
        return False

    desk = desk_on(path, changed)
    original = desk._clerk._open_store

    def open_later() -> object:
        write(path, "second")
        return original()

    desk._clerk._open_store = open_later  # type: ignore[assignment]
    states = opened(qtbot, desk)
    assert set(states[0].diary.entries) == {"first"}
    assert set(states[-1].diary.entries) == {"first", "second"}
    desk.close()


def test_change_of_another_program_is_seen_before_the_next_save(qtbot: QtBot, path: Path) -> None:
    desk = desk_on(path, lambda: True)
    opened(qtbot, desk)
    write(path, "from elsewhere")
    with qtbot.waitSignal(desk.changed) as done:
        desk.perform(adding("mine"))
    assert set(done.args[0].after.diary.entries) == {"first", "from elsewhere", "mine"}
    desk.close()


def test_refused_change_is_told_to_who_asked_and_keeps_nothing(qtbot: QtBot, path: Path) -> None:
    desk = desk_on(path, lambda: True)
    opened(qtbot, desk)
    told: list[KneelogError] = []
    desk.perform(adding("first"), refused=told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], ConflictError)
    assert set(desk.state.diary.entries) == {"first"}
    desk.close()


def test_diary_that_cannot_be_opened_is_said_and_a_later_save_tries_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    missing = tmp_path / "not yet" / "diary.kneelog"
    desk = desk_on(missing)
    with qtbot.waitSignal(desk.failed) as failed:
        desk.start()
    assert isinstance(failed.args[0], DiaryError)
    missing.parent.mkdir()
    with qtbot.waitSignal(desk.changed):
        desk.perform(adding("kept after all"))
    assert "kept after all" in desk.state.diary.entries
    desk.close()


def test_a_change_without_edits_is_done_but_not_entered(qtbot: QtBot, path: Path) -> None:
    desk = desk_on(path, lambda: True)
    label = opened(qtbot, desk)[-1].can_undo
    with qtbot.waitSignal(desk.changed):
        desk.perform(lambda diary: record.set_rule(diary, "high_level", 7))
    assert desk.state.can_undo == label
    desk.close()
