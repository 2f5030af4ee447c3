"""Where a diary lies, as far as that can make trouble: on a network, in a synced folder, with copies beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kneelog.words import tr, trn

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """``network`` is the kind of network file system, ``synced`` the program that syncs the folder; each may be empty.

    ``conflicts`` are copies that such a program set beside the diary when it was changed on two machines at once.
    """

    network: str = ""
    synced: str = ""
    conflicts: tuple[Path, ...] = ()


def sentences(where: Whereabouts) -> list[str]:
    """What a runner should know of it, each a sentence or two; nothing for a diary on this machine's own disk."""
    said = []
    if where.network:
        said.append(
            tr(
                "It lies on a network file system ({kind}). Let one machine at a time have it open: locks that "
                "keep two from writing at once are not sure to hold there.",
                kind=where.network,
            )
        )
    if where.synced:
        said.append(
            tr(
                "It lies in a folder that {program} syncs. Close kneelog on one machine, and let the folder sync, "
                "before you open the diary on another.",
                program=where.synced,
            )
        )
    if where.conflicts:
        said.append(
            trn(
                "{count} conflict copy lies beside it, from a change on two machines at once: {names}. Merge it "
                "with “kneelog merge” or File > Merge another diary, then delete it.",
                "{count} conflict copies lie beside it, from changes on two machines at once: {names}. Merge them "
                "with “kneelog merge” or File > Merge another diary, then delete them.",
                len(where.conflicts),
                names=", ".join(f"“{path.name}”" for path in where.conflicts),
            )
        )
    return said


def as_json(where: Whereabouts) -> dict[str, object]:
    """The same for a script."""
    return {
        "network": where.network or None,
        "synced": where.synced or None,
        "conflict_copies": [str(path) for path in where.conflicts],
    }
