"""Made diary-0001.kneelog: a small diary of revision 0001 in which every column holds something.

Run with the kneelog of that revision, from the checkout: ``python -m tests.data.make_diary_0001``. The file is
committed as that kneelog wrote it and is never made anew.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path

from kneelog.domain.care import (
    SINGLE,
    Appointment,
    Background,
    LookedAt,
    Reminder,
    Score,
    SeeingSomeone,
    Tried,
)
from kneelog.domain.diary import Change, Diary, Edit, Record, RecordKind, Weighed
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.places import Place
from kneelog.domain.report import (
    ONGOING,
    Knee,
    KneeReport,
    Lasted,
    LastedUnit,
    Spread,
    Swelling,
    SwellingExtent,
    SwellingOnset,
)
from kneelog.domain.run import Run, RunKind, Shoe
from kneelog.domain.settings import Appearance, Country, Preferences, RuleSettings, Units
from kneelog.domain.signs import KNEE_SIGNS, PERSON_SIGNS, SIGNS, Sign
from kneelog.store.creation import create_diary
from kneelog.store.diary import SqliteDiary

FILE = Path(__file__).with_name("diary-0001.kneelog")

MONDAY = date(2026, 3, 2)
WINTER = timezone(timedelta(hours=1))

RUN = Run(
    "run-1",
    MONDAY,
    datetime(2026, 3, 2, 17, 40, 12, 500_000, tzinfo=WINTER),
    distance_m=8_200,
    moving_s=2_952,
    climb_m=85,
    heart_rate=148,
    cadence=172,
    effort=6,
    kind=RunKind.EASY,
    surface="trail",
    shoes="Blue, the old ones",
    title="Along the canal — windy",
    source="garmin",
    source_ids=("garmin:123456", "file:2026-03-02.fit"),
    edited_at=datetime(2026, 3, 2, 18, 30, 0, tzinfo=UTC),
)
FULL = Entry(
    "entry-1",
    MONDAY,
    Kind.RUN,
    at=time(18, 30, 15, 250_000),
    utc_offset=60,
    run="run-1",
    left=KneeReport(
        level=7,
        start=3,
        during=5,
        after=7,
        places=(Place.KNEECAP, Place.INNER_JOINT_LINE),
        spread=Spread.PALM,
        swelling=Swelling.SLIGHT,
        swelling_extent=SwellingExtent.SPOT,
        swelling_onset=SwellingOnset.NEXT_DAY,
        lasted=Lasted(36, LastedUnit.HOURS),
        signs=(Sign.GIVES_WAY, Sign.STAIRS_DOWN, Sign.EASED_BY_ICE),
    ),
    right=KneeReport(level=0, swelling=Swelling.NONE, lasted=ONGOING),
    signs=(Sign.CALF_SWOLLEN,),
    note='=SUM(A1); "worse" downhill,\nbetter on the flat — Ärger 🦵',
    eased_by_medicine="ibuprofen 400 mg",
    recorded_at=datetime(2026, 3, 2, 17, 31, 0, 123_456, tzinfo=UTC),
    edited_at=datetime(2026, 3, 3, 6, 0, 0, tzinfo=UTC),
)
MORNING = Entry(
    "entry-2",
    MONDAY + timedelta(days=1),
    Kind.REST,
    at=time(7, 5),
    utc_offset=60,
    run="run-1",
    left=KneeReport(level=4),
    right=KneeReport(level=0),
    recorded_at=datetime(2026, 3, 3, 6, 5, tzinfo=UTC),
)
BARE = Entry("entry-3", MONDAY + timedelta(days=2), Kind.REST, note="forgot the times")
EVERY_PLACE_AND_SIGN = Entry(
    "entry-4",
    MONDAY + timedelta(days=3),
    Kind.RUN,
    left=KneeReport(places=tuple(Place)),
    right=KneeReport(signs=tuple(sign for sign in SIGNS if sign in KNEE_SIGNS)),
    signs=tuple(sign for sign in SIGNS if sign in PERSON_SIGNS),
)
CARE: dict[RecordKind, tuple[Record, ...]] = {
    RecordKind.SHOE: (Shoe("shoe-1", "Blue, the old ones", date(2025, 5, 1), date(2026, 4, 1), True),),
    RecordKind.APPOINTMENT: (
        Appointment(
            "visit-1", date(2026, 3, 20), "Dr Kim", "May I run?", "left knee", "10 km", "rest\na week"
        ),
    ),
    RecordKind.SEEING: (
        SeeingSomeone("seeing-1", Knee.LEFT, date(2026, 3, 20), date(2026, 5, 1), "Dr Kim"),
        SeeingSomeone("seeing-2", Knee.RIGHT, date(2026, 3, 20)),
    ),
    RecordKind.SCORE: (Score("score-1", date(2026, 3, 20), "KOOS-12", "62"),),
    RecordKind.TRIED: (Tried("tried-1", date(2026, 3, 21), "step-ups", date(2026, 4, 21), helped=True),),
    RecordKind.LOOKED_AT: (
        LookedAt("looked-1", Sign.GIVES_WAY, Knee.LEFT, date(2026, 3, 20)),
        LookedAt("looked-2", Sign.CALF_SWOLLEN, None, date(2026, 3, 20)),
    ),
    RecordKind.REMINDER: (Reminder(date(2026, 4, 1)),),
    RecordKind.BACKGROUND: (
        Background(
            name="Robin",
            year_of_birth=1984,
            sex="f",
            conditions="none",
            left_past="meniscus, 2019",
            right_past="—",
            strength="hips weak",
            flexibility="calves tight",
            running_style="pelvis drops",
            goal="the half in May",
        ),
    ),
    RecordKind.RULES: (RuleSettings(6, 2, 3, 2, 4, 28, 2, 0, 21),),
    RecordKind.PREFERENCES: (
        Preferences(
            units=Units.MILES,
            country=Country.OTHER,
            emergency_number="144",
            advice_number="+41 44 000",
            first_weekday=6,
            appearance=Appearance.DARK,
            move_on=False,
            welcomed=True,
        ),
    ),
}
DIARY = Diary(
    {
        RecordKind.ENTRY: {one.id: one for one in (FULL, MORNING, BARE, EVERY_PLACE_AND_SIGN)},
        RecordKind.RUN: {RUN.id: RUN},
        **{kind: {getattr(one, "id", SINGLE): one for one in many} for kind, many in CARE.items()},
    }
)
UNDONE = Entry("entry-5", MONDAY, Kind.REST, note="taken back")
DRAFT = {"left": {"level": 4}, "note": "half a sen"}


def make(path: Path, diary: Diary = DIARY) -> None:
    """Write ``diary`` to ``path``, where nothing may lie yet, as it would grow over the days."""
    create_diary(path)
    store = SqliteDiary(path)
    grow(store, diary)
    store.close()


def grow(store: SqliteDiary, diary: Diary, *weighed: Weighed) -> None:
    """Write ``diary`` into an empty one; for its first change, ``weighed`` was weighed."""
    edits = [
        Edit(kind, record_id, None, record)
        for kind, records in diary.records.items()
        for record_id, record in records.items()
    ]
    earlier = Entry("entry-3", BARE.on, Kind.REST, note="forgot")
    first = [Edit(e.kind, e.id, None, earlier if e.after is BARE else e.after) for e in edits]
    store.commit(Change("Everything", tuple(first), weighed))
    store.commit(Change("Note corrected", (Edit(RecordKind.ENTRY, BARE.id, earlier, BARE),)))
    store.commit(Change("Taken back", (Edit(RecordKind.ENTRY, UNDONE.id, None, UNDONE),)))
    store.undo()
    store.keep_draft(DRAFT)


if __name__ == "__main__":
    make(FILE)
