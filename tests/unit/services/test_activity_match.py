"""A run that a watch, a phone and two services know is one run; two runs stay two."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from gettext import NullTranslations
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.domain.diary import Diary, RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.services.activity_plan import Answers, Fate, change, plan
from kneelog.services.workout import Doubt, Sport, Zone
from kneelog.words import use
from tests.unit.services.activities import (
    BERLIN,
    NOW,
    START,
    diary,
    files,
    imported,
    on_the_wall,
    rows,
    run,
    runs,
    unedited,
    workout,
)

if TYPE_CHECKING:
    from kneelog.domain.run import Run
    from kneelog.services.workout import Workout

ONE_RUN = {
    "a minute and a half later": workout("gpx", 1.5),
    "two minutes later, to the second": workout("gpx", 2),
    "two minutes earlier": workout("gpx", -2),
    "distance within 5 %, another time": workout("gpx", distance_m=7800, moving_s=4000),
    "time within 5 %, another distance": workout("gpx", distance_m=5000, moving_s=2700),
    "moving there, by the clock here": workout("gpx", distance_m=None, moving_s=2000, elapsed_s=2840),
    "neither distance nor time": workout("gpx", distance_m=None, moving_s=None),
    "a walk, says the other": workout("gpx", sport=Sport.WALK),
    "no sport, says the other": workout("gpx", sport=Sport.UNKNOWN),
    "by a clock on the wall there": on_the_wall(8),
    "by a clock on the wall elsewhere": on_the_wall(14),
    "by a clock on the wall where the day begins": on_the_wall(21),
    "by a clock on the wall far in the west": workout(
        "garmin-connect",
        start=datetime(2026, 2, 28, 19, 30),  # noqa: DTZ001 - as in the list
    ),
    "a file that breaks off": workout("gpx", 1, distance_m=900, moving_s=100, doubts=(Doubt.DAMAGED,)),
    "local time written as if it were UTC": workout("tcx", 60),
}
TWO_RUNS = {
    "two minutes and a second later": workout("gpx", 2 + 1 / 60),
    "farther and longer": workout("gpx", distance_m=9000, moving_s=3000),
    "an hour later, from a file that knows UTC": workout("gpx", 60),
    "half an hour later by a clock on the wall": on_the_wall(9, 0),
    "another hour on the wall, and longer": on_the_wall(14, moving_s=3200),
    "another hour on the wall, and farther": on_the_wall(14, distance_m=9000),
    "by a clock on the wall of a zone that does not exist": on_the_wall(22),
    "another hour on the wall, and nothing that is the same to 1 %": on_the_wall(
        14, distance_m=8300, moving_s=2880
    ),
    "another hour on the wall, and no time": on_the_wall(14, moving_s=None),
    "UTC, and not the hours that the runner's zone is off": workout("tcx", 120),
    "UTC, and the hours that the runner's zone is off, but earlier": workout("tcx", -60),
    "15 hours away on the wall": on_the_wall(23, distance_m=8200),
    "without a date": workout("gpx", start=None),
}


@pytest.mark.parametrize("other", ONE_RUN.values(), ids=ONE_RUN)
def test_it_is_one_run(other: Workout) -> None:
    """The runner answers for it once, and every name of it is kept."""
    for order in ((workout(), other), (other, workout())):
        (found,) = runs(*order)
        assert set(found.source_ids) == {workout().source_id, other.source_id}


@pytest.mark.parametrize("other", TWO_RUNS.values(), ids=TWO_RUNS)
def test_it_is_two_runs(other: Workout) -> None:
    """No run is lost to a guess; the rows are both there."""
    assert [row.fate is Fate.MERGED for row in rows(workout(), other)] == [False, False]


def test_short_intervals_on_one_device_stay_apart() -> None:
    """A minute each, two minutes apart: the second began after the first had ended."""
    first, second = (workout("fit", minutes, distance_m=300, moving_s=60) for minutes in (0, 2))
    assert len(runs(first, second)) == 2


def test_who_runs_to_work_and_back_runs_twice() -> None:
    """As far, as long and at the same minute of another hour: the list that names both keeps them apart."""
    there, back = workout("fit", 0), workout("fit", 9 * 60)
    found = runs(there, back, on_the_wall(8), on_the_wall(17))
    assert [len(each.source_ids) for each in found] == [2, 2]
    assert len(runs(on_the_wall(8), on_the_wall(17))) == 2


def test_a_clock_on_the_wall_is_matched_with_the_nearest_hour() -> None:
    """A list from abroad, an hour off all day, finds each of its runs."""
    found = runs(workout("fit", 0), workout("fit", 9 * 60), on_the_wall(9), on_the_wall(18))
    assert [len(each.source_ids) for each in found] == [2, 2]
    assert [each.started_at for each in found] == [START, START + timedelta(hours=9)]


def test_what_makes_figures_less_sure_stays_with_the_run() -> None:
    (damaged,) = runs(workout("fit", doubts=(Doubt.DAMAGED,)))
    (computed,) = runs(workout("gpx", doubts=(Doubt.COMPUTED,)))
    assert damaged.source.endswith(", file damaged")
    assert computed.source.endswith(", distance computed from the track")


def test_the_richest_is_kept_and_filled_from_the_others() -> None:
    """Heart rate from the watch, the title from the service, the distance of the device that measured it."""
    watch = workout("fit", heart_rate=151, cadence=172, climb_m=80, device="Garmin fenix 5", zone=Zone.OFFSET)
    service = workout("strava", 1, distance_m=8150, moving_s=2800, title="Along the canal", effort=6)
    (found,) = runs(service, watch)
    assert (found.distance_m, found.moving_s, found.heart_rate, found.cadence) == (8200, 2830, 151, 172)
    assert (found.title, found.effort, found.climb_m) == ("Along the canal", 6, 80)
    assert found.source == "Garmin fenix 5 (FIT)"
    assert found.source_ids == (watch.source_id, service.source_id)


# ---- with what the diary has --------------------------------------------------------------------------------------


def test_a_richer_file_that_comes_later_is_kept() -> None:
    known = imported(workout("garmin-connect", distance_m=8000, start=datetime(2026, 3, 1, 14, 30)))  # noqa: DTZ001
    watch = workout("fit", heart_rate=151, climb_m=80)
    (found,) = runs(watch, known=known)
    assert (found.distance_m, found.heart_rate) == (8200, 151)
    assert found.started_at == START, "a clock that knows its zone is believed over one on the wall"
    (row,) = rows(watch, known=known)
    assert row.sentence.startswith(
        "The diary has this run from GARMIN-CONNECT. It gains its start, its distance,"
    )


def test_a_poorer_file_that_comes_later_only_adds_its_name() -> None:
    known = imported(workout("fit", heart_rate=151, climb_m=80))
    phone = workout("gpx", 1, distance_m=8000)
    (found,) = runs(phone, known=known)
    assert (found.distance_m, found.started_at, found.source_ids[-1]) == (8200, START, phone.source_id)
    (row,) = rows(phone, known=known)
    assert row.sentence == "The diary has this run from FIT. It gains nothing but the name of this file."


def test_what_the_runner_corrected_stays_corrected() -> None:
    """Not even a richer file takes an edit back, and what was cleared stays blank."""
    edited = run(
        started_at=START, distance_m=8000, moving_s=2400, source_ids=("gpx:1",), edited_at=NOW, title="Mine"
    )
    (found,) = runs(workout("fit", distance_m=8200, heart_rate=151, title="Theirs"), known=diary(edited))
    assert found == replace(edited, source_ids=("gpx:1", workout("fit").source_id))


def test_importing_again_does_not_refill_what_the_runner_cleared() -> None:
    known = imported(workout("fit", heart_rate=251))
    (there,) = known.runs.values()
    cleared = run(id=there.id, started_at=START, distance_m=8200, source_ids=there.source_ids, edited_at=NOW)
    assert runs(workout("fit", heart_rate=251), known=diary(cleared)) == [cleared]


def test_a_run_whose_start_was_corrected_is_found_by_the_file_that_knows_it() -> None:
    """The watch's clock was off by hours, and so is that of the service: beside the watch's file it is that run."""
    (before,) = imported(workout("fit")).runs.values()
    mine = replace(before, started_at=START - timedelta(hours=3), edited_at=NOW)
    (found,) = runs(workout("strava", 1), workout("fit"), known=diary(mine))
    assert found == replace(mine, source_ids=("fit:" + str(START), workout("strava", 1).source_id))


TYPED = {
    "with a distance": (run(distance_m=8000, effort=6), [workout()], True),
    "with a distance of 5 % more": (run(distance_m=8631), [workout()], True),
    "with another distance": (run(distance_m=8640), [workout()], False),
    "with a time only": (run(moving_s=2820), [workout()], True),
    "with another time only": (run(moving_s=3600), [workout()], False),
    "a run of which nothing was said": (run(), [workout()], True),
    "on the day before": (run(on=START.date() - timedelta(days=1)), [workout()], False),
    "on a day with two runs": (run(), [workout(), workout("fit", 300)], False),
    "where a walk is the day's other file": (run(), [workout(), workout("fit", 300, sport=Sport.WALK)], True),
}


@pytest.mark.parametrize(("typed", "found", "is_one"), TYPED.values(), ids=TYPED)
def test_a_run_typed_without_a_start_is_the_only_run_of_its_day(
    typed: Run, found: list[Workout], is_one: bool
) -> None:
    """Whoever answered for a run before the watch was read has one run, with the answer on it."""
    after = runs(*found, known=diary(typed))
    assert len(after) == (1 if is_one else 1 + sum(each.sport is Sport.RUN for each in found))
    if is_one:
        (one,) = after
        assert (one.id, one.started_at, one.source_ids) == ("run", START, (workout().source_id,))
        assert (one.distance_m, one.moving_s) == (typed.distance_m or 8200, typed.moving_s or 2830)


SHORT = workout("fit", 300, distance_m=3000, moving_s=1000)
SAME_DAY = {
    "one as far": ((run(distance_m=8000),), ([workout(), SHORT], [SHORT, workout()]), ["run"]),
    "one as long": ((run(moving_s=2800),), ([workout(), SHORT],), ["run"]),
    "two as far": ((run(distance_m=8000),), ([workout(), workout("gpx", 300)],), []),
    "two typed for one": ((run(distance_m=7800), run(id="b", distance_m=8600)), ([workout()],), []),
    "two typed, one as far": (
        (run(distance_m=8000), run(id="b", distance_m=3000)),
        ([workout()],),
        ["run"],
    ),
    "two typed, each with its own": (
        (run(distance_m=8000), run(id="b", distance_m=3000)),
        ([workout(), SHORT],),
        ["run", "b"],
    ),
}


@pytest.mark.parametrize(("typed", "batches", "expected"), SAME_DAY.values(), ids=SAME_DAY)
def test_a_typed_run_finds_its_file_among_several_however_they_come(
    typed: tuple[Run, ...], batches: tuple[list[Workout], ...], expected: list[str]
) -> None:
    """In one import or one by one: the other run of that day takes nothing from the answer."""
    for batch in batches:
        known = imported(*batch, known=diary(*typed))
        joined = [each.id for each in typed if known.runs[each.id].source_ids]
        assert joined == expected
        if expected:
            singly = diary(*typed)
            for each in batch:
                singly = imported(each, known=singly)
            assert {name: each.source_ids for name, each in singly.runs.items()} == {
                name: each.source_ids for name, each in known.runs.items()
            }


ABOUT = {
    "half an hour early": (-30, [workout()], True),
    "half an hour late": (30, [workout()], True),
    "more than half an hour late": (31, [workout()], False),
    "another run further off": (20, [workout(), workout("gpx", 300)], True),
    "two such runs": (20, [workout(), workout("gpx", 40)], False),
    "another distance": (20, [workout(distance_m=9000)], False),
    "nothing to compare": (20, [workout(distance_m=None, moving_s=None)], False),
}


@pytest.mark.parametrize(("minutes", "found", "is_one"), ABOUT.values(), ids=ABOUT)
def test_a_start_typed_from_memory_is_the_run_that_began_about_then(
    minutes: int, found: list[Workout], *, is_one: bool
) -> None:
    """Nobody logs a run twice for having guessed at the clock; and the start that was typed stays."""
    start = START + timedelta(minutes=minutes)
    after = runs(*found, known=diary(run(started_at=start, distance_m=8000, moving_s=2800)))
    assert len(after) == len(found) + (not is_one)
    (mine,) = (each for each in after if each.id == "run")
    assert (mine.started_at, mine.source_ids) == (start, (found[0].source_id,) if is_one else ())


def test_that_a_typed_run_was_joined_is_said_and_what_was_typed_stays_typed() -> None:
    """Neither this file nor the next one overrules the runner."""
    typed = diary(run(distance_m=8000))
    (row,) = rows(workout(), known=typed)
    assert (row.fate, row.before, row.is_chosen) == (Fate.MERGED, run(distance_m=8000), True)
    assert row.sentence.startswith(
        "It is the run that you logged that day; what you typed stays. It gains its start"
    )
    known = imported(workout(), known=typed)
    (found,) = runs(workout("strava", heart_rate=150, climb_m=9, cadence=170), known=known)
    assert (found.distance_m, found.moving_s, found.heart_rate) == (8000, 2830, None)


@pytest.mark.parametrize(("entries", "is_joined"), [(1, True), (2, False)])
def test_an_entry_without_a_run_gets_the_only_one_of_its_day(entries: int, *, is_joined: bool) -> None:
    """A level that was logged for "the run" is an answer to the run that the watch brings."""
    written = {str(number): Entry(str(number), START.date(), Kind.RUN) for number in range(entries)}
    after = imported(workout(), known=Diary({RecordKind.ENTRY: written}))
    (run_id,) = after.runs
    assert {entry.run for entry in after.entries.values()} == ({run_id} if is_joined else {None})


def test_two_runs_of_the_diary_are_never_made_one() -> None:
    """Even where a file lies between both, it joins the nearer one."""
    first = run(id="a", started_at=START, distance_m=8200, source_ids=("x:1",))
    second = run(id="b", started_at=START + timedelta(minutes=3), distance_m=8200, source_ids=("y:1",))
    after = runs(workout("fit", 2), known=diary(first, second))
    assert [len(each.source_ids) for each in after] == [1, 2]


EVENING, MORNING = datetime(2026, 2, 28, 19, tzinfo=UTC), datetime(2026, 3, 1, 6, 1, tzinfo=UTC)
WALL_CLOCKS = {
    "claims to be UTC": ({"sort": "tcx", "start": EVENING}, {"distance_m": 5100, "moving_s": 1530}, ""),
    "has no zone": (
        {"sort": "garmin-connect", "start": EVENING.replace(tzinfo=None)},
        {"distance_m": 5000, "moving_s": 1500},
        "Please check: it may be your run of 28 Feb 2026.",
    ),
}


@pytest.mark.parametrize(("there", "later", "said"), WALL_CLOCKS.values(), ids=WALL_CLOCKS)
def test_a_run_with_an_answer_never_moves_to_another_day(
    there: dict[str, Any], later: dict[str, Any], said: str
) -> None:
    """The runs of an evening and of the morning after are two, and the answer stays with its own."""
    before = imported(workout(distance_m=5000, moving_s=1500, **there))
    (first,) = before.runs.values()
    entry = Entry("e", first.on, Kind.RUN, run=first.id)
    known = Diary({RecordKind.RUN: before.runs, RecordKind.ENTRY: {"e": entry}})
    (row,) = rows(workout("fit", start=MORNING, **later), known=known)
    assert (row.fate, row.sentence) == (Fate.DOUBTFUL if said else Fate.NEW, said)
    after = imported(workout("fit", start=MORNING, **later), known=known)
    assert len(after.runs) == 2
    assert after.runs[first.id] == first


def test_a_run_with_an_answer_keeps_its_day_though_a_file_knows_the_place() -> None:
    """Late at home was early next morning there: the recording comes to the answer, not the other way round."""
    before = imported(workout("tcx", start=datetime(2026, 2, 28, 22, tzinfo=UTC)))
    (first,) = before.runs.values()
    entry = Entry("e", first.on, Kind.RUN, run=first.id)
    known = Diary({RecordKind.RUN: before.runs, RecordKind.ENTRY: {"e": entry}})
    there = datetime(2026, 3, 1, 7, tzinfo=timezone(timedelta(hours=9)))
    watch = workout("fit", start=there, zone=Zone.OFFSET, heart_rate=150)
    (found,) = runs(watch, known=known)
    assert (found.on, found.started_at, found.heart_rate) == (first.on, first.started_at, 150)
    (moved,) = runs(watch, known=before)
    assert moved.started_at == there, "nobody answered: the file that knows the place is believed"
    assert moved.on == there.date()


PHONE = workout("gpx", 1, distance_m=8050, heart_rate=150, cadence=170, climb_m=9, doubts=(Doubt.COMPUTED,))
WATCH = workout("fit")
SCRAP = workout("tcx", distance_m=900, moving_s=300, doubts=(Doubt.DAMAGED,))
BARE = workout("strava", distance_m=None)
SOURCES = {
    "the watch measured it, the phone knows more": ((PHONE, WATCH), 8200, "GPX"),
    "and a scrap beside them": ((PHONE, SCRAP, WATCH), 8200, "GPX"),
    "a scrap has measured only the beginning": (
        (PHONE, SCRAP),
        8050,
        "GPX, distance computed from the track",
    ),
    "the richest has none of its own": (
        (replace(BARE, heart_rate=150, cadence=170, climb_m=9, effort=3), replace(PHONE, heart_rate=None)),
        8050,
        "STRAVA, distance computed from the track",
    ),
}


@pytest.mark.parametrize(("found", "distance", "source"), SOURCES.values(), ids=SOURCES)
def test_whichever_file_comes_first_the_best_distance_is_kept(
    found: tuple[Workout, ...], distance: int, source: str
) -> None:
    """In one import or in several, in any order; and the source says where the distance is from."""
    for order in permutations(found):
        known = diary()
        for each in order:
            known = imported(each, known=known)
        for made in (*runs(*order), *known.runs.values()):
            assert (made.distance_m, made.source) == (distance, source)


# ---- damaged files ------------------------------------------------------------------------------------------------

BROKEN = workout(distance_m=900, moving_s=310, heart_rate=141, climb_m=9, doubts=(Doubt.DAMAGED,))


@pytest.mark.parametrize("whole", [workout(), workout("strava", 1)], ids=["the same file", "another"])
def test_a_run_whose_file_was_damaged_is_repaired_by_a_whole_one(whole: Workout) -> None:
    """The watch is read again, or a service has all of it: the run is as long as it was."""
    before = imported(BROKEN)
    (found,) = runs(whole, known=before)
    assert (found.id, found.distance_m, found.moving_s) == (*before.runs, 8200, 2830)
    assert found.source == whole.source
    (row,) = rows(whole, known=before)
    assert row.fate is Fate.MERGED
    assert row.sentence.startswith(
        "The diary has this run from FIT, file damaged. It gains its distance and its time."
    )
    again = rows(whole, BROKEN, known=imported(whole, known=before))
    assert {each.fate for each in again} == {Fate.KNOWN}


@pytest.mark.parametrize("then", [BROKEN, workout("gpx", distance_m=900, doubts=(Doubt.DAMAGED,))])
def test_a_damaged_file_takes_nothing_from_a_whole_one(then: Workout) -> None:
    (found,) = runs(then, known=imported(workout()))
    assert (found.distance_m, found.moving_s, found.source) == (8200, 2830, "FIT")


class Shouting(NullTranslations):
    """Another language."""

    def gettext(self, message: str) -> str:
        return message if "{" in message else message.upper()


@pytest.mark.parametrize("first", [None, Shouting()], ids=["from English", "in its own"])
def test_a_run_is_repaired_in_another_language(first: NullTranslations | None) -> None:
    try:
        use(first)
        before = imported(replace(BROKEN, doubts=(Doubt.DAMAGED, Doubt.COMPUTED)))
        use(Shouting())
        (found,) = runs(workout(), known=before)
    finally:
        use(None)
    assert (found.distance_m, found.source) == (8200, "FIT")


def test_a_damaged_run_that_the_runner_corrected_stays_so() -> None:
    (before,) = imported(BROKEN).runs.values()
    mine = replace(before, distance_m=8000, edited_at=NOW)
    assert runs(workout(), known=diary(mine)) == [mine]


# ---- laws ---------------------------------------------------------------------------------------------------------


@st.composite
def workouts(draw: st.DrawFn) -> list[Workout]:
    """A few days of a runner with several devices: many are the same run, or nearly."""
    one = st.builds(
        workout,
        st.sampled_from(("fit", "gpx", "strava", "tcx")),
        st.sampled_from((0, 1, 2, 3, 60, 61, 540, 1440)),
        sport=st.sampled_from((Sport.RUN, Sport.RUN, Sport.WALK, Sport.UNKNOWN, Sport.OTHER)),
        distance_m=st.sampled_from((None, 5000, 5200, 8200)),
        moving_s=st.sampled_from((None, 100, 1800, 1850, 2830)),
        heart_rate=st.sampled_from((None, 20, 150)),
        title=st.sampled_from(("", "Canal")),
        zone=st.sampled_from((Zone.UTC, Zone.OFFSET)),
    )
    listed = st.builds(on_the_wall, st.sampled_from((8, 9, 17)), distance_m=st.sampled_from((5000, 8200)))
    return draw(st.lists(st.one_of(one, listed), max_size=8))


typed_runs = st.lists(
    st.builds(
        run,
        id=st.sampled_from(("a", "b", "c")),
        on=st.sampled_from((START.date(), START.date() + timedelta(days=1))),
        distance_m=st.sampled_from((None, 5000, 8200)),
    ),
    max_size=2,
    unique_by=lambda each: each.id,
).map(lambda many: diary(*many))


@given(workouts(), typed_runs, st.randoms(use_true_random=False))
def test_the_order_of_the_files_does_not_matter(found: list[Workout], known: object, chance: object) -> None:
    """However a folder is sorted, the diary is the same."""
    shuffled = list(found)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert imported(*found, known=known).records == imported(*shuffled, known=known).records  # type: ignore[arg-type]


@given(workouts(), typed_runs)
def test_importing_twice_is_importing_once(found: list[Workout], known: object) -> None:
    after = imported(*found, known=known)  # type: ignore[arg-type]
    again = plan(files(*found), after, BERLIN, NOW)
    assert change(again, after) is None
    assert not {Fate.NEW, Fate.MERGED} & {row.fate for row in again.items}


@given(workouts(), workouts(), typed_runs)
def test_no_two_runs_have_one_name(first: list[Workout], then: list[Workout], known: object) -> None:
    """Whatever comes in, and when; and every run that was found has its name in the diary."""
    after = imported(*then, known=imported(*first, known=known))  # type: ignore[arg-type]
    names = [name for each in after.runs.values() for name in each.source_ids]
    assert len(names) == len(set(names))
    assert {each.source_id for each in (*first, *then) if each.sport is Sport.RUN} <= set(names)


@given(workouts(), typed_runs)
def test_what_was_typed_is_never_lost(found: list[Workout], known: object) -> None:
    after = imported(*found, known=known)  # type: ignore[arg-type]
    for before in known.runs.values():  # type: ignore[attr-defined]
        mine = unedited(after.runs[before.id])
        assert (mine.on, mine.distance_m or before.distance_m) == (
            before.on,
            before.distance_m or mine.distance_m,
        )


def test_a_hundred_thousand_workouts_of_one_minute_take_no_day() -> None:
    """Nobody can make the comparison of all with all happen."""
    many = [workout("gpx", source_id=f"gpx:{number}", distance_m=100 + 7 * number) for number in range(3000)]
    assert len(rows(*many, answers=Answers())) == 3000


def test_one_line_of_a_list_a_thousand_times_is_no_more_than_a_thousand_lines() -> None:
    """A damaged list, or one made to be slow, keeps nobody waiting. Calls are counted, not seconds."""
    few, many = (calls_for([on_the_wall(8, distance_m=5000 + n) for n in range(size)]) for size in (200, 400))
    assert many < 2.2 * few


def calls_for(found: list[Workout]) -> int:
    """How many functions are called in planning an import."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        rows(*found)
    finally:
        sys.setprofile(before)
    return calls
