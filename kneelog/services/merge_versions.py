"""Which of two versions of one record came after the other: by what each diary knows of versions before.

A version that the other side once had is the older one, however the clocks of two machines go. Where each side went on
from what both had, nobody but the runner can say.
"""

from __future__ import annotations

from enum import Enum, StrEnum
from typing import TYPE_CHECKING

from kneelog.domain.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kneelog.domain.diary import Record
    from kneelog.domain.versions import Life


class Side(StrEnum):
    """One of the two diaries: the one that takes the other in, and the other."""

    MINE = "mine"
    THEIRS = "theirs"


class Verdict(Enum):
    """Which version stands. ``ASK``: both went on from what they had in common, or it cannot be told."""

    SAME = "same"
    MINE = "mine"
    THEIRS = "theirs"
    ASK = "ask"


def decide(mine: Life, theirs: Life) -> Verdict:
    """Which version of a record stands, by what both diaries know of it.

    What one side weighed before stands. A side that never had the record takes it. Else the version that goes on from
    the other does, unless an Undo took back what it goes on from: a copy of a diary may have done that again.
    """
    if mine.now == theirs.now:
        return Verdict.SAME
    if mine.is_unknown or theirs.is_unknown:
        return Verdict.THEIRS if mine.is_unknown else Verdict.MINE
    is_weighed = theirs.now in mine.weighed
    if is_weighed != (mine.now in theirs.weighed):
        return Verdict.MINE if is_weighed else Verdict.THEIRS
    if not is_weighed and (theirs.now in mine.taken_back or mine.now in theirs.taken_back):
        return Verdict.ASK
    goes_on = goes_on_from(mine, theirs)
    if goes_on == goes_on_from(theirs, mine):
        return Verdict.ASK
    return Verdict.THEIRS if goes_on else Verdict.MINE


def goes_on_from(old: Life, new: Life) -> bool:
    """Whether ``new`` had exactly what ``old`` is now, and knows in the same order all that both know of.

    A toggle has been at each of its two places: the side that went through more of the changes is the later one.
    """
    if old.now not in new.earlier:
        return False
    path = _without_repeats((*new.earlier, new.now))
    common = set(path)
    walked = _without_repeats([each for each in (*old.earlier, old.now) if each in common])
    if not _is_within(walked, path):
        return False
    since = len(path) - path[::-1].index(old.now)
    return old.taken_back.isdisjoint(path[since:])


def have_met(mine: Life, theirs: Life) -> bool:
    """Whether both sides know a version in common: else the record was made twice, with the same id."""
    return not {*mine.earlier, mine.now}.isdisjoint((*theirs.earlier, theirs.now))


def by_edit_time(mine: Record | None, my: Life, theirs: Record | None, their: Life) -> Verdict:
    """Where :func:`decide` cannot tell: an entry that one side never touched goes behind the one edited elsewhere."""
    if not (isinstance(mine, Entry) and isinstance(theirs, Entry)) or mine.recorded_at != theirs.recorded_at:
        return Verdict.ASK
    if _is_untouched(mine, my) and theirs.edited_at is not None:
        return Verdict.THEIRS
    if _is_untouched(theirs, their) and mine.edited_at is not None:
        return Verdict.MINE
    return Verdict.ASK


def later(mine: Record | None, theirs: Record | None) -> Side:
    """The side to take if nobody chooses: the later edited; what is there rather than nothing; else mine."""
    if mine is None or theirs is None:
        return Side.THEIRS if mine is None else Side.MINE
    edited = [
        getattr(each, "edited_at", None) or getattr(each, "recorded_at", None) for each in (mine, theirs)
    ]
    if edited[1] is not None and (edited[0] is None or edited[1] > edited[0]):
        return Side.THEIRS
    return Side.MINE


def _is_untouched(entry: Entry, life: Life) -> bool:
    return entry.edited_at is None and not life.earlier and not life.taken_back


def _without_repeats(versions: Iterable[str]) -> list[str]:
    kept: list[str] = []
    for each in versions:
        if not kept or kept[-1] != each:
            kept.append(each)
    return kept


def _is_within(part: Sequence[str], whole: Iterable[str]) -> bool:
    """Whether ``part`` comes in this order, with gaps perhaps, in ``whole``."""
    remaining = iter(whole)
    return all(any(each == step for step in remaining) for each in part)
