"""``kneelog check``, ``backup`` and ``restore``: keeping a diary safe."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kneelog.cli.diary_option import diary_option, diary_path, diary_vault, key_for, reading
from kneelog.errors import DiaryDamagedError
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from kneelog.store.check import CheckReport


@click.command("check", epilog="\b\nExample:\n  kneelog check\n")
@click.option("--json", "as_json", is_flag=True, help=tr("Print JSON."))
@diary_option
def check_command(*, as_json: bool) -> None:
    """Check that the diary is whole, and say what it holds. Nothing is changed."""
    from kneelog.store.opening import exists

    path = diary_path()
    if not exists(path):
        with reading():  # says so if its folder is missing too
            click.echo("{}" if as_json else tr("There is no diary at {path} yet.", path=path))
        return
    from kneelog.store.check import check

    report = check(path, diary_vault().key)
    click.echo(json.dumps(_as_json(report), indent=2) if as_json else "\n".join(_lines(report)))
    if not report.is_sound:
        raise DiaryDamagedError(
            tr(
                "The diary {path} is damaged. Restore a backup with “kneelog restore”; the file is left as it is.",
                path=report.path,
            )
        )
    if report.is_current:
        with reading() as store:
            store.load()  # every value is one that a diary may hold, or it says so
    else:
        from kneelog.store.upgrade import refuse_newer

        refuse_newer(report.path, report.revision or "")
        if not as_json:
            click.echo(tr("It is brought up to date when it is next opened."))


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


@click.command("backup", epilog="\b\nExample:\n  kneelog backup /media/stick/diary-2026-03.kneelog\n")
@click.argument("path")
@diary_option
def backup_command(path: str) -> None:
    """Copy the diary to PATH, also while the window is open, and verify the copy."""
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


@click.command("restore", epilog="\b\nExample:\n  kneelog restore /media/stick/diary-2026-03.kneelog\n")
@click.argument("path")
@diary_option
def restore_command(path: str) -> None:
    """Put the backup at PATH in the diary's place. The present diary is kept beside it."""
    from kneelog.store.backup import restore

    source = Path(path).expanduser()
    done = restore(source, diary_path(), key_for(source))
    count = done.counts.get("entry", 0)
    click.echo(
        trn("Restored {count} entry to {path}.", "Restored {count} entries to {path}.", count, path=done.path)
    )
    if done.set_aside is not None:
        click.echo(tr("The diary that was there is kept as {path}.", path=done.set_aside))
