"""An article as it is read: by eye, by ear, by key, by mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kneelog.domain.reading import Figure, Span
from kneelog.domain.settings import Appearance
from kneelog.ui.learn.article import Article
from kneelog.ui.learn.drawings import figure_height, paint_figure
from kneelog.ui.learn.figure import Drawing
from kneelog.ui.learn.link_zone import LinkZone
from kneelog.ui.learn.passage import Passage
from kneelog.ui.learn.reading_area import WIDEST
from kneelog.ui.learn.rich_text import RichText, rich
from kneelog.ui.learn.table import TableBlock, TableRow
from tests.ui.learn_pages import FIRST, SECOND
from tests.ui.quiet_pages import focus, press

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QAccessibleInterface
    from pytestqt.qtbot import QtBot

    from kneelog.domain.reading import Topic
    from kneelog.ui.theme import Theme

    Make = Callable[..., Article]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # a window without a screen


@pytest.fixture
def make(theme: Theme, qtbot: QtBot) -> Make:
    def made(
        topic: Topic = FIRST, following: Topic | None = SECOND, size: tuple[int, int] = (760, 500)
    ) -> Article:
        article = Article(theme, topic, following)
        qtbot.addWidget(article)
        article.resize(*size)
        article.fit(8, size[0] - 40)
        article.show()
        article.activateWindow()
        QTest.qWaitForWindowActive(article)
        QApplication.processEvents()
        return article

    return made


def heard(part: QWidget) -> Iterator[tuple[QAccessible.Role, str]]:
    """What a screen reader meets in ``part``, one after the other."""

    def walk(interface: QAccessibleInterface) -> Iterator[tuple[QAccessible.Role, str]]:
        if interface.state().invisible:
            return
        name = interface.text(QAccessible.Text.Name)
        if name:
            yield interface.role(), name
        for number in range(interface.childCount()):
            yield from walk(interface.child(number))

    yield from walk(QAccessible.queryAccessibleInterface(part))


def test_a_screen_reader_meets_headings_paragraphs_lists_and_drawings_in_order(make: Make) -> None:
    """Whoever listens hears the page as it is laid out, and can jump from heading to heading."""
    role = QAccessible.Role
    said = list(heard(make()))
    wanted = [
        (role.Heading, "First things"),
        (role.Paragraph, "What comes first."),
        (role.Heading, "The beginning"),
        (role.Paragraph, "A strong word, then the second page and the settings."),
        (role.Button, "the second page"),
        (role.Button, "the settings"),
        (role.List, "List of 2 items"),
        (role.ListItem, "one thing"),
        (role.ListItem, "another thing"),
        (role.ListItem, "1. do this"),
        (role.ListItem, "2. then that"),
        (role.Heading, "A part"),
        (role.Paragraph, "High pain: Comes as: 7; Source: the scale"),
        (role.Graphic, "The right knee from its inner side."),
        (role.Paragraph, "On the joint line."),
        (role.Graphic, "A runner from behind."),
        (role.Button, "Next: Second things"),
    ]
    places = [said.index(one) for one in wanted]
    assert places == sorted(places)


def test_roles_outlive_many_articles(make: Make) -> None:
    """What was told to a screen reader is let go together with the page: no crash after an hour of reading."""
    for _round in range(20):
        article = make()
        assert (QAccessible.Role.Heading, "First things") in list(heard(article))
        article.close()
        article.deleteLater()
        QApplication.processEvents()


def test_the_arrows_read_everything_once(make: Make) -> None:
    """From the title down every paragraph, item, row and drawing gets the focus, and back up again."""
    article = make()
    article.begin()
    seen: list[QWidget] = []
    for _press in range(200):
        if not seen or focus() is not seen[-1]:
            seen.append(focus())
        press(Qt.Key.Key_Down)
    assert seen == article.stops
    kinds = [type(stop) for stop in seen]
    assert kinds.count(TableRow) == 2
    assert kinds.count(Drawing) == 2
    for _press in range(200):
        press(Qt.Key.Key_Up)
    assert focus() is article.title
    assert article.verticalScrollBar().value() == 0


def test_what_is_read_is_within_sight(make: Make) -> None:
    """Nobody has to scroll after a key."""
    article = make(SECOND, None)
    article.begin()
    for _press in range(30):
        press(Qt.Key.Key_Down)
        assert not focus().visibleRegion().isEmpty()


def test_after_scrolling_the_arrows_go_on_from_what_is_seen(make: Make) -> None:
    """Page Down, then Down: the page does not jump back to where the focus was left."""
    article = make(SECOND, None)
    article.begin()
    article.verticalScrollBar().setValue(900)
    press(Qt.Key.Key_Down)
    assert abs(article.verticalScrollBar().value() - 900) < 60
    assert 0 <= focus().mapTo(article, QPoint(0, 0)).y() < 100


def test_tab_goes_through_the_links_and_on(make: Make) -> None:
    """One stop for the text, one for each link, then the way to the next page."""
    article = make()
    article.begin()
    names = []
    for _press in range(3):
        press(Qt.Key.Key_Tab)
        names.append(focus().accessibleName())
    assert names == ["the second page", "the settings", "Next: Second things"]


def test_links_are_followed_by_key_and_by_mouse(make: Make, qtbot: QtBot) -> None:
    article = make()
    first, second = article.findChildren(LinkZone)
    with qtbot.waitSignal(article.followed) as followed:
        QTest.keyClick(first, Qt.Key.Key_Return)
    assert followed.args == ["learn:urgent-signs#middle"]
    with qtbot.waitSignal(article.followed) as followed:
        QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    assert followed.args == ["page:settings:numbers"]
    with qtbot.waitSignal(article.followed) as followed:
        article.next.click()
    assert followed.args == ["learn:urgent-signs"]


def test_a_link_that_goes_on_on_the_next_line_is_hit_on_both(theme: Theme, qtbot: QtBot) -> None:
    passage = Passage(
        theme, rich((Span("Before "), Span("a link of several words", link="learn:x"), Span(" after")))
    )
    qtbot.addWidget(passage)
    passage.resize(110, passage.heightForWidth(110))
    passage.show()
    (zone,) = passage.links
    line = theme.line()
    first, last = QPoint(passage.width() - zone.x() - 20, line // 2), QPoint(10, zone.height() - line // 2)
    assert zone.height() > line
    assert zone.hitButton(first)
    assert zone.hitButton(last)
    assert not zone.hitButton(QPoint(4, line // 2)), "the words before the link"


def test_lines_can_be_read_with_ease(make: Make, theme: Theme) -> None:
    """However wide the window, no line is wider than the design says, nor longer than about 80 letters."""
    article = make(size=(1700, 900))
    widest = max(passage.width() for passage in article.passages if passage.isVisible())
    assert widest <= theme.px(WIDEST)
    text = (
        "Knee pain is common during and after a run, and goes as it came, within a day or two of rest. " * 4
    )
    passage = Passage(theme, RichText(text))
    lines = passage.heightForWidth(widest) / theme.line()
    assert 60 <= len(text) / lines <= 80


@pytest.mark.parametrize("size", [(1192, 500), (872, 480), (380, 480)])
@pytest.mark.parametrize("body_px", [13, 26])
def test_nothing_is_cut_off(make: Make, theme: Theme, size: tuple[int, int], body_px: int) -> None:
    theme.set_body_px(body_px)
    article = make(size=size)
    body = article.widget()
    assert body is not None
    assert body.width() <= article.stage.width()
    for passage in article.passages:
        if passage.isVisible():
            assert passage.height() >= passage.heightForWidth(passage.width())
            assert passage.mapTo(body, QPoint(passage.width(), 0)).x() <= body.width()


def test_a_narrow_table_is_read_row_by_row(make: Make) -> None:
    """Where columns would be too narrow each cell stands on a line of its own, under its name."""
    wide = make(size=(760, 500)).findChild(TableBlock)
    narrow = make(size=(330, 500)).findChild(TableBlock)
    assert wide is not None
    assert narrow is not None
    assert wide.head.isVisible()
    assert not narrow.head.isVisible()
    tops = [cell.y() for cell in narrow.rows[0].cells]
    assert tops == sorted(set(tops))
    assert len({cell.y() for cell in wide.rows[0].cells}) == 1


# Selecting and copying -------------------------------------------------------------------------------------------


def drag(article: Article, first: QPoint, last: QPoint) -> None:
    """Press at ``first``, move to ``last``, let go, both in the sheet's coordinates, as a mouse does.

    The window is told, not the sheet: what lies under the pointer hears of it first.
    """
    sheet, whole = article.widget(), article.window()
    assert sheet is not None
    window, left = whole.windowHandle(), Qt.MouseButton.LeftButton
    start, end = sheet.mapTo(whole, first), sheet.mapTo(whole, last)
    QTest.mousePress(window, left, pos=start)
    QTest.mouseMove(window, (start + end) / 2)
    QTest.mouseMove(window, end)
    QTest.mouseRelease(window, left, pos=end)


def test_text_is_selected_from_one_paragraph_into_the_next_and_copied(make: Make) -> None:
    article = make()
    sheet = article.widget()
    assert sheet is not None
    start = article.title.mapTo(sheet, QPoint(1, 10))
    end = article.lead.mapTo(sheet, QPoint(article.lead.width(), 10))
    drag(article, start, end)
    assert article.selected_text == "First things\nWhat comes first."
    QTest.keyClick(focus(), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "First things\nWhat comes first."
    drag(article, end, start)
    assert article.selected_text == "First things\nWhat comes first.", "backwards too"


def test_a_double_click_selects_a_word(make: Make) -> None:
    article = make()
    sheet = article.widget()
    assert sheet is not None
    QTest.mouseDClick(sheet, Qt.MouseButton.LeftButton, pos=article.title.mapTo(sheet, QPoint(8, 10)))
    assert article.selected_text == "First"


def test_without_a_mouse_the_paragraph_or_everything_is_copied(make: Make) -> None:
    article = make()
    article.begin()
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(article.title, Qt.Key.Key_C, control)
    assert QGuiApplication.clipboard().text() == "First things"
    QTest.keyClick(article.title, Qt.Key.Key_A, control)
    QTest.keyClick(article.title, Qt.Key.Key_C, control)
    whole = QGuiApplication.clipboard().text()
    assert whole.startswith("First things\nWhat comes first.\nThe beginning\nA strong word")
    assert "High pain\n7\nthe scale" in whole
    assert whole.endswith("The pelvis falls.")


# Figures ---------------------------------------------------------------------------------------------------------


def inked(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    }


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_a_marked_place_has_no_colour_of_pain(make: Make, theme: Theme, appearance: Appearance) -> None:
    """There is no level in Learn: nothing there may look like one."""
    theme.choose(appearance)
    drawing = make().findChildren(Drawing)[0]
    picture = drawing.grab().toImage()
    pain = {colour.name() for colour in theme.colours.pain}
    assert not inked(picture) & pain
    assert theme.colours.ink.name() in inked(picture), "outlines and names"


def test_figures_follow_the_appearance(make: Make, theme: Theme) -> None:
    drawings = make().findChildren(Drawing)
    light = [drawing.grab().toImage() for drawing in drawings]
    theme.choose(Appearance.DARK)
    for drawing, before in zip(drawings, light, strict=True):
        assert drawing.grab().toImage() != before


def test_figures_are_sharp_where_a_pixel_is_two(theme: Theme) -> None:
    """The drawing is painted in the screen's own pixels, not blown up."""
    for figure in (block for block in FIRST.blocks if isinstance(block, Figure)):
        pictures = []
        for ratio in (1, 2):
            high = round(figure_height(theme, figure, 500))
            image = QImage(500 * ratio, high * ratio, QImage.Format.Format_RGB32)
            image.setDevicePixelRatio(ratio)
            image.fill(theme.colours.page)
            painter = QPainter(image)
            paint_figure(painter, theme, figure, QRectF(0, 0, 500, high))
            painter.end()
            image.setDevicePixelRatio(1)
            pictures.append(image)
        blown_up = pictures[0].scaled(pictures[1].size())
        assert blown_up != pictures[1]
        assert len(inked(pictures[1])) > 1
