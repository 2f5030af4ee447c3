"""What the runner may say once about themselves; all of it is optional."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.services import care
from kneelog.ui.care.field import LineField, WordsField
from kneelog.ui.care.parsed_fields import YearField
from kneelog.ui.narrowing import Labelled
from kneelog.ui.section import Section
from kneelog.ui.theme import Size
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.domain.diary import Diary
    from kneelog.ui.care.field import Field
    from kneelog.ui.care.records import Hands
    from kneelog.ui.care.row import Fields
    from kneelog.ui.theme import Theme


class BackgroundSection(Section):
    """Every field is kept when it is left."""

    def __init__(self, theme: Theme, hands: Hands) -> None:
        super().__init__(
            theme,
            tr("Background"),
            tr(
                "All of it is optional. It is printed on the page for a physio only where you tick it in Summary."
            ),
            beside=Size.FIELD,
        )
        self._hands = hands
        built = _build(theme, hands)
        self.fields: dict[str, Field] = {field.field: field for _words, field in built}
        for field in self.fields.values():
            field.left.connect(self._left)
        self.rows.addWidget(Labelled(theme, *built))
        self.rows.addStretch(1)

    def show_diary(self, diary: Diary) -> None:
        """Show what the diary holds; what is being typed is left alone."""
        for name, field in self.fields.items():
            field.show_value(getattr(diary.background, name))

    def settle(self) -> None:
        """The page is left: keep what is still being typed."""
        for field in self.fields.values():
            field.settle()

    def _left(self, name: str, value: object) -> None:
        today = self._hands.today()
        refused = self._hands.attempt(lambda diary: care.set_background(diary, {name: value}, today))
        self.fields[name].refuse(refused)


def _build(theme: Theme, hands: Hands) -> Fields:
    past = tr("Injury or surgery, and when")
    found = tr("As a physio found it")
    left, right = tr("Left knee, past"), tr("Right knee, past")
    words = {
        "name": tr("Name"),
        "born": tr("Year of birth"),
        "sex": tr("Sex"),
        "conditions": tr("Other conditions"),
        "strength": tr("Strength"),
        "flexibility": tr("Flexibility"),
        "style": tr("Running style"),
        "goal": tr("Goal"),
    }
    style = tr("Such as a pelvis drop that a physio found")
    return (
        (words["name"], LineField(theme, "name", words["name"], width=240)),
        (words["born"], YearField(theme, "year_of_birth", words["born"], hands.today)),
        (words["sex"], LineField(theme, "sex", words["sex"], width=112)),
        (words["conditions"], WordsField(theme, "conditions", words["conditions"])),
        (left, WordsField(theme, "left_past", tr("Left knee, past injury or surgery"), placeholder=past)),
        (right, WordsField(theme, "right_past", tr("Right knee, past injury or surgery"), placeholder=past)),
        (words["strength"], WordsField(theme, "strength", words["strength"], placeholder=found)),
        (words["flexibility"], WordsField(theme, "flexibility", words["flexibility"], placeholder=found)),
        (words["style"], WordsField(theme, "running_style", words["style"], placeholder=style)),
        (words["goal"], WordsField(theme, "goal", words["goal"])),
    )
