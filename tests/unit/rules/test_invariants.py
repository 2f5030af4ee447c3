"""What holds for every diary, whatever it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import assume, given
from hypothesis import strategies as st

from kneelog.domain.history import History, event_date
from kneelog.domain.report import Knee, KneeReport
from kneelog.rules import sentences
from kneelog.rules.finding import Finding, Rule, Tier
from kneelog.rules.review import evaluate
from kneelog.rules.urgent_words import lines
from tests.unit.rules import diaries

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from kneelog.domain.care import LookedAt
    from kneelog.domain.entry import Entry
    from kneelog.domain.settings import RuleSettings


@given(diaries.histories(), diaries.rule_settings(), diaries.dates(), st.randoms())
def test_the_order_of_typing_does_not_matter(
    history: History, numbers: RuleSettings, as_of: date, chance: Random
) -> None:
    """A week that is typed on Sunday evening in any order reads like one typed day by day."""
    entries, runs = list(history.entries), list(history.runs.values())
    chance.shuffle(entries)
    chance.shuffle(runs)
    shuffled = diaries.of(entries, {run.id: run for run in runs}, reversed(history.looked_at))
    assert evaluate(shuffled, numbers, as_of) == evaluate(history, numbers, as_of)


@given(diaries.histories(), diaries.rule_settings(), diaries.dates())
def test_looking_back_is_as_if_the_rest_had_not_happened(
    history: History, numbers: RuleSettings, as_of: date
) -> None:
    """A review as of a past date shows what the runner could have known then."""
    cut = History(
        tuple(entry for entry in history.entries if event_date(entry, history.runs) <= as_of),
        history.runs,
        tuple(visit for visit in history.looked_at if visit.on <= as_of),
    )
    assert evaluate(cut, numbers, as_of) == evaluate(history, numbers, as_of)
    without_later_runs = replace(cut, runs={key: run for key, run in cut.runs.items() if run.on <= as_of})
    followed = {entry.run for entry in cut.entries}
    assume(not followed & (set(cut.runs) - set(without_later_runs.runs)))
    assert evaluate(without_later_runs, numbers, as_of) == evaluate(history, numbers, as_of)


@given(diaries.histories(), diaries.rule_settings(), diaries.dates(), st.integers(1, 4))
def test_a_higher_threshold_never_adds_high_pain(
    history: History, numbers: RuleSettings, as_of: date, more: int
) -> None:
    """Raising the level only ever makes kneelog quieter."""
    assume(numbers.high_level + more <= 9)
    higher = replace(numbers, high_level=numbers.high_level + more)
    assert _high_dates(history, higher, as_of) <= _high_dates(history, numbers, as_of)


def _high_dates(history: History, numbers: RuleSettings, as_of: date) -> set[tuple[Knee | None, date]]:
    found = evaluate(history, numbers, as_of).findings
    return {(f.knee, day) for f in found if f.rule is Rule.HIGH_PAIN for day in f.dates}


@given(diaries.histories(), diaries.rule_settings(), diaries.dates())
def test_left_and_right_are_treated_alike(history: History, numbers: RuleSettings, as_of: date) -> None:
    """Neither knee is judged otherwise than the other."""
    mirrored = diaries.of(
        [replace(entry, left=entry.right, right=entry.left) for entry in history.entries],
        history.runs,
        [_mirrored_visit(visit) for visit in history.looked_at],
    )
    here = [_told(finding) for finding in evaluate(history, numbers, as_of).findings]
    there = [
        _told(replace(finding, knee=finding.knee and finding.knee.other))
        for finding in evaluate(mirrored, numbers, as_of).findings
    ]
    assert sorted(here) == sorted(there)


def _mirrored_visit(visit: LookedAt) -> LookedAt:
    return replace(visit, knee=visit.knee and visit.knee.other)


def _told(finding: Finding) -> str:
    values = (
        finding.rule,
        finding.tier,
        finding.knee,
        finding.sign,
        finding.on,
        finding.until,
        finding.dates,
    )
    return repr((*values, finding.unrecorded, sorted(finding.entries), finding.stands))


@given(diaries.histories(), diaries.rule_settings(), diaries.dates())
def test_a_blank_is_never_0(history: History, numbers: RuleSettings, as_of: date) -> None:
    """Leaving a knee out never says that it did not hurt: only a 0 can end a spell or make knees uneven.

    Where every blank is left out altogether, nothing but the explanations of blanks may change.
    """
    without = diaries.of(
        [entry for entry in history.entries if not _is_blank(entry)], history.runs, history.looked_at
    )
    assert [_without_blanks(f) for f in evaluate(without, numbers, as_of).findings] == [
        _without_blanks(f) for f in evaluate(history, numbers, as_of).findings
    ]


def _is_blank(entry: Entry) -> bool:
    return entry.left == KneeReport() == entry.right and not entry.signs and entry.run is None


def _without_blanks(finding: Finding) -> str:
    return _told(replace(finding, unrecorded=()))


@given(diaries.histories(), diaries.rule_settings(), diaries.dates(), st.randoms())
def test_ids_do_not_matter(history: History, numbers: RuleSettings, as_of: date, chance: Random) -> None:
    """Two runners who lived the same weeks get the same findings, whatever their entries are called."""
    names = [f"n{number}" for number in range(len(history.entries))]
    chance.shuffle(names)
    renamed = diaries.of(
        [replace(entry, id=name) for entry, name in zip(history.entries, names, strict=True)],
        history.runs,
        history.looked_at,
    )
    assert [
        _told(replace(finding, entries=())) for finding in evaluate(renamed, numbers, as_of).findings
    ] == [_told(replace(finding, entries=())) for finding in evaluate(history, numbers, as_of).findings]


@given(diaries.histories(), diaries.rule_settings(), diaries.dates())
def test_every_finding_is_sound(history: History, numbers: RuleSettings, as_of: date) -> None:
    """A finding never points at a date or an entry that is not there, nor at the future."""
    ids = {entry.id for entry in history.entries}
    ranks = []
    for finding in evaluate(history, numbers, as_of).findings:
        assert finding.from_ == finding.dates[0] <= finding.on <= finding.until == finding.dates[-1] <= as_of
        assert list(finding.dates) == sorted(set(finding.dates))
        assert finding.entries
        assert ids.issuperset(finding.entries)
        assert len(set(finding.entries)) == len(finding.entries)
        assert list(finding.unrecorded) == sorted(set(finding.unrecorded))
        assert finding.current is (as_of - finding.until <= timedelta(days=numbers.current_days))
        assert (finding.tier is Tier.URGENT) is (finding.rule is Rule.URGENT_SIGN)
        ranks.append([Tier.URGENT, Tier.PROMPT, Tier.NOTICE].index(finding.tier))
    assert ranks == sorted(ranks)


FORBIDDEN = (
    *(
        "abnormal",
        "injury",
        "you have",
        "signs of",
        "likely",
        "you need",
        "treatment",
        "all clear",
        "safe to",
    ),
    *(
        "healthy",
        "no problem",
        "diagnos",
        "meniscus",
        "ligament",
        "bursa",
        "arthritis",
        "strain",
        "torn",
        "risk",
    ),
    *("severe", "fine", "normal level", "warning", "danger", "exercises", "stop running", "should"),
)


@given(diaries.histories(), diaries.rule_settings(), diaries.dates())
def test_no_sentence_says_what_kneelog_never_says(
    history: History, numbers: RuleSettings, as_of: date
) -> None:
    """The runner is never frightened, soothed, diagnosed or told what to do beyond having it seen."""
    review = evaluate(history, numbers, as_of)
    ordinary: list[str] = []
    urgent = list(lines(review.findings))
    for finding in review.findings:
        said = (
            sentences.sentence(finding, numbers),
            sentences.reason(finding, numbers),
            sentences.headline(finding),
        )
        (urgent if finding.tier is Tier.URGENT else ordinary).extend(said)
    ordinary += [sentences.not_assessable_sentence(item) for item in review.not_assessable]
    ordinary.append(sentences.quiet_line(review.current))
    for text in [*ordinary, *urgent]:
        assert not [word for word in FORBIDDEN if word in text.lower()]
        assert len(text) < 1000
        assert "{" not in text
        assert "  " not in text
        assert text == text.strip()
    assert not [text for text in ordinary if "urgent" in text.lower()]
