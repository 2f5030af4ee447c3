"""Every control in every state on one sheet, to be looked at: ``python -m tests.ui.gallery [--save FOLDER]``.

Without ``--save`` the window stays open, with a switch for its appearance. With it, one picture per appearance is
written into the folder and the program ends.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kneelog.domain.report import Knee
from kneelog.domain.settings import Appearance
from kneelog.ui.theme import Theme, Type
from kneelog.ui.widgets.badge import Badge
from kneelog.ui.widgets.choice_chips import ChoiceChips, MultiChips, Option
from kneelog.ui.widgets.fold import Fold
from kneelog.ui.widgets.footer_line import FooterLine
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.level_strip import LevelStrip
from kneelog.ui.widgets.level_tile import LevelTile
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.ui.widgets.primary_button import PrimaryButton
from kneelog.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from collections.abc import Sequence

SWELLING = [
    Option(word, word) for word in ("none", "slightly puffy", "clearly swollen", "tight, hard to bend")
]
LASTED = [Option(w, w) for w in ("10 min", "1 h", "1 day", "2 days", "3 days", "more…", "still there")]
TABS = [Option(word, word) for word in ("Inner", "Outer", "Back", "List")]


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
        self._buttons()
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
        grid.setHorizontalSpacing(104)
        for column, (knee, level, swollen) in enumerate(
            ((Knee.LEFT, 4, "slightly puffy"), (Knee.RIGHT, 0, "none"))
        ):
            name = f"{knee.value.title()} knee"
            half = QVBoxLayout()
            half.setSpacing(8)
            head = QHBoxLayout()
            head.addWidget(Badge(theme, knee))
            head.addWidget(Label(theme, name, semibold=True))
            head.addStretch(1)
            head.addWidget(Label(theme, "not recorded", muted=True, italic=True, kind=Type.SMALL))
            half.addLayout(head)
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
    scroll = QScrollArea()
    scroll.setWidget(sheet)
    scroll.setWidgetResizable(True)
    scroll.resize(1280, 760)
    scroll.show()
    if asked.save is None:
        return app.exec()
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
