"""The Learn page's parts and how they share the room: the topics, and what is read beside or below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kneelog.ui.learn.article import Article
from kneelog.ui.learn.hits import Hits
from kneelog.ui.learn.reading_area import measure
from kneelog.ui.learn.topic_list import WIDTH, TopicList
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.choice_chips import Option
from kneelog.ui.widgets.combo import Combo
from kneelog.ui.widgets.find_field import FindField
from kneelog.ui.widgets.footer_ground import FooterGround
from kneelog.ui.widgets.footer_line import FooterLine
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from kneelog.domain.reading import Topic
    from kneelog.ui.theme import Theme

_WIDEST = 1440
_HEADER, _FOOTER = 58, 32
_BETWEEN = 48
_LEAST_BESIDE = 400
"""Units of text from which it stands beside the list of topics."""
_RING = 8


class LearnView(QWidget):
    """``articles`` are made as they are asked for, and kept: each keeps its place. ``followed`` carries a link."""

    followed = Signal(str)

    def __init__(self, theme: Theme, topics: Sequence[Topic]) -> None:
        super().__init__()
        self._theme = theme
        self._topics = topics
        self.articles: dict[str, Article] = {}
        self.title = Label(theme, tr("Learn"), kind=Type.LARGE, semibold=True)
        self.back = LinkButton(theme, tr("‹ Back"))
        self.field = FindField(theme, tr("Find in Learn"))
        self.print = PlainButton(theme, tr("Print…"))
        self.list = TopicList(theme, topics)
        options = [Option(topic.id, topic.title) for topic in topics]
        self.combo = Combo(theme, tr("Topic"), options, width=WIDTH * 2)
        self.hits = Hits(theme)
        self.stack = QStackedWidget()
        self.footer = FooterLine(theme)
        self._before = self._room = 0
        self._head, self._choice, self._ground = QWidget(self), QWidget(self), FooterGround(theme)
        self._head_row, self._combo_row = QHBoxLayout(self._head), QHBoxLayout(self._choice)
        self._foot = QHBoxLayout(self._ground)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        theme.changed.connect(self.arrange)

    @property
    def is_narrow(self) -> bool:
        """Whether there is no room for the list beside the text."""
        side = 2 * Size.PAGE_MARGIN + WIDTH + _BETWEEN + _LEAST_BESIDE
        return self.width() < self._theme.px(side)

    @property
    def choice(self) -> QWidget:
        """What a topic is chosen with."""
        return self.combo if self.is_narrow else self.list

    @property
    def shows_hits(self) -> bool:
        """Whether what was found is shown."""
        return self.stack.currentWidget() is self.hits

    def hold(self, topics: Sequence[Topic]) -> None:
        """Read these from now on: the same topics, said anew or in another size."""
        whole = self.layout()
        if whole is not None:
            whole.activate()  # so that they are set in the width that they will have
        self._topics = topics
        self.arrange()
        for article in self.articles.values():
            self.stack.removeWidget(article)
            article.hide()
            article.deleteLater()
        self.articles.clear()

    def article(self, name: str) -> Article:
        """The article of a topic, made if it was not read before."""
        made = self.articles.get(name)
        if made is None:
            number = next(number for number, topic in enumerate(self._topics) if topic.id == name)
            following = self._topics[number + 1] if number + 1 < len(self._topics) else None
            made = self.articles[name] = Article(self._theme, self._topics[number], following)
            made.resize(self.stack.size())
            made.fit(self._before, self._room)
            made.followed.connect(self.followed)
            self.stack.addWidget(made)
        return made

    def show_article(self, name: str) -> Article:
        """Show an article where it was left."""
        article = self.article(name)
        self._show(article)
        self.list.show_chosen(name)
        self.combo.value = name
        return article

    def show_hits(self) -> None:
        """Show what was found; no topic is chosen meanwhile."""
        self._show(self.hits)
        self.list.show_chosen("")

    def arrange(self) -> None:
        """Share the present room."""
        px, narrow = self._theme.px, self.is_narrow
        side = max(px(Size.PAGE_MARGIN), (self.width() - px(_WIDEST)) // 2)
        column = px(WIDTH) + px(_BETWEEN)
        start = side if narrow else side + column
        room = self.width() - start - side
        self._ground.setFixedHeight(px(_FOOTER))
        self._foot.setContentsMargins(side, 1, side, 0)
        self._head.setFixedHeight(px(_HEADER))
        text = min(room, measure(self._theme))
        self._head_row.setContentsMargins(side, 0, max(side, self.width() - start - text), 0)
        self.title.setMinimumWidth(0 if narrow else column - self._head_row.spacing())
        self.list.setVisible(not narrow)
        self._choice.setVisible(narrow)
        self.list.setFixedWidth(px(WIDTH))
        ring = px(_RING)
        self._body.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        self._body.setSpacing(px(Size.GAP) if narrow else px(_BETWEEN) - ring)
        self._body.setContentsMargins(0 if narrow else side, 0, 0, 0)
        self._combo_row.setContentsMargins(side, 0, side, px(Size.GAP))
        self._before, self._room = (side if narrow else ring), room
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        self.arrange()

    def _show(self, part: Article | Hits) -> None:
        self.stack.setCurrentWidget(part)
        self._fit()

    def _fit(self) -> None:
        part = self.stack.currentWidget()
        if isinstance(part, Article | Hits):
            part.fit(self._before, self._room)

    def _lay_out(self) -> None:
        theme = self._theme
        stops = (self.back, self.field, self.print, self.list, self.combo, self.stack, self.footer)
        for stop in stops:
            stop.setParent(self)  # the order of Tab is that of coming here
        self._head_row.setSpacing(theme.px(Size.GAP))
        self._head_row.addWidget(self.title)
        self._head_row.addWidget(self.back)
        self._head_row.addStretch(1)
        self._head_row.addWidget(self.field)
        self._head_row.addWidget(self.print)
        self._combo_row.addWidget(self.combo, 1)
        self.stack.addWidget(self.hits)
        self._foot.addWidget(self.footer)
        self._body.addWidget(self.list, 0, Qt.AlignmentFlag.AlignTop)
        self._body.addWidget(self._choice)
        self._body.addWidget(self.stack, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head)
        whole.addLayout(self._body, 1)
        whole.addWidget(self._ground)
        self.back.hide()
