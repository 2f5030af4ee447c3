"""The page as one HTML file: a physio opens it anywhere, it says what the paper says, and nothing in it can act."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.domain.history import History
from kneelog.domain.report import Knee
from kneelog.exporters.html_parts import MOST_ITEMS
from kneelog.exporters.physio_html import html
from kneelog.services import physio_headings as headings
from kneelog.services.physio import make_page
from kneelog.services.physio_page import CourseLabel, EntryList, EntryRow, Listing, PaperSize, Phrase, Places
from tests.physio_diaries import DIARIES
from tests.physio_pages import course, entries, listing, page, places

SVG = "{http://www.w3.org/2000/svg}"
AWKWARD = {
    "HTML": "<script>alert(1)</script><img src=x onerror=alert(1)> &amp; </p></main>",
    "Typst": '#import "x.typ" *bold* $1/2$ [a] @b <c> #eval("1")',
    "quotes": '" \' ` onmouseover="alert(1)',
    "right to left": "כואב לי בברך — 5 ק״מ",
    "emoji": "🦵🏽 hurts 👩‍👩‍👧",
    "style": "</style><style>body{display:none}",
    "a comment": "<!-- --> <![CDATA[ ]]> <?php",
}
FIELDS = ("who", "question", "problem", "goal", "footer")


def main_of(text: str) -> ET.Element:
    """What is shown; that it can be read so at all means that every element is closed in its place."""
    body = text[text.index("<main>") : text.index("</main>") + len("</main>")]
    return ET.fromstring(body)  # noqa: S314 - our own text


def said(node: ET.Element) -> str:
    """All of its text, blanks as one."""
    return " ".join("".join(node.itertext()).split())


def shown(text: str) -> str:
    """All of the page's text."""
    return said(main_of(text))


def by_heading(text: str) -> dict[str, str]:
    """What stands under each heading of the second level, in order."""
    return {
        said(section[0]): " ".join(said(node) for node in section[1:])
        for section in main_of(text).iter("section")
    }


