"""A protected diary's passphrase on the command line: from the file that a variable names, or asked for."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kneelog.errors import DiaryLockedError, UsageError, WrongPassphraseError
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from kneelog.store.vault import Vault

VARIABLE = "KNEELOG_PASSPHRASE_FILE"
"""Names a file whose first line is the passphrase."""

OTHER_VARIABLE = "KNEELOG_OTHER_PASSPHRASE_FILE"
"""The same for another file than the diary: a backup, or the diary to merge."""

_TRIES = 3
_MOST = 4096
"""Bytes that are read of such a file."""


def unlock(vault: Vault) -> None:
    """Give ``vault`` its passphrase if it needs one, as :func:`words_of`."""
    if vault.is_locked:
        words_of(vault)


def words_of(vault: Vault) -> str:
    """The passphrase that opens the protected diary of ``vault``; it is asked for at most three times.

    :class:`~kneelog.errors.DiaryLockedError` where there is nobody to ask and no file is named.
    """
    tries = 1 if os.environ.get(VARIABLE) or not is_asked() else _TRIES
    return _until_open(vault, given, tries)


def unlock_other(vault: Vault) -> None:
    """Give ``vault``, which is another file than the diary, its passphrase: from a file, or what is typed.

    :class:`~kneelog.errors.DiaryLockedError` where neither helps.
    """
    for variable in (VARIABLE, OTHER_VARIABLE):
        named = os.environ.get(variable)
        if named:
            with suppress(WrongPassphraseError):
                vault.unlock(first_line(Path(named).expanduser()))
                return
    if not is_asked():
        raise DiaryLockedError(
            tr(
                "{path} is protected by a passphrase of its own. Write it into a file that only you can read, and "
                "name that file in the variable {variable}.",
                path=vault.path,
                variable=OTHER_VARIABLE if os.environ.get(VARIABLE) else VARIABLE,
            )
        )
    _until_open(vault, _typed, _TRIES)


def _until_open(vault: Vault, ask_for: Callable[[Path], str], tries: int) -> str:
    """What opened ``vault``; what did not is said, but for the last of ``tries``, which is raised."""
    for _again in range(tries - 1):
        words = ask_for(vault.path)
        try:
            vault.unlock(words)
        except WrongPassphraseError as error:
            click.echo(str(error), err=True)
        else:
            return words
    words = ask_for(vault.path)
    vault.unlock(words)
    return words


def _typed(path: Path) -> str:
    return ask(tr("Passphrase of {path}", path=path))


def given(path: Path) -> str:
    """What is given as the passphrase of ``path``, right or wrong."""
    named = os.environ.get(VARIABLE)
    if named:
        return first_line(Path(named).expanduser())
    if is_asked():
        return _typed(path)
    raise DiaryLockedError(
        tr(
            "The diary {path} is protected by a passphrase. Write it into a file that only you can read, and "
            "name that file in the variable {variable}.",
            path=path,
            variable=VARIABLE,
        )
    )


def is_asked() -> bool:
    """Whether somebody sits before a terminal who can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def ask(question: str) -> str:
    """What is typed, unseen; the question goes to standard error."""
    answer: str = click.prompt(question, hide_input=True, err=True, default="", show_default=False)
    return answer


def first_line(path: Path) -> str:
    """The first line of the file at ``path``, without its end; a file that can't be used is a ``UsageError``."""
    try:
        with path.open("rb") as file:
            line = file.read(_MOST).split(b"\n", 1)[0].removesuffix(b"\r")
        words = line.decode("utf-8-sig")
    except (OSError, ValueError):
        raise UsageError(
            tr(
                "The passphrase can’t be read from {path}. It has to be a text file (UTF-8) whose first line is "
                "the passphrase.",
                path=path,
            )
        ) from None
    if not words:
        raise UsageError(tr("The first line of {path} is empty; it has to be the passphrase.", path=path))
    return words
