"""A diary is a frozen value: a change makes the next one, and taken back gives the first one again."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.domain.care import SINGLE, Background, Reminder
from kneelog.domain.diary import EMPTY, RECORD_TYPES, SINGLES, Change, Diary, Edit, RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.history import History
from kneelog.domain.report import KneeReport
from kneelog.domain.settings import Preferences, RuleSettings

K = RecordKind
ONE = Entry("one", date(2026, 3, 2), Kind.REST, left=KneeReport(4))
OTHER = Entry("one", date(2026, 3, 2), Kind.REST, left=KneeReport(2))


IDS = tuple("abcdefghijklmn")


def plain_entries(entry_id: str) -> st.SearchStrategy[Entry]:
    """Entries that differ in what places them in time, and hardly in anything else."""
    return st.builds(
        Entry,
        id=st.just(entry_id),
        on=st.sampled_from([date(2026, 3, day) for day in range(1, 6)]),
        kind=st.sampled_from(Kind),
        at=st.sampled_from([None, time(7), time(18, 30)]),
        left=st.sampled_from([KneeReport(), KneeReport(0), KneeReport(4)]),
    )


def several(most: int) -> st.SearchStrategy[list[Entry]]:
    chosen = st.lists(st.sampled_from(IDS), max_size=most, unique=True)
    return chosen.flatmap(lambda ids: st.tuples(*map(plain_entries, ids)).map(list))


def adding(*added: Entry) -> Change:
    return Change("added", tuple(Edit(K.ENTRY, entry.id, None, entry) for entry in added))


def test_an_empty_diary_reads_as_the_rule_at_its_defaults() -> None:
    assert EMPTY.rules == RuleSettings()
    assert EMPTY.preferences == Preferences()
    assert EMPTY.background == Background()
    assert EMPTY.reminder is None
    assert [EMPTY.entries, EMPTY.runs, EMPTY.shoes, EMPTY.appointments] == [{}, {}, {}, {}]
    assert [EMPTY.seeing, EMPTY.scores, EMPTY.tried, EMPTY.looked_at] == [{}, {}, {}, {}]


def test_a_change_makes_a_new_diary_and_leaves_the_old_one() -> None:
    before = EMPTY.applying(adding(ONE).edits)
    after = before.applying([Edit(K.ENTRY, "one", ONE, OTHER)])
    assert before.entries == {"one": ONE}
    assert after.entries == {"one": OTHER}
    assert after.applying([Edit(K.ENTRY, "one", OTHER, None)]).entries == {}
    assert EMPTY.entries == {}


@pytest.mark.parametrize("kind", RecordKind)
def test_every_kind_of_record_has_its_type(kind: RecordKind) -> None:
    assert kind in RECORD_TYPES
    is_single = RECORD_TYPES[kind] in {Reminder, Background, RuleSettings, Preferences}
    assert (kind in SINGLES) is is_single


def test_a_change_knows_what_it_touches() -> None:
    change = Change("", (Edit(K.REMINDER, SINGLE, None, Reminder(date(2026, 3, 9))),))
    assert change.touches(K.REMINDER)
    assert change.touches(K.ENTRY, K.REMINDER)
    assert not change.touches(K.ENTRY, K.RUN)


@given(several(6))
def test_undo_gives_back_what_was_there(added: list[Entry]) -> None:
    change = adding(*added)
    there = EMPTY.applying(change.edits)
    back = there.applying(change.reversed().edits)
    assert len(there.entries) == len(added)
    assert back.entries == {}
    assert change.reversed().reversed() == change


@given(several(14), st.data())
def test_a_history_that_follows_a_change_equals_one_read_anew(
    known: list[Entry], data: st.DataObject
) -> None:
    """The page after Save shows what the next start would show."""
    diary = EMPTY.applying(adding(*known).edits)
    edits = []
    for entry in known:
        after = data.draw(st.one_of(st.just(entry), st.none(), plain_entries(entry.id)))
        if after != entry:
            edits.append(Edit(K.ENTRY, entry.id, entry, after))
    change = Change("", tuple(edits))
    changed: Diary = diary.applying(edits)
    assert History.of(diary).after(change, changed) == History.of(changed)


def test_what_happened_first_comes_first_however_late_it_was_typed() -> None:
    late = Entry("late", date(2026, 3, 1), Kind.REST, recorded_at=datetime(2026, 3, 9, tzinfo=UTC))
    history = History.of(EMPTY.applying(adding(ONE, late).edits))
    assert [entry.id for entry in history.entries] == ["late", "one"]
