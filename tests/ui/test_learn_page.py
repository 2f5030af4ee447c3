"""Learn in the window: opened, read, found in, printed, and the same for everyone."""

from __future__ import annotations

import ast
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QSizeF, Qt, QUrl
from PySide6.QtGui import QAction, QTextDocument, QTextTable
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from shiboken6 import isValid

import kneelog.ui.learn
from kneelog.domain.reading import Figure, Heading
from kneelog.domain.report import Knee, KneeReport
from kneelog.domain.settings import Country, Preferences
from kneelog.domain.signs import Sign
from kneelog.services import learn, learn_terms, record
from kneelog.ui.learn.address import InLearn, InWindow, address
from kneelog.ui.learn.link_zone import LinkZone
from kneelog.ui.learn.page import LearnPage
from kneelog.ui.learn.passage import Passage
from kneelog.ui.learn.printing import document, printer_for
from kneelog.ui.log.why import Why
from kneelog.ui.page_makers import MAKERS
from kneelog.ui.theme import Size
from kneelog.ui.widgets.label import Label
from tests.ui.late_parts import before_and_after
from tests.ui.quiet_pages import assert_words_are_kept, controls, rest, spoken_name
from tests.ui.test_log_journeys import painful_run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.ui.log_window import LogWindow

    Make = Callable[..., LogWindow]
    Resize = Callable[[LogWindow, int], None]

K = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # a window without a screen


def opened(log: LogWindow, subject: object = None) -> LearnPage:
    log.window.go("learn", subject)
    log.settle()
    page = log.window.page
    assert isinstance(page, LearnPage)
    return page


def top_of(page: LearnPage, part: QWidget) -> int:
    """How far below the top of what is seen ``part`` begins."""
    return part.mapTo(page.article.stage, QPoint(0, 0)).y()


@pytest.fixture
def text_size(log_window: Make) -> Iterator[Callable[[LogWindow, int], None]]:  # noqa: ARG001 - windows close after this
    """Set a window's texts in another size; at the end all have their own again."""
    changed: list[LogWindow] = []

    def set_to(log: LogWindow, body_px: int) -> None:
        changed.append(log)
        log.window.theme.set_body_px(body_px)
        log.settle()

    yield set_to
    for log in changed:
        log.window.theme.set_body_px(13)


def link(page: LearnPage, target: str) -> LinkZone:
    """The first link of the article shown that leads to ``target``."""
    return next(zone for zone in page.article.findChildren(LinkZone) if zone.link.target == target)


# Opening and reading ---------------------------------------------------------------------------------------------


def test_ctrl_5_opens_it_on_the_first_topic(log_window: Make) -> None:
    log = log_window()
    log.type(K.Key_5, modifier=CTRL)
    page = log.window.page
    assert isinstance(page, LearnPage)
    assert page.shown == learn.TOPICS[0]
    assert log.focus.accessibleName() == "The rule of thumb"


def test_the_rail_and_the_menu_name_it(log_window: Make) -> None:
    """It stands in the rail below Summary, and in the Go menu with its key."""
    log = log_window()
    names = [button.accessibleName() for button in log.window._rail._buttons.values()]
    assert names == ["Log", "History", "Trends", "Summary", "Learn", "Urgent signs", "Settings"]
    (action,) = (item for item in log.window.findChildren(QAction) if item.text().replace("&", "") == "Learn")
    assert action.shortcut().toString() == "Ctrl+5"


def test_arrows_go_from_topic_to_topic_and_one_tab_leads_into_the_text(log_window: Make) -> None:
    log = log_window()
    page = opened(log)
    for topic in learn.TOPICS[1:]:
        log.type(K.Key_Down)
        assert page.shown == topic
        assert page.article.isVisible()
    log.type(K.Key_Tab)
    assert log.focus is page.article.title
    log.type(K.Key_Backtab)
    assert log.focus.accessibleName() == page.article.topic.title


