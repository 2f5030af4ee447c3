"""What keeps the card quiet: who is being seen already, and a reminder that is still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout

from kneelog.domain.report import Knee
from kneelog.ui.narrowing import Narrowing
from kneelog.ui.section import Section, wrapping
from kneelog.ui.theme import Size
from kneelog.ui.widgets.badge import Badge
from kneelog.ui.widgets.knee_words import knee_name
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.words import short_day, tr

if TYPE_CHECKING:
    from datetime import date

    from kneelog.domain.diary import Diary
    from kneelog.ui.theme import Theme


class CareSection(Section):
    """``begun`` and ``ended`` carry the knee that someone sees, or no longer sees; ``cleared`` is the reminder's."""

    begun = Signal(object)
    ended = Signal(object)
    cleared = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            tr("Care"),
            tr(
                "While someone sees a knee, and until a reminder's day, the card does not open by itself. "
                "Findings stay as they are, and urgent signs are always shown."
            ),
            beside=Size.FIELD,
        )
        self.knees = {knee: _SeenLine(theme, knee) for knee in Knee}
        for knee, line in self.knees.items():
            line.button.clicked.connect(lambda _=False, about=knee: self._turn(about))
            self.rows.addWidget(line)
        self.reminder = _Line(theme)
        self.reminder.button.setText(tr("Clear"))
        self.reminder.button.setAccessibleName(tr("Clear the reminder"))
        self.reminder.button.clicked.connect(self.cleared)
        self.rows.addWidget(self.reminder)

    def show_diary(self, diary: Diary, today: date) -> None:
        """Show what the diary says of today."""
        for knee, line in self.knees.items():
            since = [seen.since for seen in diary.seeing.values() if seen.knee is knee and seen.until is None]
            line.show_since(min(since, default=None), today)
        until = diary.reminder.until if diary.reminder is not None else None
        pending = until is not None and until > today
        self.reminder.button.setVisible(pending)
        self.reminder.said.setText(
            tr("Reminder on {day}.", day=short_day(until, year=until.year != today.year))
            if until is not None and pending
            else tr("No reminder is pending.")
        )

    def _turn(self, knee: Knee) -> None:
        (self.ended if self.knees[knee].is_seen else self.begun).emit(knee)


class _Line(Narrowing):
    """A sentence and a button."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.said = Label(theme, wrap=True)
        self.button = PlainButton(theme, "")
        self.words = QHBoxLayout()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        for layout in (self.words, self._line):
            layout.setSpacing(theme.px(Size.GAP))
        self.words.addWidget(self.said, 1, Qt.AlignmentFlag.AlignVCenter)
        self._line.addLayout(self.words, 1)
        self._line.addWidget(self.button)
        self.setSizePolicy(wrapping())

    def set_narrow(self, narrow: bool) -> None:
        """Stand the sentence above the button, or before it."""
        self._line.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )


class _SeenLine(_Line):
    """The line of one knee."""

    def __init__(self, theme: Theme, knee: Knee) -> None:
        super().__init__(theme)
        self._knee = knee
        self.is_seen = False
        self.words.insertWidget(0, Badge(theme, knee))

    def show_since(self, since: date | None, today: date) -> None:
        """Say since when someone sees this knee, or that nothing of the kind is noted."""
        self.is_seen = since is not None
        knee = knee_name(self._knee)
        if since is None:
            self.said.setText(tr("{knee}: nobody is noted.", knee=knee))
            self.button.setText(tr("I am already seeing someone"))
        else:
            day = short_day(since, year=since.year != today.year)
            self.said.setText(tr("{knee}: already seeing someone, since {day}.", knee=knee, day=day))
            self.button.setText(tr("End"))
        self.button.setAccessibleName(tr("{knee}: {choice}", knee=knee, choice=self.button.text()))
        self.button.updateGeometry()
