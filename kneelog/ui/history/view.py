"""How the History page is laid out: header, list, detail beside it, footer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kneelog.ui.history.columns import PAD
from kneelog.ui.history.detail import Detail
from kneelog.ui.history.filter_bar import FilterBar
from kneelog.ui.history.model import HistoryModel
from kneelog.ui.history.quiet_bars import Footer, OnlyBar
from kneelog.ui.history.runs_lane import RunsLane
from kneelog.ui.history.table import HistoryTable
from kneelog.ui.theme import Size
from kneelog.ui.widgets.empty_message import EmptyMessage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from kneelog.domain.signs import Sign
    from kneelog.ui.theme import Theme

_WIDEST = 1440
_DRAWN = 1144
_DETAIL = 400
_DETAIL_SHARE = 0.3
_BESIDE_FROM = 780
"""Units of content from which the detail stands beside the list; narrower, it takes the list's place."""
_HIDES_BELOW = 964
"""Units of content (a window of 1100) below which Esc hides the detail."""


class HistoryView(QWidget):
    """Builds the page's parts and shares the room among them. ``is_detail_open``: ``None`` as long as nobody chose."""

    def __init__(self, theme: Theme, today: Callable[[], date], signs: Callable[[], Sequence[Sign]]) -> None:
        super().__init__()
        self._theme = theme
        self._wanted: bool | None = None
        self.model = HistoryModel(today)
        self.header = FilterBar(theme, today, signs)
        self.runs = RunsLane(theme)
        self.only = OnlyBar(theme)
        self.table = HistoryTable(theme, self.model)
        self.detail = Detail(theme)
        self.message = EmptyMessage(theme)
        self.footer = Footer(theme)
        self._pane = _Pane(theme, self.detail)
        self._lists = QWidget()
        self.body = QStackedWidget()
        self._lay_out()
        theme.changed.connect(self.arrange)

    @property
    def is_detail_open(self) -> bool:
        """Whether the detail is shown."""
        return self._is_beside() if self._wanted is None else self._wanted

    @property
    def detail_can_hide(self) -> bool:
        """Whether Esc hides the detail: it is shown and there is little room."""
        return self.is_detail_open and self._content() < self._theme.px(_HIDES_BELOW)

    def open_detail(self, wanted: bool) -> None:
        """Show or hide the detail."""
        self._wanted = wanted
        self.arrange()

    def show_list(self) -> None:
        """Show the list and the detail."""
        self.body.setCurrentIndex(0)
        self.arrange()

    def show_message(self, sentence: str, button: str = "", link: str = "") -> None:
        """Show a sentence in their place."""
        self.message.say(sentence, button, link)
        self.body.setCurrentIndex(1)
        self.arrange()

    def arrange(self) -> None:
        """Share the present room."""
        theme = self._theme
        margin = (self.width() - self._content()) // 2
        pad = theme.px(PAD)
        self._outer.setContentsMargins(margin - pad, theme.px(14), margin - pad, 0)
        self._upper.setContentsMargins(pad, 0, pad, 0)
        self.footer.set_margin(margin)
        beside, shown = self._is_beside(), self.is_detail_open
        self._lists.setVisible(beside or not shown)
        self._pane.setVisible(shown)
        self._pane.is_beside = beside
        self._pane.setFixedWidth(self._detail_width() if beside else self._content() + pad)
        self.detail.back.setVisible(shown and not beside)
        self.header.set_count_beside(beside)
        self.footer.more.setVisible(not shown and self.body.currentIndex() == 0)

    def minimumSizeHint(self) -> QSize:
        """What must do: the margins and the detail of the present size may be far wider."""
        return self._theme.least_page()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        self.arrange()

    def _lay_out(self) -> None:
        theme = self._theme
        lists = QVBoxLayout(self._lists)
        lists.setContentsMargins(0, 0, 0, 0)
        lists.setSpacing(theme.px(Size.GAP_TIGHT))
        lists.addWidget(self.only)
        lists.addWidget(self.table, 1)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._lists, 1)
        row.addWidget(self._pane)
        self.body.addWidget(both)
        self.body.addWidget(self.message)
        self._upper = QVBoxLayout()
        self._upper.setSpacing(theme.px(Size.GAP))
        self._upper.addWidget(self.header)
        self._upper.addWidget(self.runs)
        self._outer = QVBoxLayout()
        self._outer.setSpacing(theme.px(12))
        self._outer.addLayout(self._upper)
        self._outer.addWidget(self.body, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._outer, 1)
        whole.addWidget(self.footer)

    def _content(self) -> int:
        """How wide the content is: all between the margins, but never over 1440 units."""
        return min(self.width() - 2 * self._theme.px(Size.PAGE_MARGIN), self._theme.px(_WIDEST))

    def _detail_width(self) -> int:
        """How wide the detail and its margin are beside the list: it gets a part of what the list can spare."""
        spare = max(0, self._content() - self._theme.px(_DRAWN))
        return self._theme.px(_DETAIL + Size.GAP_SECTION) + round(spare * _DETAIL_SHARE)

    def _is_beside(self) -> bool:
        return self._content() >= self._theme.px(_BESIDE_FROM)


class _Pane(QWidget):
    """The detail and the hairline that parts it from the list."""

    def __init__(self, theme: Theme, detail: Detail) -> None:
        super().__init__()
        self._theme = theme
        self.is_beside = True
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(20), 0, theme.px(PAD) - theme.px(4), 0)
        row.addWidget(detail)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The hairline."""
        if self.is_beside:
            line = QRect(self._theme.px(8), 0, 1, self.height() - self._theme.px(Size.GAP))
            QPainter(self).fillRect(line, self._theme.colours.hairline)
