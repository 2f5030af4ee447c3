"""``kneelog check`` and ``backup``: keeping a diary safe."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kneelog.cli.comparing import comparison_json, comparison_lines
from kneelog.cli.diary_option import diary_option, diary_path, diary_vault, local_now, reading
from kneelog.errors import DiaryDamagedError, DiaryError
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from kneelog.services.silent_damage import Comparison
    from kneelog.store.check import CheckReport


@click.command("check", epilog="\b\nExample:\n  kneelog check\n")
@click.option("--json", "as_json", is_flag=True, help=tr("Print JSON."))
@click.option("--against", metavar="PATH", help=tr("The backup to compare with instead of the newest one."))
@diary_option
def check_command(*, as_json: bool, against: str | None) -> None:
    """Check that the diary is whole, say what it holds, and compare it with the newest backup. Nothing is changed."""
    from kneelog.store.opening import exists

    path = diary_path()
    if not exists(path):
        with reading():  # says so if its folder is missing too
            click.echo("{}" if as_json else tr("There is no diary at {path} yet.", path=path))
        return
    from kneelog.store.check import check
    from kneelog.store.compare import compare_with_backup
    from kneelog.store.faults import damaged

    report = check(path, diary_vault().key)
    if not report.is_sound:
        _say(report, None, as_json=as_json)
        raise damaged(report.path)
    if not report.is_current:
        from kneelog.store.upgrade import refuse_newer

        refuse_newer(report.path, report.revision or "")
        _say(report, None, as_json=as_json)
        if not as_json:
            click.echo(tr("It is brought up to date when it is next opened."))
        return
    with reading() as store:
        store.load()  # every value is one that a diary may hold, or it says so
    found = compare_with_backup(path, against=None if against is None else Path(against).expanduser())
    _say(report, found, as_json=as_json)
    if found is not None and not found.is_sound:
        raise _changed_by_itself(report.path, found)


def _say(report: CheckReport, found: Comparison | None, *, as_json: bool) -> None:
    from kneelog.services import whereabouts
    from kneelog.store import syncing

    where = syncing.whereabouts(report.path)
    if as_json:
        told = _as_json(report) | whereabouts.as_json(where) | {"backup": comparison_json(found)}
        click.echo(json.dumps(told, indent=2))
    else:
        click.echo("\n".join([*_lines(report), *comparison_lines(found), *whereabouts.sentences(where)]))


def _changed_by_itself(path: Path, found: Comparison) -> DiaryDamagedError:
    return DiaryDamagedError(
        tr(
            "Parts of the diary {path} changed though nobody changed them: the disk may be failing. Correct them by "
            "hand, or restore the backup with “kneelog restore {backup}”. Nothing was changed.",
            path=path,
            backup=found.backup.path,
        )
    )


def _lines(report: CheckReport) -> list[str]:
    """Path, revision, what SQLite found, and what the diary holds."""
    lines = [tr("Diary: {path}", path=report.path)]
    if report.revision is not None:
        lines.append(tr("Revision: {revision}", revision=report.revision))
    lines.append(tr("File: {found}", found="; ".join(report.integrity) or tr("sound")))
    if report.integrity:
        return lines  # of a damaged file nothing else can be told
    lines.append(tr("References: {found}", found=", ".join(report.broken_references) or tr("whole")))
    held = [f"{kind.value} {count}" for kind, count in report.counts.items() if count]
    lines.append(tr("Holds: {counts}", counts=", ".join(held) or tr("nothing yet")))
    return lines


def _as_json(report: CheckReport) -> dict[str, object]:
    return {
        "path": str(report.path),
        "revision": report.revision,
        "is_sound": report.is_sound,
        "integrity": list(report.integrity),
        "broken_references": list(report.broken_references),
        "counts": {kind.value: count for kind, count in report.counts.items()},
    }


@click.command(
    "backup",
    epilog="\b\nExample:\n  kneelog backup\n  kneelog backup /media/stick/diary-2026-03.kneelog\n",
)
@click.argument("path", required=False)
@diary_option
def backup_command(path: str | None) -> None:
    """Copy the diary to PATH, also while the window is open, and verify the copy.

    Without PATH the backup is made that also makes itself: in the folder of backups, and in a second one if you
    named one in the window, if the diary changed since the last.
    """
    if path is None:
        _back_up_as_always()
        return
    from kneelog.store.backup import backup

    made = backup(diary_path(), Path(path).expanduser(), diary_vault().key)
    count = made.counts.get("entry", 0)
    click.echo(
        trn(
            "Backed up {count} entry to {path}.",
            "Backed up {count} entries to {path}.",
            count,
            path=made.path,
        )
    )


def _back_up_as_always() -> None:
    from kneelog.services.keeping import second_words, when_words

    now = local_now()
    state = diary_vault().back_up(now)
    if state.made is not None:
        click.echo(tr("Backed up to {path}.", path=state.made))
    elif not state.trouble and state.last is not None:
        when = when_words(state.last, now)
        click.echo(tr("Nothing changed since the backup of {when}: {path}", when=when, path=state.newest))
    elif not state.trouble:
        click.echo(tr("There is nothing to back up yet."))
    if state.second is not None and not state.second.trouble:
        click.echo(f"{state.second.folder}: {second_words(state.second, now)}")
    if state.troubles:
        raise DiaryError(state.troubles)
