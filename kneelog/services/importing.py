"""Plans what taking in a file would do to a diary: what is new, what is there already, what is refused and why.

Nothing is changed here; the plan's :meth:`ImportPlan.change` is one change, one Undo.

An entry that the diary knows by its id is *already there* if it says the same wherever the file says anything, else
it is a conflict and refused: never overwritten. A row without an id gets one from its content, so a known one was
once taken in as it stands; if the diary's differs by now, the runner changed it there, and it stays.
Instants of typing (``recorded_at``, ``edited_at``) are no content. Settings, preferences, background and reminder are
taken where the diary has none and otherwise stay as they are; a difference is said.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from kneelog.domain.diary import SINGLES, Change, Edit, RecordKind
from kneelog.services.import_runs import RunMatcher
from kneelog.services.parsed import MOST_PROBLEMS, ParsedFile, ParsedRecord, Problem, Progress, shown
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable

    from kneelog.domain.diary import Diary, Record

_RECORDS_BETWEEN_REPORTS = 1000
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What importing one file would do.

    ``imported`` counts entries (rows of a CSV), ``others`` what is new besides (a JSON's runs, shoes, settings …; the
    runs of a file of runs), ``already_there`` entries and the rows of a file of runs, ``rejected_records`` the file's
    records that have a problem in ``rejected``. ``edits`` add what is new, with the runs that rows tell of.
    ``warnings`` are sentences on what was taken in otherwise than the file says.
    """

    name: str
    format: str
    imported: int
    others: int
    already_there: int
    rejected_records: int
    rejected: tuple[Problem, ...]
    edits: tuple[Edit, ...]
    warnings: tuple[str, ...]

    def change(self, *, skip_bad: bool = False) -> Change | None:
        """The change that takes the file in; ``None`` if there is nothing to change.

        All or nothing: a file with a rejected record changes nothing, unless ``skip_bad`` leaves those out.
        """
        if not self.edits or (self.rejected_records and not skip_bad):
            return None
        return Change(self._label(), self.edits)

    def _label(self) -> str:
        if not self.imported:
            return tr("Imported {name}", name=self.name)
        return trn(
            "Imported 1 entry from {name}",
            "Imported {count} entries from {name}",
            self.imported,
            name=self.name,
        )


def plan(parsed: ParsedFile, diary: Diary, progress: Progress | None = None) -> ImportPlan:
    """What importing ``parsed`` into ``diary`` would do.

    ``progress`` is called with (records planned, records); it may raise
    :class:`~kneelog.services.ports.Cancelled`.
    """
    planner = _Planner(parsed, diary)
    for number, record in enumerate(parsed.records, 1):
        planner.take(record)
        if progress is not None and number % _RECORDS_BETWEEN_REPORTS == 0:
            progress(number, len(parsed.records))
    return planner.plan()


