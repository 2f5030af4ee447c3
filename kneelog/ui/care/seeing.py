""" "I am already seeing someone": by knee, since when, with whom, until when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kneelog.domain.diary import RecordKind
from kneelog.domain.report import Knee
from kneelog.ui.care.field import LineField
from kneelog.ui.care.parsed_fields import DayField
from kneelog.ui.care.records import RecordSection
from kneelog.ui.care.row_head import Said
from kneelog.ui.widgets.knee_words import knee_name
from kneelog.words import brief_day, short_day, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kneelog.domain.diary import Diary
    from kneelog.ui.care.records import Hands
    from kneelog.ui.care.row import Fields
    from kneelog.ui.theme import Theme
    from kneelog.ui.widgets.plain_button import PlainButton


class Seeing(RecordSection):
    """A knee is seen once at a time; who saw it before stays in the list."""

    kind = RecordKind.SEEING

    def __init__(self, theme: Theme, hands: Hands) -> None:
        super().__init__(
            theme,
            hands,
            tr("Already seeing someone"),
            tr(
                "While someone sees a knee, the card does not open by itself. Findings stay as they are, and "
                "urgent signs are always shown."
            ),
            tr("If a physio or doctor sees a knee already, say so here: the card then stays quiet."),
        )
        self.begin = {
            Knee.LEFT: self._begin(Knee.LEFT, tr("Someone sees my left knee")),
            Knee.RIGHT: self._begin(Knee.RIGHT, tr("Someone sees my right knee")),
        }

    def show_buttons(self, diary: Diary) -> None:
        """A button for each knee that nobody sees now."""
        seen = {seen.knee for seen in diary.seeing.values() if seen.until is None}
        for knee, button in self.begin.items():
            button.setVisible(knee not in seen)

    def build(self) -> Fields:
        """Since when, with whom, until when."""
        theme, today, what = self._theme, self.hands.today, tr("Seeing someone")
        since, whom, until = tr("Since"), tr("With whom"), tr("Until")
        return (
            (since, DayField(theme, "since", tr("{what}: {choice}", what=what, choice=since), today)),
            (whom, LineField(theme, "with_whom", tr("{what}: {choice}", what=what, choice=whom))),
            (
                until,
                DayField(
                    theme,
                    "until",
                    tr("{what}: {choice}", what=what, choice=until),
                    today,
                    needed=False,
                    placeholder=tr("still going on"),
                ),
            ),
        )

    def said(self, values: Mapping[str, Any]) -> Said:
        """Since when, which knee, with whom and until when."""
        knee, since, until, whom = values["knee"], values["since"], values["until"], values["with_whom"]
        name, day = knee_name(knee), short_day(since, year=True)
        aloud = (
            tr("{knee}, seeing {whom} since {day}", knee=name, whom=whom, day=day)
            if whom
            else tr("{knee}, seeing someone since {day}", knee=name, day=day)
        )
        return Said(
            brief_day(since, year=True),
            whom or name,
            aloud,
            note=tr("until {day}", day=brief_day(until, year=True)) if until else tr("still going on"),
            knee=knee,
        )

    def order(self, values: Mapping[str, Any]) -> Any:  # noqa: ANN401 - whatever sorts
        """What goes on stands first."""
        return values["until"] is None, values["since"]

    def _begin(self, knee: Knee, words: str) -> PlainButton:
        return self.add_button(
            words,
            lambda: {"knee": knee, "since": self.hands.today(), "until": None, "with_whom": ""},
        )
