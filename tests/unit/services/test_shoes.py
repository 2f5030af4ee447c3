"""What a runner can do about pairs of shoes: each a change that Undo takes back exactly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.domain.diary import EMPTY, Change, Diary, Edit, RecordKind
from kneelog.domain.run import Run, Shoe
from kneelog.domain.running import Load
from kneelog.domain.settings import Units
from kneelog.domain.shoes import worn
from kneelog.errors import ConflictError, InvalidValueError
from kneelog.services import shoes

TODAY = date(2026, 3, 10)
TOMORROW = TODAY + timedelta(days=1)
ROAD = Shoe("road", "Glide 4", date(2026, 1, 5), is_default=True)
TRAIL = Shoe("trail", "Fellmark")
RUNS = (
    Run("r1", date(2026, 2, 1), distance_m=8000, shoes="Glide 4"),
    Run("r2", date(2026, 2, 3), shoes="Glide 4"),
    Run("r3", date(2026, 2, 5), distance_m=12_000, shoes="Fellmark"),
    Run("r4", date(2026, 2, 7), distance_m=5000),
)


def holding(*records: Shoe | Run) -> Diary:
    kinds: dict[type, RecordKind] = {Shoe: RecordKind.SHOE, Run: RecordKind.RUN}
    return EMPTY.applying(Edit(kinds[type(one)], one.id, None, one) for one in records)


FULL = holding(ROAD, TRAIL, *RUNS)


def after(diary: Diary, change: Change) -> Diary:
    """The diary after ``change``, whose Undo must give back the one before."""
    changed = diary.applying(change.edits)
    back = changed.applying(change.reversed().edits)
    assert (dict(back.shoes), dict(back.runs)) == (dict(diary.shoes), dict(diary.runs))
    return changed


def test_a_pair_is_added_and_deleted_and_its_runs_go_on_naming_it() -> None:
    added = shoes.add(holding(*RUNS), ROAD, TODAY)
    assert added.label == "Added: shoes “Glide 4”."
    diary = after(holding(*RUNS), added)
    assert worn(diary.runs.values())["Glide 4"].metres == 8000
    deleted = shoes.remove(diary, "road")
    assert deleted.label == "Deleted: shoes “Glide 4”."
    assert after(diary, deleted) == replace(
        holding(*RUNS), records={**holding(*RUNS).records, RecordKind.SHOE: {}}
    )


def test_a_new_name_is_written_on_the_runs_in_the_same_change() -> None:
    change = shoes.amend(FULL, "road", {"name": "Glide 4, blue"}, TODAY)
    assert change.label == "Renamed: shoes “Glide 4” are “Glide 4, blue” now, on 2 runs too."
    diary = after(FULL, change)
    assert [run.shoes for run in diary.runs.values()] == ["Glide 4, blue", "Glide 4, blue", "Fellmark", ""]
    assert all(run.edited_at is None for run in diary.runs.values()), "no fact of a run was edited"


def test_a_pair_that_takes_the_name_that_runs_gave_already_has_those_runs() -> None:
    diary = holding(TRAIL, *RUNS)
    change = shoes.amend(diary, "trail", {"name": "Glide 4"}, TODAY)
    assert worn(after(diary, change).runs.values())["Glide 4"].runs == 3


AMENDED: list[tuple[dict[str, Any], str]] = [
    ({"from_": date(2026, 1, 6)}, "Changed: shoes “Glide 4” (from when)."),
    ({"from_": None}, "Changed: shoes “Glide 4” (from when)."),
    ({"to": TODAY}, "Changed: shoes “Glide 4” (until when)."),
    ({"is_default": False}, "Changed: shoes “Glide 4” (whether it is the default pair)."),
]


@pytest.mark.parametrize(("changes", "label"), AMENDED)
def test_only_what_was_given_changes(changes: dict[str, Any], label: str) -> None:
    change = shoes.amend(FULL, "road", changes, TODAY)
    assert change.label == label
    assert after(FULL, change).shoes == {"road": replace(ROAD, **changes), "trail": TRAIL}


def test_saying_the_same_again_changes_nothing() -> None:
    assert shoes.amend(FULL, "road", {"name": "Glide 4", "is_default": True}, TODAY).edits == ()


def test_there_is_one_default_pair() -> None:
    change = shoes.amend(FULL, "trail", {"is_default": True}, TODAY)
    assert change.label == "Default pair: “Fellmark”."
    diary = after(FULL, change)
    assert [pair.id for pair in diary.shoes.values() if pair.is_default] == ["trail"]
    third = Shoe("third", "Third", is_default=True)
    diary = after(diary, shoes.add(diary, third, TODAY))
    assert [pair.id for pair in diary.shoes.values() if pair.is_default] == ["third"]


REFUSED: list[tuple[str, dict[str, Any], str, str]] = [
    (
        "the name of another pair",
        {"name": "Fellmark"},
        "name",
        "Shoes “Fellmark”: another pair has this name. Runs know a pair by its name, so give it one of its own.",
    ),
    (
        "the same but for case and blanks",
        {"name": "FELLMARK "},
        "name",
        "Shoes “Fellmark”: another pair has this name. Runs know a pair by its name, so give it one of its own.",
    ),
    ("no name", {"name": ""}, "name", "Shoes “Glide 4”: A pair of shoes needs a name."),
    ("a start to come", {"from_": TOMORROW}, "from_", "Shoes “Glide 4”: 11 March 2026 is still to come."),
    (
        "an end to come",
        {"to": TOMORROW},
        "to",
        "Shoes “Glide 4”: 11 March 2026 is still to come. Leave the end empty while they are in use.",
    ),
    (
        "before anyone ran",
        {"from_": date(1899, 12, 31)},
        "from_",
        "Shoes “Glide 4”: 31 December 1899 lies before 1900.",
    ),
    (
        "an end before the start",
        {"to": date(2026, 1, 4)},
        "to",
        "Shoes “Glide 4”: The end 2026-01-04 lies before the start 2026-01-05.",
    ),
]


@pytest.mark.parametrize(
    ("changes", "field", "sentence"), [row[1:] for row in REFUSED], ids=[r[0] for r in REFUSED]
)
def test_what_cannot_be_is_refused_with_its_reason(
    changes: dict[str, Any], field: str, sentence: str
) -> None:
    with pytest.raises(InvalidValueError) as refused:
        shoes.amend(FULL, "road", changes, TODAY)
    assert (refused.value.field, str(refused.value)) == (field, sentence)


def test_a_new_pair_is_held_to_the_same() -> None:
    with pytest.raises(InvalidValueError, match="another pair has this name"):
        shoes.add(FULL, Shoe("x", "glide 4"), TODAY)
    with pytest.raises(InvalidValueError, match="still to come"):
        shoes.add(FULL, Shoe("x", "Other", TOMORROW), TODAY)


def test_what_is_there_is_not_added_again_and_what_is_gone_is_not_changed() -> None:
    with pytest.raises(ConflictError, match="there already"):
        shoes.add(FULL, ROAD, TODAY)
    with pytest.raises(ConflictError, match="not there any more"):
        shoes.amend(EMPTY, "road", {"name": "X"}, TODAY)
    with pytest.raises(ConflictError, match="not there any more"):
        shoes.remove(EMPTY, "road")


def test_two_pairs_of_one_name_from_an_older_file_can_still_be_dated() -> None:
    twins = holding(ROAD, replace(ROAD, id="twin"))
    assert after(twins, shoes.amend(twins, "twin", {"to": TODAY}, TODAY)).shoes["twin"].to == TODAY


PROPOSED: list[tuple[str, Run, str]] = [
    ("the default pair", Run("n", TODAY), "Glide 4"),
    ("not before it came into use", Run("n", date(2026, 1, 4)), ""),
    ("not over what a run says", Run("n", TODAY, shoes="Old ones"), "Old ones"),
]


@pytest.mark.parametrize(("run", "named"), [row[1:] for row in PROPOSED], ids=[row[0] for row in PROPOSED])
def test_a_run_without_shoes_was_in_the_default_pair(run: Run, named: str) -> None:
    assert shoes.with_default(FULL, run).shoes == named


SAID: list[tuple[Load | None, Units, str, str]] = [
    (None, Units.KILOMETRES, "no runs yet", ""),
    (Load(41, 412_600, 0, 16_000, 0, (), ()), Units.KILOMETRES, "412.6 km on 41 runs", ""),
    (Load(1, 8046, 0, 8046, 0, (), ()), Units.MILES, "5.0 mi on 1 run", ""),
    (
        Load(3, 8000, 0, 8000, 2, (), ()),
        Units.KILOMETRES,
        "8.0 km on 3 runs",
        "2 runs without a distance",
    ),
    (Load(1, 0, 0, None, 1, (), ()), Units.KILOMETRES, "1 run", "1 run without a distance"),
]


@pytest.mark.parametrize(("load", "units", "far", "without"), SAID)
def test_how_far_a_pair_went_is_said(load: Load | None, units: Units, far: str, without: str) -> None:
    assert (shoes.distance_so_far(load, units), shoes.left_out(load)) == (far, without)


NAMES = st.sampled_from(["Glide 4", "Fellmark", "glide 4", "Other", ""])


@given(st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), NAMES, st.booleans()), max_size=8))
def test_whatever_is_done_names_stay_apart_and_every_run_keeps_its_pair(
    steps: list[tuple[str, str, bool]],
) -> None:
    diary = FULL
    for shoe_id, name, is_default in steps:
        known = shoe_id in diary.shoes
        try:
            change = (
                shoes.amend(diary, shoe_id, {"name": name, "is_default": is_default}, TODAY)
                if known
                else shoes.add(diary, Shoe(shoe_id, name, is_default=is_default), TODAY)
            )
        except InvalidValueError:
            continue
        diary = after(diary, change)
    names = [pair.name.casefold() for pair in diary.shoes.values()]
    assert len(names) == len(set(names))
    assert sum(pair.is_default for pair in diary.shoes.values()) <= 1
    assert [bool(run.shoes) for run in diary.runs.values()] == [bool(run.shoes) for run in RUNS]
