"""The JSON: what is refused, where, and how it meets a diary that holds something already."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from kneelog.domain.care import SINGLE
from kneelog.domain.diary import Diary, Edit, RecordKind
from kneelog.domain.run import Shoe
from kneelog.domain.settings import RuleSettings
from kneelog.importers import source
from kneelog.services.parsed import FileRejectedError
from tests.importers.support import NOW, as_json, plainly, plan, taken

ENTRY = {
    "id": "a",
    "date": "2026-03-02",
    "kind": "run",
    "time": "18:30",
    "utc_offset": "+01:00",
    "left": {"level": 4},
}


def whole(**content: Any) -> str:  # noqa: ANN401
    return json.dumps({"format": "kneelog-diary", "version": 1, **content})


def entry(**changes: Any) -> str:  # noqa: ANN401
    """A file with one entry; ``None`` takes a field out."""
    made = {name: value for name, value in {**ENTRY, **changes}.items() if value is not None}
    return whole(entries=[made])


def refused(text: str) -> FileRejectedError:
    with pytest.raises(FileRejectedError) as caught:
        plan(text)
    return caught.value


def test_an_entry_has_the_names_and_forms_of_the_csv() -> None:
    """Who knows the one file knows the other."""
    diary = taken(entry())
    exported = json.loads(as_json(diary))
    assert exported["entries"] == [{**ENTRY, "recorded_at": NOW.isoformat()}]
    assert plan(as_json(diary), diary).edits == ()


def test_a_newer_version_is_refused_with_both_numbers() -> None:
    error = refused('{"format": "kneelog-diary", "version": 99}')
    assert "version 99" in str(error)
    assert "up to version 1" in str(error)


@pytest.mark.parametrize("version", ["null", '"1"', "0", "true", "1.0"])
def test_a_version_that_is_no_number_is_said(version: str) -> None:
    assert "version" in str(refused(f'{{"format": "kneelog-diary", "version": {version}}}'))


BROKEN = {
    "cut off": ('{"format": "kneelog-diary", "version": 1, "entries": [', "not whole JSON"),
    "unknown kind": (whole(shirts=[]), "a field that is not known: shirts"),
    "an object for a list": (whole(entries={}), "entries should be a list"),
    "one name twice": ('{"format": "kneelog-diary", "version": 1, "runs": [], "runs": []}', "stands twice"),
    "nested without end": ('{"a":' * 100_000, "not a kneelog JSON"),
    "a number without end": ('{"format": ' + "9" * 5000 + "}", "not a kneelog JSON"),
}


@pytest.mark.parametrize(("text", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_refused_whole(text: str, said: str) -> None:
    assert said in str(refused(text))


def test_a_file_that_is_not_utf8_is_said() -> None:
    with pytest.raises(FileRejectedError, match="Line 2: The file is not UTF-8"):
        plan(b'{"format":\n"\xff"}')


WRONG = {
    "level": (entry(left={"level": 11}), "entries[0].left", "a level is a whole number from 0 to 10"),
    "a text for a level": (entry(left={"level": "4"}), "entries[0].left.level", "it takes a whole number"),
    "true for a level": (entry(left={"level": True}), "entries[0].left.level", "it takes a whole number"),
    "place": (entry(left={"places": ["elbow"]}), "entries[0].left.places[0]", "is “elbow”: it takes one of"),
    "30 February": (entry(date="2026-02-30"), "entries[0].date", "it takes a date such as 2026-03-02"),
    "no date": (entry(date=None), "entries[0]", "lacks the field date"),
    "the future": (entry(date="2026-03-11"), "entries[0].date", "lies in the future"),
    "an offset in a time": (entry(time="18:30+01:00"), "entries[0].time", "it takes a time such as 18:30"),
    "minutes for an offset": (entry(utc_offset=60), "entries[0].utc_offset", "an offset such as +01:00"),
    "a field of ours that is no field of the file": (
        entry(on="2026-03-02"),
        "entries[0]",
        "unknown field: on",
    ),
    "unknown field": (entry(mood="good"), "entries[0]", "unknown field: mood"),
    "no object": (whole(entries=[4]), "entries[0]", "it takes an object"),
    "a typing without offset": (
        entry(recorded_at="2026-03-02T18:30:00"),
        "entries[0].recorded_at",
        "an instant",
    ),
    "setting out of range": (whole(settings={"high_level": 11}), "settings", "from 5 to 9"),
    "an id of a single": (
        whole(reminder={"id": "2", "until": "2026-03-02"}),
        "reminder",
        "unknown field: id",
    ),
    "a start on another day": (
        whole(runs=[{"id": "r", "date": "2026-03-02", "started_at": "2026-03-01T10:00:00+01:00"}]),
        "runs[0].run_started_at",
        "The run started on 2026-03-01",
    ),
    "a broken character": (
        whole(appointments=[{"id": "v", "date": "2026-03-02", "question": "\ud800"}]),
        "appointments[0].question",
        "a character that no file can keep",
    ),
}


@pytest.mark.parametrize(("text", "field", "said"), WRONG.values(), ids=WRONG)
def test_a_wrong_record_names_its_place(text: str, field: str, said: str) -> None:
    """The others are good, and the plan says so; nothing comes in unless bad ones are skipped."""
    planned = plan(text)
    (problem,) = planned.rejected
    assert problem.field.startswith(field)
    assert said in problem.sentence
    assert problem.sentence.encode()
    assert planned.rejected_records == 1
    assert planned.change() is None


def test_instants_of_typing_come_to_utc() -> None:
    (only,) = taken(entry(recorded_at="2026-03-02T20:00:00+01:00")).entries.values()
    assert only.recorded_at.isoformat() == "2026-03-02T19:00:00+00:00"


def test_known_equal_and_different_records_of_every_kind() -> None:
    """Shoes and appointments are treated as entries are."""
    diary = taken(whole(shoes=[{"id": "s", "name": "Blue"}]))
    assert diary.shoes == {"s": Shoe("s", "Blue")}
    assert plan(whole(shoes=[{"id": "s", "name": "Blue"}]), diary).edits == ()
    (problem,) = plan(whole(shoes=[{"id": "s", "name": "Red"}]), diary).rejected
    assert problem.field == "shoes[0].id"
    assert "name: Blue there, Red here" in problem.sentence


def test_a_conflict_is_told_in_words_and_not_in_pythons() -> None:
    """The field of the knee that differs is named, with both values."""
    diary = taken(whole(entries=[ENTRY]))
    other = {**ENTRY, "time": "19:00", "left": {"level": 5, "places": ["kneecap"]}}
    (problem,) = plan(whole(entries=[other]), diary).rejected
    assert problem.sentence == (
        "entries[0]: The id “a” is in the diary with other content (time: 18:30:00 there, 19:00:00 here; "
        "left.level: 4 there, 5 here; left.places: blank there, kneecap here)."
    )


def test_one_id_twice_in_one_list_is_refused() -> None:
    text = whole(shoes=[{"id": "s", "name": "Blue"}, {"id": "s", "name": "Red"}])
    (problem,) = plan(text).rejected
    assert "stands twice in this file" in problem.sentence


def test_the_diarys_own_settings_stay_and_that_is_said() -> None:
    """Merging a second diary does not change how the first is read."""
    own = Diary().applying([Edit(RecordKind.RULES, SINGLE, None, RuleSettings(high_level=8))])
    text = whole(settings=RuleSettings(high_level=6).as_dict(), entries=[ENTRY])
    planned = plan(text, own)
    assert own.applying(planned.edits).rules.high_level == 8
    assert "settings" in planned.warnings[0]
    assert planned.imported == 1
    assert taken(text).rules.high_level == 6


def test_default_settings_are_not_written_into_an_empty_diary() -> None:
    """A later version's better default still reaches the runner."""
    assert RecordKind.RULES not in taken(as_json(Diary())).records


def test_an_entry_may_name_a_run_of_the_diary_or_of_the_file() -> None:
    diary = taken(whole(runs=[{"id": "r", "date": "2026-03-02"}], entries=[{**ENTRY, "run": "r"}]))
    assert diary.runs["r"].on == date(2026, 3, 2)
    lone = plan(entry(run="q"))
    assert {edit.kind for edit in lone.edits} == {RecordKind.RUN, RecordKind.ENTRY}
    assert lone.edits[0].kind is RecordKind.RUN
    assert plainly(taken(entry(run="r", id="b"), diary))["runs"] == plainly(diary)["runs"]


def test_a_file_too_large_to_be_read_whole_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "LARGEST", 10)
    assert "larger than" in str(refused(entry()))
