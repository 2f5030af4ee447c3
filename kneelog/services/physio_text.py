"""The page for the physio as plain text: for the ear, for a message, and three sentences to say in the room."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from kneelog.domain.report import Knee
from kneelog.services import physio_headings as headings
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kneelog.services.physio_page import (
        Behaviour,
        Course,
        EntryList,
        Listing,
        Phrase,
        PhysioPage,
        Places,
        RuleOfThumb,
        Running,
    )

_ENDS = (".", "!", "?", "…", ")")


def as_text(page: PhysioPage) -> str:
    """The whole page in reading order, a part a paragraph; nothing of a listing is left out, only its brevity."""
    parts = (
        _top(page),
        _titled(headings.question(), [page.question]),
        _titled(headings.problem(), [page.problem]),
        _titled(headings.goal(), [page.goal]),
        _titled(headings.changed(), map(_phrase, page.changed)),
        _titled(headings.urgent(), page.urgent.items),
        _course(page.course),
        _places(page.places),
        _titled(page.behaviour_title, map(_behaviour, page.behaviour)),
        _running(page.running),
        _rule(page.rule),
        _titled(headings.tried(), page.tried.items),
        _titled(headings.scores(), page.scores.items),
        _titled(headings.background(), map(_phrase, page.background)),
        [page.footer],
        [] if page.entries is None else _entries(page.entries),
    )
    return (
        "\n\n".join("\n".join(lines) for part in parts if (lines := [line for line in part if line])) + "\n"
    )


def three_sentences(page: PhysioPage) -> str:
    """What to say in the room, a line each: the problem or where it hurts; the change; the question, or the running.

    Made of nothing but what the page says; a line of which the page knows nothing is left out.
    """
    lines = (
        page.problem or _where(page.places),
        " ".join(phrase.whole for phrase in page.changed),
        page.question or _ran(page),
    )
    return "\n".join(_ended(line) for line in lines if line)


def _top(page: PhysioPage) -> list[str]:
    return [page.title, page.who, page.period, *(phrase.whole for phrase in page.completeness)]


def _titled(title: str, lines: Iterable[str]) -> Iterator[str]:
    """``lines`` under their ``title``; nothing at all without them."""
    said = [line for line in lines if line]
    return chain([title], said) if said else iter(())


def _phrase(phrase: Phrase) -> str:
    """A phrase; the knee is said already, where a badge on paper only repeats it."""
    return phrase.whole


def _course(course: Course) -> Iterator[str]:
    title = tr("{heading}: {title}", heading=headings.course(), title=course.title)
    visits = [visit.text for visit in course.visits]
    return _titled(title, [course.alt, *visits, course.caption])


def _places(places: Places) -> Iterator[str]:
    sides = [
        tr("{knee}: {what}", knee=headings.side(knee), what="; ".join(places.of(knee).items))
        for knee in Knee
        if places.of(knee).items
    ]
    return _titled(places.title, [*sides, places.caption])


def _behaviour(row: Behaviour) -> str:
    left, right = (", ".join(cell.items) or "–" for cell in (row.left, row.right))
    return tr("{name}: left {left}; right {right}", name=row.name, left=left, right=right)


def _running(running: Running) -> Iterator[str]:
    name, distance, runs, longest = running.names
    columns = [
        f"{name} {one.head}: {one.distance} {distance}, {one.runs} {runs}, {longest} {one.longest}"
        for one in running.columns
    ]
    return _titled(running.title, [*columns, *map(_items, running.facts)])


def _rule(rule: RuleOfThumb) -> Iterator[str]:
    listed = (
        (headings.met(), rule.met),
        (headings.not_judged(), rule.not_judged),
        (headings.past(), rule.past),
    )
    said = {
        title: tr("{knee}: {what}", knee=title, what=_items(listing)) if listing.items else ""
        for title, listing in listed
    }
    met, not_judged, past = said.values()
    return _titled(rule.title, [met, rule.not_met, not_judged, past, rule.settings.whole, rule.source])


def _items(listing: Listing) -> str:
    return "; ".join(listing.items)


def _entries(entries: EntryList) -> Iterator[str]:
    names = " | ".join(name for name in entries.names if name)
    rows = (" | ".join(cell for cell in row if cell) for row in entries.rows)
    return _titled(entries.title, [names, *rows])


def _where(places: Places) -> str:
    """ "Left knee: inner side, on the joint line: 9 days, last 9 March." of each knee that was marked."""
    return " ".join(
        _ended(
            tr("Left knee, {what}", what=listing.items[0])
            if knee is Knee.LEFT
            else tr("Right knee, {what}", what=listing.items[0])
        )
        for knee in Knee
        if (listing := places.of(knee)).items
    )


def _ran(page: PhysioPage) -> str:
    """How many runs the period had, and the longest."""
    running = page.running
    count = sum(int(one.runs) for one in running.columns)
    known = [one.longest for one in running.columns if one.longest[:1].isdigit()]
    if not count:
        return ""
    runs = trn("{count} run", "{count} runs", count)
    if not known:
        return tr("{runs}, {period}", runs=runs, period=page.period)
    longest = max(known, key=float)
    return tr(
        "{runs}, the longest {longest} {unit}, {period}",
        runs=runs,
        longest=longest,
        unit=running.names[1],
        period=page.period,
    )


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith(_ENDS) else f"{sentence}."