def test_all_of_a_page_is_read_by_the_arrows(log_window: Make) -> None:
    """Enter on a topic begins to read; Down goes through every heading, paragraph, item and row."""
    log = log_window()
    page = opened(log, "for-the-physio")
    assert log.focus is page.article.title
    heard = [log.focus.accessibleName()]
    for _press in range(300):
        log.type(K.Key_Down)
        if log.focus.accessibleName() != heard[-1]:
            heard.append(log.focus.accessibleName())
    topic = page.article.topic
    headings = [block.text for block in topic.blocks if isinstance(block, Heading)]
    assert [name for name in heard if name in headings] == headings
    assert heard[:2] == [topic.title, topic.lead]


def test_enter_on_a_topic_begins_to_read(log_window: Make) -> None:
    log = log_window()
    page = opened(log)
    log.type(K.Key_Down, K.Key_Return)
    assert log.focus is page.article.title
    assert page.shown == learn.TOPICS[1]


def test_every_topic_keeps_its_place(log_window: Make) -> None:
    """Whoever looks something up on another page comes back to the line they were at."""
    log = log_window()
    page = opened(log)
    bar = page.article.verticalScrollBar()
    bar.setValue(333)
    log.type(K.Key_Down, K.Key_Up)
    assert page.shown == learn.TOPICS[0]
    assert page.article.verticalScrollBar().value() == 333
    log.window.go("log")
    log.window.go("learn")
    assert page.article.verticalScrollBar().value() == 333


@pytest.mark.parametrize("topic", learn.TOPICS)
def test_every_page_keeps_the_words_and_has_names_and_room(log_window: Make, topic: str) -> None:
    log = log_window()
    log.window.resize(960, 600)
    page = opened(log, topic)
    assert_words_are_kept(page.article)
    for control in controls(page):
        if control.isVisible():
            assert spoken_name(control)
    said = "\n".join(label.text() for label in page.article.findChildren(Passage))
    for block in page.article.topic.blocks:
        if isinstance(block, Heading):
            assert block.text in said


@pytest.mark.parametrize("size", [(1280, 640), (960, 600)])
@pytest.mark.parametrize("body_px", [13, 26])
def test_nothing_is_cut_off(log_window: Make, text_size: Resize, size: tuple[int, int], body_px: int) -> None:
    """At 960x600 and with letters twice as large everything can be read without scrolling sideways."""
    log = log_window()
    text_size(log, body_px)
    log.window.resize(*size)
    page = opened(log)
    for topic in learn.TOPICS:
        page.go(InLearn(topic))
        log.settle()
        body = page.article.widget()
        assert body is not None
        assert body.width() <= page.article.stage.width()
        for passage in page.article.passages:
            if passage.isVisible():
                assert passage.height() >= passage.heightForWidth(passage.width())
    for control in (page.view.field, page.view.print, page.view.choice):
        assert control.isVisible()
        assert page.rect().contains(control.mapTo(page, control.rect().bottomRight()))


def test_large_text_turns_the_list_into_a_field_that_opens(log_window: Make, text_size: Resize) -> None:
    log = log_window()
    text_size(log, 26)
    log.window.resize(960, 600)
    page = opened(log, "rate-pain")
    assert page.view.choice is page.view.combo
    assert page.view.combo.isVisible()
    assert not page.view.list.isVisible()
    assert page.view.combo.value == "rate-pain"
    page.view.combo.setFocus()
    log.type(K.Key_Down)
    assert page.shown == "for-the-physio"


def test_another_text_size_stays_at_the_same_paragraph(log_window: Make, text_size: Resize) -> None:
    log = log_window()
    page = opened(log, "inner-knee-pain#osteoarthritis")
    text_size(log, 20)
    log.settle()
    heading = page.article.anchor("osteoarthritis")
    assert heading is not None
    assert 0 <= top_of(page, heading) < 80


# Links -----------------------------------------------------------------------------------------------------------


