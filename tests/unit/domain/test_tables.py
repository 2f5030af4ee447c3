"""The tables that files, drawings and scripts are written against: every row as it was published, in its order.

They are repeated here on purpose. An id that changes would make old diaries and spreadsheets unreadable.
"""

from __future__ import annotations

import pytest

from kneelog.domain.places import PLACE_BY_LETTER, PLACE_ORDER, PLACES, Place, View, places_in
from kneelog.domain.settings import EMERGENCY_NUMBERS, RULE_SETTINGS, Country, Preferences, RuleSettings
from kneelog.domain.signs import KNEE_SIGNS, PERSON_SIGNS, SIGN_ORDER, SIGNS, URGENT, Sign, SignGroup

KNEE_MAP = """
above-kneecap | A | front | just above the kneecap | suprapatellar
kneecap-inner-edge | B | front | inner edge of the kneecap | medial peripatellar
kneecap | C | front | on or behind the kneecap | patella
kneecap-outer-edge | D | front | outer edge of the kneecap | lateral peripatellar
below-kneecap | E | front | just below the kneecap | infrapatellar
shin-bump | F | front | bump at the top of the shin | tibial tuberosity
inner-above-joint-line | G | inner | inner side, above the joint line | medial femoral epicondyle
inner-joint-line | H | inner | inner side, on the joint line | medial tibiofemoral joint line
inner-below-joint-line | J | inner | inner side, just below the joint line | medial tibial plateau
inner-top-of-shin | K | inner | inner side, about three fingers below the joint line | pes anserinus
outer-above-joint-line | M | outer | outer side, above the joint line | lateral femoral epicondyle
outer-joint-line | N | outer | outer side, on the joint line | lateral tibiofemoral joint line
outer-knob | P | outer | outer knob below the joint | fibular head
outer-top-of-shin | Q | outer | outer front, top of the shin | Gerdy's tubercle
hollow | S | back | middle of the hollow | popliteal fossa
back-inner-cord | T | back | inner cord at the back | posteromedial corner
back-outer-cord | U | back | outer cord at the back | posterolateral corner
whole-knee | W | none | whole knee, deep, or cannot point | diffuse
"""

FELT = """
gives-way feels-unstable locked catches clicks-painlessly clicks-painfully stiff-after-rest warm red local-lump
tight-inner-thigh night-pain bony-spot cannot-bear-weight cannot-move-it changed-shape swelled-within-hours
badly-swollen hot-red-swollen-feverish
"""
SIGNS_BY_GROUP = {
    SignGroup.FELT: FELT,
    SignGroup.WHEN: "worse-at-start eases-while-running worse-after worse-next-day",
    SignGroup.BROUGHT_ON: "stairs-up stairs-down squat uneven-ground hard-shoes bare-feet long-sitting downhill speed",
    SignGroup.EASED: "eased-by-rest eased-by-warming-up eased-by-ice eased-by-heat eased-by-medicine",
    SignGroup.PERSON: "calf-swollen breathless-or-chest-pain",
}

URGENT_LIST = """
breathless-or-chest-pain | emergency | sudden breathlessness or chest pain with a swollen or painful leg
hot-red-swollen-feverish | at-once | knee hot, red or swollen and feverish, hot and shivery
cannot-bear-weight | today | cannot put weight on it, or take four steps
cannot-move-it | today | cannot move or bend it
changed-shape | today | it has changed shape
locked | today | stuck: will not fully straighten or bend
swelled-within-hours | today | big swelling within hours of a twist, fall or knock
badly-swollen | advice-line-today | badly swollen
gives-way | advice-line-today | gives way
clicks-painfully | advice-line-today | clicks painfully
calf-swollen | gp-or-advice-line-today | one calf or thigh swollen, warm, throbbing, redder or darker
night-pain | within-days | pain at night or at rest that does not ease
bony-spot | within-days | one exact bony spot that hurts more with each run
"""

