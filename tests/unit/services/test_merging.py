"""Two diaries become one: what is the same, what goes together, what is asked; all without a store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from kneelog.domain.care import SINGLE, Background, LookedAt, Reminder, Score, SeeingSomeone, Tried
from kneelog.domain.diary import EMPTY, Diary, Record, RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.report import Knee, KneeReport
from kneelog.domain.run import Run, RunKind, Shoe
from kneelog.domain.settings import Appearance, Preferences, RuleSettings
from kneelog.domain.signs import Sign
from kneelog.domain.versions import Evidence, digest
from kneelog.services import merge_words, merging
from kneelog.services.merge_facts import facts
from kneelog.services.merge_join import joined_run, joined_shoe
from kneelog.services.merge_tally import is_same_content
from kneelog.services.merge_versions import Side
from tests.store.helpers import DAY
from tests.strategies import diaries, entries

if TYPE_CHECKING:
    from kneelog.services.merging import MergePlan

START = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
EDITED = datetime(2026, 3, 3, 7, 0, tzinfo=UTC)
KINDS: dict[type, RecordKind] = {
    Entry: RecordKind.ENTRY,
    Run: RecordKind.RUN,
    Shoe: RecordKind.SHOE,
    SeeingSomeone: RecordKind.SEEING,
    Score: RecordKind.SCORE,
    Tried: RecordKind.TRIED,
    LookedAt: RecordKind.LOOKED_AT,
    Reminder: RecordKind.REMINDER,
    Background: RecordKind.BACKGROUND,
    RuleSettings: RecordKind.RULES,
    Preferences: RecordKind.PREFERENCES,
}


def diary(*records: Record) -> Diary:
    found: dict[RecordKind, dict[str, Record]] = {}
    for each in records:
        found.setdefault(KINDS[type(each)], {})[getattr(each, "id", SINGLE)] = each
    return Diary(found)


def knows(*versions: Record) -> Evidence:
    """A diary that once had these versions."""
    earlier: dict[tuple[RecordKind, str], tuple[str, ...]] = {}
    for each in versions:
        kind = KINDS[type(each)]
        key = (kind, getattr(each, "id", SINGLE))
        earlier[key] = (*earlier.get(key, ()), digest(kind, each))
    return Evidence(earlier)


def planned(
    mine: Diary, theirs: Diary, known: Evidence | None = None, known_there: Evidence | None = None
) -> MergePlan:
    return merging.plan(mine, known or Evidence(), theirs, known_there or Evidence(), "laptop.kneelog")


def merged(plan: MergePlan) -> Diary:
    return plan.mine.applying(plan.change().edits)


def entry(name: str = "e", left: int = 4, run: str | None = None, note: str = "") -> Entry:
    return Entry(name, DAY, Kind.RUN if run else Kind.REST, run=run, left=KneeReport(left), note=note)


GARMIN = Run("g", DAY, START, 8000, 2400, source="Garmin (FIT)", source_ids=("garmin:1",), title="Evening")
STRAVA = Run("s", DAY, START + timedelta(seconds=40), 8050, 2420, climb_m=60, source_ids=("strava:9",))


class TestSameUnderOtherIds:
    def test_a_run_imported_on_both_machines_is_one(self) -> None:
        """Garmin here, Strava there: one run with all that either knows, and each entry still has its run."""
        plan = planned(diary(GARMIN, entry("a", run="g")), diary(STRAVA, entry("b", run="s")))
        found = merged(plan)
        (run,) = found.runs.values()
        assert (run.climb_m, run.title) == (60, "Evening")
        assert set(run.source_ids) == {"garmin:1", "strava:9"}
        assert {each.run for each in found.entries.values()} == {run.id}
        assert plan.tally.joined == {RecordKind.RUN: 1}
        assert plan.tally.added == {RecordKind.ENTRY: 1}

    def test_afterwards_both_know_it_by_one_id(self) -> None:
        """Merging again changes nothing, and what is deleted there later is found here."""
        there = diary(STRAVA)
        found = merged(planned(diary(GARMIN), there))
        assert set(found.runs) == {"s"}
        assert planned(found, diary(), knows(STRAVA), knows(*found.runs.values())).tally.removed == {
            RecordKind.RUN: 1
        }

    @pytest.mark.parametrize(
        "other",
        [
            replace(STRAVA, started_at=START + timedelta(minutes=3)),
            replace(STRAVA, distance_m=5000, moving_s=1500),
            replace(STRAVA, started_at=None),
        ],
        ids=["it started later", "it was shorter", "its start is unknown"],
    )
    def test_another_run_stays_another(self, other: Run) -> None:
        assert len(merged(planned(diary(GARMIN), diary(other))).runs) == 2

    def test_one_of_two_runs_with_one_source_is_taken(self) -> None:
        """Nobody's two runs become one run only because a third tells of both."""
        twice = (replace(GARMIN, id="g1"), replace(GARMIN, id="g2"))
        assert len(merged(planned(diary(*twice), diary(GARMIN))).runs) == 2

    @pytest.mark.parametrize(
        "record",
        [
            SeeingSomeone("x", Knee.LEFT, DAY),
            Score("x", DAY, "KOOS-12", "62"),
            Tried("x", DAY, "step-ups"),
            LookedAt("x", Sign.LOCKED, Knee.LEFT, DAY),
            Shoe("x", "Blue"),
        ],
        ids=lambda record: type(record).__name__,
    )
    def test_what_says_the_same_is_not_doubled(self, record: SeeingSomeone) -> None:
        """Noted on both laptops, it stands there once."""
        again = replace(record, id="y")
        kind = KINDS[type(record)]
        assert merged(planned(diary(record), diary(again))).of(kind) == {"y": again}
        assert len(merged(planned(diary(record, again), diary(replace(record, id="z")))).of(kind)) == 2

    def test_a_run_imported_on_both_from_one_file_is_joined_without_asking(self) -> None:
        """The file gives both the same id; what only one machine added to it is not lost."""
        here, there = replace(GARMIN, shoes="Blue"), replace(GARMIN, kind=RunKind.EASY)
        plan = planned(diary(here), diary(there))
        assert plan.conflicts == ()
        assert merged(plan).runs["g"] == replace(here, kind=RunKind.EASY)

    def test_a_spreadsheet_imported_on_both_is_the_same(self) -> None:
        """Rows without an id get the same one on both machines, at another moment: no entry is asked about."""
        here, there = (replace(entry("row"), recorded_at=when) for when in (EDITED, START))
        plan = planned(diary(here), diary(there))
        assert (plan.conflicts, plan.tally.equal) == ((), {RecordKind.ENTRY: 1})
        assert merged(plan).entries["row"].recorded_at == START


