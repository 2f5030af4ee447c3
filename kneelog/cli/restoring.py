"""``kneelog restore``: list the backups, look inside one, put one back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kneelog.cli.diary_option import diary_option, key_for, rescue_vault
from kneelog.cli.table import lines_of
from kneelog.errors import DiaryError, UsageError
from kneelog.words import short_day, tr, trn

if TYPE_CHECKING:
    from datetime import datetime

    from kneelog.domain.diary import Diary
    from kneelog.services.keeping import CopyFacts
    from kneelog.store.vault import Vault


@click.command(
    "restore",
    epilog="\b\nExample:\n  kneelog restore --list\n  kneelog restore --latest --look\n"
    "  kneelog restore /media/stick/diary-2026-03.kneelog\n",
)
@click.argument("path", required=False)
@click.option("--list", "as_list", is_flag=True, help=tr("List the backups and snapshots there are."))
@click.option("--json", "as_json", is_flag=True, help=tr("Print the list as JSON."))
@click.option("--look", is_flag=True, help=tr("Say what it holds and what would change. Nothing is changed."))
@click.option("--latest", is_flag=True, help=tr("Take the latest backup that can be read."))
@diary_option
def restore_command(path: str | None, *, as_list: bool, as_json: bool, look: bool, latest: bool) -> None:
    """Make the diary what the backup at PATH holds. The present diary is kept beside it.

    A sound diary is changed, which Undo in the window takes back; in place of a damaged or missing one the backup is
    put as it is.
    """
    vault = rescue_vault()
    if as_list:
        if path is not None or look or latest:
            raise UsageError(tr("--list stands alone: name no backup with it."))
        _list(vault.copies(), as_json=as_json)
        return
    if as_json:
        raise UsageError(tr("--json goes with --list."))
    source, made_at = _chosen(vault, path, latest=latest)
    if look:
        click.echo("\n".join(_look(vault, source)))
    else:
        _restore(vault, source, made_at)


def _chosen(vault: Vault, path: str | None, *, latest: bool) -> tuple[Path, datetime | None]:
    """The backup to take, and when it was made if that is known."""
    from kneelog.services.keeping import CopyFacts, CopyKind
    from kneelog.store import files
    from kneelog.store.copies import look_at
    from kneelog.store.last_backup import candidates

    if (path is None) is not latest:
        raise UsageError(
            tr(
                "Name a backup, or take the latest with --latest; “kneelog restore --list” shows which there are."
            )
        )
    if path is not None:
        named = Path(path).expanduser()
        made = (copy.made_at for copy in vault.copies() if copy.path == named.absolute())
        return named, next(made, None)
    own = files.resolved(vault.path)
    for made_at, backup in candidates(vault.path):
        # what the diary's own passphrase does not open is no backup to take unasked
        key = vault.key or key_for(backup)
        if (
            files.resolved(backup) != own
            and look_at(CopyFacts(backup, CopyKind.BACKUP, made_at), key).entries is not None
        ):
            return backup, made_at
    raise DiaryError(
        tr("There is no backup of {path} that can be read. Name the file of one.", path=vault.path)
    )


def _list(copies: list[CopyFacts], *, as_json: bool) -> None:
    from kneelog.services.keeping import entries_words, kind_words

    if as_json:
        click.echo(json.dumps([_as_json(copy) for copy in copies], indent=2))
        return
    if not copies:
        click.echo(tr("There are no backups yet. “kneelog backup” makes one."))
        return
    rows = [
        (
            f"{copy.made_at:%Y-%m-%d %H:%M}",
            kind_words(copy),
            entries_words(copy),
            copy.last_entry.isoformat() if copy.last_entry else "–",
            str(copy.path),
        )
        for copy in copies
    ]
    head = (tr("made"), tr("kind"), tr("entries"), tr("last entry"), tr("path"))
    click.echo("\n".join(lines_of(head, rows)))


def _as_json(copy: CopyFacts) -> dict[str, object]:
    return {
        "path": str(copy.path),
        "kind": copy.kind.value,
        "made_at": copy.made_at.isoformat(),
        "reason": copy.reason or None,
        "entries": copy.entries,
        "last_entry": copy.last_entry.isoformat() if copy.last_entry else None,
        "size": copy.size,
        "is_locked": copy.is_locked,
        "is_foreign": copy.is_foreign,
        "trouble": copy.trouble or None,
    }


def _look(vault: Vault, source: Path) -> list[str]:
    from kneelog.services.restoring import difference, difference_words, holds_words

    backup = vault.look(source, key_for(source))
    lines = [tr("{path} holds {what}.", path=source, what=holds_words(backup))]
    newest = sorted(backup.entries.values(), key=lambda entry: entry.on, reverse=True)[:3]
    if newest:
        days = ", ".join(short_day(entry.on, year=True) for entry in newest)
        lines.append(tr("Its last entries: {days}.", days=days))
    try:
        present = _present(vault)
    except DiaryError as error:
        lines.append(tr("The present diary can’t be read. {why}", why=error))
    else:
        lines.append(
            tr(
                "If you restore it: {what}",
                what=difference_words(difference(present, backup), stays_plain=vault.stays_plain(source)),
            )
            if present is not None
            else tr("There is no diary at {path} yet: restoring it would make one.", path=vault.path)
        )
    lines.append(tr("Nothing was changed."))
    return lines


def _present(vault: Vault) -> Diary | None:
    from kneelog.store.opening import exists

    return vault.look(vault.path) if exists(vault.path) else None


def _restore(vault: Vault, source: Path, made_at: datetime | None) -> None:
    done = vault.put_back(source, made_at, key_for(source))
    if not done.changed:
        click.echo(tr("The diary is already as it was then: nothing was changed."))
        return
    click.echo(
        trn(
            "Restored {count} entry to {path}.",
            "Restored {count} entries to {path}.",
            done.entries,
            path=done.path,
        )
    )
    if done.set_aside is not None:
        click.echo(tr("The diary that was there is kept as {path}.", path=done.set_aside))
    if done.by_change:
        click.echo(tr("Undo in the window takes it back."))
