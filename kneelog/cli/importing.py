"""``kneelog import``: runs out of activity files; other diaries and spreadsheets, each whole or not at all."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from kneelog.cli import activities
from kneelog.cli.diary_option import diary_option, local_now, reading, writing
from kneelog.cli.outcome import REJECTED
from kneelog.cli.progress import progress
from kneelog.importers.detect import plan_import
from kneelog.importers.rows import Reading
from kneelog.services.activity_plan import Answers
from kneelog.services.parsed import FileRejectedError, Problem
from kneelog.services.record import instant
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kneelog.domain.diary import Diary
    from kneelog.services.importing import ImportPlan

_MOST_SHOWN = 20
EPILOG = """\b
Example:
  kneelog import --dry-run knees-2025.csv
  kneelog import morning.fit export_1234567.zip

A file is a kneelog CSV, of which only the column date is required, or a kneelog JSON. One that holds anything that
cannot be taken in is left out as a whole, unless --skip-bad leaves out only that.

Or it holds activities: FIT, GPX or TCX (also as .gz), an export of Strava or Apple Health, Garmin Connect's list as
CSV, or a zip or folder of such files. Runs come in, each once, however many files tell of it. --zone, --units,
--unknown-sport and --walks are remembered.
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. ``plan`` is ``None`` where it could not be read at all."""

    name: str
    plan: ImportPlan | None
    problems: Sequence[Problem]
    is_taken: bool

    @property
    def rejected(self) -> int:
        """How many records were refused; a file that cannot be read counts as one."""
        return self.plan.rejected_records if self.plan is not None else len(self.problems)


@click.command("import", epilog=EPILOG)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--skip-bad", is_flag=True, help=tr("Take in the rest of a file that holds something bad."))
@click.option("--dry-run", is_flag=True, help=tr("Only say what would be done."))
@click.option("--json", "as_json", is_flag=True, help=tr("Print JSON."))
@click.option("--walks/--no-walks", default=None, help=tr("Take in walks and hikes too, or not."))
@click.option("--zone", metavar="NAME", help=tr("The time zone of activities that do not tell theirs."))
@click.option(
    "--units", type=click.Choice(["km", "mi"]), help=tr("What a list counts in that does not tell.")
)
@click.option(
    "--unknown-sport",
    type=click.Choice(["run", "skip"]),
    help=tr("What an activity is that does not tell."),
)
@diary_option
def import_command(  # noqa: PLR0913 - an option each
    files: tuple[str, ...],
    *,
    skip_bad: bool,
    dry_run: bool,
    as_json: bool,
    walks: bool | None,
    zone: str | None,
    units: str | None,
    unknown_sport: str | None,
) -> int:
    """Take in activities, kneelog CSV or JSON files; importing one again changes nothing."""
    from kneelog.importers.activity_files import is_for_activities

    with reading() as store:
        diary = store.load()
    told = activities.Told(zone, units, unknown_sport, walks)
    told.over(Answers())  # a zone that does not exist is said before anything is kept
    runs = [name for name in files if is_for_activities(name)]
    diaries = [name for name in files if name not in runs]
    outcomes, diary = _import_diaries(diaries, diary, skip_bad=skip_bad, dry_run=dry_run, as_json=as_json)
    found = [_as_json(outcome) for outcome in outcomes]
    is_whole = not any(outcome.rejected for outcome in outcomes)
    if runs:
        groups, planned = activities.import_activities(
            runs, diary, told, dry_run=dry_run, may_ask=not as_json
        )
        is_whole = is_whole and not any(group.left_out for group in groups)
        found += [activities.as_json(group) for group in groups]
        for group in () if as_json else groups:
            click.echo("\n".join(activities.lines(group, dry_run=dry_run)))
        for complaint in activities.complaints(groups, planned):
            click.echo(complaint, err=True)
    if as_json:
        click.echo(json.dumps({"files": found}, ensure_ascii=False, indent=2))
    return 0 if is_whole else REJECTED


def _import_diaries(
    names: Sequence[str], diary: Diary, *, skip_bad: bool, dry_run: bool, as_json: bool
) -> tuple[list[Outcome], Diary]:
    """Take in kneelog's own formats one by one; what became of each, and the diary with them."""
    outcomes = []
    for name in names:
        outcome = _read(name, diary, skip_bad=skip_bad)
        change = outcome.plan.change(skip_bad=skip_bad) if outcome.plan is not None else None
        if change is not None:
            if not dry_run:
                with writing() as store, progress(tr("Saving {name}", name=name)) as show:
                    store.commit(change, show)
            diary = diary.applying(change.edits)
        outcomes.append(outcome)
        if not as_json:
            click.echo("\n".join(_lines(outcome, dry_run=dry_run)))
        if outcome.rejected:
            click.echo(_one_line(outcome), err=True)
    return outcomes, diary


