"""The texts of the list of niggles."""

from __future__ import annotations

from datetime import date

import pytest

from kneelog.domain.days import Days
from kneelog.domain.history import History
from kneelog.domain.places import Place
from kneelog.domain.report import Knee
from kneelog.domain.running import Load
from kneelog.domain.settings import RuleSettings, Units
from kneelog.rules import niggles
from kneelog.rules.niggles import Niggle
from kneelog.services import niggle_words as words
from kneelog.services.demo import demo_diary
from tests.unit.rules.test_invariants import FORBIDDEN

AS_OF = date(2026, 3, 10)
NONE = Load(0, 0, 0, None, 0, (), ())
NIGGLE = Niggle(
    Knee.LEFT,
    date(2026, 2, 9),
    date(2026, 3, 9),
    (*(date(2026, 2, day) for day in range(9, 22)), date(2026, 3, 9)),
    ((Place.INNER_JOINT_LINE, 9),),
    runs=12,
    answered=11,
    hurt_runs=9,
    worst=7,
    is_recurring=True,
    longest_spell=4,
    entries=("e",),
    days_since=1,
    before=Load(5, 62_000, 18_000, 18_000, 0, (), ()),
    earlier=Load(4, 41_000, 12_000, 12_000, 0, (), ()),
    new_shoes=(),
)
FOUR_PLACES = tuple(
    (place, 1) for place in (Place.HOLLOW, Place.KNEECAP, Place.INNER_JOINT_LINE, Place.OUTER_KNOB)
)


@pytest.mark.parametrize(
    ("places", "said"),
    [
        (NIGGLE.places, "inner, joint line"),
        (FOUR_PLACES[:2], "hollow +1"),
        (FOUR_PLACES, "hollow +3"),
        ((), "no place marked"),
    ],
)
def test_a_niggle_is_called_by_its_place(places: tuple[tuple[Place, int], ...], said: str) -> None:
    assert words.title(NIGGLE._replace(places=places)) == said


FACTS = {
    "all of them": (NIGGLE, "9 Feb – 9 Mar · 9 of 11 runs · worst 7 · 1 day ago"),
    "today": (NIGGLE._replace(days_since=0), "9 Feb – 9 Mar · 9 of 11 runs · worst 7 · today"),
    "longer ago": (NIGGLE._replace(days_since=2), "9 Feb – 9 Mar · 9 of 11 runs · worst 7 · 2 days ago"),
    "one run": (
        NIGGLE._replace(runs=1, answered=1, hurt_runs=0),
        "9 Feb – 9 Mar · 0 of 1 run · worst 7 · 1 day ago",
    ),
    "no run": (NIGGLE._replace(runs=0, answered=0, hurt_runs=0), "9 Feb – 9 Mar · worst 7 · 1 day ago"),
    "no answer": (
        NIGGLE._replace(runs=3, answered=0, hurt_runs=0),
        "9 Feb – 9 Mar · 3 runs, none answered · worst 7 · 1 day ago",
    ),
    "no answer of one": (
        NIGGLE._replace(runs=1, answered=0, hurt_runs=0),
        "9 Feb – 9 Mar · 1 run, not answered · worst 7 · 1 day ago",
    ),
    "one month": (
        NIGGLE._replace(first=date(2026, 3, 2)),
        "2 – 9 Mar · 9 of 11 runs · worst 7 · 1 day ago",
    ),
    "from the year before": (
        NIGGLE._replace(first=date(2025, 12, 30)),
        "30 Dec 2025 – 9 Mar · 9 of 11 runs · worst 7 · 1 day ago",
    ),
    "another year": (
        NIGGLE._replace(first=date(2025, 2, 9), last=date(2025, 3, 9), days_since=366),
        "9 Feb – 9 Mar 2025 · 9 of 11 runs · worst 7 · 366 days ago",
    ),
    "the same month of another year": (
        NIGGLE._replace(first=date(2025, 3, 9)),
        "9 Mar 2025 – 9 Mar · 9 of 11 runs · worst 7 · 1 day ago",
    ),
}


@pytest.mark.parametrize(("niggle", "said"), FACTS.values(), ids=FACTS)
def test_its_facts_stand_in_one_line(niggle: Niggle, said: str) -> None:
    assert words.facts_line(niggle, AS_OF) == said


