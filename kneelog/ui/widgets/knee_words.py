"""What the knee map says: the names of knees and places, for the eye and for the ear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.domain.places import View
from kneelog.domain.report import Knee
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from kneelog.domain.places import Place

VIEW_NAMES = {
    View.FRONT: N_("Front"),
    View.INNER: N_("Inner"),
    View.OUTER: N_("Outer"),
    View.BACK: N_("Back"),
    View.NONE: N_("List"),
}
"""The tabs; ``View.NONE`` stands for the list, which shows the places of every view."""


def knee_name(knee: Knee) -> str:
    """ "Left knee"."""
    return tr("Left knee") if knee is Knee.LEFT else tr("Right knee")


def map_name(knee: Knee) -> str:
    """ "Left knee, where": the name of the whole map."""
    return tr("{knee}, where", knee=knee_name(knee))


def tabs_name(knee: Knee) -> str:
    """ "Left knee, view": the name of the tabs."""
    return tr("{knee}, view", knee=knee_name(knee))


def view_name(knee: Knee, view: View) -> str:
    """ "Left knee, inner view": the name of one picture."""
    names = {
        View.FRONT: tr("{knee}, front view", knee=knee_name(knee)),
        View.INNER: tr("{knee}, inner view", knee=knee_name(knee)),
        View.OUTER: tr("{knee}, outer view", knee=knee_name(knee)),
        View.BACK: tr("{knee}, back view", knee=knee_name(knee)),
        View.NONE: tr("{knee}, list of places", knee=knee_name(knee)),
    }
    return names[view]


def place_name(knee: Knee, place: Place) -> str:
    """ "Left knee, inner side, on the joint line": the stable name of a place of one knee."""
    return tr("{knee}, {place}", knee=knee_name(knee), place=tr(place.facts.plain))


def marked_sentence(knee: Knee, place: Place, *, is_marked: bool) -> str:
    """What is announced when a place was marked or cleared."""
    which = tr("left knee") if knee is Knee.LEFT else tr("right knee")
    name = tr("{knee}, {place}", knee=which, place=tr(place.facts.plain))
    return tr("marked: {place}", place=name) if is_marked else tr("no longer marked: {place}", place=name)
