"""The pairs of shoes: from when to when, how far they went, and which is proposed for a new run."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from kneelog.domain import shoes as pairs
from kneelog.domain.diary import RecordKind
from kneelog.domain.settings import Units
from kneelog.services import shoes
from kneelog.ui.care.field import ChoiceField, LineField
from kneelog.ui.care.parsed_fields import DayField
from kneelog.ui.care.records import RecordSection
from kneelog.ui.care.row_head import Said
from kneelog.ui.widgets.choice_chips import Option
from kneelog.words import N_, brief_day, short_day, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kneelog.domain.diary import Change, Diary
    from kneelog.domain.run import Run, Shoe
    from kneelog.domain.running import Load
    from kneelog.ui.care.records import Hands
    from kneelog.ui.care.row import Fields
    from kneelog.ui.theme import Theme

_MOST_NAMES = 4


class Pairs(RecordSection):
    """The default pair first, then the others in use, then those laid aside; each with its distance so far.

    Names that runs give and that stand for no pair yet are offered as buttons of their own.
    """

    kind = RecordKind.SHOE
    needed = ("name",)
    wanting = N_("Kept once they have a name.")

    def __init__(self, theme: Theme, hands: Hands) -> None:
        super().__init__(
            theme,
            hands,
            tr("Pairs"),
            tr(
                "Distances are those of the runs that name the pair. New shoes are marked on the charts of Trends."
            ),
            tr("The pair you run in most, and since when, stands here. It is then filled in for a new run."),
        )
        self._runs: Mapping[str, Run] = {}
        self._worn: Mapping[str, Load] = {}
        self._units = Units.KILOMETRES
        self._defaults = False
        self.add_button(tr("Add a pair"), lambda: self._begun("", hands.today()))
        self._named: list[str] = [""] * _MOST_NAMES
        for number in range(_MOST_NAMES):
            self.add_button("", partial(self._begun_as_named, number))

    def show_diary(self, diary: Diary) -> None:
        """Show what the diary holds, and how far its runs carried each pair."""
        if diary.runs is not self._runs:
            self._runs, self._worn = diary.runs, pairs.worn(diary.runs.values())
        self._units = diary.preferences.units
        self._defaults = pairs.default_on(diary.shoes.values(), self.hands.today()) is not None
        super().show_diary(diary)

    def show_buttons(self, diary: Diary) -> None:
        """Offer the names that runs give and no pair has, those of most runs first."""
        known = {shoe.name for shoe in diary.shoes.values()}
        open_ones = sorted(
            (name for name in self._worn if name not in known),
            key=lambda name: (-self._worn[name].runs, name),
        )
        for number, button in enumerate(self.buttons[1:]):
            name = open_ones[number] if number < len(open_ones) else ""
            self._named[number] = name
            button.setText(tr("Add “{name}”", name=name).replace("&", "&&"))
            button.setAccessibleName(tr("Add “{name}”, which runs name", name=name))
            button.setVisible(bool(name))
            button.updateGeometry()

    def build(self) -> Fields:
        """The name, from when to when, and whether it is the default."""
        theme, today, what = self._theme, self.hands.today, tr("Shoes")
        name, since, until = tr("Name"), tr("From"), tr("Until")
        default, answers = tr("Fill in for a new run"), [Option(True, tr("Yes")), Option(False, tr("No"))]
        spoken = {word: tr("{what}: {choice}", what=what, choice=word) for word in (name, since, until)}
        return (
            (name, LineField(theme, "name", spoken[name])),
            (since, _day(theme, "from_", spoken[since], today, tr("not said"))),
            (until, _day(theme, "to", spoken[until], today, tr("still in use"))),
            (default, ChoiceField(theme, "is_default", default, answers)),
        )

    def said(self, values: Mapping[str, Any]) -> Said:
        """Since when, the name, how far they went; then whether they are the default, or until when they were used."""
        name, since, until = values["name"] or tr("New pair"), values["from_"], values["to"]
        load = self._worn.get(values["name"]) if values["name"] else None
        more = [tr("until {day}", day=short_day(until, year=True))] if until else []
        more += [tr("default pair, filled in for a new run")] if values["is_default"] and not until else []
        more += [shoes.left_out(load)]
        aloud = tr("Shoes: {name}", name=name)
        if since:
            aloud = tr("{shoes}, from {day}", shoes=aloud, day=short_day(since, year=True))
        return Said(
            brief_day(since, year=True) if since else "–",
            name,
            aloud,
            note=shoes.distance_so_far(load, self._units),
            more=" · ".join(part for part in more if part),
        )

    def order(self, values: Mapping[str, Any]) -> Any:  # noqa: ANN401 - whatever sorts
        """Those in use above those laid aside, the default above all, then the newest."""
        in_use = values["to"] is None or values["to"] >= self.hands.today()
        return (
            in_use,
            in_use and values["is_default"],
            values["from_"] or date.min,
            values["to"] or date.max,
        )

    def added(self, diary: Diary, record: Shoe) -> Change:
        """The change that adds a pair."""
        return shoes.add(diary, record, self.hands.today())

    def amended(self, diary: Diary, record_id: str, changes: Mapping[str, object]) -> Change:
        """The change of a pair, of its runs with its name, and of the default before it."""
        return shoes.amend(diary, record_id, changes, self.hands.today())

    def removed(self, diary: Diary, record_id: str) -> Change:
        """The change that deletes a pair."""
        return shoes.remove(diary, record_id)

    def _begun(self, name: str, since: date | None) -> dict[str, object]:
        """What a new pair begins with; the first one in use is the default without being asked."""
        return {"name": name, "from_": since, "to": None, "is_default": not self._defaults}

    def _begun_as_named(self, number: int) -> dict[str, object]:
        name = self._named[number]
        return self._begun(name, self._first_worn(name))

    def _first_worn(self, name: str) -> date | None:
        return min((run.on for run in self._runs.values() if run.shoes == name), default=None)


def _day(theme: Theme, field: str, name: str, today: Any, placeholder: str) -> DayField:  # noqa: ANN401 - a clock
    return DayField(theme, field, name, today, needed=False, placeholder=placeholder)
