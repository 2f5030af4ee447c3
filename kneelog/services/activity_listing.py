"""The preview of an import as it is listed: rows under their fates, which of them are chosen, what Import will do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kneelog.services.activity_items import Fate
from kneelog.words import N_, join, tr, trn

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from kneelog.domain.run import Run
    from kneelog.services.activity_items import ActivityPlan, Item

_ORDER = (
    Fate.DOUBTFUL,
    Fate.UNREADABLE,
    Fate.WAITING,
    Fate.NEW,
    Fate.MERGED,
    Fate.NOT_A_RUN,
    Fate.KNOWN,
)
"""What wants to be looked at comes first."""
FOLDED = frozenset({Fate.KNOWN, Fate.NOT_A_RUN})
"""Nothing is to be done about these, and often they are many."""

_HEADINGS = {
    Fate.DOUBTFUL: N_("Please check"),
    Fate.UNREADABLE: N_("Could not be read"),
    Fate.WAITING: N_("Waiting for an answer"),
    Fate.NEW: N_("New"),
    Fate.MERGED: N_("Merged with a run known from elsewhere"),
    Fate.NOT_A_RUN: N_("Not runs"),
    Fate.KNOWN: N_("Already there"),
}
_COUNTED = {
    Fate.NEW: N_("{count} new"),
    Fate.MERGED: N_("{count} merged with a run known from elsewhere"),
    Fate.DOUBTFUL: N_("{count} to check"),
    Fate.WAITING: N_("{count} waiting for an answer"),
    Fate.NOT_A_RUN: N_("{count} not runs"),
    Fate.KNOWN: N_("{count} already there"),
    Fate.UNREADABLE: N_("{count} could not be read"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one fate, as their places in ``plan.items``, the newest run first; ``open_to`` can be chosen."""

    fate: Fate
    places: tuple[int, ...]
    open_to: frozenset[int]


@dataclass(frozen=True, slots=True)
class Listing:
    """A plan in groups, with the places of the rows that are chosen."""

    plan: ActivityPlan
    groups: tuple[Group, ...]
    chosen: frozenset[int]

    @classmethod
    def of(cls, plan: ActivityPlan, told: Mapping[str, bool]) -> Listing:
        """List ``plan``; ``told`` is what the runner said of runs (by their ids), the plan says the rest."""
        found: dict[Fate, list[int]] = {fate: [] for fate in _ORDER}
        for place, item in enumerate(plan.items):
            found[item.fate].append(place)
        chosen = frozenset(
            place
            for place, item in enumerate(plan.items)
            if item.run is not None and told.get(item.run.id, item.is_chosen)
        )
        groups = tuple(_group(fate, places, plan) for fate, places in found.items() if places)
        return cls(plan, groups, chosen)

    def with_chosen(self, places: Iterable[int], *, on: bool) -> Listing:
        """The same with these rows in or out; rows of which nothing would be kept stay out."""
        changed = frozenset(place for place in places if self.plan.items[place].run is not None)
        return replace(self, chosen=self.chosen | changed if on else self.chosen - changed)

    @property
    def can_choose(self) -> bool:
        """Whether there is anything to take in."""
        return any(group.open_to for group in self.groups)

    @property
    def is_waiting(self) -> bool:
        """Whether a question is open."""
        return any(question.is_open for question in self.plan.questions)

    def chosen_runs(self) -> list[Run]:
        """The runs that Import would keep, as they would be kept."""
        runs = (self.plan.items[place].run for place in sorted(self.chosen))
        return [run for run in runs if run is not None]

    def count_new(self) -> int:
        """How many of the chosen rows are runs that the diary does not have yet."""
        return sum(self.plan.items[place].before is None for place in self.chosen)


def heading(fate: Fate) -> str:
    """What stands over the rows of a fate."""
    return tr(_HEADINGS[fate])


def chosen_words(group: Group, chosen: Collection[int]) -> str:
    """ "412 of 412 chosen", or how many rows there are where none can be chosen."""
    if not group.open_to:
        return str(len(group.places))
    count = sum(place in chosen for place in group.open_to)
    return tr("{count} of {all} chosen", count=count, all=len(group.open_to))


def counted(plan: ActivityPlan) -> str:
    """ "412 new, 3 merged with a run known from elsewhere, 20 not runs and 1 could not be read."."""
    if not plan.items:
        return tr("Nothing was found there.")
    counts = dict(plan.counts)
    known, first = counts[Fate.KNOWN], ""
    if known and not counts[Fate.WAITING] and all(item.run is None for item in plan.items):
        first = trn("This run is there already.", "All {count} runs are there already.", known)
        counts[Fate.KNOWN] = 0
    parts = [tr(text, count=counts[fate]) for fate, text in _COUNTED.items() if counts[fate]]
    return " ".join(filter(None, (first, tr("{list}.", list=join(parts)) if parts else "")))


def import_words(listing: Listing) -> str:
    """What the button says: "Import 412 runs"."""
    new, gaining = _new_and_gaining(listing)
    if new:
        return trn("Import 1 run", "Import {count} runs", new)
    if gaining:
        return trn("Add to 1 run", "Add to {count} runs", gaining)
    return tr("Import")


def will_do(listing: Listing) -> str:
    """What Import will keep, for the footer, in one sentence."""
    if not listing.can_choose:
        return tr("There is nothing to import.")
    new, gaining = _new_and_gaining(listing)
    if not new and not gaining:
        return tr("Choose at least one run.")
    told = trn("1 run comes in", "{count} runs come in", new) if new else ""
    added = trn("1 run gains by it", "{count} runs gain by it", gaining) if gaining else ""
    left = sum(len(group.open_to) for group in listing.groups) - len(listing.chosen)
    out = trn("1 is left out", "{count} are left out", left) if left else ""
    count = listing.plan.counts[Fate.WAITING]
    waiting = trn("1 waits for an answer", "{count} wait for an answer", count) if count else ""
    return tr("{list}.", list=", ".join(filter(None, (told, added, out, waiting))))


def where(item: Item) -> str:
    """The file's own name, for a row; what it lies in is told by :func:`path_of`."""
    return (item.within or item.file).replace("\\", "/").rstrip("/").rpartition("/")[2]


def path_of(item: Item) -> str:
    """The whole path of a row's file, and where in an archive it lies."""
    return f"{item.file} › {item.within}" if item.within else item.file


def facts(item: Item) -> str:
    """ "12.4 km · 1:05:10", what is known of them."""
    return " · ".join(part for part in (item.distance, item.duration) if part)


def spoken(item: Item) -> str:
    """A row in one go, for the ear."""
    parts = (item.day, item.time, item.distance, item.duration, item.what, where(item), item.sentence)
    return ", ".join(part for part in parts if part)


def _group(fate: Fate, places: list[int], plan: ActivityPlan) -> Group:
    def newest_first(place: int) -> float:
        run = plan.items[place].run
        return -_when(run) if run is not None else 0.0

    places.sort(key=newest_first)
    return Group(fate, tuple(places), frozenset(p for p in places if plan.items[p].run is not None))


def _when(run: Run) -> float:
    """Seconds that put runs in order; by its day where a run has no start."""
    days = float(run.on.toordinal() * 86_400)
    if run.started_at is None:
        return days
    clock = run.started_at.timetz().replace(tzinfo=None)
    return days + clock.hour * 3600 + clock.minute * 60 + clock.second


def _new_and_gaining(listing: Listing) -> tuple[int, int]:
    new = listing.count_new()
    return new, len(listing.chosen) - new
