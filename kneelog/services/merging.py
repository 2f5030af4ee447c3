"""Plans how two diaries become one: what comes in, what was changed or deleted there, what the runner has to choose.

Nothing is changed here; :meth:`MergePlan.change` is one change, one Undo. Records are the same by their ids, and by
what :mod:`kneelog.services.merge_ids` finds; which version stands is told by what each diary knows of versions before
(:mod:`kneelog.services.merge_versions`). What was decided is remembered in the change, so that merging again changes
nothing, and the other machine takes it over without asking.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import TYPE_CHECKING

from kneelog.domain.care import Reminder
from kneelog.domain.diary import Change, Diary, RecordKind, Weighed
from kneelog.domain.entry import EPOCH, Entry
from kneelog.domain.run import Run, Shoe
from kneelog.domain.versions import digest
from kneelog.services.merge_ids import adopt
from kneelog.services.merge_join import joined_run, joined_shoe
from kneelog.services.merge_settle import difference, settled
from kneelog.services.merge_tally import Tally, is_same_content, tally
from kneelog.services.merge_versions import Side, Verdict, by_edit_time, decide, have_met, later
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from kneelog.domain.diary import Edit, Record
    from kneelog.domain.versions import Evidence, Key, Life


@dataclass(frozen=True, slots=True)
class MergeConflict:
    """A record that both diaries changed since they were one; ``None`` is a side that deleted it.

    ``default`` is the side that was edited later. How the two differ, in words, is told by
    :mod:`kneelog.services.merge_words`.
    """

    kind: RecordKind
    id: str
    mine: Record | None
    theirs: Record | None
    default: Side

    @property
    def key(self) -> Key:
        """What a choice is given by."""
        return self.kind, self.id

    def side(self, side: Side) -> Record | None:
        """The version of one side."""
        return self.mine if side is Side.MINE else self.theirs


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What merging the diary called ``name`` would do, beside what ``conflicts`` leave to choose."""

    name: str
    tally: Tally
    conflicts: tuple[MergeConflict, ...]
    notes: tuple[str, ...]
    """Sentences on what stays otherwise than in the other diary."""
    mine: Diary = field(repr=False)
    theirs: Diary = field(repr=False)
    _base: Diary = field(repr=False)
    """``mine`` with the ids of ``theirs``."""
    _chosen: Mapping[Key, Record | None] = field(repr=False)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do and nothing to choose."""
        return not self.conflicts and self.change().is_empty

    def change(self, choices: Mapping[Key, Side] | None = None) -> Change:
        """The change that makes one diary of the two, empty if there is nothing to do.

        ``choices`` say by kind and id which side of a conflict stands; where they are silent, its default does.
        """
        chosen = dict(self._chosen)
        for conflict in self.conflicts:
            chosen[conflict.key] = conflict.side((choices or {}).get(conflict.key, conflict.default))
        edits = difference(self.mine, settled(self._base, self.theirs, chosen))
        weighed = {conflict.key for conflict in self.conflicts}
        weighed |= {key for edit in edits if self._is_theirs(key := (edit.kind, edit.id))}
        return Change(
            _label(self.name, edits),
            edits,
            tuple(
                Weighed(kind, each, digest(kind, self.theirs.get(kind, each)))
                for kind, each in sorted(weighed)
            ),
        )

    def _is_theirs(self, key: Key) -> bool:
        return key in self._chosen or self.theirs.get(*key) is not None


def plan(mine: Diary, known: Evidence, theirs: Diary, known_there: Evidence, name: str) -> MergePlan:
    """What merging ``theirs``, the diary called ``name``, into ``mine`` would do.

    ``known`` and ``known_there`` are what the two diaries know of earlier versions.
    """
    adopted = adopt(mine, theirs)
    planner = _Planner(adopted.diary, known, theirs, known_there)
    for kind in RecordKind:
        for record_id in planner.ids(kind):
            planner.take(kind, record_id)
    result = settled(adopted.diary, theirs, planner.chosen)
    asked = {conflict.key for conflict in planner.conflicts}
    return MergePlan(
        name,
        tally(adopted, theirs, result, asked),
        tuple(planner.conflicts),
        tuple(planner.notes),
        mine,
        theirs,
        adopted.diary,
        planner.chosen,
    )


@dataclass(slots=True)
class _Planner:
    mine: Diary
    known: Evidence
    theirs: Diary
    known_there: Evidence
    chosen: dict[Key, Record | None] = field(default_factory=dict)
    """What stands otherwise than in ``mine``."""
    conflicts: list[MergeConflict] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def ids(self, kind: RecordKind) -> Iterator[str]:
        """All ids of one kind, those of ``mine`` first."""
        mine = self.mine.of(kind)
        yield from mine
        yield from (each for each in self.theirs.of(kind) if each not in mine)

    def take(self, kind: RecordKind, record_id: str) -> None:
        """Decide on one record."""
        mine, theirs = self.mine.get(kind, record_id), self.theirs.get(kind, record_id)
        if mine == theirs:
            return
        if theirs is None and not self.known_there.knows(kind, record_id):
            return  # only here, and never there
        my_life = self.known.life(kind, record_id, mine)
        their_life = self.known_there.life(kind, record_id, theirs)
        verdict = decide(my_life, their_life)
        if verdict is Verdict.THEIRS:
            self.chosen[kind, record_id] = theirs
        elif verdict is Verdict.ASK:
            self._settle_or_ask(kind, record_id, my_life, their_life)

    def _take(self, kind: RecordKind, record_id: str, record: Record | None) -> None:
        if record != self.mine.get(kind, record_id):
            self.chosen[kind, record_id] = record

    def _settle_or_ask(self, kind: RecordKind, record_id: str, my_life: Life, their_life: Life) -> None:
        """What evidence does not tell may go without saying."""
        mine, theirs = self.mine.get(kind, record_id), self.theirs.get(kind, record_id)
        if kind is RecordKind.PREFERENCES:
            self.notes.append(tr("The preferences differ from those there; they stay as they are."))
        elif kind is RecordKind.REMINDER:
            self._take(kind, record_id, _sooner(mine, theirs))
        elif mine is not None and is_same_content(mine, theirs):
            self._take(kind, record_id, max((mine, theirs), key=_later_said))
        else:
            joined = None if have_met(my_life, their_life) else _joined(mine, theirs)
            verdict = by_edit_time(mine, my_life, theirs, their_life)
            if joined is not None:
                self._take(kind, record_id, joined)
            elif verdict is Verdict.THEIRS:
                self.chosen[kind, record_id] = theirs
            elif verdict is Verdict.ASK:
                self.conflicts.append(MergeConflict(kind, record_id, mine, theirs, later(mine, theirs)))


def _later_said(record: Record | None) -> tuple[datetime, float]:
    """The key by which of two versions that say the same the one edited later is the greater, else the first typed."""
    return getattr(record, "edited_at", None) or EPOCH, -getattr(record, "recorded_at", EPOCH).timestamp()


def _joined(mine: Record | None, theirs: Record | None) -> Record | None:
    """One run of two that were made apart, or one pair of shoes."""
    if isinstance(mine, Run) and isinstance(theirs, Run):
        return joined_run(mine, theirs)
    if isinstance(mine, Shoe) and isinstance(theirs, Shoe):
        return joined_shoe(mine, theirs)
    return None


def _sooner(mine: Record | None, theirs: Record | None) -> Record | None:
    """Of two reminders the one that lets the card open sooner; a card that is not put off opens at once."""
    if not (isinstance(mine, Reminder) and isinstance(theirs, Reminder)):
        return None
    return min(mine, theirs, key=attrgetter("until"))


def _label(name: str, edits: tuple[Edit, ...]) -> str:
    """ "Merged 12 entries from laptop.kneelog"."""
    count = sum(edit.kind is RecordKind.ENTRY and not _says_the_same(edit) for edit in edits)
    if not count:
        return tr("Merged {name}", name=name)
    return trn("Merged 1 entry from {name}", "Merged {count} entries from {name}", count, name=name)


def _says_the_same(edit: Edit) -> bool:
    """Whether all that changes of an entry is when it was typed, or the id of its run."""
    before, after = edit.before, edit.after
    if not (isinstance(before, Entry) and isinstance(after, Entry)):
        return False
    return is_same_content(replace(before, run=after.run), after)
