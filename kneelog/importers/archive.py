"""Files as they lie in a zip, a gzip or a folder: listed, and opened one by one, unpacked in memory only.

A zip that lists more files than anybody has, or the same bytes twice, is refused before anything of it is unpacked.
"""

from __future__ import annotations

import os
import struct
import zipfile
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from kneelog.importers.folders import JUNK, MOST_ENTRIES, files_below, too_many
from kneelog.importers.safe_xml import MOST_BYTES
from kneelog.importers.unpacking import unpacked
from kneelog.services.workout import UnreadableWorkoutError
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kneelog.importers.patience import Tick

_LARGEST_LISTING = 64 * 1024 * 1024
_ENCRYPTED = 0x41
_LOCAL_HEADER = 30
_LISTED = b"PK\x01\x02"
_LOCAL = b"PK\x03\x04"
_END = b"PK\x05\x06"
_END_64 = b"PK\x06\x06"
_LOCATOR_64 = b"PK\x06\x07"
_END_SIZE, _LOCATOR_SIZE, _END_64_SIZE = 22, 20, 56
_FURTHEST_END = 0xFFFF + _END_SIZE + _LOCATOR_SIZE + _END_64_SIZE
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""All that anybody exports. Others unpack whole blocks at once, far beyond what was asked for."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file: ``name`` is its path within, with "/", and ``size`` its bytes as the archive tells them."""

    name: str
    size: int
    opener: Callable[[int], BinaryIO]

    def open(self, most: int = MOST_BYTES) -> BinaryIO:
        """Its content, without the gzip around it, at most ``most`` bytes of it.

        UnreadableWorkoutError where it cannot be opened, is itself an archive, or (while reading) passes a limit.
        """
        return self.opener(most)


@contextmanager
def opened(path: Path, tick: Tick | None = None) -> Iterator[tuple[Entry, ...]]:
    """What lies in a zip or a folder, sorted by name, or the file itself (a gzip counts as what is packed in it).

    Entries can be opened as long as the context lasts. UnreadableWorkoutError where nothing can be listed. ``tick`` is
    that of :func:`~kneelog.importers.folders.files_below`.
    """
    if path.is_dir():
        try:
            entries = _in_folder(path, tick)
        except OSError as error:
            raise _unreadable(error) from None
        yield entries
        return
    with ExitStack() as stack:
        try:
            if path.exists() and not path.is_file():  # opening a pipe would wait for ever
                raise UnreadableWorkoutError(tr("It is neither a file nor a folder."))
            stream = stack.enter_context(path.open("rb"))
            size = os.fstat(stream.fileno()).st_size
            is_zip = stream.read(len(_END)) in (_LOCAL, _END)
        except (OSError, ValueError) as error:
            raise _unreadable(error) from None
        if is_zip:
            yield _in_zip(stack.enter_context(_listed(stream, size)))
        else:
            yield (Entry(path.name, size, lambda most: _file(path, most)),)


def _file(path: Path, most: int) -> BinaryIO:
    try:
        stream = path.open("rb", buffering=0)
    except OSError as error:
        raise _unreadable(error) from None
    return unpacked(cast("BinaryIO", stream), stream.tell, most)


# ---- folders ------------------------------------------------------------------------------------------------------


def _in_folder(folder: Path, tick: Tick | None) -> tuple[Entry, ...]:
    """All of :func:`~kneelog.importers.folders.files_below`.

    A folder in it that cannot be listed is an entry whose name ends with "/" and which cannot be opened.
    """
    found: list[Entry] = []

    def fail(error: OSError) -> None:
        where = Path(error.filename or folder)
        if where == folder:
            raise error
        found.append(_closed(where.relative_to(folder).as_posix() + "/", error))

    for path in files_below(folder, tick, fail):
        with suppress(FileNotFoundError):  # gone since it was listed
            found.append(_of_folder(folder, path))
    return tuple(sorted(found, key=lambda entry: entry.name))


def _closed(name: str, error: OSError) -> Entry:
    def opener(_most: int) -> BinaryIO:
        raise _unreadable(error)

    return Entry(name, 0, opener)


def _of_folder(folder: Path, path: Path) -> Entry:
    return Entry(path.relative_to(folder).as_posix(), path.stat().st_size, lambda most: _file(path, most))


