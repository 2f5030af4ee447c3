"""What is folded away: moments of the run, signs, a note, the run's facts. Bodies are built when first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kneelog.domain.diary import EMPTY
from kneelog.domain.entry import Kind
from kneelog.ui.theme import Size
from kneelog.ui.widgets.flow_layout import FlowLayout
from kneelog.ui.widgets.fold import Fold
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.ui.widgets.tab_order import come_after
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from kneelog.domain.diary import Diary
    from kneelog.domain.entry import Entry
    from kneelog.services.log_form import LogForm
    from kneelog.ui.theme import Theme
    from kneelog.ui.window_state import WindowState

_FOLDS = (
    ("moments", N_("&Moments of the run")),
    ("signs", N_("&Signs")),
    ("note", N_("&Note")),
    ("facts", N_("Run f&acts")),
)
_ONLY_RUNS = {"moments", "facts"}


class More(QWidget):
    """``report_changed`` carries a knee and its report, ``entry_changed`` an entry.

    ``run_changed`` carries a run, and whether its shoes were said.

    ``shown`` carries a body that the runner opened.
    """

    report_changed = Signal(object, object)
    entry_changed = Signal(object)
    run_changed = Signal(object, bool)
    shown = Signal(object)

    def __init__(self, theme: Theme, window_state: WindowState) -> None:
        super().__init__()
        self._theme = theme
        self._state = window_state
        self._form: LogForm | None = None
        self._diary = EMPTY
        self._is_remembering = False
        self._bodies: dict[str, Any] = {}
        self.folds: dict[str, Fold] = {}
        self.links: list[LinkButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(12))
        self._heads = heads = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        heads.setSizePolicy(policy)
        self._row = row = FlowLayout(theme, heads, gap=Size.GAP_WIDE)
        row.addWidget(Label(theme, tr("More:"), muted=True))
        for name, text in _FOLDS:
            fold = Fold(theme, tr(text))
            fold.setAccessibleName(tr(text).replace("&", ""))
            fold.opened.connect(lambda is_open, which=name: self._opened(which, is_open))
            self.folds[name] = fold
            row.addWidget(fold)
        self._column.addWidget(heads)

    def add_link(self, words: str, call: Callable[[], object]) -> None:
        """Put a quiet link after the folds: something to read, nothing to fill in."""
        link = LinkButton(self._theme, words)
        link.clicked.connect(lambda _checked=False: call())
        self._row.addWidget(link)
        self.links.append(link)

    def open_remembered(self) -> None:
        """Open what was open last time."""
        self._is_remembering = True
        for name, fold in self.folds.items():
            if self._state.is_on(f"form/{name}"):
                fold.set_open(True)
        self._is_remembering = False

    def show_form(self, form: LogForm, diary: Diary) -> None:
        """Show ``form`` in whatever is open."""
        self._form, self._diary = form, diary
        is_run = form.entry.kind is Kind.RUN
        for name, fold in self.folds.items():
            offered = is_run or name not in _ONLY_RUNS
            fold.setVisible(offered)
            body = self._bodies.get(name)
            if body is not None:
                body.setVisible(fold.is_open and offered)
            if fold.is_open and offered:
                self._fill(name)

    def _opened(self, name: str, is_open: bool) -> None:
        self._state.switch(f"form/{name}", is_open)
        if is_open and name not in self._bodies:
            self._bodies[name] = body = self._build(name)
            self._column.insertWidget(1 + self._place_of(name), body)
            come_after(self._heads, body)
        if name in self._bodies:
            self._bodies[name].setVisible(is_open)
        if is_open:
            self._fill(name)
        if is_open and not self._is_remembering:
            self.shown.emit(self._bodies[name])

    def _place_of(self, name: str) -> int:
        order = [key for key, _text in _FOLDS]
        return len([built for built in self._bodies if order.index(built) < order.index(name)])

    def _build(self, name: str) -> QWidget:
        if name == "moments":
            from kneelog.ui.form.moments import Moments

            moments = Moments(self._theme)
            moments.report_changed.connect(self.report_changed)
            return moments
        if name == "signs":
            from kneelog.ui.form.signs import SignTable

            signs = SignTable(self._theme)
            signs.entry_changed.connect(self.entry_changed)
            return signs
        if name == "note":
            from kneelog.ui.form.note import Note

            note = Note(self._theme)
            note.entry_changed.connect(self.entry_changed)
            return note
        from kneelog.ui.form.run_facts import RunFacts

        facts = RunFacts(self._theme)
        facts.run_changed.connect(self.run_changed)
        return facts

    def _fill(self, name: str) -> None:
        form = self._form
        if form is None or name not in self._bodies:
            return
        if name == "facts":
            self._bodies[name].show_form(form, self._diary)
        else:
            entry: Entry = form.entry
            self._bodies[name].show_entry(entry)
