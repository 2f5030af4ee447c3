"""What is said before and after something is erased for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.domain.diary import RecordKind
from kneelog.services.erasing import TraceKind
from kneelog.services.keeping import made_at, moment_words
from kneelog.words import N_, join, short_day, tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from kneelog.services.erasing import Erased, ErasePlan, Trace

FOR_GOOD = N_("This cannot be undone: not by Undo, and not from a snapshot.")
WORD = "erase"
"""What is typed to confirm; the same in every language, for it is the command's name too."""

_COUNTED = {
    RecordKind.ENTRY: (N_("{count} entry"), N_("{count} entries")),
    RecordKind.RUN: (N_("{count} run"), N_("{count} runs")),
    RecordKind.SHOE: (N_("{count} pair of shoes"), N_("{count} pairs of shoes")),
    RecordKind.APPOINTMENT: (N_("{count} appointment"), N_("{count} appointments")),
    RecordKind.SEEING: (N_("{count} note of who sees a knee"), N_("{count} notes of who sees a knee")),
    RecordKind.SCORE: (N_("{count} score"), N_("{count} scores")),
    RecordKind.TRIED: (N_("{count} thing tried"), N_("{count} things tried")),
    RecordKind.LOOKED_AT: (
        N_("{count} sign that was looked at"),
        N_("{count} signs that were looked at"),
    ),
}
_ONCE = {
    RecordKind.REMINDER: N_("the reminder"),
    RecordKind.BACKGROUND: N_("your background"),
    RecordKind.RULES: N_("the numbers of the rule"),
    RecordKind.PREFERENCES: N_("the preferences"),
}
_FILES = {
    TraceKind.SNAPSHOT: (N_("{count} snapshot beside the diary"), N_("{count} snapshots beside the diary")),
    TraceKind.REPORT: (N_("{count} crash report"), N_("{count} crash reports")),
    TraceKind.LEFTOVER: (N_("{count} left-over file"), N_("{count} left-over files")),
    TraceKind.BACKUP: (N_("{count} backup"), N_("{count} backups")),
    TraceKind.CONFLICT_COPY: (N_("{count} conflict copy"), N_("{count} conflict copies")),
}


def counted(counts: Mapping[RecordKind, int]) -> list[str]:
    """ "14 entries", "1 run", "your background": what there is of each kind."""
    said = [trn(*_COUNTED[kind], counts[kind]) for kind in _COUNTED if counts.get(kind)]
    return said + [tr(text) for kind, text in _ONCE.items() if counts.get(kind)]


def files(traces: Iterable[Trace]) -> list[str]:
    """ "2 snapshots beside the diary", "1 crash report": how many files there are of each kind."""
    kinds = [trace.kind for trace in traces]
    return [trn(*words, kinds.count(kind)) for kind, words in _FILES.items() if kind in kinds]


def going(plan: ErasePlan) -> str:
    """The sentence said before: what goes, of which days."""
    what, days = counted(plan.counts), plan.days
    if not what:
        if plan.scope.period is None:
            return tr("The diary holds nothing to erase.")
        return tr("The diary holds nothing of these days.")
    if days is None:
        return tr("This erases {what}.", what=join(what))
    first, last = days
    if first == last:
        return tr("This erases {what}, of {day}.", what=join(what), day=short_day(first, year=True))
    return tr(
        "This erases {what}, from {first} to {last}.", what=join(what), first=_day(first), last=_day(last)
    )


def staying(plan: ErasePlan) -> list[str]:
    """Sentences on what stays that one might think goes."""
    said = []
    if plan.unlinked:
        said.append(
            trn(
                "{count} entry of another day speaks of a run that goes. It stays, without its run.",
                "{count} entries of other days speak of runs that go. They stay, without their runs.",
                plan.unlinked,
            )
        )
    if plan.scope.period is not None:
        said.append(
            tr(
                "What began before these days or lasts beyond them stays: shoes, what you tried, who sees a knee. "
                "Your background and the settings stay too."
            )
        )
    elif plan.scope.keep_settings:
        said.append(tr("The numbers of the rule and the preferences stay."))
    return said


def going_too(plan: ErasePlan, traces: Iterable[Trace]) -> str:
    """The sentence on everything that goes besides the records, whatever the period."""
    always = [tr("the whole undo history"), tr("the half-filled form"), *files(traces)]
    if not plan.counts:
        return tr("Only {what} would go.", what=join(always))
    return tr("With it go {what}, for they may quote what is erased.", what=join(always))


def done(erased: Erased) -> str:
    """The sentence said afterwards."""
    what = counted(erased.counts)
    said = (
        tr("Erased: {what}.", what=join(what))
        if what
        else tr("Erased: the undo history and what was deleted before.")
    )
    gone = files(erased.gone)
    return f"{said} {tr('Deleted: {files}.', files=join(gone))}" if gone else said


def left(erased: Erased) -> list[str]:
    """A sentence for each file that could not be deleted."""
    return [
        tr(
            "{path} could not be deleted ({reason}): it still holds what it held. Delete it yourself.",
            path=path,
            reason=reason,
        )
        for path, reason in erased.left
    ]


def holding(plan: ErasePlan, trace: Trace) -> str:
    """What a backup or a conflict copy holds of what is erased."""
    if trace.entries is None:
        return tr("It can’t be looked into.")
    said = []
    if trace.entries and plan.scope.period is None:
        said.append(trn("It holds {count} entry.", "It holds {count} entries.", trace.entries))
    elif trace.entries:
        said.append(
            trn(
                "It holds {count} entry of these days.",
                "It holds {count} entries of these days.",
                trace.entries,
            )
        )
    elif trace.others and plan.scope.period is None:
        said.append(tr("It holds no entry, but other records."))
    elif trace.others:
        said.append(tr("It holds no entry of these days, but other records of them."))
    elif plan.scope.period is not None:
        said.append(tr("It holds nothing of these days as it is."))
    if trace.quotes:
        said.append(tr("Its undo history or half-filled form may quote what was deleted or changed."))
    return " ".join(said)


def naming(trace: Trace) -> str:
    """What a file to choose is called: a backup by its moment, a conflict copy by its name."""
    made = made_at(trace.path) if trace.kind is TraceKind.BACKUP else None
    if made is None:
        return trace.path.name
    return tr("the backup of {when}", when=moment_words(made))


def out_of_reach(folder: Path) -> str:
    """What is said where the second folder for backups is not there."""
    return tr(
        "The second folder {folder} is not there: backups in it may still hold what is erased here. "
        "Plug it in, then look again.",
        folder=folder,
    )


def _day(day: date) -> str:
    return short_day(day, year=True)
