"""Tells by its content what a file is, and reads it; what cannot be taken in is said in a sentence."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from kneelog.importers.patience import DIARY_S, Patience
from kneelog.importers.source import opened, rejected
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kneelog.domain.diary import Diary
    from kneelog.importers.rows import Reading
    from kneelog.services.importing import ImportPlan
    from kneelog.services.parsed import ParsedFile, Progress

_PDF_WITHIN = 1024
_UTF8_MARK = b"\xef\xbb\xbf"
_SAVE_AS_CSV = N_(
    "This is a spreadsheet's own file: save it as “CSV UTF-8”, with the columns of a kneelog CSV, and import that."
)
_ACTIVITY = N_("This is an activity file ({kind}): it holds runs, not a diary's entries.")
_UTF16 = N_("The file is UTF-16 (“Unicode text”): save it anew as “CSV UTF-8”.")

_BY_FIRST_BYTES = (
    (
        b"SQLite format 3\0",
        N_("This is a database, perhaps a kneelog diary: open it with --diary, or restore it."),
    ),
    (b"\xd0\xcf\x11\xe0", _SAVE_AS_CSV),
    (b"\x1f\x8b", N_("This is a packed file (gzip): unpack it first.")),
    (b"{\\rtf", N_("This is a text document (RTF), not a CSV or JSON.")),
    (b"\xff\xfe", _UTF16),
    (b"\xfe\xff", _UTF16),
)
_SPREADSHEETS = (b"[Content_Types].xml", b"xl/", b"opendocument.spreadsheet")
_ACTIVITY_XML = ((b"<gpx", "GPX"), (b"<TrainingCenterDatabase", "TCX"), (b"<HealthData", "Apple Health"))


def parse(file: Path | str | BinaryIO, reading: Reading, progress: Progress | None = None) -> ParsedFile:
    """What a file holds. A file that cannot be taken in at all is a FileRejectedError.

    ``progress`` is called with (done, total) now and then; it may raise
    :class:`~kneelog.services.ports.Cancelled`.
    """
    with opened(file) as source, within_memory():
        refusal = refusal_of(source.head)
        if refusal:
            raise rejected(refusal)
        source.check_size()
        tick = Patience(DIARY_S, refuse=rejected)
        if is_json(source.head):
            from kneelog.importers import kneelog_json

            return kneelog_json.read(source, reading, progress, tick)
        from kneelog.importers import kneelog_csv

        return kneelog_csv.read(source, reading, progress, tick)


def plan_import(
    file: Path | str | BinaryIO, diary: Diary, reading: Reading, progress: Progress | None = None
) -> ImportPlan:
    """What importing ``file`` into ``diary`` would do; nothing is changed. Errors as for :func:`parse`."""
    from kneelog.services.importing import plan

    return plan(parse(file, reading, progress), diary, progress)


@contextmanager
def within_memory() -> Iterator[None]:
    """What the memory cannot hold while the context lasts is a FileRejectedError."""
    try:
        yield
    except MemoryError:
        raise rejected(tr("The file is too large for the memory of this computer.")) from None


def is_json(head: bytes) -> bool:
    """Whether a file that begins so is meant to be JSON."""
    return head.removeprefix(_UTF8_MARK).lstrip()[:1] in (b"{", b"[")


def refusal_of(head: bytes) -> str | None:  # noqa: PLR0911 - one line a sort of file
    """Why a file that begins so cannot be taken in; ``None`` if it may be a CSV or JSON."""
    start = head.removeprefix(_UTF8_MARK).lstrip()
    if not start:
        return tr("The file is empty.")
    for first, sentence in _BY_FIRST_BYTES:
        if head.startswith(first):
            return tr(sentence)
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return tr("This is a PDF, not a CSV or JSON; a PDF cannot be imported.")
    if head.startswith(b"PK\x03\x04"):
        return _of_archive(head)
    if head[8:12] == b".FIT":
        return tr(_ACTIVITY, kind="FIT")
    if start.startswith(b"<"):
        return _of_markup(head)
    if b"\0" in head:
        return _of_zeros(head)
    return None


def _of_archive(head: bytes) -> str:
    if any(name in head for name in _SPREADSHEETS):
        return tr(_SAVE_AS_CSV)
    return tr("This is an archive (zip): unpack it and import the files in it.")


def _of_markup(head: bytes) -> str:
    for element, kind in _ACTIVITY_XML:
        if element in head:
            return tr(_ACTIVITY, kind=kind)
    return tr("This is a web page or XML, not a kneelog CSV or JSON.")


def _of_zeros(head: bytes) -> str:
    """Text without a mark has its zeros in every second place when it is UTF-16."""
    for zeros, letters in ((head[1::2], head[::2]), (head[::2], head[1::2])):
        if zeros.count(0) > len(zeros) * 0.9 and letters.count(0) < len(letters) * 0.1:
            return tr(_UTF16)
    return tr("This is not a text file, so neither a kneelog CSV nor JSON.")
