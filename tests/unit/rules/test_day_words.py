from __future__ import annotations

import pytest

from kneelog.rules import day_words
from tests.unit.rules.rows import day

AS_OF = day("31")

LISTED = {
    "one": (["2"], "2 March"),
    "two": (["2", "4"], "2 and 4 March"),
    "three": (["2", "4", "9"], "2, 4 and 9 March"),
    "two months": (["02-27", "3"], "27 February and 3 March"),
    "three months": (["01-31", "02-27", "3"], "31 January, 27 February and 3 March"),
    "several in one of two months": (["02-26", "02-27", "3"], "26 and 27 February, and 3 March"),
    "another year": (["2025-12-30"], "30 December 2025"),
    "two years": (["2025-12-30", "2026-1-2"], "30 December 2025 and 2 January 2026"),
    "eight": ([str(n) for n in range(1, 9)], "1, 2, 3, 4, 5, 6, 7 and 8 March"),
    "nine are shortened": (
        [str(n) for n in range(1, 10)],
        "2, 3, 4, 5, 6, 7, 8 and 9 March and 1 more before",
    ),
    "twenty": ([str(n) for n in range(1, 21)], "13, 14, 15, 16, 17, 18, 19 and 20 March and 12 more before"),
}


@pytest.mark.parametrize(("dates", "expected"), LISTED.values(), ids=LISTED)
def test_listed_days(dates: list[str], expected: str) -> None:
    """Dates read as one says them, and never fill a page."""
    assert day_words.days([day(text) for text in dates], AS_OF) == expected


WHEN = {
    "one": (["2"], "on 2 March"),
    "two in a row": (["2", "3"], "on 2 and 3 March"),
    "three in a row": (["2", "3", "4"], "from 2 to 4 March"),
    "three with a gap": (["2", "3", "5"], "on 2, 3 and 5 March"),
    "in a row across months": (["02-27", "02-28", "1"], "from 27 February to 1 March"),
    "in a row across years": (
        ["2025-12-31", "2026-1-1", "2026-1-2"],
        "from 31 December 2025 to 2 January 2026",
    ),
    "a month in a row": ([str(n) for n in range(1, 31)], "from 1 to 30 March"),
}


@pytest.mark.parametrize(("dates", "expected"), WHEN.values(), ids=WHEN)
def test_when(dates: list[str], expected: str) -> None:
    """Days in a row are a range."""
    assert day_words.on_days([day(text) for text in dates], AS_OF) == expected
