"""The tabs of the knee map: which side stands beside the front view, or which single view is on show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kneelog.domain.places import View
from kneelog.domain.report import Knee
from kneelog.ui.widgets.choice_chips import Option
from kneelog.ui.widgets.knee_words import VIEW_NAMES, tabs_name
from kneelog.ui.widgets.segmented import Segmented
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QWidget

    from kneelog.ui.theme import Theme

SIDES: Final = (View.INNER, View.OUTER, View.BACK)


class KneeTabs:
    """Two rows of tabs in one place: Inner, Outer, Back, List, and the same with Front before them."""

    def __init__(self, theme: Theme, knee: Knee, parent: QWidget, chosen: Callable[[View], None]) -> None:
        self._theme, self._knee, self._parent, self._chosen = theme, knee, parent, chosen
        self._two_views = self.shown = self._row(SIDES)
        self._one_view: Segmented | None = None

    def show(self, view: View, *, one_view: bool) -> None:
        """Show the row for one or two views with ``view`` chosen."""
        if one_view and self._one_view is None:
            self._one_view = self._row((View.FRONT, *SIDES))
            self._parent.setTabOrder(self._two_views, self._one_view)
        self.shown = self._one_view if one_view and self._one_view else self._two_views
        self.shown.value = view
        for row in (self._two_views, self._one_view):
            if row is not None:
                row.setVisible(row is self.shown)

    def arrange(self, area: QRect) -> None:
        """Stand at the outer end of ``area``: at its left for the left knee."""
        width = min(self.shown.sizeHint().width(), area.width())
        left = area.x() if self._knee is Knee.LEFT else area.x() + area.width() - width
        self.shown.setGeometry(left, area.y(), width, area.height())

    def _row(self, views: tuple[View, ...]) -> Segmented:
        options = [Option(view, tr(VIEW_NAMES[view])) for view in (*views, View.NONE)]
        row = Segmented(self._theme, tabs_name(self._knee), options, parent=self._parent)
        row.chosen.connect(self._chosen)
        return row
