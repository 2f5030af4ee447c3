from __future__ import annotations

import pytest

from kneelog.domain.report import Knee
from kneelog.domain.settings import RuleSettings
from kneelog.rules import sentences
from kneelog.rules.finding import Rule
from kneelog.words import tr
from tests.unit.rules.rows import only, only_missing, review

NIGGLE = ("2 run L4", "4 run L3", "6 run L0", "7 run L0", "9 run L5")
SPELL = ("6 rest L3", "7 rest L3", "9 rest L2", "10 rest L2")


def explained(rule: Rule, *rows: str, as_of: str = "31", **settings: int) -> str:
    """The full explanation of the one finding of ``rule``."""
    return sentences.sentence(only(rule, *rows, as_of=as_of, **settings), RuleSettings(**settings))


EXPLAINED: dict[str, tuple[Rule, tuple[str, ...], dict[str, int], str]] = {
    "a niggle": (
        Rule.RECURRING_NIGGLE,
        NIGGLE,
        {},
        (
            "Left knee hurt on 3 of the last 5 runs with an answer (2, 4 and 9 March). The article suggests a "
            "medical professional for a niggle that keeps coming on when you run. Your setting is 3 of 5. "
            "Levels 4, 3 and 5."
        ),
    ),
    "a niggle with its places and a run without an answer": (
        Rule.RECURRING_NIGGLE,
        ("2 run R4 R.place=hollow", "3 only-run", "4 run R4 R.place=inner-joint-line", "5 run R4"),
        {},
        (
            "Right knee hurt on 3 of the last 3 runs with an answer (2, 4 and 5 March). The article suggests a "
            "medical professional for a niggle that keeps coming on when you run. Your setting is 3 of 5. "
            "Level 4 each time. Right knee was not recorded on 1 run (3 March). Marked: inner side, on the "
            "joint line; middle of the hollow."
        ),
    ),
    "a niggle with changed settings": (
        Rule.RECURRING_NIGGLE,
        ("2 run L4", "3 run L4"),
        {"niggle_runs": 2, "niggle_of": 4, "niggle_window_days": 28, "counts_from": 2},
        (
            "Left knee hurt on 2 of the last 2 runs with an answer (2 and 3 March). The article suggests a "
            "medical professional for a niggle that keeps coming on when you run. Your setting is 2 of 4. "
            "These runs lie within 28 days. Pain counts from level 2. Level 4 each time."
        ),
    ),
    "high pain": (
        Rule.HIGH_PAIN,
        ("2 run L8", "4 run L7"),
        {},
        (
            "Left knee pain was 8 on 2 March and 7 on 4 March. The article calls high pain not normal after "
            "exercise, and suggests a medical professional for pain that is very bad. Your setting is 7."
        ),
    ),
    "a spell": (
        Rule.LASTING_PAIN,
        SPELL,
        {},
        (
            "Left knee: pain from 6 to 10 March, 4 days. The article calls pain lasting more than 2-3 days not "
            "normal after exercise. Your setting is 3 days. Levels 3, 3, 2 and 2. 8 March was not recorded."
        ),
    ),
    "a spell with changed settings": (
        Rule.LASTING_PAIN,
        ("6 rest L3", "9 rest L3", "12 rest L3"),
        {"bridged_blank_days": 2, "lasting_days": 2},
        (
            "Left knee: pain from 6 to 12 March, 6 days. The article calls pain lasting more than 2-3 days not "
            "normal after exercise. Your setting is 2 days. Up to 2 unrecorded days in a row are bridged. "
            "Level 3 each time. 7, 8, 10 and 11 March were not recorded."
        ),
    ),
    "a notice": (
        Rule.LASTING_PAIN,
        SPELL[:3],
        {},
        (
            "Left knee: pain from 6 to 9 March, 3 days. The article calls pain lasting more than 2-3 days not "
            "normal after exercise. That is more than 2 days, but not more than your setting of 3 days. Levels "
            "3, 3 and 2. 8 March was not recorded."
        ),
    ),
    "a written duration": (
        Rule.LASTING_PAIN,
        ("9 run R3 R.lasted=4d",),
        {"bridged_blank_days": 0},
        (
            "Right knee: pain that lasted 4 days, as written on 9 March. The article calls pain lasting more "
            "than 2-3 days not normal after exercise. Your setting is 3 days. Unrecorded days are not bridged. "
            "Level 3."
        ),
    ),
    "a written duration without a level": (
        Rule.LASTING_PAIN,
        ("9 run R.lasted=80h",),
        {},
        (
            "Right knee: pain that lasted 80 hours, as written on 9 March. The article calls pain lasting more "
            "than 2-3 days not normal after exercise. Your setting is 3 days. Its level was not recorded."
        ),
    ),
    "uneven knees": (
        Rule.UNEVEN_PAIN,
        ("2 run L1 R6", "3 run R2", "4 rest L0 R5"),
        {"uneven_gap": 5},
        (
            "Right knee hurt more than the left: 6 against 1 on 2 March and 5 against 0 on 4 March. The "
            "article calls pain that is very different on one side not normal after exercise, and suggests a "
            "medical professional for uneven knees. Your setting is 5 apart. Only one knee was recorded on 3 "
            "March, so left and right cannot be compared there."
        ),
    ),
    "an urgent sign": (
        Rule.URGENT_SIGN,
        ("2 rest L.sign=gives-way",),
        {},
        (
            "Recorded on 2 March: left knee, gives way. If it is still so, ask the medical advice line today. "
            "This list follows NHS guidance on knee pain and on blood clots; no setting changes it."
        ),
    ),
}


