"""The eleven columns of one knee -> its report."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from kneelog.domain.places import Place
from kneelog.domain.report import (
    BLANK,
    Knee,
    KneeReport,
    Spread,
    Swelling,
    SwellingExtent,
    SwellingOnset,
)
from kneelog.domain.signs import PERSON_SIGNS, Sign
from kneelog.errors import InvalidValueError
from kneelog.importers import cells, choices
from kneelog.services.csv_columns import KNEE_COLUMNS, knee_column
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_MOST_REMEMBERED = 20_000

_READERS: dict[str, Callable[[str, str], Any]] = {
    **dict.fromkeys(("level", "start", "during", "after"), cells.read_level),
    "places": partial(choices.read_ids, choices=Place),
    "spread": partial(choices.read_choice, choices=Spread),
    "swelling": partial(choices.read_choice, choices=Swelling),
    "swelling_extent": partial(choices.read_choice, choices=SwellingExtent),
    "swelling_onset": partial(choices.read_choice, choices=SwellingOnset),
    "lasted": cells.read_lasted,
    "signs": partial(choices.read_ids, choices=Sign),
}


@dataclass(slots=True)
class KneeReader:
    """Reads one knee's columns. Reports are remembered, for a year's rows say few different things of a knee."""

    knee: Knee
    columns: tuple[str, ...] = field(init=False)
    remembered: dict[tuple[str | None, ...], KneeReport] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Choose the columns."""
        self.columns = tuple(KNEE_COLUMNS[self.knee])

    def read(self, filled: Mapping[str, str], wrong: list[InvalidValueError]) -> KneeReport:
        """The report of a row; what is wrong with it is added to ``wrong``."""
        written = tuple(map(filled.get, self.columns))
        report = self.remembered.get(written)
        if report is not None:
            return report
        before = len(wrong)
        report = self._report(filled, wrong)
        if len(wrong) == before:
            if len(self.remembered) >= _MOST_REMEMBERED:
                self.remembered.clear()
            self.remembered[written] = report
        return report

    def _report(self, filled: Mapping[str, str], wrong: list[InvalidValueError]) -> KneeReport:
        values = {}
        before = len(wrong)
        for column, name in KNEE_COLUMNS[self.knee].items():
            if column in filled:
                try:
                    values[name] = _READERS[name](column, filled[column])
                except InvalidValueError as error:
                    wrong.append(error)
        if len(wrong) > before or not values:
            return BLANK
        try:
            self._check(values)
            report = KneeReport(**values)
        except InvalidValueError as error:
            wrong.append(error)
            return BLANK
        return BLANK if report == BLANK else report

    def _check(self, values: Mapping[str, Any]) -> None:
        """What the domain refuses too, but in the words of the file's columns."""
        level = values.get("level")
        for moment in ("start", "during", "after"):
            at_moment = values.get(moment)
            if level is not None and at_moment is not None and level < at_moment:
                raise InvalidValueError(
                    knee_column(self.knee, "level"),
                    tr(
                        "{column} is {level}, lower than {moment}, which is {at_moment}: a knee's level is the "
                        "highest of its moments, or blank.",
                        column=knee_column(self.knee, "level"),
                        level=level,
                        moment=knee_column(self.knee, moment),
                        at_moment=at_moment,
                    ),
                )
        for sign in values.get("signs", ()):
            if sign in PERSON_SIGNS:
                column = knee_column(self.knee, "signs")
                raise InvalidValueError(
                    column,
                    tr(
                        "{column} names “{sign}”, a sign of the whole person: give it in the column signs.",
                        column=column,
                        sign=sign,
                    ),
                )