# ---- zips ---------------------------------------------------------------------------------------------------------


def _listed(stream: BinaryIO, size: int) -> zipfile.ZipFile:
    """The archive, its listing checked before it is read into memory."""
    try:
        _check_listing(stream, size)
        stream.seek(0)
        return zipfile.ZipFile(stream)
    except OSError as error:
        raise _unreadable(error) from None
    except (zipfile.BadZipFile, struct.error, ValueError, OverflowError, NotImplementedError):
        raise _damaged() from None


def _check_listing(stream: BinaryIO, size: int) -> None:
    """Count the files that the end of the archive lists, without believing the number that it tells."""
    start = max(0, size - _FURTHEST_END)
    stream.seek(start)
    tail = stream.read(_FURTHEST_END)
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        raise _damaged()
    length, end = struct.unpack_from("<L", tail, at + 12)[0], start + at
    locator = at - _LOCATOR_SIZE
    if tail[max(0, locator) :].startswith(_LOCATOR_64):  # its end counts, whatever the older one says
        at_64 = locator - _END_64_SIZE
        told = struct.unpack_from("<Q", tail, locator + 8)[0]
        if at_64 < 0 or not tail.startswith(_END_64, at_64) or told != start + at_64:
            raise _damaged()
        length, end = struct.unpack_from("<Q", tail, at_64 + 40)[0], start + at_64
    if length > min(end, _LARGEST_LISTING):
        raise too_many(MOST_ENTRIES) if length <= end else _damaged()
    stream.seek(end - length)
    if stream.read(length).count(_LISTED) > MOST_ENTRIES:
        raise too_many(MOST_ENTRIES)


def _in_zip(archive: zipfile.ZipFile) -> tuple[Entry, ...]:
    if len(archive.infolist()) > MOST_ENTRIES:
        raise too_many(MOST_ENTRIES)
    infos = [info for info in archive.infolist() if not info.is_dir()]
    _refuse_overlaps(infos)
    entries = [_of_zip(archive, info) for info in infos if not _is_junk(info.filename)]
    return tuple(sorted(entries, key=lambda entry: entry.name))


def _is_junk(name: str) -> bool:
    return name.startswith(JUNK[0]) or name.rpartition("/")[2].startswith(JUNK[1])


def _refuse_overlaps(infos: list[zipfile.ZipInfo]) -> None:
    """A few bytes that are listed again and again unpack to more than any disk holds."""
    end = -1
    for info in sorted(infos, key=lambda each: each.header_offset):
        if info.header_offset < end:
            raise UnreadableWorkoutError(
                tr("The archive lists the same bytes as several files: it is not taken in.")
            )
        end = info.header_offset + _LOCAL_HEADER + info.compress_size


def _of_zip(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Entry:
    def opener(most: int) -> BinaryIO:
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableWorkoutError(tr("It is protected by a password: unpack it first."))
        if info.compress_type not in _PACKINGS:
            raise _unknown_packing()
        try:
            stream = archive.open(info)
        except NotImplementedError:
            raise _unknown_packing() from None
        except (zipfile.BadZipFile, struct.error, ValueError, EOFError, OSError, RuntimeError):
            raise _damaged() from None
        return unpacked(cast("BinaryIO", stream), lambda: info.compress_size, most)

    return Entry(info.filename.replace("\\", "/"), info.file_size, opener)


def _unknown_packing() -> UnreadableWorkoutError:
    return UnreadableWorkoutError(tr("It is packed in a way that kneelog does not know: unpack it first."))


def _unreadable(error: OSError | ValueError) -> UnreadableWorkoutError:
    if isinstance(error, FileNotFoundError):
        return UnreadableWorkoutError(tr("It does not exist, or no longer."))
    if isinstance(error, PermissionError):
        return UnreadableWorkoutError(tr("It may not be read: its permissions forbid it."))
    return UnreadableWorkoutError(
        tr("It cannot be read: {reason}.", reason=getattr(error, "strerror", None) or error)
    )


def _damaged() -> UnreadableWorkoutError:
    return UnreadableWorkoutError(
        tr("The archive (zip) is damaged or not whole: export or download it again.")
    )
