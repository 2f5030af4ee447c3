"""The quick reading agrees with a slow and literal one, on any diary."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from kneelog.domain.report import Knee
from kneelog.rules.finding import Rule
from kneelog.rules.review import evaluate
from tests.unit.rules import diaries, reference

if TYPE_CHECKING:
    from datetime import date

    from kneelog.domain.history import History
    from kneelog.domain.settings import RuleSettings

Reading = "Callable[[History, Knee, RuleSettings, date], set[reference.Told]]"

READINGS = {
    Rule.HIGH_PAIN: reference.high,
    Rule.LASTING_PAIN: reference.lasting,
    Rule.UNEVEN_PAIN: reference.uneven,
    Rule.RECURRING_NIGGLE: reference.niggles,
}


@pytest.mark.parametrize("rule", READINGS)
@given(diaries.simple_histories(), diaries.rule_settings(), diaries.dates())
def test_both_readings_agree(rule: Rule, history: History, numbers: RuleSettings, as_of: date) -> None:
    """The runner can check any finding by hand, with the description of the rule and a calendar."""
    review = evaluate(history, numbers, as_of)
    for knee in Knee:
        told = {
            reference.Told(f.tier.value, f.dates, f.on, f.until, f.unrecorded)
            for f in review.findings
            if f.rule is rule and f.knee is knee
        }
        assert told == READINGS[rule](history, knee, numbers, as_of)
