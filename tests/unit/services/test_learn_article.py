"""Everything the article says has its place in Learn, in our words: the list, and that it goes no further."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kneelog.domain.reading import Figure, Heading
from kneelog.domain.settings import RULE_SETTINGS
from kneelog.domain.signs import URGENT
from kneelog.rules.finding import Rule
from kneelog.rules.sentences import article_point
from kneelog.rules.urgent_words import ASK_A_GP, advice
from kneelog.services import learn
from kneelog.services.wording import asked_as
from tests.unit.test_words import NEVER_SAID

if TYPE_CHECKING:
    from kneelog.domain.reading import Topic

TOPICS = {topic.id: topic for topic in learn.topics(("999", "111"))}
NAMED = "Inner Knee Pain Running by James McCormack, Flawless Physio, last updated 29 November 2022"


def section(topic: Topic, anchor: str = "") -> str:
    """What stands below a heading, until the next of its level; the whole page without an anchor."""
    said, inside, level = [topic.lead] if not anchor else [], not anchor, 0
    for block in topic.blocks:
        if isinstance(block, Heading) and anchor:
            if block.anchor == anchor:
                inside, level = True, block.level
            elif block.level <= level:
                inside = False
        if inside and not isinstance(block, Figure):
            said.append(learn.plain(block))
    return " ".join(" ".join(said).split())


RULE, KNEE, STYLES = "rule-of-thumb#criteria", "inner-knee-pain", "running-styles"
MENISCUS, LIGAMENT = f"{KNEE}#meniscus", f"{KNEE}#collateral-ligament"
PES, ARTHRITIS = f"{KNEE}#pes-anserine", f"{KNEE}#osteoarthritis"

# What the article says -> where Learn says it, and the words in which it stands there.
ARTICLE: dict[str, tuple[str, str]] = {
    "its title, author, publisher and date": ("rule-of-thumb#article", NAMED),
    "it is not medical advice, as it says itself": (
        "rule-of-thumb#article",
        "ends by saying that it is not medical",
    ),
    "pain during and after runs is common": (RULE, "Knee pain during and after a run is common"),
    "high pain is not normal": (RULE, "High pain is another matter: it is not normal"),
    "and not to be put up with": (RULE, "not to be put up with"),
    "not normal after exercise: high pain": (RULE, "not normal after exercise: high pain"),
    "not normal: more than 2-3 days": (RULE, "pain that lasts more than 2-3 days"),
    "not normal: very different on one side": (RULE, "pain that is very different on one side"),
    "a professional for what is very painful": (
        RULE,
        "a medical professional for a knee that is very painful",
    ),
    "a professional for uneven knees": (RULE, "and for uneven knees"),
    "a professional for a recurring niggle": (
        RULE,
        "the same for a niggle that keeps coming on when you run",
    ),
    "they can assess": (RULE, "A professional can assess the knee"),
    "they can diagnose": (RULE, "make a diagnosis"),
    "they can plan treatment": (RULE, "plan the treatment"),
    "they keep it from getting worse": (RULE, "keep it from getting worse"),
    "and from coming back": (RULE, "or from coming back"),
    "a cause: age, sex, health": ("for-the-physio#asked", "your age, sex and health"),
    "a cause: strength, flexibility": ("for-the-physio#asked", "your strength and flexibility"),
    "a cause: training, running style": ("for-the-physio#asked", "your training and your running style"),
    "a cause belongs to the professional": ("for-the-physio#asked", "That belongs to the professional"),
    "four common sources while running": (KNEE, "the four common sources of pain there while running"),
    "meniscus: irritated or torn": (MENISCUS, "irritated or torn"),
    "meniscus: where": (MENISCUS, "on the inside, along the joint line"),
    "meniscus: if more severe": (
        MENISCUS,
        "when more severe, the knee is unstable, gives way, is very stiff, or locks",
    ),
    "meniscus: swelling": (MENISCUS, "slight, or the knee is generally puffy"),
    "meniscus: crouching or squatting": (MENISCUS, "crouching or squatting"),
    "meniscus: perhaps ground, shoes, bare feet": (
        MENISCUS,
        "perhaps uneven ground, hard shoes or bare feet",
    ),
    "ligament: strained or torn": (LIGAMENT, "strained or torn"),
    "ligament: where": (LIGAMENT, "on the joint line, or slightly above or below it"),
    "ligament: the worse, the more unstable": (LIGAMENT, "the worse the injury, the more unstable the knee"),
    "ligament: swelling": (LIGAMENT, "little, and on the inside"),
    "ligament: if severe or sudden": (LIGAMENT, "considerable if the injury is severe or sudden"),
    "pes anserine: tendons or bursa": (PES, "Pes anserine tendons or bursa"),
    "pes anserine: where": (PES, "further down, at the top of the shin"),
    "pes anserine: tight inner thigh": (PES, "a tight inner thigh"),
    "pes anserine: instability less common": (PES, "instability is less common"),
    "pes anserine: heat, often redness": (PES, "heat, and often redness"),
    "pes anserine: a local lump": (PES, "a local lump"),
    "pes anserine: start of exercise": (PES, "the start of exercise"),
    "pes anserine: eases, then worse": (PES, "eases as you warm up, then gets worse again"),
    "pes anserine: worst afterwards": (PES, "usually worst afterwards"),
    "osteoarthritis: what it is": (
        ARTHRITIS,
        "irritated meniscus, spurs of bone (osteophytes) and worn ligaments",
    ),
    "osteoarthritis: where": (ARTHRITIS, "on the inside, along the joint line"),
    "osteoarthritis: stiff after rest": (ARTHRITIS, "stiff after rest"),
    "osteoarthritis: swelling": (ARTHRITIS, "not in one spot; the whole knee is puffy"),
    "osteoarthritis: after more activity": (ARTHRITIS, "more activity, and often into the next day"),
    "four running styles load the inner knee": (STYLES, "four running styles that load the inner knee"),
    "pelvis drop: towards the lifted leg": (
        f"{STYLES}#pelvis-drop",
        "falls towards the side of the lifted leg",
    ),
    "pelvis drop: lengthens the gluteals": (f"{STYLES}#pelvis-drop", "lengthens the outer gluteal muscles"),
    "pelvis drop: the knee moves inwards": (f"{STYLES}#pelvis-drop", "lets the knee move inwards"),
    "a small roll is normal": (
        f"{STYLES}#over-pronation",
        "rolls inwards a little at each step. That is normal",
    ),
    "over-pronation: it goes too far": (f"{STYLES}#over-pronation", "the roll goes too far"),
    "over-pronation: the knee follows": (f"{STYLES}#over-pronation", "the knee moves inwards with it"),
    "landing on a straight leg": (
        f"{STYLES}#straight-leg",
        "landing on a very straight leg, and says no more",
    ),
    "too much bend in mid-stance": (
        f"{STYLES}#knee-bend",
        "bending the knee too much in mid-stance, and says no more",
    ),
}

# What is said besides, and whose word it is: everything else would go beyond the sources.
HONEST: dict[str, tuple[str, str]] = {
    "only an examination can tell": (KNEE, "Places overlap; only an examination can tell them apart"),
    "the same for everyone": (KNEE, "What follows is the same for everyone, always in the article's order"),
    "never matched to the diary": (KNEE, "It is never compared with your diary"),
    "tears without symptoms": (
        MENISCUS,
        "over 40 without symptoms, nearly one in five has a tear of a meniscus on an MRI scan (Culvenor 2018)",
    ),
    "a place is no structure": (KNEE, "a place identifies a structure poorly (Sahota 2022)"),
    "pronation and injury": (
        STYLES,
        "927 novice runners, pronation was not linked with injury (Nielsen 2014)",
    ),
    "no self-test": (STYLES, "this page holds no test, and nothing for you to change"),
    "no clinician": ("about-kneelog#review", "No clinician has reviewed kneelog"),
    "nothing leaves": (
        "about-kneelog#privacy",
        "Nothing leaves it: there is no account, no network and no telemetry",
    ),
    "no advice": ("about-kneelog#does-not", "no advice on exercise or medicine"),
    "no forecast": ("about-kneelog#does-not", "does not diagnose, predict or treat"),
    "whether to run": ("about-kneelog#does-not", "It does not tell you whether to run"),
    "who asks first, beside the rule": ("rule-of-thumb#ask-first", ASK_A_GP),
    "who asks first, beside the signs": ("urgent-signs#ask-first", ASK_A_GP),
    "who asks first": ("about-kneelog#ask-first", ASK_A_GP),
    "where the list comes from": ("urgent-signs#source", "NHS guidance on knee pain and on blood clots"),
    "painless clicking": ("urgent-signs#list", "Painless clicking is common, and is not on the list"),
    "one runner in five": ("rule-of-thumb#findings", "About one runner in five runs with some pain"),
    "the band's source": ("rate-pain#context", "pain-monitoring programmes (Silbernagel 2007)"),
    "the run's length": ("rate-pain#context", "5,205 runners"),
    "its source": ("rate-pain#context", "rate ratio 1.64, any part of the body; Garmin-RUNSAFE, BJSM 2025"),
    "the scale's noise": ("rate-pain#scale", "may differ by 1.3 to 2.8 points"),
    "the knee map": ("inner-knee-pain#places", "Knee Pain Map (Thompson 2009)"),
}


@pytest.mark.parametrize(("where", "words"), {**ARTICLE, **HONEST}.values(), ids=[*ARTICLE, *HONEST])
def test_each_statement_has_its_place(where: str, words: str) -> None:
    topic, _, anchor = where.partition("#")
    assert words in section(TOPICS[topic], anchor)


# What the program does -> where Learn tells of it, and in which words: see the places that are named.
PROGRAM: dict[str, tuple[str, str]] = {
    "services/physio_urgent: those of the period, no others": (
        "for-the-physio#reading",
        "An urgent sign that was ticked in the period always stands in a frame higher up",
    ),
    "the same, beside the list": (
        "urgent-signs#ticked",
        "A sign that was ticked in its period is printed on the page for the physio",
    ),
    "services/physio_changed: runs that hurt": (
        "for-the-physio#reading",
        "how many runs hurt, and the worst",
    ),
    "services/physio_changed: few days recorded": (
        "for-the-physio#reading",
        "Where few days were recorded, it says so",
    ),
    "domain/coarse: weeks and months": (
        "for-the-physio#reading",
        "Over a long period a mark stands for a week, or for a month",
    ),
    "rules/urgent_signs: a sign of the whole person": (
        "urgent-signs#ticked",
        "A sign of neither knee, such as breathlessness, stays until a later entry of either knee is without it",
    ),
}


@pytest.mark.parametrize(("where", "words"), PROGRAM.values(), ids=PROGRAM)
def test_what_the_program_does_is_told_as_it_does_it(where: str, words: str) -> None:
    """Held in words beside the code that it tells of: whoever changes one finds the other."""
    topic, _, anchor = where.partition("#")
    assert words in section(TOPICS[topic], anchor)


@pytest.mark.parametrize("rule", [rule for rule in Rule if rule is not Rule.URGENT_SIGN])
def test_a_criterion_says_the_articles_point_as_the_findings_do(rule: Rule) -> None:
    assert article_point(rule) in section(TOPICS["rule-of-thumb"], rule)


@pytest.mark.parametrize("topic", ["rule-of-thumb", "inner-knee-pain", "running-styles", "about-kneelog"])
def test_the_article_is_named_where_it_is_told(topic: str) -> None:
    assert NAMED in section(TOPICS[topic])


@pytest.mark.parametrize("topic", TOPICS)
def test_the_article_is_never_quoted(topic: str) -> None:
    """Our words never stand in quotation marks; those in the settings' sources are of other publications."""
    said = section(TOPICS[topic])
    for facts in RULE_SETTINGS.values():
        said = said.replace(facts.source, "")
    assert not re.search(r"[“”\"‘]", said)


