"""A chart that leaves the window is whole, on paper's colours, and nobody else's to read."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QColor, QImage, QPageLayout
from PySide6.QtWidgets import QApplication, QMenu

from kneelog.domain.settings import Appearance
from kneelog.ui.theme.look import Paper
from kneelog.ui.trends import output
from kneelog.ui.trends.pictures import Chart, image_of, title
from tests.ui.trends.charts import ran, rest
from tests.ui.trends_window import TrendsWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from kneelog.ui.trends.pictures import Shown
    from tests.ui.log_window import LogWindow

    Make = Callable[..., LogWindow]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(log_window: Make) -> TrendsWindow:
    return TrendsWindow(log_window(*ran(9, 4, 0), rest(8, 3, 0), *ran(5, 5, 1), rest(2, 2)))


@pytest.fixture
def shown(window: TrendsWindow) -> Shown:
    shown = window.page.acts.shown
    assert shown is not None
    return shown


@pytest.mark.parametrize("chart", Chart)
def test_every_chart_becomes_a_picture_with_something_on_it(shown: Shown, chart: Chart) -> None:
    image = image_of(chart, shown)
    colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    assert image.width() == 1920
    assert len(colours) > 3


@pytest.mark.parametrize("chart", Chart)
def test_every_chart_becomes_a_drawing(shown: Shown, chart: Chart, tmp_path: Path) -> None:
    path = tmp_path / "chart.svg"
    assert output.save(path, chart, shown) == f"Saved: {path}."
    root = ET.parse(path).getroot()  # noqa: S314 - our own
    assert root.tag.endswith("svg")
    assert len(list(root.iter())) > 10


def test_a_picture_is_light_also_from_a_dark_window(window: TrendsWindow) -> None:
    window.main.theme.choose(Appearance.DARK)
    window.settle()
    shown = window.page.acts.shown
    assert shown is not None
    assert QColor(image_of(Chart.PAIN, shown).pixel(2, 2)) == Paper().colours.page


def test_a_saved_picture_is_whole_and_its_owner_s_alone(shown: Shown, tmp_path: Path) -> None:
    path = tmp_path / "pain.png"
    output.save(path, Chart.PAIN, shown)
    assert not QImage(str(path)).isNull()
    assert os.name == "nt" or path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["pain.png"]


def test_what_cannot_be_written_is_said_and_nothing_is_left(shown: Shown, tmp_path: Path) -> None:
    said = output.save(tmp_path / "missing" / "pain.png", Chart.PAIN, shown)
    assert said.startswith(f"{tmp_path}/missing/pain.png could not be written: ")
    assert said.endswith("Choose another folder.")
    assert not any(file.is_file() for file in tmp_path.iterdir())


def test_copy_puts_it_on_the_clipboard_and_says_so(window: TrendsWindow) -> None:
    QApplication.clipboard().clear()
    window.page.acts.copy(Chart.RUNS)
    assert not QApplication.clipboard().image().isNull()
    assert window.view.footer.text == "Copied: Runs."


def test_save_asks_where_and_does_nothing_if_one_thinks_better_of_it(
    window: TrendsWindow, tmp_path: Path
) -> None:
    window.page.acts.ask_where = lambda _parent, _chart: None
    window.page.acts.save(Chart.GAP)
    assert list(tmp_path.glob("*.png")) == []
    path = tmp_path / "gap.png"
    window.page.acts.ask_where = lambda _parent, _chart: path
    window.page.acts.save(Chart.GAP)
    assert path.is_file()
    assert window.view.footer.text == f"Saved: {path}."


@pytest.mark.parametrize(
    ("typed", "kind", "path"),
    [
        ("a", "PNG picture (*.png)", "a.png"),
        ("a", "SVG drawing (*.svg)", "a.svg"),
        ("a.svg", "PNG picture (*.png)", "a.svg"),
        ("a.b", "PNG picture (*.png)", "a.b.png"),
    ],
)
def test_a_file_gets_the_ending_of_what_it_is(typed: str, kind: str, path: str) -> None:
    assert output.with_ending(Path(typed), kind) == Path(path)


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_the_page_is_printed_on_one_sheet(shown: Shown, tmp_path: Path, size: str) -> None:
    from PySide6.QtGui import QPageSize
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "page.pdf"))
    printer.setPageSize(QPageSize(getattr(QPageSize.PageSizeId, size)))
    printer.setPageMargins(QMarginsF(12, 12, 12, 12), QPageLayout.Unit.Millimeter)
    said = output.print_on(printer, ["Left: median 4.", "Right: median 0."], shown)
    assert said == f"Saved: {tmp_path / 'page.pdf'}."
    data = (tmp_path / "page.pdf").read_bytes()
    assert data.startswith(b"%PDF")
    assert data.count(b"/Type /Page\n") == 1
    assert b"/Count 1" in data


def file_menu(window: TrendsWindow) -> set[str]:
    menu = window.main.menuBar().actions()[0].menu()
    assert isinstance(menu, QMenu)
    return {action.text().replace("&", "") for action in menu.actions() if action.isVisible()}


def test_print_is_offered_only_where_there_is_something_to_print(window: TrendsWindow) -> None:
    assert "Print…" in file_menu(window)
    window.main.go("log")
    assert "Print…" not in file_menu(window)


def test_a_picture_can_be_taken_on_a_leap_day(shown: Shown) -> None:
    leap = replace(shown.content.trends, as_of=date(2028, 2, 29))
    content = replace(shown.content, trends=leap)
    assert title(Chart.PAIN, shown._replace(content=content)).startswith("Pain over time, ")


def test_long_sentences_are_printed_whole(shown: Shown) -> None:
    look = Paper()
    long = "Left: median 3.5 in the last 4 weeks, was 2.5 in the first 4 weeks. " * 3
    assert output.page_height(look, [long], shown) > output.page_height(look, ["Left."], shown) + look.px(10)