TYPED = Run("t", DAY, START, 8000, effort=6, title="hard")
JOINS: dict[str, tuple[Run, Run, dict[str, object]]] = {
    "the richer tells first": (GARMIN, STRAVA, {"distance_m": 8050, "title": "Evening", "climb_m": 60}),
    "what was typed comes before a file": (TYPED, STRAVA, {"distance_m": 8000, "effort": 6, "climb_m": 60}),
    "what was corrected comes before a file, and blank stays": (
        replace(GARMIN, distance_m=7900, climb_m=None, edited_at=EDITED),
        STRAVA,
        {"distance_m": 7900, "climb_m": None, "edited_at": EDITED},
    ),
    "a start of the same day is filled in": (
        replace(TYPED, started_at=None),
        STRAVA,
        {"started_at": STRAVA.started_at},
    ),
}


@pytest.mark.parametrize(("one", "other", "told"), JOINS.values(), ids=JOINS)
def test_two_that_tell_of_one_run(one: Run, other: Run, told: dict[str, object]) -> None:
    """What the runner typed is never lost to a file, on whichever machine the two meet."""
    found, mirrored = joined_run(one, other), joined_run(other, one)
    assert found is not None
    assert mirrored is not None
    assert {name: getattr(found, name) for name in told} == told
    assert set(found.source_ids) == {*one.source_ids, *other.source_ids}
    assert replace(found, id="-") == replace(mirrored, id="-")
    assert (found.edited_at is not None) is (one is not GARMIN), (
        "the next file does not take over what was typed"
    )


