"""Where it hurts, in words: the marked places as chips, then the size; before that, what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from kneelog.domain.report import BLANK, Knee, KneeReport, Spread
from kneelog.services.wording import SPREAD_WORDS
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.choice_chips import ChoiceChips, Option
from kneelog.ui.widgets.flow_layout import FlowLayout
from kneelog.ui.widgets.knee_words import knee_name
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.tab_order import come_after
from kneelog.ui.widgets.tag_chips import Tag, TagChips
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.domain.places import Place
    from kneelog.ui.theme import Theme


class PlaceRow(QWidget):
    """``removed``, ``suggested`` and ``pressed`` carry a place, ``spread_chosen`` a Spread or ``None``."""

    removed = Signal(object)
    suggested = Signal(object)
    pressed = Signal(object)
    spread_chosen = Signal(object)

    def __init__(self, theme: Theme, knee: Knee) -> None:
        super().__init__()
        self._theme = theme
        self._knee = knee
        self._report = BLANK
        self._offered: tuple[Place, ...] = ()
        self._is_hovering = False
        self._is_pointed = False
        self._hint = Label(
            theme,
            tr("Nothing marked. Click where it hurts, or type its letter."),
            kind=Type.SMALL,
            muted=True,
            elide=True,
        )
        self._tags = TagChips(theme, knee_name(knee))
        self._tags.removed.connect(self.removed)
        self._tags.added.connect(self.suggested)
        self._tags.pressed.connect(self.pressed)
        self._size: SizeChips | None = None
        self._flow = FlowLayout(theme, self)
        for part in (self._tags, self._hint):
            self._flow.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._fit()
        theme.changed.connect(self._fit)
        self._show()

    def _fit(self) -> None:
        """As high as a chip, whatever stands in it."""
        for part in (self, self._hint):
            part.setMinimumHeight(self._theme.px(Size.CHIP_PLACE))

    def show_report(self, report: KneeReport) -> bool:
        """Show the places and the size of ``report``; returns whether chips were made anew."""
        self._report = report
        self._is_hovering = False
        before = self._tags.tags
        self._show()
        return self._tags.tags != before

    def offer(self, places: tuple[Place, ...]) -> bool:
        """Offer ``places`` as hollow chips until one is marked; returns whether chips were made anew."""
        self._offered = places
        before = self._tags.tags
        self._show()
        return self._tags.tags != before

    def show_hovered(self, place: Place | None, *, by_pointer: bool) -> None:
        """Name the place under the pointer, with its anatomical name; a marked one has its name on its chip.

        A place reached by key leaves the chips where they are, for Tab leads to them next: beside them there is room
        for the plain name only.
        """
        is_on_chip = not by_pointer and any(tag.value is place for tag in self._tags.tags)
        self._is_hovering = place is not None and place not in self._report.places and not is_on_chip
        self._is_pointed = by_pointer
        if place is not None:
            facts = place.facts
            self._hint.muted = False
            name = f"{facts.letter}   {tr(facts.plain)}"
            has_room = by_pointer or not self._tags.tags
            self._hint.setText(f"{name}  ({tr(facts.anatomical)})" if has_room else name)
        self._show()

    def _show(self) -> None:
        report = self._report
        tags = [Tag(place, tr(place.facts.plain)) for place in report.places]
        if not tags:
            tags = [Tag(p, tr(p.facts.plain), offered=True, letter=p.facts.letter) for p in self._offered]
        self._tags.set_tags(tags)
        is_covered = self._is_hovering and self._is_pointed
        self._tags.setVisible(bool(tags) and not is_covered)
        self._show_size(bool(report.places) and not is_covered)
        self._hint.setVisible(not tags or is_covered or (self._is_hovering and not report.places))
        if not self._is_hovering and not tags:
            self._hint.muted = True
            self._hint.setText(tr("Nothing marked. Click where it hurts, or type its letter."))
        self.updateGeometry()

    def _show_size(self, shown: bool) -> None:
        if shown and self._size is None:
            self._size = SizeChips(self._theme, self._knee)
            self._size.chips.chosen.connect(self.spread_chosen)
            self._flow.insert(1, self._size)
            come_after(self._tags, self._size)
        if self._size is not None:
            self._size.chips.value = self._report.spread
            self._size.setVisible(shown)


class SizeChips(QWidget):
    """ "Size (fingertip) (palm) (most of it)", asked once a place is marked."""

    def __init__(self, theme: Theme, knee: Knee) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(Size.GAP))
        self.chips = ChoiceChips(
            theme,
            tr("{knee}, size", knee=knee_name(knee)),
            [Option(value, tr(SPREAD_WORDS[value])) for value in Spread],
            height=Size.CHIP_PLACE,
        )
        row.addWidget(Label(theme, tr("Size"), kind=Type.SMALL, muted=True))
        row.addWidget(self.chips)
