"""The printed page: one side whatever it holds, readable by everyone and every program, the same bytes everywhere."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from kneelog import paths
from kneelog.domain.diary import Diary
from kneelog.domain.history import History
from kneelog.domain.period import Period
from kneelog.exporters import page_characters
from kneelog.exporters.page_values import values
from kneelog.exporters.physio_typst import STANDARDS, fonts, pdf, png
from kneelog.services import physio_headings as headings
from kneelog.services.physio import make_page
from kneelog.services.physio_choice import Attached, Choice
from kneelog.services.physio_page import CourseLabel, Listing, PaperSize, Phrase, PhysioPage
from tests import physio_pages
from tests.physio_pages import entries, page

if TYPE_CHECKING:
    from collections.abc import Iterator

LONG = "Ache on the inner side, first only after long runs. " * 200
MANY = 40
MARKUP = '#strong[not bold] *nor this* _nor_ $x^2$ <b>nor</b> = "no" \\ heading @label `raw` // comment'


def many(words: str) -> Listing:
    """A list that cannot fit."""
    return Listing(
        tuple(f"{words} {number}" for number in range(MANY)),
        tuple(f"and {MANY - kept} more" for kept in range(MANY)),
    )


def full(paper: PaperSize) -> PhysioPage:
    """A page with more of everything than one side can hold."""
    usual = page()
    return replace(
        usual,
        paper=paper,
        question=LONG,
        problem=LONG,
        goal=LONG,
        urgent=many("3 March, left knee: one exact bony spot that hurts more with each run"),
        behaviour=tuple(
            row._replace(left=many("stairs down"), right=many("squat or crouch")) for row in usual.behaviour
        ),
        rule=replace(
            usual.rule, met=many("left knee"), past=many("right knee"), not_judged=many("left against right")
        ),
        places=usual.places._replace(left=many("inner side: 3 days"), right=many("inner side: 3 days")),
        tried=many("ice"),
        scores=many("LEFS 61"),
        background=tuple(Phrase(f"Past {number}:", LONG) for number in range(7)),
    )


def read(data: bytes) -> PdfReader:
    """The PDF, to be read."""
    return PdfReader(io.BytesIO(data))


def words_of(data: bytes) -> str:
    """The words of the first page, with single blanks."""
    return " ".join(read(data).pages[0].extract_text().replace("\u200b", "").split())


def elements(data: bytes) -> Iterator[Any]:
    """The structure that a screen reader walks through."""
    with pikepdf.open(io.BytesIO(data)) as file:
        waiting: list[Any] = [file.Root.StructTreeRoot]
        while waiting:
            found = waiting.pop()
            if not isinstance(found, pikepdf.Dictionary):
                continue
            yield found
            kids = found.get("/K")
            waiting += list(kids) if isinstance(kids, pikepdf.Array) else [kids]


@pytest.mark.parametrize("paper", PaperSize)
@pytest.mark.parametrize("what", ["usual", "bare", "full"])
def test_it_is_one_side_whatever_it_holds(paper: PaperSize, what: str) -> None:
    pages = {"usual": page(paper=paper), "bare": bare(paper), "full": full(paper)}
    assert len(read(pdf(pages[what])).pages) == 1


def bare(paper: PaperSize) -> PhysioPage:
    """A page of a diary that holds nothing."""
    usual = page()
    nothing = Listing()
    return replace(
        usual,
        paper=paper,
        who="",
        question="",
        problem="",
        goal="",
        urgent=nothing,
        completeness=(Phrase("No entries", "from 27 January to 9 March 2026."),),
        course=replace(
            usual.course,
            rows=(usual.course.rows[0]._replace(stretches=()), usual.course.rows[1]._replace(stretches=())),
            bars=(),
            visits=(),
        ),
        places=usual.places._replace(drawings=(), left=nothing, right=nothing, caption=""),
        running=replace(usual.running, columns=(), facts=()),
        tried=nothing,
        scores=nothing,
        background=(),
    )


def test_what_does_not_fit_is_counted_and_the_page_still_says_all_its_parts() -> None:
    said = words_of(pdf(full(PaperSize.LETTER)))
    for part in ("My question", "What changed", "How it behaves", "The runner's rule of thumb", "Past 6:"):
        assert part in said
    assert said.count("more characters in the diary") == 3 + 7
    assert said.count(" more") > 20 + 10


@pytest.mark.parametrize("paper", PaperSize)
def test_no_urgent_sign_is_ever_left_out(paper: PaperSize) -> None:
    """Also where everything else is as short as it gets."""
    made = full(paper)
    said = words_of(pdf(made))
    assert f"{headings.urgent()}: {'; '.join(made.urgent.items)}." in said


@pytest.mark.parametrize("name", ["question", "problem", "goal"])
def test_how_much_was_cut_is_counted_against_the_diary(name: str) -> None:
    typed = " ".join(f"word{number}" for number in range(500))
    diary = Diary()
    choice = replace(Choice(Period(date(2026, 1, 27), date(2026, 3, 9))), **{name: typed})  # type: ignore[arg-type]
    made = make_page(diary, History.of(diary), choice, date(2026, 3, 10))
    cut = values(made, {}, page_characters.Characters())[name]
    assert len(cut) == 3
    for version in cut:
        found = re.fullmatch(r"(.*)… \(([\d,]+) more characters in the diary\)", version)
        assert found is not None
        assert len(found[1]) + int(found[2].replace(",", "")) == len(typed)


@pytest.mark.parametrize(
    "made", [page(), page(tried=Listing(tuple("x" * 90 for _ in range(40)), ("more",) * 40))]
)
def test_how_cells_are_read_and_the_numbers_of_the_rule_are_never_left_out(made: PhysioPage) -> None:
    said = words_of(pdf(made))
    assert said.count(headings.how_to_read()) == 1
    assert said.index(made.behaviour[-1].name) < said.index(headings.how_to_read())
    assert f"{made.rule.title} {made.rule.source} {made.rule.settings.whole} Met:" in said


def test_the_runners_words_are_printed_as_typed() -> None:
    said = words_of(pdf(page(question=MARKUP, problem=MARKUP, goal=MARKUP)))
    assert said.count(MARKUP) == 3


def test_a_list_follows_on_its_own_pages_with_its_head_on_each() -> None:
    found = read(pdf(page(entries=entries(200))))
    assert len(found.pages) > 3
    for number, one in enumerate(found.pages[1:], 2):
        said = one.extract_text()
        assert "Details" in said
        assert f"Page {number} of {len(found.pages)}" in said


def test_the_file_says_what_it_is() -> None:
    with pikepdf.open(io.BytesIO(pdf(page()))) as file, file.open_metadata() as told:
        assert str(file.Root.Lang) == "en"
        assert bool(file.Root.MarkInfo.Marked)
        assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
        assert told["dc:title"] == "Knee diary of a runner"
        assert (told["pdfaid:part"], told["pdfaid:conformance"]) == ("3", "A")
        assert told["pdfuaid:part"] == "1"


def test_every_picture_says_what_it_shows() -> None:
    told = [str(one.Alt) for one in elements(pdf(page())) if one.get("/S") == "/Figure"]
    drawings = page().places.drawings
    assert sorted(told) == sorted([page().course.alt, *(drawing.alt for drawing in drawings)])


def test_tables_have_heads_and_the_parts_have_headings() -> None:
    kinds = [str(one.get("/S")) for one in elements(pdf(page()))]
    assert kinds.count("/Table") == 2
    assert kinds.count("/TH") >= 3 + 7
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == 5 + 3


def test_the_same_page_gives_the_same_bytes() -> None:
    assert pdf(page()) == pdf(page())
    assert png(page(), 60) == png(page(), 60)


def test_no_font_comes_from_the_system() -> None:
    with pikepdf.open(io.BytesIO(pdf(page()))) as file:
        names = {str(font.get("/BaseFont")) for font in file.objects if _is_font(font)}
    assert names
    assert all("SourceSansPro" in name for name in names)


def _is_font(found: object) -> bool:
    return isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/Font"


def test_it_is_small_enough_to_be_sent() -> None:
    assert len(pdf(page())) <= 200_000
    assert len(pdf(full(PaperSize.A4))) <= 200_000


def test_data_lies_inside_if_it_was_asked_for() -> None:
    data = {Attached.JSON: b'{"a": 1}\n', Attached.CSV: "date\r\nü".encode()}
    found = read(pdf(page(), data))
    assert {name: content[0] for name, content in found.attachments.items()} == {
        "kneelog-diary.json": b'{"a": 1}\n',
        "kneelog-entries.csv": "date\r\nü".encode(),
    }
    assert not read(pdf(page())).attachments


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("all fine 👍", "all fine ⟨U+1F44D⟩"),
        ("bell\x07 and nul\x00", "bell⟨U+0007⟩ and nul⟨U+0000⟩"),
        ("turned \u202eround", "turned ⟨U+202E⟩round"),
        ("痛い", "⟨U+75DB⟩⟨U+3044⟩"),
        ("private \ue000", "private ⟨U+E000⟩"),
        ("two\nlines\tand a tab", "two lines and a tab"),
        ("žluť ÅØ ßα ж", "žluť ÅØ ßα ж"),
        ("5 €, ½, → “so”", "5 €, ½, → “so”"),
    ],
)
def test_what_no_font_holds_is_named(typed: str, printed: str) -> None:
    assert page_characters.Characters().text(typed).replace("\u200b", "") == printed
    said = words_of(pdf(page(problem=typed)))
    odd = printed.count("⟨")
    assert ("1 character that cannot be printed stands as its number" in said) is (odd == 1)
    assert (f"{odd} characters that cannot be printed stand as their numbers" in said) is (odd > 1)


def test_rare_characters_that_do_not_go_together_are_named() -> None:
    assert "⟨U+065F⟩" in words_of(pdf(page(problem="x\u065f, ᪭𐋐")))


def test_only_what_is_printed_is_counted() -> None:
    """Not what an item that found no room held."""
    tried = Listing(tuple(f"👍 tape {k}" for k in range(40)), tuple(f"and {40 - k} more" for k in range(40)))
    said = words_of(pdf(page(tried=tried)))
    printed = said.count("⟨U+1F44D⟩")
    assert 0 < printed < 40
    assert f"{printed} characters that cannot be printed" in said


def test_numbers_of_characters_stay_in_one_piece() -> None:
    assert page_characters.Characters().text("👩🏽" * 3).split("\u200b") == [
        *["⟨U+1F469⟩", "⟨U+1F3FD⟩"] * 3,
        "",
    ]


def test_odd_characters_in_the_chart_are_named_too() -> None:
    usual = page()
    visits = (CourseLabel(30.5, "visit: Pat \x07 👍 <b> & so on"),)
    said = words_of(pdf(replace(usual, course=replace(usual.course, visits=visits))))
    assert "visit: Pat ⟨U+0007⟩ ⟨U+1F44D⟩ <b> & so on" in said


def test_words_from_right_to_left_are_printed() -> None:
    characters = page_characters.Characters()
    assert characters.text("כאב בברך ألم") == "כאב בברך ألم"
    assert not characters.odd
    assert pdf(page(problem="כאב בברך, ألم في الركبة"))


@settings(max_examples=25)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_text_at_all_makes_a_conforming_page(typed: str) -> None:
    found = read(
        pdf(page(question=typed, background=(Phrase("Past:", typed),), tried=Listing((typed,), ("more",))))
    )
    assert len(found.pages) == 1


def conforms(text: str) -> bool:
    """Whether Typst's own check lets ``text`` pass."""
    names = ", ".join(f'"{name}"' for name in page_characters.FONTS)
    source = f'#set document(title: "x")\n#set text(font: ({names}))\n= x\n#sys.inputs.t'
    try:
        typst.compile(
            source.encode(),
            font_paths=fonts(),
            ignore_system_fonts=True,
            sys_inputs={"t": text},
            format="pdf",
            pdf_standards=STANDARDS,
        )
    except typst.TypstError:
        return False
    return True


def test_the_table_of_characters_is_that_of_the_fonts() -> None:
    lines = (paths.resources() / "page" / "characters.txt").read_text(encoding="utf-8").split()
    ranges = [[int(end, 16) for end in line.split("-")] for line in lines]
    held = "".join(chr(point) for first, last in ranges for point in range(first, last + 1))
    assert len(held) > 2_000
    alone = [one for one in held if unicodedata.category(one) not in {"Mn", "Mc", "Me", "Cf"}]
    assert conforms(" ".join(alone))
    beyond = [
        last + 1
        for _first, last in ranges[::12]
        if unicodedata.category(chr(last + 1)) not in {"Cn", "Cc", "Mn", "Mc"}
    ]
    assert not [
        hex(point) for point in beyond if conforms(chr(point)) and not page_characters.is_held(chr(point))
    ]


def test_pictures_are_of_the_size_asked_for() -> None:
    picture = png(physio_pages.page(), 72)[0]
    assert picture.startswith(b"\x89PNG")
    assert [int.from_bytes(picture[at : at + 4]) for at in (16, 20)] == [595, 842]
