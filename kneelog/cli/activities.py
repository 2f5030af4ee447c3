"""The part of ``kneelog import`` that takes in runs: activity files, folders and archives of them, exports."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import click

from kneelog.cli.diary_option import local_now, writing
from kneelog.cli.progress import progress
from kneelog.services.activity_plan import (
    Answers,
    Fate,
    Item,
    Topic,
    answered,
    change,
    plan,
    remembered,
)
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kneelog.domain.diary import Diary
    from kneelog.services.activity_plan import ActivityPlan, Question

_MOST_SHOWN = 20
_OPTIONS = {Topic.SPORT: "--unknown-sport", Topic.UNITS: "--units", Topic.ZONE: "--zone"}
_ASKED = {Topic.SPORT: "run", Topic.UNITS: "km"}


@dataclass(frozen=True, slots=True)
class Told:
    """What the options of the command say; ``None``: the diary's memory, or a question."""

    zone: str | None = None
    units: str | None = None
    unknown_sport: str | None = None
    walks: bool | None = None

    def over(self, answers: Answers) -> Answers:
        """``answers``, but for what is told here. A zone that does not exist is a UsageError."""
        told = ((Topic.ZONE, self.zone), (Topic.UNITS, self.units), (Topic.SPORT, self.unknown_sport))
        for topic, value in told:
            if value is not None:
                answers = answered(answers, topic, value)
        return answers if self.walks is None else replace(answers, with_walks=self.walks)


@dataclass(slots=True)
class Group:
    """What became of one path: its rows."""

    name: str
    items: list[Item] = field(default_factory=list)

    @property
    def counts(self) -> Counter[Fate]:
        """How many rows have each fate."""
        return Counter(item.fate for item in self.items)

    @property
    def imported(self) -> int:
        """New runs."""
        return sum(item.run is not None and item.before is None for item in self.items)

    @property
    def left_out(self) -> list[Item]:
        """Rows that could not be taken in though they may be runs."""
        return [item for item in self.items if is_left_out(item)]


def is_left_out(item: Item) -> bool:
    """Whether a row is one that the runner has to do something about."""
    if item.fate in (Fate.UNREADABLE, Fate.WAITING):
        return True
    return item.fate is Fate.DOUBTFUL and item.run is None


def import_activities(
    names: Sequence[str], diary: Diary, told: Told, *, dry_run: bool, may_ask: bool
) -> tuple[list[Group], ActivityPlan]:
    """Take in what lies at ``names``: all of it in one change, so that one Undo takes it back."""
    from kneelog.importers.activity_files import read_files, size_of

    answers = told.over(remembered(diary))
    with progress(tr("Reading {name}", name=_title(names))) as show:
        total = size_of(names)
        found = list(read_files(names, lambda _done, _total, size: show(size, max(total, size))))
    planned = plan(found, diary, answers, local_now())
    if may_ask and sys.stdin is not None and sys.stdin.isatty():
        for question in planned.questions:
            if question.is_open:
                answers = answered(answers, question.topic, _ask(question))
        planned = plan(found, diary, answers, local_now())
    made = None if dry_run else change(planned, diary)
    if made is not None:
        with writing() as store, progress(tr("Saving {name}", name=_title(names))) as show:
            store.commit(made, show)
    return _grouped(names, planned), planned


def _title(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else trn("1 file", "{count} files", len(names))


def _ask(question: Question) -> str:
    click.echo(question.sentence)
    for value, label in question.choices:
        click.echo(f"  {value}: {label}")
    answer: str = click.prompt(
        tr("Which is it?"),
        type=click.Choice([value for value, _ in question.choices]),
        default=_ASKED[question.topic],
    )
    return answer


def _grouped(names: Sequence[str], planned: ActivityPlan) -> list[Group]:
    from kneelog.services.parsed import shown

    groups = {shown(name, 500): Group(name) for name in names}
    for item in planned.items:
        groups[item.file].items.append(item)
    return list(groups.values())


# ---- what is said -------------------------------------------------------------------------------------------------


def lines(group: Group, *, dry_run: bool) -> list[str]:
    """A line of counts, and a line for each row of which something is to be said."""
    counts = group.counts
    imported = tr("{count} would be imported") if dry_run else tr("{count} imported")
    doubtful = sum(item.fate is Fate.DOUBTFUL and item.run is not None for item in group.items)
    said = [
        imported.format(count=group.imported),
        tr("{count} already there", count=counts[Fate.KNOWN]),
        *_told(counts[Fate.MERGED], tr("{count} merged")),
        *_told(counts[Fate.NOT_A_RUN], tr("{count} not a run")),
        tr("{count} rejected", count=len(group.left_out)),
        *_told(doubtful, tr("please check {count}")),
    ]
    told = [item for item in group.items if item.sentence and item.fate is not Fate.NOT_A_RUN]
    told.sort(key=lambda item: not is_left_out(item))
    rows = [f"  {_row(item)}" for item in told[:_MOST_SHOWN]]
    more = len(told) - len(rows)
    if more:
        rows.append("  " + tr("… and {count} more.", count=more))
    return [f"{group.name}: {', '.join(said)}.", *rows]


def _told(count: int, text: str) -> list[str]:
    return [text.format(count=count)] if count else []


def _row(item: Item) -> str:
    """ "activities/12.fit, Sunday 2 Mar 2025 8:12, 12.4 km: Please check …"."""
    when = " ".join(part for part in (item.day, item.time) if part)
    head = ", ".join(part for part in (item.within, when, item.distance) if part)
    return f"{head}: {item.sentence}" if head else item.sentence


def complaints(groups: Sequence[Group], planned: ActivityPlan) -> list[str]:
    """The lines on standard error: one for each path of which something was left out, and what answers a question."""
    said = []
    for group in groups:
        rows = group.left_out
        if rows:
            problems = trn("{count} problem", "{count} problems", len(rows))
            said.append(
                tr("{name}: {problems}. {reason}", name=group.name, problems=problems, reason=_row(rows[0]))
            )
    for question in planned.questions:
        if question.is_open:
            values = " | ".join(value for value, _ in question.choices)
            option = f"{_OPTIONS[question.topic]} {values}"
            said.append(
                tr(
                    "{question} They were left out; {option} answers it.",
                    question=question.sentence,
                    option=option,
                )
            )
    return said


def as_json(group: Group) -> dict[str, Any]:
    """What became of one path, in the shape that other files have, and more."""
    counts = group.counts
    return {
        "file": group.name,
        "format": "activities",
        "imported": group.imported,
        "others": 0,
        "already_there": counts[Fate.KNOWN],
        "merged": counts[Fate.MERGED],
        "not_runs": counts[Fate.NOT_A_RUN],
        "rejected_records": len(group.left_out),
        "rejected": [
            {"line": None, "field": None, "file": item.within or None, "reason": item.sentence}
            for item in group.left_out
        ],
        "please_check": [
            {"file": item.within or None, "run": item.run.id, "reason": item.sentence}
            for item in group.items
            if item.fate is Fate.DOUBTFUL and item.run is not None
        ],
        "warnings": [],
    }
