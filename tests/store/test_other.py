"""Another diary is only read: sound or not, old or new, it stays as it is."""

from __future__ import annotations

import shutil
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kneelog.domain.diary import RecordKind
from kneelog.errors import (
    ConflictError,
    DiaryDamagedError,
    DiaryError,
    DiaryForeignError,
    DiaryLockedError,
    DiaryNewerError,
)
from kneelog.store.creation import create_diary
from kneelog.store.diary import SqliteDiary
from kneelog.store.key import Key
from kneelog.store.other import read_other
from tests.data import make_diary_0001 as first
from tests.store.helpers import CHECKOUT, begun, changed, content, entry, new, opened, sql

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    (tmp_path / "mine").mkdir()
    return begun(tmp_path / "mine" / "diary.kneelog", entry("a"))


@pytest.fixture
def other(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    path = begun(tmp_path / "stick" / "laptop.kneelog", entry("b"))
    with closing(opened(path)) as store:
        store.commit(changed(entry("b"), entry("b", 7)))
    return path


def everything(*paths: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for path in paths for file in path.parent.iterdir()}


def test_all_that_it_holds_and_knows_is_read(mine: Path, other: Path) -> None:
    before = everything(mine, other)
    found = read_other(other, mine)
    assert (found.path, set(found.diary.entries)) == (other, {"b"})
    assert set(found.evidence.earlier) == {(RecordKind.ENTRY, "b")}
    assert everything(mine, other) == before


def test_an_older_one_is_read_without_being_brought_up_to_date(mine: Path, other: Path) -> None:
    """The old laptop's kneelog can still open its diary afterwards."""
    shutil.copy(CHECKOUT / "tests" / "data" / "diary-0001.kneelog", other)
    before = everything(mine, other)
    found = read_other(other, mine)
    assert content(found.diary) == content(first.DIARY)
    assert everything(mine, other) == before, "and no copy of it is left behind"


def test_one_under_a_passphrase_is_read_with_it(mine: Path, tmp_path: Path) -> None:
    path, key = tmp_path / "secret.kneelog", Key("a long walk")
    create_diary(path, key)
    with closing(SqliteDiary(path, key=key)) as store:
        store.commit(new(entry("c")))
    assert set(read_other(path, mine, key).diary.entries) == {"c"}
    with pytest.raises(DiaryLockedError):
        read_other(path, mine)


def _newer(path: Path) -> None:
    sql(path, "UPDATE alembic_version SET version_num = '0099'")


def _torn(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-8192])


def _letter(path: Path) -> None:
    path.write_text("Dear physio", encoding="utf-8")


REFUSED: dict[str, tuple[Callable[[Path], object], type[DiaryError]]] = {
    "written by a newer kneelog": (_newer, DiaryNewerError),
    "torn off": (_torn, DiaryDamagedError),
    "a letter": (_letter, DiaryForeignError),
    "not there": (lambda path: path.unlink(), DiaryError),
}


@pytest.mark.parametrize(("spoil", "error"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_diary_of_ours_is_refused(
    mine: Path, other: Path, spoil: Callable[[Path], object], error: type[DiaryError]
) -> None:
    spoil(other)
    before = everything(mine, other)
    with pytest.raises(error):
        read_other(other, mine)
    assert everything(mine, other) == before


def test_the_diary_itself_is_refused(mine: Path) -> None:
    with pytest.raises(ConflictError, match="is the diary itself"):
        read_other(mine, mine)
