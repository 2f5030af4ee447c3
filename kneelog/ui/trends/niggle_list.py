"""The niggles of the diary, the latest first; the chosen one tells what running was like before it began."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kneelog.services import niggle_words
from kneelog.ui.theme import Size, Type
from kneelog.ui.theme.paint import panel
from kneelog.ui.widgets.badge import draw_badge
from kneelog.ui.widgets.control import Control
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kneelog.domain.settings import Units
    from kneelog.rules.niggles import Niggle, Niggles
    from kneelog.ui.theme import Theme

SHOWN = 4
_BADGE = 20
_INDENT = 28
_PAD = 7


class NiggleList(QWidget):
    """``chosen`` carries the :class:`Niggle` whose days are to stand out, or ``None``."""

    chosen = Signal(object)
    entriesAsked = Signal(object)  # noqa: N815
    """The runner wants to see the entries of this niggle."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._niggles: Niggles | None = None
        self._as_of: date | None = None
        self._shows_all = False
        self.rows: list[NiggleRow] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.alone = Label(theme, kind=Type.SMALL, muted=True, wrap=True)
        self.more = LinkButton(theme, "", kind=Type.SMALL)
        self.more.clicked.connect(self._show_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(Size.GAP_TIGHT))
        column.addLayout(self._rows)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.alone)

    def show_niggles(self, niggles: Niggles, as_of: date, units: Units) -> None:
        """List ``niggles``; the chosen one stays chosen if it is still there."""
        chosen = self.niggle
        focused = next((row.niggle for row in self.rows if row.head.hasFocus()), None)
        self._niggles, self._as_of = niggles, as_of
        for row in self.rows:
            self._rows.removeWidget(row)
            row.deleteLater()
        listed: Sequence[Niggle] = niggles.listed if self._shows_all else niggles.listed[:SHOWN]
        self.rows = [NiggleRow(self._theme, niggle, as_of, units) for niggle in listed]
        for row in self.rows:
            self._rows.addWidget(row)
            row.pressed_row.connect(self._pressed)
            row.entries.clicked.connect(lambda _=False, one=row.niggle: self.entriesAsked.emit(one))
            row.set_open(chosen is not None and _is_same(row.niggle, chosen))
        self._keep_tabs(focused)
        hidden = len(niggles.listed) - len(listed)
        self.more.setText(trn("Show {count} earlier one", "Show {count} earlier ones", hidden))
        self.more.setVisible(hidden > 0)
        self._units = units
        nothing = tr("None so far: pain on single days is no niggle.") if not niggles.listed else ""
        said = " ".join(part for part in (nothing, niggle_words.alone_line(niggles.alone)) if part)
        self.alone.setText(said)

    def _keep_tabs(self, focused: Niggle | None) -> None:
        """Tab goes down the rows, then to what stands below; the focus stays on its niggle, or close by."""
        last: QWidget | None = None
        for row in self.rows:
            for part in (row.head, row.entries):
                if last is not None:
                    self.setTabOrder(last, part)
                last = part
        if last is not None:
            self.setTabOrder(last, self.more)
        if focused is not None:
            same = (row for row in self.rows if _is_same(row.niggle, focused))
            near = next(same, self.rows[0] if self.rows else None)
            (near.head if near is not None else self).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def niggle(self) -> Niggle | None:
        """The chosen niggle."""
        return next((row.niggle for row in self.rows if row.is_open), None)

    def choose(self, niggle: Niggle | None) -> None:
        """Choose a niggle of the list, or none."""
        for row in self.rows:
            row.set_open(niggle is not None and _is_same(row.niggle, niggle))

    def _pressed(self, row: NiggleRow) -> None:
        opened = not row.is_open
        for other in self.rows:
            other.set_open(other is row and opened)
        self.chosen.emit(row.niggle if opened else None)

    def _show_all(self) -> None:
        self._shows_all = True
        if self._niggles is not None and self._as_of is not None:
            self.show_niggles(self._niggles, self._as_of, self._units)
            self.rows[SHOWN].head.setFocus(Qt.FocusReason.TabFocusReason)


