"""What leaves the Summary page is what is shown there, whole or not at all, and the footer says what became of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QMenu

from kneelog.domain.care import Appointment
from kneelog.errors import KneelogError
from kneelog.services.physio_page import PaperSize
from kneelog.services.ports import DataForm
from kneelog.ui.desk import State
from kneelog.ui.summary import printing
from kneelog.ui.summary.folds import CHART, HTML
from tests.ui.summary_window import SummaryWindow
from tests.ui.trends.charts import TODAY, ran, rest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from kneelog.ui.summary.acts import FileKind
    from tests.ui.log_window import LogWindow

    Make = Callable[..., LogWindow]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # a window without a screen

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
VISIT = Appointment("v", TODAY, "Pat Example", "Hills?")


@pytest.fixture
def window(log_window: Make) -> SummaryWindow:
    return SummaryWindow(log_window(*ran(9, 4, 0), rest(8, 3, 0), *ran(5, 5, 1), rest(2, 2), VISIT))


class Asked:
    """Answers the question where to write, and remembers what was proposed."""

    def __init__(self, window: SummaryWindow, answer: Path | None) -> None:
        self.kinds: list[FileKind] = []
        self._answer = answer
        window.page.acts.ask_where = self._ask

    def _ask(self, _parent: QWidget, kind: FileKind) -> Path | None:
        self.kinds.append(kind)
        return self._answer


# The PDF -----------------------------------------------------------------------------------------------------


def test_the_page_as_it_is_shown_becomes_a_pdf(window: SummaryWindow, tmp_path: Path) -> None:
    asked = Asked(window, tmp_path / "page.pdf")
    window.write("question", "Can I keep my long run?")
    window.view.save.click()
    window.settle()
    [written] = window.press.written
    assert (written.form, written.target) == ("pdf", tmp_path / "page.pdf")
    assert written.choice is not None
    assert not written.choice.attach
    assert written.page == window.paper
    assert written.page.question == "Can I keep my long run?", "also what has not left its field yet"
    assert window.said == f"Saved: {tmp_path / 'page.pdf'}."
    assert asked.kinds[0].name == "knee-diary-2026-03-10.pdf"


def test_it_is_named_after_its_last_day(window: SummaryWindow) -> None:
    asked = Asked(window, None)
    window.column.period.until.dateChosen.emit(date(2026, 3, 9))
    window.settle()
    window.page.acts.save()
    assert [kind.name for kind in asked.kinds] == ["knee-diary-2026-03-09.pdf"]


def test_nothing_is_written_if_the_runner_thinks_better_of_it(window: SummaryWindow) -> None:
    said = window.said
    Asked(window, None)
    window.view.save.click()
    window.settle()
    assert window.press.written == []
    assert window.said == said


def test_data_goes_inside_only_where_it_is_ticked(window: SummaryWindow, tmp_path: Path) -> None:
    Asked(window, tmp_path / "page.pdf")
    window.click(window.column.added.data)
    window.click(window.column.added.notes)
    window.view.save.click()
    window.settle()
    [written] = window.press.written
    assert written.choice is not None
    assert written.choice.attach
    assert written.choice is not None
    assert written.choice.with_notes


def test_why_it_could_not_be_written_is_said(window: SummaryWindow, tmp_path: Path) -> None:
    window.press.refusal = KneelogError("The disk is full. Nothing was written.")
    Asked(window, tmp_path / "page.pdf")
    window.view.save.click()
    window.settle()
    assert window.said == "The disk is full. Nothing was written."
    assert not (tmp_path / "page.pdf").exists()


def test_what_is_being_written_is_finished_when_the_window_closes(
    window: SummaryWindow, tmp_path: Path
) -> None:
    Asked(window, tmp_path / "page.pdf")
    window.page.acts.save()
    window.main.go("log")
    window.window.close()
    assert (tmp_path / "page.pdf").read_text() == "pdf"


# Other forms -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "name"),
    [
        (HTML, "knee-diary-2026-03-10.html"),
        (CHART, "knee-diary-2026-03-10-chart.svg"),
        (DataForm.CSV, "knee-diary-2026-03-10-entries.csv"),
        (DataForm.RUNS_CSV, "knee-diary-2026-03-10-runs.csv"),
        (DataForm.JSON, "kneelog-diary-2026-03-10.json"),
    ],
)
def test_the_page_and_its_data_can_be_had_in_other_forms(
    window: SummaryWindow, tmp_path: Path, form: str, name: str
) -> None:
    asked = Asked(window, tmp_path / name)
    window.column.forms.fold.click()
    window.column.forms.buttons[form].click()
    window.settle()
    assert asked.kinds[0].name == name
    [written] = window.press.written
    assert (written.form, written.target) == (form, tmp_path / name)
    assert window.said == f"Saved: {tmp_path / name}."


def test_three_sentences_are_copied_as_text_without_being_opened(window: SummaryWindow) -> None:
    QApplication.clipboard().clear()
    window.write("question", "Stairs?")
    window.column.sentences.copy.click()  # before the page has followed
    window.settle()
    text = QApplication.clipboard().text()
    assert text.splitlines()[-1] == "Stairs?"
    assert window.said == "Copied: three sentences to say."
    assert not window.column.sentences.words.isVisible()
    window.column.sentences.fold.click()
    assert window.column.sentences.words.text() == text


# Paper -------------------------------------------------------------------------------------------------------


def onto(file: Path, paper: PaperSize) -> QPrinter:
    """A printer that prints into a file, set up as the real one."""
    printer = printing.printer_for(paper)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    return printer


@pytest.mark.parametrize("paper", PaperSize)
def test_every_side_is_printed_on_a_sheet_of_its_own(
    window: SummaryWindow, tmp_path: Path, paper: PaperSize
) -> None:
    window.column.paper.value = paper
    window.click(window.column.added.entries)
    file = tmp_path / "printed.pdf"
    window.page.acts.ask_printer = lambda _parent, asked: onto(file, asked)
    window.view.print.click()
    window.settle()
    assert window.said == f"Saved: {file}."
    data = file.read_bytes()
    assert data.count(b"/Type /Page\n") == 2
    wide, high = (595, 842) if paper is PaperSize.A4 else (612, 792)
    assert f"/MediaBox [0 0 {wide}.000000 {high}.000000]".encode() in data
    page, ppi = window.press.asked[-1]
    assert page.paper is paper
    assert ppi == 600


def test_the_page_fills_the_sheet_for_it_brings_its_own_margins(tmp_path: Path) -> None:
    printer = onto(tmp_path / "printed.pdf", PaperSize.A4)
    layout = printer.pageLayout()
    assert layout.mode() is QPageLayout.Mode.FullPageMode
    assert layout.pageSize().id() is QPageSize.PageSizeId.A4
    assert layout.orientation() is QPageLayout.Orientation.Portrait
    assert layout.fullRectPixels(72).width() == 595


def test_a_long_list_is_printed_coarser_than_a_page() -> None:
    printer = printing.printer_for(PaperSize.A4)
    printer.setResolution(1200)
    assert (printing.ppi_for(printer, 1), printing.ppi_for(printer, 40)) == (600, 300)
    printer.setResolution(150)
    assert printing.ppi_for(printer, 1) == 150


def test_a_printer_that_does_not_answer_is_said(
    window: SummaryWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    printer = onto(tmp_path / "missing" / "printed.pdf", PaperSize.A4)
    window.page.acts.ask_printer = lambda _parent, _paper: printer
    monkeypatch.setattr("kneelog.ui.summary.printing.QPainter.begin", lambda _painter, _printer: False)
    window.page.acts.print()
    window.settle()
    assert window.said == "The printer does not answer. Nothing was printed."


def test_nothing_is_printed_if_the_runner_thinks_better_of_it(window: SummaryWindow) -> None:
    asked = len(window.press.asked)
    window.page.acts.ask_printer = lambda _parent, _paper: None
    window.page.acts.print()
    window.settle()
    assert len(window.press.asked) == asked


# The menu ----------------------------------------------------------------------------------------------------


def file_menu(window: SummaryWindow) -> set[str]:
    menu = window.main.menuBar().actions()[0].menu()
    assert isinstance(menu, QMenu)
    return {action.text().replace("&", "") for action in menu.actions() if action.isVisible()}


def test_the_menu_offers_to_save_and_print_where_the_page_is_shown(window: SummaryWindow) -> None:
    assert {"Save as PDF…", "Print…"} <= file_menu(window)
    window.main.go("trends")
    assert "Print…" in file_menu(window)
    assert "Save as PDF…" not in file_menu(window)
    window.main.go("log")
    assert not {"Save as PDF…", "Print…"} & file_menu(window)


def test_ctrl_p_prints_and_ctrl_shift_s_saves(window: SummaryWindow, tmp_path: Path) -> None:
    window.page.acts.ask_printer = lambda _parent, asked: onto(tmp_path / "printed.pdf", asked)
    window.type(Qt.Key.Key_P, modifier=CTRL)
    assert (tmp_path / "printed.pdf").is_file()
    Asked(window, tmp_path / "page.pdf")
    window.type(Qt.Key.Key_S, modifier=CTRL | SHIFT)
    assert [written.form for written in window.press.written] == ["pdf"]


def test_save_waits_until_the_diary_was_read(log_window: Make, tmp_path: Path) -> None:
    log = log_window(rest(2, 2))
    desk = log.window.desk
    whole, desk.state = desk.state, State()
    window = SummaryWindow(log)
    assert window.view.message.text == "Opening the diary…"
    Asked(window, tmp_path / "page.pdf")
    window.main.go("summary", "save")
    window.settle()
    assert window.press.written == []
    desk.state = whole
    desk.opened.emit(whole)
    window.settle()
    assert [written.form for written in window.press.written] == ["pdf"]
