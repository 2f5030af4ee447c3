"""The rule of thumb as a physio reads it: what is met, what is not, what nobody can tell, and with which settings."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from kneelog.domain.diary import EMPTY, Diary
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.history import History, event_date
from kneelog.domain.period import Period
from kneelog.domain.report import KneeReport, Lasted, LastedUnit
from kneelog.domain.run import Run
from kneelog.domain.settings import RULE_SETTINGS, RuleSettings
from kneelog.domain.signs import Sign
from kneelog.rules.finding import Rule
from kneelog.services.physio_criteria import CRITERIA
from kneelog.services.physio_page import Listing
from kneelog.services.physio_rule import review_of, rule
from kneelog.services.physio_urgent import urgent
from kneelog.services.trends import Reading
from tests.physio_diaries import holding, rest
from tests.physio_diaries import ran as ran_on
from tests.strategies import diaries

if TYPE_CHECKING:
    from kneelog.domain.diary import Record
    from kneelog.services.physio_page import RuleOfThumb

TODAY = date(2026, 3, 10)
PERIOD = Period(date(2026, 1, 27), date(2026, 3, 9))
NOTHING = "Nothing in the diary meets the rule with these settings."
NONE_MET = "Not met: high pain, lasting pain, very different knees."
NO_RUN = "a niggle that keeps coming on (no answered run)"
NEVER_BOTH = "very different knees (never both recorded)"


def read(diary: Diary, period: Period = PERIOD, today: date = TODAY) -> RuleOfThumb:
    history = History.of(diary)
    review = review_of(history, diary, period, today)
    return rule(Reading.of(diary, history, review), period, review, urgent(history, period, today))


def day(month: int, number: int, left: int | None, right: int | None = 0, **more: object) -> Record:
    return rest(date(2026, month, number), KneeReport(left, **more), KneeReport(right))  # type: ignore[arg-type]


READ: dict[str, tuple[Diary, tuple[str, ...], str]] = {
    "an empty diary": (EMPTY, (), "No level was recorded, so nothing could be read."),
    "a run without an answer is no level": (
        holding(Run("r", date(2026, 3, 5))),
        (),
        "No level was recorded, so nothing could be read.",
    ),
    "nothing of late": (
        holding(day(2, 1, 3)),
        (),
        "No level was recorded from 23 February to 9 March, so nothing current could be read.",
    ),
    "nothing meets it": (holding(day(3, 2, 2)), (), f"{NOTHING} {NONE_MET}"),
    "zero is a record": (holding(day(3, 2, 0)), (), f"{NOTHING} {NONE_MET}"),
    "all four were judged": (
        holding(*ran_on(date(2026, 3, 2), 5, KneeReport(2), KneeReport(1))),
        (),
        f"{NOTHING} Not met: high pain, lasting pain, very different knees, a niggle that keeps coming on.",
    ),
    "of one knee alone no difference can be missed": (
        holding(day(3, 2, 2, None)),
        (),
        f"{NOTHING} Not met: high pain, lasting pain.",
    ),
    "nor by two entries that never hold both": (
        holding(day(3, 2, 2, None), day(3, 3, None, 2)),
        (),
        f"{NOTHING} Not met: high pain, lasting pain.",
    ),
    "a written duration alone is no level": (
        holding(day(3, 2, None, None, lasted=Lasted(4, LastedUnit.DAYS))),
        ("left knee, pain for 4 days, written on 2 March",),
        "",
    ),
    "a run within the window of niggles was judged": (
        holding(*ran_on(date(2026, 1, 26), 5, KneeReport(2)), day(3, 2, 2, None)),
        (),
        f"{NOTHING} Not met: high pain, lasting pain, a niggle that keeps coming on.",
    ),
    "a run on the day before it was not": (
        holding(*ran_on(date(2026, 1, 25), 5, KneeReport(2)), day(3, 2, 2, None)),
        (),
        f"{NOTHING} Not met: high pain, lasting pain.",
    ),
    "something past is no reason to say that nothing ever met it": (
        holding(day(2, 1, 8, 6), day(3, 2, 0)),
        (),
        NONE_MET,
    ),
    "high and uneven": (
        holding(day(3, 2, 7)),
        ("left knee, pain up to 7 on 2 March", "left knee, uneven pain on 2 March"),
        "Not met: lasting pain.",
    ),
    "a notice is there with both its numbers": (
        holding(*(day(3, number, 2) for number in range(2, 6))),
        ("left knee, pain on 2-5 March (3 days), more than 2 days, not more than the setting of 3 days",),
        "Not met: high pain, very different knees.",
    ),
    "everything is met": (
        holding(
            *(
                item
                for number in range(4, 10)
                for item in ran_on(date(2026, 3, number), 5, KneeReport(7), KneeReport(0))
            )
        ),
        (
            "left knee, hurt on 5 of the last 5 answered runs (5-9 March)",
            "left knee, pain on 4-9 March (5 days)",
            "left knee, pain up to 7 on 4-9 March",
            "left knee, uneven pain on 4-9 March",
        ),
        "",
    ),
    "what came after the period is not read": (
        holding(day(3, 2, 2), day(3, 10, 9)),
        (),
        f"{NOTHING} {NONE_MET}",
    ),
}


@pytest.mark.parametrize("name", READ)
def test_what_is_met_and_what_is_not(name: str) -> None:
    diary, met, not_met = READ[name]
    said = read(diary)
    assert sorted(said.met.items) == sorted(met)
    assert said.not_met == not_met
    assert len(said.met.rest) == len(said.met.items)


BESIDE: dict[str, tuple[Diary, bool]] = {
    "no sign": (holding(day(3, 2, 2)), True),
    "one that is not urgent": (holding(day(3, 2, 2, signs=(Sign.CATCHES,))), True),
    "one of the period": (holding(day(3, 2, 2, signs=(Sign.GIVES_WAY,))), False),
    "one of the period, and a later entry without it": (
        holding(day(3, 2, 2, signs=(Sign.GIVES_WAY,)), day(3, 3, 0)),
        False,
    ),
    "one of the person": (holding(day(3, 2, 2), rest(date(2026, 3, 3), signs=(Sign.CALF_SWOLLEN,))), False),
    "one that was ticked before and still stands": (
        holding(rest(date(2026, 1, 2), KneeReport(None, signs=(Sign.GIVES_WAY,))), day(3, 2, None, 2)),
        False,
    ),
    "one that was ticked before and ended": (
        holding(day(1, 2, 2, signs=(Sign.GIVES_WAY,)), day(3, 2, 2)),
        True,
    ),
}


@pytest.mark.parametrize("name", BESIDE)
def test_beside_an_urgent_sign_nobody_reads_that_nothing_meets_the_rule(name: str) -> None:
    diary, is_said = BESIDE[name]
    said = read(diary).not_met
    assert (NOTHING in said) == is_said
    assert "Not met: high pain, lasting pain" in said


def test_a_period_to_come_is_read_as_of_today() -> None:
    ahead = Period(date(2026, 4, 1), date(2026, 4, 9))
    assert read(holding(day(3, 10, 9, 9)), ahead).met.items == (
        "left knee, pain up to 9 on 10 March",
        "right knee, pain up to 9 on 10 March",
    )


def test_past_findings_are_those_that_touch_the_period() -> None:
    diary = holding(day(1, 10, 8, 8), day(2, 1, 9, 9), day(3, 2, 0))
    assert read(diary).past.items == (
        "left knee, pain up to 9 on 1 February",
        "right knee, pain up to 9 on 1 February",
    )
    assert len(read(diary, Period(date(2026, 1, 1), date(2026, 3, 9))).past.items) == 4


NOT_JUDGED: dict[str, tuple[Diary, tuple[str, ...]]] = {
    "everything was recorded": (
        holding(*ran_on(date(2026, 3, 2), 5, KneeReport(2), KneeReport(1))),
        (),
    ),
    "rest days alone": (holding(day(3, 2, 1)), (NO_RUN,)),
    "one knee": (
        holding(day(3, 2, 1, None)),
        (NEVER_BOTH, NO_RUN, "left against right on 2 March (right not recorded)"),
    ),
    "the other": (
        holding(day(3, 2, None, 1)),
        (NEVER_BOTH, NO_RUN, "left against right on 2 March (left not recorded)"),
    ),
    "both and a run, but too long ago": (
        holding(*ran_on(date(2026, 1, 25), 5, KneeReport(0), KneeReport(0)), day(3, 2, 1, None)),
        (
            "very different knees (not both recorded from 23 February to 9 March)",
            "a niggle that keeps coming on (no answered run from 26 January to 9 March)",
            "left against right on 2 March (right not recorded)",
        ),
    ),
    "no level, but a written duration meets it": (
        holding(day(2, 1, 2), day(3, 2, None, None, lasted=Lasted(4, LastedUnit.DAYS))),
        (
            "high pain (no level recorded from 23 February to 9 March)",
            "very different knees (not both recorded from 23 February to 9 March)",
            NO_RUN,
        ),
    ),
    "where nothing was read, that is said instead": (holding(day(2, 1, 1)), ()),
    "runs": (
        holding(Run("a", date(2026, 3, 3)), Run("b", date(2026, 3, 5))),
        (
            "left knee on 2 runs (not recorded on 3 and 5 March)",
            "right knee on 2 runs (not recorded on 3 and 5 March)",
        ),
    ),
    "a gap in a spell": (
        holding(day(3, 2, 1), day(3, 6, 1)),
        (NO_RUN, "left knee, whether its pain lasted through (not recorded from 3 to 5 March)"),
    ),
}


@pytest.mark.parametrize("name", NOT_JUDGED)
def test_what_could_not_be_judged_is_said(name: str) -> None:
    diary, said = NOT_JUDGED[name]
    assert read(diary).not_judged.items == said


def test_where_the_list_is_cut_the_criteria_that_were_not_judged_keep_their_names() -> None:
    said = read(holding(day(3, 2, 1, None))).not_judged
    names = "very different knees, a niggle that keeps coming on"
    assert said.rest == (f"3 points: {names}", "and 2 more: a niggle that keeps coming on", "and 1 more")


def test_where_the_list_is_cut_it_still_says_which_criteria_are_met() -> None:
    said = read(
        holding(
            *(
                item
                for number in range(4, 10)
                for item in ran_on(date(2026, 3, number), 5, KneeReport(7), KneeReport(0))
            )
        )
    ).met
    assert said.rest[0] == (
        "4 findings: high pain, lasting pain, very different knees, a niggle that keeps coming on"
    )
    assert said.items[0] == "left knee, pain on 4-9 March (5 days)"
    assert said.rest[1] == "and 3 more: high pain, very different knees, a niggle that keeps coming on"
    assert said.items[3] == "left knee, uneven pain on 4-9 March"
    assert said.rest[3] == "and 1 more: very different knees"


SETTINGS: dict[str, tuple[RuleSettings, str, str]] = {
    "as supplied": (
        RuleSettings(),
        "",
        (
            "It is met by a level from 7, by pain of more than 3 days, by knees 4 levels apart, or by pain on 3 of "
            "the last 5 answered runs within 42 days. Settings as supplied."
        ),
    ),
    "one changed": (
        RuleSettings(high_level=6),
        "High pain: a level from 6 (supplied 7).",
        (
            "It is met by a level from 6, by pain of more than 3 days, by knees 4 levels apart, or by pain on 3 of "
            "the last 5 answered runs within 42 days."
        ),
    ),
    "two changed": (
        RuleSettings(niggle_of=6, counts_from=2),
        (
            "Recurring niggle: of the last 6 answered runs (supplied 5); "
            "A record counts as pain from level 2 (supplied 1)."
        ),
        (
            "It is met by a level from 7, by pain of more than 3 days, by knees 4 levels apart, or by pain on 3 of "
            "the last 6 answered runs within 42 days."
        ),
    ),
}


@pytest.mark.parametrize("name", SETTINGS)
def test_changed_settings_stand_out(name: str) -> None:
    settings, head, tail = SETTINGS[name]
    said = read(holding(settings)).settings
    assert (said.head, said.rest) == (head, tail)


def test_every_setting_can_be_said_with_its_supplied_value() -> None:
    changed = RuleSettings(6, 2, 3, 2, 4, 28, 2, 0, 21)
    said = read(holding(changed)).settings
    assert len(said.head.split("; ")) == len(RULE_SETTINGS)
    for facts in RULE_SETTINGS.values():
        assert f"(supplied {facts.default})" in said.head
    assert said.rest == (
        "It is met by a level from 6, by pain of more than 2 days, by knees 3 levels apart, or by pain on 2 of the "
        "last 4 answered runs within 28 days."
    )


def hurting(*levels: int, on: tuple[int, ...]) -> Diary:
    """Runs of March with the level of the left knee."""
    runs = (
        ran_on(date(2026, 3, number), 5, KneeReport(level), KneeReport(level))
        for number, level in zip(on, levels, strict=True)
    )
    return holding(*(item for both in runs for item in both))


NIGGLES: dict[str, tuple[Diary, str]] = {
    "four of the last five, from the first that hurt to the last": (
        hurting(2, 0, 2, 2, 2, on=(1, 3, 5, 7, 9)),
        "left knee, hurt on 4 of the last 5 answered runs (1-9 March)",
    ),
    "of six runs the last five are read": (
        hurting(2, 2, 0, 2, 0, 2, on=(1, 2, 3, 5, 7, 9)),
        "left knee, hurt on 3 of the last 5 answered runs (2-9 March)",
    ),
    "fewer than five answered": (
        hurting(2, 2, 2, on=(5, 7, 9)),
        "left knee, hurt on 3 of the last 3 answered runs (5-9 March)",
    ),
}


@pytest.mark.parametrize("name", NIGGLES)
def test_a_niggle_is_said_in_runs_that_can_be_counted(name: str) -> None:
    diary, said = NIGGLES[name]
    assert said in read(diary).met.items


def test_a_niggle_of_a_single_day_has_one_date() -> None:
    entries = [
        Entry(f"e{hour}", date(2026, 3, 9), Kind.RUN, time(hour), left=KneeReport(2), right=KneeReport(2))
        for hour in (7, 12, 18)
    ]
    assert "right knee, hurt on 3 of the last 3 answered runs (9 March)" in read(holding(*entries)).met.items


def test_the_source_is_named_and_every_criterion_has_a_name() -> None:
    assert set(CRITERIA) == set(Rule) - {Rule.URGENT_SIGN}
    assert read(EMPTY).source == (
        "Rule: James McCormack, “Inner Knee Pain Running”, Flawless Physio, updated 29 November 2022."
    )


@given(diaries())
def test_reading_never_fails_and_names_each_criterion_once(diary: Diary) -> None:
    history = History.of(diary)
    days = sorted(event_date(entry, history.runs) for entry in history.entries) or [TODAY]
    period = Period(days[0], days[-1])
    review = review_of(history, diary, period, days[-1] + timedelta(days=1))
    said = rule(Reading.of(diary, history, review), period, review, Listing())
    met = {finding.rule for finding in review.current}
    unjudged = " ".join(said.not_judged.items)
    for criterion, name in CRITERIA.items():
        told = (criterion in met) + (name in said.not_met) + (name in unjudged)
        assert told == (not said.not_met.startswith("No level was recorded"))


def test_a_written_duration_counts_as_lasting() -> None:
    diary = holding(day(3, 2, 2, lasted=Lasted(4, LastedUnit.DAYS)))
    assert read(diary).met.items == ("left knee, pain for 4 days, written on 2 March",)
