"""What a runner may tick beside the pain itself, and the fixed list of urgent signs.

The urgent list rests on NHS guidance on knee pain and on blood clots; the wording is ours. It does not depend on
any level or setting and cannot be changed by the runner.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from kneelog.words import N_


class Sign(StrEnum):
    """A sign; the value is its id in the store and in files."""

    GIVES_WAY = "gives-way"
    FEELS_UNSTABLE = "feels-unstable"
    LOCKED = "locked"
    CATCHES = "catches"
    CLICKS_PAINLESSLY = "clicks-painlessly"
    CLICKS_PAINFULLY = "clicks-painfully"
    STIFF_AFTER_REST = "stiff-after-rest"
    WARM = "warm"
    RED = "red"
    LOCAL_LUMP = "local-lump"
    TIGHT_INNER_THIGH = "tight-inner-thigh"
    NIGHT_PAIN = "night-pain"
    BONY_SPOT = "bony-spot"
    CANNOT_BEAR_WEIGHT = "cannot-bear-weight"
    CANNOT_MOVE_IT = "cannot-move-it"
    CHANGED_SHAPE = "changed-shape"
    SWELLED_WITHIN_HOURS = "swelled-within-hours"
    BADLY_SWOLLEN = "badly-swollen"
    HOT_RED_SWOLLEN_FEVERISH = "hot-red-swollen-feverish"
    WORSE_AT_START = "worse-at-start"
    EASES_WHILE_RUNNING = "eases-while-running"
    WORSE_AFTER = "worse-after"
    WORSE_NEXT_DAY = "worse-next-day"
    STAIRS_UP = "stairs-up"
    STAIRS_DOWN = "stairs-down"
    SQUAT = "squat"
    UNEVEN_GROUND = "uneven-ground"
    HARD_SHOES = "hard-shoes"
    BARE_FEET = "bare-feet"
    LONG_SITTING = "long-sitting"
    DOWNHILL = "downhill"
    SPEED = "speed"
    EASED_BY_REST = "eased-by-rest"
    EASED_BY_WARMING_UP = "eased-by-warming-up"
    EASED_BY_ICE = "eased-by-ice"
    EASED_BY_HEAT = "eased-by-heat"
    EASED_BY_MEDICINE = "eased-by-medicine"
    CALF_SWOLLEN = "calf-swollen"
    BREATHLESS_OR_CHEST_PAIN = "breathless-or-chest-pain"


class SignGroup(StrEnum):
    """The four columns of the sign table, and the signs of the whole person."""

    FELT = "felt"
    WHEN = "when"
    BROUGHT_ON = "brought-on"
    EASED = "eased"
    PERSON = "person"


class Advice(StrEnum):
    """What kneelog says for an urgent sign, from most to least pressing."""

    EMERGENCY = "emergency"
    AT_ONCE = "at-once"
    TODAY = "today"
    ADVICE_LINE_TODAY = "advice-line-today"
    GP_OR_ADVICE_LINE_TODAY = "gp-or-advice-line-today"
    WITHIN_DAYS = "within-days"


class SignFacts(NamedTuple):
    """Where a sign stands in the table and the words it is offered with (for urgent ones the *asked as* text)."""

    group: SignGroup
    label: str


_F, _W, _B, _E, _P = SignGroup
SIGNS: dict[Sign, SignFacts] = {
    Sign.GIVES_WAY: SignFacts(_F, N_("gives way")),
    Sign.FEELS_UNSTABLE: SignFacts(_F, N_("feels unstable")),
    Sign.LOCKED: SignFacts(_F, N_("stuck: will not fully straighten or bend")),
    Sign.CATCHES: SignFacts(_F, N_("catches")),
    Sign.CLICKS_PAINLESSLY: SignFacts(_F, N_("clicks painlessly")),
    Sign.CLICKS_PAINFULLY: SignFacts(_F, N_("clicks painfully")),
    Sign.STIFF_AFTER_REST: SignFacts(_F, N_("stiff after rest")),
    Sign.WARM: SignFacts(_F, N_("warm")),
    Sign.RED: SignFacts(_F, N_("red")),
    Sign.LOCAL_LUMP: SignFacts(_F, N_("local lump")),
    Sign.TIGHT_INNER_THIGH: SignFacts(_F, N_("tight inner thigh")),
    Sign.NIGHT_PAIN: SignFacts(_F, N_("pain at night or at rest that does not ease")),
    Sign.BONY_SPOT: SignFacts(_F, N_("one exact bony spot that hurts more with each run")),
    Sign.CANNOT_BEAR_WEIGHT: SignFacts(_F, N_("cannot put weight on it, or take four steps")),
    Sign.CANNOT_MOVE_IT: SignFacts(_F, N_("cannot move or bend it")),
    Sign.CHANGED_SHAPE: SignFacts(_F, N_("it has changed shape")),
    Sign.SWELLED_WITHIN_HOURS: SignFacts(_F, N_("big swelling within hours of a twist, fall or knock")),
    Sign.BADLY_SWOLLEN: SignFacts(_F, N_("badly swollen")),
    Sign.HOT_RED_SWOLLEN_FEVERISH: SignFacts(
        _F, N_("knee hot, red or swollen and feverish, hot and shivery")
    ),
    Sign.WORSE_AT_START: SignFacts(_W, N_("worse at the start")),
    Sign.EASES_WHILE_RUNNING: SignFacts(_W, N_("eases while running")),
    Sign.WORSE_AFTER: SignFacts(_W, N_("worse afterwards")),
    Sign.WORSE_NEXT_DAY: SignFacts(_W, N_("worse the next day")),
    Sign.STAIRS_UP: SignFacts(_B, N_("stairs up")),
    Sign.STAIRS_DOWN: SignFacts(_B, N_("stairs down")),
    Sign.SQUAT: SignFacts(_B, N_("squat or crouch")),
    Sign.UNEVEN_GROUND: SignFacts(_B, N_("uneven ground")),
    Sign.HARD_SHOES: SignFacts(_B, N_("hard shoes")),
    Sign.BARE_FEET: SignFacts(_B, N_("bare feet")),
    Sign.LONG_SITTING: SignFacts(_B, N_("long sitting")),
    Sign.DOWNHILL: SignFacts(_B, N_("downhill")),
    Sign.SPEED: SignFacts(_B, N_("speed")),
    Sign.EASED_BY_REST: SignFacts(_E, N_("rest")),
    Sign.EASED_BY_WARMING_UP: SignFacts(_E, N_("warming up")),
    Sign.EASED_BY_ICE: SignFacts(_E, N_("ice")),
    Sign.EASED_BY_HEAT: SignFacts(_E, N_("heat")),
    Sign.EASED_BY_MEDICINE: SignFacts(_E, N_("medicine")),
    Sign.CALF_SWOLLEN: SignFacts(_P, N_("one calf or thigh swollen, warm, throbbing, redder or darker")),
    Sign.BREATHLESS_OR_CHEST_PAIN: SignFacts(
        _P, N_("sudden breathlessness or chest pain with a swollen or painful leg")
    ),
}

URGENT: dict[Sign, Advice] = {
    Sign.BREATHLESS_OR_CHEST_PAIN: Advice.EMERGENCY,
    Sign.HOT_RED_SWOLLEN_FEVERISH: Advice.AT_ONCE,
    Sign.CANNOT_BEAR_WEIGHT: Advice.TODAY,
    Sign.CANNOT_MOVE_IT: Advice.TODAY,
    Sign.CHANGED_SHAPE: Advice.TODAY,
    Sign.LOCKED: Advice.TODAY,
    Sign.SWELLED_WITHIN_HOURS: Advice.TODAY,
    Sign.BADLY_SWOLLEN: Advice.ADVICE_LINE_TODAY,
    Sign.GIVES_WAY: Advice.ADVICE_LINE_TODAY,
    Sign.CLICKS_PAINFULLY: Advice.ADVICE_LINE_TODAY,
    Sign.CALF_SWOLLEN: Advice.GP_OR_ADVICE_LINE_TODAY,
    Sign.NIGHT_PAIN: Advice.WITHIN_DAYS,
    Sign.BONY_SPOT: Advice.WITHIN_DAYS,
}
"""The urgent signs in the order in which they are always listed, with what is said for each."""

PERSON_SIGNS = frozenset(sign for sign, facts in SIGNS.items() if facts.group is SignGroup.PERSON)
KNEE_SIGNS = frozenset(SIGNS) - PERSON_SIGNS
SIGN_ORDER: dict[Sign, int] = {sign: number for number, sign in enumerate(SIGNS)}
