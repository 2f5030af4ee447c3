"""What became of a diary and its copies when its passphrase was set, changed or removed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kneelog.words import tr, trn

if TYPE_CHECKING:
    from pathlib import Path

ADVISED = 8
"""So many characters a passphrase should have at least; it is said, not enforced."""


@dataclass(frozen=True, slots=True)
class Unreachable:
    """A copy, or a folder of copies, that is still as it was, and why, in sentences.

    With ``says_all`` they also say what to do about it; else it can be done again once the file can be written.
    """

    path: Path
    why: str
    says_all: bool = False


@dataclass(frozen=True, slots=True)
class Protected:
    """The diary at ``path`` has a passphrase now (``is_protected``) or has none, and so have ``copies``.

    ``unreachable`` are the copies that could not be brought along: they are as they were.
    """

    path: Path
    is_protected: bool
    copies: tuple[Path, ...] = ()
    unreachable: tuple[Unreachable, ...] = ()


def forgotten() -> str:
    """What is said before a passphrase is set."""
    return tr(
        "A forgotten passphrase cannot be recovered by anyone: the diary would be lost. "
        "Write it on paper and keep it where you keep documents."
    )


def advised(passphrase: str) -> str:
    """Advice on a passphrase that is easily guessed; empty where there is none to give."""
    if len(passphrase) >= ADVISED:
        return ""
    return tr("At least {count} characters are harder to guess. Three or four words are good.", count=ADVISED)


def exports_are_plain() -> str:
    """What is said when something of a protected diary is written for others to read."""
    return tr("The file is plain: anyone who has it can read it.")


def as_sentences(before: bool, done: Protected) -> list[str]:  # noqa: FBT001 - whether it had one before
    """What was done, and what could not be; ``before`` is whether the diary had a passphrase."""
    return [*what_was_done(before, done), *left_behind(done)]


def what_was_done(before: bool, done: Protected) -> list[str]:  # noqa: FBT001
    """What was done, sentence by sentence."""
    said = [_what(before, done)]
    count = len(done.copies)
    if count and done.is_protected:
        said.append(
            trn("{count} copy was protected too.", "{count} copies were protected too.", count)
            if not before
            else trn("{count} copy has the new one too.", "{count} copies have the new one too.", count)
        )
    elif count:
        said.append(trn("{count} copy is plain too.", "{count} copies are plain too.", count))
    return said


def left_behind(done: Protected) -> list[str]:
    """Which copies are still as they were, and what to do about it."""
    said = []
    again = [one for one in done.unreachable if not one.says_all]
    if again:
        said.append(
            trn(
                "{count} copy could not be changed and is as it was: {paths}.",
                "{count} copies could not be changed and are as they were: {paths}.",
                len(again),
                paths=", ".join(str(one.path) for one in again),
            )
        )
    said += [one.why for one in done.unreachable if one.says_all]
    return said


def _what(before: bool, done: Protected) -> str:  # noqa: FBT001
    if not done.is_protected:
        return tr("Passphrase removed.")
    return tr("Passphrase changed.") if before else tr("Passphrase set.")
