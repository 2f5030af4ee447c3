"""The story of Ana Example, who does not exist: how her left knee comes and goes, and what she writes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from math import exp
from random import Random
from typing import TYPE_CHECKING

from kneelog.domain.care import Appointment, Background, LookedAt, Score, SeeingSomeone, Tried
from kneelog.domain.diary import RecordKind
from kneelog.domain.places import Place
from kneelog.domain.report import (
    Knee,
    KneeReport,
    Lasted,
    LastedUnit,
    Swelling,
    SwellingExtent,
    SwellingOnset,
)
from kneelog.domain.run import RunKind, Shoe
from kneelog.domain.settings import Preferences
from kneelog.domain.signs import Sign

if TYPE_CHECKING:
    from kneelog.domain.diary import Record

ROAD, TRAIL = "Foxglove Road", "Fellmark Trail"
SOURCE = "Example Watch"
YEAR_DAYS = 365

NOTES = {
    (True, False): (
        "Legs fresh, nothing to report.",
        "Rain all the way. Knees quiet.",
        "Ran with the club, chatted the whole time.",
        "New loop by the river.",
        "Tired from work, short one.",
    ),
    (True, True): (
        "Sore for the first two kilometres, then better.",
        "Had to walk the last hill.",
        "Cut it short, inner side again.",
        "Fine while running, ached on the sofa.",
    ),
    (False, False): (
        "Strength session in the evening.",
        "Long walk, no complaints.",
        "Cycled to work and back.",
    ),
    (False, True): (
        "Felt it on the way down the stairs.",
        "Stiff after sitting through a long meeting.",
        "Iced it in the evening.",
    ),
}
"""What Ana writes, by whether she ran and whether it hurts."""

SIGNS_OF_RUN = (Sign.WORSE_AT_START, Sign.EASES_WHILE_RUNNING, Sign.WORSE_AFTER, Sign.DOWNHILL)
SIGNS_OF_DAY = (
    Sign.STAIRS_DOWN,
    Sign.STIFF_AFTER_REST,
    Sign.LONG_SITTING,
    Sign.SQUAT,
    Sign.EASED_BY_REST,
    Sign.EASED_BY_ICE,
)

PEAK = 165
"""Days before the end at which the last year's niggle was at its worst."""
VISIT, VISIT_ENDS = 146, 96
PEAK_LEVEL = 7
TWINGE = 158
"""The day of the one painful click, which the physio then looked at."""


@dataclass(frozen=True, slots=True)
class Bump:
    """A niggle that builds and eases: its height in levels, its centre and width in days before the end."""

    centre: float
    width: float
    height: float

    def at(self, before_end: int) -> float:
        """How much of it is felt that day."""
        return self.height * exp(-(((before_end - self.centre) / self.width) ** 2))


class Niggles:
    """The niggles of all years; those of the last one are always the same."""

    def __init__(self, years: int, seed: int) -> None:
        self._by_year = [[Bump(PEAK, 34, 6.0), Bump(262, 20, 1.8)]]
        for year in range(1, years):
            chance = Random(seed * 7919 + year)  # noqa: S311 - a story, not a secret
            self._by_year.append([_some_bump(year, chance) for _ in range(chance.choice((0, 1, 1, 2)))])

    def felt(self, before_end: int) -> float:
        """How much the left knee is felt that day, in levels."""
        year = before_end // YEAR_DAYS
        near = self._by_year[max(0, year - 1) : year + 2]
        return sum(bump.at(before_end) for bumps in near for bump in bumps)


def _some_bump(year: int, chance: Random) -> Bump:
    centre = year * YEAR_DAYS + chance.uniform(40, 330)
    return Bump(centre, chance.uniform(12, 36), chance.uniform(1.5, 5.8))


@dataclass(frozen=True, slots=True)
class Told:
    """One day of the last fortnight, told rather than left to chance. ``run`` is a distance in metres."""

    run: int | None = None
    kind: RunKind = RunKind.EASY
    left: KneeReport | None = None
    right: KneeReport | None = None
    note: str = ""
    morning: bool = False


_LINE = (Place.INNER_JOINT_LINE,)
_FINE = KneeReport(0)
_DAY = Lasted(1, LastedUnit.DAYS)

