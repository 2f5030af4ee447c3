"""A run that an import changed while a form was open on it: what both say is kept, and nothing is wiped."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest

from kneelog.domain.diary import EMPTY, Diary, Edit, RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.report import Knee, KneeReport
from kneelog.domain.run import Run, RunKind, Shoe
from kneelog.errors import ConflictError
from kneelog.services import log_form, record
from kneelog.services.runs import rebased

if TYPE_CHECKING:
    from kneelog.services.log_form import LogForm

NOW = datetime(2026, 3, 10, 18, 30, tzinfo=timezone(timedelta(hours=1)))
START = datetime(2026, 3, 8, 8, 12, tzinfo=timezone(timedelta(hours=1)))
OPENED = Run("r1", START.date(), distance_m=12_000, source_ids=("a:1",))
"""The run as it was when the form opened."""
IMPORTED = replace(
    OPENED,
    started_at=START,
    distance_m=12_400,
    moving_s=3910,
    heart_rate=151,
    source="Watch",
    source_ids=("a:1", "fit:1"),
)
"""The same run after an import that merged into it."""
ANSWER = Entry("e1", OPENED.on, Kind.RUN, time(9), 60, "r1", left=KneeReport(4), recorded_at=NOW)

KEPT: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "nothing typed": ({}, {}),
    "a field that the import left alone": ({"effort": 6}, {"effort": 6}),
    "the same as the import says": ({"distance_m": 12_400}, {}),
    "the sort of run": (
        {"kind": RunKind.LONG, "surface": "trail"},
        {"kind": RunKind.LONG, "surface": "trail"},
    ),
}


@pytest.mark.parametrize(("typed", "expected"), KEPT.values(), ids=KEPT)
def test_what_was_typed_comes_onto_the_run_as_it_is_now(
    typed: dict[str, Any], expected: dict[str, Any]
) -> None:
    assert rebased(IMPORTED, OPENED, replace(OPENED, **typed)) == replace(IMPORTED, **expected)


CLASHES: dict[str, tuple[dict[str, Any], str]] = {
    "another distance": ({"distance_m": 13_000}, "its distance"),
    "a distance taken out": ({"distance_m": None}, "its distance"),
    "another day": ({"on": date(2026, 3, 7)}, "its start"),
    "two of them": ({"distance_m": 13_000, "moving_s": 4000}, "its distance and its time"),
}


@pytest.mark.parametrize(("typed", "named"), CLASHES.values(), ids=CLASHES)
def test_what_both_changed_otherwise_is_said_by_name(typed: dict[str, Any], named: str) -> None:
    with pytest.raises(ConflictError, match=f"meanwhile, too: {named}\\. What you typed still stands"):
        rebased(IMPORTED, OPENED, replace(OPENED, **typed))


def test_names_of_files_add_up_and_those_taken_back_stay_away() -> None:
    """An Undo of the import takes its file's name; a Save must not bring that back, else it could not come again."""
    both = rebased(IMPORTED, OPENED, replace(OPENED, source_ids=("a:1", "b:1")))
    assert both.source_ids == ("a:1", "fit:1", "b:1")
    assert rebased(OPENED, IMPORTED, replace(IMPORTED, effort=6)) == replace(OPENED, effort=6)


def test_where_nobody_knows_how_the_form_began_no_name_of_a_file_is_lost() -> None:
    assert rebased(IMPORTED, None, OPENED) == replace(OPENED, source_ids=IMPORTED.source_ids)


# Through the diary -------------------------------------------------------------------------------------------


def holding(*records: Run | Entry | Shoe) -> Diary:
    kinds: dict[type, RecordKind] = {Run: RecordKind.RUN, Entry: RecordKind.ENTRY, Shoe: RecordKind.SHOE}
    return EMPTY.applying(Edit(kinds[type(one)], one.id, None, one) for one in records)


def saved(diary: Diary, form: LogForm) -> Diary:
    return diary.applying(log_form.change(diary, form, NOW).edits)


def test_a_correction_of_a_run_keeps_what_was_imported_meanwhile() -> None:
    change = record.amend_run(holding(IMPORTED), replace(OPENED, effort=6), before=OPENED, now=NOW)
    (edit,) = change.edits
    assert edit.before == IMPORTED
    assert edit.after == replace(IMPORTED, effort=6, edited_at=NOW.astimezone(UTC))
    assert record.amend_run(holding(IMPORTED), OPENED, before=OPENED, now=NOW).edits == ()


FORMS: dict[str, tuple[LogForm, tuple[Run | Entry, ...]]] = {
    "an entry that is edited": (log_form.for_edit(holding(OPENED, ANSWER), ANSWER), (IMPORTED, ANSWER)),
    "a run that is answered": (log_form.for_run(holding(OPENED), OPENED, NOW), (IMPORTED,)),
    "an answer whose saving was undone": (
        log_form.again(ANSWER, holding(OPENED, ANSWER), holding(OPENED)),
        (IMPORTED,),
    ),
}


@pytest.mark.parametrize(("form", "meanwhile"), FORMS.values(), ids=FORMS)
def test_an_open_form_keeps_what_was_imported_meanwhile(
    form: LogForm, meanwhile: tuple[Run | Entry, ...]
) -> None:
    assert form.run is not None
    form = replace(form, run=replace(form.run, effort=6)).with_report(Knee.RIGHT, KneeReport(2))
    for kept in (form, log_form.from_draft(form.as_draft(NOW))[0]):  # type: ignore[index]
        (run,) = saved(holding(*meanwhile), kept).runs.values()
        assert run == replace(IMPORTED, effort=6, edited_at=NOW.astimezone(UTC))
    clashing = replace(form, run=replace(OPENED, distance_m=13_000))
    with pytest.raises(ConflictError, match="its distance"):
        saved(holding(*meanwhile), clashing)


def test_the_default_pair_is_not_put_on_over_one_named_meanwhile() -> None:
    form = log_form.for_run(holding(OPENED), OPENED, NOW).with_report(Knee.LEFT, KneeReport(1))
    named = replace(OPENED, shoes="Fellmark")
    diary = holding(named, Shoe("s", "Glide 4", date(2026, 3, 1), is_default=True))
    assert saved(diary, form).runs["r1"] == named


def test_an_entry_that_got_its_run_meanwhile_keeps_it() -> None:
    """An import ties the run that it brings to the entry that was written for it."""
    loose = replace(ANSWER, run=None)
    form = log_form.for_edit(holding(loose), loose).with_report(Knee.LEFT, KneeReport(5))
    diary = holding(IMPORTED, replace(loose, run="r1"))
    after = saved(diary, form)
    assert after.runs == {"r1": IMPORTED}
    assert (after.entries["e1"].run, after.entries["e1"].left.worst) == ("r1", 5)
    typed = replace(form, run=Run("typed", OPENED.on, effort=6))
    (run,) = saved(diary, typed).runs.values()
    assert run == replace(IMPORTED, effort=6, edited_at=NOW.astimezone(UTC))
