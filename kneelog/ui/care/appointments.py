"""Appointments: when and with whom, what to ask, what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kneelog.domain.diary import RecordKind
from kneelog.services.physio_choice import GOAL_LIMIT, PROBLEM_LIMIT, QUESTION_LIMIT
from kneelog.ui.care.counted_field import CountedField
from kneelog.ui.care.field import LineField, WordsField
from kneelog.ui.care.parsed_fields import DayField
from kneelog.ui.care.records import RecordSection
from kneelog.ui.care.row_head import Said
from kneelog.words import brief_day, short_day, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kneelog.ui.care.records import Hands
    from kneelog.ui.care.row import Fields
    from kneelog.ui.theme import Theme


class Appointments(RecordSection):
    """Past ones and those still to come."""

    kind = RecordKind.APPOINTMENT

    def __init__(self, theme: Theme, hands: Hands) -> None:
        super().__init__(
            theme,
            hands,
            tr("Appointments"),
            tr(
                "Visits stand on the charts of Trends. What you write for the next one stands on the page in Summary."
            ),
            tr("What you want to ask stands here, and afterwards what was said."),
        )
        self.add_button(
            tr("Add an appointment"),
            lambda: {
                "on": hands.today(),
                **dict.fromkeys(("with_whom", "question", "problem", "goal", "said"), ""),
            },
        )

    def build(self) -> Fields:
        """The fields in the order in which a visit goes."""
        theme, today = self._theme, self.hands.today
        words = {
            "day": tr("Day"),
            "whom": tr("With whom"),
            "question": tr("My question"),
            "problem": tr("The problem"),
            "goal": tr("Goal"),
            "said": tr("What was said"),
        }
        spoken = {
            name: tr("{what}: {choice}", what=tr("Appointment"), choice=word) for name, word in words.items()
        }
        return (
            (words["day"], DayField(theme, "on", spoken["day"], today, ahead=True)),
            (words["whom"], LineField(theme, "with_whom", spoken["whom"])),
            (
                words["question"],
                CountedField(theme, "question", spoken["question"], QUESTION_LIMIT).count_below(),
            ),
            (
                words["problem"],
                CountedField(
                    theme,
                    "problem",
                    spoken["problem"],
                    PROBLEM_LIMIT,
                    placeholder=tr("In a sentence of your own"),
                ).count_below(),
            ),
            (words["goal"], CountedField(theme, "goal", spoken["goal"], GOAL_LIMIT).count_below()),
            (words["said"], WordsField(theme, "said", spoken["said"], lines=2)),
        )

    def said(self, values: Mapping[str, Any]) -> Said:
        """Day, with whom, and what was said or is to be asked."""
        on, today = values["on"], self.hands.today()
        whom = values["with_whom"]
        day = short_day(on, year=True)
        aloud = (
            tr("Appointment on {day}, {whom}", day=day, whom=whom)
            if whom
            else tr("Appointment on {day}", day=day)
        )
        return Said(
            brief_day(on, year=True),
            whom or tr("Appointment"),
            aloud,
            note=tr("to come") if on > today else "",
            more=" ".join((values["said"] or values["question"] or values["problem"]).split()),
        )

    def order(self, values: Mapping[str, Any]) -> Any:  # noqa: ANN401 - whatever sorts
        """By day."""
        return values["on"]