def test_a_link_is_followed_and_alt_left_comes_back(log_window: Make) -> None:
    """To the heading that is meant, and back to the very link."""
    log = log_window()
    page = opened(log, "rule-of-thumb")
    zone = link(page, "learn:rate-pain#blank")
    zone.setFocus()
    log.settle()
    before = page.article.verticalScrollBar().value()
    assert not page.view.back.isVisible()
    log.type(K.Key_Return)
    assert page.shown == "rate-pain"
    heading = page.article.anchor("blank")
    assert heading is not None
    assert log.focus is heading
    assert 0 <= top_of(page, heading) < 40
    assert page.view.back.isVisible()
    assert page.view.back.accessibleName() == "Back to: The rule of thumb"
    log.type(K.Key_Left, modifier=ALT)
    assert page.shown == "rule-of-thumb"
    assert log.focus is zone
    assert page.article.verticalScrollBar().value() == before
    assert not page.view.back.isVisible()


def test_the_back_link_does_the_same(log_window: Make) -> None:
    log = log_window()
    page = opened(log, "rule-of-thumb")
    link(page, "learn:rate-pain#blank").click()
    page.view.back.click()
    assert page.shown == "rule-of-thumb"


def test_the_pages_lead_from_one_to_the_next(log_window: Make) -> None:
    log = log_window()
    page = opened(log, learn.TOPICS[0])
    for topic in learn.TOPICS[1:]:
        page.article.next.click()
        assert page.shown == topic
    assert not page.article.next.isVisible()


def test_every_link_leads_somewhere(log_window: Make) -> None:
    """Into Learn to a heading that there is, into the window to a page that there is."""
    log = log_window()
    page = opened(log)
    anchors = {
        topic.id: {block.anchor for block in topic.blocks if isinstance(block, Heading)}
        for topic in page.topics
    }
    for topic in page.topics:
        page.go(InLearn(topic.id))
        for zone in page.article.findChildren(LinkZone):
            where = address(zone.link.target)
            if isinstance(where, InWindow):
                assert where.page in MAKERS or where.page == "log"
            else:
                assert not where.anchor or where.anchor in anchors[where.topic]


def test_a_link_into_the_program_leads_there(log_window: Make) -> None:
    log = log_window()
    page = opened(log, "rule-of-thumb")
    next(zone for zone in page.article.findChildren(LinkZone) if zone.link.target == "page:settings").click()
    log.settle()
    assert type(log.window.page).__name__ == "SettingsPage"


def test_alt_left_leads_back_to_the_page_on_which_the_link_was(log_window: Make) -> None:
    """Whoever looked something up goes on where they were, at the very link."""
    log = log_window()
    log.window.go("settings")
    settings = log.window.page
    about = settings.rules.about["uneven_gap"]  # type: ignore[attr-defined]
    about.setFocus()
    log.type(K.Key_Return)
    page = log.window.page
    assert isinstance(page, LearnPage)
    zone = link(page, "learn:rate-pain#blank")
    zone.setFocus()
    log.type(K.Key_Return)
    log.type(K.Key_Left, modifier=ALT)
    assert (log.window.page, page.shown, log.focus) == (page, "rule-of-thumb", zone), "first within Learn"
    log.type(K.Key_Left, modifier=ALT)
    assert log.window.page is settings
    assert log.focus is about
    log.type(K.Key_Left, modifier=ALT)
    assert log.window.page is settings, "further back there is nothing"


@pytest.mark.parametrize("by_mouse", [False, True])
def test_from_a_page_that_learn_led_to_one_comes_back_to_the_text(
    log_window: Make, *, by_mouse: bool
) -> None:
    log = log_window()
    page = opened(log, "rule-of-thumb")
    zone = link(page, "page:summary")
    zone.setFocus()
    log.type(K.Key_Return)
    assert log.window.page is not page
    if by_mouse:
        QTest.mouseClick(log.window.windowHandle(), Qt.MouseButton.BackButton, pos=QPoint(600, 40))
    else:
        log.type(K.Key_Left, modifier=ALT)
    assert log.window.page is page
    assert log.focus is zone


