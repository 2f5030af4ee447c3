"""How the form is laid out: two halves, their labels once in the middle; its body scrolls, its footer does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kneelog.domain.places import View
from kneelog.domain.report import Knee
from kneelog.ui.form import rows
from kneelog.ui.form.below import Below
from kneelog.ui.form.footer import FormFooter
from kneelog.ui.form.half import KneeHalf
from kneelog.ui.form.header import FormHeader
from kneelog.ui.form.more import More
from kneelog.ui.form.urgent_lines import UrgentLines
from kneelog.ui.theme import Size
from kneelog.ui.widgets.scroll_area import ScrollArea
from kneelog.ui.widgets.tab_order import come_before, first_stop
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtGui import QResizeEvent

    from kneelog.domain.diary import Diary
    from kneelog.services.log_form import LogForm
    from kneelog.ui.theme import Theme
    from kneelog.ui.window_state import WindowState

_WIDEST = 1440
_TWO_VIEWS_FROM = 1064
"""Content narrower than this (a window below 1200) shows one view a knee."""
_TWO_KNEES_FROM = 864
"""Content narrower than this (a window below 1000, or large text) stacks the knees."""
_TIGHT_BELOW = 432
"""A page narrower than this (large text in the smallest window) has narrow margins, for a strip to be whole."""


class FormView(QWidget):
    """Builds the form; everything it shows comes through :meth:`show_form`."""

    def __init__(
        self, theme: Theme, window_state: WindowState, now: Callable[[], datetime], first_weekday: int = 0
    ) -> None:
        super().__init__()
        self._theme = theme
        self._state = window_state
        self.header = FormHeader(theme, now, first_weekday)
        self.today = QVBoxLayout()
        self.urgent = UrgentLines(theme)
        self._halves = {knee: KneeHalf(theme, knee) for knee in Knee}
        self.more = More(theme, window_state)
        self.footer = FormFooter(theme)
        self._above = QVBoxLayout()
        self._above.setContentsMargins(0, 0, 0, 0)
        self._above.addWidget(Below(theme, self.urgent))
        self._labels = {
            "strip": rows.RowLabel(theme, tr("Pain"), Size.STRIP),
            "map": rows.WhereLabel(theme),
            "swelling": rows.RowLabel(theme, tr("Swelling"), Size.CHIP),
            "lasted": rows.RowLabel(theme, tr("How long"), Size.CHIP),
        }
        self._is_stacked: bool | None = None
        self._body = QWidget()
        self._grid = QGridLayout(self._body)
        self._scroll = ScrollArea(theme, self._body)
        self._build()
        self._restore_views()

    def half(self, knee: Knee) -> KneeHalf:
        """The half of ``knee``."""
        return self._halves[knee]

    def half_with_focus(self) -> KneeHalf | None:
        """The half in which the focus is."""
        return next((half for half in self._halves.values() if half.has_focus()), None)

    @property
    def scrolled_by(self) -> int:
        """How many pixels of the form do not fit; 0 when it is whole."""
        return self._scroll.verticalScrollBar().maximum()

    def add_above(self, part: QWidget) -> None:
        """Put ``part`` between the header and the knees."""
        self._above.insertWidget(self._above.count() - 1, Below(self._theme, part))
        come_before(self._halves[Knee.LEFT].strip, part)

    def to_top(self) -> None:
        """Show the title, and what is said between it and the knees."""
        self._scroll.verticalScrollBar().setValue(0)

    def show_form(self, form: LogForm, diary: Diary, now: datetime, title: str = "") -> None:
        """Show ``form`` everywhere."""
        self.header.show_form(form, diary, now, title)
        for knee in Knee:
            self._halves[knee].show_report(form.entry.report(knee))
        self.more.show_form(form, diary)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new size."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the scroll bar as it comes and goes."""
        if event.type() is event.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        """The size at which the form looks best."""
        return QSize(self._theme.px(1192), self._theme.px(694))

    # Building -----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.footer)
        self._grid.setSpacing(0)
        self.more.shown.connect(lambda body: QTimer.singleShot(0, self, lambda: self._bring(body)))
        self._scroll.stage.installEventFilter(self)
        self._theme.changed.connect(self._fit)

    def _order_tabs(self) -> None:
        """What is seen comes in the order of thought: head, both strips, then a half, the other, the folds, Save."""
        left, right = (self._halves[knee] for knee in Knee)
        for half in (left, right):
            half.title.clear_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Del does the same in the strip
        self.setTabOrder(left.strip, right.strip)
        for lines in (self.today, self._above):
            for item in map(lines.itemAt, range(lines.count())):
                part = item.widget() if item is not None else None
                if part is not None:
                    come_before(left.strip, part)

    def _place_rows(self, is_stacked: bool) -> None:
        """Put everything into the grid: side by side with the labels between, or one knee above the other."""
        grid = self._grid
        while (item := grid.itemAt(0)) is not None:
            part = item.widget()
            if part is not None:
                grid.removeWidget(part)  # deletes the item; one taken by takeAt lives on and keeps its sizes
            else:
                grid.removeItem(item)
        grid.addWidget(self.header, 0, 0, 1, 3)
        grid.addLayout(self.today, 2, 0, 1, 3)
        grid.addLayout(self._above, 4, 0, 1, 3)
        for label in self._labels.values():
            label.setParent(self._body)  # before it is shown, or it would be a window of its own for a moment
            label.setVisible(not is_stacked)
        for half in self._halves.values():
            half.swelling.label.setVisible(is_stacked)
            half.lasted.label.setVisible(is_stacked)
        row = 5
        if is_stacked:
            for knee in Knee:
                row = self._place_half(knee, row, 0) + 1
        else:
            for name, place in (("strip", 7), ("map", 11), ("swelling", 15), ("lasted", 17)):
                grid.addWidget(self._labels[name], place, 1)
            self._place_half(Knee.LEFT, row, 0)
            row = self._place_half(Knee.RIGHT, row, 2)
        grid.addWidget(self.more, row, 0, 1, 3)
        for column in (0, 2):
            grid.setColumnStretch(column, 0 if is_stacked and column else 1)
        for past in range(row + 1, 60):
            grid.setRowStretch(past, 0)
            grid.setRowMinimumHeight(past, 0)
        grid.setRowStretch(row + 2, 1)
        self._order_tabs()

    def _place_half(self, knee: Knee, row: int, column: int) -> int:
        for part in self._halves[knee].rows:
            self._grid.addWidget(part, row, column)
            row += 2
        return row

    # Fitting ------------------------------------------------------------------------------------------------

    def _fit(self) -> None:
        unit = self._theme.unit
        width = self.width() / unit
        is_tight = width < _TIGHT_BELOW
        side = max(Size.GAP_WIDE if is_tight else Size.PAGE_MARGIN, (width - _WIDEST) / 2)
        content = width - 2 * side
        is_stacked = content < _TWO_KNEES_FROM
        if is_stacked is not self._is_stacked:
            self._is_stacked = is_stacked
            self._place_rows(is_stacked)
        self.header.fit(round(content * unit), narrow=is_stacked, tight=is_tight)
        one_view = is_stacked or content < _TWO_VIEWS_FROM
        height = self._scroll.height() / unit
        self._space(rows.spacing_for(height), round(side * unit), self.width() - self._scroll.stage.width())
        for half in self._halves.values():
            half.map.set_one_view(one_view)
            half.map.setFixedHeight(self._theme.px(rows.map_height(height) + rows.TABS))

    def _space(self, gaps: rows.Spacing, side: int, bar: int) -> None:
        """Set the distances; a scroll bar of ``bar`` pixels stands in the margin, so that it moves nothing."""
        px, grid = self._theme.px, self._grid
        self.footer.stand_under(side)
        grid.setContentsMargins(side, px(gaps.top), side - bar, px(gaps.end))
        grid.setColumnMinimumWidth(1, 0 if self._is_stacked else px(rows.MIDDLE))
        grid.setRowMinimumHeight(1, px(gaps.today))
        grid.setRowMinimumHeight(3, px(gaps.title))
        within = (gaps.strip, gaps.anchors, gaps.tabs, gaps.places, gaps.swelling, gaps.lasted)
        starts = (5, 20) if self._is_stacked else (5,)
        for start in starts:
            for number, gap in enumerate(within):
                grid.setRowMinimumHeight(start + 1 + 2 * number, px(gap))
            grid.setRowMinimumHeight(start + 13, px(gaps.more))

    def _bring(self, body: QWidget) -> None:
        """A fold that was opened is scrolled into view, as much of it as there is room for.

        Opened by its letter from elsewhere, it takes the focus too: Alt+N, and the note can be typed.
        """
        if not body.isVisible():
            return
        stop, focus = first_stop(body), self.window().focusWidget()
        if stop is not None and focus not in self.more.folds.values():
            stop.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._scroll.ensureWidgetVisible(body, 0, self._theme.px(Size.GAP_WIDE))

    def _restore_views(self) -> None:
        for knee, half in self._halves.items():
            kept = self._state.get(f"form/view-{knee.value}")
            if kept in set(View) and kept != View.NONE:
                half.map.set_view(View(kept))
            half.map.placesChanged.connect(lambda _places, which=knee: self._remember_view(which))

    def _remember_view(self, knee: Knee) -> None:
        """Each knee remembers the view last marked."""
        self._state.keep(f"form/view-{knee.value}", self._halves[knee].map.view.value)
