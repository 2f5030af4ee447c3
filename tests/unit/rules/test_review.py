from __future__ import annotations

import gc

import pytest

from kneelog.rules.finding import Rule
from tests.unit.rules.rows import day, review, told


def test_an_empty_diary_meets_nothing() -> None:
    """A new runner is not bothered."""
    read = review()
    assert (read.findings, read.not_assessable, read.current, read.past, read.urgent_lines) == (
        (),
        (),
        (),
        (),
        (),
    )


CURRENT = {"on its date": ("2", True), "14 days later": ("16", True), "15 days later": ("17", False)}


@pytest.mark.parametrize(("as_of", "current"), CURRENT.values(), ids=CURRENT)
@pytest.mark.parametrize("row", ["2 run L7", "2 run L4 R0", "2 run L1 L.lasted=4d", "2 run L.sign=locked"])
def test_how_long_a_finding_is_current(row: str, as_of: str, current: bool) -> None:
    """A finding prompts for two weeks after it was last met; then it is only listed."""
    read = review(row, as_of=as_of)
    assert [finding.current for finding in read.findings] == [current]
    assert (len(read.current), len(read.past)) == ((1, 0) if current else (0, 1))


def test_what_is_current_counts_from_the_last_date() -> None:
    """A niggle that goes on is not past because it began long ago."""
    read = review("1 run L7", "10 run L7", "20 run L7", as_of="31")
    assert [finding.current for finding in read.findings if finding.rule is Rule.HIGH_PAIN] == [True]


def test_urgent_signs_first_then_prompts_then_notices_newest_first() -> None:
    """What matters most is read first."""
    rows = [
        "02-01 rest L.sign=night-pain",
        "1 rest L7 R6",
        "2 rest L0 R0",
        *(f"{n} rest R1" for n in range(12, 16)),
        "16 rest R0",
        "17 rest L8 R8",
        "20 rest L9 R3",
    ]
    assert [f"{finding.rule} {told(finding)}" for finding in review(*rows, current_days=7).findings] == [
        "urgent-sign urgent night-pain left 02-01 on 02-01 until 02-01",
        "uneven-pain prompt left 20 on 20 until 20",
        "high-pain prompt left 17 20 on 17 until 20",
        "high-pain prompt right 17 on 17 until 17",
        "high-pain prompt left 1 on 1 until 1",
        "lasting-pain notice right 12 13 14 15 on 15 until 15",
    ]


def test_late_typing_moves_nothing() -> None:
    """An entry that is typed weeks later is read on the date on which it happened."""
    assert review("2 run L7", as_of="2").findings[0].on == day("2")
    assert review("2 run L7", as_of="1").findings == ()


def test_the_review_says_how_it_was_read() -> None:
    """A printed review carries the settings and the date it was made for."""
    read = review("2 run L7", as_of="5", high_level=6)
    assert (read.as_of, read.settings.high_level) == (day("5"), 6)


@pytest.mark.parametrize("enabled", [True, False])
def test_reading_leaves_the_collector_as_it_was(enabled: bool) -> None:
    """Reading a diary has no effect on anything else in the program."""
    was_enabled = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        review("2 run L7")
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if was_enabled else gc.disable)()
