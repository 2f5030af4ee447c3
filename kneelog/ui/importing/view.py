"""How the Import page is laid out: title, what there is to see at its step, footer with its buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kneelog.services import activity_listing as listing_of
from kneelog.ui.importing.done_panel import DonePanel
from kneelog.ui.importing.model import ImportModel
from kneelog.ui.importing.questions import Questions
from kneelog.ui.importing.reading_panel import ReadingPanel
from kneelog.ui.importing.row_measure import PAD
from kneelog.ui.importing.rows_view import ImportRows
from kneelog.ui.importing.start_panel import StartPanel
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.footer_ground import FooterGround
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.ui.widgets.primary_button import PrimaryButton
from kneelog.ui.widgets.scroll_area import ScrollArea
from kneelog.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kneelog.services.activity_listing import Listing
    from kneelog.ui.theme import Theme
    from kneelog.ui.widgets.footer_line import FooterLine

_WIDEST = 1440
_HEADER = 50
_FOOTER = 56
_LEAST_LIST = 132
_NARROW = 620
_LOW = 420
"""Units of height below which the preview needs the room of the title."""
_RING = 5


class ImportView(QWidget):
    """``line`` is the footer's sentence; beside it stand Cancel and the primary button."""

    def __init__(self, theme: Theme, line: FooterLine) -> None:
        super().__init__()
        self._theme = theme
        self.line = line
        self.title = Label(theme, tr("Import"), kind=Type.LARGE, semibold=True)
        self.start = StartPanel(theme)
        self.reading = ReadingPanel(theme)
        self.done = DonePanel(theme)
        self.counts = Label(theme, semibold=True, wrap=True)
        self.questions = Questions(theme)
        self.model = ImportModel()
        self.rows = ImportRows(theme, self.model)
        self.cancel = PlainButton(theme, tr("Cancel"), height=Size.PRIMARY)
        self.primary = PrimaryButton(theme, tr("Import"), with_return=True)
        self._lay_out()
        theme.changed.connect(self.arrange)

    # What is shown ------------------------------------------------------------------------------------------

    def show_start(self) -> None:
        """Nothing was chosen."""
        self._show(self._start)

    def show_reading(self) -> None:
        """Files are being read."""
        self.cancel.setText(tr("Cancel"))
        self._show(self.reading, self.cancel)

    def show_done(self) -> None:
        """Runs were taken in."""
        self._show(self._done)

    def show_listing(self, listing: Listing) -> None:
        """What would come in."""
        self.counts.setText(listing_of.counted(listing.plan))
        self.questions.show_plan(listing.plan)
        self.rows.show_listing(listing)
        self.questions.stand_before(self.rows)
        self._name(listing)
        self._show(self._preview, self.cancel, *([self.primary] if listing.can_choose else []))

    def show_chosen(self, listing: Listing) -> None:
        """Others of the same rows are chosen."""
        self.model.show_chosen(listing)
        self._name(listing)

    @property
    def is_listed(self) -> bool:
        """Whether the preview is shown."""
        return self._body.currentWidget() is self._preview

    def _name(self, listing: Listing) -> None:
        self.cancel.setText(tr("Cancel") if listing.can_choose else tr("Close"))
        self.primary.setText(listing_of.import_words(listing))
        for button in (self.cancel, self.primary):
            button.updateGeometry()

    def _show(self, part: QWidget, *buttons: QWidget) -> None:
        self._body.setCurrentWidget(part)
        for button in (self.cancel, self.primary):
            button.setVisible(button in buttons)
        self.arrange()

    # Fitting ------------------------------------------------------------------------------------------------

    def arrange(self) -> None:
        """Share the present room: what stands above the list scrolls rather than taking the list's room."""
        px = self._theme.px
        content = min(self.width() - 2 * px(Size.PAGE_MARGIN), px(_WIDEST))
        margin = (self.width() - content) // 2
        self._head.setFixedHeight(px(_HEADER))
        self._head.setVisible(not self.is_listed or self.height() >= px(_LOW))
        self._head_row.setContentsMargins(margin, px(Size.GAP), margin, 0)
        self._arrange_foot(margin, narrow=content < px(_NARROW))
        for panel in (self.start, self.reading, self.done):
            panel.setContentsMargins(margin, 0, margin, px(Size.GAP_WIDE))
        ring, bar = px(_RING), self._upper.verticalScrollBar().sizeHint().width()
        above = px(Size.GAP) if self._head.isHidden() else 0
        self._upper_column.setContentsMargins(ring, above, ring, ring)
        self._upper_column.setSpacing(px(Size.GAP_WIDE))
        self._preview_column.setContentsMargins(margin - ring, 0, margin - ring - bar, 0)
        self._preview_column.setSpacing(px(Size.GAP_TIGHT))
        self._rows_row.setContentsMargins(ring - px(PAD), 0, 0, 0)
        wanted = self._upper_column.heightForWidth(content + 2 * ring)
        room = self._body.height() - px(_LEAST_LIST)
        self._upper.setFixedHeight(max(self._theme.line(), min(wanted, room)))

    def _arrange_foot(self, margin: int, *, narrow: bool) -> None:
        """Where there is no room beside the buttons, the sentence stands above them."""
        px, stacked = self._theme.px, narrow and not self.cancel.isHidden()
        across = QBoxLayout.Direction.LeftToRight
        self._foot.setFixedHeight(px(_FOOTER) + (self._theme.line() + px(Size.GAP) if stacked else 0))
        self._foot_row.setDirection(QBoxLayout.Direction.TopToBottom if stacked else across)
        above, below = (Size.GAP_TIGHT, Size.GAP) if stacked else (1, 0)
        self._foot_row.setContentsMargins(margin, px(above), margin, px(below))
        self._foot_row.setSpacing(0 if stacked else px(Size.GAP_WIDE))
        self._buttons.setSpacing(px(Size.GAP_WIDE))

    def minimumSizeHint(self) -> QSize:
        """What must do: the margins of the present size may be far wider."""
        return self._theme.least_page()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        self.arrange()

    def _lay_out(self) -> None:
        theme = self._theme
        upper_parts = (self.start, self.reading, self.done, self.questions, self.rows)
        for stop in (*upper_parts, self.line, self.cancel, self.primary):
            stop.setParent(self)  # the order of Tab is that of coming here
        self._head = QWidget(self)
        self._head_row = QHBoxLayout(self._head)
        self._head_row.addWidget(self.title)
        self._head_row.addStretch(1)
        upper = _Upper()
        upper.asked.connect(self.arrange)
        self._upper_column = QVBoxLayout(upper)
        self._upper_column.addWidget(self.counts)
        self._upper_column.addWidget(self.questions)
        self._upper_column.addStretch(1)
        self._upper = ScrollArea(theme, upper)
        self._preview = QWidget(self)
        self._preview_column = QVBoxLayout(self._preview)
        self._preview_column.addWidget(self._upper)
        self._rows_row = QHBoxLayout()
        self._rows_row.addWidget(self.rows)
        self._preview_column.addLayout(self._rows_row, 1)
        self._body = QStackedWidget(self)
        self._start, self._done = ScrollArea(theme, self.start), ScrollArea(theme, self.done)
        for part in (self._start, self.reading, self._preview, self._done):
            self._body.addWidget(part)
        self._foot = FooterGround(theme)
        self._foot.setParent(self)
        self._foot_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._foot)
        self._foot_row.addWidget(self.line, 1)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        for button in (self.cancel, self.primary):
            self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._foot_row.addLayout(self._buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part in (self._head, self._body, self._foot):
            whole.addWidget(part, int(part is self._body))


class _Upper(QWidget):
    """What stands above the list; ``asked`` tells that it would like another height."""

    asked = Signal()

    def event(self, event: QEvent) -> bool:
        """A sentence came or went."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.asked.emit()
        return done
