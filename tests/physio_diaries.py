"""Very different diaries, each with what its runner chose for the page for the physio and the day it is made on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from kneelog.domain.care import SINGLE, Appointment, Background, Score, SeeingSomeone, Tried
from kneelog.domain.checks import MAX_TEXT
from kneelog.domain.diary import RECORD_TYPES, Diary, RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.period import Period
from kneelog.domain.places import Place
from kneelog.domain.report import BLANK, Knee, KneeReport, Lasted, LastedUnit, Swelling
from kneelog.domain.run import Run, RunKind
from kneelog.domain.settings import Preferences, RuleSettings, Units
from kneelog.domain.signs import KNEE_SIGNS, PERSON_SIGNS, Sign
from kneelog.services.demo import demo_diary
from kneelog.services.physio_choice import About, Choice
from kneelog.services.physio_page import PaperSize
from kneelog.services.physio_period import default_period, offers
from kneelog.services.physio_visit import choice_from
from tests.physio_pages import LEFT, RIGHT, RUNS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kneelog.domain.diary import Record

TODAY = date(2026, 3, 10)
LAST = date(2026, 3, 9)
FIRST = date(2026, 1, 27)
SIX_WEEKS = Period(FIRST, LAST)
KINDS = {cls: kind for kind, cls in RECORD_TYPES.items()}

HARD = (
    "*bold* _soft_ #set page(width: 1cm) $x^2$ <b>HTML</b> &amp; `raw` \\ [brackets] {braces} "
    "مرحبا שלום 👩🏽‍🦽 🏃 \x07 \x1b[31m \u202e back \u2066 e\u0301 ﷽ \ufeff – “quoted” it's\n= A heading\n- a list\n"
)
"""Markup of several kinds, right to left, emoji, control characters: to be printed as typed."""


class Made(NamedTuple):
    """A diary, what the runner chose, and the day on which the page is made."""

    diary: Diary
    choice: Choice
    today: date


def holding(*records: Record) -> Diary:
    """A diary of these records."""
    found: dict[RecordKind, dict[str, Record]] = {}
    for record in records:
        found.setdefault(KINDS[type(record)], {})[getattr(record, "id", SINGLE)] = record
    return Diary(found)


def plus(diary: Diary, *records: Record) -> Diary:
    """``diary`` with these records too."""
    more = holding(*records).records
    return Diary({kind: {**diary.of(kind), **more.get(kind, {})} for kind in {*diary.records, *more}})


def rest(on: date, left: KneeReport = BLANK, right: KneeReport = BLANK, **more: object) -> Entry:
    """What was said on a day of rest, typed the same evening."""
    typed = datetime.combine(on, time(20), UTC)
    values = {"at": time(19, 30), "recorded_at": typed} | more
    return Entry(f"rest-{on}", on, Kind.REST, left=left, right=right, **values)  # type: ignore[arg-type]


def ran(
    on: date, km: float | None, left: KneeReport = BLANK, right: KneeReport = BLANK, **of_run: object
) -> tuple[Run, Entry]:
    """A run of so many kilometres and its answer."""
    values = {"distance_m": None if km is None else round(km * 1000), "moving_s": 2820} | of_run
    run = Run(f"run-{on}", on, **values)  # type: ignore[arg-type]
    typed = datetime.combine(on, time(19), UTC)
    entry = Entry(
        f"ran-{on}", on, Kind.RUN, time(18, 30), run=run.id, left=left, right=right, recorded_at=typed
    )
    return run, entry


def level(written: str, **more: object) -> KneeReport:
    """The report of a level as the page made by hand writes it: "4", "4.", or "-"."""
    return BLANK if written == "-" else KneeReport(int(written.strip(".")), **more)  # type: ignore[arg-type]


def six_weeks(left: str = LEFT, right: str = RIGHT) -> list[Record]:
    """The six weeks of the page made by hand, as entries and runs."""
    records: list[Record] = []
    for number, (one, other) in enumerate(zip(left.split(), right.split(), strict=True)):
        on = FIRST + timedelta(days=number)
        places = (Place.INNER_JOINT_LINE,) if number % 4 == 0 and one != "-" else ()
        reports = level(one, places=places), level(other)
        if number in RUNS:
            shoes = "Glide 4" if number >= 18 else "Glide 3"
            surface = "trail" if number % 3 == 0 and number > 20 else "road"
            records += ran(on, RUNS[number], *reports, shoes=shoes, surface=surface)
        elif reports != (BLANK, BLANK):
            records.append(rest(on, *reports))
    return records


def ana() -> Diary:
    """Ana Example: both knees over six weeks, a visit in between, the next one today."""
    before = [item for weeks in (2, 4, 6) for item in ran(FIRST - timedelta(weeks=weeks), 9, shoes="Glide 3")]
    return plus(
        holding(*before, *six_weeks()),
        Appointment("seen", date(2026, 2, 26), "Pat Physio", said="Shorter runs for now."),
        Appointment(
            "next",
            TODAY,
            "Pat Physio",
            question="Can I keep my long Sunday run while the inner side of my left knee settles?",
            problem="Ache on the inner side of the left knee since late January, first only after long runs, now "
            "on stairs too.",
            goal="half marathon on 26 April",
        ),
        SeeingSomeone("pat", Knee.LEFT, date(2026, 2, 26), with_whom="Pat Physio"),
        Score("lefs", date(2026, 2, 26), "LEFS", "61"),
        Score("old", date(2025, 6, 2), "LEFS", "72"),
        Tried("ice", date(2026, 3, 3), "ice", date(2026, 3, 9), helped=True),
        Tried("tape", date(2026, 2, 20), "tape", date(2026, 2, 24), helped=False),
        Tried("steps", date(2026, 3, 1), "shorter steps"),
        rest(date(2026, 3, 3), KneeReport(3, swelling=Swelling.SLIGHT, signs=(Sign.GIVES_WAY, Sign.CATCHES))),
        Background(
            name="Ana Example",
            year_of_birth=1985,
            sex="female",
            left_past="Meniscus sutured in 2019.",
            goal="To run with the children.",
        ),
    )


def five_niggles() -> Diary:
    """A year in which five niggles came and went, in both knees."""
    spells = (
        (Knee.LEFT, 330, Place.KNEECAP),
        (Knee.RIGHT, 260, Place.OUTER_JOINT_LINE),
        (Knee.LEFT, 190, Place.HOLLOW),
        (Knee.RIGHT, 90, Place.SHIN_BUMP),
        (Knee.LEFT, 12, Place.INNER_TOP_OF_SHIN),
    )
    records: list[Record] = []
    for ago in range(364, -1, -2):
        on = TODAY - timedelta(days=ago)
        reports = {Knee.LEFT: KneeReport(0), Knee.RIGHT: KneeReport(0)}
        for knee, begun, place in spells:
            if begun - 24 <= ago <= begun:
                reports[knee] = KneeReport(3 + ago % 5, places=(place,))
        records += ran(on, 5 + ago % 9, *reports.values())
    return holding(*records)


def all_places() -> Diary:
    """Every place of both knees, one more each day."""
    places = list(Place)
    return holding(
        *(
            rest(
                LAST - timedelta(days=number),
                KneeReport(4, places=tuple(places[: number + 1])),
                KneeReport(2, places=tuple(places[number:])),
            )
            for number in range(len(places))
        )
    )


def all_signs() -> Diary:
    """Every sign there is, of both knees and of the person, twice."""
    report = KneeReport(
        8, swelling=Swelling.TIGHT, lasted=Lasted(4, LastedUnit.DAYS), signs=tuple(sorted(KNEE_SIGNS))
    )
    person = {"signs": tuple(sorted(PERSON_SIGNS)), "eased_by_medicine": "ibuprofen 400 mg, twice"}
    days = (date(2026, 3, 3), date(2026, 3, 7))
    return holding(*(rest(on, report, replace(report, level=3), **person) for on in days))


def longest() -> Diary:
    """Every text at its longest, each full of what a page could stumble over."""
    text = (HARD * (MAX_TEXT // len(HARD) + 1))[: MAX_TEXT - 1] + "!"
    line = (HARD.replace("\n", " ") * 3)[:199] + "!"
    report = KneeReport(6, places=(Place.INNER_JOINT_LINE,))
    of_run: dict[str, Any] = {"surface": line, "shoes": line, "title": line, "source": line}
    return holding(
        *(item for ago in (1, 3, 5, 8) for item in ran(TODAY - timedelta(days=ago), 8, report, **of_run)),
        rest(TODAY, KneeReport(5), note=text, eased_by_medicine=line),
        Appointment("next", TODAY, line, text, text, text, text),
        SeeingSomeone("left", Knee.LEFT, date(2026, 1, 1), with_whom=line),
        SeeingSomeone("right", Knee.RIGHT, date(2026, 1, 1), with_whom=line),
        *(Score(f"score-{number}", date(2026, 1, number + 1), line, line) for number in range(12)),
        *(Tried(f"tried-{number}", date(2026, 2, number + 1), text) for number in range(12)),
        Background(
            name=line,
            year_of_birth=1930,
            sex=line,
            conditions=text,
            left_past=text,
            right_past=text,
            strength=text,
            flexibility=text,
            running_style=text,
            goal=text,
        ),
    )


def only_runs() -> Diary:
    """Six weeks of runs of which nothing was said, some without a distance."""
    kinds = list(RunKind)
    return holding(
        *(
            Run(
                f"run-{ago}",
                TODAY - timedelta(days=ago),
                distance_m=None if ago % 9 == 0 else 6000 + 150 * (42 - ago),
                kind=kinds[ago % len(kinds)],
                surface="road" if ago > 20 else "trail",
            )
            for ago in range(0, 70, 3)
        )
    )


def _all_of(diary: Diary, today: date) -> Period:
    return offers(diary, today)[-1].period


def _years(years: int) -> Made:
    diary = demo_diary(TODAY, years)
    return Made(diary, choice_from(diary, _all_of(diary, TODAY), TODAY), TODAY)


def _six_weeks_of(diary: Diary, **chosen: object) -> Made:
    return Made(diary, choice_from(diary, SIX_WEEKS, TODAY, **chosen), TODAY)


def _default_of(diary: Diary, **chosen: object) -> Made:
    return Made(diary, choice_from(diary, default_period(diary, TODAY), TODAY, **chosen), TODAY)


def _miles() -> Made:
    diary = plus(demo_diary(TODAY, 1), Preferences(units=Units.MILES, first_weekday=6))
    twelve_weeks = offers(diary, TODAY)[-3].period
    return Made(diary, choice_from(diary, twelve_weeks, TODAY, paper=PaperSize.LETTER), TODAY)


def _changed_settings() -> Made:
    rules = RuleSettings(6, 2, 3, 2, 4, 28, 2, 0, 21)
    return _six_weeks_of(plus(ana(), rules))


def _zeros(levels: str) -> str:
    return " ".join(one if one == "-" else "0" for one in levels.split())


def _made() -> Iterable[tuple[str, Made]]:
    demo = demo_diary(TODAY, 1)
    yield "none", _default_of(Diary())
    yield "one entry", _default_of(holding(rest(date(2026, 3, 8), KneeReport(3, places=(Place.KNEECAP,)))))
    yield "one knee", _six_weeks_of(holding(*six_weeks(right=" ".join("-" * 42))))
    yield "both knees", _six_weeks_of(ana(), about=frozenset(About))
    yield "since the visit", _default_of(ana())
    yield "five niggles", Made(five := five_niggles(), Choice(_all_of(five, TODAY)), TODAY)
    yield "six weeks", _six_weeks_of(demo)
    yield "two years", _years(2)
    yield "twenty years", _years(20)
    yield "all places", _six_weeks_of(all_places())
    yield "all signs", _six_weeks_of(all_signs(), with_entries=True)
    yield "longest texts", _six_weeks_of(longest(), about=frozenset(About))
    yield "miles and Sundays", _miles()
    yield "before the diary", Made(demo, Choice(Period(date(2024, 1, 1), date(2024, 2, 11))), TODAY)
    yield "still to come", Made(demo, Choice(Period(date(2026, 4, 1), date(2026, 4, 20))), TODAY)
    yield "only runs", _default_of(only_runs())
    yield "all zero", _six_weeks_of(holding(*six_weeks(_zeros(LEFT), _zeros(RIGHT))))
    yield "with its entries", _default_of(ana(), with_entries=True, with_notes=True)
    yield "changed settings", _changed_settings()


DIARIES: dict[str, Made] = dict(_made())
"""By name. A :class:`Made` is a tuple: (diary, choice, today)."""
