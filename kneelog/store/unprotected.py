"""What stays out of reach of a passphrase: a second folder that is not there, half-made files that can't go."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kneelog.services.protecting import Unreachable
from kneelog.store import half_made
from kneelog.store.backup_places import missing_folder
from kneelog.words import tr

if TYPE_CHECKING:
    from pathlib import Path

    from kneelog.services.protecting import Protected
    from kneelog.store.key import Key


def with_rest(done: Protected, old: Key | None, new: Key | None) -> Protected:
    """``done``, and what is not a known copy: what a kill left half made goes, what can't be reached is named."""
    rest = [_stays(left) for left in half_made.sweep(done.path)]
    folder = missing_folder(done.path)
    if folder is not None:
        rest.append(_not_there(folder, old, new))
    return replace(done, unreachable=(*done.unreachable, *rest))


def _stays(left: Path) -> Unreachable:
    why = tr("{path} was left half made by a program that was ended, and may be plain. Delete it.", path=left)
    return Unreachable(left, why, says_all=True)


def _not_there(folder: Path, old: Key | None, new: Key | None) -> Unreachable:
    if new is None:
        why = tr(
            "The second folder {folder} is not there: backups in it may still need the passphrase. "
            "Do not forget it.",
            folder=folder,
        )
    elif old is None or old == new:
        why = tr(
            "The second folder {folder} is not there: backups in it may still be plain. Plug it in, then choose "
            "“Protect them too” under File > Passphrase.",
            folder=folder,
        )
    else:
        why = tr(
            "The second folder {folder} is not there: backups in it may still be plain or have the earlier "
            "passphrase. Plug it in, then choose “Protect them too” under File > Passphrase. Keep the earlier "
            "passphrase for those that have it.",
            folder=folder,
        )
    return Unreachable(folder, why, says_all=True)
