"""What is said in the preview of an import: texts of a row, why it is there, what is asked, and the sum of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from kneelog.domain.settings import Units
from kneelog.services.activity_items import Fate, Question, Topic
from kneelog.services.activity_keep import gained
from kneelog.services.runs import FACTS
from kneelog.services.wording import clock, distance_words, duration_words, first_upper
from kneelog.services.workout import Doubt, Sport
from kneelog.words import N_, brief_day, join, tr, trn, weekday_name

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date, datetime

    from kneelog.domain.run import Run
    from kneelog.services.activity_facts import Facts
    from kneelog.services.activity_items import Answers, Item
    from kneelog.services.workout import Workout

WAITS_FOR_SPORT = N_("The file does not say whether it is a run.")
WAITS_FOR_UNITS = N_("The file does not say whether it counts kilometres or miles.")
SKIPPED = N_("The file does not say whether it is a run; you asked to leave such files out.")
_NOT_A_RUN = {
    Sport.WALK: N_("It is a walk: walks and hikes come in if you ask for them."),
    Sport.HIKE: N_("It is a hike: walks and hikes come in if you ask for them."),
}


def row_texts(facts: Facts, units: Units) -> dict[str, Any]:
    """The texts of a row: day, time, distance, duration, what it is."""
    start, values, workout = facts.start, facts.values, facts.workout
    distance, duration = values.get("distance_m"), values.get("moving_s")
    parts = (values.get("title") or workout.sport_name[:60], values.get("source", ""))
    return {
        "day": "" if start is None else day_words(start),
        "time": "" if start is None else clock(start.time()),
        "distance": distance_words(distance, units) if distance else "",
        "duration": duration_words(duration) if duration else "",
        "what": " · ".join(part for part in parts if part),
    }


def day_words(start: datetime) -> str:
    """ "Sunday 2 Mar 2025"."""
    day = start.date()
    return tr("{weekday} {day}", weekday=weekday_name(day), day=brief_day(day, year=True))


def not_a_run(workout: Workout) -> str:
    """Why a workout does not come in."""
    if workout.sport in _NOT_A_RUN:
        return tr(_NOT_A_RUN[workout.sport])
    if workout.sport_name:
        return tr("It is no run but “{sport}”.", sport=workout.sport_name[:60])
    return tr("It is no run.")


def undated(facts: Facts) -> str:
    """What is said of a run that no diary can hold."""
    return tr("It cannot be kept: {why}. Log it by hand.", why="; ".join(facts.doubts))


def check(facts: Facts, near: Collection[date] = ()) -> str:
    """ "Please check: its pace is 1:10 a kilometre."; empty where nothing is doubtful.

    ``near`` are the days of runs that it may be, by a clock in another time zone.
    """
    days = (tr("it may be your run of {day}", day=brief_day(day, year=True)) for day in sorted(near))
    doubts = (*facts.doubts, *days)
    return tr("Please check: {what}.", what="; ".join(doubts)) if doubts else ""


def new_sentence(facts: Facts, *, is_awaited: bool, near: Collection[date] = ()) -> str:
    """What is said of a new run: whether an entry is about it, and what to check, else that it was computed."""
    is_computed = not facts.doubts and not near and Doubt.COMPUTED in facts.workout.doubts
    said = (
        tr("Your entry of that day is about it.") if is_awaited else "",
        tr("Its distance was computed from its track.") if is_computed else check(facts, near),
    )
    return " ".join(part for part in said if part)


def merged_sentence(before: Run, after: Run) -> str:
    """Which run of the diary it is, and what that gains."""
    fields = [tr(FACTS[name]) for name in gained(before, after) if name != "source"]
    what = join(fields) if fields else tr("nothing but the name of this file")
    if not before.source_ids:
        return tr("It is the run that you logged that day; what you typed stays. It gains {what}.", what=what)
    source = before.source or tr("another file")
    return tr("The diary has this run from {source}. It gains {what}.", source=source, what=what)


def twin_sentence(leader: str) -> str:
    """What is said of the other recordings of a run."""
    return tr("It is the same run as in {file}, and kept once.", file=leader)


def question(topic: Topic, count: int, answers: Answers) -> Question:
    """What is asked about ``count`` workouts."""
    if topic is Topic.SPORT:
        sentence = trn(
            "1 file does not say whether it is a run.",
            "{count} files do not say whether they are runs.",
            count,
        )
        choices = (("run", tr("They are runs")), ("skip", tr("Leave them out")))
        sport = {None: None, True: "run", False: "skip"}
        return Question(topic, sentence, choices, sport[answers.unknown_is_run], count)
    if topic is Topic.UNITS:
        sentence = trn(
            "1 activity does not say in what its distance is.",
            "{count} activities do not say in what their distances are.",
            count,
        )
        choices = ((Units.KILOMETRES.value, tr("kilometres")), (Units.MILES.value, tr("miles")))
        return Question(topic, sentence, choices, answers.units and answers.units.value, count)
    sentence = trn(
        "1 activity does not say in which time zone it was.",
        "{count} activities do not say in which time zone they were.",
        count,
    )
    named = ((answers.zone, answers.zone),) if answers.zone else ()
    return Question(topic, sentence, (("", tr("this computer's")), *named), answers.zone, count)


def summary(items: Sequence[Item]) -> str:
    """ "12 new runs, 3 already there. Please check 1."."""
    counts = Counter(item.fate for item in items)
    new = sum(item.run is not None and item.before is None for item in items)
    undated = sum(item.fate is Fate.DOUBTFUL and item.run is None for item in items)
    parts = (
        (new, trn("1 new run", "{count} new runs", new)),
        (counts[Fate.KNOWN], tr("{count} already there", count=counts[Fate.KNOWN])),
        (counts[Fate.MERGED], tr("{count} merged with another", count=counts[Fate.MERGED])),
        (counts[Fate.NOT_A_RUN], trn("1 not a run", "{count} not runs", counts[Fate.NOT_A_RUN])),
        (counts[Fate.WAITING], tr("{count} waiting for an answer", count=counts[Fate.WAITING])),
        (undated, tr("{count} without a date", count=undated)),
        (counts[Fate.UNREADABLE], tr("{count} unreadable", count=counts[Fate.UNREADABLE])),
    )
    said = ", ".join(words for count, words in parts if count)
    if not said:
        return tr("Nothing was found in these files.")
    doubtful = counts[Fate.DOUBTFUL] - undated
    check = " " + tr("Please check {count}.", count=doubtful) if doubtful else ""
    return f"{first_upper(said)}.{check}"
