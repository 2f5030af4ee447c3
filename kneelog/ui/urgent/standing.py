"""An urgent sign that was recorded and still stands: a frame of ink, what to do, and "I had it looked at"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kneelog.rules.day_words import on_days
from kneelog.rules.urgent_words import line_of, named, what_to_do
from kneelog.ui.section import wrapping
from kneelog.ui.theme import Size, Type
from kneelog.ui.theme.paint import panel
from kneelog.ui.widgets.badge import Badge
from kneelog.ui.widgets.group import Group
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.words import short_day, tr

if TYPE_CHECKING:
    from kneelog.rules.finding import Finding
    from kneelog.rules.urgent_words import Numbers
    from kneelog.ui.theme import Theme

_FRAME = 2


class StandingSign(Group):
    """``looked_at`` is the runner's answer. Words in a frame: no colour but the knee's badge, no icon."""

    looked_at = Signal()

    def __init__(self, theme: Theme, finding: Finding, numbers: Numbers) -> None:
        self.recorded, self.advice = in_two_parts(finding, numbers)
        super().__init__(tr("Urgent sign: {sign} {advice}", sign=self.recorded, advice=self.advice))
        self.theme = theme
        self.finding = finding
        self.button = PlainButton(theme, tr("I had it looked at"))
        what = named(finding)
        self.button.setAccessibleName(tr("I had it looked at: {sign}", sign=what))
        self.button.clicked.connect(self.looked_at)
        head = QHBoxLayout()
        head.setSpacing(theme.px(Size.GAP))
        if finding.knee is not None:
            head.addWidget(Badge(theme, finding.knee), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(
            Label(theme, self.recorded, semibold=True, wrap=True), 1, Qt.AlignmentFlag.AlignVCenter
        )
        if finding.until == finding.as_of:
            head.addWidget(Label(theme, tr("today, {day}", day=short_day(finding.until)), muted=True))
        column = QVBoxLayout(self)
        pad = theme.px(Size.CARD_PADDING)
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(theme.px(12))
        column.addLayout(head)
        column.addWidget(Label(theme, self.advice, kind=Type.LARGE, semibold=True, wrap=True))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(wrapping())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The frame of ink."""
        theme, colours = self.theme, self.theme.colours
        radius = theme.px(Size.RADIUS_CARD)
        panel(QPainter(self), QRectF(self.rect()), radius, None, colours.ink, theme.px(_FRAME))


def in_two_parts(finding: Finding, numbers: Numbers) -> tuple[str, str]:
    """What was recorded, and what to do: the line of the sign, which reads differently after its own date."""
    if finding.sign is None:
        raise TypeError("only an urgent sign has this line")  # a defect of the caller
    if finding.until == finding.as_of:
        return line_of(finding.sign, finding.knee, numbers)
    when = on_days(finding.dates, finding.as_of)
    return (
        tr("Recorded {when}: {sign}.", when=when, sign=named(finding)),
        tr("If it is still so, {advice}.", advice=what_to_do(finding.sign, numbers)),
    )
