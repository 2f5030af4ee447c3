"""The criteria of the rule by name, and which of those that are not met could be judged at all.

A blank meets nothing and misses nothing: "not met" is said only of a criterion for which there was something to read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kneelog.domain.period import Period
from kneelog.domain.report import Knee
from kneelog.rules.day_words import from_to
from kneelog.rules.finding import Rule
from kneelog.services.physio_page import Listing
from kneelog.services.physio_words import and_more
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from kneelog.domain.days import Day
    from kneelog.services.trends import Reading

CRITERIA: dict[Rule, str] = {
    Rule.HIGH_PAIN: N_("high pain"),
    Rule.LASTING_PAIN: N_("lasting pain"),
    Rule.UNEVEN_PAIN: N_("very different knees"),
    Rule.RECURRING_NIGGLE: N_("a niggle that keeps coming on"),
}
"""What the criteria are called within a sentence, in the order in which they are named."""


class _Needs(NamedTuple):
    """What a criterion needs to be judged, and why it could not be: if there never was any, or not ``{when}``."""

    has: Callable[[Day], bool]
    never: str
    not_then: str


class Unmet(NamedTuple):
    """The criteria that are not met, apart: what was ``judged``, and what was not, each with the reason.

    Where no level at all could be read and nothing is met, ``nothing_read`` says so instead.
    """

    judged: tuple[Rule, ...] = ()
    unjudged: tuple[tuple[Rule, str], ...] = ()
    nothing_read: str = ""


def names(criteria: Collection[Rule]) -> str:
    """ "high pain, very different knees": each once, in their order."""
    return ", ".join(tr(name) for criterion, name in CRITERIA.items() if criterion in criteria)


def listing_by_name(
    items: Sequence[str], criteria: Sequence[Rule | None], whole: Callable[[int], str]
) -> Listing:
    """A listing whose rest names the criteria that it leaves out: "and 3 more: high pain, very different knees".

    ``criteria`` has the criterion of each of ``items``, or ``None``; ``whole`` counts them where none is shown.
    """

    def rest(kept: int) -> str:
        left_out = len(items) - kept
        said = and_more(left_out) if kept else whole(left_out)
        named = names([criterion for criterion in criteria[kept:] if criterion is not None])
        return tr("{rest}: {criteria}", rest=said, criteria=named) if named else said

    return Listing(tuple(items), tuple(map(rest, range(len(items)))))


def unmet(reading: Reading, met: Collection[Rule]) -> Unmet:
    """The criteria that are not ``met``: judged by the days that are current, a niggle by the runs of its window."""
    judged: list[Rule] = []
    unjudged: list[tuple[Rule, str]] = []
    for criterion, name in CRITERIA.items():
        if criterion in met:
            continue
        why = _why_not(reading, criterion)
        if why:
            unjudged.append((criterion, tr("{criterion} ({why})", criterion=tr(name), why=why)))
        else:
            judged.append(criterion)
    if not met and Rule.HIGH_PAIN not in judged:  # without a level
        return Unmet(nothing_read=_nothing_read(reading))
    return Unmet(tuple(judged), tuple(unjudged))


def _has_level(day: Day) -> bool:
    return day.worse is not None


def _has_both(day: Day) -> bool:
    """Whether one run or one rest entry has both knees: a difference is only read within one."""
    return day.gap is not None


def _has_answer(day: Day) -> bool:
    return any(run.level(knee) is not None for run in day.runs for knee in Knee)


_LEVEL = _Needs(_has_level, N_("no level recorded"), N_("no level recorded {when}"))
_NEEDS: dict[Rule, _Needs] = {
    Rule.HIGH_PAIN: _LEVEL,
    Rule.LASTING_PAIN: _LEVEL,
    Rule.UNEVEN_PAIN: _Needs(_has_both, N_("never both recorded"), N_("not both recorded {when}")),
    Rule.RECURRING_NIGGLE: _Needs(_has_answer, N_("no answered run"), N_("no answered run {when}")),
}


def _window(reading: Reading, criterion: Rule) -> Period:
    """The dates that are read for ``criterion``; the oldest is so many days old, which is still within."""
    settings = reading.settings
    is_niggle = criterion is Rule.RECURRING_NIGGLE
    return Period.of_days(
        reading.as_of, (settings.niggle_window_days if is_niggle else settings.current_days) + 1
    )


def _why_not(reading: Reading, criterion: Rule) -> str:
    """Why ``criterion`` could not be judged; empty if it could."""
    window, needs = _window(reading, criterion), _NEEDS[criterion]
    if any(needs.has(day) for day in reading.days.between(window)):
        return ""
    if not any(needs.has(day) for day in reading.days.all):
        return tr(needs.never)
    return tr(needs.not_then, when=from_to(window.first, window.last, reading.as_of))


def _nothing_read(reading: Reading) -> str:
    """That there was nothing to be read, which is not the same as nothing that meets the rule."""
    if not any(map(_has_level, reading.days.all)):
        return tr("No level was recorded, so nothing could be read.")
    window = _window(reading, Rule.HIGH_PAIN)
    return tr(
        "No level was recorded {when}, so nothing current could be read.",
        when=from_to(window.first, window.last, reading.as_of),
    )
