"""The table of scenarios. A new way to change a diary file gets its class here or beside, and its line below."""

from __future__ import annotations

import io
import shutil
from contextlib import closing
from typing import TYPE_CHECKING, ClassVar, Final

from kneelog.domain.diary import Diary
from kneelog.exporters import kneelog_csv
from kneelog.importers.activity_files import read_files
from kneelog.importers.detect import plan_import
from kneelog.importers.rows import Reading
from kneelog.services import activity_plan
from kneelog.services.demo import as_change, demo_diary
from kneelog.services.record import instant
from kneelog.store.backup import backup, restore
from kneelog.store.check import check
from kneelog.store.layout import REVISION
from tests.data import make_diary_0001, make_diary_0002, make_diary_0003
from tests.importers import fit_writer
from tests.soak.exports import Exports
from tests.soak.keeping import KEEPING
from tests.soak.scenario import DIARY, END, NOW, Scenario, next_start
from tests.store.helpers import CHECKOUT, begun, changed, content, entry, loaded, new, opened, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kneelog.domain.diary import Change
    from kneelog.store.diary import SqliteDiary

BACKUP = "backup.kneelog"


class Stepwise(Scenario):
    """One open diary goes from state to state; after step ``k`` it is exactly in state ``k``."""

    states: list[Diary]

    def act(self, folder: Path) -> Iterator[str]:
        with closing(opened(folder / DIARY, create=False)) as store:
            for number in range(min(self.steps, len(self.states) - 1)):
                self.step(store, number)
                yield str(number)

    def step(self, store: SqliteDiary, number: int) -> None:
        """Go from state ``number`` to the next."""
        raise NotImplementedError

    def judge(self, folder: Path, told: list[str]) -> None:
        found = content(next_start(folder))
        possible = [content(state) for state in self.states[len(told) : len(told) + 2]]
        assert found in possible, f"after {len(told)} steps: neither that state nor the next"


def _after_each(before: Diary, changes: Sequence[Change]) -> list[Diary]:
    states = [before]
    for change in changes:
        states.append(states[-1].applying(change.edits))
    return states


def _write_runs(folder: Path, count: int) -> Iterator[Path]:
    """Files of a watch, a run a day."""
    folder.mkdir()
    for number in range(count):
        start = fit_writer.START - number * 24 * 3600
        path = folder / f"{number}.fit"
        path.write_bytes(
            fit_writer.fit(
                fit_writer.file_id(created=start), fit_writer.session(start=start, time=start + 3925)
            )
        )
        yield path


class Saves(Stepwise):
    """A run with three entries is saved, and the next save corrects one of them."""

    name = "saves"

    def prepare(self, folder: Path) -> None:
        begun(folder / DIARY)
        self._changes: list[Change] = []
        for number in range(60):
            first, *others = (entry(f"{number}-{part}", run=f"{number}", note="x" * 500) for part in range(3))
            self._changes.append(new(run(f"{number}"), first, *others))
            self._changes.append(changed(first, entry(first.id, left=7, run=f"{number}")))
        self.states = _after_each(Diary({}), self._changes)

    def step(self, store: SqliteDiary, number: int) -> None:
        store.commit(self._changes[number])


class UndoAndRedo(Stepwise):
    """Everything is taken back, and done again."""

    name = "undo, redo"

    def prepare(self, folder: Path) -> None:
        changes = [as_change(demo_diary(END, years=1))]
        changes += [
            new(*(entry(f"{number}-{part}", note="x" * 300) for part in range(20))) for number in range(9)
        ]
        with closing(opened(folder / DIARY)) as store:
            for change in changes:
                store.commit(change)
        there = _after_each(Diary({}), changes)
        self._depth = len(changes)
        self.states = [*reversed(there), *there[1:]]

    def step(self, store: SqliteDiary, number: int) -> None:
        done = store.undo() if number < self._depth else store.redo()
        assert done is not None


class Imports(Stepwise):
    """A season of activity files comes in as one change, then a year of entries as CSV; both are taken back."""

    name = "imports"

    def prepare(self, folder: Path) -> None:
        begun(folder / DIARY, run("r"), entry("a", run="r"))
        before = loaded(folder / DIARY)
        found = list(read_files(_write_runs(folder / "files", 150)))
        runs = activity_plan.change(activity_plan.plan(found, before, activity_plan.Answers(), NOW), before)
        assert runs is not None
        between = before.applying(runs.edits)
        text = io.StringIO(newline="")
        kneelog_csv.write(demo_diary(END, years=1), text)
        stream = io.BytesIO(text.getvalue().encode())
        entries = plan_import(stream, between, Reading(NOW.date(), instant(NOW))).change()
        assert entries is not None
        self._changes = (runs, entries)
        shutil.rmtree(folder / "files")
        after = between.applying(entries.edits)
        self.states = [before, between, after, between, before]

    def step(self, store: SqliteDiary, number: int) -> None:
        if number < len(self._changes):
            store.commit(self._changes[number])
        else:
            assert store.undo() is not None


