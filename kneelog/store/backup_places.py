"""Where the backups of a diary lie, how their files are named, and which second folder the runner named.

The second folder is kept for this machine, by diary, in a small file in the configuration folder.
"""

from __future__ import annotations

import hashlib
import json
import platform
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kneelog import paths
from kneelog.errors import DiaryError
from kneelog.services.keeping import DAMAGED, CopyKind
from kneelog.services.private_folder import make_folder
from kneelog.store import files
from kneelog.store.faults import told
from kneelog.words import tr

SUFFIX = ".kneelog"
_TIME = r"(\d{4}-\d\d-\d\d-\d{6})"
_NUMBER = r"(?:-(\d+))?"
_FORM = "%Y-%m-%d-%H%M%S"
_NAMED = "backup-folders.json"
_LARGEST = 1024 * 1024  # bytes of it


@dataclass(frozen=True, slots=True)
class Place:
    """A folder of backups and how those of one diary begin there."""

    kind: CopyKind
    folder: Path
    start: str

    def name_for(self, moment: datetime) -> Path:
        """A path that is not taken, for a backup made at ``moment``."""
        name = f"{self.start}-{moment:{_FORM}}"
        number, candidate = 1, self.folder / (name + SUFFIX)
        while candidate.exists():
            number += 1
            candidate = self.folder / f"{name}-{number}{SUFFIX}"
        return candidate

    def backups(self) -> list[tuple[datetime, Path]]:
        """Those of this diary that lie here, the newest first, after their names alone."""
        form = re.compile(re.escape(self.start) + "-" + _TIME + _NUMBER + re.escape(SUFFIX))
        return dated(self.folder, form)


def first_place(diary: Path) -> Place:
    """The folder of backups beside all others of this user's: that of the runner's own diary, or of another."""
    own = paths.data_folder() / paths.DIARY_NAME
    name = own.stem if diary == files.real(own) else f"{diary.stem}-{_short(str(diary))}"
    return Place(CopyKind.BACKUP, paths.data_folder() / "backups" / name, own.stem)


def second_place(diary: Path, folder: Path) -> Place:
    """The second folder. Names there tell the machine too: two laptops may name the same synced folder."""
    mark = _short(f"{platform.node()}|{diary}")
    return Place(CopyKind.SECOND, folder, f"{diary.stem}-{mark}")


def _short(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def anybodys(folder: Path) -> list[tuple[datetime, Path]]:
    """Every file in ``folder`` that is named as a backup, whichever diary and machine it comes from."""
    return dated(folder, re.compile(".+-" + _TIME + _NUMBER + re.escape(SUFFIX)))


def snapshots(diary: Path) -> list[tuple[datetime, Path, str]]:
    """What was set aside beside ``diary``: when, where, and the label of the reason, :data:`DAMAGED` among them."""
    form = re.compile(
        re.escape(diary.stem)
        + r"\.(?:before-(?P<label>.+)|damaged)-"
        + _TIME
        + _NUMBER
        + re.escape(diary.suffix)
    )
    found = dated(diary.parent, form, time_group=2)
    labels = [form.fullmatch(path.name)["label"] for _moment, path in found]  # type: ignore[index]
    return [(moment, path, label or DAMAGED) for (moment, path), label in zip(found, labels, strict=True)]


def dated(folder: Path, form: re.Pattern[str], time_group: int = 1) -> list[tuple[datetime, Path]]:
    """The plain files of ``folder`` whose names are of ``form``, the newest first; none if it can't be read."""
    found: list[tuple[datetime, int, Path]] = []
    try:
        for path in folder.iterdir():
            match = form.fullmatch(path.name)
            moment = _moment(match[time_group]) if match else None
            if match and moment is not None and path.is_file() and not path.is_symlink():
                found.append((moment, int(match[time_group + 1] or 1), path))
    except OSError:
        return []
    return [(moment, path) for moment, _number, path in sorted(found, reverse=True)]


def _moment(written: str) -> datetime | None:
    try:
        return datetime.fromisoformat(f"{written[:10]}T{written[11:13]}:{written[13:15]}:{written[15:]}")
    except ValueError:
        return None


def all_backups(diary: Path) -> list[Path]:
    """The files of all backups of ``diary``, in the folder of backups and in the second one if it can be reached."""
    return [path for place in places(diary) for _moment, path in place.backups()]


def places(diary: Path) -> list[Place]:
    """The places of the backups of ``diary``, whether or not they are there."""
    second = named(diary).folder
    return [first_place(diary), *([] if second is None else [second_place(diary, second)])]


def missing_folder(diary: Path) -> Path | None:
    """The second folder, if one was named that can't be reached now: backups in it can't be told or changed."""
    second = named(diary).folder
    return None if second is None or second.is_dir() else second


# The second folder that the runner named --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Named:
    """The second folder of a diary, if one was named, and when the last copy was made in it.

    ``trouble`` says that what was named can't be read any more.
    """

    folder: Path | None = None
    last: datetime | None = None
    trouble: str = ""


def named(diary: Path) -> Named:
    """The second folder that was named for ``diary``; none, which is said, if the file of it is damaged."""
    try:
        known = _read()
    except (OSError, ValueError):
        return Named(
            trouble=tr(
                "{path} can’t be read, so no second folder for backups is known. Name it again.",
                path=_file(),
            )
        )
    about = known.get(str(diary))
    if not isinstance(about, dict) or not isinstance(about.get("folder"), str):
        return Named()
    last = about.get("last")
    try:
        return Named(Path(about["folder"]), datetime.fromisoformat(last) if last else None)
    except (TypeError, ValueError):
        return Named(Path(about["folder"]))


def name_folder(diary: Path, folder: Path | None, last: datetime | None = None) -> None:
    """Remember the second folder for ``diary``, or that there is none; :class:`DiaryError` if that can't be kept."""
    try:
        known = _read()
    except (OSError, ValueError):
        known = {}  # it was said that it can't be read; naming a folder begins it anew
    known.pop(str(diary), None)
    if folder is not None:
        known[str(diary)] = {"folder": str(folder), "last": last.isoformat() if last else None}
    target = _file()
    with told(target):
        make_folder(target.parent)
        with files.temporary(target) as made:
            made.write_text(json.dumps(known, indent=1), encoding="utf-8")
            files.put(made, target)


def check_second(folder: Path, diary: Path) -> Path:
    """Refuse what is no folder, or the one in which the first backups lie."""
    place = folder.expanduser().absolute()
    if not place.is_dir():
        raise DiaryError(tr("There is no folder {folder}. Make it, or name another one.", folder=place))
    if files.resolved(place) == files.resolved(first_place(diary).folder):
        raise DiaryError(
            tr(
                "{folder} is where the first backups lie. Name another folder, best on another disk.",
                folder=place,
            )
        )
    return place


def _file() -> Path:
    return paths.config_folder() / _NAMED


def _read() -> dict[str, object]:
    """What is remembered; ``ValueError`` where that is nonsense, or no file (a pipe would be waited for)."""
    path = _file()
    if not path.exists():
        return {}
    if not path.is_file() or path.stat().st_size > _LARGEST:
        raise ValueError(_NAMED)
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
    except RecursionError:
        known = None
    if not isinstance(known, dict):
        raise ValueError(_NAMED)  # noqa: TRY004 - as for any other nonsense in it
    return known
