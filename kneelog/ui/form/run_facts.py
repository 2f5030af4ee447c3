"""The facts of the run in one row of fields: distance, time, effort, kind, surface, shoes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kneelog.domain.run import Run
from kneelog.domain.settings import Units
from kneelog.domain.shoes import offered
from kneelog.errors import InvalidValueError
from kneelog.services import log_form, record
from kneelog.services.run_facts import in_units, metres, seconds
from kneelog.services.wording import RUN_KIND_WORDS, duration_words
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.choice_chips import Option
from kneelog.ui.widgets.combo import Combo
from kneelog.ui.widgets.flow_layout import FlowLayout
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.number_field import NumberField
from kneelog.ui.widgets.offering_field import OfferingField
from kneelog.ui.widgets.parsed_field import ParsedField, UnreadableError
from kneelog.ui.widgets.text_field import TextField
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from kneelog.domain.diary import Diary
    from kneelog.services.log_form import LogForm
    from kneelog.ui.theme import Theme


class DurationField(ParsedField):
    """``value`` is in whole seconds, or ``None``; it is typed and shown as "47:10" or "1:05:10"."""

    def parsed(self, text: str) -> int:
        """Read a duration."""
        try:
            return seconds(text)
        except InvalidValueError as error:
            raise UnreadableError(error.sentence) from None

    def written(self, value: int) -> str:
        """The duration as a clock."""
        return duration_words(value)


class _Lesser(NamedTuple):
    """A fact that only devices tell: what it is called, its unit, its range as a run holds it, and its width."""

    label: str
    spoken: str
    unit: str
    low: int
    high: int
    width: int


_LESSER = {
    "climb_m": _Lesser(N_("Climb"), N_("Climb"), "m", 0, 50_000, 84),
    "heart_rate": _Lesser(N_("Heart rate"), N_("Mean heart rate"), N_("/min"), 20, 300, 96),
    "cadence": _Lesser(N_("Cadence"), N_("Cadence, steps"), N_("/min"), 1, 400, 96),
}


def _lesser(theme: Theme) -> dict[str, NumberField]:
    return {
        name: NumberField(
            theme, tr(fact.spoken), unit=tr(fact.unit), low=fact.low, high=fact.high, width=fact.width
        )
        for name, fact in _LESSER.items()
    }


class RunFacts(QWidget):
    """``run_changed`` carries the run with what was typed, and whether that was its shoes.

    A field that can't be read says what it takes. ``whole`` are also the facts that only devices tell, to be corrected.
    """

    run_changed = Signal(object, bool)

    def __init__(self, theme: Theme, *, whole: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._form: LogForm | None = None
        self._units = Units.KILOMETRES
        self._distance = NumberField(theme, tr("Distance"), unit="km", high=1000, decimals=3, width=96)
        self._time = DurationField(theme, tr("Time"), placeholder="47:10", width=84)
        self._effort = NumberField(theme, tr("Effort, 0 to 10"), high=10, width=56)
        kinds = [Option(None, tr("not said")), *(Option(k, tr(text)) for k, text in RUN_KIND_WORDS.items())]
        self._kind = Combo(theme, tr("Kind of run"), kinds, width=130)
        self._surface = TextField(theme, tr("Surface"), placeholder=tr("road, trail…"), limit=200, width=110)
        self._shoes = OfferingField(theme, tr("Shoes"), limit=200, width=190)
        self.lesser = _lesser(theme) if whole else {}
        self._title = TextField(theme, tr("Title"), limit=200, width=190) if whole else None
        self._trouble = Label(theme, "", kind=Type.SMALL, wrap=True)
        self._lay_out()
        self._connect()

    def show_form(self, form: LogForm, diary: Diary) -> None:
        """Show the run's facts as Save will keep them; what is being typed is left alone."""
        units = diary.preferences.units
        self._form, self._units = form, units
        run = log_form.run_to_keep(diary, form)
        self._shoes.offer(*offered(diary.shoes.values(), form.run.on if form.run else form.entry.on))
        self._distance.set_unit(units.value)
        self._show(self._distance, in_units(run.distance_m, units) if run else None)
        self._show(self._time, run.moving_s if run else None)
        self._show(self._effort, run.effort if run else None)
        self._kind.value = run.kind if run else None
        for name, number in self.lesser.items():
            self._show(number, getattr(run, name) if run else None)
        texts = [(self._surface, run and run.surface), (self._shoes, run and run.shoes)]
        if self._title is not None:
            texts.append((self._title, run and run.title))
        for field, text in texts:
            if field.text().strip() != (text or ""):
                field.setText(text or "")

    def focus_first(self) -> None:
        """Put the focus into the first field."""
        self._distance.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(Size.GAP))
        holder = QWidget()
        flow = FlowLayout(self._theme, holder, gap=Size.GAP_WIDE)
        for text, field in (
            (tr("Distance"), self._distance),
            (tr("Time"), self._time),
            (tr("Effort 0-10"), self._effort),
            (tr("Kind"), self._kind),
            (tr("Surface"), self._surface),
            (tr("Shoes"), self._shoes),
            *((tr(_LESSER[name].label), field) for name, field in self.lesser.items()),
        ):
            flow.addWidget(self._labelled(text, field))
        if self._title is not None:
            flow.addWidget(self._labelled(tr("Title"), self._title))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        column.addWidget(holder)
        column.addWidget(self._trouble)
        self._trouble.hide()

    def _labelled(self, text: str, field: QWidget) -> QWidget:
        pair = QWidget()
        column = QVBoxLayout(pair)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(2))
        column.addWidget(Label(self._theme, text, kind=Type.SMALL, muted=True))
        column.addWidget(field)
        return pair

    def _connect(self) -> None:
        self._distance.valueChanged.connect(lambda typed: self._tell(distance_m=metres(typed, self._units)))
        self._time.valueChanged.connect(lambda typed: self._tell(moving_s=typed))
        self._effort.valueChanged.connect(lambda typed: self._tell(effort=typed))
        self._kind.chosen.connect(lambda kind: self._tell(kind=kind))
        self._surface.textEdited.connect(lambda text: self._tell(surface=text.strip()))
        self._shoes.textEdited.connect(lambda text: self._tell(shoes_said=True, shoes=text.strip()))
        for name, number in self.lesser.items():
            number.valueChanged.connect(lambda typed, name=name: self._tell(**{name: typed}))
        if self._title is not None:
            self._title.textEdited.connect(lambda text: self._tell(title=text.strip()))
        for field in (self._distance, self._time, self._effort, *self.lesser.values()):
            field.problemChanged.connect(self._say_trouble)

    def _show(self, field: ParsedField, value: float | None) -> None:
        if field.value != value:
            field.value = value

    def _say_trouble(self, sentence: str) -> None:
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    def _tell(self, *, shoes_said: bool = False, **facts: Any) -> None:  # noqa: ANN401 - any fact of a run
        if self._form is None:
            return
        run = self._form.run or Run(record.new_id(), self._form.entry.on)
        try:
            self.run_changed.emit(replace(run, **facts), shoes_said)
        except InvalidValueError as error:
            self._say_trouble(error.sentence)
