"""Which of two versions stands: a row for each way in which two diaries may have gone on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kneelog.domain.diary import RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.run import Run
from kneelog.domain.settings import Preferences, RuleSettings
from kneelog.domain.versions import ABSENT, Life, digest, digest_of_plain
from kneelog.services.merge_versions import Side, Verdict, by_edit_time, decide, have_met, later
from tests.store.helpers import DAY

V1, V2, V3 = "v1", "v2", "v3"
SAME, MINE, THEIRS, ASK = Verdict.SAME, Verdict.MINE, Verdict.THEIRS, Verdict.ASK


def life(now: str, *earlier: str, weighed: str = "", back: str = "") -> Life:
    """What a side knows; a version that was weighed is among the earlier ones, as in a diary."""
    return Life(
        now,
        earlier,
        frozenset(weighed.split()),
        frozenset(back.split()),
    )


RULES: dict[str, tuple[Life, Life, Verdict]] = {
    "the same in both": (life(V1), life(V1), SAME),
    "gone in both": (life(ABSENT, V1), life(ABSENT), SAME),
    "new there": (life(ABSENT), life(V1), THEIRS),
    "new there, and changed there since": (life(ABSENT), life(V2, V1), THEIRS),
    "changed there": (life(V1), life(V2, V1), THEIRS),
    "changed there twice": (life(V1), life(V3, V1, V2), THEIRS),
    "deleted there": (life(V1), life(ABSENT, V1), THEIRS),
    "changed there, then deleted": (life(V1), life(ABSENT, V1, V2), THEIRS),
    "changed here, deleted there": (life(V2, V1), life(ABSENT, V1), ASK),
    "changed on both sides": (life(V2, V1), life(V3, V1), ASK),
    "unlike, and nothing is known": (life(V1), life(V2), ASK),
    "the history there was lost": (life(V2, V1), life(V1), MINE),
    "there and back here": (life(V1, V1, V2), life(V2, V1), MINE),
    "there and back here, and on there": (life(V1, V1, V2), life(V3, V1, V2), ASK),
    "there and back here, something else there": (life(V1, V1, V2), life(V3, V1), THEIRS),
    "undone here, or done again there": (life(V1, back=V2), life(V2, V1), ASK),
    "undone here, changed on there": (life(V1, back=V2), life(V3, V1, V2), ASK),
    "undone here, something else changed there": (life(V1, back=V2), life(V3, V1), THEIRS),
    "adding it was undone here": (life(ABSENT, back=V1), life(V1), ASK),
    "deleting it was undone there": (life(ABSENT, V1), life(V1, back=ABSENT), ASK),
    "weighed here, and mine was chosen": (life(V2, V1, V3, weighed=V3), life(V3, V1), MINE),
    "weighed here, and changed there since": (life(V2, V1, V3, weighed=V3), life("v4", V1, V3), ASK),
    "weighed here, and an Undo before that": (life(V1, V2, weighed=V2, back=V2), life(V2, V1), MINE),
    "weighed here, and mine was to delete it": (life(ABSENT, V1, V2, weighed=V2), life(V2, V1), MINE),
    "its absence was weighed here": (life(V2, V1, ABSENT, weighed=ABSENT), life(ABSENT, V1), MINE),
    "each weighed the other's, and there it went on": (
        life(V1, V1, V2, weighed=V2),
        life(V2, V1, V2, V1, weighed=V1),
        THEIRS,
    ),
}
MIRRORED = {SAME: SAME, MINE: THEIRS, THEIRS: MINE, ASK: ASK}


@pytest.mark.parametrize(("mine", "theirs", "verdict"), RULES.values(), ids=RULES)
def test_which_version_stands(mine: Life, theirs: Life, verdict: Verdict) -> None:
    """The newer version stands on both machines, and the runner is asked only where nobody else can know."""
    assert decide(mine, theirs) is verdict
    assert decide(theirs, mine) is MIRRORED[verdict], "the other machine says the same"


TYPED = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
EDITED = datetime(2026, 3, 3, 7, 0, tzinfo=UTC)
PLAIN = Entry("a", DAY, Kind.REST, note="sore", recorded_at=TYPED)
CHANGED = replace(PLAIN, note="better", edited_at=EDITED)
OTHERS = {
    "only one was ever edited": (PLAIN, (), CHANGED, (), THEIRS),
    "both were edited": (replace(CHANGED, note="worse"), (), CHANGED, (), ASK),
    "the untouched one was made of something": (PLAIN, (V1,), CHANGED, (), ASK),
    "typed at two moments": (replace(PLAIN, recorded_at=EDITED), (), CHANGED, (), ASK),
    "one was deleted": (None, (V1,), CHANGED, (), ASK),
    "runs come changed out of files, too": (
        Run("r", DAY),
        (),
        Run("r", DAY, effort=3, edited_at=EDITED),
        (),
        ASK,
    ),
}


@pytest.mark.parametrize(("mine", "my_past", "theirs", "their_past", "verdict"), OTHERS.values(), ids=OTHERS)
def test_edit_times_decide_where_only_one_was_edited(
    mine: Entry | None, my_past: tuple[str, ...], theirs: Entry, their_past: tuple[str, ...], verdict: Verdict
) -> None:
    """A diary that came without its history (out of a JSON) is still known to be the older one."""
    mine_known, theirs_known = life("m", *my_past), life("t", *their_past)
    assert by_edit_time(mine, mine_known, theirs, theirs_known) is verdict
    assert by_edit_time(theirs, theirs_known, mine, mine_known) is MIRRORED[verdict]


@pytest.mark.parametrize(
    ("mine", "theirs", "side"),
    [
        (PLAIN, CHANGED, Side.THEIRS),
        (CHANGED, PLAIN, Side.MINE),
        (None, PLAIN, Side.THEIRS),
        (PLAIN, None, Side.MINE),
        (RuleSettings(6), RuleSettings(8), Side.MINE),
    ],
)
def test_what_is_proposed_loses_least(mine: Entry | None, theirs: Entry | None, side: Side) -> None:
    """Who chooses nothing gets what was edited later, and what is there rather than nothing."""
    assert later(mine, theirs) is side


def test_records_made_twice_have_no_version_in_common() -> None:
    assert have_met(life(V2, V1), life(V3, V1))
    assert have_met(life(V1), life(V2, V1))
    assert not have_met(life(V1), life(V2))


def test_a_digest_outlives_a_later_release() -> None:
    """A field with a default that a release adds, or another order of fields, makes no other version of a record."""
    now = digest(RecordKind.PREFERENCES, Preferences(move_on=False))
    assert now == digest_of_plain(RecordKind.PREFERENCES, {"move_on": False, "id": "1"})
    assert now == digest_of_plain(RecordKind.PREFERENCES, {"units": "km", "move_on": False})
    assert now != digest(RecordKind.PREFERENCES, Preferences(move_on=False, welcomed=True))


def test_settings_as_at_first_were_never_set() -> None:
    assert digest(RecordKind.RULES, RuleSettings()) == digest(RecordKind.RULES, None) == ABSENT
    assert digest(RecordKind.RULES, RuleSettings(6)) != ABSENT
