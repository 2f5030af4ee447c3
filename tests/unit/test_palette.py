"""The colours are what they were computed to be: readable, ordered, and apart in every kind of sight."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kneelog.ui.theme.tokens import DARK, INK_ON_PAIN, LIGHT, WHITE, Tokens
from tests.colour_maths import SIGHTS, Lab, contrast, difference, lab

BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
EVERY_SIGHT = pytest.mark.parametrize("sight", SIGHTS)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # From the test data of Sharma, Wu and Dalal 2005: each exercises another branch of the formula.
        (Lab(50, 2.6772, -79.7751), Lab(50, 0, -82.7485), 2.0425),
        (Lab(50, 0, 0), Lab(50, -1, 2), 2.3669),
        (Lab(50, 2.49, -0.001), Lab(50, -2.49, 0.0011), 7.2195),
        (Lab(50, 2.5, 0), Lab(73, 25, -18), 27.1492),
        (Lab(50, 2.5, 0), Lab(61, -5, 29), 22.8977),
        (Lab(60.2574, -34.0099, 36.2677), Lab(60.4626, -34.1751, 39.4387), 1.2644),
        (Lab(22.7233, 20.0904, -46.6940), Lab(23.0331, 14.9730, -42.5619), 2.0373),
        (Lab(2.0776, 0.0795, -1.1350), Lab(0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_difference_is_the_published_one(one: Lab, other: Lab, expected: float) -> None:
    assert difference(one, other) == pytest.approx(expected, abs=5e-5)
    assert difference(other, one) == pytest.approx(expected, abs=5e-5)


def test_contrast_runs_from_1_to_21() -> None:
    assert contrast("#777777", "#777777") == 1
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize(
    ("tokens", "role", "ground", "printed"),
    [
        (LIGHT, "ink", "page", 15.7),
        (LIGHT, "muted", "page", 6.1),
        (LIGHT, "border", "page", 3.7),
        (LIGHT, "accent", "page", 6.4),
        (LIGHT, "on_accent", "accent", 6.7),
        (LIGHT, "left", "page", 6.1),
        (LIGHT, "right", "page", 5.6),
        (DARK, "ink", "page", 14.9),
        (DARK, "muted", "page", 8.0),
        (DARK, "border", "page", 4.9),
        (DARK, "accent", "page", 9.3),
        (DARK, "on_accent", "accent", 9.1),
        (DARK, "left", "page", 8.7),
        (DARK, "right", "page", 9.0),
    ],
)
def test_the_contrasts_are_as_the_table_prints_them(
    tokens: Tokens, role: str, ground: str, printed: float
) -> None:
    assert round(contrast(getattr(tokens, role), getattr(tokens, ground)), 1) == printed


@BOTH
def test_borders_and_texts_reach_their_least_contrast_on_every_ground(tokens: Tokens) -> None:
    for ground in (tokens.page, tokens.surface, tokens.field, tokens.chosen):
        assert contrast(tokens.border, ground) >= 3
        assert contrast(tokens.ink, ground) >= 7
        assert contrast(tokens.muted, ground) >= 4.5
        assert contrast(tokens.accent, ground) >= 4.5
    for side in (tokens.left, tokens.right):
        assert contrast(tokens.on_side, side) >= 4.5
    assert contrast(tokens.on_chosen, tokens.chosen) >= 7


LIGHT_ROW = (
    [96, 88, 80, 72, 64, 56, 48, 40, 32, 24, 16],
    [15.9, 12.9, 10.3, 8.2, 6.3, 4.9, 4.8, 6.5, 8.7, 11.5, 14.7],
)
DARK_ROW = (
    [22, 29, 36, 43, 48, 56, 63, 70, 77, 84, 91],
    [12.3, 9.7, 7.5, 5.8, 4.8, 4.9, 6.1, 7.7, 9.5, 11.6, 14.0],
)


@pytest.mark.parametrize(("tokens", "row"), [(LIGHT, LIGHT_ROW), (DARK, DARK_ROW)], ids=["light", "dark"])
def test_the_pain_scale_is_as_the_table_prints_it(tokens: Tokens, row: tuple[list[int], list[float]]) -> None:
    assert [round(lab(colour).lightness) for colour in tokens.pain] == row[0]
    pairs = zip(tokens.pain, tokens.on_pain, strict=True)
    assert [round(contrast(ground, text), 1) for ground, text in pairs] == row[1]


@BOTH
def test_the_text_on_a_pain_colour_is_the_more_readable_of_the_two(tokens: Tokens) -> None:
    for ground, text in zip(tokens.pain, tokens.on_pain, strict=True):
        other = WHITE if text == INK_ON_PAIN else INK_ON_PAIN
        assert contrast(ground, text) >= min(4.8, contrast(ground, other))


@EVERY_SIGHT
@BOTH
def test_more_pain_always_stands_out_more(tokens: Tokens, sight: str) -> None:
    steps = [lab(colour, sight).lightness for colour in tokens.pain]
    if tokens.dark:
        assert steps == sorted(steps)
    else:
        assert steps == sorted(steps, reverse=True)
    assert len(set(steps)) == len(steps)


def test_the_printed_scale_has_even_steps_in_grey() -> None:
    steps = [lab(colour).lightness for colour in LIGHT.pain]
    assert all(before - after == pytest.approx(8, abs=0.4) for before, after in pairwise(steps))


@EVERY_SIGHT
@BOTH
def test_levels_differ_enough(tokens: Tokens, sight: str) -> None:
    seen = [lab(colour, sight) for colour in tokens.pain]
    assert min(difference(*pair) for pair in pairwise(seen)) >= 4.3
    assert min(difference(*pair) for pair in zip(seen, seen[2:], strict=False)) >= 9


@EVERY_SIGHT
@BOTH
def test_left_and_right_are_far_apart(tokens: Tokens, sight: str) -> None:
    assert round(difference(lab(tokens.left, sight), lab(tokens.right, sight)), 1) >= 45
