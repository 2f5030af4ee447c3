"""A section of records of one kind, newest first: add, open and change in place, delete."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kneelog.domain.diary import RECORD_TYPES
from kneelog.services import care
from kneelog.services.record import new_id
from kneelog.ui.care.row import Row
from kneelog.ui.section import Section, wrapping
from kneelog.ui.theme import Size
from kneelog.ui.widgets.flow_layout import FlowLayout
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.ui.widgets.tab_order import come_after
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from kneelog.domain.diary import Change, Diary, RecordKind
    from kneelog.ui.care.field import Field
    from kneelog.ui.care.row import Fields
    from kneelog.ui.care.row_head import Said
    from kneelog.ui.theme import Theme

    Make = Callable[[Diary], Change]

NOT_GIVEN = "–"
"""Stands for what a record needs and nobody gave before the page was left: half a record is kept rather than lost."""


class Hands(NamedTuple):
    """What a section asks of its page.

    ``attempt`` makes a change and returns why it may not be made; ``keep`` makes one that cannot be tried beforehand.
    ``discarded`` says so of a new row and takes how to put it back. ``reveal`` brings a row into sight.
    """

    attempt: Callable[[Make], str]
    keep: Callable[[Make], None]
    discarded: Callable[[Callable[[], None]], None]
    reveal: Callable[[QWidget], None]
    today: Callable[[], date]


class RecordSection(Section):
    """Subclasses say what their records are called, what fields they have and what their lines say."""

    kind: ClassVar[RecordKind]
    needed: ClassVar[tuple[str, ...]] = ()
    """The texts without which there is no record yet."""
    wanting: ClassVar[str] = ""
    """What is said as long as they are missing; translated where it is shown."""

    def __init__(self, theme: Theme, hands: Hands, title: str, about: str, teaches: str) -> None:
        super().__init__(theme, title, about, beside=Size.FIELD)
        self._theme = theme
        self.hands = hands
        self.shown: list[Row] = []
        self._laid_out: list[Row] = []
        self.buttons: list[PlainButton] = []
        self._teaches = Label(theme, teaches, muted=True, wrap=True)
        adding = QWidget()
        self._adding = FlowLayout(theme, adding)
        adding.setSizePolicy(wrapping())
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._list.setSizePolicy(wrapping())
        for part in (adding, self._teaches, self._list):
            self.rows.addWidget(part)
        self.rows.addStretch(1)

    # What subclasses say ------------------------------------------------------------------------------------

    def build(self) -> Fields:
        """The fields of a record with their words."""
        raise NotImplementedError

    def said(self, values: Mapping[str, Any]) -> Said:
        """What the line of a record says."""
        raise NotImplementedError

    def order(self, values: Mapping[str, Any]) -> Any:  # noqa: ANN401 - whatever sorts
        """The greater, the higher it stands."""
        raise NotImplementedError

    def show_buttons(self, diary: Diary) -> None:
        """Show the buttons that make sense now."""

    def added(self, diary: Diary, record: Any) -> Change:  # noqa: ANN401 - a record of the section's kind
        """The change that adds ``record``."""
        return care.add(diary, record, self.hands.today())

    def amended(self, diary: Diary, record_id: str, changes: Mapping[str, object]) -> Change:
        """The change that gives some fields other values."""
        return care.amend(diary, self.kind, record_id, changes, self.hands.today())

    def removed(self, diary: Diary, record_id: str) -> Change:
        """The change that deletes a record."""
        return care.remove(diary, self.kind, record_id, self.hands.today())

    # What happens -------------------------------------------------------------------------------------------

    def add_button(self, words: str, begins: Callable[[], dict[str, object]]) -> PlainButton:
        """A button that adds a record; ``begins`` gives what it holds at first."""
        button = PlainButton(self._theme, words)
        button.clicked.connect(lambda: self.add(begins()))
        self._adding.addWidget(button)
        self.buttons.append(button)
        return button

    def show_diary(self, diary: Diary) -> None:
        """Show what the diary holds; rows that are new and not kept yet stay as they are."""
        records = diary.of(self.kind)
        self.show_buttons(diary)
        for row in [row for row in self.shown if row.is_known and row.id not in records]:
            self._take_out(row)
        known = {row.id: row for row in self.shown}
        for record_id, record in records.items():
            row = known.get(record_id) or self._put_in(record_id)
            row.is_kept = row.is_known = True
            self._tell(row, _values(record))
        self.sort()

    def sort(self) -> None:
        """Newest first; while a row is open nothing moves under the runner's hands."""
        if not any(row.is_open for row in self.shown):
            self.shown.sort(key=lambda row: self.order(row.values), reverse=True)
        self._lay_out()

    def add(self, values: Mapping[str, object], *, is_touched: bool = False) -> None:
        """Open a new row; it is kept as soon as nothing that it needs is missing."""
        row = next((row for row in self.shown if not row.is_kept), None)
        if row is None:
            row = self._put_in(new_id())
            row.begun = {} if is_touched else dict(values)
            self._tell(row, values)
            self._lay_out()
            row.set_open(True)
            self._keep_new(row)
        self.enter(row)

    def enter(self, row: Row) -> None:
        """Open a row and begin at its first field."""
        row.set_open(True)
        self.hands.reveal(row)
        next(iter(row.fields.values())).control.setFocus(Qt.FocusReason.TabFocusReason)

    def settle(self) -> None:
        """The page is left: keep everything, also what lacks something; a new row without a word goes."""
        for row in list(self.shown):
            row.settle()
            if not row.is_kept:
                if row.typed() == row.begun:
                    self._take_out(row)
                else:
                    self._keep_new(row, NOT_GIVEN)
        self._lay_out()

    def forget_asked(self) -> None:
        """The diary refused something: what it does not hold is not kept."""
        for row in self.shown:
            row.is_kept = row.is_known

    def _keep_new(self, row: Row, instead: str = "") -> None:
        values = row.typed()
        for name in self.needed:
            values[name] = values[name] or instead
        if not all(values[name] for name in self.needed):
            return
        make = RECORD_TYPES[self.kind]
        if not self.hands.attempt(lambda diary: self.added(diary, make(row.id, **values))):
            row.is_kept = True
            self._tell(row, values)

    def _left(self, row: Row, field: Field) -> None:
        if not row.is_kept:
            self._keep_new(row)
            return
        changes = {field.field: field.value}

        def amended(diary: Diary) -> Change:
            return self.amended(diary, row.id, changes)

        if row.is_known:
            field.refuse(self.hands.attempt(amended))
        else:
            self.hands.keep(amended)

    def _delete(self, row: Row) -> None:
        if row.is_kept:
            self.hands.keep(lambda diary: self.removed(diary, row.id))
            return
        values, is_touched = row.typed(), row.typed() != row.begun
        self._take_out(row)
        self._lay_out()
        if is_touched:
            self.hands.discarded(lambda: self.add(values, is_touched=True))

    # Rows ---------------------------------------------------------------------------------------------------

    def _put_in(self, record_id: str) -> Row:
        row = Row(self._theme, record_id, self.build)
        row.left.connect(lambda field: self._left(row, field))
        row.deleted.connect(lambda: self._delete(row))
        row.turned.connect(lambda: self.hands.reveal(row) if row.is_open else self.sort())
        self.shown.insert(0, row)
        return row

    def _take_out(self, row: Row) -> None:
        at = self.shown.index(row)
        had_focus = row.has_focus
        self.shown.remove(row)
        if had_focus:
            near = self.shown[min(at, len(self.shown) - 1)].head if self.shown else self._first_button()
            near.setFocus(Qt.FocusReason.OtherFocusReason)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _first_button(self) -> QWidget:
        return next((button for button in self.buttons if not button.isHidden()), self.buttons[0])

    def _tell(self, row: Row, values: Mapping[str, object]) -> None:
        row.hint.setText("" if row.is_kept or not self.wanting else tr(self.wanting))
        row.hint.setVisible(bool(row.hint.text()) and row.is_open)
        row.show_record(values, self.said(values))

    def _lay_out(self) -> None:
        self._list.setVisible(bool(self.shown))
        self._teaches.setVisible(not self.shown)
        if self._laid_out == self.shown:
            return
        self._laid_out = list(self.shown)
        before: QWidget = self.buttons[-1]
        for number, row in enumerate(self.shown):
            item = self._column.itemAt(number)
            if item is None or item.widget() is not row:
                self._column.removeWidget(row)
                self._column.insertWidget(number, row)
                row.show()  # at once: a layout does so only later, and a new row gets the focus now
            come_after(before, row)
            before = row


def _values(record: object) -> dict[str, object]:
    return {field.name: getattr(record, field.name) for field in fields(record) if field.name != "id"}  # type: ignore[arg-type]
