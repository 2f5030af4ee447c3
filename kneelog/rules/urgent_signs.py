"""``urgent-sign``: a sign of the fixed list was ticked, or swelling was recorded as tight.

The list does not depend on any level or setting. Basis: NHS guidance on knee pain and on blood clots; the wording
is ours. Only the ``tight`` swelling derives a sign (``badly-swollen``).

Two things are kept apart. *Current* is what it is for every rule: the sign was last ticked at most ``current_days``
ago. Whether the sign's *line* stands is independent of every setting, of the age of the entry too. It stands

- all through the date on which it was last ticked, whatever else is typed for that date;
- after that until a later occasion of that knee without it. An occasion is one of a knee if anything was recorded of
  the knee; a blank knee says nothing. A sign of the whole person ends with a later occasion of any knee without it;
- in any case only until the runner says "I had it looked at" on that date or later.

Two rows of one run are one occasion. Of several series of one sign only the last can have a line: the tick that
begins the next series is such a later occasion.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.domain.report import Knee, Swelling
from kneelog.domain.signs import PERSON_SIGNS, URGENT, Sign
from kneelog.rules.finding import Finding, Rule, TickedSign, Tier
from kneelog.rules.series import dates_of, is_recent, series

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from kneelog.domain.care import LookedAt
    from kneelog.domain.entry import Entry
    from kneelog.domain.report import KneeReport
    from kneelog.domain.settings import RuleSettings
    from kneelog.rules.records import Occasion, Timeline

_URGENT = frozenset(URGENT)

Ticked = dict[tuple[Sign, "Knee | None"], "list[Occasion]"]


def find(timeline: Timeline, settings: RuleSettings, looked_at: Sequence[LookedAt]) -> Iterator[Finding]:
    """One finding for each sign, knee and series of dates, in no order yet."""
    ticked = _ticked(timeline)
    last_of = {knee: _last_of(timeline, knee) for knee in (None, *Knee)} if ticked else {}
    for (sign, knee), occasions in ticked.items():
        for group in series(occasions, settings.current_days):
            last = group[-1]
            seen = _seen(looked_at, sign, knee, last.on, timeline.as_of)
            stands = seen is None and _stands(last, last_of[knee], timeline)
            yield Finding(
                Rule.URGENT_SIGN,
                Tier.URGENT,
                knee,
                sign,
                from_=group[0].on,
                on=group[0].on,
                until=last.on,
                current=is_recent(last.day, timeline.today, settings.current_days),
                dates=dates_of(group),
                entries=tuple(
                    entry.id for o in group for entry in o.entries if sign in signs_of(entry, knee)
                ),
                unrecorded=(),
                as_of=timeline.as_of,
                details=TickedSign(stands, seen),
            )


def signs_of(entry: Entry, knee: Knee | None) -> tuple[Sign, ...]:
    """The urgent signs that ``entry`` holds of ``knee``, or of the whole person (``None``)."""
    if knee is None:
        return tuple(sign for sign in entry.signs if sign in PERSON_SIGNS and sign in URGENT)
    return _of_report(entry.report(knee))


def _of_report(report: KneeReport) -> tuple[Sign, ...]:
    signs = () if _URGENT.isdisjoint(report.signs) else tuple(s for s in report.signs if s in _URGENT)
    if report.swelling is Swelling.TIGHT and Sign.BADLY_SWOLLEN not in signs:
        return (*signs, Sign.BADLY_SWOLLEN)
    return signs


def _ticked(timeline: Timeline) -> Ticked:
    """The occasions in which each urgent sign was ticked, in order of time."""
    tight, left_knee, right_knee = Swelling.TIGHT, Knee.LEFT, Knee.RIGHT
    ticked: Ticked = {}
    for occasion in timeline.occasions:
        for entry in occasion.entries:
            left, right = entry.left, entry.right
            if left.signs or left.swelling is tight:
                _note(ticked, occasion, _of_report(left), left_knee)
            if right.signs or right.swelling is tight:
                _note(ticked, occasion, _of_report(right), right_knee)
            if entry.signs:
                _note(ticked, occasion, signs_of(entry, None), None)
    return ticked


def _note(ticked: Ticked, occasion: Occasion, signs: tuple[Sign, ...], knee: Knee | None) -> None:
    for sign in signs:
        occasions = ticked.setdefault((sign, knee), [])
        if not occasions or occasions[-1] is not occasion:
            occasions.append(occasion)


def _last_of(timeline: Timeline, knee: Knee | None) -> Occasion | None:
    """The last occasion of which anything was recorded of ``knee``, or of either knee or the person."""
    for occasion in reversed(timeline.occasions):
        for entry in occasion.entries:
            if knee is None:
                if entry.signs or not (entry.left.is_blank and entry.right.is_blank):
                    return occasion
            elif not entry.report(knee).is_blank:
                return occasion
    return None


def _stands(ticked: Occasion, last: Occasion | None, timeline: Timeline) -> bool:
    """Whether nothing later speaks of the same knee: what follows the last tick is without the sign."""
    return ticked.day == timeline.today or last is None or not last.is_later_than(ticked)


def _seen(
    looked_at: Sequence[LookedAt], sign: Sign, knee: Knee | None, since: date, as_of: date
) -> date | None:
    """When the runner had ``sign`` looked at, first, from the date on which it was last ticked."""
    return min(
        (
            visit.on
            for visit in looked_at
            if visit.sign is sign and visit.knee is knee and since <= visit.on <= as_of
        ),
        default=None,
    )
