"""Telling where a diary lies: a network file system, a folder that some program syncs, conflict copies beside it.

It only looks at names, and never fails: what can't be told is left out.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from kneelog.services.whereabouts import Whereabouts

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOUNTS = Path("/proc/self/mounts")
_NETWORK = frozenset(
    (
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "9p",
        "afs",
        "ceph",
        "glusterfs",
        "davfs",
        "fuse.sshfs",
        "fuse.rclone",
        "fuse.davfs2",
        "fuse.gvfsd-fuse",
        "fuse.glusterfs",
        "fuse.ceph",
        "fuse.s3fs",
    )
)
_FOLDERS = (
    ("dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("syncthing", "Syncthing"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("icloud", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("mobile documents", "iCloud"),
)
"""How a synced folder's name begins, in lower case."""
_MARKERS = (
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".tmp.drivedownload", "Google Drive"),
)
"""What such a program leaves in the folder that it syncs."""
_CONFLICT = re.compile(
    r"conflicted copy|\.sync-conflict-|\(case conflict|-conflict-|\[conflict|_conflict-", re.IGNORECASE
)


def whereabouts(path: Path, mounts: Path = _MOUNTS) -> Whereabouts:
    """Where the diary at ``path`` lies; ``mounts`` is the system's list of what is mounted."""
    return Whereabouts(network(path, mounts), synced_by(path), conflict_copies(path))


def network(path: Path, mounts: Path = _MOUNTS) -> str:
    """The kind of network file system that ``path`` lies on, or nothing."""
    if str(path).startswith("\\\\"):
        return "SMB"
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    kind = _kind_of_nearest(path, (line.split(" ") for line in lines))
    return kind.removeprefix("fuse.") if kind in _NETWORK else ""


def synced_by(path: Path) -> str:
    """The program that syncs the folder in which ``path`` lies, or nothing."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() raises where there is none
    for folder in path.parents:
        name = folder.name.lower()
        for start, program in _FOLDERS:
            if name.startswith(start):
                return program
        for marker, program in _MARKERS:
            if os.path.lexists(folder / marker) and folder != home:  # ~/.dropbox is its settings
                return program
    return ""


def conflict_copies(path: Path) -> tuple[Path, ...]:
    """Copies of the diary at ``path`` that a syncing program set beside it."""
    try:
        beside = sorted(path.parent.iterdir())
    except OSError:
        return ()
    return tuple(
        file
        for file in beside
        if file.name.startswith(path.stem)
        and file.suffix == path.suffix
        and file != path
        and _CONFLICT.search(file.name.removeprefix(path.stem))
    )


def _kind_of_nearest(path: Path, mounts: Iterable[list[str]]) -> str:
    """The type of what is mounted nearest above ``path``; of several at one place, the last."""
    nearest, kind = -1, ""
    for fields in mounts:
        if len(fields) > 2:  # noqa: PLR2004 - device, place, type
            place = Path(re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), fields[1]))
            depth = len(place.parts)
            if depth >= nearest and path.is_relative_to(place):
                nearest, kind = depth, fields[2]
    return kind