def _read(name: str, diary: Diary, *, skip_bad: bool) -> Outcome:
    now = local_now()
    try:
        with progress(tr("Reading {name}", name=name)) as show:
            plan = plan_import(name, diary, Reading(now.date(), instant(now)), show)
    except FileRejectedError as error:
        return Outcome(name, None, error.problems, is_taken=False)
    return Outcome(name, plan, plan.rejected, is_taken=skip_bad or not plan.rejected_records)


def _lines(outcome: Outcome, *, dry_run: bool) -> list[str]:
    """What is said of a file: a line of counts, and a line for each problem and warning."""
    plan = outcome.plan
    if plan is None:
        return [tr("{name}: rejected.", name=outcome.name), *_problem_lines(outcome)]
    counts = [
        tr("{count} already there", count=plan.already_there),
        tr("{count} rejected", count=outcome.rejected),
    ]
    if not outcome.is_taken:
        counts.insert(0, tr("nothing imported"))
    elif dry_run:
        counts.insert(0, tr("{count} would be imported", count=plan.imported))
    else:
        counts.insert(0, tr("{count} imported", count=plan.imported))
    others = plan.others if outcome.is_taken else 0
    besides = trn(
        "; and {count} run, setting or the like", "; and {count} runs, settings or the like", others
    )
    return [
        f"{outcome.name}: {', '.join(counts)}{besides if others else ''}.",
        *_problem_lines(outcome),
        *(f"  {w}" for w in plan.warnings),
    ]


def _problem_lines(outcome: Outcome) -> list[str]:
    lines = [f"  {problem}" for problem in outcome.problems[:_MOST_SHOWN]]
    more = outcome.rejected - _MOST_SHOWN
    if more > 0:
        lines.append("  " + tr("… and {count} more.", count=more))
    return lines


def _one_line(outcome: Outcome) -> str:
    """The line on standard error for a file of which something was refused."""
    if outcome.plan is None:
        first = outcome.problems[0] if outcome.problems else ""
        return tr("{name} was rejected. {reason}", name=outcome.name, reason=first)
    problems = trn("{count} problem", "{count} problems", outcome.rejected)
    first = outcome.problems[0]
    if outcome.is_taken:
        return tr(
            "{name} was taken in but for {problems}. {first}",
            name=outcome.name,
            problems=problems,
            first=first,
        )
    return tr(
        "{name} was rejected: {problems}, and nothing of it was imported; --skip-bad imports the rest. {first}",
        name=outcome.name,
        problems=problems,
        first=first,
    )


def _as_json(outcome: Outcome) -> dict[str, Any]:
    plan = outcome.plan
    return {
        "file": outcome.name,
        "format": plan.format if plan is not None else None,
        "imported": plan.imported if plan is not None and outcome.is_taken else 0,
        "others": plan.others if plan is not None and outcome.is_taken else 0,
        "already_there": plan.already_there if plan is not None else 0,
        "rejected_records": outcome.rejected,
        "rejected": [
            {"line": problem.line, "field": problem.field or None, "reason": problem.sentence}
            for problem in outcome.problems
        ],
        "warnings": list(plan.warnings) if plan is not None else [],
    }
