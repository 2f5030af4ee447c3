"""The Learn page: read, follow links and come back, find, print.

Of the diary it takes nothing but the runner's emergency numbers: every page says the same to everyone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kneelog.services import learn
from kneelog.ui.learn.acts import Acts
from kneelog.ui.learn.address import InLearn, InWindow, address, in_learn
from kneelog.ui.learn.rich_text import in_units
from kneelog.ui.learn.view import LearnView
from kneelog.ui.page import Page
from kneelog.ui.quiet_page import scroll_by_key
from kneelog.ui.widgets.announce import announce
from kneelog.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kneelog.domain.reading import Hit, Topic
    from kneelog.ui.desk import Desk
    from kneelog.ui.learn.article import Article
    from kneelog.ui.theme import Theme

_ABOVE_HIT = 72


class _Left(NamedTuple):
    """Where one was before a link was followed: the topic ("": what was found), how far down, at what."""

    topic: str
    down: int
    at: QWidget | None


class LearnPage(Page):
    """``shown`` is the topic that is read, or was before something was sought. ``acts`` prints."""

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__(theme, desk)
        self._numbers = desk.state.diary.preferences.numbers
        self.topics = learn.topics(self._numbers)
        self.shown = self.topics[0].id
        self._way: list[_Left] = []
        self._unit = theme.unit
        theme.changed.connect(self._follow_size)  # before the view moves anything: one stays where one is
        self.view = view = LearnView(theme, self.topics)
        self.acts = Acts(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(view)
        self._connect()

    def _connect(self) -> None:
        view = self.view
        view.list.chosen.connect(self._choose)
        view.list.entered.connect(lambda topic: self._choose(topic).go_on())
        view.combo.chosen.connect(self._choose)
        view.followed.connect(self.follow)
        view.back.clicked.connect(self.step_back)
        view.print.clicked.connect(self.acts.choose)
        view.field.textChanged.connect(self._search)
        view.field.left_downwards.connect(self._enter_hits)
        view.hits.opened.connect(self._open)
        view.hits.cleared.connect(self._clear)
        view.hits.list.left_upwards.connect(lambda: view.field.setFocus(Qt.FocusReason.BacktabFocusReason))
        self.desk.changed.connect(lambda _done: self._follow_numbers())
        self.desk.opened.connect(lambda _state: self._follow_numbers())

    # What the window asks -----------------------------------------------------------------------------------

    def enter(self, subject: object = None) -> None:
        """Go on reading; "find" and "print" do that, a topic with or without "#anchor" is shown."""
        if self.view.shows_hits and not self.view.field.text():
            self.go(InLearn(self.shown))
        if subject == "find":
            self.view.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.view.field.selectAll()
        elif subject == "print":
            self.acts.print(self.topic)
        elif isinstance(subject, str):
            self._way.clear()
            self.go(in_learn(subject), read=True)
        elif self.view.is_narrow and not self.view.shows_hits:
            self.article.go_on()
        else:
            self.view.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> list[QWidget]:
        """The field, the topics, the text, and the footer's link."""
        view = self.view
        text: QWidget = view.hits.list if view.shows_hits else self.article
        return [view.field, view.choice, text, view.footer.link]

    @property
    def topic(self) -> Topic:
        """The topic that is shown."""
        return next(topic for topic in self.topics if topic.id == self.shown)

    @property
    def article(self) -> Article:
        """The article that is shown."""
        return self.view.article(self.shown)

    # Going about --------------------------------------------------------------------------------------------

    def go(self, where: InLearn, *, read: bool = False) -> Article:
        """Show a topic where it was left, or from one of its headings on; ``read`` puts the focus there."""
        self.shown = where.topic
        article = self.view.show_article(where.topic)
        heading = article.anchor(where.anchor) if where.anchor else None
        if heading is not None:
            article.reveal(heading)
        if read:
            if heading is None:
                article.begin()
            else:
                article.read(heading)
        self._show_way()
        return article

    def follow(self, link: str) -> None:
        """Go where a link leads, and know the way back."""
        where = address(link)
        if isinstance(where, InWindow):
            self.wanted.emit(where.page, where.subject)
            return
        self._remember()
        self.go(where, read=True)

    def step_back(self) -> bool:
        """To where the last link was followed, or to what was found."""
        if not self._way:
            return False
        left = self._way.pop()
        if not left.topic:
            self.view.show_hits()
            self.view.hits.enter()
        else:
            article = self.go(InLearn(left.topic))
            if left.at in article.findChildren(QWidget):
                left.at.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                article.go_on()
            article.verticalScrollBar().setValue(left.down)
        self._show_way()
        return True

    def _choose(self, topic: str) -> Article:
        self._way.clear()
        return self.go(InLearn(topic))

    def _remember(self) -> None:
        if self.view.shows_hits:
            self._way.append(_Left("", 0, None))
            return
        focus = self.focusWidget()
        down = self.article.verticalScrollBar().value()
        self._way.append(_Left(self.shown, down, focus))

    def _show_way(self) -> None:
        self.view.back.setVisible(bool(self._way))
        if self._way:
            titles = {topic.id: topic.title for topic in self.topics}
            to = titles.get(self._way[-1].topic, tr("What was found"))
            self.view.back.setAccessibleName(tr("Back to: {title}", title=to))

    # Finding ------------------------------------------------------------------------------------------------

    def _search(self, words: str) -> None:
        for article in self.view.articles.values():
            article.unmark()
        self._way.clear()
        self._show_way()
        if not words.strip():
            self.go(InLearn(self.shown))
            return
        self.view.hits.show_hits(words, learn.find(self.topics, words), self.topics)
        self.view.show_hits()
        announce(self.view.hits, self.view.hits.message.text())

    def _enter_hits(self) -> None:
        if self.view.field.text().strip():
            self.view.show_hits()
            self.view.hits.enter()

    def _open(self, hit: Hit) -> None:
        words = self.view.field.text()
        self._remember()
        article = self.go(InLearn(hit.topic))
        stop = article.mark(hit.block, lambda text: in_units(text, learn.marks(text, words)))
        article.reveal(stop, above=_ABOVE_HIT)
        article.read(stop)

    def _clear(self) -> None:
        """Forget what was sought; the page is as it was before."""
        self.view.field.clear()
        self.go(InLearn(self.shown))
        self.view.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    # Keys ---------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, and the keys that scroll."""
        if event.key() == Qt.Key.Key_Escape and self.view.field.text():
            self._clear()
        else:
            area = self.view.hits if self.view.shows_hits else self.article
            if not scroll_by_key(area, event):
                super().keyPressEvent(event)

    # What changes -------------------------------------------------------------------------------------------

    def _follow_numbers(self) -> None:
        numbers = self.desk.state.diary.preferences.numbers
        if numbers != self._numbers:
            self._numbers = numbers
            self.topics = learn.topics(numbers)
            self._say_anew()

    def _follow_size(self) -> None:
        if self.theme.unit != self._unit:
            self._unit = self.theme.unit
            self._say_anew()

    def _say_anew(self) -> None:
        """The texts, or their size, are others: set all pages anew and stay where one is."""
        number, found = self.article.first_seen(), self.view.shows_hits
        focus, text = QApplication.focusWidget(), self.view.hits if found else self.article
        had_focus = focus is not None and text.isAncestorOf(focus)
        self.view.hold(self.topics)
        article = self.go(InLearn(self.shown))
        article.reveal(article.stops[number])
        if found:
            self._search(self.view.field.text())
        if had_focus and found:
            self.view.hits.enter()
        elif had_focus:
            article.read(article.stops[number])