def test_a_page_chosen_by_hand_begins_a_new_way(log_window: Make) -> None:
    """Back never leads to a page that was left for good."""
    log = log_window()
    page = opened(log, "rule-of-thumb")
    link(page, "page:settings").click()
    log.type(K.Key_1, modifier=CTRL)
    log.type(K.Key_Left, modifier=ALT)
    assert log.window.page is log.page


def test_the_go_menu_says_that_there_is_a_way_back(log_window: Make) -> None:
    log = log_window()
    page = opened(log, "rule-of-thumb")
    link(page, "page:settings").click()
    (back,) = [action for action in log.window.findChildren(QAction) if action.text() == "&Back"]
    back.trigger()
    assert log.window.page is page


# Finding ---------------------------------------------------------------------------------------------------------


def test_words_are_found_opened_and_marked(log_window: Make) -> None:
    """Ctrl+F, type, Down, Enter: the paragraph is shown with the word set apart, until the next search."""
    log = log_window()
    page = opened(log)
    log.type(K.Key_F, modifier=CTRL)
    assert log.focus is page.view.field
    assert page.view.field.accessibleName() == "Find in Learn"
    log.type(K.Key_B, K.Key_L, K.Key_A, K.Key_N, K.Key_K)
    assert page.view.shows_hits
    rows = page.view.hits.rows
    assert rows
    assert page.view.hits.message.text() == f"{len(rows)} places found, at most 3 of a page."
    for row in rows:
        assert [row.hit.excerpt[start:end].lower() for start, end in row.hit.marks] == ["blank"] * len(
            row.hit.marks
        )
    log.type(K.Key_Down)
    assert rows[0].hasFocus()
    log.type(K.Key_Down, K.Key_Up, K.Key_Return)
    assert not page.view.shows_hits
    assert page.shown == rows[0].hit.topic
    marked = [passage for passage in page.article.passages if passage.marks]
    assert marked
    assert all("blank" in passage.words.text.lower() for passage in marked)
    assert log.focus in marked
    assert not log.focus.visibleRegion().isEmpty()
    log.type(K.Key_F, modifier=CTRL)
    log.type(K.Key_P)
    assert not any(passage.marks for passage in page.article.passages)


def test_how_much_was_found_is_not_told_as_all_that_there_is(log_window: Make) -> None:
    """Of a page three places are shown; where it may say the words elsewhere too, the line says so."""
    page = opened(log_window(), "find")
    for words, said in (
        ("knee", "21 places found, at most 3 of a page."),
        ("zero runs", "Nothing in Learn says “zero runs”."),
        ("Culvenor", "1 place found."),
    ):
        page.view.field.setText(words)
        assert page.view.hits.message.text() == said


def test_another_text_size_leaves_the_focus_in_what_was_found(log_window: Make, text_size: Resize) -> None:
    log = log_window()
    page = opened(log, "find")
    log.type(K.Key_K, K.Key_N, K.Key_E, K.Key_E, K.Key_Down)
    text_size(log, 20)
    assert page.view.shows_hits
    assert log.focus is page.view.hits.rows[0]


@pytest.mark.parametrize("body_px", [13, 26])
def test_the_focus_ring_leaves_the_topic_s_name_readable(
    log_window: Make, text_size: Resize, body_px: int
) -> None:
    log = log_window()
    page = opened(log, "find")
    text_size(log, body_px)
    log.type(K.Key_B, K.Key_L, K.Key_A, K.Key_N, K.Key_K, K.Key_Down)
    hits = page.view.hits
    heads = hits.list.findChildren(Label)
    reach = log.window.theme.px(Size.RING_AWAY) + log.window.theme.px(Size.RING)
    for head in heads:
        below = min(row.y() for row in hits.rows if row.y() > head.y())
        assert below - reach >= head.geometry().bottom() + 1


def test_from_a_place_found_alt_left_leads_back_to_what_was_found(log_window: Make) -> None:
    log = log_window()
    page = opened(log, "find")
    log.type(K.Key_K, K.Key_N, K.Key_E, K.Key_E, K.Key_Down, K.Key_Down, K.Key_Return)
    assert not page.view.shows_hits
    assert page.view.back.accessibleName() == "Back to: What was found"
    log.type(K.Key_Left, modifier=ALT)
    assert page.view.shows_hits
    assert page.view.hits.rows[1].hasFocus()
    log.type(K.Key_Up, K.Key_Up)
    assert log.focus is page.view.field