class NiggleRow(QWidget):
    """One niggle: its place and its facts; open, also what came before it."""

    pressed_row = Signal(object)

    def __init__(self, theme: Theme, niggle: Niggle, as_of: date, units: Units) -> None:
        super().__init__()
        self.niggle = niggle
        self.is_open = False
        self.head = _Head(theme, niggle, as_of)
        self.head.clicked.connect(lambda: self.pressed_row.emit(self))
        self._facts = QWidget()
        self.entries = LinkButton(theme, tr("Show the entries"), kind=Type.SMALL)
        facts = QVBoxLayout(self._facts)
        facts.setContentsMargins(theme.px(_INDENT), 0, 0, theme.px(Size.GAP))
        facts.setSpacing(theme.px(2))
        self.lines = niggle_words.running_lines(niggle, units)
        for line in self.lines:
            facts.addWidget(Label(theme, line, kind=Type.SMALL, wrap=True))
        facts.addWidget(self.entries, 0, Qt.AlignmentFlag.AlignLeft)
        self._facts.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._facts)

    def set_open(self, is_open: bool) -> None:
        """Tell what came before it, or not."""
        self.is_open = is_open
        self.head.setChecked(is_open)
        self._facts.setVisible(is_open)


class _Head(Control):
    """The row that is pressed. Space and Enter press it."""

    enter_presses = True

    def __init__(self, theme: Theme, niggle: Niggle, as_of: date) -> None:
        super().__init__(theme, niggle_words.title(niggle))
        self._knee = niggle.knee
        self._facts = niggle_words.facts_line(niggle, as_of)
        self.setCheckable(True)
        self.setToolTip(self._facts)
        self.setAccessibleName(niggle_words.sentence(niggle, as_of))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def nextCheckState(self) -> None:
        """The list decides."""

    def sizeHint(self) -> QSize:
        """Two lines."""
        theme = self.theme
        high = theme.line(Type.BODY) + theme.line(Type.SMALL) + 2 * theme.px(_PAD)
        return QSize(theme.px(200), high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Badge, place and facts under a hairline; chosen on a tint."""
        theme, painter, colours = self.theme, QPainter(self), self.theme.colours
        whole = QRectF(self.rect())
        painter.fillRect(QRectF(0, 0, whole.width(), theme.px(1)), colours.hairline)
        if self.isChecked() or self.hovered:
            painter.setOpacity(1.0 if self.isChecked() else 0.5)
            panel(painter, whole.adjusted(-1, 2, 0, -1), theme.px(Size.RADIUS), colours.chosen)
            painter.setOpacity(1.0)
        ink = colours.on_chosen if self.isChecked() else colours.ink
        side, indent, top = theme.px(_BADGE), theme.px(_INDENT), theme.px(_PAD)
        line, small = theme.line(Type.BODY), theme.line(Type.SMALL)
        square = QRectF(theme.px(2), (whole.height() - side) / 2, side, side)
        draw_badge(painter, theme, self._knee, square)
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        room = whole.width() - indent - theme.px(4)
        for kind, y, high, words, colour in (
            (Type.BODY, top, line, self.text(), ink),
            (Type.SMALL, top + line, small, self._facts, ink if self.isChecked() else colours.muted),
        ):
            font = theme.font(kind, semibold=kind is Type.BODY)
            painter.setFont(font)
            painter.setPen(colour)
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, int(room))
            painter.drawText(QRectF(indent, y, room, high), left, shown)


def _is_same(one: Niggle, other: Niggle) -> bool:
    """Whether two readings of the diary speak of the same niggle: one knee, and dates in common."""
    return one.knee is other.knee and one.first <= other.last and other.first <= one.last
