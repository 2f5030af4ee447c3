"""What of the background is printed: a box for each part that says something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from kneelog.services.physio_care import says_something
from kneelog.services.physio_choice import About
from kneelog.ui.section import wrapping
from kneelog.ui.theme import Size
from kneelog.ui.widgets.check_box import CheckBox
from kneelog.ui.widgets.flow_layout import FlowLayout
from kneelog.ui.widgets.group import Group
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from kneelog.domain.care import Background
    from kneelog.ui.theme import Theme

_WORDS = {
    About.NAME: N_("name"),
    About.AGE: N_("year of birth"),
    About.SEX: N_("sex"),
    About.CONDITIONS: N_("other conditions"),
    About.INJURIES: N_("past injuries"),
    About.FINDINGS: N_("strength, flexibility, style"),
    About.GOAL: N_("goal, if none is given above"),
}


class AboutBoxes(Group):
    """``ticked`` is what is printed: nothing of which the background says nothing."""

    changed = Signal()
    care_asked = Signal()

    def __init__(self, theme: Theme, ticked: frozenset[About]) -> None:
        super().__init__(tr("Print about me"))
        boxes = Group(tr("Print about me"))
        flow = FlowLayout(theme, boxes, gap=14, line_gap=0)
        self.boxes = {about: CheckBox(theme, tr(words)) for about, words in _WORDS.items()}
        for about, box in self.boxes.items():
            box.setAccessibleName(tr("{what}: {choice}", what=tr("Print about me"), choice=tr(_WORDS[about])))
            box.setChecked(about in ticked)
            box.toggled.connect(lambda _on: self.changed.emit())
            flow.addWidget(box)
        boxes.setSizePolicy(wrapping())
        self._nothing = Label(theme, tr("Nothing is noted about you yet."), muted=True, wrap=True)
        self.link = LinkButton(theme, tr("Care and background"))
        self.link.clicked.connect(self.care_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(Size.GAP_TIGHT))
        self._flow = boxes
        for part in (boxes, self._nothing, self.link):
            column.addWidget(part)
        self.setSizePolicy(wrapping())

    @property
    def ticked(self) -> frozenset[About]:
        """What is ticked and says something."""
        return frozenset(about for about, box in self.boxes.items() if box.isChecked() and not box.isHidden())

    @property
    def remembered(self) -> frozenset[About]:
        """What is ticked, also where the background says nothing just now."""
        return frozenset(about for about, box in self.boxes.items() if box.isChecked())

    def show_background(self, background: Background) -> None:
        """Offer what it says something of."""
        for about, box in self.boxes.items():
            box.setVisible(says_something(background, about))
        is_empty = all(box.isHidden() for box in self.boxes.values())
        self._flow.setVisible(not is_empty)
        self._nothing.setVisible(is_empty)
