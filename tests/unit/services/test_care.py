"""What a runner can do about care and background: each a change that Undo takes back exactly."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta
from typing import Any

import pytest

from kneelog.domain.care import Appointment, Background, Score, SeeingSomeone, Tried
from kneelog.domain.diary import EMPTY, Change, Diary, Edit, RecordKind
from kneelog.domain.report import Knee
from kneelog.errors import ConflictError, InvalidValueError
from kneelog.services import care

TODAY = date(2026, 3, 10)
TOMORROW = TODAY + timedelta(days=1)
VISIT = Appointment("a1", date(2026, 2, 26), "Pat", "Can I run?", "Inner side.", "A half.", "Short runs.")
SEEN = SeeingSomeone("s1", Knee.LEFT, date(2026, 2, 26), with_whom="Pat")
SCORE = Score("c1", date(2025, 12, 1), "KOOS-12", "62")
TRIED = Tried("t1", date(2026, 1, 5), "Shorter steps", date(2026, 2, 1), helped=True)
RECORDS: dict[str, care.Care] = {"appointment": VISIT, "seeing": SEEN, "score": SCORE, "tried": TRIED}
NAMED = {
    "appointment": "appointment on 26 February",
    "seeing": "left knee, seeing someone since 26 February",
    "score": "score KOOS-12 of 1 December 2025",
    "tried": "“Shorter steps”, tried from 5 January",
}


def after(diary: Diary, change: Change) -> Diary:
    """The diary after ``change``, whose Undo must give back the one before."""
    changed = diary.applying(change.edits)
    assert stripped(changed.applying(change.reversed().edits)) == stripped(diary)
    return changed


def stripped(diary: Diary) -> dict[RecordKind, object]:
    """What a diary holds; an empty kind is as good as none."""
    return {kind: dict(records) for kind, records in diary.records.items() if records}


def holding(*records: care.Care) -> Diary:
    return EMPTY.applying(Edit(care.KINDS[type(one)], one.id, None, one) for one in records)


FULL = holding(*RECORDS.values())


@pytest.mark.parametrize("which", RECORDS)
def test_adding_and_deleting(which: str) -> None:
    record = RECORDS[which]
    kind = care.KINDS[type(record)]
    added = care.add(EMPTY, record, TODAY)
    assert added.label == f"Added: {NAMED[which]}."
    diary = after(EMPTY, added)
    assert diary.get(kind, record.id) == record
    deleted = care.remove(diary, kind, record.id, TODAY)
    assert deleted.label == f"Deleted: {NAMED[which]}."
    assert stripped(after(diary, deleted)) == {}


@pytest.mark.parametrize("which", RECORDS)
def test_what_is_there_is_not_added_again_and_what_is_gone_is_not_changed(which: str) -> None:
    record = RECORDS[which]
    kind = care.KINDS[type(record)]
    with pytest.raises(ConflictError, match="it is there already"):
        care.add(FULL, record, TODAY)
    with pytest.raises(ConflictError, match="not there any more"):
        care.amend(EMPTY, kind, record.id, {}, TODAY)
    with pytest.raises(ConflictError, match="not there any more"):
        care.remove(EMPTY, kind, record.id, TODAY)


AMENDED: list[tuple[str, dict[str, Any], str]] = [
    ("appointment", {"on": date(2026, 4, 20)}, "Changed: appointment on 20 April (day)."),
    ("appointment", {"on": date(2027, 4, 20)}, "Changed: appointment on 20 April 2027 (day)."),
    ("appointment", {"with_whom": ""}, "Changed: appointment on 26 February (with whom)."),
    ("appointment", {"question": "Hills?"}, "Changed: appointment on 26 February (my question)."),
    (
        "appointment",
        {"problem": "Ache", "goal": "10 km"},
        "Changed: appointment on 26 February (the problem and goal).",
    ),
    ("appointment", {"said": "Two lines.\nRest."}, "Changed: appointment on 26 February (what was said)."),
    (
        "seeing",
        {"until": TODAY},
        "Changed: left knee, seeing someone since 26 February (until when).",
    ),
    ("seeing", {"knee": Knee.RIGHT}, "Changed: right knee, seeing someone since 26 February (knee)."),
    ("score", {"value": "70"}, "Changed: score KOOS-12 of 1 December 2025 (value)."),
    ("score", {"on": TODAY}, "Changed: score KOOS-12 of 10 March (day)."),
    ("tried", {"to": None}, "Changed: “Shorter steps”, tried from 5 January (until when)."),
    ("tried", {"helped": None}, "Changed: “Shorter steps”, tried from 5 January (whether it helped)."),
    (
        "tried",
        {"text": "Steps\nthat are shorter and quicker than before by far"},
        "Changed: “Steps that are shorter and quicker than…”, tried from 5 January (what I tried).",
    ),
]


@pytest.mark.parametrize(("which", "changes", "label"), AMENDED)
def test_only_what_was_given_changes(which: str, changes: dict[str, Any], label: str) -> None:
    record = RECORDS[which]
    kind = care.KINDS[type(record)]
    change = care.amend(FULL, kind, record.id, changes, TODAY)
    assert change.label == label
    diary = after(FULL, change)
    found = diary.get(kind, record.id)
    for field in fields(record):
        expected = changes.get(field.name, getattr(record, field.name))
        assert getattr(found, field.name) == expected
    others = [one for one in RECORDS.values() if one is not record]
    assert [diary.get(care.KINDS[type(one)], one.id) for one in others] == others


@pytest.mark.parametrize("which", RECORDS)
def test_saying_the_same_again_changes_nothing(which: str) -> None:
    record = RECORDS[which]
    same = {field.name: getattr(record, field.name) for field in fields(record) if field.name != "id"}
    assert care.amend(FULL, care.KINDS[type(record)], record.id, same, TODAY).edits == ()


REFUSED: list[tuple[str, dict[str, Any], str, str]] = [
    ("appointment", {"on": date(1899, 12, 31)}, "on", "31 December 1899: 31 December 1899 lies before 1900."),
    ("appointment", {"on": date(2062, 3, 1)}, "on", "1 March 2062 is more than 5 years ahead."),
    ("appointment", {"with_whom": "x" * 201}, "with_whom", "Appointment on 26 February: with_whom is too"),
    ("appointment", {"said": "\0"}, "said", "Appointment on 26 February: said holds a character"),
    ("seeing", {"since": TOMORROW}, "since", "since 11 March: 11 March 2026 is still to come."),
    ("seeing", {"until": TOMORROW}, "until", "is still to come. Leave the end empty while it goes on."),
    ("seeing", {"until": date(2026, 2, 1)}, "until", "Left knee, seeing someone since 26 February: The end"),
    ("score", {"on": TOMORROW}, "on", "Score KOOS-12 of 11 March: 11 March 2026 is still to come."),
    ("score", {"name": ""}, "name", "Score KOOS-12 of 1 December 2025: A score needs a name and a value."),
    ("score", {"value": ""}, "value", "A score needs a name and a value."),
    ("tried", {"from_": TOMORROW, "to": None}, "from_", "11 March 2026 is still to come."),
    ("tried", {"to": TOMORROW}, "to", "11 March 2026 is still to come. Leave the end empty"),
    ("tried", {"to": date(2026, 1, 4)}, "to", "lies before the start"),
    ("tried", {"text": ""}, "text", "“Shorter steps”, tried from 5 January: Say what was tried."),
]


@pytest.mark.parametrize(("which", "changes", "field", "said"), REFUSED)
def test_nonsense_is_refused_with_what_and_where(
    which: str, changes: dict[str, Any], field: str, said: str
) -> None:
    record = RECORDS[which]
    with pytest.raises(InvalidValueError) as refused:
        care.amend(FULL, care.KINDS[type(record)], record.id, changes, TODAY)
    assert refused.value.field == field
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (Score("c2", TOMORROW, "KOOS-12", "62"), "still to come"),
        (Tried("t2", TOMORROW, "Ice"), "still to come"),
        (SeeingSomeone("s2", Knee.RIGHT, TOMORROW), "still to come"),
        (Appointment("a2", date(26, 3, 1)), "lies before 1900"),
    ],
)
def test_nonsense_is_not_added(new: care.Care, said: str) -> None:
    with pytest.raises(InvalidValueError, match=said):
        care.add(FULL, new, TODAY)


def test_appointments_may_lie_ahead() -> None:
    visit = Appointment("a2", TODAY + timedelta(days=400))
    assert after(FULL, care.add(FULL, visit, TODAY)).appointments == {"a1": VISIT, "a2": visit}


def test_a_knee_is_seen_once_at_a_time() -> None:
    again = SeeingSomeone("s2", Knee.LEFT, TODAY)
    with pytest.raises(InvalidValueError, match=r"noted already\. End it before you note another"):
        care.add(FULL, again, TODAY)
    other = care.add(FULL, SeeingSomeone("s2", Knee.RIGHT, TODAY), TODAY)
    both = after(FULL, other)
    with pytest.raises(InvalidValueError, match="noted already"):
        care.amend(both, RecordKind.SEEING, "s2", {"knee": Knee.LEFT}, TODAY)
    ended = after(both, care.amend(both, RecordKind.SEEING, "s1", {"until": TODAY}, TODAY))
    after(ended, care.add(ended, SeeingSomeone("s3", Knee.LEFT, TODAY), TODAY))


def test_what_an_older_file_brought_does_not_keep_anyone_from_changing_the_rest() -> None:
    ahead = Tried("t1", TODAY, "Rest", TOMORROW)
    twice = SeeingSomeone("s2", Knee.LEFT, TODAY)
    diary = holding(ahead, SEEN, twice)
    after(diary, care.amend(diary, RecordKind.TRIED, "t1", {"helped": False}, TODAY))
    after(diary, care.amend(diary, RecordKind.SEEING, "s2", {"with_whom": "Jo"}, TODAY))
    after(diary, care.amend(diary, RecordKind.SEEING, "s2", {"until": TODAY}, TODAY))


def test_background_is_said_field_by_field_and_goes_when_nothing_is_left() -> None:
    first = care.set_background(FULL, {"goal": "A half marathon"}, TODAY)
    assert first.label == "Changed: background (goal)."
    diary = after(FULL, first)
    born = care.set_background(diary, {"year_of_birth": 1984}, TODAY)
    diary = after(diary, born)
    assert diary.background == Background(goal="A half marathon", year_of_birth=1984)
    assert care.set_background(diary, {"goal": "A half marathon"}, TODAY).edits == ()
    diary = after(diary, care.set_background(diary, {"goal": "", "year_of_birth": None}, TODAY))
    assert stripped(diary) == stripped(FULL)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"year_of_birth": 2027}, "Background: the year of birth 2027 is still to come."),
        ({"year_of_birth": 1899}, "Background: year_of_birth is 1899: it takes a whole number from 1900"),
        ({"name": "two\nlines"}, "Background: name takes a single line."),
        ({"strength": " "}, "Background: strength holds nothing but blanks"),
    ],
)
def test_nonsense_about_oneself_is_refused(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(InvalidValueError, match=said):
        care.set_background(FULL, changes, TODAY)


@pytest.mark.parametrize("record", [*RECORDS.values(), Background()], ids=[*RECORDS, "background"])
def test_every_field_has_its_words(record: care.Care | Background) -> None:
    kind = care.KINDS.get(type(record), RecordKind.BACKGROUND)
    assert set(care.FIELD_WORDS[kind]) == {field.name for field in fields(record)} - {"id"}
