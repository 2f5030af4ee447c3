"""``kneelog erase``: a period or everything, for good."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from kneelog.cli.dates import Day
from kneelog.cli.diary_option import diary_option, diary_vault, local_now, reading
from kneelog.domain.period import Period
from kneelog.errors import DiaryError, UsageError
from kneelog.services import erasing, erasing_words
from kneelog.services.erasing import CHOSEN, Scope
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kneelog.services.erasing import Erased, ErasePlan, Trace


@click.command("erase", epilog="\b\nExample:\n  kneelog erase --from 2026-03-01 --to 2026-03-14\n")
@click.option("--from", "first", type=Day(), metavar="DATE", help=tr("First day."))
@click.option("--to", "last", type=Day(), metavar="DATE", help=tr("Last day."))
@click.option("--everything", is_flag=True, help=tr("Erase all that the diary holds."))
@click.option("--keep-settings", is_flag=True, help=tr("With --everything: the settings stay."))
@click.option("--backups", is_flag=True, help=tr("Delete the backups that hold it too."))
@click.option("--dry-run", is_flag=True, help=tr("Only say what would go."))
@click.option("--yes", is_flag=True, help=tr("Do not ask."))
@click.option("--json", "as_json", is_flag=True, help=tr("Print JSON."))
@diary_option
def erase_command(  # noqa: PLR0913 - one for each option
    *,
    first: date | None,
    last: date | None,
    everything: bool,
    keep_settings: bool,
    backups: bool,
    dry_run: bool,
    yes: bool,
    as_json: bool,
) -> None:
    """Erase a period or everything for good. It cannot be undone."""
    scope = _scope(first, last, everything=everything, keep_settings=keep_settings)
    if not (yes or dry_run) and (as_json or not _is_at_terminal()):
        raise UsageError(
            tr("Nobody can be asked here: nothing was erased. Add --yes to erase without asking.")
        )
    with reading() as store:
        planned = erasing.plan(store.load(), scope, local_now())
    vault = diary_vault()
    found = vault.traces(scope.period)
    going = [trace for trace in found if backups or trace.kind not in CHOSEN]
    staying = [trace for trace in found if trace not in going]
    if not as_json:
        click.echo("\n".join(_before(planned, going, staying)))
    if not dry_run and not (yes or _confirmed()):
        click.echo(tr("Nothing was erased."))
        return
    erased = None if dry_run or not vault.exists else vault.erase(planned, going)
    if as_json:
        click.echo(json.dumps(_as_json(planned, going, staying, erased), indent=2))
    elif erased is not None:
        click.echo(erasing_words.done(erased))
    if erased is not None and erased.left:
        raise DiaryError(" ".join(erasing_words.left(erased)))


def _scope(first: date | None, last: date | None, *, everything: bool, keep_settings: bool) -> Scope:
    if everything and (first or last):
        raise UsageError(tr("Give either --everything or --from and --to."))
    if everything:
        return Scope(None, keep_settings)
    if first is None or last is None:
        raise UsageError(tr("Say what to erase: --from and --to, or --everything."))
    if last < first:
        raise UsageError(tr("--to lies before --from."))
    if keep_settings:
        raise UsageError(tr("--keep-settings is for --everything: a period never touches the settings."))
    return Scope(Period(first, last))


def _is_at_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _confirmed() -> bool:
    typed: str = click.prompt(
        tr("Type “{word}” to erase it", word=erasing_words.WORD), default="", show_default=False
    )
    return typed.strip().lower() == erasing_words.WORD


def _before(planned: ErasePlan, going: Iterable[Trace], staying: list[Trace]) -> list[str]:
    """What is said before."""
    chosen = [trace for trace in going if trace.kind in CHOSEN]
    said = [
        erasing_words.going(planned),
        *erasing_words.staying(planned),
        erasing_words.going_too(planned, going),
    ]
    if chosen:
        said.append(tr("Deleted with it:"))
        said += [_line(planned, trace) for trace in chosen]
    if staying:
        said.append(tr("These stay, and hold it still (--backups deletes them too):"))
        said += [_line(planned, trace) for trace in staying]
    return [*said, tr(erasing_words.FOR_GOOD)]


def _line(planned: ErasePlan, trace: Trace) -> str:
    return f"  {trace.path}  {erasing_words.holding(planned, trace)}"


def _as_json(
    planned: ErasePlan, going: Iterable[Trace], staying: Iterable[Trace], erased: Erased | None
) -> dict[str, object]:
    days = planned.days
    return {
        "erased": erased is not None,
        "counts": {kind.value: count for kind, count in planned.counts.items()},
        "unlinked": planned.unlinked,
        "first": days and days[0].isoformat(),
        "last": days and days[1].isoformat(),
        "deletes": [{"path": str(trace.path), "kind": trace.kind.value} for trace in going],
        "still_held_by": [
            {"path": str(trace.path), "kind": trace.kind.value, "entries": trace.entries} for trace in staying
        ],
        "not_deleted": [str(path) for path, _why in erased.left] if erased else [],
    }
