"""What stands beside the list: one entry whole, or how many are chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kneelog.domain.entry import Entry
from kneelog.domain.report import Knee
from kneelog.domain.signs import SIGNS
from kneelog.rules.fact_words import in_brief
from kneelog.services import history_words as words
from kneelog.services.wording import first_upper
from kneelog.ui.history.knee_block import KneeBlock
from kneelog.ui.history.return_button import ReturnButton
from kneelog.ui.history.thumbnails import Thumbnails
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.group import Group
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.ui.widgets.scroll_area import ScrollArea
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from kneelog.domain.settings import Units
    from kneelog.rules.finding import Finding
    from kneelog.services.history_rows import Book, Item
    from kneelog.ui.theme import Theme

_MOST_FINDINGS = 3
_GAP = 8
_BAR_ROOM = 11


class Detail(Group):
    """Its buttons are signals; the page acts on what is chosen. ``finding_asked`` carries a finding."""

    edit_asked = Signal()
    run_asked = Signal()
    duplicate_asked = Signal()
    delete_asked = Signal()
    finding_asked = Signal(object)
    places_asked = Signal()
    back_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(tr("Chosen entry"))
        self._theme = theme
        self.back = LinkButton(theme, tr("‹ Back to the list"))
        self.back.hide()
        self.heading = Label(theme, semibold=True, wrap=True)
        self._run = Label(theme, wrap=True)
        self._length = Label(theme, kind=Type.SMALL, muted=True, wrap=True)
        self._more = Label(theme, kind=Type.SMALL, muted=True, wrap=True)
        self._waiting = Label(theme, tr("No answer yet."), muted=True, italic=True)
        self._knees = {knee: KneeBlock(theme, knee) for knee in Knee}
        self._person = Label(theme, semibold=True, wrap=True)
        self._pictures = Thumbnails(theme)
        self.places = LinkButton(theme, tr("About the places"), kind=Type.SMALL)
        self._note = Label(theme, wrap=True)
        self._findings = [_FindingLine(theme, self) for _ in range(_MOST_FINDINGS)]
        self.edit = ReturnButton(theme, tr("Edit"))
        self.edit_run = PlainButton(theme, tr("Edit run"))
        self.duplicate = PlainButton(theme, tr("Duplicate"))
        self.delete = PlainButton(theme, tr("Delete"))
        self._typed = Label(theme, kind=Type.SMALL, muted=True, wrap=True)
        self._lay_out()
        self.back.clicked.connect(self.back_asked)
        self.places.clicked.connect(self.places_asked)
        self.edit.clicked.connect(self.edit_asked)
        self.edit_run.clicked.connect(self.run_asked)
        self.duplicate.clicked.connect(self.duplicate_asked)
        self.delete.clicked.connect(self.delete_asked)
        self.edit_run.setToolTip(tr("Change the facts of the run (F2)"))
        self.duplicate.setToolTip(tr("Add it again as today's"))
        self.setFocusProxy(self.edit)

    def show_item(
        self, book: Book, item: Item, findings: Sequence[Finding], units: Units, today: date
    ) -> None:
        """Show one row whole, with the findings that it belongs to."""
        entry = item if isinstance(item, Entry) else None
        waiting = book.is_waiting(item)
        self.heading.setText(words.when_words(book, item, today))
        _say(self._run, words.run_line(book, item, units))
        _say(self._length, words.length_words(book, item, units))
        own_run = book.run_of(item) if entry is None or not entry.is_followup else None
        _say(self._more, words.run_details(own_run))
        self._waiting.setVisible(waiting)
        for knee, block in self._knees.items():
            block.setVisible(entry is not None and not (waiting and entry.report(knee).is_blank))
            if entry is not None:
                block.show_report(entry.report(knee))
        signs = " · ".join(tr(SIGNS[sign].label) for sign in entry.signs) if entry else ""
        _say(self._person, first_upper(signs))
        self._pictures.show_entry(entry)
        self.places.setVisible(entry is not None and any(entry.report(knee).places for knee in Knee))
        _say(self._note, _note(entry))
        for number, line in enumerate(self._findings):
            line.show_finding(findings[number] if number < len(findings) else None)
        _say(self._typed, words.typed_words(entry, book.date_of(item)) if entry else "")
        self._show_buttons(
            tr("Answer") if waiting else tr("Edit"),
            can_copy=entry is not None and not waiting,
            waiting=waiting,
        )

    def show_many(self, count: int) -> None:
        """Several rows are chosen."""
        self.heading.setText(trn("{count} entry chosen", "{count} entries chosen", count))
        for part in (
            self._run,
            self._length,
            self._more,
            self._waiting,
            self._person,
            self._note,
            self._typed,
        ):
            part.hide()
        for block in self._knees.values():
            block.hide()
        for line in self._findings:
            line.show_finding(None)
        self._pictures.show_entry(None)
        self.places.hide()
        self._show_buttons("", can_copy=False, waiting=False)

    def _show_buttons(self, edit: str, *, can_copy: bool, waiting: bool) -> None:
        self.edit_run.setVisible(waiting)
        self.edit.setText(edit)
        self.edit.updateGeometry()
        self.edit.setVisible(bool(edit))
        self.duplicate.setVisible(can_copy)
        self.setFocusProxy(self.edit if edit else self.delete)

    def _lay_out(self) -> None:
        theme, body = self._theme, QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, theme.px(12), 0)
        column.setSpacing(theme.px(_GAP))
        for part in (self.heading, self._run, self._length, self._more, self._waiting):
            column.addWidget(part)
        for block in self._knees.values():
            column.addWidget(block)
        below: tuple[QWidget, ...] = (self._person, self._pictures, self.places, self._note, *self._findings)
        for other in below:
            column.addWidget(other)
        column.setAlignment(self.places, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.px(Size.GAP_TIGHT), 0, theme.px(Size.GAP))
        whole.setSpacing(theme.px(Size.GAP))
        whole.addWidget(self.back)
        whole.addWidget(_Body(theme, body))
        row = QHBoxLayout()
        row.setSpacing(theme.px(Size.GAP))
        for button in (self.edit, self.edit_run, self.duplicate, self.delete):
            row.addWidget(button)
        row.addStretch(1)
        whole.addLayout(row)
        whole.addWidget(self._typed)
        whole.addStretch(1)


class _Body(ScrollArea):
    """As high as what it holds, if there is room; else it scrolls, and the buttons below it stay in sight."""

    def __init__(self, theme: Theme, body: QWidget) -> None:
        super().__init__(theme, body)
        self._body = body
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        body.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """What the body needs at this width."""
        body = self._body
        wide = self.viewport().width()
        high = body.heightForWidth(wide) if body.hasHeightForWidth() else body.sizeHint().height()
        return QSize(self.theme.px(400), high)

    def minimumSizeHint(self) -> QSize:
        """A few lines."""
        return QSize(self.theme.px(200), min(self.theme.px(80), self.sizeHint().height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What the body needs is what this needs."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another height."""
        super().resizeEvent(event)
        self.updateGeometry()


