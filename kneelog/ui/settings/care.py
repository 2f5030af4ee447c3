"""What keeps the card quiet: who is being seen already, and a reminder that is still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from kneelog.domain.report import Knee
from kneelog.ui.narrowing import Narrowing
from kneelog.ui.section import Section, column_of, row_of, wrapping
from kneelog.ui.theme import Size
from kneelog.ui.widgets.badge import Badge
from kneelog.ui.widgets.knee_words import knee_name
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.words import short_day, tr

if TYPE_CHECKING:
    from datetime import date

    from kneelog.domain.diary import Diary
    from kneelog.ui.theme import Theme


class CareSection(Section):
    """``cleared`` is the reminder's. Who sees a knee is said here and changed on the page that ``change`` leads to."""

    cleared = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            tr("Care"),
            tr(
                "While someone sees a knee, and until a reminder's day, the card does not open by itself. "
                "Findings stay as they are, and urgent signs are always shown."
            ),
            beside=Size.BADGE,
        )
        self.knees = {knee: _SeenLine(theme, knee) for knee in Knee}
        self.change = LinkButton(theme, tr("Change who sees a knee"))
        seen = column_of(theme, Size.GAP_TIGHT, *self.knees.values())
        self.rows.addWidget(seen)
        self.rows.addLayout(row_of(theme, self.change))
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


class _Line(Narrowing):
    """A sentence and a button."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.said = Label(theme, wrap=True)
        self.button = PlainButton(theme, "")
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme.px(Size.GAP))
        self._line.addWidget(self.said, 1, Qt.AlignmentFlag.AlignVCenter)
        self._line.addWidget(self.button)
        self.setSizePolicy(wrapping())

    def set_narrow(self, narrow: bool) -> None:
        """Stand the sentence above the button, or before it."""
        self._line.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )


class _SeenLine(QWidget):
    """The line of one knee."""

    def __init__(self, theme: Theme, knee: Knee) -> None:
        super().__init__()
        self._knee = knee
        self.said = Label(theme, wrap=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(Size.GAP))
        line.addWidget(Badge(theme, knee))
        line.addWidget(self.said, 1, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(wrapping())

    def show_since(self, since: date | None, today: date) -> None:
        """Say since when someone sees this knee, or that nothing of the kind is noted."""
        knee = knee_name(self._knee)
        if since is None:
            self.said.setText(tr("{knee}: nobody is noted.", knee=knee))
            return
        day = short_day(since, year=since.year != today.year)
        self.said.setText(tr("{knee}: already seeing someone, since {day}.", knee=knee, day=day))
