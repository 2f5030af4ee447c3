"""Which reader an activity file needs: told by its content, and by its name only where the content says nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from kneelog.importers.patience import ACTIVITY_S, Patience
from kneelog.importers.unpacking import is_damaged, watch, within_memory
from kneelog.services.workout import UnreadableWorkoutError, Workout
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.importers.archive import Entry
    from kneelog.importers.patience import Tick

Reader = Callable[[BinaryIO, str], tuple[Workout, ...]]
"""Reads one activity file; UnreadableWorkoutError where it holds no workout."""
Readers = Mapping[str, Reader]
""" "fit", "gpx", "tcx" -> the reader of such files."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file, or of one line of a list: its workouts, and what is wrong, in a sentence.

    Both may be there, as where a list tells of a workout whose own file cannot be read.
    """

    name: str
    workouts: tuple[Workout, ...] = ()
    problem: str = ""
    is_unit_open: bool = False
    """Whether the distances were taken for kilometres but may be miles: the runner is asked once per import."""


HEAD = 4096
ENDINGS = (".fit", ".gpx", ".tcx")

_MARKS = ((b"<TrainingCenterDatabase", "tcx"), (b"<gpx", "gpx"))


def is_named_so(name: str) -> bool:
    """Whether a file of that name should be an activity: morning.fit, 123.gpx.gz, 456.bin.gz."""
    bare = name.lower().removesuffix(".gz")
    return bare.endswith((*ENDINGS, ".bin")) or (bare != name.lower() and "." not in bare.rpartition("/")[2])


def kind_of(name: str, head: bytes) -> str:
    """ "fit", "gpx", "tcx", or nothing where neither the first bytes of a file nor its name tell."""
    if head[8:12] == b".FIT":
        return "fit"
    narrow = head.replace(b"\0", b"") if head.startswith((b"\xff\xfe", b"\xfe\xff")) else head
    for mark, kind in _MARKS:
        if mark in narrow:
            return kind
    bare = name.lower().removesuffix(".gz")
    return next((ending[1:] for ending in ENDINGS if bare.endswith(ending)), "")


def read(entry: Entry, readers: Readers, tick: Tick | None = None) -> tuple[Workout, ...]:
    """The workouts of one file. UnreadableWorkoutError with the reason where it holds none, or takes too long.

    ``tick`` is called now and then, and may raise :class:`~kneelog.services.ports.Cancelled`.
    """
    with within_memory(), entry.open() as stream:
        watch(stream, Patience(ACTIVITY_S, tick))
        head = bytes(getattr(stream, "peek", lambda _: b"")(HEAD)[:HEAD])
        if not head and is_damaged(stream):
            raise UnreadableWorkoutError(tr("It is damaged from its beginning: export or download it again."))
        if not head:
            raise UnreadableWorkoutError(tr("It is empty: export or download it again."))
        if head.startswith(b"%PDF-"):
            raise UnreadableWorkoutError(tr("It is a PDF, not an activity file."))
        reader = readers.get(kind_of(entry.name, head))
        if reader is None:
            raise UnreadableWorkoutError(tr("It is no activity file that kneelog reads (FIT, GPX, TCX)."))
        return reader(stream, entry.name)
