"""What stands as JSON within a diary that somebody else wrote into: refused in a sentence, never a crash."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kneelog.errors import DiaryDamagedError
from kneelog.store.connect import connect
from kneelog.store.glance import glance
from tests.store.helpers import DAY, changed, entry, new, opened

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = {
    "another shape": "[1]",
    "nested as deep as the file allows": "[" * 990 + "]" * 990,
    "a number without end": '{"on": ' + "9" * 5000 + "}",
    "a number": "4",
}


def written(path: Path, statement: str, document: str) -> None:
    connection = connect(path, write=True)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute(statement, (document,))
    connection.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "diary.kneelog"


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_kept_form_that_is_none_is_as_if_there_were_none(path: Path, document: str) -> None:
    """The diary opens, and the form starts empty."""
    with closing(opened(path)) as store:
        store.commit(new(entry()))
        store.keep_draft({"left": 4})
    written(path, "UPDATE draft SET document = ?", document)
    glance(path, DAY)
    with closing(opened(path)) as store:
        assert store.draft() is None
        assert list(store.load().entries) == ["a"]


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_an_undo_history_of_nonsense_is_said_and_nothing_is_taken_back(path: Path, document: str) -> None:
    with closing(opened(path)) as store:
        store.commit(new(entry()))
        store.commit(changed(entry(), replace(entry(), note="later")))
    written(path, "UPDATE change_item SET other = ? WHERE other IS NOT NULL", document)
    with closing(opened(path)) as store:
        with pytest.raises(DiaryDamagedError):
            store.undo()
        assert store.load().entries["a"].note == "later"


@pytest.mark.parametrize("document", ["{", "[" * 100_000], ids=["no JSON", "nested without end"])
def test_what_the_file_itself_forbids_is_told_when_it_is_opened(path: Path, document: str) -> None:
    with closing(opened(path)) as store:
        store.keep_draft({"left": 4})
    written(path, "UPDATE draft SET document = ?", document)
    glance(path, DAY)
    with pytest.raises(DiaryDamagedError):
        opened(path)
