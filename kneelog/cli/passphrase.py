"""``kneelog passphrase``: set, change and remove the diary's passphrase."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kneelog.cli import secret
from kneelog.cli.diary_option import diary_option, diary_vault
from kneelog.errors import DiaryError, UsageError
from kneelog.services import protecting
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.services.protecting import Protected
    from kneelog.store.vault import Vault

_NEW = click.option(
    "--new-file",
    metavar="PATH",
    help=tr("Take the new passphrase from the first line of this file instead of asking for it."),
)
EPILOG = """\b
Example:
  kneelog passphrase set
  kneelog passphrase change --new-file new.txt

A protected diary, its snapshots and its backups are encrypted as whole files. Exports are plain. For commands in
scripts, KNEELOG_PASSPHRASE_FILE names a file whose first line is the passphrase.
"""


@click.group("passphrase", epilog=EPILOG)
@diary_option
def passphrase_command() -> None:
    """Protect the diary with a passphrase, or stop doing so. A forgotten passphrase means lost data."""


@passphrase_command.command("set")
@_NEW
@diary_option
def set_command(new_file: str | None) -> None:
    """Protect the diary with a passphrase."""
    vault = _existing()
    if vault.is_protected and not vault.differing_copies():
        raise UsageError(
            tr("The diary {path} has a passphrase. “kneelog passphrase change” changes it.", path=vault.path)
        )
    words = (
        secret.words_of(vault) if vault.is_protected else _new_words(new_file)
    )  # a kill left copies behind
    _say(vault.protect(None, words), had_one=False)


@passphrase_command.command("change")
@_NEW
@diary_option
def change_command(new_file: str | None) -> None:
    """Give the diary another passphrase."""
    vault = _protected()
    old = secret.given(vault.path)  # if a kill left copies behind, it opens those but no longer the diary
    _say(vault.protect(old, _new_words(new_file)), had_one=True)


@passphrase_command.command("remove")
@diary_option
def remove_command() -> None:
    """Let the diary be a plain file again, and its copies with it."""
    vault = _existing()
    left = [] if vault.is_protected else vault.differing_copies()  # by a kill
    old = secret.given(left[0]) if left else secret.words_of(_protected())
    _say(vault.protect(old, None), had_one=True)


def _existing() -> Vault:
    from kneelog.store.opening import check_readable

    vault = diary_vault(unlocked=False)
    check_readable(vault.path)
    return vault


def _protected() -> Vault:
    vault = _existing()
    if not vault.is_protected:
        raise UsageError(
            tr("The diary {path} has no passphrase. “kneelog passphrase set” sets one.", path=vault.path)
        )
    return vault


def _new_words(new_file: str | None) -> str:
    """The new passphrase; what it costs to forget it is said first."""
    click.echo(protecting.forgotten(), err=True)
    if new_file is not None:
        return secret.first_line(Path(new_file).expanduser())
    if not secret.is_asked():
        raise UsageError(tr("There is nobody to ask for the new passphrase. Name a file with --new-file."))
    words = secret.ask(tr("New passphrase"))
    if not words:
        raise UsageError(tr("A passphrase has at least one character. Nothing was changed."))
    if secret.ask(tr("Once more")) != words:
        raise UsageError(tr("The two were not the same. Nothing was changed."))
    advice = protecting.advised(words)
    if advice:
        click.echo(advice, err=True)
    return words


def _say(done: Protected, *, had_one: bool) -> None:
    sentences = protecting.as_sentences(had_one, done)
    click.echo("\n".join(sentences))
    if done.unreachable:
        raise DiaryError(
            tr(
                "Make those copies writable or connect their disk, then do the same again. {why}",
                why=done.unreachable[0].why,
            )
        )
