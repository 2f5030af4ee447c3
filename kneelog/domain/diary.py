"""A whole diary as one frozen value, and the changes that turn one into the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, cast

from kneelog.domain.care import (
    SINGLE,
    Appointment,
    Background,
    LookedAt,
    Reminder,
    Score,
    SeeingSomeone,
    Tried,
)
from kneelog.domain.entry import Entry
from kneelog.domain.run import Run, Shoe
from kneelog.domain.settings import Preferences, RuleSettings

if TYPE_CHECKING:
    from collections.abc import Iterable

_Many = Entry | Run | Shoe | Appointment | SeeingSomeone | Score | Tried | LookedAt
Record = _Many | Reminder | Background | RuleSettings | Preferences
"""Anything that a diary keeps and a change can touch."""


class RecordKind(StrEnum):
    """The kinds of record; the value is the kind's name in the JSON and in the undo history."""

    ENTRY = "entries"
    RUN = "runs"
    SHOE = "shoes"
    APPOINTMENT = "appointments"
    SEEING = "seeing_someone"
    SCORE = "scores"
    TRIED = "tried"
    LOOKED_AT = "looked_at"
    REMINDER = "reminder"
    BACKGROUND = "background"
    RULES = "settings"
    PREFERENCES = "preferences"


RECORD_TYPES: dict[RecordKind, type] = {
    RecordKind.ENTRY: Entry,
    RecordKind.RUN: Run,
    RecordKind.SHOE: Shoe,
    RecordKind.APPOINTMENT: Appointment,
    RecordKind.SEEING: SeeingSomeone,
    RecordKind.SCORE: Score,
    RecordKind.TRIED: Tried,
    RecordKind.LOOKED_AT: LookedAt,
    RecordKind.REMINDER: Reminder,
    RecordKind.BACKGROUND: Background,
    RecordKind.RULES: RuleSettings,
    RecordKind.PREFERENCES: Preferences,
}

SINGLES = frozenset({RecordKind.REMINDER, RecordKind.BACKGROUND, RecordKind.RULES, RecordKind.PREFERENCES})
"""Kinds of which a diary holds one at most, under the id :data:`SINGLE`."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One record before and after: ``before`` is ``None`` where it is new, ``after`` where it goes."""

    kind: RecordKind
    id: str
    before: Record | None
    after: Record | None


@dataclass(frozen=True, slots=True)
class Weighed:
    """A version of a record in another diary that was weighed against one's own, by its digest."""

    kind: RecordKind
    id: str
    digest: str


@dataclass(frozen=True, slots=True)
class Change:
    """Edits that belong together: one transaction, one Undo.

    ``label`` says in the runner's language what was done ("Saved: run 17:40, left 4, right 0."). ``weighed`` are the
    versions of another diary that were looked at for it: as long as the change stands, nobody is asked about them
    again. A change may consist of them alone.
    """

    label: str
    edits: tuple[Edit, ...]
    weighed: tuple[Weighed, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it to keep."""
        return not (self.edits or self.weighed)

    def touches(self, *kinds: RecordKind) -> bool:
        """Whether a record of one of ``kinds`` changes."""
        return any(edit.kind in kinds for edit in self.edits)

    def reversed(self) -> Change:
        """The change that takes this one back."""
        return Change(self.label, tuple(Edit(e.kind, e.id, e.after, e.before) for e in reversed(self.edits)))


@dataclass(frozen=True)
class Diary:
    """Everything a diary holds, by kind and id. Mappings are never changed in place."""

    records: Mapping[RecordKind, Mapping[str, Record]] = field(default_factory=dict)

    def of(self, kind: RecordKind) -> Mapping[str, Record]:
        """The records of one kind by id."""
        return self.records.get(kind, {})

    def get(self, kind: RecordKind, record_id: str) -> Record | None:
        """One record, or ``None``."""
        return self.of(kind).get(record_id)

    def applying(self, edits: Iterable[Edit]) -> Diary:
        """The diary after ``edits``."""
        touched: dict[RecordKind, dict[str, Record]] = {}
        for edit in edits:
            records = touched.get(edit.kind)
            if records is None:
                records = touched[edit.kind] = dict(self.of(edit.kind))
            if edit.after is None:
                records.pop(edit.id, None)
            else:
                records[edit.id] = edit.after
        return replace(self, records={**self.records, **touched})

    @property
    def entries(self) -> Mapping[str, Entry]:
        """Entries by id."""
        return cast("Mapping[str, Entry]", self.of(RecordKind.ENTRY))

    @property
    def runs(self) -> Mapping[str, Run]:
        """Runs by id."""
        return cast("Mapping[str, Run]", self.of(RecordKind.RUN))

    @property
    def shoes(self) -> Mapping[str, Shoe]:
        """Pairs of shoes by id."""
        return cast("Mapping[str, Shoe]", self.of(RecordKind.SHOE))

    @property
    def appointments(self) -> Mapping[str, Appointment]:
        """Appointments by id."""
        return cast("Mapping[str, Appointment]", self.of(RecordKind.APPOINTMENT))

    @property
    def seeing(self) -> Mapping[str, SeeingSomeone]:
        """ "I am already seeing someone" by id."""
        return cast("Mapping[str, SeeingSomeone]", self.of(RecordKind.SEEING))

    @property
    def scores(self) -> Mapping[str, Score]:
        """Scores by id."""
        return cast("Mapping[str, Score]", self.of(RecordKind.SCORE))

    @property
    def tried(self) -> Mapping[str, Tried]:
        """What was tried, by id."""
        return cast("Mapping[str, Tried]", self.of(RecordKind.TRIED))

    @property
    def looked_at(self) -> Mapping[str, LookedAt]:
        """Urgent signs that a professional saw, by id."""
        return cast("Mapping[str, LookedAt]", self.of(RecordKind.LOOKED_AT))

    @property
    def reminder(self) -> Reminder | None:
        """ "Remind me later", if asked for."""
        return cast("Reminder | None", self.get(RecordKind.REMINDER, SINGLE))

    @property
    def background(self) -> Background:
        """The runner's background; empty if nothing was said."""
        return cast("Background", self.get(RecordKind.BACKGROUND, SINGLE) or Background())

    @property
    def rules(self) -> RuleSettings:
        """The settings of the rule of thumb."""
        return cast("RuleSettings", self.get(RecordKind.RULES, SINGLE) or RuleSettings())

    @property
    def preferences(self) -> Preferences:
        """The runner's preferences."""
        return cast("Preferences", self.get(RecordKind.PREFERENCES, SINGLE) or Preferences())


EMPTY = Diary()
"""A diary in which nothing was written yet."""