def test_esc_clears_and_shows_the_page_as_it_was(log_window: Make) -> None:
    log = log_window()
    page = opened(log, "rate-pain")
    page.article.verticalScrollBar().setValue(120)
    log.type(K.Key_F, modifier=CTRL)
    log.type(K.Key_K, K.Key_N, K.Key_E, K.Key_E)
    assert page.view.shows_hits
    log.type(K.Key_Escape)
    assert not page.view.shows_hits
    assert page.view.field.text() == ""
    assert page.shown == "rate-pain"
    assert page.article.verticalScrollBar().value() == 120


def test_what_is_not_found_is_said_in_a_sentence_with_a_way_out(log_window: Make) -> None:
    log = log_window()
    page = opened(log, "find")
    log.type(K.Key_Q, K.Key_Q, K.Key_Q)
    hits = page.view.hits
    assert hits.message.text() == "Nothing in Learn says “qqq”."
    log.type(K.Key_Down)
    assert log.focus is hits.all_topics
    assert hits.all_topics.text() == "Show all topics"
    log.type(K.Key_Return)
    assert not page.view.shows_hits
    assert page.view.field.text() == ""


def test_ctrl_f_elsewhere_finds_in_the_history_as_before(log_window: Make) -> None:
    log = log_window()
    (find,) = (item for item in log.window.findChildren(QAction) if item.shortcut().toString() == "Ctrl+F")
    assert find.text() == "&Find in the history…"
    opened(log)
    assert find.text() == "&Find in Learn…"
    log.window.go("log")
    log.type(K.Key_F, modifier=CTRL)
    assert type(log.window.page).__name__ == "HistoryPage"


# Printing --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [True, False], ids=["Ctrl+P", "button"])
def test_the_page_is_printed(log_window: Make, tmp_path: Path, key: bool) -> None:
    """Ctrl+P, or the button's menu: what is shown comes out as a file that can be read."""
    log = log_window()
    page = opened(log, "running-styles")
    asked = []

    def printer(_parent: QWidget, name: str) -> QPrinter:
        asked.append(name)
        made = printer_for(name)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(tmp_path / "page.pdf"))
        return made

    page.acts.ask_printer = printer
    if key:
        log.type(K.Key_P, modifier=CTRL)
    else:
        menu = page.acts.choose()
        assert [action.text() for action in menu.actions()] == ["&This page…", "&All of Learn…"]
        menu.actions()[0].trigger()
        menu.close()
    assert asked == ["Running styles and the inner knee"]
    assert page.view.footer.text == f"Saved: {tmp_path / 'page.pdf'}.", "a printer that is a file says where"
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.usefixtures("qapp")
def test_the_head_of_a_table_stands_on_every_sheet() -> None:
    """The list of all places runs over two sheets; on either one sees what its columns are."""
    (topic,) = (topic for topic in learn.topics() if topic.id == "inner-knee-pain")
    paper = document([topic], QSizeF(627, 986))
    (table,) = (frame for frame in paper.rootFrame().childFrames() if isinstance(frame, QTextTable))
    assert table.format().headerRowCount() == 1
    assert table.format().bottomMargin() > 0, "what follows does not stick to its last line"


def test_whoever_thinks_better_of_printing_hears_nothing(log_window: Make) -> None:
    page = opened(log_window())
    page.acts.ask_printer = lambda _parent, _name: None
    page.acts.print(*page.topics)
    assert page.view.footer.text == ""


