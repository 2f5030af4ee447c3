"""One page of Learn as it is read: title, lead, blocks, and the way to the next page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QWidget

from kneelog.domain.reading import Heading
from kneelog.ui.learn.blocks import gap_before, widget_of
from kneelog.ui.learn.figure import Drawing
from kneelog.ui.learn.passage import Passage
from kneelog.ui.learn.reading_area import ReadingArea
from kneelog.ui.learn.rich_text import RichText
from kneelog.ui.learn.sheet import Sheet
from kneelog.ui.learn.table import TableRow
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from kneelog.domain.reading import Topic
    from kneelog.ui.learn.rich_text import Stretch
    from kneelog.ui.theme import Theme

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class Article(ReadingArea):
    """``followed`` carries a link. Up and Down go from paragraph to paragraph; Tab goes through its links.

    What is selected with the mouse, or all of it with Ctrl+A, is copied with Ctrl+C; else the paragraph is that has
    the focus.
    """

    followed = Signal(str)

    def __init__(self, theme: Theme, topic: Topic, following: Topic | None) -> None:
        self._body = Sheet()
        super().__init__(theme, self._body)
        self.topic = topic
        self.setAccessibleName(topic.title)
        self.title = _title(theme, topic)
        self.lead = Passage(theme, RichText(topic.lead), muted=True)
        self.blocks = [widget_of(theme, block) for block in topic.blocks]
        self.next = LinkButton(theme, "")
        self._lay_out(following)
        self.passages = self._body.findChildren(Passage)
        self.stops = [part for part in self._body.parts() if _is_stop(part)]
        self._body.hold(self.passages)
        self._body.pressed.connect(self._pressed)
        self._body.dragged.connect(lambda at: self.ensureVisible(at.x(), at.y(), 0, theme.px(Size.GAP)))
        self._body.copy_asked.connect(self.copy)
        self._current: QWidget = self.title
        self._make_current(self.title)
        for passage in self.passages:
            for zone in passage.links:
                zone.followed.connect(self.followed)

    # Going about in it --------------------------------------------------------------------------------------

    @property
    def current(self) -> QWidget:
        """Where Tab leads into it."""
        return self._current

    def begin(self) -> None:
        """Read from the title on."""
        self.verticalScrollBar().setValue(0)
        self.read(self.title)

    def go_on(self) -> None:
        """Read on where one was."""
        self.read(self._current)

    def read(self, stop: QWidget) -> None:
        """Put the focus on ``stop``, so that it is read aloud and the arrows go on from there."""
        self._make_current(stop)
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def anchor(self, name: str) -> QWidget | None:
        """The heading of that name."""
        for block, widget in zip(self.topic.blocks, self.blocks, strict=True):
            if isinstance(block, Heading) and block.anchor == name:
                return widget
        return None

    def reveal(self, part: QWidget, above: float = Size.GAP) -> None:
        """Scroll so that ``part`` is at the top, with ``above`` units over it, or as near to it as there is text."""
        self._body.adjustSize()
        top = part.mapTo(self._body, QPoint(0, 0)).y() - self.theme.px(above)
        self.verticalScrollBar().setValue(max(0, top))

    def mark(self, number: int, find: Callable[[str], list[Stretch]]) -> QWidget:
        """Set apart what ``find`` finds in block ``number`` (-1: title and lead); where the first of it is read."""
        whole = (self.title, self.lead) if number < 0 else (self.blocks[number],)
        first = None
        for passage in self.passages:
            if any(part is passage or part.isAncestorOf(passage) for part in whole):
                marks = find(passage.words.text)
                passage.mark(marks)
                if marks and passage.isVisibleTo(self._body):
                    first = first or self._stop_of(passage)
        return first or self._stop_of(whole[0])

    def unmark(self) -> None:
        """Nothing is set apart any more."""
        for passage in self.passages:
            passage.mark([])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from paragraph to paragraph, copy, select all; other keys are the page's."""
        step = _STEPS.get(Qt.Key(event.key()))
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._body.selection.all()
        elif step is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._go(step)
        else:
            event.ignore()

    def copy(self) -> None:
        """Put what is selected, or the paragraph that has the focus, on the clipboard."""
        QGuiApplication.clipboard().setText(self.selected_text or self._current.accessibleName())

    @property
    def selected_text(self) -> str:
        """What is selected."""
        return self._body.selection.text

    def _pressed(self, passage: Passage) -> None:
        stop = self._stop_of(passage)
        self._make_current(stop)
        stop.setFocus(Qt.FocusReason.MouseFocusReason)

    def _stop_of(self, part: QWidget) -> QWidget:
        """What is read where ``part`` is: itself, what it stands in, or the first thing that stands in it."""
        for stop in self.stops:
            if stop is part or stop.isAncestorOf(part) or part.isAncestorOf(stop):
                return stop
        return self.title

    def _go(self, step: int) -> None:
        """To the next paragraph; one that reaches beyond the window is scrolled through first."""
        seen = self.stage.rect()
        at = self._standing()
        top = at.mapTo(self.stage, QPoint(0, 0)).y()
        beyond = top + at.height() > seen.bottom() if step > 0 else top < seen.top()
        number = self.stops.index(at) + step
        if not seen.intersects(at.rect().translated(0, top)):
            number = self.first_seen()
        elif beyond or not 0 <= number < len(self.stops):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + step * 3 * self.theme.line())
            return
        self.read_on(self.stops[number])

    def read_on(self, stop: QWidget) -> None:
        """Read ``stop``, brought into sight with a little of what is around it."""
        self._make_current(stop)
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(stop, 0, self.theme.px(Size.GAP_SECTION))

    def _standing(self) -> QWidget:
        """The paragraph that has the focus, or a link in it; else where one was last."""
        focus = QGuiApplication.focusObject()
        for stop in self.stops:
            if isinstance(focus, QWidget) and (stop is focus or stop.isAncestorOf(focus)):
                return stop
        return self.stops[-1] if focus is self.next else self._current

    def first_seen(self) -> int:
        """The number of the first thing to be read that begins within sight."""
        for number, stop in enumerate(self.stops):
            if stop.mapTo(self.stage, QPoint(0, 0)).y() >= 0:
                return number
        return len(self.stops) - 1

    def _make_current(self, stop: QWidget) -> None:
        self._current.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._current = stop
        stop.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(stop)

    def _lay_out(self, following: Topic | None) -> None:
        px = self.theme.px
        column = self.column
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addSpacing(px(Size.GAP_TIGHT))
        column.addWidget(self.lead)
        above = None
        for block, widget in zip(self.topic.blocks, self.blocks, strict=True):
            column.addSpacing(px(gap_before(block, above)))
            column.addWidget(widget)
            above = block
        if following is not None:
            self.next.setText(tr("Next: {title} ›", title=following.title).replace("&", "&&"))
            self.next.setAccessibleName(tr("Next: {title}", title=following.title))
            self.next.clicked.connect(lambda: self.followed.emit(f"learn:{following.id}"))
            column.addSpacing(px(Size.GAP_SECTION))
            column.addWidget(self.next, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self.next.setParent(self._body)
            self.next.hide()
        column.addStretch(1)


def _title(theme: Theme, topic: Topic) -> Passage:
    role = QAccessible.Role.Heading
    return Passage(theme, RichText(topic.title), kind=Type.LARGE, semibold=True, role=role)


def _is_stop(part: QWidget) -> bool:
    """Whether it is read by itself: the cells of a row are read with it."""
    if isinstance(part, Passage):
        return part.focusPolicy() is not Qt.FocusPolicy.NoFocus
    return isinstance(part, TableRow | Drawing)
