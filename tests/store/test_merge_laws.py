"""Two diaries that went on apart become one, and nothing of either is lost, whatever was done on each."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kneelog.domain.diary import Diary, RecordKind
from kneelog.domain.entry import Entry
from kneelog.domain.settings import RuleSettings
from kneelog.services.merge_tally import is_same_content
from kneelog.services.merge_versions import Side
from kneelog.store.creation import create_diary
from tests.store.helpers import content
from tests.store.two_machines import Machine, Step, steps

if TYPE_CHECKING:
    from pathlib import Path

    from kneelog.domain.diary import Record
    from kneelog.domain.versions import Evidence, Key

_SHARED = settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
_TOUCHED_WITH_OTHERS = {RecordKind.RUN, RecordKind.SHOE}
"""A run stays where an entry names it and follows its pair's name; a pair may have to be the default no more."""


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty diary."""
    path = tmp_path_factory.mktemp("empty") / "empty.kneelog"
    create_diary(path)
    return path


def copied(
    empty: Path, folder: Path, before: list[Step], *todo: list[Step]
) -> tuple[Machine, Machine, Machine]:
    """Two machines with a copy of one diary each, on which something was done since, and the one with that diary."""
    origin = Machine(folder / "o", "o")
    shutil.copy(empty, origin.path)
    origin.do(before)
    machines = []
    for name, after in zip("ab", todo, strict=True):
        machine = Machine(folder / name, name)
        shutil.copy(origin.path, machine.path)
        machine.do(after)
        machines.append(machine)
    return machines[0], machines[1], origin


@_SHARED
@given(before=steps, on_a=steps, on_b=steps, prefer=st.sampled_from([*Side, None]))
def test_both_end_with_the_same(
    tmp_path: Path, empty: Path, before: list[Step], on_a: list[Step], on_b: list[Step], prefer: Side | None
) -> None:
    """After merging there and back both machines hold the same; the second asks nothing, and a third time is idle."""
    a, b, _ = copied(empty, tmp_path, before, on_a, on_b)
    plan = a.plan(b)
    a.merge(b, {} if prefer is None else {each.key: prefer for each in plan.conflicts})
    assert a.plan(b).is_empty
    back = b.merge(a)
    assert back.conflicts == ()
    assert held(b.load()) == held(a.load())
    assert a.plan(b).is_empty
    assert b.plan(a).is_empty


@_SHARED
@given(before=steps, on_a=steps, on_b=steps)
def test_what_one_side_did_is_kept_or_asked_about(
    tmp_path: Path, empty: Path, before: list[Step], on_a: list[Step], on_b: list[Step]
) -> None:
    """What only one machine added, changed or deleted is so in the merged diary, unless the runner is asked."""
    a, b, origin = copied(empty, tmp_path, before, on_a, on_b)
    was, known = origin.load(), origin.evidence()
    sides = [(each.load(), each.evidence()) for each in (a, b)]
    asked = {each.key for each in a.plan(b).conflicts}
    a.merge(b)
    merged = a.load()
    for (changed, _), (untouched, known_there) in (sides, sides[::-1]):
        for key in _keys(was, changed) - asked:
            is_other = untouched.get(*key) == was.get(*key) and _knows(known_there, key) == _knows(known, key)
            if key[0] not in _TOUCHED_WITH_OTHERS and is_other and changed.get(*key) != was.get(*key):
                assert _same(held(merged).get(*key), held(changed).get(*key)), key


@_SHARED
@given(before=steps, on_a=steps, on_b=steps)
def test_undo_gives_back_what_was(
    tmp_path: Path, empty: Path, before: list[Step], on_a: list[Step], on_b: list[Step]
) -> None:
    """A merge that was a mistake is one Undo, and leaves no trace: merging once more would do the same."""
    a, b, _ = copied(empty, tmp_path, before, on_a, on_b)
    was, there = a.load(), b.plan(a)
    plan = a.merge(b)
    if plan.is_empty:
        return
    a.undo()
    assert content(a.load()) == content(was)
    again, first = a.plan(b).change(), plan.change()
    assert (set(again.edits), again.weighed) == (set(first.edits), first.weighed)
    assert b.plan(a).tally == there.tally, "the other machine sees no more than it would have seen before"


@_SHARED
@given(before=steps, on_a=steps, on_b=steps, prefer=st.sampled_from(Side))
def test_it_does_not_matter_who_takes_whom_in(
    tmp_path: Path, empty: Path, before: list[Step], on_a: list[Step], on_b: list[Step], prefer: Side
) -> None:
    """Merged on either machine, with the same choices, the same diary comes out but for the ids of joined runs."""
    a, b, _ = copied(empty, tmp_path, before, on_a, on_b)
    there, here = a.plan(b), b.plan(a)
    other = Side.MINE if prefer is Side.THEIRS else Side.THEIRS
    one = there.mine.applying(there.change({each.key: prefer for each in there.conflicts}).edits)
    two = here.mine.applying(here.change({each.key: other for each in here.conflicts}).edits)
    assert _saying(one) == _saying(two)


def held(diary: Diary) -> Diary:
    """What a diary holds; settings that are as they were at first are as good as none."""
    told = content(diary)
    if diary.rules == RuleSettings():
        told.pop(RecordKind.RULES, None)
    return Diary(told)


def _keys(*diaries: Diary) -> set[Key]:
    return {(kind, each) for diary in diaries for kind, found in diary.records.items() for each in found}


def _knows(known: Evidence, key: Key) -> object:
    return known.earlier.get(key), known.taken_back.get(key)


def _same(merged: Record | None, wanted: Record | None) -> bool:
    """Whether it says the same, whenever it was typed; the run that an entry names may have got another id."""
    if isinstance(merged, Entry) and isinstance(wanted, Entry):
        return is_same_content(replace(merged, run=wanted.run), wanted) and (merged.run is None) is (
            wanted.run is None
        )
    return merged == wanted


def _saying(diary: Diary) -> object:
    """What a diary says, whatever its runs and shoes are called within it."""
    runs = {
        each.id: str(sorted(each.source_ids)) if each.source_ids else each.id for each in diary.runs.values()
    }
    return (
        sorted(
            str((runs[each.id], each.effort, each.distance_m, each.shoes)) for each in diary.runs.values()
        ),
        sorted(
            str((each.id, each.left, each.right, each.run and runs[each.run]))
            for each in diary.entries.values()
        ),
        sorted(each.name for each in diary.shoes.values()),
        diary.rules,
    )
