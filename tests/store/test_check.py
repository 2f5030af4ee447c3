"""Looking a diary over says what is in it and what is wrong with it."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kneelog.domain.diary import RecordKind
from kneelog.errors import DiaryError, DiaryForeignError
from kneelog.store import layout
from kneelog.store.check import check
from kneelog.store.connect import connect
from tests.store.helpers import begun, entry, run, sql

if TYPE_CHECKING:
    from pathlib import Path


def test_a_sound_diary(tmp_path: Path) -> None:
    """The runner sees that all is there."""
    report = check(begun(tmp_path / "diary", run("r"), entry("a", run="r"), entry("b")))
    assert (report.is_sound, report.is_current, report.revision) == (True, True, layout.REVISION)
    assert report.counts[RecordKind.ENTRY] == 2
    assert report.counts[RecordKind.RUN] == 1
    assert set(report.counts) == set(RecordKind)


def test_a_broken_reference(tmp_path: Path) -> None:
    path = begun(tmp_path / "diary", run("r"), entry("a", run="r"))
    with closing(connect(path, write=True)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DELETE FROM run")
    report = check(path)
    assert not report.is_sound
    assert report.broken_references == ("entry",)


def test_damage_is_reported(tmp_path: Path) -> None:
    path = begun(tmp_path / "diary", *(entry(str(number), note="x" * 500) for number in range(100)))
    whole = bytearray(path.read_bytes())
    whole[8 * 4096 : 20 * 4096] = bytes(12 * 4096)
    path.write_bytes(whole)
    report = check(path)
    assert not report.is_sound
    assert report.integrity


def test_a_diary_cut_short_is_reported(tmp_path: Path) -> None:
    path = begun(tmp_path / "diary", entry())
    path.write_bytes(path.read_bytes()[:-8192])
    assert not check(path).is_sound


def test_an_older_diary_is_counted_as_far_as_it_goes(tmp_path: Path) -> None:
    path = begun(tmp_path / "diary", entry())
    sql(path, "UPDATE alembic_version SET version_num = '0000'")
    sql(path, "DROP TABLE score")
    report = check(path)
    assert (report.is_sound, report.is_current) == (True, False)
    assert RecordKind.SCORE not in report.counts


def test_what_is_no_diary(tmp_path: Path) -> None:
    (tmp_path / "pdf").write_bytes(b"%PDF-1.7" * 1000)
    for path in (tmp_path, tmp_path / "pdf"):
        with pytest.raises(DiaryForeignError):
            check(path)
    with pytest.raises(DiaryError, match="no diary"):
        check(tmp_path / "none")
