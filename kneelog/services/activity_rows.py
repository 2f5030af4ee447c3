"""Decides what becomes of each workout of an import, and makes the row that says so."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from kneelog.domain.entry import Kind
from kneelog.services import activity_words as words
from kneelog.services.activity_facts import Facts, facts_of
from kneelog.services.activity_items import Answers, Fate, FoundFile, Item, Topic
from kneelog.services.activity_keep import enriched, is_repaired, new_run, rank
from kneelog.services.activity_match import Cluster, clusters
from kneelog.services.activity_same import entry_of, of_entry, of_facts, of_run
from kneelog.services.workout import Doubt, Sport, Zone
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from kneelog.domain.diary import Diary
    from kneelog.domain.run import Run

_ON_FOOT = frozenset({Sport.WALK, Sport.HIKE})


@dataclass(slots=True)
class _Found:
    """A workout, the file it stands in, and what became of it."""

    file: FoundFile
    facts: Facts
    item: Item | None = None


@dataclass(slots=True)
class Planner:
    """Makes the rows; then ``asked`` counts the workouts that each question is about."""

    files: Sequence[FoundFile]
    diary: Diary
    answers: Answers
    now: datetime
    asked: dict[Topic, int] = field(init=False)
    has_walks: bool = False
    found: list[_Found] = field(init=False)
    known: dict[str, Run] = field(init=False)
    answered: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Put the workouts into our units and the clock of the place."""
        self.asked = dict.fromkeys(Topic, 0)
        answers = self.answers
        self.found = [
            _Found(file, facts_of(workout, answers.zone, answers.units, self.now))
            for file in self.files
            for workout in file.workouts
        ]
        self.known = {name: run for run in self.diary.runs.values() for name in run.source_ids}
        self.answered = frozenset(entry.run for entry in self.diary.entries.values() if entry.run)

    def items(self) -> tuple[Item, ...]:
        """A row for each workout and each problem, in the order of the files."""
        candidates = [place for place, found in enumerate(self.found) if not self._is_settled(found)]
        recordings = [of_run(run, is_answered=run.id in self.answered) for run in self.diary.runs.values()]
        recordings += [
            of_entry(entry)
            for entry in self.diary.entries.values()
            if entry.kind is Kind.RUN and entry.run is None
        ]
        for place in candidates:
            facts = self.found[place].facts
            recordings.append(of_facts(facts, place, is_run=self._is_run(facts.workout.sport)))
        # what is known already says where a corrected run really was, so that its other recordings find it
        recordings += [
            of_facts(found.facts) for found in self.found if found.item and found.item.fate is Fate.KNOWN
        ]
        for cluster in clusters(recordings):
            if cluster.indices:
                self._settle(cluster)
        return tuple(self._in_order())

    def _in_order(self) -> list[Item]:
        rows: list[Item] = []
        workouts = iter(self.found)
        for file in self.files:
            made = [found.item for _, found in zip(file.workouts, workouts, strict=False) if found.item]
            if file.problem and made:
                made = [replace(item, sentence=f"{item.sentence} {file.problem}".strip()) for item in made]
            elif file.problem:
                made = [Item(Fate.UNREADABLE, file.name, file.within, sentence=file.problem)]
            rows += made
        return rows

    def _is_settled(self, found: _Found) -> bool:
        """Whether a workout's fate is clear by itself."""
        workout = found.facts.workout
        is_on_foot = workout.sport in _ON_FOOT
        self.has_walks = self.has_walks or is_on_foot
        known = self.known.get(found.facts.source_id)
        if known is not None and not (self._is_run(workout.sport) and is_repaired(found.facts, known)):
            found.item = self._row(found, Fate.KNOWN)
        elif workout.sport is Sport.OTHER:
            found.item = self._row(found, Fate.NOT_A_RUN, words.not_a_run(workout))
        elif Doubt.NO_UNIT in workout.doubts and (self.answers.with_walks or not is_on_foot):
            self.asked[Topic.UNITS] += 1
            if self.answers.units is None:
                found.item = self._row(found, Fate.WAITING, tr(words.WAITS_FOR_UNITS))
        return found.item is not None

    def _is_run(self, sport: Sport) -> bool:
        """Whether a workout of that sport comes in, as far as was answered."""
        if sport is Sport.UNKNOWN:
            return self.answers.unknown_is_run is True
        return sport is Sport.RUN or (sport in _ON_FOOT and self.answers.with_walks)

    def _settle(self, cluster: Cluster) -> None:
        """Decide on the recordings of one run."""
        members = [self.found[place] for place in cluster.indices]
        sports = {found.facts.workout.sport for found in members}
        if sports == {Sport.UNKNOWN} and not cluster.run_id:
            self.asked[Topic.SPORT] += len(members)
            if self.answers.unknown_is_run is None:
                self._all(members, Fate.WAITING, tr(words.WAITS_FOR_SPORT))
                return
            if not self.answers.unknown_is_run:
                self._all(members, Fate.NOT_A_RUN, tr(words.SKIPPED))
                return
        if not any(self._is_run(sport) for sport in sports) and sports != {Sport.UNKNOWN}:
            for found in members:
                found.item = self._row(found, Fate.NOT_A_RUN, words.not_a_run(found.facts.workout))
            return
        zoneless = [found for found in members if found.facts.workout.zone is not Zone.OFFSET]
        self.asked[Topic.ZONE] += sum(found.facts.start is not None for found in zoneless)
        self._keep(members, cluster.run_id, cluster.near)

    def _keep(self, members: list[_Found], run_id: str, near: set[date]) -> None:
        """Make one run of recordings, the row of the richest first; the others go with it."""
        members = sorted(members, key=lambda found: rank(found.facts))
        told, leader = [found.facts for found in members], members[0]
        before, entry = self.diary.runs.get(run_id), self.diary.entries.get(entry_of(run_id))
        if before is None:
            run = new_run(told, self.diary.runs)
        else:
            run = enriched(before, told, self.now, is_answered=run_id in self.answered)
        if run is None:
            for found in members:
                found.item = self._row(found, Fate.DOUBTFUL, words.undated(found.facts))
            return
        for found in members:
            found.item = self._row(
                found, Fate.MERGED, words.twin_sentence(leader.file.within or PurePath(leader.file.name).name)
            )
        if before is None:
            fate = Fate.DOUBTFUL if told[0].doubts or near else Fate.NEW
            said = words.new_sentence(told[0], is_awaited=entry is not None, near=near)
        else:
            fate = Fate.MERGED
            said = " ".join(filter(None, (words.merged_sentence(before, run), words.check(told[0]))))
        texts = words.row_texts(leader.facts, self.diary.preferences.units)
        leader.item = Item(
            fate,
            leader.file.name,
            leader.file.within,
            **texts,
            sentence=said,
            run=run,
            is_chosen=True,
            before=before,
            entry=entry,
        )

    def _all(self, members: list[_Found], fate: Fate, sentence: str) -> None:
        for found in members:
            found.item = self._row(found, fate, sentence)

    def _row(self, found: _Found, fate: Fate, sentence: str = "") -> Item:
        """A row of which nothing is kept."""
        texts = words.row_texts(found.facts, self.diary.preferences.units)
        return Item(fate, found.file.name, found.file.within, **texts, sentence=sentence)
