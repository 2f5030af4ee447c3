"""Which diary a command works on, and how it is read and written."""

from __future__ import annotations

from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kneelog.services.ports import DiaryStore
    from kneelog.store.key import Key
    from kneelog.store.vault import Vault

_CHOSEN = "kneelog.diary"
_VAULT = "kneelog.vault"
_F = TypeVar("_F", bound="Callable[..., Any]")


def diary_option(function: _F) -> _F:
    """Let a command take ``--diary PATH``; it may stand before the command and after it."""
    return click.option(
        "--diary",
        metavar="PATH",
        expose_value=False,
        callback=_choose,
        help=tr("The diary to use instead of your own (also: KNEELOG_DIARY)."),
    )(function)


def _choose(context: click.Context, _option: click.Parameter, value: str | None) -> None:
    if value is not None:
        if not value:
            raise click.BadParameter(tr("--diary takes the path of a diary."))
        context.meta[_CHOSEN] = Path(value).expanduser()


def chosen_diary(context: click.Context | None = None) -> Path | None:
    """The diary that was named, or ``None`` for the runner's own."""
    found: Path | None = (context or click.get_current_context()).meta.get(_CHOSEN)
    return found


def diary_path() -> Path:
    """The diary that the command works on."""
    from kneelog import paths

    return chosen_diary() or paths.diary_file()


@contextmanager
def reading() -> Iterator[DiaryStore]:
    """The diary, to be read; one that does not exist reads as empty, and no file is made."""
    with _opened(create=False) as store:
        yield store


@contextmanager
def writing() -> Iterator[DiaryStore]:
    """The diary, to be written; it is made if it does not exist."""
    with _opened(create=True) as store:
        yield store


@contextmanager
def _opened(*, create: bool) -> Iterator[DiaryStore]:
    from kneelog.store.opening import open_diary

    with closing(open_diary(diary_path(), create=create, key=diary_vault().key)) as store:
        yield store


def diary_vault(*, unlocked: bool = True) -> Vault:
    """The diary's place and its passphrase, which is asked for once if it has one and ``unlocked``."""
    from kneelog.store.vault import Vault

    meta = click.get_current_context().meta
    found: Vault = meta.setdefault(_VAULT, Vault(diary_path()))
    if unlocked and found.is_locked:
        from kneelog.cli.secret import unlock

        unlock(found)
    return found


def key_for(path: Path) -> Key | None:
    """The passphrase of another file than the diary, such as a backup: the diary's, else one that is asked for."""
    from kneelog.store.vault import Vault

    other = Vault(path)
    if not other.is_protected:
        return diary_vault().key
    if diary_vault().is_protected:
        return diary_vault().key
    from kneelog.cli.secret import unlock

    unlock(other)
    return other.key


def local_now() -> datetime:
    """Now, with the offset of this place."""
    return datetime.now().astimezone()
