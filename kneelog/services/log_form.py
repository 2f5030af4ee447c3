"""The log form as a value: what Save would keep right now, how it starts, and how it survives a crash."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kneelog.domain.codec import Plain, from_plain, parse_instant, to_plain
from kneelog.domain.diary import RecordKind
from kneelog.domain.entry import EPOCH, Entry, Kind
from kneelog.domain.report import BLANK, Knee, KneeReport
from kneelog.domain.run import Run
from kneelog.errors import KneelogError
from kneelog.services import offers, record, shoes
from kneelog.services.follow_up import follow_up
from kneelog.services.local_time import minute, offset_minutes
from kneelog.services.runs import rebased

if TYPE_CHECKING:
    from datetime import date, datetime, time

    from kneelog.domain.diary import Change, Diary
    from kneelog.services.offers import Morning


@dataclass(frozen=True, slots=True)
class LogForm:
    """The form: the entry that Save would keep and, for a run, the run it speaks of.

    ``editing`` is the entry as it was, when one is changed rather than added. ``dated`` tells that the runner chose
    the date or time; otherwise the form is dated at the moment of saving. ``morning`` is set while the form is the
    next-morning question. ``shoes_said`` tells that the runner named the shoes, or none: nothing is filled in then.
    ``run_before`` is the run of the diary as the form began with it, so that Save knows what was typed since.
    """

    entry: Entry
    run: Run | None = None
    editing: Entry | None = None
    dated: bool = False
    morning: Morning | None = None
    shoes_said: bool = False
    run_before: Run | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing worth keeping yet: no level, no mark, no text, no typed fact of a run."""
        entry = self.entry
        if not (entry.left.is_blank and entry.right.is_blank):
            return False
        return not (entry.signs or entry.note or entry.eased_by_medicine)

    def with_report(self, knee: Knee, report: KneeReport) -> LogForm:
        """The form with another report of one knee."""
        if knee is Knee.LEFT:
            return replace(self, entry=replace(self.entry, left=report))
        return replace(self, entry=replace(self.entry, right=report))

    def at_moment(self, on: date, at: time | None, utc_offset: int | None, *, dated: bool) -> LogForm:
        """The form moved to another date and time; a run that only this entry knows moves along."""
        run = self.run
        if run is not None and run.started_at is None and self.entry.kind is Kind.RUN:
            run = replace(run, on=on)
        entry = replace(self.entry, on=on, at=at, utc_offset=utc_offset)
        return replace(self, entry=entry, run=run, dated=dated)

    def as_draft(self, now: datetime) -> Plain:
        """The form as it is kept against a crash."""
        draft: Plain = {"kept_at": now.isoformat(), "entry": to_plain(self.entry), "dated": self.dated}
        if self.shoes_said:
            draft["shoes_said"] = True
        if self.run is not None:
            draft["run"] = to_plain(self.run)
        if self.run_before is not None:
            draft["run_before"] = to_plain(self.run_before)
        if self.editing is not None:
            draft["editing"] = to_plain(self.editing)
        return draft


def fresh(diary: Diary, now: datetime) -> LogForm:
    """The form as it opens at ``now``: the run that waits, the morning's question, or a plain one dated now."""
    found = offers.offer(diary, now)
    if found.morning is not None and found.morning.is_form:
        return for_morning(found.morning, now)
    if found.run is not None:
        return for_run(diary, found.run, now)
    return blank(found.kind, now)


def blank(kind: Kind, now: datetime) -> LogForm:
    """An empty form of ``kind``, dated ``now``."""
    return LogForm(_entry(kind, now))


def for_run(diary: Diary, run: Run, now: datetime) -> LogForm:
    """The form that answers a run that is known already; its unanswered entry, if it has one, is filled in."""
    known = offers.entry_of_run(diary, run.id)
    if known is not None:
        return for_edit(diary, known)
    entry = replace(_entry(Kind.RUN, now), on=run.on, run=run.id)
    if run.on != now.date():
        start = run.started_at
        at, offset = (minute(start), offset_minutes(start)) if start is not None else (None, None)
        entry = replace(entry, at=at, utc_offset=offset)
    return LogForm(entry, run, dated=run.on != now.date(), run_before=run)


def for_morning(morning: Morning, now: datetime) -> LogForm:
    """The form as the next-morning question; it stores no time, so it sorts at the start of its day."""
    entry = replace(_entry(Kind.REST, now), at=None, run=morning.entry.run)
    return LogForm(entry, morning.run, morning=morning, dated=True)


def for_edit(diary: Diary, entry: Entry) -> LogForm:
    """The form filled with an entry of the diary, to be changed."""
    run = diary.runs.get(entry.run or "")
    return LogForm(entry, run, editing=entry, dated=True, run_before=run)