@pytest.mark.parametrize("anchor", ["straight-leg", "knee-bend"])
def test_no_mechanism_is_invented(anchor: str) -> None:
    assert not re.search(r"\b(because|force|load|shock|stress|muscles?)\b", section(TOPICS[STYLES], anchor))


_ITS_NAME = "the name of the fixed list, where it is referred to"
_OF_THE_LIST = "what the fixed list itself says for one of its signs"

# What is never said -> the passages of Learn that hold these words all the same, each with the reason why it may.
ALLOWED: dict[str, dict[str, str]] = {
    "urgent": {
        "Urgent signs": _ITS_NAME,
        "urgent signs": _ITS_NAME,
        "urgent sign": _ITS_NAME,
        **{said: _OF_THE_LIST for sign in URGENT if "urgent" in (said := advice(sign, "999", "111"))},
    },
}


@pytest.mark.parametrize("words", NEVER_SAID)
@pytest.mark.parametrize("topic", TOPICS)
def test_a_runner_is_never_told(topic: str, words: str) -> None:
    page = TOPICS[topic]
    said = "\n".join([page.title, page.lead, *map(learn.plain, page.blocks)])
    for passage in sorted(ALLOWED.get(words, {}), key=len, reverse=True):
        said = said.replace(passage, "")
    assert not re.search(rf"\b{re.escape(words)}\b", said, re.IGNORECASE)


def test_no_exception_outlives_its_text() -> None:
    said = "\n".join(
        text for page in TOPICS.values() for text in [page.title, *map(learn.plain, page.blocks)]
    )
    for passages in ALLOWED.values():
        assert [passage for passage in passages if passage not in said] == []


def test_a_sign_is_called_as_it_is_offered() -> None:
    said = section(TOPICS["urgent-signs"], "list").lower()
    assert [sign for sign in URGENT if asked_as(sign).lower() not in said] == []


CONDITIONS = ("meniscus", "ligament", "pes anserine", "osteoarthritis", "bursa", "tendon", "arthritis")


@pytest.mark.parametrize("topic", sorted(set(TOPICS) - {"inner-knee-pain"}))
def test_no_other_page_names_a_condition(topic: str) -> None:
    """What a place or a sign might mean is said nowhere but among all four."""
    said = section(TOPICS[topic]).lower()
    assert [name for name in CONDITIONS if name in said] == []
