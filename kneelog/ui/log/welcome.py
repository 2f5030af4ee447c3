"""The first start: what kneelog is and is not, the runner's units and numbers, where the diary lies."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QMargins, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from kneelog.rules.urgent_words import ASK_A_GP
from kneelog.services import record
from kneelog.services.locale_defaults import for_locale
from kneelog.ui.log.welcome_card import WelcomeCard
from kneelog.ui.narrowing import NARROW_BELOW, Labelled, set_narrow
from kneelog.ui.quiet_page import scroll_by_key
from kneelog.ui.settings.country import CountryChoice
from kneelog.ui.settings.preferences import units_choice, weekday_choice
from kneelog.ui.theme import Size, Type
from kneelog.ui.theme.colours import see_through
from kneelog.ui.widgets.control import ENTER
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.ui.widgets.primary_button import PrimaryButton
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from pathlib import Path

    from kneelog.domain.diary import Change, Diary
    from kneelog.domain.settings import Preferences
    from kneelog.ui.desk import Desk
    from kneelog.ui.theme import Theme

_WIDTH = 640
_EDGE = 16
_VEIL = 0.72

_WHAT_IT_IS = N_(
    "After a run, or on a rest day, say how each knee is: how much it hurts, where, how swollen, for how long. "
    "kneelog keeps it all, and points out when your entries meet a physiotherapist's published rule of thumb."
)
_WHAT_IT_IS_NOT = N_("It is a diary: it does not diagnose, treat, or say whether to run.")


class Welcome(QWidget):
    """One card over ``parent_page``: Enter, Esc or its button answer it, and what it shows then holds.

    ``answered`` is sent once; the page takes the card away. ``diary`` is where the diary lies, if that is known.
    """

    answered = Signal()
    example_asked = Signal()
    """The runner would rather look at the example first. The card waits."""

    def __init__(self, theme: Theme, desk: Desk, parent_page: QWidget, diary: Path | None = None) -> None:
        super().__init__(parent_page)
        self.theme = theme
        self._desk = desk
        self._page = parent_page
        self._is_answered = False
        self.units = units_choice(theme)
        self.weekday = weekday_choice(theme)
        self.choice = CountryChoice(theme)
        self.start = PrimaryButton(theme, tr("Start logging"), with_return=True)
        self.start.clicked.connect(self.answer)
        self.example = PlainButton(theme, tr("Try with example data"), height=Size.PRIMARY)
        self.example.clicked.connect(self.example_asked)
        for field in (self.choice.emergency, self.choice.advice):
            field.returnPressed.connect(self.answer)
        self._card = WelcomeCard(theme, self)
        self._fill_card(diary)
        self.choice.chosen.connect(lambda *_: QTimer.singleShot(0, self, self._fit))
        self._suggest(for_locale(*_here(), desk.state.diary.preferences))
        theme.changed.connect(self._fit)
        parent_page.installEventFilter(self)
        self._fit()
        self.show()
        self.raise_()

    def answer(self) -> None:
        """Keep what the card shows, and tell the page."""
        if self._is_answered:
            return
        self._is_answered = True
        changes = self._chosen | {"welcomed": True}
        self._desk.perform(lambda diary: _kept(diary, changes))
        self.answered.emit()

    @property
    def preferences(self) -> Preferences:
        """The runner's preferences as the card shows them; nothing of them is kept yet."""
        return replace(self._desk.state.diary.preferences, **self._chosen)  # type: ignore[arg-type]

    @property
    def _chosen(self) -> dict[str, object]:
        country, emergency, advice = self.choice.value
        chosen: dict[str, object] = {
            "units": self.units.value,
            "first_weekday": self.weekday.value,
            "country": country,
            "emergency_number": emergency,
            "advice_number": advice,
        }
        if QAccessible.isActive():  # a focus that moves by itself would talk over the level
            chosen["move_on"] = False
        return chosen

    # Keys and places ----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc answer, wherever on the card the focus is; what no control wanted scrolls it."""
        if event.key() in ENTER or event.key() == Qt.Key.Key_Escape:
            self.answer()
        else:
            scroll_by_key(self._card.scrolled, event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays on the card: the form below waits."""
        stops = [stop for stop in self._stops() if stop.isVisible()]
        focus = QApplication.focusWidget()
        at = next((number for number, stop in enumerate(stops) if _holds(stop, focus)), -1)
        target = stops[(at + (1 if forward else -1)) % len(stops)]
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        target.setFocus(reason)
        if target not in (self.example, self.start):
            self._card.scrolled.ensureWidgetVisible(target)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the page, however large it becomes."""
        if watched is self._page and event.type() is QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Enter begins, also for whoever looked at the example and comes back."""
        super().showEvent(event)
        if not event.spontaneous() and not self._is_answered:
            self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Nothing below is pressed through the veil."""
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A veil over the form."""
        QPainter(self).fillRect(self.rect(), see_through(self.theme.colours.page, _VEIL))

    # Building -----------------------------------------------------------------------------------------------

    def _fill_card(self, diary: Path | None) -> None:
        theme, card = self.theme, self._card
        title = Label(theme, tr("A diary for your knees"), kind=Type.LARGE, semibold=True, wrap=True)
        is_not = Label(theme, f"{tr(_WHAT_IT_IS_NOT)} {tr(ASK_A_GP)}", wrap=True)
        card.add(title, _text(theme, _WHAT_IT_IS), is_not)
        controls = (
            (self.units.accessibleName(), self.units),
            (self.weekday.accessibleName(), self.weekday),
            (tr("Emergency numbers"), self.choice),
        )
        heading = _heading(theme, tr("Units, weeks and emergency numbers, as your region has them"))
        card.add(heading, Labelled(theme, *controls))
        where = [] if diary is None else [Label(theme, str(diary), wrap=True)]
        stays = _text(theme, N_("One file on this machine. Nothing leaves it: no account, no network."))
        card.add(_heading(theme, tr("Where the diary lies")), *where, stays)
        card.finish(self.example, self.start)

    def _suggest(self, preferences: Preferences) -> None:
        self.units.value = preferences.units
        self.weekday.value = preferences.first_weekday
        self.choice.show_preferences(preferences)

    def _stops(self) -> list[QWidget]:
        choice = self.choice
        fields = [self.units, self.weekday, choice.country, choice.emergency, choice.advice]
        return [*fields, self.example, self.start]

    def _fit(self) -> None:
        px, page = self.theme.px, self._page
        self.setGeometry(page.rect())
        room = page.rect().marginsRemoved(QMargins(*[px(_EDGE)] * 4))
        wide = min(px(_WIDTH), room.width())
        set_narrow(self._card, wide < px(NARROW_BELOW))
        high = min(self._card.height_at(wide), room.height())
        self._card.setGeometry((page.width() - wide) // 2, room.y() + (room.height() - high) // 3, wide, high)


def _holds(stop: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (stop is focus or stop.isAncestorOf(focus))


def _heading(theme: Theme, text: str) -> Label:
    return Label(theme, text, semibold=True, wrap=True)


def _text(theme: Theme, text: str) -> Label:
    return Label(theme, tr(text), wrap=True)


def _kept(diary: Diary, changes: dict[str, object]) -> Change:
    preferences = replace(diary.preferences, **changes)  # type: ignore[arg-type]
    return record.set_preferences(diary, preferences, tr("Units, numbers and first weekday chosen."))


def _here() -> tuple[str, int]:
    """The territory's code and the first day of its week, 0 for Monday."""
    locale = QLocale()
    return QLocale.territoryToCode(locale.territory()), locale.firstDayOfWeek().value - 1
