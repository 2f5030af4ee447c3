"""``kneelog merge``: two diaries become one, and what both changed is shown side by side."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kneelog.cli.diary_option import (
    diary_option,
    diary_path,
    diary_vault,
    key_for,
    local_now,
    reading,
    writing,
)
from kneelog.cli.outcome import REJECTED
from kneelog.cli.progress import progress
from kneelog.cli.table import lines_of
from kneelog.domain.codec import to_plain
from kneelog.services import merge_words, merging
from kneelog.services.merge_versions import Side
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kneelog.domain.diary import Change, Record
    from kneelog.domain.versions import Key
    from kneelog.services.merging import MergeConflict, MergePlan

_MOST_SHOWN = 20
_LATER = "later"
EPILOG = """\b
Example:
  kneelog merge --dry-run /media/stick/laptop.kneelog
  kneelog merge /media/stick/laptop.kneelog

The other diary is only read. Which version of an entry is the newer one is told by what each diary knows of earlier
ones. Where both changed the same, both versions are listed side by side and nothing is merged, unless --prefer says
which stands: mine, theirs, or the one edited later. The diary as it was before is kept beside it, and the merge is one
Undo.
"""


@click.command("merge", epilog=EPILOG)
@click.argument("other")
@click.option("--dry-run", is_flag=True, help=tr("Only say what would be done."))
@click.option(
    "--prefer",
    type=click.Choice([Side.MINE.value, Side.THEIRS.value, _LATER]),
    help=tr("Which version stands where both diaries changed the same."),
)
@click.option("--json", "as_json", is_flag=True, help=tr("Print JSON."))
@diary_option
def merge_command(other: str, *, dry_run: bool, prefer: str | None, as_json: bool) -> int:
    """Take another diary into this one; doing it again changes nothing."""
    from kneelog.store.other import read_other

    with reading() as store:
        mine, known = store.load(), store.evidence()
    given = Path(other).expanduser()
    found = read_other(given, diary_path(), key_for(given))
    plan = merging.plan(mine, known, found.diary, found.evidence, found.path.name)
    choices = _choices(plan, prefer)
    is_open = bool(plan.conflicts) and prefer is None
    change = plan.change(choices)
    aside = None if is_open or dry_run or change.is_empty else _merge(change, found.path.name)
    if as_json:
        click.echo(json.dumps(_as_json(plan, choices, aside, is_merged=not (is_open or dry_run)), indent=2))
    else:
        click.echo("\n".join(_lines(plan, prefer, change, dry_run=dry_run)))
        if aside is not None:
            click.echo(tr("The diary as it was before is kept as {path}.", path=aside))
    if is_open:
        click.echo(_refusal(plan), err=True)
    return REJECTED if is_open else 0


def _choices(plan: MergePlan, prefer: str | None) -> Mapping[Key, Side]:
    if prefer is None or prefer == _LATER:
        return {}
    return {conflict.key: Side(prefer) for conflict in plan.conflicts}


def _merge(change: Change, name: str) -> Path | None:
    """Keep the change; where the diary as it was before lies, if there was one."""
    from kneelog.store import opening

    vault = diary_vault()
    aside = vault.set_aside("merge") if opening.exists(vault.path) else None
    try:
        with writing() as store, progress(tr("Merging {name}", name=name)) as show:
            store.commit(change, show)
    except BaseException:
        if aside is not None and not _may_be_kept(change):
            with suppress(OSError):
                aside.unlink()
        raise
    return aside


def _may_be_kept(change: Change) -> bool:
    """Whether the diary holds what the merge made of it, or can't be asked: then the copy from before stays."""
    try:
        with reading() as store:
            diary = store.load()
    except Exception:  # noqa: BLE001 - whatever it is, what went wrong with the merge itself is told
        return True
    return any(diary.get(edit.kind, edit.id) == edit.after for edit in change.edits)


def _lines(plan: MergePlan, prefer: str | None, change: Change, *, dry_run: bool) -> list[str]:
    if change.is_empty:
        return [merge_words.nothing_to_merge(plan), *plan.notes]
    lines = [*merge_words.tally_lines(plan), *plan.notes]
    if plan.conflicts:
        lines += ["", _in_both(plan, prefer)]
        for conflict in plan.conflicts[:_MOST_SHOWN]:
            lines += ["", *_side_by_side(conflict, plan)]
        more = len(plan.conflicts) - _MOST_SHOWN
        if more > 0:
            lines += ["", tr("… and {count} more.", count=more)]
        lines.append("")
    if dry_run:
        lines.append(tr("This is what would be done; nothing was changed."))
    elif not plan.conflicts or prefer is not None:
        lines.append(tr("{what}.", what=change.label))
    return lines


def _in_both(plan: MergePlan, prefer: str | None) -> str:
    said = merge_words.differing(len(plan.conflicts))
    if prefer is None:
        return f"{said}:"
    stands = {
        Side.MINE.value: tr("that of this diary stands."),
        Side.THEIRS.value: tr("that of {name} stands.", name=plan.name),
        _LATER: tr("the one edited later stands, marked with *."),
    }
    return f"{said}; {stands[prefer]}"


def _side_by_side(conflict: MergeConflict, plan: MergePlan) -> list[str]:
    shown = merge_words.side_by_side(conflict, plan, local_now().date())
    head = [
        (tr("{side} *", side=name) if side is conflict.default else name)
        for side, name in ((Side.MINE, tr("this diary")), (Side.THEIRS, plan.name))
    ]
    rows = [("", shown.mine, shown.theirs)] if shown.mine or shown.theirs else []
    rows += [(each.label, _in_brief(each.mine), _in_brief(each.theirs)) for each in shown.differences]
    return [shown.title, *(f"  {line}" for line in lines_of(["", *head], rows))]


def _in_brief(text: str) -> str:
    one_line = " ".join(text.split())
    longest = 48
    return one_line if len(one_line) <= longest else one_line[: longest - 1] + "…"


def _refusal(plan: MergePlan) -> str:
    return tr(
        "{what}: nothing was merged. Say which side stands: --prefer mine, theirs or later (marked with *).",
        what=merge_words.differing(len(plan.conflicts)),
    )


def _as_json(
    plan: MergePlan, choices: Mapping[Key, Side], aside: Path | None, *, is_merged: bool
) -> dict[str, Any]:
    counts = {
        name: {kind.value: count for kind, count in found.items()}
        for name, found in plan.tally._asdict().items()
    }
    return {
        "other": plan.name,
        "merged": is_merged,
        **counts,
        "conflicts": [_conflict_json(each, plan, choices) for each in plan.conflicts],
        "notes": list(plan.notes),
        "kept_before": None if aside is None else str(aside),
    }


def _conflict_json(conflict: MergeConflict, plan: MergePlan, choices: Mapping[Key, Side]) -> dict[str, Any]:
    shown = merge_words.side_by_side(conflict, plan, local_now().date())
    return {
        "kind": conflict.kind.value,
        "id": conflict.id,
        "title": shown.title,
        "mine": _plain(conflict.mine),
        "theirs": _plain(conflict.theirs),
        "differences": [each._asdict() for each in shown.differences],
        "stands": choices.get(conflict.key, conflict.default).value,
    }


def _plain(record: Record | None) -> Any:  # noqa: ANN401 - JSON is any of several types
    return None if record is None else to_plain(record)
