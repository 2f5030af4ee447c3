"""The page and what goes with it, written for a runner who chose a name in the file dialog."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import stat
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest

from kneelog.domain.diary import EMPTY, Diary, Edit, RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.period import Period
from kneelog.domain.report import KneeReport
from kneelog.domain.run import Run
from kneelog.exporters.press import Press
from kneelog.exporters.writing import CannotWriteError
from kneelog.services.physio_choice import Attached, Choice
from kneelog.services.ports import DataForm
from tests.importers.support import plainly, taken
from tests.physio_pages import entries, page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kneelog.services.ports import PhysioPress

CHECKOUT = Path(__file__).parents[2]
PRESS: PhysioPress = Press()
PAGE = page()
CHOICE = Choice(Period(PAGE.first, PAGE.last))
ATTACHING = replace(CHOICE, attach=True)
INSIDE = Entry("in", date(2026, 3, 2), Kind.RUN, run="r1", left=KneeReport(4), note="Stairs fine.")
OUTSIDE = Entry("out", date(2025, 3, 2), Kind.REST, left=KneeReport(2))
RUNS = (Run("r1", date(2026, 3, 2), distance_m=8000), Run("r0", date(2025, 3, 1)))
DIARY: Diary = EMPTY.applying(
    [
        *(Edit(RecordKind.ENTRY, entry.id, None, entry) for entry in (INSIDE, OUTSIDE)),
        *(Edit(RecordKind.RUN, run.id, None, run) for run in RUNS),
    ]
)

WRITERS: dict[str, Callable[[Path], None]] = {
    "pdf": lambda target: PRESS.write_pdf(PAGE, DIARY, ATTACHING, target),
    "html": lambda target: PRESS.write_html(PAGE, target),
    "chart": lambda target: PRESS.write_chart(PAGE, target),
    "csv": lambda target: PRESS.write_data(DataForm.CSV, DIARY, CHOICE, target),
    "runs": lambda target: PRESS.write_data(DataForm.RUNS_CSV, DIARY, CHOICE, target),
    "json": lambda target: PRESS.write_data(DataForm.JSON, DIARY, CHOICE, target),
}
every_file = pytest.mark.parametrize("write", WRITERS.values(), ids=list(WRITERS))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@contextmanager
def opened(target: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(target) as found:
        yield found


def attached_to(target: Path) -> dict[str, bytes]:
    with opened(target) as found:
        return {name: spec.get_file().read_bytes() for name, spec in found.attachments.items()}


def test_a_page_is_drawn_side_by_side() -> None:
    """The window shows the very page that will be printed: one side, more with the list."""
    (side,) = PRESS.sides(PAGE, 36)
    assert side.startswith(b"\x89PNG")
    assert len(PRESS.sides(page(entries=entries(120)), 36)) > 1


def test_data_lies_in_the_pdf_only_if_asked_for(tmp_path: Path) -> None:
    PRESS.write_pdf(PAGE, DIARY, CHOICE, tmp_path / "bare.pdf")
    PRESS.write_pdf(PAGE, DIARY, ATTACHING, tmp_path / "full.pdf")
    assert attached_to(tmp_path / "bare.pdf") == {}
    assert set(attached_to(tmp_path / "full.pdf")) == set(Attached)


def test_what_lies_in_the_pdf_comes_back_as_exactly_these_entries_and_runs(tmp_path: Path) -> None:
    target = tmp_path / "page.pdf"
    with_notes = replace(ATTACHING, with_notes=True)
    PRESS.write_pdf(PAGE, DIARY, with_notes, target)
    found = attached_to(target)
    wanted = plainly(Diary({RecordKind.ENTRY: {"in": INSIDE}, RecordKind.RUN: {"r1": RUNS[0]}}))
    assert plainly(taken(found[Attached.JSON])) == wanted
    assert plainly(taken(found[Attached.RUNS], taken(found[Attached.CSV]))) == wanted


def test_notes_stay_out_of_the_pdf_unless_asked_for(tmp_path: Path) -> None:
    target = tmp_path / "page.pdf"
    PRESS.write_pdf(PAGE, DIARY, ATTACHING, target)
    for name, content in attached_to(target).items():
        assert b"Stairs" not in content, name


@pytest.mark.parametrize("attach", [False, True])
def test_the_same_page_is_the_same_file(tmp_path: Path, attach: bool) -> None:
    for name in ("a.pdf", "b.pdf"):
        PRESS.write_pdf(PAGE, DIARY, replace(CHOICE, attach=attach), tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_data_files_hold_the_period_and_the_json_all(tmp_path: Path) -> None:
    """A table for the physio is of the page's period; JSON is the way out of kneelog."""
    for name in ("csv", "runs", "json"):
        WRITERS[name](tmp_path / name)
    rows = csv.DictReader(io.StringIO((tmp_path / "csv").read_text(encoding="utf-8"), newline=""))
    assert [row["id"] for row in rows] == ["in"]
    rows = csv.DictReader(io.StringIO((tmp_path / "runs").read_text(encoding="utf-8"), newline=""))
    assert [row["run"] for row in rows] == ["r1"]
    assert plainly(taken((tmp_path / "json").read_bytes())) == plainly(DIARY)
    assert json.loads((tmp_path / "json").read_bytes())["exported_at"]