@pytest.mark.parametrize("wide", [627, 394], ids=["A4", "A5"])
def test_a_figure_is_no_wider_than_its_sheet(log_window: Make, wide: int) -> None:
    """On small paper too the names beside a knee are printed to their last letter."""
    page = opened(log_window())
    paper = document(page.topics, QSizeF(wide, 600))
    figures = [
        paper.resource(QTextDocument.ResourceType.ImageResource, QUrl(f"figure:{topic.id}-{number}"))
        for topic in page.topics
        for number, block in enumerate(topic.blocks)
        if isinstance(block, Figure)
    ]
    assert figures
    assert max(figure.width() for figure in figures) <= wide * 4


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_answer_is_named(log_window: Make, tmp_path: Path) -> None:
    page = opened(log_window())

    def printer(_parent: QWidget, name: str) -> QPrinter:
        made = printer_for(name)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(tmp_path / "no" / "such" / "folder.pdf"))
        return made

    page.acts.ask_printer = printer
    page.acts.print(*page.topics)
    assert page.view.footer.text == "The printer does not answer. Nothing was printed."


# The same for everyone -------------------------------------------------------------------------------------------


def texts(page: LearnPage) -> dict[str, list[str]]:
    said = {}
    for topic in page.topics:
        page.go(InLearn(topic.id))
        said[topic.id] = [label.text() for label in page.article.findChildren(QLabel)]
    return said


def test_it_says_the_same_whatever_the_diary_holds(log_window: Make) -> None:
    """Nothing in Learn is picked, ordered or worded by what somebody has logged."""
    locked = rest(9, left=KneeReport(9, signs=(Sign.LOCKED,)))
    empty, full = log_window(), log_window(*painful_run(2), *painful_run(4), *painful_run(6), locked)
    assert texts(opened(empty)) == texts(opened(full))


def test_of_the_diary_it_takes_the_numbers_alone(log_window: Make) -> None:
    """A desk behind which there is nothing but the preferences is enough."""
    log = log_window()
    preferences = Preferences(country=Country.AUSTRALIA)
    state = SimpleNamespace(diary=SimpleNamespace(preferences=preferences))
    real = log.window.desk
    desk = SimpleNamespace(state=state, changed=real.changed, opened=real.opened)
    page = LearnPage(log.window.theme, desk)  # type: ignore[arg-type]
    page.enter("urgent-signs")
    assert "000" in "\n".join(texts(page)["urgent-signs"])
    page.deleteLater()


def test_no_module_of_it_knows_entries_findings_or_the_store() -> None:
    services, domain = ("learn",), ("reading", "drawing", "places", "report")
    allowed = tuple(f"kneelog.services.{name}" for name in services)
    allowed += tuple(f"kneelog.domain.{name}" for name in domain)
    allowed += ("kneelog.ui", "kneelog.words", "kneelog.paths")
    for file in Path(kneelog.ui.learn.__file__).parent.glob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kneelog."):
                names = [f"{node.module}.{alias.name}" for alias in node.names]
                assert all(name.startswith(allowed) for name in names), (file.name, names)
            if isinstance(node, ast.Attribute) and node.attr == "diary":
                assert ast.unparse(node) == "self.desk.state.diary" or ast.unparse(node) == "desk.state.diary"


def test_other_numbers_are_said_at_once(log_window: Make) -> None:
    log = log_window()
    page = opened(log, "urgent-signs")
    other = Preferences(country=Country.AUSTRALIA, welcomed=True)
    log.window.desk.perform(lambda diary: record.set_preferences(diary, other))
    log.settle()
    assert "000" in "\n".join(texts(page)["urgent-signs"])


# The ways to it --------------------------------------------------------------------------------------------------


def test_why_leads_to_the_rule_and_closes(log_window: Make) -> None:
    log = log_window(*painful_run(2), *painful_run(4), *painful_run(6))
    log.type(K.Key_3, K.Key_3, K.Key_H, K.Key_Return)
    assert log.page.findings is not None
    log.page.findings._explain()
    (why,) = log.window.findChildren(Why)
    (about,) = [
        button for button in controls(why) if spoken_name(button).startswith("About the rule of thumb: ")
    ]
    about.click()  # type: ignore[attr-defined]
    log.settle()
    assert not isValid(why) or not why.isVisible()
    page = log.window.page
    assert isinstance(page, LearnPage)
    assert log.focus.accessibleName() == page.article.anchor("recurring-niggle").accessibleName()  # type: ignore[union-attr]


