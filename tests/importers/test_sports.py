"""What services call a run in the languages in which they write: a run is not lost for being called Course à pied."""

from __future__ import annotations

import pytest

from kneelog.importers.sports import plain, sport_of, surface_of
from kneelog.services.workout import Sport


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Run",
            "running",
            "RUNNING",
            "Trail Run",
            "TrailRun",
            "trail_running",
            "VirtualRun",
            "Virtual Run",
            "9",
        ),
        *(
            "Lauf",
            "Laufen",
            "Traillauf",
            "Virtueller Lauf",
            "Laufbandtraining",
            "Straßenlauf",
            "Course à pied",
        ),
        *(
            "Carrera",
            "Carrera en cinta",
            "Corrida",
            "Corsa",
            "Hardlopen",
            "Löpning",
            "Løb",
            "Løping",
            "Juoksu",
        ),
        *(
            "Bieg",
            "Běh",
            "Futás",
            "Koşu",
            "Бег",
            "ランニング",
            "달리기",
            "跑步",
            "HKWorkoutActivityTypeRunning",
        ),
    ],
)
def test_a_run_is_a_run_in_any_language(name: str) -> None:
    assert sport_of(name) is Sport.RUN


@pytest.mark.parametrize(
    ("name", "sport"),
    [
        *(
            ("Walk", Sport.WALK),
            ("Spaziergang", Sport.WALK),
            ("speed walking", Sport.WALK),
            ("Marche", Sport.WALK),
        ),
        *(
            ("Hike", Sport.HIKE),
            ("Wanderung", Sport.HIKE),
            ("Randonnée", Sport.HIKE),
            ("Senderismo", Sport.HIKE),
        ),
        *(("Radfahrt", Sport.OTHER), ("Skilanglauf", Sport.OTHER), ("road_cycling", Sport.OTHER)),
        *(("HKWorkoutActivityTypeSwimming", Sport.OTHER), ("Cross Country Skiing", Sport.OTHER)),
        *(("", Sport.UNKNOWN), ("52", Sport.UNKNOWN), ("jkljkl", Sport.UNKNOWN), ("Training", Sport.UNKNOWN)),
        *(("brunch", Sport.UNKNOWN), ("Ablauf", Sport.UNKNOWN), ("x" * 10_000, Sport.UNKNOWN)),
    ],
)
def test_other_sports_are_told_apart_and_nothing_is_guessed(name: str, sport: Sport) -> None:
    assert sport_of(name) is sport


@pytest.mark.parametrize(
    ("name", "surface"),
    [
        *(
            ("Treadmill Running", "treadmill"),
            ("Laufbandlauf", "treadmill"),
            ("Course sur tapis", "treadmill"),
        ),
        *(
            ("Virtual Run", "treadmill"),
            ("Trail Run", "trail"),
            ("Traillauf", "trail"),
            ("Track Running", "track"),
        ),
        *(("Bahnlauf", "track"), ("Run", ""), ("Course à pied", ""), ("", "")),
    ],
)
def test_the_surface_is_kept_where_the_name_tells_it(name: str, surface: str) -> None:
    assert surface_of(name) == surface


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Course à pied", "course a pied"),
        ("TrailRun", "trail run"),
        ("trail_running", "trail running"),
        ("Løb", "lob"),
    ],
)
def test_names_are_compared_without_accents_and_capitals(written: str, expected: str) -> None:
    assert plain(written) == expected
