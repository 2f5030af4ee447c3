"""A fictional runner's diary, for trying out, for pictures and for measuring; the same for the same seed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, time, timedelta
from random import Random
from typing import TYPE_CHECKING

from kneelog.domain.diary import Change, Diary, Edit, RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.report import BLANK, KneeReport
from kneelog.domain.run import Run, RunKind
from kneelog.domain.signs import Sign
from kneelog.services import demo_knees as knees
from kneelog.services import demo_story as story
from kneelog.services.local_time import offset_minutes
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.domain.diary import Record

MAX_YEARS = 100
_RUN_DAYS = {1: 0.86, 3: 0.86, 5: 0.42, 6: 0.92}  # Tuesday, Thursday, now and then Saturday, Sunday
_SUNDAY, _THURSDAY = 6, 3
_FELT = 0.6
_AWAY_WEEKS = (10, 31, 32)
_MORNING_AT_REST = 0.45


def demo_diary(end: date, years: int = 1, seed: int = 1) -> Diary:
    """The diary of Ana Example over ``years`` (1-100) up to and with ``end``.

    The last year and the last fortnight tell the same story for every ``years``.
    """
    book = _Book(end, seed, story.Niggles(years, seed))
    for before_end in range(years * story.YEAR_DAYS - 1, -1, -1):
        book.write_day(before_end)
    records: dict[RecordKind, dict[str, Record]] = story.care_records(end, years)
    records[RecordKind.RUN] = {run.id: run for run in book.runs}
    records[RecordKind.ENTRY] = {entry.id: entry for entry in book.entries}
    return Diary(records)


def as_change(diary: Diary) -> Change:
    """Everything in ``diary`` as one change to an empty diary; what others refer to comes first."""
    last = (RecordKind.RUN, RecordKind.ENTRY)
    kinds = [kind for kind in diary.records if kind not in last] + list(last)
    edits = [Edit(kind, key, None, record) for kind in kinds for key, record in diary.of(kind).items()]
    return Change(tr("Example diary of a runner who does not exist."), tuple(edits))


@dataclass
class _Book:
    """The diary while it is being written, day by day from the oldest."""

    end: date
    seed: int
    niggles: story.Niggles
    runs: list[Run] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    _answered_yesterday: Run | None = None
    _to_come: list[int] = field(default_factory=lambda: [story.PEAK, story.TWINGE])

    def write_day(self, before_end: int) -> None:
        """Write what happened that day, if anything was recorded."""
        chance = Random(self.seed * 1_000_003 + before_end)  # noqa: S311 - a story, not a secret
        on = self.end - timedelta(days=before_end)
        yesterdays, self._answered_yesterday = self._answered_yesterday, None
        if before_end <= max(story.FORTNIGHT):
            self._write_told(on, story.FORTNIGHT.get(before_end), yesterdays, chance)
            return
        felt = self.niggles.felt(before_end)
        asked = yesterdays is not None and chance.random() < (0.75 if felt > 1 else 0.5)
        if asked and yesterdays is not None:
            self._write_morning(on, yesterdays, felt, chance)
        if self._runs_on(on, felt, chance):
            self._write_run(on, before_end, felt, chance)
        elif chance.random() < (0.25 if asked else 0.9):
            self._write_rest(on, felt, chance)

    def _write_told(self, on: date, told: story.Told | None, yesterdays: Run | None, chance: Random) -> None:
        if told is None:
            return
        run = None
        if told.run is not None:
            run = _run(on, told.run, told.kind, chance, worn=True)
            self.runs.append(run)
            if told.left is None and told.right is None:
                return
            self._answered_yesterday = run
        elif told.morning:
            run = yesterdays
        self._write(on, run, (told.left or BLANK, told.right or BLANK), told.note, chance)

    @staticmethod
    def _runs_on(on: date, felt: float, chance: Random) -> bool:
        likely = _RUN_DAYS.get(on.weekday(), 0.0)
        if on.isocalendar().week in _AWAY_WEEKS:
            likely *= 0.3
        return chance.random() < likely * (0.7 if felt >= knees.HURTS_MUCH - 1 else 1.0)

    def _write_run(self, on: date, before_end: int, felt: float, chance: Random) -> None:
        answered = chance.random() > 0.05  # noqa: PLR2004 - one in twenty never is
        worn = not answered or chance.random() < 0.8  # noqa: PLR2004 - the others were typed by hand
        run = _run(on, *_plan(on, felt, chance), chance, worn=worn)
        self.runs.append(run)
        if not answered:
            return
        level = knees.around(felt, chance)
        if self._comes_to_pass(story.PEAK, before_end):
            level = story.PEAK_LEVEL
        left = knees.sore(level, chance, ran=True)
        if self._comes_to_pass(story.TWINGE, before_end):
            left = replace(left, signs=(*left.signs, Sign.CLICKS_PAINFULLY))
        self._answered_yesterday = run
        self._write(on, run, (left, knees.other(chance)), knees.note(level, chance, ran=True), chance)

    def _comes_to_pass(self, turn: int, before_end: int) -> bool:
        """Whether this answered run is the first on or after the day of a turn of the story."""
        if turn not in self._to_come or before_end > turn:
            return False
        self._to_come.remove(turn)
        return True

    def _write_morning(self, on: date, run: Run, felt: float, chance: Random) -> None:
        left = knees.sore(knees.around(felt * _FELT, chance), chance, ran=False)
        self._write(on, run, (left, knees.other(chance)), "", chance)

    def _write_rest(self, on: date, felt: float, chance: Random) -> None:
        level = knees.around(felt * _MORNING_AT_REST, chance)
        left = knees.sore(level, chance, ran=False)
        if chance.random() < 0.03:  # noqa: PLR2004 - now and then a note alone
            self._write(
                on,
                None,
                (BLANK, BLANK),
                knees.note(level, chance, ran=False) or story.NOTES[False, False][0],
                chance,
            )
            return
        self._write(on, None, (left, knees.other(chance)), knees.note(level, chance, ran=False), chance)

    def _write(
        self, on: date, run: Run | None, said: tuple[KneeReport, KneeReport], note: str, chance: Random
    ) -> None:
        morning = run is not None and run.on != on
        hour, minute = (7, chance.randrange(60)) if morning else (20, chance.randrange(60))
        if run is not None and run.started_at is not None and not morning:
            hour, minute = run.started_at.hour + 1, chance.randrange(60)
        kind = Kind.RUN if run is not None and not morning else Kind.REST
        suffix = "morning" if morning else kind.value
        late = timedelta(days=chance.choice((1, 2))) if chance.random() < 0.06 else timedelta()  # noqa: PLR2004
        typed = story.typed(on, hour, minute, timedelta(minutes=1) + late)
        entry = Entry(
            id=f"demo-{on.isoformat()}-{suffix}",
            on=on,
            kind=kind,
            at=None if morning else time(hour, minute),
            utc_offset=offset_minutes(typed),
            run=None if run is None else run.id,
            left=said[0],
            right=said[1],
            note=note,
            recorded_at=min(typed, story.typed(self.end, 23, 59, timedelta())).astimezone(UTC),
        )
        self.entries.append(entry)


def _plan(on: date, felt: float, chance: Random) -> tuple[float, RunKind]:
    easing = 0.7 if felt >= knees.HURTS else 1.0
    if on.weekday() == _SUNDAY:
        if chance.random() < 0.04:  # noqa: PLR2004 - a race or two a year
            return 10_000, RunKind.RACE
        return round(chance.gauss(14_500, 1_800) * easing, -2), RunKind.LONG
    if on.weekday() == _THURSDAY and felt < knees.HURTS and chance.random() < _FELT:
        return round(chance.gauss(8_000, 500), -2), RunKind.INTERVALS
    return round(chance.gauss(7_600, 900) * easing, -2), RunKind.EASY


def _run(on: date, metres: float, kind: RunKind, chance: Random, *, worn: bool) -> Run:
    metres = max(3_000, int(metres))
    pace = chance.gauss(340 if kind in {RunKind.EASY, RunKind.LONG} else 315, 9)
    trail = kind is RunKind.LONG and chance.random() < _FELT
    early = on.weekday() >= _SUNDAY - 1
    start = story.typed(on, 9 if early else 17, chance.randrange(60), timedelta())
    return Run(
        id=f"demo-{on.isoformat()}",
        on=on,
        started_at=start,
        distance_m=metres,
        moving_s=round(metres / 1000 * pace),
        climb_m=round(metres / 1000 * chance.uniform(2, 22 if trail else 7)),
        heart_rate=round(chance.gauss(146 if kind is RunKind.EASY else 154, 4)) if worn else None,
        cadence=round(chance.gauss(167, 2)) if worn else None,
        effort={RunKind.EASY: 4, RunKind.LONG: 6, RunKind.INTERVALS: 8, RunKind.RACE: 9}[kind],
        kind=kind,
        surface="trail" if trail else ("track" if kind is RunKind.INTERVALS else "road"),
        shoes=story.shoe_name(on, story.TRAIL if trail else story.ROAD),
        title=tr("Morning run") if early else tr("Evening run"),
        source=story.SOURCE if worn else "",
        source_ids=(f"example:{on.isoformat()}",) if worn else (),
    )
