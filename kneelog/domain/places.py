"""The 18 places of a knee, in the order of the knee map, which is also the order of their letters.

The set follows the Knee Pain Map (Thompson 2009) extended to the back. A place is what the runner points at,
never a cause (Sahota 2022).
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from kneelog.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping


class View(StrEnum):
    """From where the knee is looked at; ``NONE`` is for "whole knee", which has no zone."""

    FRONT = "front"
    INNER = "inner"
    OUTER = "outer"
    BACK = "back"
    NONE = "none"


SIDE_VIEWS = (View.INNER, View.OUTER, View.BACK)
"""The views of which one is shown beside the front."""


class Place(StrEnum):
    """A place on one knee; the value is its id in the store, in files and in the drawings."""

    ABOVE_KNEECAP = "above-kneecap"
    KNEECAP_INNER_EDGE = "kneecap-inner-edge"
    KNEECAP = "kneecap"
    KNEECAP_OUTER_EDGE = "kneecap-outer-edge"
    BELOW_KNEECAP = "below-kneecap"
    SHIN_BUMP = "shin-bump"
    INNER_ABOVE_JOINT_LINE = "inner-above-joint-line"
    INNER_JOINT_LINE = "inner-joint-line"
    INNER_BELOW_JOINT_LINE = "inner-below-joint-line"
    INNER_TOP_OF_SHIN = "inner-top-of-shin"
    OUTER_ABOVE_JOINT_LINE = "outer-above-joint-line"
    OUTER_JOINT_LINE = "outer-joint-line"
    OUTER_KNOB = "outer-knob"
    OUTER_TOP_OF_SHIN = "outer-top-of-shin"
    HOLLOW = "hollow"
    BACK_INNER_CORD = "back-inner-cord"
    BACK_OUTER_CORD = "back-outer-cord"
    WHOLE_KNEE = "whole-knee"

    @property
    def facts(self) -> PlaceFacts:
        """The view, letter and names of this place."""
        return PLACES[self]


class PlaceFacts(NamedTuple):
    """One line of the knee map: the view that shows the place, its letter, its plain and its anatomical name."""

    view: View
    letter: str
    plain: str
    anatomical: str


PLACES: dict[Place, PlaceFacts] = {
    Place.ABOVE_KNEECAP: PlaceFacts(View.FRONT, "A", N_("just above the kneecap"), N_("suprapatellar")),
    Place.KNEECAP_INNER_EDGE: PlaceFacts(
        View.FRONT, "B", N_("inner edge of the kneecap"), N_("medial peripatellar")
    ),
    Place.KNEECAP: PlaceFacts(View.FRONT, "C", N_("on or behind the kneecap"), N_("patella")),
    Place.KNEECAP_OUTER_EDGE: PlaceFacts(
        View.FRONT, "D", N_("outer edge of the kneecap"), N_("lateral peripatellar")
    ),
    Place.BELOW_KNEECAP: PlaceFacts(View.FRONT, "E", N_("just below the kneecap"), N_("infrapatellar")),
    Place.SHIN_BUMP: PlaceFacts(View.FRONT, "F", N_("bump at the top of the shin"), N_("tibial tuberosity")),
    Place.INNER_ABOVE_JOINT_LINE: PlaceFacts(
        View.INNER, "G", N_("inner side, above the joint line"), N_("medial femoral epicondyle")
    ),
    Place.INNER_JOINT_LINE: PlaceFacts(
        View.INNER, "H", N_("inner side, on the joint line"), N_("medial tibiofemoral joint line")
    ),
    Place.INNER_BELOW_JOINT_LINE: PlaceFacts(
        View.INNER, "J", N_("inner side, just below the joint line"), N_("medial tibial plateau")
    ),
    Place.INNER_TOP_OF_SHIN: PlaceFacts(
        View.INNER, "K", N_("inner side, about three fingers below the joint line"), N_("pes anserinus")
    ),
    Place.OUTER_ABOVE_JOINT_LINE: PlaceFacts(
        View.OUTER, "M", N_("outer side, above the joint line"), N_("lateral femoral epicondyle")
    ),
    Place.OUTER_JOINT_LINE: PlaceFacts(
        View.OUTER, "N", N_("outer side, on the joint line"), N_("lateral tibiofemoral joint line")
    ),
    Place.OUTER_KNOB: PlaceFacts(View.OUTER, "P", N_("outer knob below the joint"), N_("fibular head")),
    Place.OUTER_TOP_OF_SHIN: PlaceFacts(
        View.OUTER, "Q", N_("outer front, top of the shin"), N_("Gerdy's tubercle")
    ),
    Place.HOLLOW: PlaceFacts(View.BACK, "S", N_("middle of the hollow"), N_("popliteal fossa")),
    Place.BACK_INNER_CORD: PlaceFacts(
        View.BACK, "T", N_("inner cord at the back"), N_("posteromedial corner")
    ),
    Place.BACK_OUTER_CORD: PlaceFacts(
        View.BACK, "U", N_("outer cord at the back"), N_("posterolateral corner")
    ),
    Place.WHOLE_KNEE: PlaceFacts(View.NONE, "W", N_("whole knee, deep, or cannot point"), N_("diffuse")),
}

PLACE_ORDER: dict[Place, int] = {place: number for number, place in enumerate(PLACES)}
PLACE_BY_LETTER: dict[str, Place] = {facts.letter: place for place, facts in PLACES.items()}


def places_in(view: View) -> tuple[Place, ...]:
    """The places that ``view`` shows, in the table's order."""
    return tuple(place for place, facts in PLACES.items() if facts.view is view)


def most_marked_view(days: Mapping[Place, int]) -> View:
    """The side view on whose places most ``days`` were marked; the inner one if none were."""
    shown = dict.fromkeys(SIDE_VIEWS, 0)
    for place, count in days.items():
        if place.facts.view in shown:
            shown[place.facts.view] += count
    return max(shown, key=shown.__getitem__)
