"""Every urgent sign of the period is told, both knees in one item, whatever the settings are."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from kneelog.domain.history import History
from kneelog.domain.period import Period
from kneelog.domain.report import KneeReport, Swelling
from kneelog.domain.settings import RuleSettings
from kneelog.domain.signs import URGENT, Sign
from kneelog.services.physio_urgent import urgent
from tests.physio_diaries import all_signs, holding, plus, rest
from tests.strategies import diaries

if TYPE_CHECKING:
    from kneelog.domain.diary import Diary

TODAY = date(2026, 3, 10)
PERIOD = Period(date(2026, 1, 27), date(2026, 3, 9))


def ticked(*days: date, **report: object) -> Diary:
    return holding(*(rest(on, KneeReport(**report)) for on in days))  # type: ignore[arg-type]


MARCH = date(2026, 3, 3)
LATER = (date(2026, 3, 5), date(2026, 3, 7))
GIVES = KneeReport(2, signs=(Sign.GIVES_WAY,))
NIGHT = KneeReport(2, signs=(Sign.NIGHT_PAIN,))
SAID: dict[str, tuple[Diary, tuple[str, ...]]] = {
    "none": (ticked(MARCH, level=9), ()),
    "one": (ticked(MARCH, signs=(Sign.GIVES_WAY,)), ("gives way: left knee 3 March",)),
    "of the right knee": (holding(rest(MARCH, right=GIVES)), ("gives way: right knee 3 March",)),
    "on several dates": (
        ticked(*LATER, signs=(Sign.GIVES_WAY,)),
        ("gives way: left knee 5 and 7 March",),
    ),
    "of both knees, each on its own dates": (
        holding(rest(MARCH, GIVES), *(rest(on, right=GIVES) for on in LATER)),
        ("gives way: left knee 3 March, right knee 5 and 7 March",),
    ),
    "of both knees, on some of the same dates": (
        holding(rest(MARCH, GIVES, GIVES), rest(LATER[0], GIVES)),
        ("gives way: left knee 3 and 5 March, right knee 3 March",),
    ),
    "of both knees on the same dates": (
        holding(rest(MARCH, GIVES, GIVES), rest(LATER[1], GIVES, GIVES)),
        ("gives way: both knees 3 and 7 March",),
    ),
    "in the words of the table of signs": (
        ticked(MARCH, signs=(Sign.CLICKS_PAINFULLY,)),
        ("clicks painfully: left knee 3 March",),
    ),
    "swelling recorded as tight": (
        ticked(MARCH, swelling=Swelling.TIGHT),
        ("badly swollen: left knee 3 March",),
    ),
    "one that is not urgent": (ticked(MARCH, signs=(Sign.CATCHES, Sign.FEELS_UNSTABLE)), ()),
    "before the period, and after it": (
        ticked(date(2026, 1, 26), date(2026, 3, 10), signs=(Sign.GIVES_WAY,)),
        (),
    ),
    "of the person, in the table's order": (
        holding(
            rest(MARCH, NIGHT),
            rest(LATER[0], signs=(Sign.CALF_SWOLLEN, Sign.BREATHLESS_OR_CHEST_PAIN)),
        ),
        (
            "sudden breathlessness or chest pain with a swollen or painful leg: 5 March",
            "one calf or thigh swollen, warm, throbbing, redder or darker: 5 March",
            "pain at night or at rest that does not ease: left knee 3 March",
        ),
    ),
}


@pytest.mark.parametrize("name", SAID)
def test_urgent_signs_of_the_period(name: str) -> None:
    diary, said = SAID[name]
    for settings in (RuleSettings(), RuleSettings(current_days=7, counts_from=3)):
        assert urgent(History.of(plus(diary, settings)), PERIOD, TODAY).items == said


@given(diaries())
def test_every_urgent_sign_ever_ticked_is_on_a_page_of_everything(diary: Diary) -> None:
    history = History.of(diary)
    said = urgent(history, Period(date.min, date.max), date.max)
    ticks = {
        sign
        for entry in diary.entries.values()
        for sign in (*entry.left.signs, *entry.right.signs, *entry.signs)
        if sign in URGENT
    }
    if any(
        report.swelling is Swelling.TIGHT
        for entry in diary.entries.values()
        for report in (entry.left, entry.right)
    ):
        ticks.add(Sign.BADLY_SWOLLEN)
    assert len(said.items) == len(said.rest) == len(ticks)


def test_there_are_thirteen_at_most() -> None:
    said = urgent(History.of(all_signs()), PERIOD, TODAY)
    assert len(said.items) == len(URGENT) == 13
