"""The texts of the History page: short ones for the columns of a row, whole ones for the ear and for the detail."""

from __future__ import annotations

from datetime import timedelta, timezone
from typing import TYPE_CHECKING

from kneelog.domain.entry import Entry, Kind
from kneelog.domain.places import Place
from kneelog.domain.report import Knee, Swelling
from kneelog.domain.run import Run
from kneelog.domain.signs import SIGNS
from kneelog.rules.finding import Rule
from kneelog.rules.sentences import length_sentence
from kneelog.services import wording
from kneelog.words import N_, join, long_day, month_name, short_day, tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from kneelog.domain.report import KneeReport
    from kneelog.domain.settings import Units
    from kneelog.rules.finding import NotAssessable
    from kneelog.services.history_rows import Book, Item

SHORT_PLACES: dict[Place, str] = {
    Place.ABOVE_KNEECAP: N_("above the kneecap"),
    Place.KNEECAP_INNER_EDGE: N_("kneecap, inner edge"),
    Place.KNEECAP: N_("kneecap"),
    Place.KNEECAP_OUTER_EDGE: N_("kneecap, outer edge"),
    Place.BELOW_KNEECAP: N_("below the kneecap"),
    Place.SHIN_BUMP: N_("shin bump"),
    Place.INNER_ABOVE_JOINT_LINE: N_("inner, above joint line"),
    Place.INNER_JOINT_LINE: N_("inner, joint line"),
    Place.INNER_BELOW_JOINT_LINE: N_("inner, below joint line"),
    Place.INNER_TOP_OF_SHIN: N_("inner, top of shin"),
    Place.OUTER_ABOVE_JOINT_LINE: N_("outer, above joint line"),
    Place.OUTER_JOINT_LINE: N_("outer, joint line"),
    Place.OUTER_KNOB: N_("outer knob"),
    Place.OUTER_TOP_OF_SHIN: N_("outer, top of shin"),
    Place.HOLLOW: N_("hollow"),
    Place.BACK_INNER_CORD: N_("back, inner cord"),
    Place.BACK_OUTER_CORD: N_("back, outer cord"),
    Place.WHOLE_KNEE: N_("whole knee"),
}
"""Places in a few words, for a column."""

SHORT_SWELLING: dict[Swelling, str] = {
    Swelling.NONE: N_("none"),
    Swelling.SLIGHT: N_("slight"),
    Swelling.CLEAR: N_("clear"),
    Swelling.TIGHT: N_("tight"),
}

_SHORT_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def month_words(month: date) -> str:
    """ "March 2026"."""
    return tr("{month} {year}", month=month_name(month), year=month.year)


def day_words(day: date) -> str:
    """ "Tue 10": the day under its month's heading."""
    return tr("{weekday} {day}", weekday=tr(_SHORT_WEEKDAYS[day.weekday()]), day=day.day)


def time_words(book: Book, item: Item) -> str:
    """ "18:30", or nothing."""
    at = book.time_of(item)
    return wording.clock(at) if at is not None else ""


def kind_words(book: Book, item: Item, units: Units) -> str:
    """ "Run 8.2 km", "morning", "rest": what the row is."""
    if isinstance(item, Entry) and item.kind is Kind.REST:
        return wording.kind_words(item)
    run = book.run_of(item)
    if run is None or not run.distance_m:
        return tr("Run")
    return tr("Run {distance}", distance=wording.distance_words(run.distance_m, units))


def where_words(report: KneeReport, *, short: bool) -> str:
    """The places of a knee for a column: the first, and how many more there are."""
    if not report.places:
        return ""
    first = tr(SHORT_PLACES[report.places[0]] if short else report.places[0].facts.plain)
    more = len(report.places) - 1
    return tr("{place} +{count}", place=first, count=more) if more else first


def when_words(book: Book, item: Item, today: date) -> str:
    """ "Tuesday 10 March, 18:30", with the year if it is another."""
    day = book.date_of(item)
    said = long_day(day) if day.year == today.year else tr("{day} {year}", day=long_day(day), year=day.year)
    at = time_words(book, item)
    return tr("{day}, {time}", day=said, time=at) if at else said


def row_sentence(book: Book, item: Item, units: Units, today: date) -> str:
    """A row as it is read aloud: "Tuesday 10 March, 18:30, run 8.2 km, left 4, right 0, …"."""
    kind = kind_words(book, item, units)
    parts = [when_words(book, item, today), kind[:1].lower() + kind[1:]]
    if book.is_waiting(item) or isinstance(item, Run):
        return ", ".join([*parts, tr("no answer yet, Enter answers")])
    parts.append(wording.levels_words(item))
    said = {knee: wording.report_words(item.report(knee)) for knee in Knee}
    both = all(said.values())
    for knee, words in said.items():
        if words:
            side = tr("left") if knee is Knee.LEFT else tr("right")
            parts.append(f"{side}: {', '.join(words)}" if both else ", ".join(words))
    parts += [tr(SIGNS[sign].label) for sign in item.signs]
    if item.note:
        parts.append(tr("with a note"))
    return ", ".join(parts)


