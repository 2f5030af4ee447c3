from __future__ import annotations

import json

from kneelog.domain.settings import RuleSettings
from kneelog.rules.as_json import as_json
from tests.unit.rules.rows import review

ROWS = ("2 run L4 R1", "4 run L3 R1", "6 only-run", "7 run L0 R0", "8 run L0 R0", "9 run L5")


def test_the_shape_that_scripts_rely_on() -> None:
    """A script finds each value under its public name, dates as ISO 8601."""
    read = as_json(review(*ROWS, as_of="10"))
    assert list(read) == ["as_of", "settings", "findings", "not_assessable"]
    assert read["as_of"] == "2026-03-10"
    assert read["settings"] == RuleSettings().as_dict()
    assert read["findings"] == [
        {
            "rule": "recurring-niggle",
            "tier": "prompt",
            "knee": "left",
            "sign": None,
            "from": "2026-03-02",
            "on": "2026-03-09",
            "until": "2026-03-09",
            "current": True,
            "dates": ["2026-03-02", "2026-03-04", "2026-03-09"],
            "entries": ["e1", "e2", "e6"],
            "unrecorded": ["2026-03-06"],
            "sentence": (
                "Left knee hurt on 3 of the last 5 runs with an answer (2, 4 and 9 March). The article "
                "suggests a medical professional for a niggle that keeps coming on when you run. Your setting "
                "is 3 of 5. Levels 4, 3 and 5. Left knee was not recorded on 1 run (6 March)."
            ),
        }
    ]
    assert read["not_assessable"][0] == {
        "rule": "uneven-pain",
        "knee": "right",
        "dates": ["2026-03-09"],
        "sentence": "Right knee was not recorded on 9 March, so left and right cannot be compared.",
    }


def test_a_sign_of_the_person_has_no_knee() -> None:
    """The whole person is null, and the local number is said."""
    finding = as_json(review("2 rest sign=calf-swollen", as_of="2"), ("999", "111"))["findings"][0]
    assert (finding["knee"], finding["sign"], finding["tier"]) == (None, "calf-swollen", "urgent")
    assert "(111)" in finding["sentence"]


def test_it_is_json() -> None:
    """Nothing in it needs a special encoder."""
    assert json.loads(json.dumps(as_json(review(*ROWS)))) == as_json(review(*ROWS))
