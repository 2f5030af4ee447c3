"""Where in Learn a word of the program is explained, as the page and the anchor of a link.

A place leads to the list of all places, never to what lies there: it is what the runner points at, not a cause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.domain.settings import RULE_SETTINGS
from kneelog.rules.finding import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

RULE = "rule-of-thumb#criteria"
NUMBERS = "rule-of-thumb#numbers"
PLACES = "inner-knee-pain#places"
URGENT_SIGNS = "urgent-signs#list"
URGENT_NUMBERS = "urgent-signs#numbers"
SCALE = "rate-pain#scale"
BLANK = "rate-pain#blank"
MOMENTS = "rate-pain#moments"
FOR_THE_PHYSIO = "for-the-physio"
CONTEXT = "rate-pain#context"

OF_RULE: Mapping[Rule, str] = {
    **{rule: f"rule-of-thumb#{rule}" for rule in Rule if rule is not Rule.URGENT_SIGN},
    Rule.URGENT_SIGN: URGENT_SIGNS,
}
"""What a finding's *Why?* leads to."""

_CRITERION = {
    "high_level": Rule.HIGH_PAIN,
    "lasting_days": Rule.LASTING_PAIN,
    "bridged_blank_days": Rule.LASTING_PAIN,
    "uneven_gap": Rule.UNEVEN_PAIN,
    "niggle_runs": Rule.RECURRING_NIGGLE,
    "niggle_of": Rule.RECURRING_NIGGLE,
    "niggle_window_days": Rule.RECURRING_NIGGLE,
}

OF_SETTING: Mapping[str, str] = {
    name: OF_RULE[_CRITERION[name]] if name in _CRITERION else NUMBERS for name in RULE_SETTINGS
}
"""What a number of the rule leads to: its criterion, or all numbers for those of all criteria."""
