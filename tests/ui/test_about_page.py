"""About kneelog: reached from the menu, true of this installation, and silent about the diary's contents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from kneelog import __version__, paths
from kneelog.services import crash, licences
from kneelog.ui.about.page import AboutPage
from kneelog.ui.reading_dialog import ReadingDialog
from tests.ui.quiet_pages import assert_words_are_kept, body_of, controls, spoken_name, words_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.log_window import LogWindow

    Make = Callable[..., LogWindow]


def opened(log: LogWindow) -> AboutPage:
    """The page, as the Help menu opens it."""
    (action,) = (action for action in log.window.findChildren(QAction) if action.text() == "&About kneelog")
    action.trigger()
    log.settle()
    page = log.window.page
    assert isinstance(page, AboutPage)
    return page


def test_the_help_menu_leads_to_it(log_window: Make) -> None:
    """The version, what kneelog is, and where the diary lies are found where they are sought."""
    log = log_window()
    page = opened(log)
    said = words_on(page)
    assert f"version {__version__}" in said
    assert "it does not diagnose" in said
    assert page.place.path.text() == str(log.path)
    assert_words_are_kept(page)


@pytest.mark.parametrize("page", ["backups", "passphrase"])
def test_its_links_lead_where_they_say(log_window: Make, page: str) -> None:
    """What is offered beside the diary's place is reached from here as from Settings."""
    log = log_window()
    about = opened(log)
    getattr(about.place, page).click()
    log.settle()
    assert type(log.window.page).__name__.lower() == f"{page}page"


def test_every_part_is_listed_and_its_licence_can_be_read(log_window: Make) -> None:
    """Nobody who ships or uses kneelog has to search for a licence."""
    page = opened(log_window())
    assert [row.part.name for row in page.parts] == [part.name for part in licences.parts()]
    said = words_on(page)
    for row in page.parts:
        assert row.part.name.lower() in said
        assert row.part.licence.lower() in said
    for told in ("gnu lesser general public license", "source sans pro", "sil open font license", "typst"):
        assert told in said
    names = [row.show_text.accessibleName() for row in page.parts]
    assert len(set(names)) == len(names), "a screen reader tells the links apart"


@pytest.mark.qt_log_ignore(
    "propagateSizeHints"
)  # of a dialog's smallest size the offscreen platform knows nothing
def test_a_licence_opens_whole_and_can_be_copied(log_window: Make) -> None:
    """The text is shown as it is, and closes with Esc or its button."""
    page = opened(log_window())
    (row,) = (row for row in page.parts if row.part.name == "SQLCipher")
    row.show_text.click()
    (dialog,) = page.findChildren(ReadingDialog)
    assert "ZETETIC LLC" in dialog.text.toPlainText()
    assert dialog.text.isReadOnly()
    dialog.copy.click()
    assert QApplication.clipboard().text() == licences.text_of(row.part)
    dialog.shut.click()
    assert not dialog.isVisible()


def test_diagnostics_tell_of_the_system_and_not_of_the_runner(log_window: Make) -> None:
    """They can be pasted into a public place without a look."""
    log = log_window()
    page = opened(log)
    page.diagnostics.copy.click()
    copied = QApplication.clipboard().text()
    for told in (
        f"kneelog {__version__}",
        "Python ",
        "Qt ",
        "PySide6 ",
        "SQLite ",
        "SQLCipher ",
        "offscreen",
    ):
        assert told in copied
    for untold in (str(log.path.parent), str(Path.home()), Path.home().name, log.path.name):
        assert untold not in copied
    assert page.footer.text == "Diagnostics copied."


def test_the_newest_crash_report_can_be_copied(log_window: Make) -> None:
    """Whoever closed the dialog too soon still finds the report."""
    log = log_window()
    page = opened(log)
    assert not page.diagnostics.copy_report.isVisible()
    assert page.diagnostics.reports.text() == "No crash report is kept."
    for text in ("the older", "the newer"):
        crash.write_text(text, paths.crash_folder())
    page = opened(log)
    assert page.diagnostics.reports.text() == "2 crash reports are kept."
    page.diagnostics.copy_report.click()
    assert QApplication.clipboard().text() == "the newer"
    assert page.footer.text == "Report copied."
    for report in crash.reports(paths.crash_folder()):
        report.unlink()
    page.diagnostics.copy_report.click()
    assert QApplication.clipboard().text() == "the newer", "what was copied stays"
    assert page.diagnostics.reports.text() == "No crash report is kept."


def test_every_control_has_a_name_and_room(log_window: Make) -> None:
    """The keyboard and a screen reader reach everything, and it fits the smallest window."""
    log = log_window()
    log.window.resize(960, 600)
    page = opened(log)
    found = [control for control in controls(page) if control.isVisible()]
    assert len(found) > len(page.parts)
    for control in found:
        assert spoken_name(control)
        assert control.height() >= 24
    assert body_of(page).minimumSizeHint().width() <= page.scrolled.stage.width()
