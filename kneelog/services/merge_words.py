"""What a merge says: how two versions of one record differ, and what becomes of all others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kneelog.domain.care import Appointment, LookedAt, Score, SeeingSomeone, Tried
from kneelog.domain.diary import RecordKind
from kneelog.domain.entry import EPOCH, Entry
from kneelog.domain.history import event_date
from kneelog.domain.run import Run, Shoe
from kneelog.domain.signs import SIGNS
from kneelog.services import care, wording
from kneelog.services.merge_facts import Facts, facts
from kneelog.services.wording import first_upper
from kneelog.words import N_, short_day, tr, trn

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime, tzinfo

    from kneelog.domain.diary import Diary, Record
    from kneelog.services.merging import MergeConflict, MergePlan

_SINGLES = {
    RecordKind.REMINDER: N_("Reminder"),
    RecordKind.BACKGROUND: N_("Background"),
    RecordKind.RULES: N_("Settings of the rule of thumb"),
    RecordKind.PREFERENCES: N_("Preferences"),
}


class Difference(NamedTuple):
    """A fact in which two versions differ, to begin a line with; empty where a side recorded nothing."""

    label: str
    mine: str
    theirs: str


class SideBySide(NamedTuple):
    """A conflict to be looked at: what it is about, what became of each side, and all in which they differ."""

    title: str
    mine: str
    theirs: str
    differences: tuple[Difference, ...]


def side_by_side(
    conflict: MergeConflict, plan: MergePlan, today: date, zone: tzinfo | None = None
) -> SideBySide:
    """Both versions of a record in words. Instants are told in ``zone``, or as this computer's clock shows them."""
    units = plan.mine.preferences.units
    mine: Facts = {} if conflict.mine is None else facts(conflict.mine, plan.mine.runs, units)
    theirs: Facts = {} if conflict.theirs is None else facts(conflict.theirs, plan.theirs.runs, units)
    named = conflict.mine or conflict.theirs
    holder = plan.theirs if conflict.mine is None else plan.mine
    return SideBySide(
        "" if named is None else title(conflict.kind, named, holder, today),
        _became(conflict.mine, zone),
        _became(conflict.theirs, zone),
        tuple(
            Difference(label, mine.get(label, ""), theirs.get(label, ""))
            for label in mine or theirs
            if mine.get(label, "") != theirs.get(label, "")
        ),
    )


def title(kind: RecordKind, record: Record, diary: Diary, today: date) -> str:
    """What a record is about, to begin a line: "10 March 2026: run 8.2 km, left 4, right 0"."""
    units = diary.preferences.units
    if isinstance(record, Entry):
        run = diary.runs.get(record.run or "")
        day = short_day(event_date(record, diary.runs), year=True)
        what = wording.kind_words(record)
        if run is not None and run.distance_m:
            what = f"{what} {wording.distance_words(run.distance_m, units)}"
        return tr("{day}: {what}, {levels}", day=day, what=what, levels=wording.levels_words(record))
    if isinstance(record, Run):
        return tr("Run of {day}", day=short_day(record.on, year=True))
    if isinstance(record, Shoe):
        return tr("Shoes “{name}”", name=record.name)
    if isinstance(record, LookedAt):
        return tr("Had it looked at: {sign}.", sign=tr(SIGNS[record.sign].label)).rstrip(".")
    if isinstance(record, (Appointment, SeeingSomeone, Score, Tried)):
        return first_upper(care.named(record, today))
    return tr(_SINGLES[kind])


def tally_lines(plan: MergePlan) -> list[str]:
    """What becomes of all records but those that the runner has to choose, a line each; what is none is left out."""
    said = (
        (N_("New from {name}: {what}."), plan.tally.added),
        (N_("Changed there since: {what}."), plan.tally.taken),
        (N_("Deleted there since: {what}."), plan.tally.removed),
        (N_("Held by both under different names, now one: {what}."), plan.tally.joined),
        (N_("Newer here or only here, kept: {what}."), plan.tally.kept),
        (N_("The same in both: {what}."), plan.tally.equal),
    )
    return [tr(text, name=plan.name, what=counted(counts)) for text, counts in said if counts]


def nothing_to_merge(plan: MergePlan) -> str:
    """What is said where a merge would change nothing: both hold the same, or this diary holds more."""
    if plan.tally.kept or plan.notes:
        return tr("Nothing to merge: all that {name} holds is here.", name=plan.name)
    return tr("Nothing to merge: both hold the same.")


def differing(count: int) -> str:
    """ "1 record differs …": how many the runner has to choose between."""
    return trn(
        "{count} record differs in the two diaries, and neither is known to be the newer",
        "{count} records differ in the two diaries, and neither is known to be the newer",
        count,
    )


def counted(counts: Mapping[RecordKind, int]) -> str:
    """ "12 entries, 3 runs, the background"."""
    return ", ".join(_counted(kind, counts[kind]) for kind in RecordKind if counts.get(kind))


def _counted(kind: RecordKind, count: int) -> str:
    match kind:
        case RecordKind.ENTRY:
            said = trn("{count} entry", "{count} entries", count)
        case RecordKind.RUN:
            said = trn("{count} run", "{count} runs", count)
        case RecordKind.SHOE:
            said = trn("{count} pair of shoes", "{count} pairs of shoes", count)
        case RecordKind.APPOINTMENT:
            said = trn("{count} appointment", "{count} appointments", count)
        case RecordKind.SCORE:
            said = trn("{count} score", "{count} scores", count)
        case RecordKind.TRIED:
            said = trn("{count} thing tried", "{count} things tried", count)
        case RecordKind.SEEING:
            said = trn("{count} note of seeing someone", "{count} notes of seeing someone", count)
        case RecordKind.LOOKED_AT:
            said = trn("{count} sign that was looked at", "{count} signs that were looked at", count)
        case _:
            name = tr(_SINGLES[kind])
            said = name[:1].lower() + name[1:]
    return said


def _became(record: Record | None, zone: tzinfo | None) -> str:
    if record is None:
        return tr("deleted")
    edited, typed = getattr(record, "edited_at", None), getattr(record, "recorded_at", EPOCH)
    if edited is not None:
        return tr("changed {when}", when=_moment(edited, zone))
    return tr("typed {when}", when=_moment(typed, zone)) if typed != EPOCH else ""


def _moment(instant: datetime, zone: tzinfo | None) -> str:
    return wording.moment_words(instant.astimezone(zone))
