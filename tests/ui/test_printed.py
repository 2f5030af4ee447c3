"""One way to ask for a printer, whichever page prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from kneelog.ui.printed import is_chosen

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("with_range", [True, False])
@pytest.mark.parametrize("answer", list(QPrintDialog.DialogCode))
def test_pages_are_asked_for_where_there_are_several_and_no_is_heard(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, answer: QPrintDialog.DialogCode, with_range: bool
) -> None:
    asked = []

    def exec_(dialog: QPrintDialog) -> int:
        asked.append(dialog.testOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange))
        return answer

    monkeypatch.setattr(QPrintDialog, "exec", exec_)
    parent = QWidget()
    qtbot.addWidget(parent)
    accepted = is_chosen(QPrinter(), parent, with_range=with_range)
    assert accepted is (answer is QPrintDialog.DialogCode.Accepted)
    assert asked == [with_range]