RULE_OF_THUMB = {  # default, least, most
    "high_level": (7, 5, 9),
    "lasting_days": (3, 2, 3),
    "uneven_gap": (4, 2, 6),
    "niggle_runs": (3, 2, 5),
    "niggle_of": (5, 3, 8),
    "niggle_window_days": (42, 14, 84),
    "counts_from": (1, 1, 3),
    "bridged_blank_days": (1, 0, 2),
    "current_days": (14, 7, 60),
}


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()]


def test_every_place_keeps_its_id_letter_view_and_names() -> None:
    present = [
        (place.value, facts.letter, facts.view.value, facts.plain, facts.anatomical)
        for place, facts in PLACES.items()
    ]
    assert present == rows(KNEE_MAP)


def test_there_are_eighteen_places_and_each_has_its_facts() -> None:
    assert len(PLACES) == len(Place) == 18
    assert [place for place in Place if place.facts is not PLACES[place]] == []
    assert sorted(PLACE_ORDER.values()) == list(range(18))


def test_no_letter_can_be_mistaken_for_a_number_or_a_side() -> None:
    assert len(PLACE_BY_LETTER) == 18
    assert set(PLACE_BY_LETTER) & set("ILORX") == set()
    assert list(PLACE_BY_LETTER) == sorted(PLACE_BY_LETTER), "letters run in the table's order"


@pytest.mark.parametrize(
    ("view", "letters"),
    [
        (View.FRONT, "ABCDEF"),
        (View.INNER, "GHJK"),
        (View.OUTER, "MNPQ"),
        (View.BACK, "STU"),
        (View.NONE, "W"),
    ],
)
def test_each_view_shows_its_own_places(view: View, letters: str) -> None:
    assert "".join(place.facts.letter for place in places_in(view)) == letters


@pytest.mark.parametrize("group", SignGroup)
def test_every_sign_keeps_its_id_and_its_column(group: SignGroup) -> None:
    present = [sign.value for sign, facts in SIGNS.items() if facts.group is group]
    assert present == SIGNS_BY_GROUP[group].split()


def test_signs_are_of_a_knee_or_of_the_person_never_of_both() -> None:
    assert {sign.value for sign in PERSON_SIGNS} == {"calf-swollen", "breathless-or-chest-pain"}
    assert KNEE_SIGNS | PERSON_SIGNS == set(SIGNS) == set(Sign)
    assert not KNEE_SIGNS & PERSON_SIGNS
    assert list(SIGN_ORDER) == list(SIGNS)


def test_the_urgent_list_is_fixed_in_its_order_its_advice_and_its_words() -> None:
    present = [(sign.value, advice.value, SIGNS[sign].label) for sign, advice in URGENT.items()]
    assert present == rows(URGENT_LIST)


def test_what_merely_resembles_an_urgent_sign_is_not_one() -> None:
    assert {Sign.FEELS_UNSTABLE, Sign.CLICKS_PAINLESSLY, Sign.WARM, Sign.RED} & set(URGENT) == set()


def test_the_rule_of_thumb_starts_at_its_published_numbers() -> None:
    assert {name: facts[:3] for name, facts in RULE_SETTINGS.items()} == RULE_OF_THUMB
    assert RuleSettings().as_dict() == {name: numbers[0] for name, numbers in RULE_OF_THUMB.items()}


@pytest.mark.parametrize("name", RULE_SETTINGS)
def test_every_number_of_the_rule_names_its_meaning_and_its_source(name: str) -> None:
    assert RULE_SETTINGS[name].meaning
    assert RULE_SETTINGS[name].source.endswith(".")


@pytest.mark.parametrize(
    ("country", "emergency", "advice"),
    [("uk", "999", "111"), ("eu", "112", ""), ("us", "911", ""), ("au", "000", ""), ("other", "", "")],
)
def test_each_country_has_its_emergency_number(country: str, emergency: str, advice: str) -> None:
    assert EMERGENCY_NUMBERS[Country(country)] == (emergency, advice)
    assert Preferences(country=Country(country)).numbers == (emergency, advice)
