"""One knee at one moment: how much it hurts, where, how swollen, for how long, and what else was felt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kneelog.domain import checks
from kneelog.domain.places import PLACE_ORDER, Place
from kneelog.domain.signs import KNEE_SIGNS, SIGN_ORDER, Sign
from kneelog.errors import InvalidValueError
from kneelog.words import tr


class Knee(StrEnum):
    """Which knee; the two are judged separately, everywhere."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> Knee:
        """The other knee."""
        return Knee.RIGHT if self is Knee.LEFT else Knee.LEFT


class Spread(StrEnum):
    """How large the painful area is."""

    FINGERTIP = "fingertip"
    PALM = "palm"
    WHOLE = "whole"


class Swelling(StrEnum):
    """Swelling as the runner sees it; never called an effusion grade."""

    NONE = "none"
    SLIGHT = "slight"
    CLEAR = "clear"
    TIGHT = "tight"


class SwellingExtent(StrEnum):
    """One spot, or the whole knee."""

    SPOT = "spot"
    WHOLE = "whole"


class SwellingOnset(StrEnum):
    """When the swelling came up."""

    WITHIN_HOURS = "within-hours"
    NEXT_DAY = "next-day"
    SLOWLY = "slowly"


class LastedUnit(StrEnum):
    """The unit of a written duration; ``ONGOING`` ("still there") carries no number."""

    MINUTES = "min"
    HOURS = "h"
    DAYS = "d"
    ONGOING = "ongoing"


_UNIT_MINUTES = {LastedUnit.MINUTES: 1, LastedUnit.HOURS: 60, LastedUnit.DAYS: 24 * 60}


@dataclass(frozen=True, slots=True)
class Lasted:
    """How long the pain lasted, as the runner wrote it: ``45min``, ``36h``, ``4d`` or ``ongoing``."""

    amount: int
    unit: LastedUnit

    def __post_init__(self) -> None:
        """Refuse a number beside ``ongoing``, and durations that are not 1 to 9999."""
        if self.unit is LastedUnit.ONGOING:
            if self.amount != 0:
                raise InvalidValueError("lasted", tr("“Still there” takes no number."))
        else:
            checks.whole("lasted", self.amount or 0, 1, 9999)

    @classmethod
    def parse(cls, written: str, field: str = "lasted") -> Lasted:
        """Read ``45min``, ``36h``, ``4d`` or ``ongoing``; anything else is refused, naming ``field``."""
        if written == LastedUnit.ONGOING:
            return ONGOING
        digits = written.rstrip("adhimny")
        unit = written[len(digits) :]
        if digits.isascii() and digits.isdigit() and len(digits) <= 4 and int(digits) > 0:  # noqa: PLR2004
            for known in _UNIT_MINUTES:
                if unit == known:
                    return cls(int(digits), known)
        raise InvalidValueError(
            field,
            tr("{field} is “{written}”: it takes 45min, 36h, 4d or ongoing.", field=field, written=written),
        )

    def __str__(self) -> str:
        """The form in which it is written in files."""
        return self.unit.value if self.unit is LastedUnit.ONGOING else f"{self.amount}{self.unit}"

    @property
    def minutes(self) -> int | None:
        """The duration in minutes (a day is 24 hours), or ``None`` for "still there"."""
        per_unit = _UNIT_MINUTES.get(self.unit)
        return None if per_unit is None else self.amount * per_unit


ONGOING = Lasted(0, LastedUnit.ONGOING)


@dataclass(frozen=True, slots=True)
class KneeReport:
    """What an entry says of one knee. ``None`` and empty mean *not recorded*, which is never 0 or "none".

    ``level`` is the level as given, 0-10; with moments (``start``, ``during``, ``after`` of a run) it may be left
    out, but is never below the highest of them. Read :attr:`worst` to know how much the knee hurt. ``places`` and
    ``signs`` are kept in the order of their tables, without repetition.
    """

    level: int | None = None
    start: int | None = None
    during: int | None = None
    after: int | None = None
    places: tuple[Place, ...] = ()
    spread: Spread | None = None
    swelling: Swelling | None = None
    swelling_extent: SwellingExtent | None = None
    swelling_onset: SwellingOnset | None = None
    lasted: Lasted | None = None
    signs: tuple[Sign, ...] = ()

    def __post_init__(self) -> None:
        """Refuse impossible levels, a level below its moments, and signs that are not a knee's."""
        for name in ("level", "start", "during", "after"):
            value = getattr(self, name)
            if value is not None:
                checks.level(name, value)
        top = self.highest_moment
        if self.level is not None and top is not None and self.level < top:
            raise InvalidValueError(
                "level",
                tr(
                    "The level {level} is lower than a moment of the same run ({top}).",
                    level=self.level,
                    top=top,
                ),
            )
        if len(self.places) > 1:
            in_order = tuple(sorted(set(self.places), key=PLACE_ORDER.__getitem__))
            object.__setattr__(self, "places", in_order)
        if self.signs:
            self._order_signs()

    def _order_signs(self) -> None:
        stray = set(self.signs) - KNEE_SIGNS
        if stray:
            raise InvalidValueError(
                "signs",
                tr("{sign} is a sign of the whole person, not of one knee.", sign=", ".join(sorted(stray))),
            )
        object.__setattr__(self, "signs", tuple(sorted(set(self.signs), key=SIGN_ORDER.__getitem__)))

    @property
    def highest_moment(self) -> int | None:
        """The highest of start, during and after, or ``None`` if none was recorded."""
        return max(
            (value for value in (self.start, self.during, self.after) if value is not None), default=None
        )

    @property
    def worst(self) -> int | None:
        """The knee's level for every purpose: the given one, else the highest moment, else ``None``."""
        return self.level if self.level is not None else self.highest_moment

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all was recorded for this knee."""
        return self == BLANK


BLANK = KneeReport()
"""A knee of which nothing was recorded."""
