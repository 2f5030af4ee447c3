"""A value that cannot be is refused where it arises, in a sentence that names its field and what the field takes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest

from kneelog.domain import checks
from kneelog.errors import InvalidValueError, KneelogError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

EAST = timezone(timedelta(hours=1))
SOLAR = timezone(timedelta(hours=1, seconds=30))


@pytest.mark.parametrize("value", [None, 0, 1, 9, 10])
def test_levels_that_are_on_the_scale(value: int | None) -> None:
    checks.level("left", value)


@pytest.mark.parametrize("value", [11, -1, 4.5, "4", "abc", True, 7.0])
def test_levels_that_are_not(value: Any) -> None:  # noqa: ANN401 - whatever a file may hold
    with pytest.raises(InvalidValueError) as refused:
        checks.level("left", value)
    assert refused.value.sentence == f"left is {value}: a level is a whole number from 0 to 10."
    assert refused.value.field == "left"


@pytest.mark.parametrize(
    ("value", "is_taken"), [(None, True), (19, False), (20, True), (300, True), (301, False), (20.0, False)]
)
def test_whole_numbers_include_both_ends(value: Any, is_taken: bool) -> None:  # noqa: ANN401
    if is_taken:
        checks.whole("run_heart_rate", value, 20, 300)
        return
    with pytest.raises(
        InvalidValueError, match=r"run_heart_rate is .*: it takes a whole number from 20 to 300"
    ):
        checks.whole("run_heart_rate", value, 20, 300)


@pytest.mark.parametrize("value", ["a", "x" * 64, "2026-03-02 Lauf", "Ж漢"])
def test_ids_of_other_programs_are_taken_as_they_are(value: str) -> None:
    checks.identifier("id", value)


@pytest.mark.parametrize("value", ["", "x" * 65, " a", "a ", "a\n", "a\tb", "a\0b", "\u00a0a"])
def test_ids_that_no_file_can_carry_safely(value: str) -> None:
    with pytest.raises(InvalidValueError, match="id takes 1 to 64 printable characters"):
        checks.identifier("id", value)


def test_bytes_of_a_damaged_file_are_neither_an_id_nor_a_text() -> None:
    """A flipped type in a diary's file is damage to be told of, never a defect."""
    with pytest.raises(InvalidValueError, match="id takes 1 to 64"):
        checks.identifier("id", b"demo")  # type: ignore[arg-type]
    for value in (b"", b"stairs"):
        with pytest.raises(InvalidValueError, match="note is no text"):
            checks.text("note", value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", ["", "stairs fine", "two\nlines\r\n", "tab\tbed", "🦵 Ж", "x" * 20_000])
def test_notes_are_kept_as_they_were_written(value: str) -> None:
    checks.text("note", value)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("x" * 20_001, "note is too long: it takes 20000 characters."),
        ("   \n", "note holds nothing but blanks: leave it empty."),
        ("a\0b", "note holds a character that no file can keep (NUL or a broken one)."),
        ("half \ud83e", "note holds a character that no file can keep (NUL or a broken one)."),
    ],
    ids=["too long", "blanks", "NUL", "half a character"],
)
def test_notes_that_cannot_be_kept(value: str, said: str) -> None:
    with pytest.raises(InvalidValueError) as refused:
        checks.text("note", value)
    assert refused.value.sentence == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("two\nlines", "run_title takes a single line."),
        ("two\rlines", "run_title takes a single line."),
        ("x" * 201, "run_title is too long: it takes 200 characters."),
    ],
)
def test_what_stands_on_one_line_stays_on_one(value: str, said: str) -> None:
    checks.line("run_title", "x" * 200)
    with pytest.raises(InvalidValueError) as refused:
        checks.line("run_title", value)
    assert refused.value.sentence == said


@pytest.mark.parametrize(("minutes", "is_taken"), [(None, True), (-1439, True), (1439, True), (1440, False)])
def test_offsets_from_utc_lie_within_a_day(minutes: int | None, is_taken: bool) -> None:
    if is_taken:
        checks.offset("utc_offset", minutes)
        return
    with pytest.raises(InvalidValueError):
        checks.offset("utc_offset", minutes)


def test_an_instant_is_the_same_instant_in_utc() -> None:
    evening = datetime(2026, 3, 10, 18, 30, tzinfo=EAST)
    brought = checks.utc("recorded_at", evening)
    assert brought == evening
    assert brought.tzinfo is UTC


def test_an_instant_that_utc_does_not_have_is_refused_in_a_sentence() -> None:
    first = datetime(1, 1, 1, tzinfo=EAST)
    with pytest.raises(InvalidValueError, match="that is no instant in UTC"):
        checks.utc("recorded_at", first)


@pytest.mark.parametrize("check", [checks.utc, checks.whole_minutes])
def test_an_instant_without_its_offset_is_our_own_defect(check: Callable[[str, datetime], Any]) -> None:
    with pytest.raises(ValueError, match="lacks its offset"):
        check("recorded_at", datetime(2026, 3, 10))  # noqa: DTZ001 - that is the point


def test_offsets_of_half_minutes_are_refused() -> None:
    checks.whole_minutes("run_started_at", datetime(2026, 3, 10, tzinfo=EAST))
    with pytest.raises(InvalidValueError, match="an offset has whole minutes"):
        checks.whole_minutes("run_started_at", datetime(2026, 3, 10, tzinfo=SOLAR))


@pytest.mark.parametrize(("error", "status"), [(InvalidValueError("left", "No."), 3), (UsageError("No."), 2)])
def test_a_refusal_tells_the_shell_what_sort_it_is(error: KneelogError, status: int) -> None:
    assert error.exit_status == status
    assert str(error) == "No."
