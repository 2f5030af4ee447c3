"""What was found, by topic: a few words of each place, what was sought in bold. The arrows walk, Enter opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kneelog.services.learn_search import MOST_HITS
from kneelog.ui.learn.passage import Passage
from kneelog.ui.learn.reading_area import ReadingArea
from kneelog.ui.learn.rich_text import RichText, in_units
from kneelog.ui.section import wrapping
from kneelog.ui.theme import Ring, Size
from kneelog.ui.theme.paint import panel
from kneelog.ui.widgets.control import ARROWS, Control
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.ui.widgets.roving import RovingGroup
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from kneelog.domain.reading import Hit, Topic
    from kneelog.ui.theme import Theme

_ASIDE, _ABOVE = 12, 8
_HOVER = 0.5


class HitRow(Control):
    """A place in a page: its excerpt on as many lines as it needs."""

    enter_presses = True

    def __init__(self, theme: Theme, hit: Hit, title: str) -> None:
        super().__init__(theme, hit.excerpt)
        self.hit = hit
        self.setAccessibleName(tr("{title}: {words}", title=title, words=hit.excerpt))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        strong = tuple(in_units(hit.excerpt, hit.marks))
        self._words = Passage(theme, RichText(hit.excerpt, strong))
        self._words.setParent(self)
        self._words.hide()  # it only sets the lines: to a screen reader the row is one thing
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Its excerpt wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The lines and what is kept free round them."""
        px = self.theme.px
        return self._words.heightForWidth(width - 2 * px(_ASIDE)) + 2 * px(_ABOVE)

    def sizeHint(self) -> QSize:
        """Three lines."""
        px = self.theme.px
        return QSize(px(Size.STRIP_WIDTH), 3 * self.theme.line() + 2 * px(_ABOVE))

    def minimumSizeHint(self) -> QSize:
        """It wraps."""
        return QSize(self.theme.px(120), self.theme.line() + 2 * self.theme.px(_ABOVE))

    def ring(self) -> Ring:
        """Round the row."""
        return Ring(self.rect(), self.theme.px(Size.RADIUS))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The excerpt, on a tint under the pointer and with the focus."""
        painter, theme = QPainter(self), self.theme
        if (self.hovered or self.hasFocus()) and not theme.tokens.high_contrast:
            painter.setOpacity(_HOVER)
            panel(painter, QRectF(self.rect()), theme.px(Size.RADIUS), theme.colours.chosen)
            painter.setOpacity(1.0)
        painter.translate(theme.px(_ASIDE), theme.px(_ABOVE))
        self._words.paint(painter, self.width() - 2 * theme.px(_ASIDE))


class HitList(RovingGroup):
    """The rows; ``left_upwards`` is Up on the first."""

    left_upwards = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up on the first leads back to the field."""
        first = bool(self.members) and self.members[0].hasFocus()
        if first and event.key() == Qt.Key.Key_Up:
            self.left_upwards.emit()
        elif event.key() in ARROWS:
            super().keyPressEvent(event)
        else:
            event.ignore()


class Hits(ReadingArea):
    """``opened`` carries a hit; ``cleared``: the runner wants to see all topics again."""

    opened = Signal(object)
    cleared = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, QWidget())
        self.rows: list[HitRow] = []
        self.list = HitList(tr("What was found"))
        self.list.setSizePolicy(wrapping())
        self.message = Label(theme, wrap=True)
        self.all_topics = PlainButton(theme, tr("Show all topics"))
        self.all_topics.clicked.connect(self.cleared)
        self._list_column = QVBoxLayout(self.list)
        self._list_column.setContentsMargins(0, 0, 0, 0)
        self._list_column.setSpacing(0)
        self.column.setSpacing(theme.px(Size.GAP_WIDE))
        self.column.addWidget(self.message)
        self.column.addWidget(self.all_topics, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.list)
        self.column.addStretch(1)

    def show_hits(self, words: str, hits: Sequence[Hit], topics: Sequence[Topic]) -> None:
        """Show what was found of ``words``."""
        titles = {topic.id: topic.title for topic in topics}
        self._empty()
        by_topic: dict[str, list[Hit]] = {}
        for hit in hits:
            by_topic.setdefault(hit.topic, []).append(hit)
        for name, found in by_topic.items():
            self._add(titles[name], found)
        self.list.set_members(list(self.rows))
        for number, row in enumerate(self.rows):
            row.clicked.connect(lambda _checked=False, at=number: self._open(at))
        nothing = tr("Nothing in Learn says “{words}”.", words=words)
        self.message.setText(_found(by_topic.values()) if hits else nothing)
        self.message.muted = bool(hits)
        self.all_topics.setVisible(not hits)
        self.list.setVisible(bool(hits))
        self.verticalScrollBar().setValue(0)

    def enter(self) -> None:
        """Go to what was found last, or to the way out."""
        (self.list if self.rows else self.all_topics).setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self, number: int) -> None:
        self.list.make_current(number)
        self.opened.emit(self.rows[number].hit)

    def _add(self, title: str, found: Sequence[Hit]) -> None:
        if self.rows:
            self._list_column.addSpacing(self.theme.px(Size.GAP_WIDE))
        head = Label(self.theme, title, semibold=True, wrap=True)
        self._list_column.addWidget(head)
        self._list_column.addSpacing(self.theme.px(Size.GAP_TIGHT))  # for the ring round the first row
        for hit in found:
            row = HitRow(self.theme, hit, title)
            self.rows.append(row)
            self._list_column.addWidget(row)

    def _empty(self) -> None:
        self.rows = []
        self.list.set_members([])
        while (item := self._list_column.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()


def _found(by_topic: Collection[Sequence[Hit]]) -> str:
    """How many places are shown, and whether a page may say it elsewhere too."""
    count = sum(map(len, by_topic))
    if max(map(len, by_topic)) < MOST_HITS:
        return trn("{count} place found.", "{count} places found.", count)
    return tr("{count} places found, at most {most} of a page.", count=count, most=MOST_HITS)