def run_line(book: Book, item: Item, units: Units) -> str:
    """What it was, in one line: "Run 8.2 km · 47:10 · effort 6", "Rest", "The morning after Monday's run, 8.2 km"."""
    run = book.run_of(item)
    if isinstance(item, Entry) and item.kind is Kind.REST:
        if not item.is_followup:
            return tr("Rest")
        if run is None:
            return tr("The morning after a run")
        day = short_day(run.on)
        if run.distance_m:
            return tr(
                "The morning after the run of {day}, {distance}",
                day=day,
                distance=wording.distance_words(run.distance_m, units),
            )
        return tr("The morning after the run of {day}", day=day)
    facts = wording.run_words(run, units) if run is not None else ""
    return tr("Run {facts}", facts=facts) if facts else tr("Run")


def length_words(book: Book, item: Item, units: Units) -> str:
    """ "12.4 km; longest in the 30 days before: 10.0 km; 24% longer"; empty where nothing can be compared."""
    if isinstance(item, Entry) and item.kind is Kind.REST:
        return ""
    run = book.run_of(item)
    length = book.lengths.get(run.id) if run is not None else None
    if length is None:
        return ""
    run_m, longest_m = (wording.distance_words(metres, units) for metres in (length.run_m, length.longest_m))
    return length_sentence(length, run_m, longest_m)


def run_details(run: Run | None) -> str:
    """The lesser facts of a run: title, shoes, heart rate, cadence, climb, where it came from."""
    if run is None:
        return ""
    parts = [run.title, run.shoes]
    parts += [tr("{metres} m climb", metres=run.climb_m) if run.climb_m else ""]
    parts += [tr("heart rate {rate}", rate=run.heart_rate) if run.heart_rate else ""]
    parts += [tr("cadence {cadence}", cadence=run.cadence) if run.cadence else ""]
    parts += [run.source]
    return "\u00a0· ".join(part for part in parts if part)


def moments_words(report: KneeReport) -> str:
    """ "start 3, during 2, after 5": the moments that were recorded."""
    said = [
        (tr("start"), report.start),
        (tr("during"), report.during),
        (tr("after"), report.after),
    ]
    return ", ".join(f"{name} {level}" for name, level in said if level is not None)


def typed_words(entry: Entry, on: date) -> str:
    """ "Typed 11 March (3 days later)."; empty if it was typed on its own day and never changed."""
    typed = local_day(entry, entry.recorded_at)
    later, day = (typed - on).days, short_day(typed, year=typed.year != on.year)
    said = []
    if later == 1:
        said.append(tr("Typed {day} (the next day)", day=day))
    elif later > 1:
        said.append(
            trn("Typed {day} ({count} day later)", "Typed {day} ({count} days later)", later, day=day)
        )
    if entry.edited_at is not None:
        changed = local_day(entry, entry.edited_at)
        said.append(tr("Changed {day}", day=short_day(changed, year=changed.year != on.year)))
    return " · ".join(said)


def entries_words(count: int) -> str:
    """ "214 entries"."""
    return trn("{count} entry", "{count} entries", count)


def waiting_words(count: int) -> str:
    """ "3 unanswered": runs without an answer."""
    return trn("{count} unanswered", "{count} unanswered", count)


def of_findings_words(count: int, findings: int) -> str:
    """The bar over the entries of a finding, or of several."""
    if findings == 1:
        return trn("{count} entry of this finding", "{count} entries of this finding", count)
    return trn("{count} entry of these findings", "{count} entries of these findings", count)


def to_fill_in_words(item: NotAssessable) -> str:
    """The bar over what can be filled in: "3 entries where the right knee was not recorded"."""
    knee = tr("left knee") if item.knee is Knee.LEFT else tr("right knee")
    if item.rule is Rule.RECURRING_NIGGLE:
        return trn(
            "{count} run where the {knee} was not recorded",
            "{count} runs where the {knee} was not recorded",
            item.count,
            knee=knee,
        )
    count = len(item.entries) + len(item.runs)
    if not count:
        return tr("Around the days when the {knee} was not recorded", knee=knee)
    return trn(
        "{count} entry where the {knee} was not recorded",
        "{count} entries where the {knee} was not recorded",
        count,
        knee=knee,
    )


def swollen(entry: Entry) -> tuple[Swelling | None, Sequence[Knee]]:
    """The worst swelling of the two knees (``None``: not recorded), and the knees that are swollen at all."""
    order = list(Swelling)
    recorded = [s for s in (entry.left.swelling, entry.right.swelling) if s is not None]
    worst = max(recorded, key=order.index, default=None)
    knees = [knee for knee in Knee if entry.report(knee).swelling not in {None, Swelling.NONE}]
    return worst, knees


def signs_words(entry: Entry) -> str:
    """Every sign of an entry, in one line; empty if there is none."""
    said = []
    for knee in Knee:
        labels = [tr(SIGNS[sign].label) for sign in entry.report(knee).signs]
        if labels:
            side = tr("left") if knee is Knee.LEFT else tr("right")
            said.append(f"{side}: {join(labels)}")
    return "; ".join(said + [tr(SIGNS[sign].label) for sign in entry.signs])


def local_day(entry: Entry, instant: datetime) -> date:
    """The date of ``instant`` where the entry was made; here, if that is not known."""
    zone = None if entry.utc_offset is None else timezone(timedelta(minutes=entry.utc_offset))
    return instant.astimezone(zone).date()
