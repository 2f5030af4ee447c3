"""What a file is, is told by its content; each sort that cannot come in gets a sentence on what to do."""

from __future__ import annotations

import io
import os
import zipfile
from typing import TYPE_CHECKING

import pytest

from kneelog.importers.detect import parse
from kneelog.services.parsed import FileRejectedError
from tests.importers.support import READING, plan

if TYPE_CHECKING:
    from pathlib import Path


def archive(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name in names:
            packed.writestr(name, "content")
    return stream.getvalue()


OTHERS = {
    "empty": (b"", "The file is empty."),
    "blank": (b"\xef\xbb\xbf \r\n", "The file is empty."),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "This is a PDF"),
    "PDF called .csv, with junk first": (b"\r\n\r\n%PDF-1.4\n", "This is a PDF"),
    "zip": (archive("activities.csv"), "This is an archive (zip)"),
    "Excel": (archive("[Content_Types].xml", "xl/workbook.xml"), "save it as “CSV UTF-8”"),
    "old Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), "save it as “CSV UTF-8”"),
    "FIT": (
        b"\x0e\x10\x43\x08\x78\x06\x00\x00.FIT" + bytes(40),
        "activity file (FIT): it holds runs",
    ),
    "GPX": (b'<?xml version="1.0"?>\n<gpx version="1.1">', "activity file (GPX)"),
    "TCX": (b'  <?xml version="1.0"?><TrainingCenterDatabase>', "activity file (TCX)"),
    "web page": (b"<!DOCTYPE html><html>", "a web page or XML"),
    "a diary": (b"SQLite format 3\0" + bytes(80), "open it with --diary"),
    "gzip": (b"\x1f\x8b\x08\x00", "unpack it first"),
    "UTF-16": ("date,left\n2026-03-02,4\n".encode("utf-16"), "save it anew as “CSV UTF-8”"),
    "UTF-16 without a mark": ("date,left\n2026-03-02,4\n".encode("utf-16-le"), "The file is UTF-16"),
    "binary": (bytes(range(256)) * 4, "not a text file"),
    "prose": (b"Dear diary,\nmy knee hurts.\n", "This is not a kneelog CSV"),
    "a JSON list": (b"[1, 2]", "not a kneelog diary"),
    "another JSON": (b'{"type": "FeatureCollection"}', "not a kneelog diary"),
}


@pytest.mark.parametrize(("content", "said"), OTHERS.values(), ids=OTHERS)
def test_what_is_no_diary_is_named_for_what_it_is(content: bytes, said: str) -> None:
    with pytest.raises(FileRejectedError) as caught:
        plan(content)
    assert said in str(caught.value)
    assert caught.value.exit_status == 3


def test_the_content_decides_not_the_name(tmp_path: Path) -> None:
    """A CSV called .txt comes in; a JSON called .csv does too."""
    table, whole = tmp_path / "knees.txt", tmp_path / "diary.csv"
    table.write_text("date,left\n2026-03-02,4\n", encoding="utf-8")
    whole.write_text('{"format": "kneelog-diary", "version": 1}', encoding="utf-8")
    assert (parse(table, READING).format, parse(whole, READING).format) == ("csv", "json")
    assert parse(table, READING).name == "knees.txt"


@pytest.mark.parametrize("name", ["missing.csv", ".", "no/such/folder.csv"])
def test_what_cannot_be_opened_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileRejectedError, match=r"does not exist|is a folder"):
        parse(tmp_path / name, READING)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_forbidden_file_is_said(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.touch(0o000)
    with pytest.raises(FileRejectedError, match="permissions"):
        parse(file, READING)


def test_an_open_stream_is_read_and_left_open() -> None:
    stream = io.BytesIO(b"date\n2026-03-02\n")
    assert len(parse(stream, READING).records) == 1
    assert not stream.closed
