"""Who hears whom on the Summary page: no part knows another, all know the page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from kneelog.services.learn_terms import FOR_THE_PHYSIO

if TYPE_CHECKING:
    from kneelog.domain.period import Period
    from kneelog.ui.summary.page import SummaryPage

_ZOOMS = (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1), ("Ctrl+0", 0))


def connect(page: SummaryPage) -> None:
    """Connect every part of ``page``."""
    view, room = page.view, page.room
    room.proofed.connect(page.take)
    room.broke.connect(page.desk.broke)
    view.message.pressed.connect(lambda: page.wanted.emit("log", None))
    view.save.clicked.connect(lambda _checked: page.acts.save())
    view.print.clicked.connect(page.acts.print)
    view.preview.rescaled.connect(page.zooming.start)
    view.preview.sheets.undeveloped.connect(page.develop)
    _connect_column(page)
    for keys, step in _ZOOMS:
        shortcut = QShortcut(QKeySequence(keys), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(partial(view.preview.zoom, step))


def _connect_column(page: SummaryPage) -> None:
    column = page.view.column

    def offer_chosen(offer: str) -> None:
        page.days.choose(offer)
        page.choose()

    def days_chosen(period: Period) -> None:
        page.days.choose_own(period)
        page.choose()

    column.period.offer_chosen.connect(offer_chosen)
    column.period.days_chosen.connect(days_chosen)
    column.visit.asked.connect(lambda: page.wanted.emit("care", "appointments"))
    column.about.care_asked.connect(lambda: page.wanted.emit("care", "background"))
    for part in (column.about.changed, column.added.changed):
        part.connect(page.choose)
    column.paper.chosen.connect(lambda _paper: page.choose())
    for field in column.texts.values():
        field.editor.textChanged.connect(page.type_on)
        field.left.connect(page.keep_words)
    column.sentences.copy_asked.connect(page.acts.copy_sentences)
    column.forms.asked.connect(page.acts.save)
    column.bring.clicked.connect(lambda: page.wanted.emit("learn", FOR_THE_PHYSIO))
