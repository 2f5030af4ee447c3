"""Care and background on the page for the physio: what was tried, scores, and what the runner wants printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.domain.report import Knee
from kneelog.services.physio_choice import About
from kneelog.services.physio_page import Listing, Phrase
from kneelog.services.physio_words import and_more, day_of, fitted, listing, one_line, span_of
from kneelog.words import N_, tr, trn

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from kneelog.domain.care import Background, SeeingSomeone, Tried
    from kneelog.domain.diary import Diary
    from kneelog.domain.period import Period

LINE_LIMIT = 60
"""So many characters of a name, a score, or something that was tried."""

COVERED: dict[About, dict[str, str]] = {
    About.NAME: {"name": ""},
    About.AGE: {"year_of_birth": ""},
    About.SEX: {"sex": N_("Sex:")},
    About.CONDITIONS: {"conditions": N_("Other conditions:")},
    About.INJURIES: {
        "left_past": N_("Past injury or surgery, left knee:"),
        "right_past": N_("Past injury or surgery, right knee:"),
    },
    About.FINDINGS: {
        "strength": N_("Strength:"),
        "flexibility": N_("Flexibility:"),
        "running_style": N_("Running style:"),
    },
    About.GOAL: {"goal": ""},
}
"""The fields of the background that each tick lets be printed, and what stands before them.

Nothing stands before those that have a place of their own: at the page's head, and beside the problem.
"""


def says_something(background: Background, about: About) -> bool:
    """Whether the runner's background holds anything that ``about`` would let be printed."""
    return any(getattr(background, field) for field in COVERED[about])


def tried(diary: Diary, period: Period) -> Listing:
    """What was tried: what touches ``period`` before what ended earlier, each the latest first; nothing later."""
    found = [one for one in diary.tried.values() if one.from_ <= period.last]
    found.sort(key=lambda one: one.id)
    found.sort(key=lambda one: one.from_, reverse=True)
    found.sort(key=lambda one: one.to is not None and one.to < period.first)
    return listing(
        [_tried(one, period.last) for one in found],
        and_more,
        lambda count: trn("{count} thing", "{count} things", count),
    )


def _tried(one: Tried, near: date) -> str:
    what = fitted(one.text, LINE_LIMIT)
    when = (
        tr("from {day}", day=day_of(one.from_, near)) if one.to is None else span_of(one.from_, one.to, near)
    )
    if one.helped is None:
        return tr("{what}, {when}", what=what, when=when)
    if one.helped:
        return tr("{what}, {when}: helped", what=what, when=when)
    return tr("{what}, {when}: did not help", what=what, when=when)


def scores(diary: Diary, period: Period) -> Listing:
    """Scores that were given up to the end of ``period``, the latest first."""
    found = sorted(
        (score for score in diary.scores.values() if score.on <= period.last),
        key=lambda score: (-score.on.toordinal(), score.name, score.id),
    )
    said = [
        tr(
            "{name} {value} ({day})",
            name=fitted(score.name, LINE_LIMIT),
            value=fitted(score.value, LINE_LIMIT),
            day=day_of(score.on, period.last),
        )
        for score in found
    ]
    return listing(said, and_more, lambda count: trn("{count} score", "{count} scores", count))


def who(diary: Diary, about: Collection[About]) -> str:
    """ "Ana Example, born 1985": as much of it as the runner wants printed. Only the year of birth is known."""
    background = diary.background
    said = [fitted(background.name, LINE_LIMIT)] if About.NAME in about and background.name else []
    if About.AGE in about and background.year_of_birth is not None:
        said.append(tr("born {year}", year=background.year_of_birth))
    return ", ".join(said)


def goal(diary: Diary, about: Collection[About]) -> str:
    """The goal of the background, if the runner wants it printed."""
    return diary.background.goal if About.GOAL in about else ""


def background(diary: Diary, about: Collection[About], period: Period, today: date) -> tuple[Phrase, ...]:
    """Who is seen, which a physio should always know; then what of the background ``about`` lets through.

    Someone is seen as of the last day of ``period`` that is lived; what ended within the period is said with its end.
    """
    as_of = min(period.last, today)
    seen = sorted(
        (one for one in diary.seeing.values() if one.covers(as_of) or _ended_within(one, period, as_of)),
        key=lambda one: (one.knee, one.since, one.id),
    )
    said = [
        Phrase(tr(head), one_line(text))
        for ticked, covered in COVERED.items()
        for field, head in covered.items()
        if ticked in about and head and (text := getattr(diary.background, field))
    ]
    return (*(_seeing(one, as_of) for one in seen), *said)


def _ended_within(one: SeeingSomeone, period: Period, as_of: date) -> bool:
    return one.until is not None and period.first <= one.until < as_of


def _seeing(one: SeeingSomeone, as_of: date) -> Phrase:
    is_left = one.knee is Knee.LEFT
    if one.covers(as_of):
        head = tr("Seeing someone for the left knee") if is_left else tr("Seeing someone for the right knee")
        when = tr("since {day}", day=day_of(one.since, as_of))
    else:
        head = tr("Saw someone for the left knee") if is_left else tr("Saw someone for the right knee")
        when = span_of(one.since, one.until or as_of, as_of)
    if not one.with_whom:
        return Phrase(head, f"{when}.")
    return Phrase(head, tr("{when}: {whom}", when=when, whom=fitted(one.with_whom, LINE_LIMIT)))