FORTNIGHT: dict[int, Told] = {
    14: Told(left=_FINE, right=_FINE),
    13: Told(8100, left=KneeReport(2, places=_LINE, signs=(Sign.WORSE_AT_START,)), right=_FINE),
    12: Told(left=KneeReport(1, places=_LINE), right=_FINE, morning=True),
    11: Told(left=_FINE, right=_FINE, note="Strength session, no complaints."),
    10: Told(7400),
    8: Told(
        14_200,
        RunKind.LONG,
        KneeReport(None, 1, 2, 4, _LINE, lasted=_DAY, signs=(Sign.WORSE_AFTER, Sign.DOWNHILL)),
        KneeReport(1),
        "Longest for weeks. Fine until the descent.",
    ),
    7: Told(
        left=KneeReport(
            2,
            places=_LINE,
            swelling=Swelling.SLIGHT,
            swelling_extent=SwellingExtent.SPOT,
            swelling_onset=SwellingOnset.NEXT_DAY,
            signs=(Sign.STIFF_AFTER_REST,),
        ),
        right=_FINE,
        morning=True,
    ),
    6: Told(left=_FINE, right=_FINE),
    4: Told(6500, left=KneeReport(3, places=_LINE, signs=(Sign.STAIRS_DOWN,))),
    3: Told(left=_FINE, right=_FINE, morning=True, note="Stairs fine today."),
    2: Told(
        8200,
        RunKind.INTERVALS,
        KneeReport(
            4,
            places=(Place.INNER_JOINT_LINE, Place.INNER_TOP_OF_SHIN),
            swelling=Swelling.SLIGHT,
            swelling_extent=SwellingExtent.SPOT,
            swelling_onset=SwellingOnset.SLOWLY,
            lasted=Lasted(10, LastedUnit.HOURS),
            signs=(Sign.STAIRS_DOWN, Sign.SPEED),
        ),
        KneeReport(1),
        "6 x 800 m. The same spot again.",
    ),
    1: Told(left=KneeReport(2, places=_LINE), right=_FINE, morning=True),
    0: Told(8200),
}
"""The end of the story by days before the end: the niggle is back, on the left, and two runs wait for an answer."""


def care_records(end: date, years: int) -> dict[RecordKind, dict[str, Record]]:
    """Shoes, the visit, scores, what was tried and the background."""

    def day(before_end: int) -> date:
        return end - timedelta(days=before_end)

    visit = Appointment(
        "demo-visit",
        day(VISIT),
        "Pat Example, physiotherapist",
        "Can I keep running while it settles?",
        "Inner side of the left knee, worst after long runs.",
        "A half marathon this year.",
        "Keep the short easy runs, leave out hills for now, strength work twice a week.",
    )
    tried = (
        Tried("demo-tried-1", day(150), "Shorter, quicker steps", day(60), helped=True),
        Tried("demo-tried-2", day(146), "Hip and thigh strength, twice a week"),
        Tried("demo-tried-3", day(172), "Knee sleeve", day(160), helped=False),
    )
    records: dict[RecordKind, list[Record]] = {
        RecordKind.SHOE: list(_shoes(end, years)),
        RecordKind.APPOINTMENT: [visit],
        RecordKind.SEEING: [
            SeeingSomeone("demo-seeing", Knee.LEFT, day(VISIT), day(VISIT_ENDS), "Pat Example")
        ],
        RecordKind.SCORE: [
            Score("demo-score-1", day(VISIT), "KOOS-12", "58"),
            Score("demo-score-2", day(VISIT_ENDS), "KOOS-12", "81"),
        ],
        RecordKind.TRIED: list(tried),
        RecordKind.LOOKED_AT: [LookedAt("demo-looked-at", Sign.CLICKS_PAINFULLY, Knee.LEFT, day(VISIT))],
    }
    background = Background(name="Ana Example", year_of_birth=1984, goal="A half marathon without stopping.")
    found: dict[RecordKind, dict[str, Record]] = {
        kind: {getattr(record, "id", ""): record for record in some} for kind, some in records.items()
    }
    found[RecordKind.BACKGROUND] = {background.id: background}
    preferences = Preferences(welcomed=True)
    found[RecordKind.PREFERENCES] = {preferences.id: preferences}
    return found


def shoe_name(on: date, model: str) -> str:
    """The pair of ``model`` worn that day: a new one every year."""
    return f"{model} {on.year}"


def _shoes(end: date, years: int) -> list[Shoe]:
    pairs = []
    for year in range((end - timedelta(days=years * YEAR_DAYS)).year, end.year + 1):
        first, last, now = date(year, 1, 1), date(year, 12, 31), year == end.year
        for model in (ROAD, TRAIL):
            name = shoe_name(first, model)
            made = Shoe(
                f"demo-{name}".replace(" ", "-").lower(),
                name,
                first,
                None if now else last,
                is_default=now and model is ROAD,
            )
            pairs.append(made)
    return pairs


def zone(on: date) -> timezone:
    """The zone of the place where Ana runs: an hour east of UTC, two in summer."""
    return timezone(timedelta(hours=2 if 4 <= on.month <= 10 else 1))  # noqa: PLR2004 - April to October


def typed(on: date, hour: int, minute: int, delay: timedelta) -> datetime:
    """The instant at which something of that local moment was typed, ``delay`` later."""
    return datetime(on.year, on.month, on.day, hour, minute, tzinfo=zone(on)) + delay
