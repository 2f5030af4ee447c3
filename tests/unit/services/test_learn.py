"""What the runner gains from Learn: calm pages that hold together, with the program's own numbers and no typed copy."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

import pytest

from kneelog.domain.places import PLACES, Place, View
from kneelog.domain.reading import Figure, Heading, Items, Paragraph, Table
from kneelog.domain.settings import EMERGENCY_NUMBERS, RULE_SETTINGS
from kneelog.domain.signs import SIGNS, URGENT
from kneelog.rules import urgent_words
from kneelog.rules.finding import Rule
from kneelog.services import learn, learn_terms
from kneelog.services.learn_markdown import Known, PageError, read
from kneelog.ui.page_makers import MAKERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneelog.domain.reading import Block, Span, Topic

TOPICS = {topic.id: topic for topic in learn.topics(("999", "111"))}
LONGEST_PAGE = 700  # words beside its tables, which are looked up: what can be read aloud in five minutes
LONGEST_SENTENCE = 30
NEEDED = {
    "rule-of-thumb": {"criteria", "high-pain", "lasting-pain", "uneven-pain", "recurring-niggle", "numbers"},
    "urgent-signs": {"list", "numbers"},
    "rate-pain": {"scale", "blank", "moments", "context"},
    "for-the-physio": set(),
    "inner-knee-pain": {
        *("inner-side", "meniscus", "collateral-ligament", "pes-anserine", "osteoarthritis", "places"),
    },
    "running-styles": {"pelvis-drop", "over-pronation", "straight-leg", "knee-bend"},
    "about-kneelog": {"privacy", "review", "ask-first"},
}
# Where a page of the window may be entered: the subjects that its `enter` knows.
SUBJECTS = {"settings": {"", "numbers"}, "care": {"", "appointments", "background", "seeing"}}


def spans(block: Block) -> Iterator[Span]:
    match block:
        case Paragraph(spans=found):
            yield from found
        case Items(items=items):
            yield from chain.from_iterable(items)
        case Table(rows=rows):
            yield from (span for row in rows for cell in row for span in cell)
        case _:
            return


def anchors(topic: Topic) -> list[str]:
    return [block.anchor for block in topic.blocks if isinstance(block, Heading)]


def links() -> list[tuple[str, str]]:
    return [
        (topic.id, span.link)
        for topic in TOPICS.values()
        for block in topic.blocks
        for span in spans(block)
        if span.link
    ]


def visible(topic: Topic) -> str:
    """What is read: all but what only describes a figure."""
    return "\n".join(
        block.caption if isinstance(block, Figure) else learn.plain(block) for block in topic.blocks
    )


def table(topic: str, anchor: str) -> Table:
    """The first table below a heading."""
    blocks = TOPICS[topic].blocks
    start = next(i for i, block in enumerate(blocks) if isinstance(block, Heading) and block.anchor == anchor)
    return next(block for block in blocks[start:] if isinstance(block, Table))


def cells(rows: Table) -> list[list[str]]:
    return [["".join(span.text for span in cell) for cell in row] for row in rows.rows]


def test_the_pages_stand_in_their_order() -> None:
    assert tuple(TOPICS) == learn.TOPICS == tuple(NEEDED)


@pytest.mark.parametrize("topic", TOPICS.values(), ids=TOPICS)
class TestEachPage:
    def test_it_begins_with_a_title_a_lead_and_a_section(self, topic: Topic) -> None:
        assert topic.title
        assert topic.lead.endswith((".", "?"))
        assert isinstance(topic.blocks[0], Heading | Paragraph)

    def test_its_anchors_are_unique_and_the_needed_ones_are_there(self, topic: Topic) -> None:
        assert len(set(anchors(topic))) == len(anchors(topic))
        assert NEEDED[topic.id] <= set(anchors(topic))

    def test_no_part_stands_outside_a_section(self, topic: Topic) -> None:
        levels = [block.level for block in topic.blocks if isinstance(block, Heading)]
        assert levels[0] == 2
        assert set(levels) <= {2, 3}

    def test_it_is_short(self, topic: Topic) -> None:
        prose = [block for block in topic.blocks if not isinstance(block, Table)]
        words = f"{topic.lead} {visible(replace(topic, blocks=tuple(prose)))}".split()
        assert 100 < len(words) <= LONGEST_PAGE

    def test_its_sentences_can_be_read_aloud(self, topic: Topic) -> None:
        prose = [topic.lead, *(learn.plain(block) for block in topic.blocks if isinstance(block, Paragraph))]
        said = [sentence for text in prose for sentence in re.split(r"(?<=[.?!:;])\s", text)]
        assert [sentence for sentence in said if len(sentence.split()) > LONGEST_SENTENCE] == []
        assert sum(len(sentence.split()) for sentence in said) / len(said) < 14

    def test_no_gap_and_no_markup_is_left(self, topic: Topic) -> None:
        assert not re.search(r"[{}*_#\[\]<>|]", f"{topic.title} {topic.lead} {visible(topic)}")

    def test_it_leads_nobody_off_the_machine(self, topic: Topic) -> None:
        assert not re.search(r"https?:|www\.|mailto:", visible(topic))


@pytest.mark.parametrize(
    ("topic", "word", "explained"),
    [
        ("rule-of-thumb", "answered", "A run is answered once the knee has a level for it."),
        ("rule-of-thumb", "spell", "one spell of pain spans more than"),
        ("inner-knee-pain", "medial", "In medical words inner is medial, and outer is lateral."),
        ("inner-knee-pain", "bursa", "the cushion (bursa)"),
        ("running-styles", "gluteal", "the outer gluteal muscles (in the buttock)"),
        ("running-styles", "Mid-stance", "Mid-stance is the moment when your body passes over the foot."),
        ("rate-pain", "rate ratio", "A ratio of 1 would be no difference."),
        ("for-the-physio", "median", "the median, which is the middle level"),
    ],
)
def test_a_word_that_not_every_runner_knows_is_explained_where_it_stands(
    topic: str, word: str, explained: str
) -> None:
    """In the paragraph that has it first, headings aside."""
    texts = (learn.plain(block) for block in TOPICS[topic].blocks if not isinstance(block, Heading | Figure))
    assert explained in next(text for text in texts if word in text)


def test_every_link_leads_somewhere() -> None:
    for page, link in links():
        kind, _, rest = link.partition(":")
        if kind == "learn":
            topic, _, anchor = rest.partition("#")
            assert anchor in ("", *anchors(TOPICS[topic])), f"{page}: {link}"
        else:
            name, _, subject = rest.partition(":")
            assert kind == "page", f"{page}: {link}"
            assert name in MAKERS, f"{page}: {link}"
            assert subject in SUBJECTS.get(name, {""}), f"{page}: {link}"


def test_every_page_can_be_reached_from_another_or_reaches_one() -> None:
    """Nobody ends in a page that leads nowhere, but for those of the article, which lead to the background."""
    assert {page for page, _ in links()} >= set(TOPICS) - {"inner-knee-pain"}


@pytest.mark.parametrize(
    "where",
    [
        *learn_terms.OF_RULE.values(),
        *learn_terms.OF_SETTING.values(),
        *(learn_terms.RULE, learn_terms.PLACES, learn_terms.URGENT_SIGNS, learn_terms.URGENT_NUMBERS),
        *(learn_terms.SCALE, learn_terms.BLANK, learn_terms.MOMENTS, learn_terms.CONTEXT),
        learn_terms.FOR_THE_PHYSIO,
    ],
)
def test_a_word_of_the_program_leads_to_its_explanation(where: str) -> None:
    topic, _, anchor = where.partition("#")
    assert anchor in ("", *anchors(TOPICS[topic]))


def test_every_rule_and_every_setting_leads_to_learn() -> None:
    assert set(learn_terms.OF_RULE) == set(Rule)
    assert set(learn_terms.OF_SETTING) == set(RULE_SETTINGS)


def test_the_numbers_are_those_of_the_settings_with_their_sources() -> None:
    shown = cells(table("rule-of-thumb", "numbers"))
    assert [row[1:] for row in shown] == [
        [str(facts.default), f"{facts.low}-{facts.high}", facts.source] for facts in RULE_SETTINGS.values()
    ]
    assert all(not row[0].startswith("…") for row in shown), "each row is understood on its own"


def test_the_rules_numbers_are_not_typed() -> None:
    """A changed default changes the page: every number of the rule is a gap."""
    doubled = {"lasting_days": "LASTING", "high_level": "HIGH", "uneven_gap": "GAP", "niggle_of": "OF"}
    known = learn.known(("", ""))
    text = (learn.folder() / "rule-of-thumb.md").read_text(encoding="utf-8")
    page = read("rule-of-thumb", text, Known({**known.words, **doubled}, known.rows))
    said = "\n".join(learn.plain(block) for block in page.blocks)
    for name in doubled.values():
        assert name in said


def test_every_urgent_sign_stands_in_full_with_its_advice() -> None:
    shown = cells(table("urgent-signs", "list"))
    assert [advice for _, advice in shown] == [urgent_words.advice(sign, "999", "111") for sign in URGENT]
    for (label, _), sign in zip(shown, URGENT, strict=True):
        assert label.lower().startswith(SIGNS[sign].label.lower())


@pytest.mark.parametrize("numbers", EMERGENCY_NUMBERS.values(), ids=EMERGENCY_NUMBERS)
def test_the_local_numbers_are_said(numbers: tuple[str, str]) -> None:
    page = next(topic for topic in learn.topics(numbers) if topic.id == "urgent-signs")
    said = visible(page)
    for number, without in zip(numbers, ("the emergency number.", "the medical advice line."), strict=True):
        assert (f"({number})" if number else without) in said


def test_a_number_with_signs_of_markdown_is_shown_as_it_was_typed() -> None:
    page = next(topic for topic in learn.topics(("*1* [2](x)", "{{3}}")) if topic.id == "urgent-signs")
    assert "the emergency number (*1* [2](x))" in visible(page)
    assert "the advice line ({{3}})" in visible(page)


def test_all_places_stand_in_the_knee_maps_order_the_same_for_everyone() -> None:
    shown = cells(table("inner-knee-pain", "places"))
    assert [(row[0].lower(), row[1]) for row in shown] == [
        (facts.plain.lower(), facts.anatomical) for facts in PLACES.values()
    ]
    assert all(row[2] for row in shown)


def test_what_lies_at_a_place_is_said_in_learn_only_in_the_list_of_all() -> None:
    assert learn_terms.PLACES == "inner-knee-pain#places"
    assert "no answer to why it hurts" in visible(TOPICS["inner-knee-pain"])


def test_a_figure_shows_places_of_its_own_view_or_a_style() -> None:
    figures = [block for topic in TOPICS.values() for block in topic.blocks if isinstance(block, Figure)]
    assert len(figures) > 8
    for figure in figures:
        kind, _, name = figure.name.partition(":")
        assert kind in ("knee", "style")
        if kind == "knee":
            assert {PLACES[Place(place)].view for place in figure.places} == {View(name)}
        assert figure.alt.endswith(".")
        assert figure.caption.endswith(".")


def test_the_inner_side_is_shown_before_any_condition() -> None:
    blocks = TOPICS["inner-knee-pain"].blocks
    first = [block.name for block in blocks if isinstance(block, Figure)][:2]
    assert first == ["knee:front", "knee:inner"]
    assert anchors(TOPICS["inner-knee-pain"])[0] == "inner-side"


def test_the_conditions_stand_in_the_articles_order_and_no_code_chooses_among_them() -> None:
    found = anchors(TOPICS["inner-knee-pain"])
    order = ["conditions", "meniscus", "collateral-ligament", "pes-anserine", "osteoarthritis", "places"]
    assert [anchor for anchor in found if anchor in order] == order
    assert learn.topics(("999", "111")) == tuple(TOPICS.values()), "the same, whenever it is asked"


def test_learn_never_sees_a_diary() -> None:
    """Nothing about the runner can reach it: it takes two numbers, and imports nothing that holds a diary."""
    assert list(inspect.signature(learn.topics).parameters) == ["numbers"]
    program = (
        "import sys; import kneelog.services.learn; "
        "print(*[name for name in sys.modules if name in ('markdown_it', 'kneelog.store', 'PySide6')])"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "", "and its own reader is imported when it is first opened"


MALFORMED = {
    "no title": "Just text.\n",
    "no lead": "# Title\n\n## Heading {#a}\n",
    "a heading without an anchor": "# Title\n\nLead.\n\n## Heading\n",
    "a heading too deep": "# Title\n\nLead.\n\n#### Heading {#a}\n",
    "an unknown gap": "# Title\n\nLead.\n\nA {{gap}}.\n",
    "unknown rows": "# Title\n\nLead.\n\n| a | b |\n|---|---|\n| {{rows}} | |\n",
    "rows of another width": "# Title\n\nLead.\n\n| a | b | c |\n|---|---|---|\n| {{pairs}} | | |\n",
    "code": "# Title\n\nLead.\n\nSome `code`.\n",
    "a quotation": "# Title\n\nLead.\n\n> Quoted.\n",
    "a figure without words": "# Title\n\nLead.\n\n![](style:knee-bend)\n",
    "a list within a list": "# Title\n\nLead.\n\n- one\n  - two\n",
}


@pytest.mark.parametrize("text", MALFORMED.values(), ids=MALFORMED)
def test_a_page_that_cannot_be_read_is_refused_by_name(text: str) -> None:
    with pytest.raises(PageError, match=r"page\.md"):
        read("page", text, Known({}, {"pairs": (("1", "2"),)}))