def test_a_settings_source_leads_to_its_rule(log_window: Make) -> None:
    log = log_window()
    for name in ("high_level", "lasting_days", "uneven_gap", "niggle_runs", "counts_from"):
        log.window.go("settings")
        log.window.page.rules.about[name].click()  # type: ignore[attr-defined]
        log.settle()
        page = log.window.page
        assert isinstance(page, LearnPage)
        anchor = learn_terms.OF_SETTING[name].partition("#")[2]
        assert log.focus is page.article.anchor(anchor)


def test_urgent_signs_lead_to_it(log_window: Make) -> None:
    log = log_window(rest(9, left=KneeReport(signs=(Sign.LOCKED,))))
    (about,) = [one for one in controls(log.page.standing) if spoken_name(one) == "About this list"]
    about.click()  # type: ignore[attr-defined]
    assert isinstance(log.window.page, LearnPage)
    assert log.window.page.shown == "urgent-signs"
    log.window.go("urgent")
    log.window.page.learn.click()  # type: ignore[attr-defined]
    assert isinstance(log.window.page, LearnPage)


def test_history_and_log_lead_to_all_places_never_to_one(log_window: Make, qtbot: QtBot) -> None:
    """Whatever was marked: the list is the same for everyone, from its head."""
    log = log_window(*painful_run(6))
    scale, places = log.page.form.view.more.links
    scale.click()
    page = log.window.page
    assert isinstance(page, LearnPage)
    assert log.focus is page.article.anchor("scale")
    log.window.go("log")
    places.click()
    assert log.focus is page.article.anchor("places")
    log.window.go("history", ("entry", "e6"))
    detail = log.window.page.view.detail  # type: ignore[attr-defined]
    qtbot.waitUntil(detail.places.isVisible)
    detail.places.click()
    assert log.window.page is page
    assert log.focus is page.article.anchor("places")


def test_summary_leads_to_what_to_bring(log_window: Make) -> None:
    log = log_window(*painful_run(6))
    log.window.go("summary")
    log.window.page.view.column.bring.click()  # type: ignore[attr-defined]
    assert isinstance(log.window.page, LearnPage)
    assert log.window.page.shown == "for-the-physio"


def test_every_way_leads_to_a_heading_that_there_is() -> None:
    anchors = {
        topic.id: {block.anchor for block in topic.blocks if isinstance(block, Heading)}
        for topic in learn.topics()
    }
    ways = [*learn_terms.OF_RULE.values(), *learn_terms.OF_SETTING.values()]
    ways += [value for name, value in vars(learn_terms).items() if name.isupper() and isinstance(value, str)]
    for way in ways:
        topic, _, anchor = way.partition("#")
        assert topic in anchors
        assert not anchor or anchor in anchors[topic]


def test_a_plain_run_is_still_four_keys_and_half_filled_it_waits(log_window: Make) -> None:
    """Reading about a word loses nothing of what was typed."""
    log = log_window()
    log.type(K.Key_4, K.Key_0)
    log.page.form.view.more.links[1].click()
    log.type(K.Key_1, modifier=CTRL)
    assert log.page.form.form.entry.report(Knee.LEFT).worst == 4
    log.type(K.Key_H, K.Key_Return)
    (entry,) = log.entries
    assert entry.left.worst == 4


# The start -------------------------------------------------------------------------------------------------------

PARTS = ("kneelog.services.learn", "kneelog.ui.learn", "kneelog.ui.learn.page", "markdown_it")
FOR_PAPER = "PySide6.QtPrintSupport"


def test_nothing_of_it_is_imported_before_it_is_opened(tmp_path: Path) -> None:
    """Whoever only logs does not wait for what others read; and nobody who reads waits for a printer."""
    assert before_and_after("learn", [*PARTS, FOR_PAPER], tmp_path) == ([], list(PARTS))