class _FindingLine(QWidget):
    """A finding that the entry belongs to, in one line, and the way to its other entries."""

    def __init__(self, theme: Theme, detail: Detail) -> None:
        super().__init__()
        self._theme = theme
        self._finding: Finding | None = None
        self._label = Label(theme, kind=Type.SMALL, wrap=True)
        self._link = LinkButton(theme, tr("Show"), kind=Type.SMALL)
        self._link.clicked.connect(lambda: detail.finding_asked.emit(self._finding))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(_BAR_ROOM), 0, theme.px(Size.GAP_TIGHT), 0)
        row.setSpacing(theme.px(Size.GAP))
        row.addWidget(self._label, 1)
        row.addWidget(self._link)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bar of ink that marks a finding, as in the list."""
        QPainter(self).fillRect(0, 0, self._theme.px(3), self.height(), self._theme.colours.ink)

    def show_finding(self, finding: Finding | None) -> None:
        """Name ``finding``, or nothing."""
        self._finding = finding
        self.setVisible(finding is not None)
        if finding is not None:
            self._label.setText(tr("Part of: {finding}.", finding=in_brief(finding)))
            self._link.setAccessibleName(tr("Show the entries of: {finding}", finding=in_brief(finding)))


def _note(entry: Entry | None) -> str:
    if entry is None:
        return ""
    said = [tr("Note: {note}", note=entry.note)] if entry.note else []
    if entry.eased_by_medicine:
        said.append(tr("Medicine: {what}", what=entry.eased_by_medicine))
    return "\n".join(said)


def _say(label: Label, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