class Beginning(Scenario):
    """The very first start makes a diary, and its first entry is saved."""

    name = "first start"

    def prepare(self, folder: Path) -> None:
        """Nothing is there."""

    def act(self, folder: Path) -> Iterator[str]:
        with closing(opened(folder / DIARY)) as store:
            yield "begun"
            store.commit(new(entry("a")))
            yield "saved"

    def judge(self, folder: Path, told: list[str]) -> None:
        assert (folder / DIARY).exists() or not told
        found = set(next_start(folder).entries)
        assert found in ({"a"}, set())
        assert found or len(told) < 2


class Backups(Scenario):
    """The diary grows and is backed up again and again to the same file in another folder."""

    name = "backup"

    def prepare(self, folder: Path) -> None:
        begun(folder / DIARY, *(entry(f"old-{number}", note="x" * 500) for number in range(200)))
        self._there = len(loaded(folder / DIARY).entries)
        (folder / "stick").mkdir()

    def act(self, folder: Path) -> Iterator[str]:
        with closing(opened(folder / DIARY)) as store:
            for number in range(min(self.steps, 4)):
                store.commit(new(entry(f"new-{number}")))
                backup(folder / DIARY, folder / "stick" / BACKUP)
                yield str(number)

    def judge(self, folder: Path, told: list[str]) -> None:
        here = len(next_start(folder).entries) - self._there
        assert here in (len(told), len(told) + 1)
        made = folder / "stick" / BACKUP
        assert made.exists() or not told
        if made.exists():
            assert check(made).is_sound
            assert len(told) <= len(loaded(made).entries) - self._there <= here
        backup(folder / DIARY, made)  # the next one clears away what was left half-made


class Restoring(Scenario):
    """A backup takes the diary's place."""

    name = "restore"

    def prepare(self, folder: Path) -> None:
        begun(folder / BACKUP, *(entry(f"old-{number}", note="x" * 500) for number in range(300)))
        begun(folder / DIARY, *(entry(f"present-{number}") for number in range(20)))
        self._kept, self._present = content(loaded(folder / BACKUP)), content(loaded(folder / DIARY))

    def act(self, folder: Path) -> Iterator[str]:
        yield str(restore(folder / BACKUP, folder / DIARY).set_aside)

    def judge(self, folder: Path, told: list[str]) -> None:
        found = content(next_start(folder))
        assert content(loaded(folder / BACKUP)) == self._kept
        aside = [content(loaded(path)) for path in folder.glob("diary.before-restore-*")]
        if found == self._present:
            assert (told, aside) == ([], [])
        else:
            assert (found, aside) == (self._kept, [self._present])


class Migration(Scenario):
    """A diary of each older release is opened for the first time, which brings it up to date."""

    name = "migration"
    _told: ClassVar = {
        "0001": make_diary_0001.DIARY,
        "0002": make_diary_0002.DIARY,
        "0003": make_diary_0003.DIARY,
    }

    def prepare(self, folder: Path) -> None:
        self._older = [revision for revision in self._told if revision < REVISION]
        for revision in self._older:
            (folder / revision).mkdir()
            shutil.copy(CHECKOUT / "tests" / "data" / f"diary-{revision}.kneelog", folder / revision / DIARY)

    def act(self, folder: Path) -> Iterator[str]:
        for revision in self._older:
            opened(folder / revision / DIARY, create=False).close()
            yield revision

    def judge(self, folder: Path, told: list[str]) -> None:
        assert all(check(folder / revision / DIARY).revision == REVISION for revision in told)
        for revision in self._older:
            place = folder / revision
            assert content(next_start(place)) == content(self._told[revision])
            aside = list(place.glob("diary.before-*"))
            assert aside, "the diary of the older release is kept"
            assert all(check(path).is_sound and check(path).revision == revision for path in aside)


SCENARIOS: tuple[type[Scenario], ...] = (
    Saves,
    Imports,
    UndoAndRedo,
    Beginning,
    Backups,
    Restoring,
    Migration,
    *KEEPING,
)
"""Every scenario; the kills of `make soak` are shared out among them evenly."""
NAMED: Final = {scenario.name: scenario for scenario in SCENARIOS}
EVERY: Final[dict[str, type[Scenario]]] = {**NAMED, Exports.name: Exports}
"""Those, and what changes no diary but writes files: for the faults of a disk."""
