"""How the knees of the fictional runner feel on a day, in as much detail as a tired runner gives."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kneelog.domain.places import Place
from kneelog.domain.report import (
    BLANK,
    ONGOING,
    KneeReport,
    Lasted,
    LastedUnit,
    Spread,
    Swelling,
    SwellingExtent,
    SwellingOnset,
)
from kneelog.services import demo_story as story

if TYPE_CHECKING:
    from random import Random

HURTS, HURTS_MUCH = 2, 5
MOMENTS_TOLD = 0.6


def around(felt: float, chance: Random) -> int:
    """The level, 0-9, of a day on which that much is felt."""
    return max(0, min(9, round(felt + chance.gauss(0, 0.7) - 0.25)))


def sore(level: int, chance: Random, *, ran: bool) -> KneeReport:
    """The left knee at that level."""
    if level < 1:
        return KneeReport(0)
    places = [Place.INNER_JOINT_LINE] if chance.random() < 0.85 else [Place.INNER_TOP_OF_SHIN]  # noqa: PLR2004
    if level >= HURTS_MUCH and chance.random() < 0.4:  # noqa: PLR2004
        places.append(Place.INNER_BELOW_JOINT_LINE)
    report = KneeReport(level, places=tuple(places))
    if ran and chance.random() < MOMENTS_TOLD:
        report = replace(
            report,
            start=max(0, level - chance.randrange(3)),
            during=max(0, level - chance.randrange(4)),
            after=level,
        )
    if level >= HURTS:
        report = _detailed(report, level, chance, ran=ran)
    return report


def _detailed(report: KneeReport, level: int, chance: Random, *, ran: bool) -> KneeReport:
    offered = story.SIGNS_OF_DAY + (story.SIGNS_OF_RUN if ran else ())
    signs = tuple(chance.sample(offered, chance.choice((0, 1, 1, 2))))
    report = replace(report, signs=signs, spread=chance.choice((None, None, Spread.FINGERTIP, Spread.PALM)))
    if chance.random() < 0.1 * level:
        onset = chance.choice((None, SwellingOnset.NEXT_DAY, SwellingOnset.SLOWLY))
        swelling = Swelling.CLEAR if level > HURTS_MUCH else Swelling.SLIGHT
        extent = chance.choice((SwellingExtent.SPOT, SwellingExtent.SPOT, SwellingExtent.WHOLE))
        report = replace(report, swelling=swelling, swelling_extent=extent, swelling_onset=onset)
    if chance.random() < 0.35:  # noqa: PLR2004
        hours = Lasted(chance.choice((2, 4, 10)), LastedUnit.HOURS)
        lasted = chance.choice(
            (hours, hours, Lasted(1, LastedUnit.DAYS), Lasted(2, LastedUnit.DAYS), ONGOING)
        )
        report = replace(report, lasted=lasted)
    return report


def other(chance: Random) -> KneeReport:
    """The right knee: quiet, at times a little sore at the kneecap, at times forgotten."""
    luck = chance.random()
    if luck < 0.05:  # noqa: PLR2004
        return BLANK
    if luck < 0.13:  # noqa: PLR2004
        return KneeReport(chance.choice((1, 1, 2)), places=(Place.KNEECAP,))
    return KneeReport(0)


def note(level: int, chance: Random, *, ran: bool) -> str:
    """What the runner writes, mostly nothing."""
    if chance.random() > 0.14:  # noqa: PLR2004
        return ""
    return chance.choice(story.NOTES[ran, level >= HURTS])
