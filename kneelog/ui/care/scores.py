"""Scores that a physio gave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kneelog.domain.diary import RecordKind
from kneelog.ui.care.field import LineField
from kneelog.ui.care.parsed_fields import DayField
from kneelog.ui.care.records import RecordSection
from kneelog.ui.care.row_head import Said
from kneelog.words import N_, brief_day, short_day, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kneelog.ui.care.records import Hands
    from kneelog.ui.care.row import Fields
    from kneelog.ui.theme import Theme


class Scores(RecordSection):
    """A score is its day, its name and its value as text."""

    kind = RecordKind.SCORE
    needed = ("name", "value")
    wanting = N_("Kept once it has a name and a value.")

    def __init__(self, theme: Theme, hands: Hands) -> None:
        super().__init__(
            theme,
            hands,
            tr("Scores"),
            tr("As a physio gave them; kneelog computes none. They stand on the page in Summary."),
            tr("A score from a questionnaire or a test stands here, with its day."),
        )
        self.add_button(tr("Add a score"), lambda: {"on": hands.today(), "name": "", "value": ""})

    def build(self) -> Fields:
        """Day, name and value."""
        theme, what = self._theme, tr("Score")
        day, name, value = tr("Day"), tr("Name"), tr("Value")
        return (
            (day, DayField(theme, "on", tr("{what}: {choice}", what=what, choice=day), self.hands.today)),
            (
                name,
                LineField(
                    theme,
                    "name",
                    tr("{what}: {choice}", what=what, choice=name),
                    placeholder=tr("Such as KOOS-12"),
                    width=240,
                ),
            ),
            (value, LineField(theme, "value", tr("{what}: {choice}", what=what, choice=value), width=112)),
        )

    def said(self, values: Mapping[str, Any]) -> Said:
        """Day, name and value."""
        name = values["name"] or tr("New score")
        day = short_day(values["on"], year=True)
        title = tr("{name}: {value}", name=name, value=values["value"]) if values["value"] else name
        return Said(
            brief_day(values["on"], year=True), title, tr("Score {name} of {day}", name=title, day=day)
        )

    def order(self, values: Mapping[str, Any]) -> Any:  # noqa: ANN401 - whatever sorts
        """By day, then by name."""
        return values["on"], values["name"]