@dataclass(slots=True)
class _Planner:
    parsed: ParsedFile
    diary: Diary
    seen: dict[tuple[RecordKind, str], ParsedRecord] = field(default_factory=dict)
    new: list[ParsedRecord] = field(default_factory=list)
    runs_told: list[ParsedRecord] = field(default_factory=list)
    """Rows of a file of runs: several may tell of one, so none is kept as it stands."""
    already_there: int = 0
    rejected: list[Problem] = field(default_factory=list)
    rejected_records: int = 0
    changed_since: list[ParsedRecord] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    matcher: RunMatcher = field(init=False)

    def __post_init__(self) -> None:
        """Start with what the importer refused."""
        self.rejected_records = self.parsed.rejected
        self.matcher = RunMatcher(self.diary, self.parsed.run_fields)

    def take(self, found: ParsedRecord) -> None:
        """Decide on one record by its id; its run is looked at when all are known."""
        if found.kind in SINGLES:
            self._take_single(found)
            return
        if found.kind is RecordKind.RUN and found.facts is not None:
            self._match(found, None, self.runs_told.append)
            return
        key = (found.kind, found.id)
        known: Record | None = self.diary.get(found.kind, found.id)
        earlier = self.seen.get(key)
        if known is None and earlier is None:
            self.seen[key] = found
            self._match(found, None, self.new.append)
            return
        other = known if known is not None or earlier is None else earlier.record
        if _same(found, other):
            self._match(found, other, self._count_known)
        elif found.is_id_given or known is None:
            self._reject(
                found.problem("id", self._conflict(found, other, earlier if known is None else None))
            )
        else:
            self.changed_since.append(found)
            self.already_there += 1

    def _match(
        self, found: ParsedRecord, known: Record | None, then: Callable[[ParsedRecord], object]
    ) -> None:
        if found.facts is not None and (known is None or found.is_id_given):
            problem = self.matcher.add(found, known)
            if problem is not None:
                self._reject(problem)
                return
        then(found)

    def _count_known(self, found: ParsedRecord) -> None:
        self.already_there += found.kind is RecordKind.ENTRY

    def _reject(self, problem: Problem) -> None:
        self.rejected_records += 1
        self.rejected.append(problem)

    def _take_single(self, found: ParsedRecord) -> None:
        known = self.diary.get(found.kind, found.id)
        if known is None and found.record != _in_force(self.diary, found.kind):
            self.new.append(found)
        elif known is not None and known != found.record:
            self.warnings.append(
                tr(
                    "The diary's own {what} stay as they are; those in the file differ.",
                    what=found.kind.value,
                )
            )

    def _conflict(self, found: ParsedRecord, other: Any, earlier: ParsedRecord | None) -> str:  # noqa: ANN401
        differing = [
            (self.parsed.fields.get(place, place), attrgetter(place)(other), attrgetter(place)(found.record))
            for place in found.compared
            if attrgetter(place)(other) != attrgetter(place)(found.record)
        ]
        differences = "; ".join(
            tr("{field}: {there} there, {here} here", field=name, there=_said(there), here=_said(here))
            for name, there, here in differing[:_MOST_NAMED]
        )
        if earlier is None:
            said = tr("The id “{id}” is in the diary with other content ({differences}).")
        elif earlier.line is None:
            said = tr("The id “{id}” stands twice in this file with different content ({differences}).")
        else:
            said = tr("The id “{id}” stands on line {line} too, with other content ({differences}).")
        return said.format(id=found.id, differences=differences, line=earlier.line if earlier else None)

    def plan(self) -> ImportPlan:
        """The plan, when every record was taken."""
        new_runs = {record.id for record in self.new if record.kind is RecordKind.RUN}
        settled = self.matcher.settle((*self.new, *self.runs_told), new_runs)
        refused = {id(record) for record, _ in settled.rejected}
        known_refused = sum(not settled.is_new(record) for record, _ in settled.rejected)
        for _, problem in settled.rejected:
            self._reject(problem)
        new = [record for record in self.new if id(record) not in refused]
        edits = [Edit(record.kind, record.id, None, record.record) for record in new]
        edits.sort(key=lambda edit: edit.kind is RecordKind.ENTRY)  # entries last: they name runs
        entries = sum(record.kind is RecordKind.ENTRY for record in new)
        told = [record.id for record in self.runs_told if id(record) not in refused]
        runs = {run_id for run_id in told if run_id not in self.diary.runs}
        rejected = sorted((*self.parsed.problems, *self.rejected), key=lambda problem: problem.line or 0)
        return ImportPlan(
            self.parsed.name,
            self.parsed.format,
            entries,
            len(new) - entries + len(runs),
            self.already_there - known_refused + sum(run_id in self.diary.runs for run_id in told),
            self.rejected_records,
            tuple(rejected[:MOST_PROBLEMS]),
            (*settled.edits, *edits),
            (*self.warnings, *self._changed_since(), *settled.warnings),
        )

    def _changed_since(self) -> list[str]:
        if not self.changed_since:
            return []
        lines = ", ".join(str(record.line) for record in self.changed_since[:_MOST_NAMED])
        return [
            trn(
                "1 row was imported before and changed in the diary since; the diary's stays (line {lines}).",
                "{count} rows were imported before and changed in the diary since; the diary's stay (lines {lines}…).",
                len(self.changed_since),
                lines=lines,
            )
        ]


@cache
def _content(places: tuple[str, ...]) -> Callable[[object], object]:
    return attrgetter(*places)


def _same(found: ParsedRecord, other: object) -> bool:
    content = _content(found.compared)
    return content(found.record) == content(other)


def _in_force(diary: Diary, kind: RecordKind) -> Record | None:
    """What holds in a diary that was never told: settings have defaults."""
    return diary.rules if kind is RecordKind.RULES else None


def _said(value: object) -> str:
    if value is None or value in ("", ()):
        return tr("blank")
    if isinstance(value, tuple):
        return shown(";".join(str(item) for item in value))
    return shown(value, 40)
