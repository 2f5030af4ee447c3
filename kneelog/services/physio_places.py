"""Where it hurt, for the page for the physio: on how many days each place was marked, drawn and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.domain import figures
from kneelog.domain.places import PLACE_ORDER, Place, View, most_marked_view, places_in
from kneelog.domain.report import Knee
from kneelog.rules.fact_words import day_count, knee_at_start
from kneelog.services import physio_headings as headings
from kneelog.services.physio_cells import one
from kneelog.services.physio_dates import short
from kneelog.services.physio_page import Drawing, Listing, Places
from kneelog.services.wording import VIEW_WORDS
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kneelog.domain.day import Day
    from kneelog.domain.figures import PlaceFigures
    from kneelog.domain.period import Period
    from kneelog.services.trends import Reading


def places_of(reading: Reading, period: Period) -> Places:
    """Of each knee the front, and beside it the view with most marks (the inner side where none has any).

    They stand as the runner sees the own knees: left side view, left front, right front, right side view. What other
    views show, and "whole knee", which has no zone, is in the words. Where no place of either knee was marked there
    are neither drawings nor words, and the title says so.
    """
    days = reading.days.between(period)
    left, right = (figures.places(days, knee) for knee in Knee)
    if not left and not right:
        return Places(tr("Where: no place was marked"), (), Listing(), Listing(), "")
    return Places(
        tr("Where, days marked"),
        (
            _drawing(Knee.LEFT, _beside_front(left), left),
            _drawing(Knee.LEFT, View.FRONT, left),
            _drawing(Knee.RIGHT, View.FRONT, right),
            _drawing(Knee.RIGHT, _beside_front(right), right),
        ),
        _words(days, Knee.LEFT, left, period),
        _words(days, Knee.RIGHT, right, period),
        tr("Drawn as the runner sees them: left knee on the left."),
    )


def _beside_front(marked: Mapping[Place, PlaceFigures]) -> View:
    return most_marked_view({place: found.days for place, found in marked.items()})


def _drawing(knee: Knee, view: View, marked: Mapping[Place, PlaceFigures]) -> Drawing:
    shown = tuple((place, marked[place].days) for place in places_in(view) if place in marked)
    caption = tr(VIEW_WORDS[view])
    said = "; ".join(f"{tr(place.facts.plain)}: {day_count(days)}" for place, days in shown)
    alt = tr(
        "{knee}, {view}: {marks}.",
        knee=knee_at_start(knee),
        view=caption,
        marks=said or tr("nothing marked"),
    )
    return Drawing(knee, view, shown, caption, alt)


def _words(days: Sequence[Day], knee: Knee, marked: Mapping[Place, PlaceFigures], period: Period) -> Listing:
    """ "inner side, on the joint line (medial …): 9 days, last 9 March", most days first, then the latest."""
    if not marked:
        return one(headings.no_place())
    newest_first = sorted(
        marked,
        key=lambda place: (-marked[place].days, period.last - marked[place].last, PLACE_ORDER[place]),
    )
    return Listing(
        tuple(_line(place, marked[place], period) for place in newest_first),
        tuple(_left_out(days, knee, newest_first, kept) for kept in range(len(newest_first))),
    )


def _line(place: Place, found: PlaceFigures, period: Period) -> str:
    return trn(
        "{place}: {count} day, {day}",
        "{place}: {count} days, last {day}",
        found.days,
        place=tr(
            "{plain} ({anatomical})", plain=tr(place.facts.plain), anatomical=tr(place.facts.anatomical)
        ),
        day=short(found.last, period),
    )


def _left_out(days: Sequence[Day], knee: Knee, places: Sequence[Place], kept: int) -> str:
    """ "and 3 more places, 5 days": on so many dates one of them was marked at least."""
    left_out = set(places[kept:])
    count = sum(any(marked.place in left_out for marked in day.knee(knee).places) for day in days)
    if not kept:
        return trn("{count} place, {days}", "{count} places, {days}", len(left_out), days=day_count(count))
    return trn(
        "and {count} more place, {days}",
        "and {count} more places, {days}",
        len(left_out),
        days=day_count(count),
    )
