"""How a command ends: every error becomes a sentence on standard error and an exit status, here and nowhere else."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from kneelog.errors import DiaryFullError, KneelogError
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

DONE, DEFECT, USAGE, REJECTED = range(4)
INTERRUPTED = 130


def ended(work: Callable[[], object]) -> int:
    """Do ``work`` and return the exit status: what it returned if that is a number, else by its error."""
    _speak_utf8()
    try:
        result = work()
        if sys.stdout is not None:
            sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - every kind is told apart below
        return status_of(error)
    return result if isinstance(result, int) else DONE


def status_of(error: BaseException) -> int:
    """The exit status for ``error``, after a sentence on standard error."""
    match error:
        case click.exceptions.Exit():
            return error.exit_code
        case click.ClickException():
            return _say_usage(error)
        case KneelogError():
            _say(str(error))
            return error.exit_status
        case click.Abort() | EOFError() | KeyboardInterrupt():
            _say(tr("Stopped."))
            return INTERRUPTED
        case BrokenPipeError() | OSError(errno=errno.ENOSPC | errno.EDQUOT):
            return _output_ended(error)
        case _:
            return _own_up(error)


def _speak_utf8() -> None:
    """What goes into a pipe or a file is UTF-8 everywhere; a character that a terminal lacks stops nothing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            if stream.isatty():
                reconfigure(errors="backslashreplace")
            else:
                reconfigure(encoding="utf-8", errors="backslashreplace")


def _say(sentence: str) -> None:
    click.echo(sentence, err=True)


def _say_usage(error: click.ClickException) -> int:
    path = getattr(getattr(error, "ctx", None), "command_path", "kneelog")
    sentence = " ".join(error.format_message().split())
    if not sentence.endswith((".", "?", "!")):
        sentence += "."
    _say(tr("{sentence} “{command} --help” shows how it is used.", sentence=sentence, command=path))
    return USAGE


def _output_ended(error: OSError) -> int:
    """Whoever read our output has gone (``| head``), which is no fault; or the disk that takes it is full."""
    with suppress(OSError, ValueError):  # keep Python from complaining at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return DONE
    _say(tr("The disk is full: the output is not whole. Free some space, then try again."))
    return DiaryFullError.exit_status


def _own_up(error: BaseException) -> int:
    from kneelog import paths
    from kneelog.services.crash import write_report

    written = write_report(error, paths.crash_folder(), _versions())
    _say(
        tr(
            "Something unexpected happened in kneelog; what was saved before is safe. "
            "A report without any of your entries lies in {path}.",
            path=written,
        )
    )
    return DEFECT


def _versions() -> dict[str, str]:
    """SQLite's and SQLCipher's, unless what is broken is them."""
    try:
        from kneelog.store.versions import versions
    except Exception:  # noqa: BLE001 - a report without them is better than none
        return {}
    return versions()
