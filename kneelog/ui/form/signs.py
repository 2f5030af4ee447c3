"""The table of signs: a line a sign, a box for each knee at its ends, in four columns; urgent ones first, framed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kneelog.domain.report import Knee
from kneelog.domain.signs import PERSON_SIGNS, SIGNS, URGENT, Sign, SignGroup
from kneelog.services.wording import asked_as
from kneelog.ui.theme import Size
from kneelog.ui.theme.paint import panel
from kneelog.ui.widgets.badge import letter
from kneelog.ui.widgets.check_box import CheckBox
from kneelog.ui.widgets.knee_words import knee_name
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.text_field import TextField
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from kneelog.domain.entry import Entry
    from kneelog.ui.theme import Theme

_BOX = 22
_COLUMNS = (
    (SignGroup.FELT, N_("Felt")),
    (SignGroup.WHEN, N_("When")),
    (SignGroup.BROUGHT_ON, N_("Brought on by")),
    (SignGroup.EASED, N_("Eased by")),
)


class SignTable(QWidget):
    """``entry_changed`` carries the entry with a sign ticked or taken away."""

    entry_changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._entry: Entry | None = None
        self._boxes: dict[tuple[Sign, Knee | None], CheckBox] = {}
        self._medicine = TextField(theme, tr("Which medicine"), placeholder=tr("Which medicine"), limit=200)
        self._medicine.textEdited.connect(self._name_medicine)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(Size.GAP_WIDE))
        column.addWidget(self._urgent_frame())
        columns = QHBoxLayout()
        columns.setSpacing(theme.px(Size.GAP_SECTION))
        for group, title in _COLUMNS:
            columns.addWidget(self._group(group, tr(title)), 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(columns)

    def show_entry(self, entry: Entry) -> None:
        """Show what is ticked, without telling anybody."""
        self._entry = entry
        for (sign, knee), box in self._boxes.items():
            ticked = sign in (entry.signs if knee is None else entry.report(knee).signs)
            if box.isChecked() != ticked:
                was = box.blockSignals(True)
                box.setChecked(ticked)
                box.blockSignals(was)
                box.update()
        if self._medicine.text().strip() != entry.eased_by_medicine:
            self._medicine.setText(entry.eased_by_medicine)
        medicine = Sign.EASED_BY_MEDICINE
        self._medicine.setVisible(
            bool(entry.eased_by_medicine) or medicine in entry.left.signs or medicine in entry.right.signs
        )

    def _urgent_frame(self) -> QWidget:
        frame = _InkFrame(self._theme)
        grid = QGridLayout(frame)
        pad = self._theme.px(12)
        grid.setContentsMargins(pad, pad, pad, pad)
        grid.setHorizontalSpacing(self._theme.px(Size.GAP_SECTION))
        grid.setVerticalSpacing(self._theme.px(2))
        grid.addWidget(Label(self._theme, tr("Urgent signs"), semibold=True), 0, 0, 1, 2)
        half = (len(URGENT) + 1) // 2
        for number, sign in enumerate(URGENT):
            grid.addWidget(self._line(sign), 1 + number % half, number // half)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return frame

    def _group(self, group: SignGroup, title: str) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(2))
        column.addWidget(Label(self._theme, title, semibold=True))
        for sign, facts in SIGNS.items():
            if facts.group is group and sign not in URGENT:
                column.addWidget(self._line(sign))
        if group is SignGroup.EASED:
            column.addWidget(self._medicine)
        return holder

    def _line(self, sign: Sign) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(Size.GAP))
        label = Label(self._theme, asked_as(sign), wrap=True)
        if sign in PERSON_SIGNS:
            row.addWidget(self._box(sign, None))
            row.addWidget(label, 1, Qt.AlignmentFlag.AlignVCenter)
            return line
        row.addWidget(self._box(sign, Knee.LEFT))
        row.addWidget(label, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._box(sign, Knee.RIGHT))
        return line

    def _box(self, sign: Sign, knee: Knee | None) -> QWidget:
        words = tr(SIGNS[sign].label)
        name = words if knee is None else tr("{knee}: {what}", knee=knee_name(knee), what=words)
        side = letter(knee) if knee is not None else ""
        box = CheckBox(self._theme, name=name, letter=side, box=_BOX)
        box.toggled.connect(lambda on: self._tick(sign, knee, on))
        self._boxes[sign, knee] = box
        return box

    def _tick(self, sign: Sign, knee: Knee | None, on: bool) -> None:
        entry = self._entry
        if entry is None:
            return
        if knee is None:
            self.entry_changed.emit(replace(entry, signs=_with(entry.signs, sign, on)))
            return
        report = entry.report(knee)
        report = replace(report, signs=_with(report.signs, sign, on))
        self.entry_changed.emit(
            replace(entry, left=report) if knee is Knee.LEFT else replace(entry, right=report)
        )

    def _name_medicine(self, text: str) -> None:
        if self._entry is not None:
            self.entry_changed.emit(replace(self._entry, eased_by_medicine=text.strip()))


class _InkFrame(QFrame):
    """A line of ink round the urgent signs."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line."""
        theme, colours = self._theme, self._theme.colours
        whole = QRectF(self.rect())
        panel(QPainter(self), whole, theme.px(Size.RADIUS_CARD), None, colours.ink, theme.px(1))


def _with(signs: tuple[Sign, ...], sign: Sign, on: bool) -> tuple[Sign, ...]:
    return (*signs, sign) if on else tuple(kept for kept in signs if kept is not sign)
