"""The charts of Trends as tables: one of them in sight, chosen by its name, to be read and copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kneelog.services.trend_tables import Table, TableName, as_html, as_tsv
from kneelog.ui.theme import Size
from kneelog.ui.trends.table_grid import Grid
from kneelog.ui.trends.table_names import TableNames
from kneelog.ui.widgets.label import Label
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QShowEvent

    from kneelog.ui.theme import Theme


class Tables(QWidget):
    """Asks for a table only when it is looked at.

    ``dayChosen`` carries the date of the row that the runner went to, or ``None`` if it stands for no date;
    ``dayOpened`` that of the row on which Enter or a double click fell; ``copied`` what to say of a copy.
    """

    dayChosen = Signal(object)  # noqa: N815
    dayOpened = Signal(object)  # noqa: N815
    copied = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._make: Callable[[TableName], Table] | None = None
        self._is_stale = False
        self.names = TableNames(theme)
        self.grid = Grid(theme)
        self.nothing = Label(theme, tr("Nothing here in this period."), muted=True, wrap=True)
        self._lay_out()
        self.names.chosen.connect(self.choose)
        self.names.rearranged.connect(self._lead_focus)
        self.names.button.clicked.connect(lambda: self._copy(range(len(self.shown.rows))))
        self.grid.copy_asked.connect(self._copy_chosen)
        self.grid.reached.connect(self.dayChosen)
        self.grid.opened.connect(self.dayOpened)

    def show_tables(self, make: Callable[[TableName], Table]) -> None:
        """Show what ``make`` makes from now on; it is asked for a table when that is looked at."""
        self._make = make
        self._is_stale = True
        if self.isVisible():
            self._refresh()

    def choose(self, name: TableName) -> None:
        """Show another table."""
        self.names.value = name
        self._is_stale = True
        if self.isVisible():
            self._refresh()

    @property
    def shown(self) -> Table:
        """The table that is shown."""
        self._refresh()
        return self.grid.table

    def showEvent(self, event: QShowEvent) -> None:
        """Make the table now."""
        super().showEvent(event)
        self._refresh()

    def minimumSizeHint(self) -> QSize:
        """Little: the grid scrolls, and the names can be a list."""
        return QSize(self._theme.px(320), self._theme.px(120))

    def _lay_out(self) -> None:
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.setContentsMargins(0, self._theme.px(Size.GAP), 0, 0)
        column.addWidget(self.nothing, 0, Qt.AlignmentFlag.AlignTop)
        self.body = QStackedWidget()
        self.body.addWidget(self.grid)
        self.body.addWidget(empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(self._theme.px(Size.GAP))
        whole.addWidget(self.names)
        whole.addWidget(self.body, 1)
        self._lead_focus()

    def _refresh(self) -> None:
        if self._make is None or not self._is_stale:
            return
        self._is_stale = False
        table = self._make(self.names.value)
        self.grid.show_table(table)
        if not table.rows and self.grid.hasFocus():
            self.names.chooser.setFocus(Qt.FocusReason.OtherFocusReason)
        self.body.setCurrentIndex(0 if table.rows else 1)
        self.names.button.setEnabled(bool(table.rows))
        self._lead_focus()

    def _lead_focus(self) -> None:
        """The focus goes to the rows; where there are none, to the names of the tables."""
        self.setFocusProxy(self.grid if self.body.currentIndex() == 0 else self.names.chooser)

    def _copy_chosen(self) -> None:
        """One row alone is only where the runner is: then, as with none, all are copied."""
        chosen = self.grid.chosen_rows()
        self._copy(chosen if len(chosen) > 1 else range(len(self.shown.rows)))

    def _copy(self, rows: Iterable[int]) -> None:
        numbers, table = list(rows), self.shown
        if not numbers:
            return
        data = QMimeData()
        data.setText(as_tsv(table, numbers))
        data.setHtml(as_html(table, numbers))
        QGuiApplication.clipboard().setMimeData(data)
        self.copied.emit(trn("Copied {count} row.", "Copied {count} rows.", len(numbers)))