class Tags(HTMLParser):
    """Every element and attribute, as a browser's parser sees them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_the_parts_stand_in_the_order_in_which_a_physio_reads() -> None:
    """Question and change, urgent signs, course, place, behaviour, load, then the rule of thumb."""
    assert list(by_heading(html(page(entries=entries(2))))) == [
        headings.question(),
        headings.problem(),
        headings.changed(),
        headings.urgent(),
        "Worst pain each day, 0 to 10",
        "Where, days marked",
        "How it behaves",
        "Running",
        "The runner's rule of thumb",
        headings.tried(),
        headings.scores(),
        headings.background(),
        headings.notes(),
        "All entries of the period",
    ]


def test_everything_that_the_paper_says_is_said() -> None:
    """Word for word: whoever gets the file reads what the runner printed."""
    whole, text = page(entries=entries(2)), shown(html(page(entries=entries(2))))
    told = [
        whole.title,
        whole.who,
        whole.period,
        whole.question,
        whole.problem,
        whole.goal,
        whole.footer,
        whole.course.caption,
        whole.places.caption,
        headings.how_to_read(),
        whole.rule.not_met,
        whole.rule.source,
        *(
            line.whole
            for line in (*whole.completeness, *whole.changed, *whole.background, whole.rule.settings)
        ),
        *(
            item
            for found in (
                whole.urgent,
                whole.places.left,
                whole.places.right,
                whole.rule.met,
                whole.rule.not_judged,
                whole.rule.past,
                whole.tried,
                whole.scores,
            )
            for item in found.items
        ),
        *(", ".join(fact.items) for fact in whole.running.facts),
        *(cell for column in whole.running.columns for cell in column.texts),
        *(row.name for row in whole.behaviour),
        *(", ".join(cell.items) for row in whole.behaviour for cell in (row.left, row.right)),
    ]
    assert [words for words in told if words not in text] == []


def test_how_the_cells_are_read_stands_below_them() -> None:
    under = by_heading(html(page()))["How it behaves"]
    assert under.endswith(f"– {headings.how_to_read()}"), "after the last cell"


def test_the_rule_says_its_source_and_its_numbers_before_what_it_found() -> None:
    rule = page().rule
    assert by_heading(html(page()))[rule.title].startswith(f"{rule.source} {rule.settings.whole} Met")


def test_what_is_empty_is_left_out_with_its_heading() -> None:
    empty = page(
        who="",
        question="",
        problem="",
        goal="",
        changed=(),
        urgent=Listing(),
        behaviour=(),
        tried=Listing(),
        scores=Listing(),
        background=(),
        places=Places("Where", (), Listing(), Listing(), ""),
    )
    text = html(empty)
    assert list(by_heading(text)) == [
        "Worst pain each day, 0 to 10",
        "Running",
        "The runner's rule of thumb",
        headings.notes(),
    ]
    nodes = [
        node for node in main_of(text).iter() if node.tag in ("ul", "p", "li", "section", "h2", "h3", "table")
    ]
    assert all(said(node) or node.find(".//*[@class='line']") is not None for node in nodes)


@pytest.mark.parametrize("awkward", AWKWARD.values(), ids=list(AWKWARD))
def test_texts_are_shown_as_typed_and_never_interpreted(awkward: str) -> None:
    """Whatever a note holds, the page has the same elements as with plain words."""
    plain, odd = (
        page(
            **dict.fromkeys(FIELDS, words),
            tried=listing(words),
            background=(Phrase(words, words, Knee.LEFT),),
            course=_visited(words),
            entries=EntryList("All", ("Day", "What", "Left", "Right", "Details", "Note"), (_row(words),)),
        )
        for words in ("plain", awkward)
    )
    text = html(odd)
    wanted = " ".join(awkward.split())
    found = shown(text)
    assert found.count(wanted) >= len(FIELDS) + 5
    assert [tag for tag, _ in Tags(text).found] == [tag for tag, _ in Tags(html(plain)).found]


def _visited(words: str) -> Any:  # noqa: ANN401 - a course
    from dataclasses import replace

    return replace(course(), visits=(CourseLabel(3.5, words),), alt=words)


def _row(words: str) -> EntryRow:
    return EntryRow("2 Mar", "rest", "4", "–", words, words)


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("a\x07b", "a⟨U+0007⟩b"),
        ("a\x00b", "a⟨U+0000⟩b"),
        ("a\x85b", "a⟨U+0085⟩b"),
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("a\ud83db", "a⟨U+D83D⟩b"),
        ("a\uffffb", "a⟨U+FFFF⟩b"),
        ("a\U0001fffeb", "a⟨U+1FFFE⟩b"),
    ],
    ids=["bell", "nothing", "next line", "turn round", "half a character", "no character", "none either"],
)
def test_what_cannot_be_seen_is_shown_by_its_number_and_counted(typed: str, seen: str) -> None:
    text = html(page(question=typed, problem=typed))
    text.encode()
    assert shown(text).count(seen) == 2
    assert headings.unprintable(2) in shown(text)


def test_a_page_of_plain_words_counts_nothing() -> None:
    assert "⟨" not in html(page())
    assert main_of(html(page())).find("footer/p") is not None
    assert said(main_of(html(page())).find("footer") or ET.Element("none")) == page().footer


def test_a_note_keeps_its_lines() -> None:
    """Old line ends, too."""
    rows = (EntryRow("2 Mar", "rest", "4", "–", "", "one\r\ntwo\rthree\u2028four"),)
    text = html(page(entries=EntryList("All", ("Day", "What", "Left", "Right", "Details", "Note"), rows)))
    assert "one\ntwo\nthree\nfour</td>" in text
    assert ".entries td:last-child { white-space: pre-wrap; }" in text


def test_texts_find_their_own_direction() -> None:
    """A question in Hebrew starts at the right, and the words after a name in Arabic stay where they are."""
    root = main_of(html(page(question="למה?", who="سارة")))
    question = next(node for node in root.iter("p") if node.text == "למה?")
    assert question.get("dir") == "auto"
    assert next(node.text for node in root.iter("bdi")) == "سارة"


def test_nothing_in_the_file_can_run_or_fetch() -> None:
    """No script, no form, no address; and a browser is told to refuse all of it."""
    text = html(page(entries=entries(3)))
    tags = Tags(text).found
    assert not {"script", "link", "iframe", "object", "embed", "form", "img", "base", "a"} & {
        tag for tag, _ in tags
    }
    names = {name for _, attributes in tags for name in attributes}
    assert not {name for name in names if name.startswith("on")} | names & {"src", "href", "style", "action"}
    assert set(re.findall(r"https?://[^\"' ]+", text)) == {"http://www.w3.org/2000/svg"}
    assert "@import" not in text
    assert set(re.findall(r"url\(([^)]*)\)", text)) <= {f"#{name}" for name in ids(text)}


def test_the_policy_names_the_very_style_of_the_page() -> None:
    """A browser that keeps to it shows the page as it was meant, and nothing slipped in."""
    text = html(page())
    style = text[text.index("<style>") + len("<style>") : text.index("</style>")]
    policy = next(
        attributes["content"]
        for tag, attributes in Tags(text).found
        if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
    )
    known = b64encode(sha256(style.encode()).digest()).decode()
    assert policy == (f"default-src 'none'; style-src 'sha256-{known}'; base-uri 'none'; form-action 'none'")


def ids(text: str) -> list[str]:
    return re.findall(r'\bid="([^"]+)"', text)


def test_ids_are_unique_though_several_drawings_stand_in_one_file() -> None:
    """Else the shading of one knee would be that of another."""
    found = ids(html(page()))
    assert len(found) == len(set(found))


def test_every_picture_says_what_it_shows() -> None:
    """To a physio who cannot see it."""
    root = main_of(html(page()))
    pictures = [svg for svg in root.iter(f"{SVG}svg") if svg.get("role") == "img"]
    assert len(pictures) == 1 + len(places().drawings)
    told = {node.get("id"): said(node) for node in root.iter() if node.tag in (f"{SVG}title", f"{SVG}desc")}
    described = [[told[name] for name in (svg.get("aria-labelledby") or "").split()] for svg in pictures]
    assert described[0] == [course().title, course().alt]
    assert [words for _, words in described[1:]] == [drawing.alt for drawing in places().drawings]
    others = [svg for svg in root.iter() if svg.tag == "svg" and svg.get("role") is None]
    assert others
    assert all(svg.get("aria-hidden") == "true" for svg in others)


def test_the_left_knee_stands_on_the_left() -> None:
    """And the number of days stands in the place."""
    root = main_of(html(page()))
    sides = next(node for node in root.iter("div") if node.get("class") == "sides")
    assert [said(knee.find("h3") or ET.Element("none")) for knee in sides] == ["LLeft", "RRight"]
    numbers = [[text.text for text in knee.iter(f"{SVG}text")] for knee in sides]
    assert numbers == [["9", "3", "2"], ["2"]]


def test_tables_have_headed_columns_and_rows() -> None:
    root = main_of(html(page(entries=entries(3))))
    tables = list(root.iter("table"))
    assert len(tables) == 3
    for table in tables:
        assert table.get("aria-label")
        heads = table.findall("thead/tr/*")
        assert {cell.get("scope") for cell in heads if cell.tag == "th"} == {"col"}
        for row in table.findall("tbody/tr"):
            assert [cell.tag for cell in row] == ["th", *["td"] * (len(heads) - 1)]
            assert row[0].get("scope") == "row"


def test_what_is_too_wide_can_be_moved_without_a_mouse() -> None:
    regions = [node for node in main_of(html(page())).iter("div") if node.get("class") == "wide"]
    assert len(regions) == 3
    assert all(
        (one.get("role"), one.get("tabindex")) == ("region", "0") and one.get("aria-label") for one in regions
    )


def test_a_very_long_list_says_what_it_leaves_out() -> None:
    """Two years of findings do not bury the page, and none is dropped without a word."""
    many = listing(*(f"finding {number}." for number in range(100)))
    text = shown(html(page(tried=many)))
    assert f"finding {MOST_ITEMS - 2}." in text
    assert f"finding {MOST_ITEMS}." not in text
    assert f"and {100 - MOST_ITEMS + 1} more" in text


def test_no_urgent_sign_is_ever_left_out() -> None:
    text = shown(html(page(urgent=listing(*(f"sign {number}." for number in range(100))))))
    assert all(f"sign {number}." in text for number in range(100))


def test_the_paper_and_the_language_are_told() -> None:
    text = html(page(paper=PaperSize.LETTER, language="pt-BR"))
    assert '<html lang="pt-BR">' in text
    assert "@page { size: letter;" in text
    assert "@page { size: A4;" in html(page())


def test_the_same_page_gives_the_same_file() -> None:
    assert html(page()) == html(page())


@pytest.mark.parametrize("name", DIARIES)
def test_very_different_diaries_make_a_page_that_is_whole(name: str) -> None:
    """None, one knee, both, years, every place and sign, every text at its longest: closed, safe, nothing doubled."""
    made = DIARIES[name]
    text = html(make_page(made.diary, History.of(made.diary), made.choice, made.today))
    headed = by_heading(text)
    assert all(headed)
    assert (headings.question() in headed) is bool(made.choice.question)
    assert "\x07" not in text
    assert "\u202e" not in text
    assert len(ids(text)) == len(set(ids(text)))
    assert len(text.encode()) < 2_000_000


@given(st.text(st.characters(codec=None), max_size=60))
def test_any_text_at_all_can_be_shown(words: str) -> None:
    """Lone halves of characters from a terminal included: the file can be written, and read as it is closed."""
    text = html(page(question=words, problem=words, tried=listing(words)))
    text.encode()
    main_of(text)
    plain = " ".join(re.sub("⟨U\\+[0-9A-F]{4,6}⟩", " ", shown(text)).split())
    for word in re.findall(r"[a-z0-9<>&\"']{3,}", words):
        assert word in plain
