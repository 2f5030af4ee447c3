"""A migration that stops at any one of its statements leaves the older diary as it was, to the byte."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import Engine, event

from kneelog.errors import DiaryError
from kneelog.store.check import check
from kneelog.store.layout import REVISION
from kneelog.store.upgrade import upgrade
from tests.store.helpers import CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OLDER = [f"{number:04}" for number in range(1, int(REVISION))]


class Stopped(Exception):  # noqa: N818 - it stands for whatever may go wrong
    pass


class Stop:
    """Counts the statements of all engines, and raises before the ``at``-th."""

    def __init__(self) -> None:
        self.at = 0
        self.seen = 0

    def __call__(self, *_of_the_statement: Any) -> None:  # noqa: ANN401
        self.seen += 1
        if self.seen == self.at:
            raise Stopped

    def arm(self, at: int) -> None:
        self.at, self.seen = at, 0


@pytest.fixture
def stop() -> Iterator[Stop]:
    counted = Stop()
    event.listen(Engine, "before_cursor_execute", counted)
    yield counted
    event.remove(Engine, "before_cursor_execute", counted)


def why_not(path: Path, revision: str) -> str:
    """What is said of an upgrade that did not work; nothing if it did."""
    try:
        upgrade(path, revision)
    except DiaryError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("revision", OLDER)
def test_stopped_at_every_statement(tmp_path: Path, stop: Stop, revision: str) -> None:
    """Whatever stops an update half-way, the old kneelog still opens its diary, and nothing lies about."""
    path = tmp_path / "diary.kneelog"
    shutil.copy(CHECKOUT / "tests" / "data" / f"diary-{revision}.kneelog", path)
    before = path.read_bytes()
    at = 0
    while True:
        at += 1
        stop.arm(at)
        said = why_not(path, revision)
        if not said:
            break
        assert "as it was before" in said
        assert path.read_bytes() == before, f"statement {at}"
        assert [file.name for file in tmp_path.iterdir()] == [path.name], f"statement {at}"
    assert stop.seen < at
    assert at > 5, "there was something to stop"
    assert check(path).is_current
