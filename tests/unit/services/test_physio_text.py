"""The page for the ear says all that the paper says, in its order; three sentences are enough for the room."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kneelog.services import physio_headings as headings
from kneelog.services.physio_page import Listing, PhysioPage, Running
from kneelog.services.physio_text import as_text, three_sentences
from tests.physio_pages import entries, listing, page, places, running

PARTS = [
    "Knee diary of a runner",
    headings.question(),
    headings.problem(),
    headings.goal(),
    headings.changed(),
    headings.urgent(),
    "Course: Worst pain each day, 0 to 10",
    "Where, days marked",
    "How it behaves",
    "Running",
    "The runner's rule of thumb",
    headings.tried(),
    headings.scores(),
    headings.background(),
    "Self-reported diary",
    "All entries of the period",
]


def test_the_parts_stand_in_the_order_of_the_paper() -> None:
    blocks = as_text(page(entries=entries(3))).split("\n\n")
    assert len(blocks) == len(PARTS)
    for block, begin in zip(blocks, PARTS, strict=True):
        assert block.startswith(begin)


def test_nothing_of_a_listing_is_left_out() -> None:
    long = listing(*(f"sign {number}" for number in range(40)))
    assert as_text(page(urgent=long)).count("\nsign ") == 40


EMPTY_PARTS: dict[str, tuple[dict[str, object], str]] = {
    "question": ({"question": ""}, headings.question()),
    "problem": ({"problem": ""}, headings.problem()),
    "goal": ({"goal": ""}, headings.goal()),
    "urgent signs": ({"urgent": Listing()}, headings.urgent()),
    "tried": ({"tried": Listing()}, headings.tried()),
    "scores": ({"scores": Listing()}, headings.scores()),
    "background": ({"background": ()}, headings.background()),
    "running": ({"running": Running("Running", ("", "", "", ""), (), ())}, "Running"),
}


@pytest.mark.parametrize("name", EMPTY_PARTS)
def test_a_part_that_says_nothing_has_no_heading(name: str) -> None:
    changes, heading = EMPTY_PARTS[name]
    assert heading in as_text(page()).splitlines()
    assert heading not in as_text(page(**changes)).splitlines()


def block_of(title: str, text: str) -> list[str]:
    """The lines of the part under ``title``."""
    return next(lines for block in text.split("\n\n") if (lines := block.split("\n"))[0] == title)


def test_how_the_cells_are_read_is_said_after_them() -> None:
    rows = block_of("How it behaves", as_text(page()))
    assert rows[-2].startswith("Eased by: ")
    assert rows[-1] == headings.how_to_read()
    assert headings.how_to_read() not in as_text(page(behaviour=()))


def test_the_rule_says_its_source_and_its_numbers_first() -> None:
    made = page().rule
    lines = block_of(made.title, as_text(page()))
    assert lines[1:3] == [made.source, made.settings.whole]
    assert lines[3].startswith("Met: ")


def test_a_column_of_the_table_is_a_line() -> None:
    assert "\nWeek from 26.1.: km 21, runs 3, longest 9\n" in as_text(page())


CHANGE = (
    "Left: median 5 in the last 2 weeks, was 2 in the first 2 weeks; worst 7, after 15.9 km on 8 March. "
    "Right: median 0, was 0; worst 1."
)
SENTENCES: dict[str, tuple[PhysioPage, list[str]]] = {
    "problem, change, question": (page(), [page().problem, CHANGE, page().question]),
    "without a problem, where it hurts": (
        page(problem=""),
        [
            (
                "Left knee, inner side, on the joint line: 9 days, last 9 March. "
                "Right knee, just below the kneecap: 2 days, last 21 February."
            ),
            CHANGE,
            page().question,
        ],
    ),
    "of a knee that was never marked no place is said": (
        page(problem="", places=places()._replace(right=listing(headings.no_place()))),
        ["Left knee, inner side, on the joint line: 9 days, last 9 March.", CHANGE, page().question],
    ),
    "without a question, the running": (
        page(question=""),
        [page().problem, CHANGE, "27 January to 9 March 2026 (6 weeks): I ran 17 times, the longest 16 km."],
    ),
    "runs of unknown length": (
        page(
            problem="It aches",
            question="",
            running=replace(
                running(), columns=(running().columns[0]._replace(runs="1", longest="–", longest_m=None),)
            ),
        ),
        ["It aches.", CHANGE, "27 January to 9 March 2026 (6 weeks): I ran 1 time."],
    ),
    "longer words than the window takes": (
        page(problem="ache " * 48 + "and", question="why " * 35 + "not?"),
        [
            "ache " * 47 + "ache… (4 more characters in the diary).",
            CHANGE,
            "why " * 34 + "why… (5 more characters in the diary).",
        ],
    ),
    "words that just fit": (
        page(problem="a" * 240, question="w" * 140),
        ["a" * 240 + ".", CHANGE, "w" * 140 + "."],
    ),
    "nothing known": (
        page(
            problem="",
            question="",
            changed=(),
            places=places()._replace(left=Listing(), right=Listing()),
            running=Running("Running", running().names, (), ()),
        ),
        [],
    ),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_three_sentences_to_say(name: str) -> None:
    made, said = SENTENCES[name]
    assert three_sentences(made).splitlines() == said


def test_headings_that_count() -> None:
    assert headings.page_number(2, 3) == "Page 2 of 3"
    assert headings.attached(["kneelog-diary.json", "kneelog-runs.csv"]) == (
        "Data attached: kneelog-diary.json, kneelog-runs.csv."
    )
    assert headings.unprintable(1) == "1 character that cannot be printed stands as its number."
    assert headings.unprintable(2) == "2 characters that cannot be printed stand as their numbers."
