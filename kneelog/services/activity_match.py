"""Recognises the same run in several recordings: of a watch, a phone and the services that either was sent to.

Recordings with one source id are one. Others are one run where they start within two minutes and agree in distance or
time within 5 %. A clock on the wall may have been in another zone: then all must agree, a list is never matched with
itself, and no run that was answered for moves to another day. A run that was typed is the only one of its day that is
as far or as long, and started about then if a start was typed. What comes out does not depend on the order of files,
and no two runs of the diary are ever made one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kneelog.services.activity_same import (
    FARTHEST,
    SAME_START,
    Recording,
    fits_typed,
    is_about_then,
    is_as_typed,
    starts_alike,
    starts_hours_apart,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date, timedelta

_MOST_NEAR = 40
"""With so many that start soon after is one compared, however many there are: nobody wears more watches."""

_ANY_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
"""Starts are put in order by how far they are from here: adding to one may leave what a calendar holds."""


@dataclass(slots=True)
class Cluster:
    """Recordings of one run, at most one of them a run of the diary.

    What is asked of all of them again and again is kept, for a list may hold one run a thousand times: ``run_id`` is
    the run of the diary (empty if it knows none), ``days`` their dates, ``answered`` the dates of those that an entry
    speaks of, ``sorts`` where their source ids come from. ``near`` are the days of answered runs that it may be, if
    the answer is on the wrong day.
    """

    members: list[Recording]
    run_id: str
    is_local: bool
    """Whether all of them are known by wall clocks alone."""
    is_run: bool
    """Whether any of them says that it is one."""
    days: set[date]
    answered: set[date | None]
    sorts: set[str]
    near: set[date] = field(default_factory=set)

    @classmethod
    def of(cls, one: Recording) -> Cluster:
        """A recording by itself."""
        days = set() if one.on is None else {one.on}
        answered = {one.on} if one.is_answered else set()
        return cls([one], one.run_id, one.is_local, one.is_run, days, answered, set(one.sorts))

    def take_in(self, other: Cluster) -> None:
        """Let all recordings of ``other`` be of this run, too."""
        self.members += other.members
        self.run_id = self.run_id or other.run_id
        self.is_local = self.is_local and other.is_local
        self.is_run = self.is_run or other.is_run
        self.days |= other.days
        self.answered |= other.answered
        self.sorts |= other.sorts
        self.near |= other.near

    @property
    def indices(self) -> list[int]:
        """The places of its workouts."""
        return sorted(each.index for each in self.members if each.index is not None)


def clusters(recordings: Iterable[Recording]) -> list[Cluster]:
    """``recordings`` as runs: each is in one of the clusters."""
    grouping = _Grouping(sorted(recordings, key=lambda each: each.key))
    grouping.by_id()
    grouping.by_start()
    grouping.by_wall_clock()
    grouping.by_typed_start()
    grouping.by_day()
    return grouping.clusters()


@dataclass(slots=True)
class _Grouping:
    """Joins recordings step by step, in each step the closer ones first, so that chance has no say."""

    recordings: Sequence[Recording]
    parents: list[int] = field(init=False)
    groups: dict[int, Cluster] = field(init=False)
    """Root -> all its recordings."""

    def __post_init__(self) -> None:
        self.parents = list(range(len(self.recordings)))
        self.groups = {place: Cluster.of(each) for place, each in enumerate(self.recordings)}

    def clusters(self) -> list[Cluster]:
        """The clusters so far."""
        return list(self.groups.values())

    def by_id(self) -> None:
        """One source id, one run."""
        first: dict[str, int] = {}
        for place, each in enumerate(self.recordings):
            for name in sorted(each.ids):
                self._join(first.setdefault(name, place), place)

    def by_start(self) -> None:
        """Started at the same time, and as far or as long."""
        for _, one, other in sorted(self._links(SAME_START, starts_alike)):
            self._join(one, other)

    def by_wall_clock(self) -> None:
        """As far and as long, and started at the same minute of another hour."""
        if not any(each.is_local for each in self.recordings):
            return
        for _, one, other in sorted(self._links(FARTHEST + SAME_START, starts_hours_apart)):
            if not self._is_open(one, other):
                continue
            if self._would_move(one, other):
                self._group(one).near |= self._group(other).days
                self._group(other).near |= self._group(one).days
            else:
                self._join(one, other)

    def by_typed_start(self) -> None:
        """Typed by hand, started at about that time, and as far and as long."""
        typed = [
            place for place, each in enumerate(self.recordings) if each.is_typed and each.start is not None
        ]
        self._by_hand(typed, is_about_then)

    def by_day(self) -> None:
        """Typed by hand, without a start: what fits what was typed, else what is alone on its day."""
        typed = [place for place, each in enumerate(self.recordings) if each.is_typed and each.start is None]
        self._by_hand(typed, fits_typed)
        self._by_hand(typed, is_as_typed, is_alone=True)

    def _by_hand(
        self, typed: list[int], are_same: Callable[[Recording, Recording], bool], *, is_alone: bool = False
    ) -> None:
        """Join each typed run to the one run of its day that may be it, unless another wants that too."""
        if not typed:
            return
        on: dict[date, list[tuple[int, Cluster]]] = defaultdict(list)
        for root, cluster in self.groups.items():
            for day in cluster.days if cluster.is_run else ():
                on[day].append((root, cluster))
        wishes: list[tuple[int, int]] = []
        for place in typed:
            mine, root = self.recordings[place], self._root(place)
            if mine.on is None or len(self.groups[root].members) > 1:
                continue
            others = [found for found in on[mine.on] if found[0] != root]
            if is_alone and len(others) > 1:
                continue
            fitting = [found for found, it in others if any(are_same(mine, each) for each in it.members)]
            if len(fitting) == 1:
                wishes.append((root, fitting[0]))
        wanted = Counter(root for _, root in wishes)
        for place, root in wishes:
            if wanted[root] == 1:
                self._join(place, root)

    def _is_open(self, one: int, other: int) -> bool:
        """Whether either is known by wall clocks alone, and nothing that lists both tells them apart."""
        mine, theirs = self._group(one), self._group(other)
        return (mine.is_local or theirs.is_local) and mine.sorts.isdisjoint(theirs.sorts)

    def _would_move(self, one: int, other: int) -> bool:
        """Whether a run with an answer and what may be its recording have different days."""
        pairs = ((self._group(one), self._group(other)), (self._group(other), self._group(one)))
        return any(theirs.days != {day} for mine, theirs in pairs for day in mine.answered)

    def _links(
        self, within: timedelta, are_same: Callable[[Recording, Recording], bool]
    ) -> list[tuple[timedelta, int, int]]:
        """Pairs that may be one run, with how far apart they start."""
        timed = sorted(
            (each.start - _ANY_MOMENT, place)
            for place, each in enumerate(self.recordings)
            if each.start is not None
        )
        links = []
        for number, (start, one) in enumerate(timed, 1):
            for later, other in timed[number : number + _MOST_NEAR]:
                if later - start > within:
                    break
                if are_same(self.recordings[one], self.recordings[other]):
                    links.append((later - start, min(one, other), max(one, other)))
        return links

    def _group(self, place: int) -> Cluster:
        return self.groups[self._root(place)]

    def _root(self, place: int) -> int:
        while self.parents[place] != place:
            self.parents[place] = self.parents[self.parents[place]]
            place = self.parents[place]
        return place

    def _join(self, one: int, other: int) -> None:
        kept, gone = sorted((self._root(one), self._root(other)))
        if kept == gone or (self.groups[kept].run_id and self.groups[gone].run_id):
            return
        self.groups[kept].take_in(self.groups.pop(gone))
        self.parents[gone] = kept
