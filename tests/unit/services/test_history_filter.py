"""What the runner looks for is found, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from kneelog.domain.diary import EMPTY, Edit, RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.history import History
from kneelog.domain.places import Place
from kneelog.domain.report import Knee, KneeReport, Swelling
from kneelog.domain.run import Run
from kneelog.domain.signs import Sign
from kneelog.rules.review import evaluate
from kneelog.services.history_filter import (
    Filter,
    Has,
    Only,
    Period,
    chosen,
    count_runs,
    first_day,
    of_findings,
    signs_used,
    to_fill_in,
)
from kneelog.services.history_rows import Book

DAY = date(2026, 3, 2)
INNER = KneeReport(4, places=(Place.INNER_JOINT_LINE,), swelling=Swelling.SLIGHT)
RECORDS: tuple[Entry | Run, ...] = (
    Run("r1", DAY, title="Morning loop", shoes="Foxglove Road", source="Watch"),
    Run("r2", DAY, title="Lonely hill", source="Watch"),
    Entry("inner", DAY, Kind.RUN, at=time(9), run="r1", left=INNER, right=KneeReport(0)),
    Entry("noted", date(2026, 3, 3), Kind.REST, right=KneeReport(2), note="Stairs were FINE today, Größe"),
    Entry("catches", date(2026, 3, 4), Kind.REST, left=KneeReport(7, signs=(Sign.STAIRS_DOWN, Sign.CATCHES))),
    Entry("calf", date(2026, 3, 5), Kind.REST, signs=(Sign.CALF_SWOLLEN,)),
    Entry(
        "dry", date(2026, 3, 6), Kind.REST, left=KneeReport(0, swelling=Swelling.NONE), right=KneeReport(0)
    ),
)


def book(*records: Entry | Run) -> Book:
    edits = (
        Edit(RecordKind.RUN if isinstance(item, Run) else RecordKind.ENTRY, item.id, None, item)
        for item in records or RECORDS
    )
    return Book.of(History.of(EMPTY.applying(edits)))


def found(wanted: Filter) -> set[str]:
    known = book()
    return {item.id for item in chosen(known, wanted)}


ALL = {"inner", "noted", "catches", "calf", "dry", "r2"}


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("", ALL),
        ("   ", ALL),
        ("fine", {"noted"}),
        ("GRÖSSE", {"noted"}),
        ("stairs", {"noted", "catches"}),
        ("stairs fine", {"noted"}),
        ("stairs catches", {"catches"}),
        ("joint line", {"inner"}),
        ("tibiofemoral", {"inner"}),
        ("swollen", {"calf"}),
        ("foxglove", {"inner"}),
        ("loop", {"inner"}),
        ("hill", {"r2"}),
        ("nowhere", set()),
    ],
)
def test_every_word_is_looked_for_in_notes_places_signs_shoes_and_titles(text: str, hits: set[str]) -> None:
    assert found(Filter(text)) == hits


@pytest.mark.parametrize(
    ("case", "wanted", "hits"),
    [
        ("a knee: it was recorded", Filter(knee=Knee.RIGHT), {"inner", "noted", "dry"}),
        ("runs, also those without an answer", Filter(kind=Kind.RUN), {"inner", "r2"}),
        ("rest", Filter(kind=Kind.REST), ALL - {"inner", "r2"}),
        ("from a day on", Filter(first=date(2026, 3, 5)), {"calf", "dry"}),
        ("until a day", Filter(last=date(2026, 3, 3)), {"inner", "noted", "r2"}),
        ("a note", Filter(has=Has(note=True)), {"noted"}),
        ("swelling is not 'none'", Filter(has=Has(swelling=True)), {"inner"}),
        ("swelling of the other knee", Filter(knee=Knee.RIGHT, has=Has(swelling=True)), set()),
        ("any sign, of the person too", Filter(has=Has(any_sign=True)), {"catches", "calf"}),
        ("one sign", Filter(has=Has(sign=Sign.CATCHES)), {"catches"}),
        ("a sign of the person", Filter(has=Has(sign=Sign.CALF_SWOLLEN)), {"calf"}),
        ("pain from 4, either knee", Filter(has=Has(level=4)), {"inner", "catches"}),
        ("pain from 2 in the right knee", Filter(knee=Knee.RIGHT, has=Has(level=2)), {"noted"}),
        ("no answer", Filter(has=Has(no_answer=True)), {"r2"}),
        ("an answer: only runs have one", Filter(has=Has(answered=True)), {"inner"}),
        ("an answer of the right knee with a note", Filter(has=Has(answered=True, note=True)), set()),
        (
            "all at once",
            Filter("stairs", Knee.LEFT, Kind.REST, DAY, None, Has(level=5, any_sign=True)),
            {"catches"},
        ),
        ("a fixed set", Filter(only=Only(frozenset({"dry", "r2"}), frozenset({"r2"}), "")), {"dry", "r2"}),
        ("a fixed set and a word", Filter("fine", only=Only(frozenset({"dry"}), frozenset(), "")), set()),
    ],
)
def test_conditions(case: str, wanted: Filter, hits: set[str]) -> None:
    assert found(wanted) == hits, case


@pytest.mark.parametrize(
    ("case", "wanted", "counts"),
    [
        ("everything", Filter(), (1, 1)),
        ("whatever answer is asked for", Filter(has=Has(no_answer=True)), (1, 1)),
        ("rest days have no answers", Filter(kind=Kind.REST), (1, 1)),
        ("what a word leaves", Filter("hill"), (0, 1)),
        ("what a period leaves", Filter(first=date(2026, 3, 3)), (0, 0)),
    ],
)
def test_runs_are_counted_by_their_answer(case: str, wanted: Filter, counts: tuple[int, int]) -> None:
    assert count_runs(book(), wanted) == counts, case


SEVERAL: dict[str, tuple[tuple[Entry | Run, ...], set[str]]] = {
    "an entry with a level": ((Run("r", DAY), Entry("e", DAY, Kind.RUN, run="r", left=INNER)), {"e"}),
    "no level, but another entry of the run has one": (
        (
            Run("r", DAY),
            Entry("e", DAY, Kind.RUN, run="r", note="x"),
            Entry("f", DAY, Kind.RUN, run="r", left=INNER),
        ),
        {"e", "f"},
    ),
    "an entry whose run is not known": ((Entry("e", DAY, Kind.RUN, left=INNER),), {"e"}),
    "such an entry without a level": ((Entry("e", DAY, Kind.RUN, note="x"),), set()),
    "a next morning is no answer": ((Run("r", DAY), Entry("e", DAY, Kind.REST, run="r", left=INNER)), set()),
}


@pytest.mark.parametrize(("records", "hits"), SEVERAL.values(), ids=SEVERAL)
def test_which_rows_are_runs_with_an_answer(records: tuple[Entry | Run, ...], hits: set[str]) -> None:
    known = book(*records)
    assert {item.id for item in chosen(known, Filter(has=Has(answered=True)))} == hits
    waiting = {item.id for item in chosen(known, Filter(has=Has(no_answer=True)))}
    assert not waiting & hits
    assert count_runs(known, Filter()) == (len(hits), len(waiting))


def test_an_answer_is_wanted_or_not_but_never_both() -> None:
    has = Has(note=True)
    for answer in (True, False, None):
        has = has.with_answer(answer=answer)
        assert (has.answer, has.note) == (answer, True)
    assert has == Has(note=True)


def test_filter_is_open_only_if_it_lets_everything_through() -> None:
    assert Filter().is_open
    assert Filter("  ").is_open
    assert not Filter("a").is_open
    assert not replace(Filter(), kind=Kind.RUN).is_open


@pytest.mark.parametrize(
    ("period", "today", "first"),
    [
        (Period.ALL, date(2026, 3, 10), None),
        (Period.CUSTOM, date(2026, 3, 10), None),
        (Period.MONTH, date(2026, 3, 10), date(2026, 3, 1)),
        (Period.QUARTER, date(2026, 3, 10), date(2025, 12, 11)),
        (Period.QUARTER, date(2026, 5, 31), date(2026, 3, 1)),
        (Period.YEAR, date(2026, 3, 10), date(2025, 3, 11)),
        (Period.YEAR, date(2028, 2, 29), date(2027, 3, 1)),
    ],
)
def test_periods_end_today(period: Period, today: date, first: date | None) -> None:
    assert first_day(period, today) == first


def test_signs_on_offer_are_those_ever_ticked_in_their_tables_order() -> None:
    assert signs_used(item for item in RECORDS if isinstance(item, Entry)) == [
        Sign.CATCHES,
        Sign.STAIRS_DOWN,
        Sign.CALF_SWOLLEN,
    ]


def test_finding_leads_to_its_entries() -> None:
    known = book()
    history = History.of(
        EMPTY.applying(
            Edit(RecordKind.ENTRY, item.id, None, item) for item in RECORDS if isinstance(item, Entry)
        )
    )
    review = evaluate(history, EMPTY.rules, date(2026, 3, 6))
    high = next(finding for finding in review.findings if finding.rule == "high-pain")
    only = of_findings([high])
    assert only.words == "1 entry of this finding"
    assert {item.id for item in chosen(known, Filter(only=only))} == {"catches"}
    assert of_findings(review.findings).words.endswith("entries of these findings")


def test_what_could_not_be_judged_leads_to_what_can_be_filled_in() -> None:
    known = book()
    history = History.of(
        EMPTY.applying(
            Edit(RecordKind.RUN if isinstance(item, Run) else RecordKind.ENTRY, item.id, None, item)
            for item in RECORDS
        )
    )
    items = evaluate(history, EMPTY.rules, date(2026, 3, 6)).not_assessable
    uneven = next(item for item in items if item.rule == "uneven-pain" and item.knee is Knee.RIGHT)
    only = to_fill_in(uneven, known)
    assert only.words == "1 entry where the right knee was not recorded"
    assert {item.id for item in chosen(known, Filter(only=only))} == {"catches"}
    niggle = next(item for item in items if item.rule == "recurring-niggle" and item.knee is Knee.LEFT)
    only = to_fill_in(niggle, known)
    assert only.words == "1 run where the left knee was not recorded"
    assert {item.id for item in chosen(known, Filter(only=only))} == {"r2"}


def test_gap_in_a_spell_leads_to_the_days_around_it() -> None:
    entries = [
        Entry(f"e{number}", date(2026, 3, number), Kind.REST, left=KneeReport(3)) for number in (1, 2, 6, 9)
    ]
    history = History.of(EMPTY.applying(Edit(RecordKind.ENTRY, item.id, None, item) for item in entries))
    items = evaluate(history, EMPTY.rules, date(2026, 3, 9)).not_assessable
    gap = next(item for item in items if item.rule == "lasting-pain")
    only = to_fill_in(gap, Book.of(history))
    assert only.words == "Around the days when the left knee was not recorded"
    assert only.entries == {"e2", "e6", "e9"}
