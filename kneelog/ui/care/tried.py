"""What the runner tried, from when to when, and whether it helped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kneelog.domain.diary import RecordKind
from kneelog.ui.care.field import ChoiceField, WordsField
from kneelog.ui.care.parsed_fields import DayField
from kneelog.ui.care.records import RecordSection
from kneelog.ui.care.row_head import Said
from kneelog.ui.widgets.choice_chips import Option
from kneelog.words import N_, brief_day, short_day, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kneelog.ui.care.records import Hands
    from kneelog.ui.care.row import Fields
    from kneelog.ui.theme import Theme


class TriedSection(RecordSection):
    """What still goes on has no end."""

    kind = RecordKind.TRIED
    needed = ("text",)
    wanting = N_("Kept once it says what was tried.")

    def __init__(self, theme: Theme, hands: Hands) -> None:
        super().__init__(
            theme,
            hands,
            tr("What I tried"),
            tr("From when to when, and whether it helped. It stands on the page in Summary."),
            tr("Other shoes, shorter steps, a week without hills: what you tried stands here."),
        )
        self.add_button(
            tr("Add what I tried"),
            lambda: {"text": "", "from_": hands.today(), "to": None, "helped": None},
        )

    def build(self) -> Fields:
        """What, from when to when, and whether it helped."""
        theme, today, tried = self._theme, self.hands.today, tr("What I tried")
        since, until, helped = tr("From"), tr("Until"), tr("Did it help?")
        answers = [Option(True, tr("Yes")), Option(False, tr("No")), Option(None, tr("Don't know"))]
        going_on = tr("still going on")
        return (
            (tr("What"), WordsField(theme, "text", tried)),
            (since, DayField(theme, "from_", tr("{what}: {choice}", what=tried, choice=since), today)),
            (
                until,
                DayField(
                    theme,
                    "to",
                    tr("{what}: {choice}", what=tried, choice=until),
                    today,
                    needed=False,
                    placeholder=going_on,
                ),
            ),
            (helped, ChoiceField(theme, "helped", helped, answers)),
        )

    def said(self, values: Mapping[str, Any]) -> Said:
        """From when, what, until when, and whether it helped."""
        text = " ".join(values["text"].split()) or tr("New")
        until, since = values["to"], values["from_"]
        helped = {True: tr("helped"), False: tr("did not help"), None: ""}[values["helped"]]
        day = short_day(since, year=True)
        return Said(
            brief_day(since, year=True),
            text,
            tr("{tried}, tried from {day}", tried=text, day=day),
            note=helped,
            more=(
                tr("until {day}", day=short_day(until, year=until.year != since.year))
                if until
                else tr("still going on")
            ),
        )

    def order(self, values: Mapping[str, Any]) -> Any:  # noqa: ANN401 - whatever sorts
        """By its first day."""
        return values["from_"]