SENTENCES = {
    "all of it": (
        NIGGLE,
        (
            "Left knee, inner side on the joint line. From 9 February to 9 March: pain on 14 days, "
            "hurt on 9 of 11 answered runs, worst 7, last 1 day ago."
        ),
    ),
    "the right knee, without a place or a run": (
        NIGGLE._replace(knee=Knee.RIGHT, places=(), runs=0, answered=0, hurt_runs=0, days_since=0),
        "Right knee, no place marked. From 9 February to 9 March: pain on 14 days, worst 7, last today.",
    ),
    "runs without an answer, in one month of another year": (
        NIGGLE._replace(
            first=date(2025, 3, 2), last=date(2025, 3, 9), runs=3, answered=0, hurt_runs=0, days_since=366
        ),
        (
            "Left knee, inner side on the joint line. From 2 to 9 March 2025: pain on 14 days, "
            "3 runs, none answered, worst 7, last 366 days ago."
        ),
    ),
    "three places": (
        NIGGLE._replace(places=FOUR_PLACES[:3], answered=1, hurt_runs=1),
        (
            "Left knee, middle of the hollow, on or behind the kneecap and inner side on the joint line. "
            "From 9 February to 9 March: pain on 14 days, hurt on 1 of 1 answered run, worst 7, last 1 day ago."
        ),
    ),
    "more than three places": (
        NIGGLE._replace(places=FOUR_PLACES),
        (
            "Left knee, middle of the hollow, on or behind the kneecap, inner side on the joint line and "
            "1 more place. From 9 February to 9 March: pain on 14 days, hurt on 9 of 11 answered runs, worst 7, "
            "last 1 day ago."
        ),
    ),
}


@pytest.mark.parametrize(("niggle", "said"), SENTENCES.values(), ids=SENTENCES)
def test_it_is_read_aloud_as_a_sentence(niggle: Niggle, said: str) -> None:
    assert words.sentence(niggle, AS_OF) == said


RUNNING = {
    "5 runs, 62.0 km, longest 18.0 km": NIGGLE.before,
    "1 run, 8.2 km": Load(1, 8200, 0, 8200, 0, (), ()),
    "3 runs, 20.0 km, longest 12.0 km, 1 run without a distance": Load(3, 20_000, 0, 12_000, 1, (), ()),
    "3 runs, 20.0 km, 2 runs without a distance": Load(3, 20_000, 0, 20_000, 2, (), ()),
    "1 run without a distance": Load(1, 0, 0, None, 1, (), ()),
    "2 runs without a distance": Load(2, 0, 0, None, 2, (), ()),
    "no runs recorded": NONE,
}


@pytest.mark.parametrize(("said", "load"), RUNNING.items(), ids=RUNNING)
def test_the_running_before_it_is_told_as_far_as_it_is_known(said: str, load: Load) -> None:
    assert words.running_lines(NIGGLE._replace(before=load, earlier=load), Units.KILOMETRES) == (
        f"14 days before: {said}",
        f"14 days before that: {said}",
    )


def test_a_runner_who_counts_miles_reads_miles() -> None:
    assert words.running_lines(NIGGLE, Units.MILES) == (
        "14 days before: 5 runs, 38.5 mi, longest 11.2 mi",
        "14 days before that: 4 runs, 25.5 mi, longest 7.5 mi",
    )


def test_new_shoes_are_named() -> None:
    niggle = NIGGLE._replace(new_shoes=("Fellmark Trail", "Plover {2}"))
    assert words.running_lines(niggle, Units.KILOMETRES)[2:] == ("New shoes: Fellmark Trail and Plover {2}",)


Surfaces = tuple[tuple[str, int], ...]
SURFACES: dict[str, tuple[Surfaces, Surfaces, tuple[str, ...]]] = {
    "one that is new": (
        (("trail", 3), ("road", 2)),
        (("road", 4),),
        ("Surface: trail 3 of 5 runs; before that trail 0 of 4",),
    ),
    "more of one": (
        (("road", 4), ("sand", 1)),
        (("road", 2), ("sand", 2)),
        ("Surface: road 4 of 5 runs; before that road 2 of 4",),
    ),
    "the same share": ((("road", 5),), (("road", 4),), ()),
    "unknown before that": ((("trail", 3), ("road", 2)), (), ()),
    "unknown before it": ((), (("road", 4),), ()),
    "unknown of some": (
        (("trail", 1),),
        (("road", 3),),
        ("Surface, where recorded: trail 1 of 1 run; before that trail 0 of 3",),
    ),
}


@pytest.mark.parametrize(("before", "earlier", "said"), SURFACES.values(), ids=SURFACES)
def test_another_surface_is_told_where_it_is_known(
    before: Surfaces, earlier: Surfaces, said: tuple[str, ...]
) -> None:
    niggle = NIGGLE._replace(
        before=NIGGLE.before._replace(surfaces=before), earlier=NIGGLE.earlier._replace(surfaces=earlier)
    )
    assert words.running_lines(niggle, Units.KILOMETRES)[2:] == said


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, ""),
        (1, "Not listed: 1 day of pain that stands alone."),
        (14, "Not listed: 14 days of pain that stand alone."),
    ],
)
def test_what_is_not_listed_is_said(count: int, said: str) -> None:
    assert words.alone_line(count) == said


def test_no_text_gives_a_cause_or_a_verdict() -> None:
    history = History.of(demo_diary(AS_OF, 3))
    found = niggles.find(history, Days.of(history, AS_OF), RuleSettings(), AS_OF)
    for niggle in found.listed:
        said = [words.title(niggle), words.facts_line(niggle, AS_OF), words.sentence(niggle, AS_OF)]
        for text in [*said, *words.running_lines(niggle, Units.KILOMETRES)]:
            assert not [word for word in (*FORBIDDEN, "because", "cause", "due to") if word in text.lower()]
            assert "{" not in text
            assert "  " not in text
