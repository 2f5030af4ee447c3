"""What was or will be kept, in the runner's own words: one place for window, command line and undo history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.domain.entry import Kind
from kneelog.domain.places import View
from kneelog.domain.report import Knee, LastedUnit, Spread, Swelling, SwellingExtent, SwellingOnset
from kneelog.domain.run import RunKind
from kneelog.domain.settings import Units
from kneelog.domain.signs import SIGNS, Sign
from kneelog.words import N_, join, long_day, short_day, tr, trn, weekday_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime, time

    from kneelog.domain.entry import Entry
    from kneelog.domain.places import Place
    from kneelog.domain.report import KneeReport, Lasted
    from kneelog.domain.run import Run

NOTHING_GIVEN = N_("Give a level for at least one knee, or write a note.")
"""What is said when Save would keep nothing; translate where it is shown."""

SWELLING_WORDS: dict[Swelling, str] = {
    Swelling.NONE: N_("no swelling"),
    Swelling.SLIGHT: N_("slightly puffy"),
    Swelling.CLEAR: N_("clearly swollen"),
    Swelling.TIGHT: N_("tight, hard to bend"),
}
EXTENT_WORDS: dict[SwellingExtent, str] = {
    SwellingExtent.SPOT: N_("one spot"),
    SwellingExtent.WHOLE: N_("whole knee"),
}
ONSET_WORDS: dict[SwellingOnset, str] = {
    SwellingOnset.WITHIN_HOURS: N_("within hours"),
    SwellingOnset.NEXT_DAY: N_("next day"),
    SwellingOnset.SLOWLY: N_("slowly"),
}
SPREAD_WORDS: dict[Spread, str] = {
    Spread.FINGERTIP: N_("fingertip"),
    Spread.PALM: N_("palm"),
    Spread.WHOLE: N_("most of it"),
}
RUN_KIND_WORDS: dict[RunKind, str] = {
    RunKind.EASY: N_("easy"),
    RunKind.LONG: N_("long"),
    RunKind.INTERVALS: N_("intervals"),
    RunKind.RACE: N_("race"),
    RunKind.OTHER: N_("other"),
}
VIEW_WORDS: dict[View, str] = {
    View.FRONT: N_("front"),
    View.INNER: N_("inner side"),
    View.OUTER: N_("outer side"),
    View.BACK: N_("back"),
}
_ASKED_MORE: dict[Sign, str] = {
    Sign.BADLY_SWOLLEN: N_("{sign} (also: swelling recorded as tight, hard to bend)"),
    Sign.CLICKS_PAINFULLY: N_("{sign} (painless clicking is common and not on this list)"),
}
METRES_PER = {Units.KILOMETRES: 1000.0, Units.MILES: 1609.344}


def clock(at: time) -> str:
    """ "17:40", "7:02"."""
    return f"{at.hour}:{at.minute:02}"


def moment_words(instant: datetime) -> str:
    """ "3 March 2026, 18:30": the day with its year and the time, as they stand in ``instant``."""
    return tr("{day}, {time}", day=short_day(instant.date(), year=True), time=clock(instant.time()))


def distance_words(metres: int, units: Units = Units.KILOMETRES) -> str:
    """ "8.2 km" or "5.1 mi"."""
    return tr("{distance} {unit}", distance=f"{metres / METRES_PER[units]:.1f}", unit=units.value)


def duration_words(seconds: int) -> str:
    """ "47:10" for minutes and seconds, "1:02:10" from an hour on."""
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def lasted_words(lasted: Lasted) -> str:
    """ "45 minutes", "1 day", "still there"."""
    if lasted.unit is LastedUnit.ONGOING:
        return tr("still there")
    if lasted.unit is LastedUnit.MINUTES:
        return trn("{count} minute", "{count} minutes", lasted.amount)
    if lasted.unit is LastedUnit.HOURS:
        return trn("{count} hour", "{count} hours", lasted.amount)
    return trn("{count} day", "{count} days", lasted.amount)


def places_words(places: Iterable[Place]) -> str:
    """ "inner side on the joint line and middle of the hollow": places as they stand inside a sentence."""
    return join([tr(place.facts.plain).replace(",", "") for place in places])


def kind_words(entry: Entry) -> str:
    """ "run", "rest", or "morning" for the follow-up of a run."""
    if entry.kind is Kind.RUN:
        return tr("run")
    return tr("morning") if entry.is_followup else tr("rest")


def run_words(run: Run, units: Units = Units.KILOMETRES) -> str:
    """A run's facts in one line: "8.2 km · 47:10 · effort 6 · trail"; empty if nothing is known."""
    parts = [distance_words(run.distance_m, units) if run.distance_m else ""]
    parts += [duration_words(run.moving_s) if run.moving_s else ""]
    parts += [tr("effort {effort}", effort=run.effort) if run.effort is not None else ""]
    parts += [tr(RUN_KIND_WORDS[run.kind]) if run.kind else "", tr(run.surface) if run.surface else ""]
    return " · ".join(part for part in parts if part)


def says_something(entry: Entry) -> bool:
    """Whether the runner said anything at all of a knee, or wrote a note; a chosen run alone is nothing."""
    return not (entry.left.is_blank and entry.right.is_blank) or bool(
        entry.signs or entry.note or entry.eased_by_medicine
    )


def levels_words(entry: Entry) -> str:
    """ "left 4, right 0", "left 4, right not recorded", or "no levels"."""
    if not entry.is_answered:
        return tr("no levels")
    return ", ".join((_level_words(Knee.LEFT, entry.left.worst), _level_words(Knee.RIGHT, entry.right.worst)))