@every_file
def test_a_chosen_file_is_replaced_and_for_its_owner_only(
    tmp_path: Path, write: Callable[[Path], None]
) -> None:
    """The file dialog asked already."""
    target = tmp_path / "file"
    target.write_text("old")
    write(target)
    assert target.read_bytes() != b"old"
    assert names(tmp_path) == ["file"]
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


@every_file
def test_a_full_disk_is_said_and_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path], None]
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    target = tmp_path / "file"
    target.write_text("old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWriteError, match="The disk is full"):
        write(target)
    assert (names(tmp_path), target.read_text()) == (["file"], "old")


@every_file
def test_a_file_that_is_open_elsewhere_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path], None]
) -> None:
    """On Windows a viewer that shows last week's page holds it."""

    def held(*_paths: Path) -> None:
        error = PermissionError(errno.EACCES, "Access is denied")
        error.winerror = 5  # type: ignore[attr-defined] # only Windows gives it
        raise error

    target = tmp_path / "file"
    target.write_text("old")
    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(CannotWriteError, match="may be open in another program"):
        write(target)
    assert (names(tmp_path), target.read_text()) == (["file"], "old")


@every_file
def test_permissions_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path], None]
) -> None:
    def forbidden(**_kind: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", forbidden)
    with pytest.raises(CannotWriteError, match="permissions forbid it"):
        write(tmp_path / "file")
    assert names(tmp_path) == []


@every_file
@pytest.mark.parametrize(("name", "said"), [(".", "is a folder"), ("no/file", "There is no folder")])
def test_a_place_where_nothing_can_be_written_is_said(
    tmp_path: Path, write: Callable[[Path], None], name: str, said: str
) -> None:
    with pytest.raises(CannotWriteError, match=said):
        write(tmp_path / name)
    assert names(tmp_path) == []


@every_file
def test_a_defect_half_way_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path], None]
) -> None:
    """Whatever goes wrong while it is made."""

    def broken(*_given: object, **_more: object) -> None:
        raise RuntimeError("broken")

    makers = (
        "physio_html.html",
        "page_chart.course_svg",
        "kneelog_csv.write",
        "runs_csv.write",
        "kneelog_json.write",
    )
    for maker in makers:
        monkeypatch.setattr(f"kneelog.exporters.{maker}", broken)
    with pytest.raises(RuntimeError):
        write(tmp_path / "file")
    assert names(tmp_path) == []


def test_typst_is_imported_only_for_a_page(tmp_path: Path) -> None:
    """It takes its time; nothing else waits for it."""
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from kneelog.exporters.press import Press\n"
        "from tests.physio_pages import page\n"
        "Press().write_html(page(), Path(sys.argv[1], 'a.html'))\n"
        "print('typst' in sys.modules)\n"
        "Press().sides(page(), 36)\n"
        "print('typst' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        check=False,
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
    )
    assert done.stdout.split() == ["False", "True"], done.stderr
