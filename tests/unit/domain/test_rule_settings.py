"""The numbers of the rule of thumb can be changed within their ranges, and by nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from kneelog.domain.settings import RULE_SETTINGS, RuleSettings, parse_setting
from kneelog.errors import UsageError

NEEDS_ROOM = {"niggle_runs": {"niggle_of": 8}, "niggle_of": {"niggle_runs": 2}}
ENDS = [(name, value) for name, facts in RULE_SETTINGS.items() for value in (facts.low, facts.high)]
BEYOND = [(name, value) for name, facts in RULE_SETTINGS.items() for value in (facts.low - 1, facts.high + 1)]


@pytest.mark.parametrize(("name", "value"), ENDS)
def test_both_ends_of_a_range_are_in_it(name: str, value: int) -> None:
    present = RuleSettings(**NEEDS_ROOM.get(name, {}))
    assert getattr(parse_setting(name, str(value), present), name) == value


@pytest.mark.parametrize(("name", "value"), BEYOND)
def test_one_beyond_an_end_is_refused_with_the_range(name: str, value: int) -> None:
    facts = RULE_SETTINGS[name]
    with pytest.raises(UsageError) as refused:
        parse_setting(name, str(value), RuleSettings())
    assert (
        str(refused.value) == f"{name} is {value}: it takes a whole number from {facts.low} to {facts.high}."
    )


@pytest.mark.parametrize("value", ["", "seven", "7.0", "7,5", "0x7", "½"])
def test_what_is_no_whole_number_is_refused(value: str) -> None:
    with pytest.raises(UsageError, match="high_level takes a whole number, not"):
        parse_setting("high_level", value, RuleSettings())


@pytest.mark.parametrize("value", [7.0, "7", None, True])
def test_settings_hold_whole_numbers_only(value: Any) -> None:  # noqa: ANN401 - whatever a file may hold
    with pytest.raises(UsageError, match="high_level is"):
        RuleSettings(high_level=value)


def test_an_unknown_setting_is_answered_with_those_that_there_are() -> None:
    with pytest.raises(UsageError, match="There is no setting pain_level") as refused:
        parse_setting("pain_level", "7", RuleSettings())
    assert all(name in str(refused.value) for name in RULE_SETTINGS)


def test_no_more_painful_runs_are_asked_for_than_are_looked_at() -> None:
    assert RuleSettings(niggle_runs=4, niggle_of=4).niggle_of == 4
    with pytest.raises(UsageError, match="niggle_runs is 5, more than niggle_of, which is 4"):
        RuleSettings(niggle_runs=5, niggle_of=4)


def test_only_what_differs_from_the_rule_counts_as_changed() -> None:
    assert RuleSettings().changed == ()
    assert RuleSettings(uneven_gap=2, high_level=8).changed == ("high_level", "uneven_gap")
    assert parse_setting("high_level", "7", RuleSettings(high_level=8)).changed == ()


def test_changing_one_number_leaves_the_others() -> None:
    before = RuleSettings(high_level=8, current_days=30)
    assert parse_setting("uneven_gap", "3", before).as_dict() == before.as_dict() | {"uneven_gap": 3}
