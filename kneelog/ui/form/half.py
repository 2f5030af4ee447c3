"""One knee's half of the form: its rows, each a widget that the view lays out beside the other knee's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from kneelog.domain.report import BLANK, Knee, KneeReport
from kneelog.services import log_form
from kneelog.ui.form.anchors import Anchors
from kneelog.ui.form.lasted_row import LastedRow
from kneelog.ui.form.place_row import PlaceRow
from kneelog.ui.form.swelling_row import SwellingRow
from kneelog.ui.widgets.knee_map import KneeMap
from kneelog.ui.widgets.level_strip import LevelStrip
from kneelog.ui.widgets.strip_header import StripHeader
from kneelog.ui.widgets.tab_order import come_before
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.domain.places import Place
    from kneelog.ui.theme import Theme


class KneeHalf(QObject):
    """``changed`` carries the knee's new report, ``typed`` the level that was typed as a digit."""

    changed = Signal(object)
    typed = Signal(object)

    def __init__(self, theme: Theme, knee: Knee) -> None:
        super().__init__()
        self.knee = knee
        self.report = BLANK
        self.title = StripHeader(theme, knee)
        pain = tr("Left knee pain") if knee is Knee.LEFT else tr("Right knee pain")
        self.strip = LevelStrip(theme, pain)
        self.anchors = Anchors(theme)
        self.map = KneeMap(theme, knee)
        self.places = PlaceRow(theme, knee)
        self.swelling = SwellingRow(theme, knee)
        self.lasted = LastedRow(theme, knee)
        self._connect()

    @property
    def rows(self) -> tuple[QWidget, ...]:
        """The rows from top to bottom."""
        return (
            self.title,
            self.strip,
            self.anchors,
            self.map,
            self.places,
            self.swelling,
            self.lasted,
        )

    def show_report(self, report: KneeReport) -> None:
        """Show ``report`` without telling anybody; what is shown already is left alone."""
        self.report = report
        level = report.worst
        self.title.show_level(level)
        self.strip.value = level
        self.map.set_level(level)
        if self.map.places != report.places:
            self.map.set_places(report.places)
        if self.places.show_report(report):
            come_before(self.swelling, self.places)
        self.swelling.set_report(report)
        if self.lasted.value != report.lasted:
            self.lasted.set_value(report.lasted)

    def offer_place(self, place: Place | None) -> None:
        """The place marked last, as a hollow chip, until something is marked."""
        self.offer_places((place,) if place else ())

    def offer_places(self, places: tuple[Place, ...]) -> None:
        """Several places as hollow chips: those of the run that the morning is asked about."""
        if self.places.offer(places):
            come_before(self.swelling, self.places)

    def has_focus(self) -> bool:
        """Whether the focus is on one of this half's rows."""
        focus = QApplication.focusWidget()
        return focus is not None and any(row is focus or row.isAncestorOf(focus) for row in self.rows)

    def _connect(self) -> None:
        self.title.clearAsked.connect(self._clear)
        self.strip.levelChosen.connect(self._level)
        self.strip.typed.connect(self.typed)
        self.map.placesChanged.connect(lambda places: self._tell(replace(self.report, places=tuple(places))))
        self.map.hovered.connect(self._name_place)
        self.places.removed.connect(self._unmark)
        self.places.suggested.connect(self._mark)
        self.places.pressed.connect(self.map.show_place)
        self.places.spread_chosen.connect(lambda spread: self._tell(replace(self.report, spread=spread)))
        self.swelling.changed.connect(self._swelling)
        self.lasted.chosen.connect(lambda lasted: self._tell(replace(self.report, lasted=lasted)))

    def _name_place(self, place: Place | None) -> None:
        self.places.show_hovered(place, by_pointer=self.map.underMouse())

    def _level(self, level: int | None) -> None:
        self._tell(log_form.with_level(self.report, level))

    def _clear(self) -> None:
        self._tell(replace(self.report, level=None, start=None, during=None, after=None))

    def _mark(self, place: Place) -> None:
        self.map.show_place(place)
        self._tell(replace(self.report, places=(*self.report.places, place)))

    def _unmark(self, place: Place) -> None:
        left = tuple(marked for marked in self.report.places if marked is not place)
        self._tell(replace(self.report, places=left, spread=self.report.spread if left else None))

    def _swelling(self, report: KneeReport) -> None:
        self._tell(
            replace(
                self.report,
                swelling=report.swelling,
                swelling_extent=report.swelling_extent,
                swelling_onset=report.swelling_onset,
            )
        )

    def _tell(self, report: KneeReport) -> None:
        if report != self.report:
            self.changed.emit(report)
