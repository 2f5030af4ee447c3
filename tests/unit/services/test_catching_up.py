"""Several runs answered one after the other: none is asked twice, none is forgotten."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.domain.diary import EMPTY, Diary, Edit, RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.report import KneeReport
from kneelog.domain.run import Run
from kneelog.services.catching_up import CatchUp

NAMES = ("a", "b", "c", "d")
DAY = date(2026, 3, 8)


def diary(*answered: str, runs: tuple[str, ...] = NAMES) -> Diary:
    edits = [Edit(RecordKind.RUN, name, None, Run(name, DAY)) for name in runs]
    edits += [
        Edit(RecordKind.ENTRY, name, None, Entry(name, DAY, Kind.RUN, run=name, left=KneeReport(2)))
        for name in answered
    ]
    return EMPTY.applying(edits)


def now_at(catch_up: CatchUp | None, of: Diary) -> str | None:
    run = catch_up.run(of) if catch_up is not None else None
    return run.id if run is not None else None


GOING_ON = {
    "the next one": ("a", ("a",), "b"),
    "begun in the middle, on to the end": ("b", ("b",), "c"),
    "from the end to the top": ("d", ("d",), "a"),
    "past what was answered elsewhere": ("a", ("a", "b"), "c"),
    "the same again, if something else was saved": ("b", ("c",), "b"),
    "nothing is left": ("a", NAMES, None),
}


@pytest.mark.parametrize(("begin", "answered", "expected"), GOING_ON.values(), ids=GOING_ON)
def test_after_an_answer_comes(begin: str, answered: tuple[str, ...], expected: str | None) -> None:
    known = diary(*answered)
    found = CatchUp.begin(NAMES, begin).going_on(known)
    assert now_at(found, known) == expected


def test_a_skipped_run_does_not_come_again_and_still_counts() -> None:
    known = diary()
    second = CatchUp.begin(NAMES, "a").skipping(known)
    assert second is not None
    assert (now_at(second, known), second.left(known)) == ("b", 4)
    known = diary("b", "c", "d")
    assert second.going_on(known) is None
    assert second.left(known) == 1


def test_runs_that_went_meanwhile_are_passed_over() -> None:
    known = diary("a", runs=("a", "c"))
    catch_up = CatchUp.begin(NAMES, "a")
    assert catch_up.left(known) == 1
    assert now_at(catch_up.going_on(known), known) == "c"
    assert catch_up.going_on(diary(runs=())) is None


@pytest.mark.parametrize(
    "entry",
    [
        Entry("e", DAY, Kind.RUN, run="a", note="windy"),
        Entry("e", DAY, Kind.REST, run="a", left=KneeReport(2)),
    ],
    ids=["a note alone", "its next morning"],
)
def test_what_is_no_answer_leaves_the_run_waiting(entry: Entry) -> None:
    known = diary().applying([Edit(RecordKind.ENTRY, "e", None, entry)])
    assert CatchUp.begin(NAMES, "a").left(known) == 4


@given(st.sampled_from(NAMES), st.lists(st.booleans(), min_size=len(NAMES)))
def test_every_run_comes_once(begin: str, skips: list[bool]) -> None:
    catch_up: CatchUp | None = CatchUp.begin(NAMES, begin)
    answered: list[str] = []
    seen: list[str | None] = []
    for is_skipped in skips:
        if catch_up is None:
            break
        known = diary(*answered)
        name = now_at(catch_up, known)
        seen.append(name)
        if not is_skipped and name is not None:
            answered.append(name)
        after = diary(*answered)
        catch_up = catch_up.skipping(after) if is_skipped else catch_up.going_on(after)
    assert sorted(name for name in seen if name is not None) == list(NAMES)
    assert catch_up is None
