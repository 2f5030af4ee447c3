"""The preview of an import as it is listed: what comes first, what is counted, what the button says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from kneelog.domain.run import Run
from kneelog.services.activity_items import ActivityPlan, Answers, Fate, Item
from kneelog.services.activity_listing import Listing, counted, import_words, path_of, where, will_do

ZONE = timezone(timedelta(hours=1))


def run(day: int, hour: int | None = 8) -> Run:
    start = None if hour is None else datetime(2026, 3, day, hour, tzinfo=ZONE)
    return Run(f"{day:016x}{hour or 0:016x}", date(2026, 3, day), start)


def item(fate: Fate, kept: Run | None = None, *, before: Run | None = None, is_chosen: bool = True) -> Item:
    return Item(fate, "a.fit", run=kept, before=before, is_chosen=is_chosen and kept is not None)


def plan(*items: Item) -> ActivityPlan:
    counts = {fate: sum(each.fate is fate for each in items) for fate in Fate}
    return ActivityPlan(items, (), counts, "", Answers())


NEW = [item(Fate.NEW, run(day)) for day in (3, 5, 4)]
GAINING = item(Fate.MERGED, run(2), before=run(2, None))
TWIN, BAD, RIDE, KNOWN = (item(fate) for fate in (Fate.MERGED, Fate.UNREADABLE, Fate.NOT_A_RUN, Fate.KNOWN))
DOUBTFUL = item(Fate.DOUBTFUL, run(9))
UNDATED = item(Fate.DOUBTFUL)


def test_what_wants_to_be_looked_at_comes_first_and_newer_runs_before_older() -> None:
    listing = Listing.of(plan(KNOWN, *NEW, RIDE, BAD, DOUBTFUL), {})
    assert [group.fate for group in listing.groups] == [
        Fate.DOUBTFUL,
        Fate.UNREADABLE,
        Fate.NEW,
        Fate.NOT_A_RUN,
        Fate.KNOWN,
    ]
    assert listing.groups[2].places == (2, 3, 1)


def test_what_the_runner_said_of_a_run_outlives_another_plan() -> None:
    first = Listing.of(plan(*NEW), {NEW[1].run.id: False} if NEW[1].run else {})
    assert first.chosen == {0, 2}
    assert Listing.of(plan(RIDE, *NEW), {NEW[1].run.id: False} if NEW[1].run else {}).chosen == {1, 3}


def test_rows_of_which_nothing_is_kept_cannot_be_chosen() -> None:
    listing = Listing.of(plan(TWIN, BAD, UNDATED, *NEW), {})
    assert listing.with_chosen(range(6), on=True).chosen == {3, 4, 5}
    assert listing.with_chosen([3], on=False).chosen == {4, 5}


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((), "Nothing was found there."),
        ((*NEW, RIDE), "3 new and 1 not runs."),
        ((NEW[0], GAINING, TWIN), "1 new and 2 merged with a run known from elsewhere."),
        ((KNOWN,), "This run is there already."),
        ((KNOWN, KNOWN, BAD), "All 2 runs are there already. 1 could not be read."),
        ((KNOWN, NEW[0]), "1 new and 1 already there."),
        ((KNOWN, item(Fate.WAITING)), "1 waiting for an answer and 1 already there."),
        ((UNDATED,), "1 to check."),
    ],
)
def test_what_was_found_in_one_sentence(items: tuple[Item, ...], expected: str) -> None:
    assert counted(plan(*items)) == expected


@pytest.mark.parametrize(
    ("items", "out", "button", "sentence"),
    [
        (NEW, (), "Import 3 runs", "3 runs come in."),
        (NEW, (0, 1), "Import 1 run", "1 run comes in, 2 are left out."),
        (NEW, (0, 1, 2), "Import", "Choose at least one run."),
        ((GAINING,), (), "Add to 1 run", "1 run gains by it."),
        ((*NEW, GAINING), (3,), "Import 3 runs", "3 runs come in, 1 is left out."),
        ((NEW[0], item(Fate.WAITING)), (), "Import 1 run", "1 run comes in, 1 waits for an answer."),
        ((KNOWN,), (), "Import", "There is nothing to import."),
    ],
)
def test_the_button_and_the_footer_say_what_will_be_kept(
    items: list[Item], out: tuple[int, ...], button: str, sentence: str
) -> None:
    listing = Listing.of(plan(*items), {}).with_chosen(out, on=False)
    assert (import_words(listing), will_do(listing)) == (button, sentence)


def test_a_row_names_its_file_and_tells_where_it_lies() -> None:
    packed = replace(NEW[0], file="downloads/export.zip", within="activities/12.fit")
    assert (where(packed), path_of(packed)) == ("12.fit", "downloads/export.zip › activities/12.fit")
    assert where(replace(packed, within="", file="C:\\runs\\12.fit")) == "12.fit"
