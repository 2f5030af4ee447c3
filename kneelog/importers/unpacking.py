"""Streams that unpack as they are read, within limits; nothing is ever written to disk.

What is packed and breaks off reads as a file that breaks off: the reader of the format says what it could make of it.
"""

from __future__ import annotations

import gzip
import io
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, cast
from zipfile import BadZipFile

from kneelog.importers.patience import Tick, never
from kneelog.services.workout import UnreadableWorkoutError
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BUFFER = 256 * 1024
RATIO = 200
"""Unpacked to packed: text that repeats itself packs 20 to 60 times smaller, only a trap more than this …"""
RATIO_FROM = 10 * 1024 * 1024
"""… beyond so many unpacked bytes."""

_DAMAGED = (BadZipFile, gzip.BadGzipFile, EOFError, zlib.error)
_GZIP = b"\x1f\x8b"
_ARCHIVES = (
    _GZIP,
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"BZh",
    b"\xfd7zXZ\x00",
)


class Unpacked(io.RawIOBase):
    """The bytes of ``packed``, at most ``most``; ``taken`` says how many packed bytes were used for them so far.

    ``tick`` is called before each piece. ``done`` counts the bytes; ``is_damaged`` is true once the stream ended
    because what is packed is damaged.
    """

    def __init__(self, packed: BinaryIO, taken: Callable[[], int], most: int) -> None:
        self._packed = packed
        self._take = getattr(packed, "read1", packed.read)  # gives what there is before it meets the break
        self._taken = taken
        self._most = most
        self.tick: Tick = never
        self.done = 0
        self.is_damaged = False

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - any writable buffer, as the base class has it
        """The next bytes; UnreadableWorkoutError where a limit is passed or the disk fails."""
        self.tick()
        if self.is_damaged:
            return 0
        try:
            piece = self._take(len(buffer))
        except _DAMAGED:
            self.is_damaged = True
            return 0
        except OSError as error:
            raise UnreadableWorkoutError(
                tr("It cannot be read: {reason}.", reason=error.strerror or error)
            ) from None
        self.done += len(piece)
        self._check()
        buffer[: len(piece)] = piece
        return len(piece)

    def _check(self) -> None:
        if self.done > self._most:
            raise UnreadableWorkoutError(
                tr("Unpacked, it is larger than {most} MB: it is not taken in.", most=self._most >> 20)
            )
        if self.done > RATIO_FROM and self.done > RATIO * max(1, self._taken()):
            raise UnreadableWorkoutError(
                tr("Unpacked, it grows more than {ratio} times: it is not taken in.", ratio=RATIO)
            )

    def close(self) -> None:
        """Close what is unpacked too."""
        self._packed.close()
        super().close()


def unpacked(packed: BinaryIO, taken: Callable[[], int], most: int) -> BinaryIO:
    """``packed`` as a buffered stream within the limits of :class:`Unpacked`, unpacked once more if it is gzip.

    UnreadableWorkoutError (and ``packed`` is closed) where it is, or holds, an archive.
    """
    outer = io.BufferedReader(Unpacked(packed, taken, most), BUFFER)
    stream: io.BufferedReader[Any] = cast("io.BufferedReader[Any]", outer)
    try:
        if stream.peek(2).startswith(_GZIP):
            inner = gzip.GzipFile(fileobj=stream)
            stream = io.BufferedReader(_Gunzipped(inner, outer, most), BUFFER)
        _refuse_archive(stream.peek(8))
    except BaseException:
        stream.close()
        raise
    return cast("BinaryIO", stream)


def _refuse_archive(head: bytes) -> None:
    if head.startswith(_ARCHIVES):
        raise UnreadableWorkoutError(
            tr("It is an archive within an archive: unpack it and import what is in it.")
        )


class _Gunzipped(Unpacked):
    """A gzip within another stream, which is closed with it."""

    def __init__(self, inner: gzip.GzipFile, outer: io.BufferedReader[Unpacked], most: int) -> None:
        super().__init__(cast("BinaryIO", inner), lambda: outer.raw.done, most)
        self._outer = outer

    def close(self) -> None:
        """Close both."""
        super().close()
        self._outer.close()


@contextmanager
def within_memory() -> Iterator[None]:
    """What the memory cannot hold while the context lasts is an UnreadableWorkoutError, as any other file."""
    try:
        yield
    except MemoryError:
        raise UnreadableWorkoutError(tr("It is too large for the memory of this computer.")) from None


def is_damaged(stream: BinaryIO) -> bool:
    """Whether an unpacking stream has ended because what is packed is damaged."""
    return bool(getattr(getattr(stream, "raw", None), "is_damaged", False))


def watch(stream: BinaryIO, tick: Tick) -> None:
    """Let ``tick`` be called before each piece that an unpacking stream gives from now on; it may raise."""
    raw = getattr(stream, "raw", None)
    if isinstance(raw, Unpacked):
        raw.tick = tick


def tick_of(stream: BinaryIO) -> Tick:
    """What watches a stream: whoever reads it first and thinks afterwards calls it meanwhile."""
    tick: Tick = getattr(getattr(stream, "raw", None), "tick", never)
    return tick
