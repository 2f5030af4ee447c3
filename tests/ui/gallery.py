"""Every control in every state on one sheet, to be looked at: ``python -m tests.ui.gallery [--save FOLDER]``.

Without ``--save`` the window stays open, with a switch for its appearance. With it, one picture per appearance is
written into the folder and the program ends.
"""

from __future__ import annotations

import argparse
import sys
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kneelog.domain.report import Knee
from kneelog.domain.settings import Appearance
from kneelog.ui.theme import Theme, Type
from kneelog.ui.theme.tokens import FADE_MS
from kneelog.ui.widgets.check_box import CheckBox
from kneelog.ui.widgets.choice_chips import ChoiceChips, MultiChips, Option
from kneelog.ui.widgets.combo import Combo
from kneelog.ui.widgets.date_button import DateButton
from kneelog.ui.widgets.finding_card import CardView, FindingCard, Reason
from kneelog.ui.widgets.fold import Fold
from kneelog.ui.widgets.footer_line import FooterLine
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.level_strip import LevelStrip
from kneelog.ui.widgets.level_tile import LevelTile
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.ui.widgets.note_editor import NoteEditor
from kneelog.ui.widgets.number_field import NumberField
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.ui.widgets.primary_button import PrimaryButton
from kneelog.ui.widgets.scroll_area import ScrollArea
from kneelog.ui.widgets.segmented import Segmented
from kneelog.ui.widgets.strip_header import StripHeader
from kneelog.ui.widgets.tag_chips import Tag, TagChips
from kneelog.ui.widgets.text_field import TextField
from kneelog.ui.widgets.urgent_line import UrgentLine

if TYPE_CHECKING:
    from collections.abc import Sequence

SWELLING = [
    Option(word, word) for word in ("none", "slightly puffy", "clearly swollen", "tight, hard to bend")
]
LASTED = [Option(w, w) for w in ("10 min", "1 h", "1 day", "2 days", "3 days", "more…", "still there")]
TABS = [Option(word, word) for word in ("Inner", "Outer", "Back", "List")]

CARD = CardView(
    reasons=(
        Reason(
            Knee.LEFT,
            "Left knee hurt on 3 of the last 5 runs with an answer (2, 4 and 9 March). Your setting is 3 of 5.",
        ),
        Reason(
            Knee.LEFT, "Pain from 6 to 10 March, 4 days. 8 March was not recorded. Your setting is 3 days."
        ),
        Reason(Knee.RIGHT, "Right knee reached 7 on 9 March. Your setting is 7."),
        Reason(None, "A fourth reason."),
        Reason(None, "A fifth."),
        Reason(None, "A sixth."),
    ),
    advice="The article suggests a professional for a niggle that keeps coming on when you run. "
    "Consider arranging to see a physiotherapist or GP.",
)


