"""The page for the physio as plain text: for the ear, for a message, and three sentences to say in the room."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from kneelog.domain.report import Knee
from kneelog.services import physio_headings as headings
from kneelog.services.physio_choice import PROBLEM_LIMIT, QUESTION_LIMIT
from kneelog.services.physio_words import shorten
from kneelog.services.table import BLANK
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kneelog.services.physio_page import (
        Behaviour,
        Course,
        EntryList,
        Listing,
        PhysioPage,
        Places,
        RuleOfThumb,
        Running,
        RunningColumn,
    )

_ENDS = (".", "!", "?", "…")


def as_text(page: PhysioPage) -> str:
    """The whole page in reading order, a part a paragraph; nothing of a listing is left out, only its brevity."""
    parts = (
        _top(page),
        _titled(headings.question(), [page.question]),
        _titled(headings.problem(), [page.problem]),
        _titled(headings.goal(), [page.goal]),
        _titled(headings.changed(), [phrase.whole for phrase in page.changed]),
        _titled(headings.urgent(), page.urgent.items),
        _course(page.course),
        _places(page.places),
        _titled(page.behaviour_title, _behaviours(page.behaviour)),
        _running(page.running),
        _rule(page.rule),
        _titled(headings.tried(), page.tried.items),
        _titled(headings.scores(), page.scores.items),
        _titled(headings.background(), [phrase.whole for phrase in page.background]),
        [page.footer],
        [] if page.entries is None else _entries(page.entries),
    )
    return (
        "\n\n".join("\n".join(lines) for part in parts if (lines := [line for line in part if line])) + "\n"
    )


def three_sentences(page: PhysioPage) -> str:
    """What to say in the room, a line each: the problem or where it hurts; the change; the question, or the running.

    Made of nothing but what the page says; a line of which the page knows nothing is left out. The runner's own words
    are cut where the window's counters stop: the page may hold longer ones.
    """
    lines = (
        shorten(page.problem, PROBLEM_LIMIT) or _where(page.places),
        " ".join(phrase.whole for phrase in page.changed),
        shorten(page.question, QUESTION_LIMIT) or _ran(page),
    )
    return "\n".join(_ended(line) for line in lines if line)


def _top(page: PhysioPage) -> list[str]:
    return [page.title, page.who, page.period, *(phrase.whole for phrase in page.completeness)]


def _titled(title: str, lines: Iterable[str]) -> Iterator[str]:
    """``lines`` under their ``title``; nothing at all without them."""
    said = [line for line in lines if line]
    return chain([title], said) if said else iter(())


def _course(course: Course) -> Iterator[str]:
    title = tr("{name}: {what}", name=headings.course(), what=course.title)
    return _titled(title, [course.alt, course.caption])


def _places(places: Places) -> Iterator[str]:
    sides = [
        tr("{name}: {what}", name=headings.side(knee), what=_items(places.of(knee)))
        for knee in Knee
        if places.of(knee).items
    ]
    return _titled(places.title, [*sides, places.caption])


def _behaviours(rows: Sequence[Behaviour]) -> list[str]:
    """The rows, and how to read them."""
    return [*map(_behaviour, rows), headings.how_to_read()] if rows else []


def _behaviour(row: Behaviour) -> str:
    left, right = (", ".join(cell.items) or BLANK for cell in (row.left, row.right))
    return tr("{name}: left {left}; right {right}", name=row.name, left=left, right=right)


def _running(running: Running) -> Iterator[str]:
    columns = [_column(running.names, column) for column in running.columns]
    return _titled(running.title, [*columns, *map(_items, running.facts)])


def _column(names: tuple[str, str, str, str], column: RunningColumn) -> str:
    """ "Week from 26 Jan: km 21.0, runs 3, longest 9.0"."""
    said = tr("{name} {figure}", name=names[0], figure=column.head)
    figures = [
        tr("{name} {figure}", name=name, figure=one)
        for name, one in zip(names[1:], column.texts[1:], strict=True)
    ]
    return tr("{name}: {what}", name=said, what=", ".join(figures))


def _rule(rule: RuleOfThumb) -> Iterator[str]:
    met, not_judged, past = (
        tr("{name}: {what}", name=name, what=_items(listing)) if listing.items else ""
        for name, listing in (
            (headings.met(), rule.met),
            (headings.not_judged(), rule.not_judged),
            (headings.past(), rule.past),
        )
    )
    return _titled(rule.title, [rule.source, rule.settings.whole, met, rule.not_met, not_judged, past])


def _items(listing: Listing) -> str:
    return "; ".join(listing.items)


def _entries(entries: EntryList) -> Iterator[str]:
    names = " | ".join(name for name in entries.names if name)
    rows = (" | ".join(cell for cell in row if cell) for row in entries.rows)
    return _titled(entries.title, [names, *rows])


def _where(places: Places) -> str:
    """ "Left knee, inner side, on the joint line: 9 days, last 9 March." of each knee that was marked."""
    marked = {
        knee: items[0]
        for knee in Knee
        if (items := places.of(knee).items) and items[0] != headings.no_place()
    }
    return " ".join(
        _ended(
            tr("Left knee, {what}", what=most) if knee is Knee.LEFT else tr("Right knee, {what}", what=most)
        )
        for knee, most in marked.items()
    )


def _ran(page: PhysioPage) -> str:
    """ "27 January to 9 March 2026 (6 weeks): I ran 17 times, the longest 16 km."; empty without runs."""
    running = page.running
    count = sum(int(one.runs) for one in running.columns)
    if not count:
        return ""
    said = trn("I ran {count} time", "I ran {count} times", count)
    longest = max(running.columns, key=lambda one: one.longest_m or 0)
    if longest.longest_m:
        said = tr(
            "{ran}, the longest {longest} {unit}", ran=said, longest=longest.longest, unit=running.names[1]
        )
    return tr("{name}: {what}", name=page.period, what=said)


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith(_ENDS) else f"{sentence}."
