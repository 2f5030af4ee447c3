"""The calm card that says that the runner's own entries meet a rule of thumb."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kneelog.ui.theme import Size
from kneelog.ui.theme.motion import fade_in
from kneelog.ui.theme.paint import Mark, panel
from kneelog.ui.widgets.announce import announce
from kneelog.ui.widgets.badge import Badge
from kneelog.ui.widgets.flow_layout import FlowLayout
from kneelog.ui.widgets.group import Group
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.ui.widgets.mark_button import MarkButton
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from kneelog.domain.report import Knee
    from kneelog.ui.theme import Theme

MOST_REASONS = 4
_SMALL_BADGE = 18


@dataclass(frozen=True, slots=True)
class Reason:
    """One finding as a sentence, and the knee it is about, if it is about one."""

    knee: Knee | None
    sentence: str


@dataclass(frozen=True, slots=True)
class CardView:
    """What the card says. ``advice`` is the article's line with what to consider."""

    reasons: tuple[Reason, ...]
    advice: str
    title: str = ""


class FindingCard(Group):
    """Shown by ``show_view``: it fades in and is announced, and never takes the focus."""

    whyPressed = Signal()  # noqa: N815
    entriesAsked = Signal()  # noqa: N815
    alreadySeeing = Signal()  # noqa: N815
    remindLater = Signal()  # noqa: N815
    hideAsked = Signal()  # noqa: N815

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(tr("Rule of thumb"), parent)
        self.theme = theme
        self._title = Label(theme, semibold=True)
        self._close = _hide_button(theme)
        self._reasons = QVBoxLayout()
        self._reasons.setSpacing(theme.px(Size.GAP_TIGHT))
        self._advice = Label(theme, wrap=True)
        self._foot = self._make_foot()
        self._lay_out()
        self._close.clicked.connect(self.hideAsked)
        self.setSizePolicy(_wrapping())
        self.hide()

    def show_view(self, view: CardView) -> None:
        """Say what ``view`` holds, at most four reasons of it, and tell a screen reader where it stands."""
        self._title.setText(view.title or tr("Your entries meet this rule of thumb"))
        self._set_reasons(view.reasons)
        self._advice.setText(view.advice)
        self.updateGeometry()
        if self.isHidden():
            fade_in(self)
        announce(self, tr("Your entries meet a rule of thumb. F6 goes to it."))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """F6 brings the focus to the card as a whole; from there Tab goes on to its first button, or back."""
        if self.hasFocus():
            self._close.setFocus(Qt.FocusReason.TabFocusReason)
            if forward:
                return True
        return super().focusNextPrevChild(forward)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A surface with a bar of ink at its beginning."""
        painter = QPainter(self)
        theme, colours = self.theme, self.theme.colours
        whole, radius = QRectF(self.rect()), theme.px(Size.RADIUS_CARD)
        outline = QPainterPath()
        outline.addRoundedRect(whole, radius, radius)
        border = colours.ink if theme.tokens.high_contrast else None
        panel(painter, whole, radius, colours.surface, border)
        bar = theme.px(Size.CARD_BAR)
        left = self.width() - bar if self.isRightToLeft() else 0
        strip = QPainterPath()
        strip.addRect(QRectF(left, 0, bar, self.height()))
        painter.fillPath(outline.intersected(strip), colours.ink)

    def _set_reasons(self, reasons: tuple[Reason, ...]) -> None:
        while (item := self._reasons.takeAt(0)) is not None:
            line = item.widget()
            if line is not None:
                line.hide()
                line.deleteLater()
        for reason in reasons[:MOST_REASONS]:
            self._reasons.addWidget(_ReasonLine(self.theme, reason))
        more = len(reasons) - MOST_REASONS
        if more > 0:
            said = trn("and {count} more", "and {count} more", more)
            self._reasons.addWidget(Label(self.theme, said, muted=True))

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        flow = FlowLayout(self.theme, foot)
        why = LinkButton(self.theme, tr("Why?"))
        why.clicked.connect(self.whyPressed)
        flow.addWidget(why)
        for text, signal in (
            (tr("Show the entries"), self.entriesAsked),
            (tr("I am already seeing someone"), self.alreadySeeing),
            (tr("Remind me in a week"), self.remindLater),
        ):
            button = PlainButton(self.theme, text)
            button.clicked.connect(signal)
            flow.addWidget(button)
        foot.setSizePolicy(_wrapping())
        return foot

    def _lay_out(self) -> None:
        theme = self.theme
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._close)
        whole = QVBoxLayout(self)
        pad = theme.px(Size.CARD_PADDING)
        whole.setContentsMargins(pad + theme.px(Size.CARD_BAR), pad - theme.px(4), pad, pad)
        whole.setSpacing(theme.px(Size.GAP))
        whole.addLayout(head)
        whole.addLayout(self._reasons)
        whole.addWidget(self._advice)
        whole.addWidget(self._foot)


class _ReasonLine(QWidget):
    """A badge and a sentence."""

    def __init__(self, theme: Theme, reason: Reason) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(Size.GAP))
        if reason.knee is not None:
            badge = Badge(theme, reason.knee, size=_SMALL_BADGE)
            row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(theme, reason.sentence, wrap=True), 1)
        self.setSizePolicy(_wrapping())


def _hide_button(theme: Theme) -> MarkButton:
    return MarkButton(theme, Mark.CROSS, tr("Hide this card"))


def _wrapping() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    return policy
