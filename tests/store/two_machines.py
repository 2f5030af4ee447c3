"""Two copies of a diary that go on apart: what a runner may do on each, on the real store."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from kneelog.domain.diary import Change, Diary, Edit, RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.report import KneeReport
from kneelog.domain.run import Run, Shoe
from kneelog.services import merging, record, shoes
from kneelog.store.diary import SqliteDiary

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kneelog.domain.versions import Evidence, Key
    from kneelog.services.merge_versions import Side
    from kneelog.services.merging import MergePlan

TODAY = date(2026, 3, 10)
_MORNING = datetime(2026, 3, 10, 6, 0, tzinfo=UTC)
_PAIRS = ("Blue", "Red", "Old")

Step = tuple[str, int, int]
"""What is done, to the how manieth record, and with which number."""

_DEEDS = (
    *(
        "log",
        "log with a run",
        "answer a run",
        "change an entry",
        "change an entry",
        "change a run",
        "delete an entry",
    ),
    *("import a run", "set the rule", "add shoes", "make shoes default", "rename shoes", "delete shoes"),
    *("undo", "undo", "redo"),
)
steps = st.lists(st.tuples(st.sampled_from(_DEEDS), st.integers(0, 3), st.integers(0, 4)), max_size=8)


class Machine:
    """One copy of the diary, at ``path``; ``name`` is in the ids of what is made there."""

    def __init__(self, path: Path, name: str) -> None:
        self.path = path
        self.name = name
        self.count = 0

    def do(self, todo: list[Step]) -> None:
        """Do one thing after the other; what cannot be done is left."""
        with closing(SqliteDiary(self.path)) as store:
            for step in todo:
                self.count += 1
                self._step(store, *step)

    def load(self) -> Diary:
        """All that the diary holds."""
        with closing(SqliteDiary(self.path)) as store:
            return store.load()

    def evidence(self) -> Evidence:
        """What the diary knows of earlier versions."""
        with closing(SqliteDiary(self.path)) as store:
            return store.evidence()

    def plan(self, other: Machine) -> MergePlan:
        """What merging the other machine's diary into this one would do."""
        with closing(SqliteDiary(self.path)) as mine, closing(SqliteDiary(other.path, write=False)) as theirs:
            return merging.plan(
                mine.load(), mine.evidence(), theirs.load(), theirs.evidence(), f"{other.name}.kneelog"
            )

    def merge(self, other: Machine, choices: Mapping[Key, Side] | None = None) -> MergePlan:
        """Merge the other machine's diary into this one."""
        plan = self.plan(other)
        with closing(SqliteDiary(self.path)) as store:
            store.commit(plan.change(choices))
        return plan

    def undo(self) -> None:
        """Take back what was done last."""
        with closing(SqliteDiary(self.path)) as store:
            store.undo()

    def _step(self, store: SqliteDiary, what: str, which: int, number: int) -> None:
        if what == "undo":
            store.undo()
        elif what == "redo":
            store.redo()
        else:
            diary = store.load()
            change = self._change(diary, what, which, number)
            if change is not None:
                store.commit(change)

    def _change(self, diary: Diary, what: str, which: int, number: int) -> Change | None:  # noqa: PLR0911
        now = _MORNING + timedelta(minutes=2 * self.count + (self.name == "b"))
        new = f"{self.name}{self.count}"
        entry, run, pair = (_pick(diary, kind, which) for kind in _PICKED)
        if what in ("log", "log with a run", "answer a run"):
            named = {"log": None, "log with a run": Run(new, TODAY), "answer a run": run}[what]
            kind = Kind.RUN if named is not None else Kind.REST
            made = Entry(new, TODAY, kind, left=KneeReport(number), run=None if named is None else named.id)
            return record.record(diary, made, named, now=now)
        if what == "change an entry" and entry is not None:
            return record.amend(diary, replace(entry, right=KneeReport(number)), now=now)
        if what == "change a run" and run is not None:
            return record.amend_run(diary, replace(run, effort=number), before=run, now=now)
        if what == "delete an entry" and entry is not None:
            return record.remove(diary, [entry.id])
        if what == "import a run":
            return _imported(diary, new, number)
        if what == "set the rule":
            return record.set_rule(diary, "high_level", 5 + number)
        return _shoe_change(diary, what, pair, new, number)


_PICKED = (RecordKind.ENTRY, RecordKind.RUN, RecordKind.SHOE)


def _pick(diary: Diary, kind: RecordKind, which: int) -> Any:  # noqa: ANN401
    found = sorted(diary.of(kind))
    return diary.of(kind)[found[which % len(found)]] if found else None


def _imported(diary: Diary, new: str, number: int) -> Change | None:
    """A run of one of a few mornings, as the export of one of two programs tells it."""
    start = _MORNING - timedelta(days=number)
    source = f"{new[0]}-program:{number}"
    if any(source in run.source_ids for run in diary.runs.values()):
        return None
    run = Run(new, start.date(), start, distance_m=8000, source_ids=(source,), title=f"by {new[0]}")
    return Change("imported", (Edit(RecordKind.RUN, new, None, run),))


def _shoe_change(diary: Diary, what: str, pair: Shoe | None, new: str, number: int) -> Change | None:
    name = _PAIRS[number % len(_PAIRS)]
    is_taken = any(each.name == name for each in diary.shoes.values())
    if what == "add shoes" and not is_taken:
        return shoes.add(diary, Shoe(new, name, is_default=number > 2), TODAY)
    if pair is None:
        return None
    if what == "make shoes default":
        return shoes.amend(diary, pair.id, {"is_default": True}, TODAY)
    if what == "rename shoes" and not is_taken:
        return shoes.amend(diary, pair.id, {"name": name}, TODAY)
    return shoes.remove(diary, pair.id) if what == "delete shoes" else None
