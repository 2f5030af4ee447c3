"""What the runner gains from searching Learn: a word that stands there is found, and shown where it stands."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.domain.reading import Heading, Hit, Items, Paragraph, Span, Table, Topic
from kneelog.services.learn import find, plain, topics
from kneelog.services.learn_search import LONGEST, MOST_HITS, folded

TOPICS = topics(("999", "111"))
BY_ID = {topic.id: topic for topic in TOPICS}
WORDS = sorted(
    {
        (topic.id, word)
        for topic in TOPICS
        for text in [topic.title, topic.lead, *map(plain, topic.blocks)]
        for word in re.findall(r"\w+", text)
    }
)
ANY_WORDS = st.one_of(
    st.lists(st.sampled_from([word for _, word in WORDS]), min_size=1, max_size=3).map(" ".join),
    st.text(max_size=12),
)


def page(*blocks: str, title: str = "Title", lead: str = "Lead.") -> Topic:
    return Topic("page", title, lead, tuple(Paragraph((Span(text),)) for text in blocks))


def marked(hit: Hit) -> list[str]:
    return [hit.excerpt[start:end] for start, end in hit.marks]


def text_of(hit: Hit) -> str:
    topic = BY_ID[hit.topic]
    return f"{topic.title} {topic.lead}" if hit.block < 0 else plain(topic.blocks[hit.block])


@given(st.sampled_from(WORDS))
def test_every_word_of_a_page_finds_its_page(found: tuple[str, str]) -> None:
    topic, word = found
    assert topic in [hit.topic for hit in find(TOPICS, word)]


@given(st.sampled_from(WORDS), st.data())
def test_the_beginning_of_a_word_finds_it_too(found: tuple[str, str], data: st.DataObject) -> None:
    topic, word = found
    beginning = word[: data.draw(st.integers(1, len(word)))]
    assert topic in [hit.topic for hit in find(TOPICS, beginning)]


@given(ANY_WORDS)
def test_what_is_marked_is_what_was_looked_for(words: str) -> None:
    wanted = [folded(word) for word in re.findall(r"\w+", words)]
    for hit in find(TOPICS, words):
        for mark in marked(hit):
            assert any(folded(mark).startswith(word) for word in wanted)
        assert all(start < end for start, end in hit.marks)
        assert list(hit.marks) == sorted(hit.marks)
        assert hit.marks or hit.block < 0, "only a title may be found by words that are not shown below it"


@given(ANY_WORDS)
def test_a_hit_holds_all_the_words_in_one_block(words: str) -> None:
    wanted = [folded(word) for word in re.findall(r"\w+", words)]
    for hit in find(TOPICS, words):
        there = [folded(word) for word in re.findall(r"\w+", text_of(hit))]
        assert all(any(one.startswith(word) for one in there) for word in wanted)


@given(ANY_WORDS)
def test_an_excerpt_is_short_and_stands_so_in_the_text(words: str) -> None:
    for hit in find(TOPICS, words):
        shown = hit.excerpt.removeprefix("… ").removesuffix(" …")
        assert shown in text_of(hit).replace("\n", " ")
        assert 0 < len(shown) <= LONGEST + 3


@given(ANY_WORDS)
def test_a_page_never_fills_the_list(words: str) -> None:
    found = [hit.topic for hit in find(TOPICS, words)]
    assert all(found.count(topic) <= MOST_HITS for topic in BY_ID)
    assert len(set(find(TOPICS, words))) == len(found)


def test_titles_come_first_then_headings_then_text_in_the_order_of_the_pages() -> None:
    kinds = []
    for hit in find(TOPICS, "urgent"):
        if hit.block < 0:
            in_title = "urgent" in BY_ID[hit.topic].title.lower()
            kinds.append(0 if in_title else 2)
        else:
            kinds.append(1 if isinstance(BY_ID[hit.topic].blocks[hit.block], Heading) else 2)
    assert kinds == sorted(kinds)
    assert find(TOPICS, "urgent")[0] == Hit("urgent-signs", -1, BY_ID["urgent-signs"].lead, ())
    (heading,) = find(TOPICS, "osteoarthritis")
    assert BY_ID["inner-knee-pain"].blocks[heading.block] == Heading("Osteoarthritis", 3, "osteoarthritis")


@pytest.mark.parametrize("words", ["", "   ", "?!", "…"])
def test_nothing_is_found_by_no_word(words: str) -> None:
    assert find(TOPICS, words) == ()


def test_a_word_that_stands_nowhere_finds_nothing() -> None:
    assert find(TOPICS, "knee zeppelin") == ()


def test_capitals_and_accents_do_not_matter() -> None:
    told = (page("A café in Zürich, and the Straße."),)
    for words in ("CAFE", "cafe\u0301", "zurich", "strasse", "STRASS"):
        (hit,) = find(told, words)
        assert len(marked(hit)) == 1
    assert marked(find(told, "strass")[0]) == ["Straß"]


def test_words_are_found_at_their_beginning_only() -> None:
    assert find((page("The kneecap."),), "cap") == ()


def test_the_excerpt_is_cut_at_words_where_most_of_them_stand() -> None:
    text = f"knee {'far and away ' * 20}the knee hurts downhill {'and so on ' * 20}"
    (hit,) = find((page(text),), "knee hurts")
    assert marked(hit) == ["knee", "hurts"]
    assert hit.excerpt.startswith("… ")
    assert hit.excerpt.endswith(" …")


def test_each_item_and_each_row_reads_as_a_line() -> None:
    assert plain(Items(((Span("one"),), (Span("two", strong=True),)))) == "one\ntwo"
    rows = (((Span("gives way"),), (Span("Ask today."),)),)
    assert plain(Table(("Sign", "Do this"), rows)) == "Sign: Do this\ngives way: Ask today."
