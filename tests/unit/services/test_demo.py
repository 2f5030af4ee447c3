"""The fictional runner: the same every time, believable, and of any length."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kneelog.domain.diary import EMPTY, Diary
from kneelog.domain.entry import Kind
from kneelog.domain.history import History
from kneelog.domain.report import Swelling
from kneelog.rules.finding import Rule
from kneelog.rules.review import evaluate
from kneelog.services.demo import as_change, demo_diary

END = date(2026, 3, 9)
YEAR = demo_diary(END)


def test_the_same_seed_tells_the_same_story() -> None:
    """Pictures and measurements can be made again; another seed is another year."""
    assert demo_diary(END) == YEAR
    assert demo_diary(END, seed=2) != YEAR


def test_a_longer_diary_ends_with_the_same_year() -> None:
    """Ten years look like one on the Log page."""
    ten = demo_diary(END, years=10)
    recent = END - timedelta(days=300)
    assert {entry.id: entry for entry in ten.entries.values() if entry.on > recent} == {
        entry.id: entry for entry in YEAR.entries.values() if entry.on > recent
    }


@pytest.mark.parametrize("end", [END, date(2026, 11, 21), date(2024, 2, 29)])
def test_ten_years_are_as_long_as_the_measurements_ask_for(end: date) -> None:
    """3,650 entries and 1,500 runs, near enough."""
    ten = demo_diary(end, years=10)
    assert len(ten.entries) == pytest.approx(3650, rel=0.05)
    assert len(ten.runs) == pytest.approx(1500, rel=0.05)


def test_a_hundred_years_can_be_had() -> None:
    """For measuring what nobody will ever run."""
    assert len(demo_diary(END, years=100).entries) > 30_000


@pytest.mark.parametrize("days", range(7), ids=str)
def test_the_last_fortnight_meets_the_rule_on_the_left_only(days: int) -> None:
    """Whatever the weekday, a first look shows one calm finding and not an alarm."""
    end = END + timedelta(days=days)
    diary = demo_diary(end)
    review = evaluate(History.of(diary), diary.rules, end + timedelta(days=1))
    assert [(finding.rule, finding.knee) for finding in review.current] == [(Rule.RECURRING_NIGGLE, "left")]
    assert review.urgent_lines == ()
    assert {item.rule for item in review.not_assessable} == {Rule.UNEVEN_PAIN, Rule.RECURRING_NIGGLE}


def test_the_year_shows_what_kneelog_can_do() -> None:
    """Every page has something to show: an old high level, a sign that was looked at, swelling, blanks, mornings."""
    review = evaluate(History.of(YEAR), YEAR.rules, END)
    assert {finding.rule for finding in review.findings} == set(Rule)
    entries = YEAR.entries.values()
    assert any(entry.left.swelling is Swelling.CLEAR for entry in entries)
    assert any(entry.is_followup for entry in entries)
    assert any(entry.kind is Kind.RUN and entry.right.is_blank for entry in entries)
    assert any(entry.note and not entry.is_answered for entry in entries)
    answered = {entry.run for entry in entries}
    assert any(run_id not in answered for run_id in YEAR.runs)
    assert YEAR.background.name == "Ana Example"
    assert all((YEAR.shoes, YEAR.appointments, YEAR.scores, YEAR.tried, YEAR.seeing, YEAR.looked_at))


def test_nothing_is_dated_after_its_end() -> None:
    """An example made today holds no tomorrow."""
    assert max(entry.on for entry in YEAR.entries.values()) <= END
    assert max(run.on for run in YEAR.runs.values()) == END
    assert max(entry.recorded_at.date() for entry in YEAR.entries.values()) <= END


def test_it_is_stored_with_one_commit() -> None:
    """One change, one Undo."""
    change = as_change(YEAR)
    assert EMPTY.applying(change.edits) == YEAR
    assert EMPTY.applying(change.edits).applying(change.reversed().edits).entries == Diary().entries
