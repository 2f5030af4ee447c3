"""Reads all that the runner hands over at once: activity files, folders and archives of them, services' exports.

What cannot be read is a sentence, and the others still come in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kneelog.importers import activities, apple_health, archive, fit, folders, garmin_csv, gpx, tcx, workouts
from kneelog.importers.strava_list import is_list as is_strava_list
from kneelog.services.activity_items import FoundFile
from kneelog.services.parsed import shown
from kneelog.services.workout import Doubt, UnreadableWorkoutError
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.importers.activities import Outcome
    from kneelog.importers.patience import Tick

FileProgress = Callable[[int, int, int], None]
"""Called with (files read, files known of so far, bytes read), before each file and now and then within a large one.

Files within archives count; bytes are those on disk, of which :func:`size_of` gives the sum. It may raise
:class:`~kneelog.services.ports.Cancelled`.
"""

_READERS = {"fit": fit.read, "gpx": gpx.read, "tcx": tcx.read}
_HEAD = 64 * 1024
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_GZIP = b"\x1f\x8b"
_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
"""Marks of Unicode, and blanks."""
_OFFICE = (b"[Content_Types].xml", b"opendocument", b"xl/")
_LONGEST_NAME = 500


def is_for_activities(path: Path | str) -> bool:
    """Whether :func:`read_files` should look at ``path``: by its content, and by its name only where that says nothing.

    What cannot be opened is not, nor what is neither a file nor a folder.
    """
    is_named, path = bool(str(path)), Path(path)
    try:
        if not path.is_file():  # a pipe would be waited for, and no name is the current folder
            return is_named and path.is_dir()
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except (OSError, ValueError):
        return False
    if head.startswith(_ZIP):
        return not any(mark in head for mark in _OFFICE)
    if head.startswith(_GZIP) or head[8:12] == b".FIT" or activities.kind_of(path.name, b""):
        return True
    if head.lstrip(_BEFORE_XML).startswith(b"<"):  # else a note in a diary might speak of <gpx
        return bool(activities.kind_of("", head[: activities.HEAD])) or apple_health.is_export(head)
    return _is_list(path, head)


def size_of(paths: Iterable[Path | str], tick: Tick | None = None) -> int:
    """The bytes on disk of all ``paths``, those in folders too: what ``bytes`` of a :data:`FileProgress` reaches.

    ``tick`` is called now and then, and may raise :class:`~kneelog.services.ports.Cancelled`.
    """
    return sum(_size(Path(path), tick) for path in paths if str(path))


def read_files(paths: Iterable[Path | str], progress: FileProgress | None = None) -> Iterator[FoundFile]:
    """What lies at ``paths``, one file after the other; only one at a time is held in memory.

    Nothing is written to disk, and nothing is raised for a file that cannot be read. Fit for any thread.
    """
    every = list(paths)
    count = _Count(len(every), progress)
    for path in every:
        if not str(path):  # would be taken for the current folder
            count.done += 1
            yield FoundFile("", (), tr("A file's name is empty."), "")
            continue
        yield from _of_path(Path(path), shown(path, _LONGEST_NAME), "", count, _size(Path(path), count.tell))
    count.tell()


@dataclass(slots=True)
class _Count:
    """How much was read of how much: files, and bytes on disk. Neither ever runs backwards."""

    total: int
    progress: FileProgress | None
    done: int = 0
    read: int = 0

    def tell(self) -> None:
        """Say how far it is."""
        if self.progress is not None:
            self.progress(self.done, self.total, self.read)


@dataclass(slots=True)
class _Path:
    """How far one path is, which counts as one file until it tells of more.

    What lies in it is read in turns, each with its own files: an export, then what lies beside it.
    """

    count: _Count
    size: int
    since: int
    """Bytes that were read before it."""
    of: int = 1
    seen: int = 0

    def by_files(self, done: int, total: int) -> None:
        """``done`` of the ``total`` files of this turn were read."""
        if done < self.seen:
            self.count.done += self.of - self.seen
            self.of, self.seen = 0, 0
        self.count.total += max(total, 1) - self.of
        self.count.done += done - self.seen
        self.of, self.seen = max(total, 1), done
        self.by_bytes(done, total)

    def by_bytes(self, done: int, total: int) -> None:
        """So large a part of it was read."""
        self.count.read = max(self.count.read, self.since + self.size * done // max(total, done, 1))
        self.count.tell()

    def end(self) -> None:
        """All of it was read."""
        self.count.done += self.of - self.seen
        self.count.read = self.since + self.size


def _of_path(path: Path, name: str, within: str, count: _Count, size: int) -> Iterator[FoundFile]:
    """What lies at one path; archives that lie in a folder are opened, those within an archive are not."""
    here = _Path(count, size, count.read)
    count.tell()
    for outcome in workouts.read(path, _READERS, None, here.by_files, here.by_bytes, count.tell):
        inside = _zip_within(path, outcome)
        if inside is not None:
            yield from _of_path(inside, name, _joined(within, outcome.name), count, 0)
            here.seen += 1  # it has counted itself, and its bytes are among those of the folder
        else:
            is_itself = outcome.name in ("", path.name)
            yield _found(outcome, name, within if is_itself else _joined(within, outcome.name))
    here.end()


def _found(outcome: Outcome, name: str, within: str) -> FoundFile:
    told = outcome.workouts
    if outcome.is_unit_open:
        told = tuple(
            workout
            if workout.distance_m is None
            else replace(workout, doubts=(*workout.doubts, Doubt.NO_UNIT))
            for workout in told
        )
    return FoundFile(name, told, outcome.problem, within)


def _joined(within: str, inner: str) -> str:
    return f"{within}/{shown(inner, _LONGEST_NAME)}" if within else shown(inner, _LONGEST_NAME)


def _zip_within(path: Path, outcome: Outcome) -> Path | None:
    """The archive that lies in a folder, where an outcome says that it was not read."""
    if (
        not outcome.problem
        or outcome.workouts
        or not outcome.name.lower().endswith(".zip")
        or not path.is_dir()
    ):
        return None
    inside = path.joinpath(*(part for part in outcome.name.split("/") if part not in ("", ".", "..")))
    try:
        with inside.open("rb") as stream:
            return inside if stream.read(4) in _ZIP else None
    except (OSError, ValueError):
        return None


def _is_list(path: Path, head: bytes) -> bool:
    """Whether it is a list of activities, as Garmin Connect or Strava exports it."""
    if not path.name.lower().endswith(".csv") or b"\0" in head:
        return False
    text = head.decode("utf-8-sig", "replace")
    if len(head) == _HEAD:
        text = text[: text.rfind("\n") + 1]
    if garmin_csv.is_list(text):
        return True
    try:
        with archive.opened(path) as entries:
            return any(is_strava_list(entry) for entry in entries)
    except UnreadableWorkoutError:
        return False


def _size(path: Path, tick: Tick | None) -> int:
    size = 0
    with suppress(OSError, ValueError, UnreadableWorkoutError):  # reading will say what is the matter
        for file in folders.files_below(path, tick) if path.is_dir() else [path]:
            with suppress(OSError):
                size += file.stat().st_size
    return size