def test_two_corrections_of_one_run_are_not_joined() -> None:
    one = replace(GARMIN, distance_m=7900, edited_at=EDITED)
    assert joined_run(one, replace(STRAVA, distance_m=8100, edited_at=START)) is None


def test_two_that_tell_of_one_pair() -> None:
    here = Shoe("x", "Blue", date(2026, 1, 1), is_default=True)
    there = Shoe("x", "blue", date(2025, 1, 1), date(2026, 2, 1))
    assert joined_shoe(here, there) == Shoe("x", "Blue", date(2025, 1, 1), date(2026, 2, 1), is_default=True)
    assert joined_shoe(there, here) == joined_shoe(here, there)


class TestWhatGoesTogether:
    def test_an_entry_brings_the_run_that_was_deleted_here(self) -> None:
        """The answer of the morning after is not left without its run."""
        run, answer = Run("r", DAY), entry("e", run="r")
        plan = planned(diary(), diary(run, answer), knows(run))
        assert merged(plan).runs == {"r": run}

    def test_a_run_deleted_there_stays_for_an_entry_here(self) -> None:
        run, answer = Run("r", DAY), entry("e", run="r")
        plan = planned(diary(run, answer), diary(), None, knows(run))
        assert merged(plan).runs == {"r": run}
        assert plan.is_empty
        assert plan.tally.kept == {RecordKind.RUN: 1, RecordKind.ENTRY: 1}

    def test_runs_follow_a_pair_to_its_new_name(self) -> None:
        """Renamed there, worn here meanwhile: the kilometres stay with the pair."""
        old, new = Shoe("p", "Glide"), Shoe("p", "Glide 4")
        worn, here = Run("r", DAY, shoes="Glide"), Run("here", DAY, shoes="Glide")
        there = diary(new, replace(worn, shoes="Glide 4"))
        plan = planned(diary(old, worn, here), there, None, knows(old, worn))
        assert {run.shoes for run in merged(plan).runs.values()} == {"Glide 4"}

    def test_one_pair_at_most_is_the_default(self) -> None:
        mine, theirs = Shoe("m", "Blue", is_default=True), Shoe("t", "Red", is_default=True)
        found = merged(planned(diary(mine), diary(theirs)))
        assert {each.name for each in found.shoes.values() if each.is_default} == {"Blue"}
        assert len(found.shoes) == 2


class TestSingles:
    def test_what_was_never_set_here_comes_from_there(self) -> None:
        there = diary(RuleSettings(6), Background(name="Robin"), Reminder(DAY), Preferences(move_on=False))
        assert merged(planned(EMPTY, there)).records == there.records
        assert planned(there, EMPTY).is_empty

    def test_settings_put_back_there_are_put_back_here(self) -> None:
        plan = planned(diary(RuleSettings(6)), diary(RuleSettings()), None, knows(RuleSettings(6)))
        assert merged(plan).rules == RuleSettings()

    def test_settings_changed_on_both_sides_are_asked_about(self) -> None:
        plan = planned(diary(RuleSettings(6)), diary(RuleSettings(8)))
        assert [each.key for each in plan.conflicts] == [(RecordKind.RULES, SINGLE)]

    def test_preferences_are_ones_own(self) -> None:
        """The laptop in the dark room stays dark; nobody is asked, and it is said."""
        here, there = Preferences(appearance=Appearance.DARK), Preferences(appearance=Appearance.LIGHT)
        plan = planned(diary(here), diary(there))
        assert plan.is_empty
        assert plan.notes == ("The preferences differ from those there; they stay as they are.",)
        assert merge_words.nothing_to_merge(plan).startswith(
            "Nothing to merge: all that laptop.kneelog holds"
        )

    def test_of_two_reminders_the_sooner_stands(self) -> None:
        here, there = Reminder(DAY), Reminder(DAY + timedelta(days=1))
        assert merged(planned(diary(there), diary(here))).reminder == here
        assert merged(planned(diary(here), diary(there))).reminder == here


