"""What the maps of the places show, as plain values: which views, which numbers, and the same in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from kneelog.domain.places import Place, View, most_marked_view
from kneelog.domain.report import Knee
from kneelog.services.wording import VIEW_WORDS
from kneelog.ui.theme.tokens import WASHES
from kneelog.ui.widgets.knee_words import knee_name, place_name
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kneelog.domain.figures import PlaceFigures

LEAST_DARKEST: Final = 4
"""So many days a place needs to be shaded darkest: one single day must not look like the worst."""
NO_LEVEL: Final = "–"


class MapMode(StrEnum):
    """What a place is shaded by: the days on which it was marked, or the worst level on them."""

    DAYS = "days"
    WORST = "worst"


@dataclass(frozen=True, slots=True)
class MapsPart:
    """A part of the period: what it is called ("first 4 weeks"), and the places marked in it."""

    caption: str
    places: Mapping[Knee, Mapping[Place, PlaceFigures]]

    def of(self, knee: Knee) -> Mapping[Place, PlaceFigures]:
        """The places of ``knee``."""
        return self.places.get(knee, {})

    @property
    def is_empty(self) -> bool:
        """Whether no place was marked."""
        return not any(self.of(knee) for knee in Knee)


class Drawing(NamedTuple):
    """One of the four pictures of a row."""

    knee: Knee
    view: View


@dataclass(frozen=True, slots=True)
class MapsView:
    """All that the maps show: one part or two, and the places of the day that is pointed at or selected."""

    parts: tuple[MapsPart, ...] = ()
    mode: MapMode = MapMode.DAYS
    day_places: Mapping[Knee, frozenset[Place]] = field(default_factory=dict)

    @property
    def drawings(self) -> tuple[Drawing, ...]:
        """Left knee on the left: side and front, front and side."""
        sides = self.sides
        return (
            Drawing(Knee.LEFT, sides[Knee.LEFT]),
            Drawing(Knee.LEFT, View.FRONT),
            Drawing(Knee.RIGHT, View.FRONT),
            Drawing(Knee.RIGHT, sides[Knee.RIGHT]),
        )

    @property
    def sides(self) -> dict[Knee, View]:
        """The side view that stands beside each front: the one with most days of both parts together."""
        found = {}
        for knee in Knee:
            days: Counter[Place] = Counter()
            for part in self.parts:
                days.update({place: figures.days for place, figures in part.of(knee).items()})
            found[knee] = most_marked_view(days)
        return found

    @property
    def darkest(self) -> int:
        """The days that are shaded darkest: the most of any place shown."""
        sides = self.sides
        counts = [
            figures.days
            for part in self.parts
            for knee in Knee
            for place, figures in part.of(knee).items()
            if is_shown(place, sides[knee])
        ]
        return max([*counts, LEAST_DARKEST])


def is_shown(place: Place, side: View) -> bool:
    """Whether front and ``side`` view show ``place``; the whole knee is a ring in the front view."""
    return place.facts.view in {View.FRONT, View.NONE, side}


def wash_step(days: int, darkest: int) -> int:
    """Which of the four washes shades ``days``: a step for each quarter of ``darkest``."""
    steps = len(WASHES)
    return min(max(-(-days * steps // darkest), 1), steps) - 1


def shown_number(figures: PlaceFigures, mode: MapMode) -> str:
    """The number that stands in the place."""
    if mode is MapMode.DAYS:
        return str(figures.days)
    return NO_LEVEL if figures.worst is None else str(figures.worst)


def view_word(view: View) -> str:
    """ "inner side": what the drawing under it shows."""
    return tr(VIEW_WORDS[view])


def nothing_marked() -> str:
    """What stands in a part without any mark."""
    return tr("nothing marked")


def also_line(view: MapsView, part: MapsPart) -> str:
    """ "also left: outer side, on the joint line 2 days": what was marked and no drawing shows; empty if nothing."""
    said, sides = [], view.sides
    for knee in Knee:
        hidden = [
            _counted(place, figures, view.mode)
            for place, figures in part.of(knee).items()
            if not is_shown(place, sides[knee])
        ]
        if hidden:
            places = ", ".join(hidden)
            if knee is Knee.LEFT:
                said.append(tr("also left: {places}", places=places))
            else:
                said.append(tr("also right: {places}", places=places))
    return "; ".join(said)


def place_tip(view: MapsView, knee: Knee, place: Place) -> str:
    """The place with its anatomical name, its days and its worst level in each part."""
    name = tr("{name} ({anatomical})", name=place_name(knee, place), anatomical=tr(place.facts.anatomical))
    parts = [
        tr("{part} {figures}", part=part.caption, figures=_figure_words(part.of(knee).get(place)))
        for part in view.parts
    ]
    return tr("{place}: {figures}", place=name, figures="; ".join(parts))


def described(view: MapsView) -> str:
    """All numbers in plain sentences, a sentence for each part and knee."""
    said = []
    for part in view.parts:
        for knee in Knee:
            marked = [
                tr("{place} {figures}", place=tr(place.facts.plain), figures=_figure_words(figures))
                for place, figures in part.of(knee).items()
            ]
            whose = tr("{part}, {knee}", part=part.caption, knee=knee_name(knee))
            whole = tr("{whose}: {places}.", whose=whose, places="; ".join(marked) or nothing_marked())
            said.append(whole[:1].upper() + whole[1:])
    return " ".join(said)


def _counted(place: Place, figures: PlaceFigures, mode: MapMode) -> str:
    count = _days(figures) if mode is MapMode.DAYS else _worst(figures)
    return tr("{place} {figures}", place=tr(place.facts.plain), figures=count)


def _figure_words(figures: PlaceFigures | None) -> str:
    if figures is None:
        return tr("not marked")
    return tr("{days}, {worst}", days=_days(figures), worst=_worst(figures))


def _days(figures: PlaceFigures) -> str:
    return trn("{count} day", "{count} days", figures.days)


def _worst(figures: PlaceFigures) -> str:
    return tr("no level") if figures.worst is None else tr("worst {level}", level=figures.worst)
