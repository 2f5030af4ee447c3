"""Exporting where the disk fails: each file is whole or as it was before."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from kneelog.domain.history import History
from kneelog.exporters import kneelog_csv, kneelog_json
from kneelog.exporters.press import pdf
from kneelog.exporters.writing import writing
from kneelog.services.demo import demo_diary
from kneelog.services.physio import make_page
from kneelog.services.physio_period import default_period
from kneelog.services.physio_visit import choice_from
from tests.soak.scenario import END, NOW, Scenario

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kneelog.domain.diary import Diary

BEFORE = b"An export of last month."


class Exports(Scenario):
    """The diary as JSON and as CSV, and the page for the physio as PDF; one of them over an earlier export."""

    name = "export"

    def prepare(self, folder: Path) -> None:
        diary = demo_diary(END, years=1)
        rows, document = io.StringIO(newline=""), io.StringIO(newline="")
        kneelog_csv.write(diary, rows)
        kneelog_json.write(diary, document, NOW)
        self._wanted = {
            "all.csv": rows.getvalue().encode(),
            "all.json": document.getvalue().encode(),
            "page.pdf": self._page(diary),
        }
        (folder / "all.json").write_bytes(BEFORE)

    def _page(self, diary: Diary) -> bytes:
        choice = choice_from(diary, default_period(diary, END), END)
        return pdf(make_page(diary, History.of(diary), choice, END), diary, choice)

    def act(self, folder: Path) -> Iterator[str]:
        for name, wanted in self._wanted.items():
            with writing(folder / name, force=name == "all.json") as stream:
                stream.write(wanted)
            yield name

    def judge(self, folder: Path, told: list[str]) -> None:
        for name, wanted in self._wanted.items():
            before = [BEFORE] if name == "all.json" else []
            found = [(folder / name).read_bytes()] if (folder / name).exists() else []
            assert found == [wanted] or (found == before and name not in told), name
        for left in folder.glob(".*"):  # where even removing was refused
            left.unlink()