BASE = entry("e", note="sore")
HERE = replace(BASE, left=KneeReport(5), edited_at=EDITED)
THERE = replace(BASE, note="sore downhill", edited_at=EDITED + timedelta(hours=1))


class TestConflicts:
    @pytest.fixture
    def plan(self) -> MergePlan:
        return planned(diary(HERE), diary(THERE), knows(BASE), knows(BASE))

    def test_both_versions_are_shown_field_by_field(self, plan: MergePlan) -> None:
        """The runner sees what differs and nothing else."""
        (conflict,) = plan.conflicts
        shown = merge_words.side_by_side(conflict, plan, DAY, UTC)
        assert shown == (
            "2 March 2026: rest, left 5, right not recorded",
            "changed 3 March 2026, 7:00",
            "changed 3 March 2026, 8:00",
            (("Left: level", "5", "4"), ("Note", "sore", "sore downhill")),
        )

    def test_a_deletion_is_a_side_too(self) -> None:
        plan = planned(diary(), diary(THERE), knows(BASE), knows(BASE))
        (conflict,) = plan.conflicts
        shown = merge_words.side_by_side(conflict, plan, DAY, UTC)
        assert (conflict.mine, conflict.default, shown.mine) == (None, Side.THEIRS, "deleted")
        assert ("Note", "", "sore downhill") in shown.differences
        assert plan.change({conflict.key: Side.MINE}).edits == ()

    @pytest.mark.parametrize(
        ("choices", "stands"),
        [
            ({}, THERE),
            ({(RecordKind.ENTRY, "e"): Side.MINE}, HERE),
            ({(RecordKind.ENTRY, "e"): Side.THEIRS}, THERE),
        ],
    )
    def test_what_is_chosen_stands_and_is_remembered(
        self, plan: MergePlan, choices: dict[tuple[RecordKind, str], Side], stands: Entry
    ) -> None:
        """Whoever chose is not asked again; not even choosing what was there already."""
        change = plan.change(choices)
        assert plan.mine.applying(change.edits).entries["e"] == stands
        assert [each.digest for each in change.weighed] == [digest(RecordKind.ENTRY, THERE)]
        assert not change.is_empty

    def test_the_change_says_what_came_from_where(self, plan: MergePlan) -> None:
        assert plan.change().label == "Merged 1 entry from laptop.kneelog"
        assert planned(EMPTY, diary(GARMIN)).change().label == "Merged laptop.kneelog"
        assert planned(diary(GARMIN), diary(STRAVA)).change().label == "Merged laptop.kneelog"


@given(diary=diaries())
def test_a_diary_and_itself_have_nothing_to_merge(diary: Diary) -> None:
    plan = planned(diary, diary)
    assert plan.is_empty
    assert merge_words.nothing_to_merge(plan) == "Nothing to merge: both hold the same."


@given(diary=diaries())
def test_into_an_empty_diary_everything_comes(diary: Diary) -> None:
    """A new laptop gets all of the old one's diary, and says how much that is."""
    plan = planned(EMPTY, diary)
    found = merged(plan)
    defaults = [each for each in found.shoes.values() if each.is_default]
    assert len(defaults) <= 1
    for kind in (*KINDS.values(), RecordKind.APPOINTMENT):
        if kind not in (RecordKind.SHOE, RecordKind.RULES, RecordKind.PREFERENCES, RecordKind.BACKGROUND):
            assert dict(found.of(kind)) == dict(diary.of(kind))
            assert plan.tally.added.get(kind, 0) == len(diary.of(kind))


@given(one=entries(entry_id="e"), other=entries(entry_id="e"))
def test_no_difference_between_two_entries_goes_unseen(one: Entry, other: Entry) -> None:
    """Whoever chooses between two versions sees everything in which they differ."""
    shown = [facts(each, {}, Preferences().units) for each in (one, other)]
    assert (shown[0] == shown[1]) is is_same_content(one, other)
