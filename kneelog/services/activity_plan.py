"""What taking in activity files would do to a diary: each workout's fate, what must be asked, and the one change.

Nothing is read or changed here. ``plan`` is pure and quick, so that an answer or a switch just plans anew from the same
files; ``change`` makes one :class:`~kneelog.domain.diary.Change`, which is one transaction and one Undo.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from kneelog.domain.diary import Change, Edit, RecordKind
from kneelog.domain.settings import Units
from kneelog.errors import UsageError
from kneelog.services import activity_words as words
from kneelog.services.activity_facts import zone_named
from kneelog.services.activity_items import (
    ActivityPlan,
    Answers,
    Fate,
    FoundFile,
    Item,
    Question,
    Topic,
)
from kneelog.services.activity_rows import Planner
from kneelog.services.parsed import shown
from kneelog.services.record import set_preferences
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import datetime

    from kneelog.domain.diary import Diary

__all__ = [
    "ActivityPlan",
    "Answers",
    "Fate",
    "FoundFile",
    "Item",
    "Question",
    "Topic",
    "answered",
    "change",
    "plan",
    "remembered",
]


def answered(answers: Answers, topic: Topic, value: str) -> Answers:
    """``answers`` with the chosen value of a question. A value that does not exist is a UsageError."""
    match topic, value:
        case Topic.SPORT, "run" | "skip":
            return replace(answers, unknown_is_run=value == "run")
        case Topic.UNITS, "km" | "mi":
            return replace(answers, units=Units(value))
        case Topic.ZONE, _:
            name = value.strip()
            if name:
                zone_named(name)
            return replace(answers, zone=name)
        case _:
            raise UsageError(tr("“{value}” is no answer to this question.", value=shown(value)))


def remembered(diary: Diary) -> Answers:
    """The answers that the diary remembers of earlier imports; a zone that this computer does not know is forgotten."""
    kept = diary.preferences
    try:
        zone = answered(Answers(), Topic.ZONE, kept.import_zone).zone
    except UsageError:
        zone = ""
    return Answers(zone, kept.import_units, kept.import_unknown_is_run, kept.import_walks)


def plan(found: Sequence[FoundFile], diary: Diary, answers: Answers, now: datetime) -> ActivityPlan:
    """What taking in ``found`` would do to ``diary``. ``now`` is an aware local time."""
    planner = Planner(found, diary, answers, now)
    items = planner.items()
    counts = dict.fromkeys(Fate, 0)
    for item in items:
        counts[item.fate] += 1
    questions = tuple(
        words.question(topic, count, answers) for topic, count in planner.asked.items() if count
    )
    return ActivityPlan(items, questions, counts, words.summary(items), answers, planner.has_walks)


def change(plan: ActivityPlan, diary: Diary, chosen: Collection[int] | None = None) -> Change | None:
    """The change that keeps the runs of the chosen rows, and remembers the answers that were asked for.

    ``chosen`` are places in ``plan.items``; ``None``: those that are chosen by default. ``None`` comes back where there
    is nothing to change. Its label: "Imported 412 runs from 3 files". Where a run has changed in the diary since the
    plan was made, committing the change is a ConflictError.
    """
    items = [
        item
        for place, item in enumerate(plan.items)
        if item.run is not None and (item.is_chosen if chosen is None else place in chosen)
    ]
    edits = [edit for item in items for edit in _edits(item)]
    memory = _memory(plan, diary)
    if not edits:
        return memory if memory.edits else None
    return Change(_label(items), (*edits, *memory.edits))


def _edits(item: Item) -> Iterator[Edit]:
    """What a row changes: its run, and the entry that was written for it."""
    run, entry = item.run, item.entry
    if run is not None:
        yield Edit(RecordKind.RUN, run.id, item.before, run)
        if entry is not None:
            yield Edit(RecordKind.ENTRY, entry.id, entry, replace(entry, run=run.id))


def _label(items: Sequence[Item]) -> str:
    new = sum(item.before is None for item in items)
    runs = trn("1 run", "{count} runs", new or len(items))
    names = list(dict.fromkeys(item.file for item in items))
    if len(names) == 1:
        files = tr("“{name}”", name=shown(PurePath(names[0]).name or names[0]))
    else:
        files = trn("1 file", "{count} files", len(names))
    if new:
        return tr("Imported {runs} from {files}", runs=runs, files=files)
    return tr("Added to {runs} from {files}", runs=runs, files=files)


def _memory(plan: ActivityPlan, diary: Diary) -> Change:
    """What the runner answered to the questions of this plan, kept for the next import."""
    answers, kept = plan.answers, diary.preferences
    asked = {question.topic for question in plan.questions}
    if Topic.ZONE in asked:
        kept = replace(kept, import_zone=answers.zone)
    if Topic.UNITS in asked and answers.units is not None:
        kept = replace(kept, import_units=answers.units)
    if Topic.SPORT in asked and answers.unknown_is_run is not None:
        kept = replace(kept, import_unknown_is_run=answers.unknown_is_run)
    if plan.has_walks:
        kept = replace(kept, import_walks=answers.with_walks)
    label = tr("Remembered the answers for imports.")
    return set_preferences(diary, kept, label)