def asked_as(sign: Sign) -> str:
    """The sign in the full words with which it is offered, to begin a line."""
    label = first_upper(tr(SIGNS[sign].label))
    return tr(_ASKED_MORE[sign], sign=label) if sign in _ASKED_MORE else label


def saved_sentence(entry: Entry, run: Run | None = None, today: date | None = None) -> str:
    """ "Saved: run 17:40, left 4, right 0."; with a date if that is not ``today``."""
    parts = [_when(entry, run, today), levels_words(entry)]
    if not entry.is_answered and entry.note:
        parts.append(tr("a note"))
    return tr("Saved: {what}.", what=", ".join(parts))


def will_keep_sentence(
    entry: Entry, run: Run | None = None, units: Units = Units.KILOMETRES, today: date | None = None
) -> str:
    """What Save would keep: "Run 17:40, 8.2 km, Glide 4. Left 4, inner side on the joint line. Right 0."."""
    if not says_something(entry):
        return tr(NOTHING_GIVEN)
    head = _when(entry, run, today)
    if run is not None and entry.kind is Kind.RUN:
        facts = (distance_words(run.distance_m, units) if run.distance_m else "", run.shoes)
        head = ", ".join(part for part in (head, *facts) if part)
    sentences = [
        first_upper(head),
        _knee_sentence(Knee.LEFT, entry.left),
        _knee_sentence(Knee.RIGHT, entry.right),
    ]
    sentences += [first_upper(tr(SIGNS[sign].label)) for sign in entry.signs]
    if entry.note:
        sentences.append(tr("With a note"))
    return " ".join(f"{sentence}." for sentence in sentences)


def entry_line(entry: Entry, run: Run | None = None, units: Units = Units.KILOMETRES) -> str:
    """One entry in one line: "Tuesday 10 March, 18:30: run 8.2 km, left 4, right 0."."""
    at, day = _time_of(entry, run), long_day(_day_of(entry, run))
    when = f"{day}, {clock(at)}" if at else day
    what = kind_words(entry)
    if run is not None and run.distance_m and entry.kind is Kind.RUN:
        what += f" {distance_words(run.distance_m, units)}"
    return tr("{when}: {what}, {levels}.", when=when, what=what, levels=levels_words(entry))


def after_run_sentence(run: Run, answer: Entry, units: Units = Units.KILOMETRES) -> str:
    """The line under the next-morning question: "After Monday's run, 8.2 km: left 4, right 0."."""
    day, levels = weekday_name(run.on), levels_words(answer)
    if run.distance_m:
        distance = distance_words(run.distance_m, units)
        return tr("After {day}'s run, {distance}: {levels}.", day=day, distance=distance, levels=levels)
    return tr("After {day}'s run: {levels}.", day=day, levels=levels)


def deleted_sentence(entries: Iterable[Entry]) -> str:
    """ "Deleted Sunday 8 March." or "Deleted 3 entries."."""
    gone = list(entries)
    if len(gone) == 1:
        return tr("Deleted {day}.", day=long_day(gone[0].on))
    return trn("Deleted {count} entry.", "Deleted {count} entries.", len(gone))


def changed_sentence(entry: Entry) -> str:
    """ "Changed Sunday 8 March: run, left 4, right 0."."""
    levels = levels_words(entry)
    return tr(
        "Changed {day}: {kind}, {levels}.", day=long_day(entry.on), kind=kind_words(entry), levels=levels
    )


def report_words(report: KneeReport) -> list[str]:
    """What is known of one knee beside its level: places, swelling, how long, and what else was ticked."""
    words = [places_words(report.places)] if report.places else []
    if report.spread:
        words.append(tr(SPREAD_WORDS[report.spread]))
    if report.swelling:
        words.append(tr(SWELLING_WORDS[report.swelling]))
    if report.swelling_extent:
        words.append(tr("swollen: {extent}", extent=tr(EXTENT_WORDS[report.swelling_extent])))
    if report.swelling_onset:
        words.append(tr("came up {onset}", onset=tr(ONSET_WORDS[report.swelling_onset])))
    if report.lasted:
        words.append(lasted_words(report.lasted))
    return words + [tr(SIGNS[sign].label) for sign in report.signs]


def _knee_sentence(knee: Knee, report: KneeReport) -> str:
    return ", ".join([first_upper(_level_words(knee, report.worst)), *report_words(report)])


def _level_words(knee: Knee, level: int | None) -> str:
    side = tr("left") if knee is Knee.LEFT else tr("right")
    return tr("{side} not recorded", side=side) if level is None else f"{side} {level}"


def _time_of(entry: Entry, run: Run | None) -> time | None:
    if entry.kind is Kind.RUN and run is not None and run.started_at is not None:
        return run.started_at.time()
    return entry.at


def _day_of(entry: Entry, run: Run | None) -> date:
    """The local date on which it happened: a run's own, also where its answer was written after midnight."""
    return run.on if run is not None and entry.kind is Kind.RUN else entry.on


def _when(entry: Entry, run: Run | None, today: date | None) -> str:
    at, on = _time_of(entry, run), _day_of(entry, run)
    words = [kind_words(entry)]
    if today is not None and on != today:
        words.append(short_day(on, year=on.year != today.year))
    if at is not None:
        words.append(clock(at))
    return " ".join(words)


def first_upper(sentence: str) -> str:
    """ "Left 4": the same with a capital, to begin a sentence."""
    return sentence[:1].upper() + sentence[1:]
