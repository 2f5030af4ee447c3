"""What a diary knows of earlier versions of its records, however they came and went."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kneelog.domain.diary import Change, RecordKind, Weighed
from kneelog.domain.versions import ABSENT, Evidence, digest
from kneelog.errors import DiaryDamagedError
from kneelog.store.no_diary import NoDiary
from tests.store.helpers import begun, changed, entry, gone, new, opened, run, sql

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kneelog.domain.entry import Entry
    from kneelog.store.diary import SqliteDiary

KEY = (RecordKind.ENTRY, "a")
ONE, TWO, THREE = (entry("a", level) for level in (1, 2, 3))


def known_as(version: Entry) -> str:
    return digest(RecordKind.ENTRY, version)


def weighed(version: Entry) -> Weighed:
    return Weighed(*KEY, known_as(version))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return begun(tmp_path / "diary.kneelog")


@pytest.fixture
def store(path: Path) -> Iterator[SqliteDiary]:
    with closing(opened(path)) as store:
        yield store


def test_a_new_record_has_no_earlier_version(store: SqliteDiary) -> None:
    store.commit(new(ONE))
    assert store.evidence() == Evidence()


def test_earlier_versions_are_told_in_their_order(store: SqliteDiary) -> None:
    """Two copies of the diary can tell which of them went on."""
    for change in (new(ONE), changed(ONE, TWO), changed(TWO, THREE), gone(THREE)):
        store.commit(change)
    assert store.evidence().earlier == {KEY: (known_as(ONE), known_as(TWO), known_as(THREE))}


def test_what_an_undo_took_back_is_told_apart(store: SqliteDiary) -> None:
    store.commit(new(ONE))
    store.commit(changed(ONE, TWO))
    store.undo()
    assert store.evidence() == Evidence(taken_back={KEY: frozenset({known_as(TWO)})})
    store.redo()
    assert store.evidence() == Evidence({KEY: (known_as(ONE),)})


def test_what_an_undo_took_back_is_still_known_when_it_cannot_be_done_again(
    path: Path, store: SqliteDiary
) -> None:
    """An entry that was undone is not brought back unasked by a copy that still has it; nothing else of it is kept."""
    store.commit(new(run("r"), ONE))
    store.commit(gone(ONE))
    store.undo()
    store.undo()
    store.commit(new(entry("b")))
    taken_back = store.evidence().taken_back
    assert taken_back[KEY] == {known_as(ONE), ABSENT}
    assert taken_back[RecordKind.RUN, "r"] == {digest(RecordKind.RUN, run("r"))}
    columns = [column for (column,) in sql(path, "SELECT name FROM pragma_table_info('forgotten_version')")]
    assert columns == ["kind", "record_id", "digest"]


def test_of_a_large_import_that_was_undone_nothing_stays(path: Path, store: SqliteDiary) -> None:
    """Trying out an import does not swell the diary for good."""
    store.commit(new(*(entry(str(number)) for number in range(1_001))))
    store.undo()
    store.commit(new(ONE))
    assert sql(path, "SELECT count(*) FROM forgotten_version") == [(0,)]


class TestWeighed:
    """A merge remembers what it looked at, as long as it stands."""

    def test_is_known_with_what_was_before(self, store: SqliteDiary) -> None:
        store.commit(new(ONE))
        store.commit(Change("merged", changed(ONE, TWO).edits, (weighed(TWO),)))
        store.commit(changed(TWO, THREE))
        known = store.evidence()
        assert known.earlier == {KEY: (known_as(ONE), known_as(TWO), known_as(TWO))}
        assert known.weighed == {KEY: {known_as(TWO)}}

    def test_is_kept_where_no_record_changes(self, path: Path) -> None:
        """To have chosen what was there already is a decision too: one step of Undo, also after a restart."""
        with closing(opened(path)) as store:
            store.commit(new(ONE))
            store.commit(Change("kept mine", (), (weighed(TWO), weighed(TWO))))
        with closing(opened(path)) as store:
            assert store.can_undo() == "kept mine"
            assert store.evidence().weighed == {KEY: {known_as(TWO)}}
            assert store.undo() == Change("kept mine", ())
            assert store.evidence() == Evidence()
            assert store.redo() == Change("kept mine", ())
            assert store.evidence().weighed == {KEY: {known_as(TWO)}}
            assert store.load().entries == {"a": ONE}

    def test_a_merge_that_was_undone_left_no_trace(self, path: Path, store: SqliteDiary) -> None:
        """What it brought was never one's own: the other machine does not take its going for a deletion."""
        store.commit(Change("merged", new(ONE).edits, (weighed(ONE),)))
        store.undo()
        assert store.evidence() == Evidence()
        store.commit(new(entry("b")))
        assert store.evidence() == Evidence()
        assert sql(path, "SELECT count(*) FROM weighed_version") == [(0,)]


def test_a_history_that_makes_no_sense_is_said(path: Path, store: SqliteDiary) -> None:
    store.commit(new(ONE))
    store.commit(changed(ONE, TWO))
    sql(path, "UPDATE change_item SET other = '[1]' WHERE other IS NOT NULL")
    with pytest.raises(DiaryDamagedError):
        store.evidence()


def test_where_there_is_no_diary_nothing_is_known(tmp_path: Path) -> None:
    assert NoDiary(tmp_path / "none").evidence() == Evidence()
