"""How the Summary page is laid out: the choices on the left, the page on the right, below them what to do with it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kneelog.ui.section import wrapping
from kneelog.ui.summary.column import Column
from kneelog.ui.summary.preview import Fit, Preview
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.choice_chips import Option
from kneelog.ui.widgets.empty_message import EmptyMessage
from kneelog.ui.widgets.flow_layout import FlowLayout
from kneelog.ui.widgets.footer_ground import FooterGround
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.ui.widgets.primary_button import PrimaryButton
from kneelog.ui.widgets.scroll_area import ScrollArea
from kneelog.ui.widgets.segmented import Segmented
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from kneelog.ui.summary.kept import Kept
    from kneelog.ui.theme import Theme
    from kneelog.ui.widgets.footer_line import FooterLine

_WIDEST = 1440
_COLUMN, _NARROW_COLUMN = 360, 316
_WIDE_FROM = 1064
_BESIDE_FROM = 760
"""Units of content from which the page stands beside the choices; narrower, one of the two is shown."""
_HEADER = 58
_ABOVE_TITLE = 14
_FOOTER = 56
_RING = 4
_EDGE = 5
_BAR = 12
_ANY_WIDTH = 16_777_215


class Half(StrEnum):
    """What is shown where there is no room for both."""

    WORDS = "words"
    PAGE = "page"


class SummaryView(QWidget):
    """Builds the parts and shares the room among them. ``line`` is the footer's, which is the page's."""

    def __init__(self, theme: Theme, today: Callable[[], date], kept: Kept, line: FooterLine) -> None:
        super().__init__()
        self._theme = theme
        self.title = Label(theme, tr("Summary for a physio"), kind=Type.LARGE, semibold=True)
        halves = [Option(Half.WORDS, tr("Words")), Option(Half.PAGE, tr("Page"))]
        self.half = Segmented(theme, tr("Show"), halves)
        fits = [Option(Fit.WIDTH, tr("Fit width")), Option(Fit.WHOLE, tr("Whole page"))]
        self.fit = Segmented(theme, tr("Size"), fits)
        self.pages = Label(theme, muted=True)
        self.column = Column(theme, today, kept)
        self.choices = ScrollArea(theme, self.column)
        self.preview = Preview(theme)
        self.message = EmptyMessage(theme)
        self.line = line
        self.print = PlainButton(theme, tr("Print…"), height=Size.PRIMARY)
        self.save = PrimaryButton(theme, tr("Save as PDF…"))
        self._lay_out()
        self.half.chosen.connect(lambda _half: self.arrange())
        self.fit.chosen.connect(self.preview.set_fit)
        self.preview.fit_changed.connect(self._show_fit)
        theme.changed.connect(self.arrange)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to make a page of."""
        return self._body.currentWidget() is self.message

    @property
    def is_split(self) -> bool:
        """Whether only the choices or only the page can be seen."""
        return self._content() < self._theme.px(_BESIDE_FROM)

    def show_message(self, sentence: str, button: str = "") -> None:
        """Show a sentence and a button instead of all else."""
        self.message.say(sentence, button)
        self._show(self.message)

    def show_page(self) -> None:
        """Show the choices and the page."""
        self._show(self._parts)

    def arrange(self) -> None:
        """Share the present room."""
        px, content = self._theme.px, self._content()
        margin = (self.width() - content) // 2
        split = self.is_split
        self._ground.setFixedHeight(px(_FOOTER))
        self._foot.setContentsMargins(margin, 1, margin, 0)
        self._place(margin, content, split=split)
        self._place_head(margin, content, split=split)

    def minimumSizeHint(self) -> QSize:
        """What must do: the margins of the present size may be far wider."""
        return self._theme.least_page()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        self.arrange()

    def _content(self) -> int:
        px = self._theme.px
        return min(self.width() - 2 * px(Size.PAGE_MARGIN), px(_WIDEST))

    def _place(self, margin: int, content: int, *, split: bool) -> None:
        px = self._theme.px
        both, is_page = not self.is_empty, self.half.value == Half.PAGE
        self.choices.setVisible(not split or not is_page)
        self.preview.setVisible(not split or is_page)
        self.half.setVisible(both and split)
        for one in (self.fit, self.pages):
            one.setVisible(both and (not split or is_page))
        ring, edge, bar = px(_RING), px(_EDGE), px(_BAR)
        left = margin - (edge if split and is_page else ring)
        right = margin - (ring if split and not is_page else edge) - bar
        self._parts_row.setContentsMargins(left, 0, max(0, right), 0)
        self._parts_row.setSpacing(max(0, px(Size.GAP_SECTION) - ring - edge - bar))
        if split:
            self.choices.setMinimumWidth(0)
            self.choices.setMaximumWidth(_ANY_WIDTH)
        else:
            column = px(_COLUMN if content >= px(_WIDE_FROM) else _NARROW_COLUMN)
            self.choices.setFixedWidth(column + 2 * ring + bar)

    def _place_head(self, margin: int, content: int, *, split: bool) -> None:
        """Title and controls on one line, or the controls below the title, on as many lines as they need."""
        px, row = self._theme.px, self._head_row
        above = px(_ABOVE_TITLE) if split else 0
        row.setDirection(QBoxLayout.Direction.TopToBottom if split else QBoxLayout.Direction.LeftToRight)
        row.setContentsMargins(margin, above, margin, px(Size.GAP) if split else 0)
        high = px(_HEADER)
        if split and not self.is_empty:
            high = above + self._theme.line(Type.LARGE) + 2 * px(Size.GAP)
            high += self._controls.heightForWidth(content)
        self._head.setFixedHeight(high)

    def _show(self, part: QWidget) -> None:
        self._body.setCurrentWidget(part)
        for button in (self.print, self.save):
            button.setVisible(part is not self.message)
        self.arrange()

    def _show_fit(self, fit: Fit) -> None:
        self.fit.value = fit

    def _lay_out(self) -> None:
        theme = self._theme
        upper = (self.half, self.choices, self.fit, self.preview, self.message)
        for stop in (*upper, self.line, self.print, self.save):  # the order of Tab is that of coming here
            stop.setParent(self)
        self._controls = QWidget(self)
        line = FlowLayout(theme, self._controls, gap=Size.GAP_WIDE)
        for control in (self.half, self.fit, self.pages):
            line.addWidget(control)
        self._controls.setSizePolicy(wrapping())
        self._head = QWidget(self)
        self._head_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._head)
        self._head_row.setSpacing(theme.px(Size.GAP))
        self._head_row.addWidget(self.title)
        self._head_row.addStretch(1)
        self._head_row.addWidget(self._controls, 0, Qt.AlignmentFlag.AlignVCenter)
        self._parts = QWidget(self)
        self._parts_row = QHBoxLayout(self._parts)
        self._parts_row.addWidget(self.choices)
        self._parts_row.addWidget(self.preview, 1)
        self._body = QStackedWidget(self)
        for part in (self._parts, self.message):
            self._body.addWidget(part)
        self._ground = FooterGround(theme)
        self._ground.setParent(self)
        self._foot = QHBoxLayout(self._ground)
        self._foot.setSpacing(theme.px(Size.GAP_WIDE))
        self._foot.addWidget(self.line, 1)
        for button in (self.print, self.save):
            self._foot.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part in (self._head, self._body, self._ground):
            whole.addWidget(part, int(part is self._body))
