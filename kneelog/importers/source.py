"""The file to read: opened once, its size known, every failure of the world said in a sentence."""

from __future__ import annotations

import io
import os
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from kneelog.services.parsed import MOST_RECORDS, FileRejectedError, Problem, shown
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = 8192
_PIECE = 1024 * 1024
LARGEST = 256 * 1024 * 1024
"""Bytes of a kneelog CSV or JSON; a hundred thousand entries are about 40 MB."""


def rejected(sentence: str, line: int | None = None, field: str = "") -> FileRejectedError:
    """The refusal of a whole file."""
    return FileRejectedError(Problem(line, field, sentence))


@dataclass(frozen=True, slots=True)
class Source:
    """An open file: ``name`` is for sentences, ``size`` in bytes (0 if not known), ``head`` its first bytes."""

    name: str
    stream: BinaryIO
    size: int
    head: bytes

    def check_size(self, read: int = 0) -> None:
        """Refuse a file of more than :data:`LARGEST` bytes, or of which so many were ``read`` already."""
        if max(self.size, read) > LARGEST:
            raise rejected(
                tr("The file is larger than {most} MB, more than any diary is.", most=LARGEST >> 20)
            )

    def whole(self) -> bytes:
        """All bytes, up to :data:`LARGEST`; a file that says nothing of its size is taken piece by piece."""
        pieces: list[bytes] = []
        size = 0
        while piece := self.stream.read(_PIECE):
            pieces.append(piece)
            size += len(piece)
            self.check_size(size)
        return b"".join(pieces)


def check_count(records: int) -> None:
    """Refuse a file of more than :data:`~kneelog.services.parsed.MOST_RECORDS` records."""
    if records > MOST_RECORDS:
        raise rejected(
            tr("The file holds more than {most} records: import parts of it.", most=f"{MOST_RECORDS:,}")
        )


@contextmanager
def opened(file: Path | str | BinaryIO) -> Iterator[Source]:
    """The file at a path, or an open binary stream (which stays open). What cannot be read is a FileRejectedError."""
    if not isinstance(file, Path | str):
        start = file.tell() if file.seekable() else 0
        size = file.seek(0, os.SEEK_END) - start if file.seekable() else 0
        if file.seekable():
            file.seek(start)
        reader = io.BufferedReader(cast("Any", file), HEAD)  # any readable stream will do
        try:
            yield Source(str(getattr(file, "name", tr("the input"))), reader, size, reader.peek(HEAD)[:HEAD])
        finally:
            reader.detach()
        return
    path, name = Path(file), shown(file, 200)
    if not str(file):
        raise rejected(tr("A file's name is empty."))
    if "\0" in str(path):
        raise rejected(tr("{name} is not a path.", name=name))
    try:
        if path.is_dir():
            raise rejected(tr("{name} is a folder: name the files in it.", name=name))
        if path.exists() and not path.is_file():  # opening a pipe would wait for ever
            raise rejected(tr("{name} is neither a file nor a folder.", name=name))
        with path.open("rb") as stream:
            head = stream.peek(HEAD)[:HEAD]
            yield Source(shown(path.name, 200), stream, os.fstat(stream.fileno()).st_size, head)
    except FileNotFoundError:
        raise rejected(tr("{name} does not exist.", name=name)) from None
    except PermissionError:
        raise rejected(tr("{name} may not be read: its permissions forbid it.", name=name)) from None
    except OSError as error:
        reason = error.strerror or error
        raise rejected(tr("{name} cannot be read: {reason}.", name=name, reason=reason)) from None