@pytest.mark.parametrize(("rule", "rows", "settings", "expected"), EXPLAINED.values(), ids=EXPLAINED)
def test_every_explanation(
    rule: Rule, rows: tuple[str, ...], settings: dict[str, int], expected: str
) -> None:
    """The runner reads knee, dates, levels, the article's point, the setting and what was not recorded."""
    assert explained(rule, *rows, as_of="31", **settings) == expected


def test_the_shape_that_the_rule_gives() -> None:
    """What is promised in the rule's description is what the runner reads."""
    assert explained(Rule.RECURRING_NIGGLE, *NIGGLE).startswith(
        "Left knee hurt on 3 of the last 5 runs with an answer (2, 4 and 9 March). The article suggests a "
        "medical professional for a niggle that keeps coming on when you run. Your setting is 3 of 5."
    )
    spell = [f"{n} rest L2" for n in range(2, 7)]
    assert (
        sentences.headline(only(Rule.LASTING_PAIN, *spell))
        == "Your entries meet this rule of thumb: left knee, pain on 2-6 March (4 days)."
    )
    assert tr(sentences.CONSIDER) == "Consider arranging to see a physiotherapist or GP."
    assert tr(sentences.NOTHING_MEETS_IT) == "Nothing in the diary meets the rule with these settings."


REASONS: dict[str, tuple[Rule, tuple[str, ...], str]] = {
    "a niggle": (
        Rule.RECURRING_NIGGLE,
        NIGGLE,
        "Left knee hurt on 3 of the last 5 runs with an answer (2, 4 and 9 March). Your setting is 3 of 5.",
    ),
    "a spell": (
        Rule.LASTING_PAIN,
        SPELL,
        "Pain from 6 to 10 March, 4 days. 8 March was not recorded. Your setting is 3 days.",
    ),
    "an urgent sign": (
        Rule.URGENT_SIGN,
        ("31 rest L.sign=locked",),
        "Left knee: stuck: will not fully straighten or bend. Go to urgent care or ask the medical advice line today.",
    ),
}


@pytest.mark.parametrize(("rule", "rows", "expected"), REASONS.values(), ids=REASONS)
def test_the_line_of_the_card(rule: Rule, rows: tuple[str, ...], expected: str) -> None:
    """The card is short: one line a reason."""
    assert sentences.reason(only(rule, *rows), RuleSettings()) == expected


HEADLINES: dict[str, tuple[Rule, tuple[str, ...], str]] = {
    "high pain": (Rule.HIGH_PAIN, ("2 run L8",), "left knee, pain up to 8 on 2 March"),
    "high pain on several days": (
        Rule.HIGH_PAIN,
        ("2 run R8", "4 run R9"),
        "right knee, pain up to 9 on 2-4 March",
    ),
    "across months": (
        Rule.HIGH_PAIN,
        ("02-27 run R8", "4 run R9"),
        "right knee, pain up to 9 on 27 February - 4 March",
    ),
    "uneven": (Rule.UNEVEN_PAIN, ("2 run R8 L0",), "right knee, uneven pain on 2 March"),
    "a niggle": (Rule.RECURRING_NIGGLE, NIGGLE, "left knee, pain on 3 of 5 runs, 2-9 March"),
    "written": (Rule.LASTING_PAIN, ("2 rest L.lasted=4d",), "left knee, pain for 4 days, written on 2 March"),
}


@pytest.mark.parametrize(("rule", "rows", "expected"), HEADLINES.values(), ids=HEADLINES)
def test_headlines(rule: Rule, rows: tuple[str, ...], expected: str) -> None:
    """What was just logged is answered in one line."""
    assert sentences.headline(only(rule, *rows)) == f"Your entries meet this rule of thumb: {expected}."


def test_the_quiet_line() -> None:
    """When the card stays shut, one line still says what is met, and since when."""
    assert (
        sentences.quiet_line(review(*NIGGLE).findings[:1]) == "Rule of thumb met: left knee, since 9 March."
    )
    both = review("2 run L7 R0", "4 run R7", "5 rest L.sign=locked", as_of="6").current
    assert (
        sentences.quiet_line(both)
        == "Rule of thumb met, 3 reasons: right knee, since 4 March; left knee, since 2 March."
    )
    assert sentences.quiet_line(()) == ""


MISSING: dict[str, tuple[Rule, Knee, tuple[str, ...], str]] = {
    "uneven": (
        Rule.UNEVEN_PAIN,
        Knee.RIGHT,
        ("2 run L4",),
        "Right knee was not recorded on 2 March, so left and right cannot be compared.",
    ),
    "runs": (
        Rule.RECURRING_NIGGLE,
        Knee.RIGHT,
        ("2 run L4", "3 only-run", "3 run note"),
        "Right knee was not recorded on 3 runs (2 and 3 March), which are counted neither as painful nor as clean.",
    ),
    "one run": (
        Rule.RECURRING_NIGGLE,
        Knee.LEFT,
        ("3 only-run",),
        "Left knee was not recorded on 1 run (3 March), which is counted neither as painful nor as clean.",
    ),
    "a gap": (
        Rule.LASTING_PAIN,
        Knee.LEFT,
        ("2 rest L4", "6 rest L4"),
        "Left knee was not recorded from 3 to 5 March, so whether its pain lasted through cannot be told.",
    ),
}


@pytest.mark.parametrize(("rule", "knee", "rows", "expected"), MISSING.values(), ids=MISSING)
def test_what_could_not_be_judged(rule: Rule, knee: Knee, rows: tuple[str, ...], expected: str) -> None:
    """The runner reads what was not recorded and what cannot be said without it."""
    assert sentences.not_assessable_sentence(only_missing(rule, knee, *rows, as_of="8")) == expected
