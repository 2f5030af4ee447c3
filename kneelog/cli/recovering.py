"""``kneelog recover``: what can be read of a damaged diary, as a sound one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from kneelog.cli.diary_option import diary_option, diary_vault
from kneelog.errors import ConflictError
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from pathlib import Path

    from kneelog.services.rescuing import Rescued, Salvaged


@click.command("recover", epilog="\b\nExample:\n  kneelog recover --dry-run\n")
@click.option("--dry-run", is_flag=True, help=tr("Only say what could be recovered."))
@click.option("--json", "as_json", is_flag=True, help=tr("Print JSON."))
@diary_option
def recover_command(*, dry_run: bool, as_json: bool) -> None:
    """Make a sound diary of what is readable in a damaged one, which is kept beside it."""
    from kneelog.services.rescuing import sentences

    vault = diary_vault()
    if vault.is_sound():
        raise ConflictError(tr("{path} is sound: nothing to recover.", path=vault.path))
    saved = vault.salvage()
    if not as_json:
        for sentence in sentences(saved):
            click.echo(sentence)
    done = None if dry_run else vault.put_salvaged(saved)
    if as_json:
        click.echo(json.dumps(_as_json(saved, done, vault.path), indent=2))
    elif done is not None:
        click.echo(
            trn(
                "The diary {path} holds {count} entry. Its undo history begins anew.",
                "The diary {path} holds {count} entries. Its undo history begins anew.",
                done.entries,
                path=done.path,
            )
        )
        click.echo(tr("The damaged file is kept as {path}.", path=done.damaged))
    else:
        click.echo(tr("Nothing was changed."))


def _as_json(saved: Salvaged, done: Rescued | None, path: Path) -> dict[str, object]:
    return {
        "path": str(path),
        "entries": {
            "known": saved.known,
            "is_count_sure": saved.is_count_sure,
            "read": saved.read,
            "partly": list(saved.partly),
            "from_history": list(saved.from_history),
            "from_backup": list(saved.from_backup),
            "lost": [
                {"id": one.id or None, "date": one.on.isoformat() if one.on else None} for one in saved.lost
            ],
        },
        "others": {
            kind.value: {
                "read": counted.read,
                "partly": counted.partly,
                "from_backup": counted.from_backup,
                "lost": counted.lost,
            }
            for kind, counted in saved.others.items()
        },
        "backup": str(saved.backup.path) if saved.backup else None,
        "is_recovered": done is not None,
        "damaged_kept_as": str(done.damaged) if done and done.damaged else None,
    }