class Gallery(QWidget):
    """The sheet, 1144 units wide like the Log page's content."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(24, 16, 24, 16)
        self.rows.setSpacing(12)
        self._header()
        self._knees()
        self._tags()
        self._buttons()
        self._fields()
        self._cards()
        self.rows.addStretch(1)

    def row(self, *widgets: QWidget, spacing: int = 12) -> None:
        line = QHBoxLayout()
        line.setSpacing(self.theme.px(spacing))
        for widget in widgets:
            line.addWidget(widget)
        line.addStretch(1)
        self.rows.addLayout(line)

    def _header(self) -> None:
        theme = self.theme
        run = Segmented(theme, "Kind", [Option("run", "&Run"), Option("rest", "R&est")])
        title = Label(theme, "Tuesday 10 March", kind=Type.LARGE, semibold=True)
        self.row(title, run, PlainButton(theme, "Both knees &0"))
        self.row(Label(theme, "Today so far: 7:02, morning, left 2, right 0.", kind=Type.SMALL, muted=True))

    def _knees(self) -> None:
        theme = self.theme
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(104))
        for column, (knee, level, swollen) in enumerate(
            ((Knee.LEFT, 4, "slightly puffy"), (Knee.RIGHT, 0, "none"))
        ):
            name = f"{knee.value.title()} knee"
            half = QVBoxLayout()
            half.setSpacing(theme.px(8))
            head = StripHeader(theme, knee)
            head.show_level(None if column else level)
            half.addWidget(head)
            strip = LevelStrip(theme, f"{name} pain")
            strip.value = level
            half.addWidget(strip)
            half.addWidget(LevelStrip(theme, f"{name} pain"))
            compact = LevelStrip(theme, f"{name} pain, at the start", compact=True)
            compact.value = 7 + 3 * column
            half.addWidget(compact)
            half.addWidget(Segmented(theme, "View", TABS))
            swelling = ChoiceChips(theme, f"{name} swelling", SWELLING)
            swelling.value = swollen
            half.addWidget(swelling)
            lasted = ChoiceChips(theme, f"{name} how long", LASTED)
            lasted.value = "still there"
            half.addWidget(lasted)
            multi = MultiChips(theme, f"{name} things", TABS, height=28)
            multi.values = ["Outer", "List"]
            half.addWidget(multi)
            grid.addLayout(half, 0, column)
        self.rows.addLayout(grid)

    def _tags(self) -> None:
        theme = self.theme
        tags = TagChips(theme, "Left knee")
        tags.set_tags(
            [
                Tag("h", "inner side, on the joint line"),
                Tag("c", "on or behind the kneecap"),
                Tag("g", "inner side, above the joint line", offered=True, letter="G"),
            ]
        )
        self.rows.addWidget(tags)

    def _fields(self) -> None:
        theme = self.theme
        kilometres = NumberField(theme, "Distance", unit="km", decimals=1)
        kilometres.value = 8.2
        wrong = NumberField(theme, "Heart rate", unit="bpm", high=250)
        wrong.setText("fast")
        wrong.read()
        when = DateButton(theme, "When", with_time=True)
        when.moment = time(18, 30)
        runs = [
            Option(1, "17:40 · 8.2 km · 47:10 · Garmin"),
            Option(2, "Sunday, 16.0 km"),
            Option(3, "No run"),
        ]
        self.row(
            when,
            DateButton(theme, "Day"),
            Combo(theme, "Run", runs),
            kilometres,
            wrong,
            NumberField(theme, "Climb", unit="m"),
            TextField(theme, "Find", placeholder="Find…  Ctrl+F"),
        )
        boxes = [
            CheckBox(theme, "stairs down"),
            CheckBox(theme, "squat or crouch"),
            CheckBox(theme, name="Left: warm"),
        ]
        boxes[0].setChecked(True)
        note = NoteEditor(theme, "Note", placeholder="Anything worth remembering")
        self.row(*boxes, note)

    def _cards(self) -> None:
        theme = self.theme
        card = FindingCard(theme)
        self.rows.addWidget(card)
        card.show_view(CARD)
        line = UrgentLine(theme)
        self.rows.addWidget(line)
        line.say(
            "Left knee: stuck, will not fully straighten or bend",
            "Go to an urgent treatment centre or A&E today, or call 111.",
        )

    def _buttons(self) -> None:
        theme = self.theme
        off = PlainButton(theme, "Not now")
        off.setEnabled(False)
        self.row(*(Fold(theme, text) for text in ("&Moments of the run", "&Signs", "&Note", "Run &facts")))
        self.row(
            PrimaryButton(theme, "Save entry", with_return=True),
            PrimaryButton(theme, "Start logging"),
            PlainButton(theme, "Show the entries"),
            off,
            LinkButton(theme, "Why?"),
            *(LevelTile(theme, value) for value in (None, *range(11))),
        )
        footer = FooterLine(theme)
        footer.say("Saved: run 17:40, left 4, right 0.", "Undo")
        self.row(footer)


def main(arguments: Sequence[str] | None = None) -> int:
    """Show or save the sheet."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--save", type=Path)
    parser.add_argument("--body-px", type=int)
    asked = parser.parse_args(arguments)
    app = QApplication(sys.argv[:1])
    theme = Theme(app, Appearance.LIGHT, body_px=asked.body_px)
    sheet = Gallery(theme)
    scroll = ScrollArea(theme, sheet)
    scroll.resize(1192, 980)
    scroll.show()
    if asked.save is None:
        return app.exec()
    QTest.qWait(2 * FADE_MS)
    for appearance in (Appearance.LIGHT, Appearance.DARK):
        theme.choose(appearance)
        app.processEvents()
        sheet.grab().save(str(asked.save / f"gallery_{appearance}.png"))
    theme.set_high_contrast(True)
    app.processEvents()
    sheet.grab().save(str(asked.save / "gallery_contrast.png"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