def again(entry: Entry, before: Diary, after: Diary) -> LogForm:
    """The form with the values of an entry whose saving was undone, which led from ``before`` to ``after``."""
    run = before.runs.get(entry.run or "")
    if run is not None and run.id not in after.runs:
        entry = replace(entry, run=None)
    began = after.runs.get(entry.run or "")
    return LogForm(replace(entry, recorded_at=EPOCH), run, dated=True, run_before=began)


def from_draft(draft: Plain) -> tuple[LogForm, datetime] | None:
    """The form that was kept and when; ``None`` if the draft cannot be read any more (an older form of it)."""
    try:
        run, editing, began = draft.get("run"), draft.get("editing"), draft.get("run_before")
        form = LogForm(
            _an_entry(draft["entry"]),
            None if run is None else _a_run(run),
            None if editing is None else _an_entry(editing),
            dated=bool(draft.get("dated")),
            shoes_said=bool(draft.get("shoes_said")),
            run_before=None if began is None else _a_run(began),
        )
        return form, parse_instant(draft["kept_at"])
    except (KneelogError, KeyError, TypeError, ValueError):
        return None


def run_to_keep(diary: Diary, form: LogForm) -> Run | None:
    """The run as Save will keep it: in the default pair of its date, where it is being answered and names no shoes.

    ``None`` for a rest day, and for a run of which nothing is known but its entry.
    """
    entry, run = form.entry, form.run
    if entry.kind is Kind.REST or form.shoes_said or (form.editing is not None and form.editing.is_answered):
        return run if entry.kind is Kind.RUN else None
    kept = shoes.with_default(diary, run or Run(entry.id, entry.on))
    return kept if run is not None or kept.shoes else None


def change(diary: Diary, form: LogForm, now: datetime, label: str = "") -> Change:
    """The change that Save makes: the entry added or amended, with its run. Every run kept here has a name.

    What the diary learnt of the run while the form was open stays; see :func:`~kneelog.services.runs.rebased`. An
    entry that came back meanwhile, by Redo or out of a backup, is amended.
    """
    entry, run = form.entry, None
    if entry.kind is Kind.RUN:
        entry, run = _as_it_is_now(diary, form)
        run = run or Run(record.new_id(), entry.on)
        run = run_to_keep(diary, replace(form, run=run))
    if entry.kind is Kind.RUN and run is not None:
        entry = replace(entry, run=run.id)
    if form.editing is not None or entry.id in diary.entries:
        return record.amend(diary, entry, run, label, now=now)
    if form.morning is not None:
        return follow_up(diary, entry, form.morning.entry, label, now=now)
    return record.record(diary, entry, run, label, now=now)


def _as_it_is_now(diary: Diary, form: LogForm) -> tuple[Entry, Run | None]:
    """The entry and the run of ``form``, laid onto what the diary holds of both now."""
    entry, run, began, editing = form.entry, form.run, form.run_before, form.editing
    if editing is not None and editing.run is None and entry.run is None:
        known = diary.entries.get(editing.id)
        if known is not None and known.run is not None:  # an import found the run that the entry is about
            entry = replace(entry, run=known.run)
            if run is not None:
                began, run = Run(known.run, run.on), replace(run, id=known.run)
    now = diary.runs.get(run.id if run is not None else entry.run or "")
    if run is None or now is None:
        return entry, run or now
    return entry, rebased(now, began if began is not None and began.id == run.id else None, run)


def with_level(report: KneeReport, level: int | None) -> KneeReport:
    """``report`` with its main level set by hand: never below a moment of the run, which then leads."""
    top = report.highest_moment
    if level is not None and top is not None and level <= top:
        level = None
    return replace(report, level=level)


def with_moment(report: KneeReport, name: str, level: int | None) -> KneeReport:
    """``report`` with a moment (``start``, ``during`` or ``after``) set; the main level follows the highest."""
    moments = {moment: getattr(report, moment) for moment in ("start", "during", "after")} | {name: level}
    top = max((value for value in moments.values() if value is not None), default=None)
    main = report.level
    if main is not None and top is not None and main <= top:
        main = None
    return replace(report, level=main, **moments)


def without_moments(report: KneeReport) -> KneeReport:
    """``report`` as a rest day keeps it: one level, no moments of a run."""
    if report.highest_moment is None:
        return report
    return replace(report, level=report.worst, start=None, during=None, after=None)


def _entry(kind: Kind, now: datetime) -> Entry:
    return Entry(
        record.new_id(),
        now.date(),
        kind,
        at=minute(now),
        utc_offset=offset_minutes(now),
        left=BLANK,
        right=BLANK,
        recorded_at=EPOCH,
    )


def _an_entry(plain: object) -> Entry:
    entry = from_plain(RecordKind.ENTRY, plain)
    if not isinstance(entry, Entry):
        raise TypeError(plain)
    return entry


def _a_run(plain: object) -> Run:
    run = from_plain(RecordKind.RUN, plain)
    if not isinstance(run, Run):
        raise TypeError(plain)
    return run
