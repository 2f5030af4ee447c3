"""What files and services call a run, a walk and a hike, in the languages in which they write.

Services translate the sort of an activity into the runner's language. A name that stands in no table is not guessed:
it is :attr:`~kneelog.services.workout.Sport.UNKNOWN`, and the runner is asked.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kneelog.services.workout import Sport

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BETWEEN = re.compile(r"[\W_]+")
_APPLE = "hkworkout activity type "
_LONGEST_NAME = 100

_RUN = (
    *("run", "runs", "running", "jog", "jogging", "trail", "treadmill", "9"),  # 9 is a run in Strava's GPX
    *("Lauf", "Laufen", "Lauftraining", "Traillauf", "Trailrunning", "Berglauf", "Bahnlauf", "Straßenlauf"),
    *("Laufband", "Laufbandlauf", "Laufbandtraining", "Indoorlauf", "Hindernislauf", "Ultralauf"),
    *("Course", "Course à pied", "Course sur tapis", "Tapis de course", "Footing", "Courir"),
    *("Carrera", "Carrera a pie", "Carrera en cinta", "Cinta de correr", "Correr", "Trote"),
    *("Corrida", "Corrida na esteira", "Esteira", "Passadeira", "Corsa", "Corsa a piedi", "Tapis roulant"),
    *(
        "Hardlopen",
        "Hardloop",
        "Hardloopband",
        "Loopband",
        "Trailloop",
        "Løb",
        "Løbetur",
        "Løping",
        "Løpetur",
    ),
    *("Löpning", "Löptur", "Löpband", "Tredemølle", "Juoksu", "Polkujuoksu", "Juoksumatto"),
    *("Bieg", "Bieganie", "Bieg terenowy", "Bieżnia", "Běh", "Běhání", "Beh", "Behanie", "Futás", "Alergare"),
    *(
        "Trčanje",
        "Koşu",
        "Koşu bandı",
        "Бег",
        "Пробежка",
        "Біг",
        "Τρέξιμο",
        "ריצה",
        "جري",
        "วิ่ง",
        "Chạy bộ",
        "Lari",
    ),
    *(
        "ラン",
        "ランニング",
        "トレイルラン",
        "トレッドミル",
        "달리기",
        "러닝",
        "跑步",
        "越野跑",
        "路跑",
        "室内跑步",
    ),
)
_WALK = (
    *("walk", "walking", "Spaziergang", "Gehen", "Walken", "Marche", "Marche à pied", "Caminata", "Caminar"),
    *(
        "Caminhada",
        "Camminata",
        "Passeggiata",
        "Wandeling",
        "Wandelen",
        "Promenad",
        "Gåtur",
        "Gang",
        "Kävely",
    ),
    *("Spacer", "Chůze", "Chôdza", "Séta", "Yürüyüş", "Ходьба", "Прогулка"),
    *("ウォーキング", "ウォーク", "散歩", "걷기", "步行", "健走", "散步"),
)
_HIKE = (
    *(
        "hike",
        "hiking",
        "Wanderung",
        "Wandern",
        "Randonnée",
        "Senderismo",
        "Excursión",
        "Trilha",
        "Escursione",
    ),
    *(
        "Escursionismo",
        "Vandring",
        "Vandretur",
        "Fottur",
        "Vaellus",
        "Wędrówka",
        "Pěší turistika",
        "Turistika",
    ),
    *("Поход", "Хайкинг", "ハイキング", "ハイク", "하이킹", "徒步", "健行"),
)
_OTHER = (
    *(
        "ride",
        "cycling",
        "biking",
        "bike",
        "swim",
        "swimming",
        "workout",
        "yoga",
        "pilates",
        "rowing",
        "hiit",
    ),
    *("elliptical", "strength training", "traditional strength training", "functional strength training"),
    *(
        "weight training",
        "nordic ski",
        "inline skate",
        "transition",
        "multi sport",
        "soccer",
        "tennis",
        "golf",
    ),
    *("Radfahrt", "Radfahren", "Radtour", "Schwimmen", "Krafttraining", "Skilanglauf", "Eislauf"),
    *(
        "Vélo",
        "Sortie à vélo",
        "Natation",
        "Ciclismo",
        "Bicicleta",
        "Natación",
        "Natação",
        "Nuoto",
        "Fietsrit",
    ),
    *("Fietsen", "Zwemmen"),
)
_SURFACES = {
    "treadmill": (
        *(
            "treadmill",
            "virtual",
            "Virtueller",
            "Virtuelle",
            "Virtuel",
            "Virtuale",
            "Laufband",
            "Laufbandlauf",
        ),
        *(
            "Laufbandtraining",
            "tapis",
            "cinta",
            "esteira",
            "passadeira",
            "Loopband",
            "Hardloopband",
            "Löpband",
        ),
        *("Tredemølle", "Bieżnia", "Juoksumatto", "Koşu bandı", "トレッドミル"),
    ),
    "trail": (
        "trail",
        "Trailrunning",
        "Traillauf",
        "Trailloop",
        "Berglauf",
        "Polkujuoksu",
        "トレイルラン",
        "越野跑",
    ),
    "track": ("track", "Bahnlauf", "piste", "pista"),
}
_WORDS = {
    Sport.OTHER: {"ride", "cycling", "biking", "swim", "swimming", "ski", "skiing", "bike"},
    Sport.RUN: {"run", "running", "lauf", "laufen", "carrera", "corrida", "corsa", "juoksu", "bieg"},
    Sport.HIKE: {"hike", "hiking"},
    Sport.WALK: {"walk", "walking"},
}


def plain(written: str) -> str:
    """A name without capitals, accents and signs: "Course à pied" -> "course a pied", "TrailRun" -> "trail run"."""
    spaced = _CAMEL.sub(" ", written[:_LONGEST_NAME])
    parts = unicodedata.normalize("NFKD", spaced.casefold())
    bare = "".join(each for each in parts if unicodedata.category(each) != "Mn")
    joined = unicodedata.normalize("NFC", bare).replace("ø", "o").replace("ł", "l").replace("ı", "i")
    return _BETWEEN.sub(" ", joined).strip()


_NAMES = {
    plain(name): sport
    for sport, names in ((Sport.OTHER, _OTHER), (Sport.HIKE, _HIKE), (Sport.WALK, _WALK), (Sport.RUN, _RUN))
    for name in names
}
_SURFACE_NAMES = {plain(name): surface for surface, names in _SURFACES.items() for name in names}


@lru_cache(maxsize=1_000)
def sport_of(name: str) -> Sport:
    """The sport that is called ``name``: a name of the tables, or one with a word in it that leaves no doubt."""
    said = plain(name).removeprefix(_APPLE)
    known = _NAMES.get(said)
    if known is not None:
        return known
    words = set(said.split())
    return next((sport for sport, telling in _WORDS.items() if words & telling), Sport.UNKNOWN)


@lru_cache(maxsize=1_000)
def surface_of(name: str) -> str:
    """The surface that the name of a run tells: "treadmill", "trail", "track" or nothing.

    A run in a virtual world is one on a treadmill.
    """
    said = plain(name)
    return next((_SURFACE_NAMES[word] for word in (said, *said.split()) if word in _SURFACE_NAMES), "")
