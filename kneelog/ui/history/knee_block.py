"""What an entry says of one knee: badge and level, places, and everything else in quiet lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kneelog.domain.signs import SIGNS, URGENT
from kneelog.services import wording
from kneelog.services.history_words import moments_words
from kneelog.services.wording import first_upper
from kneelog.ui.theme import Size
from kneelog.ui.widgets.badge import Badge
from kneelog.ui.widgets.group import Group
from kneelog.ui.widgets.knee_words import knee_name
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.level_tile import LevelTile
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kneelog.domain.report import Knee, KneeReport
    from kneelog.domain.signs import Sign
    from kneelog.ui.theme import Theme


class KneeBlock(Group):
    """One knee of the detail; a knee of which nothing was said says so."""

    def __init__(self, theme: Theme, knee: Knee) -> None:
        super().__init__(knee_name(knee))
        self._knee = knee
        self._tile = LevelTile(theme)
        self._where = Label(theme, wrap=True)
        self._blank = Label(theme, tr("not recorded"), muted=True, italic=True)
        self._facts = Label(theme, wrap=True, muted=True)
        self._signs = Label(theme, wrap=True, muted=True)
        self._urgent = Label(theme, wrap=True, semibold=True)
        head = QHBoxLayout()
        head.setSpacing(theme.px(Size.GAP))
        top = Qt.AlignmentFlag.AlignTop
        badge = Badge(theme, knee)
        badge.setMinimumHeight(theme.px(Size.TILE_HEIGHT))
        head.addWidget(badge, 0, top)
        head.addWidget(self._tile, 0, top)
        head.addWidget(self._blank, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._where, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addLayout(head)
        lines = QVBoxLayout()
        lines.setContentsMargins(theme.px(Size.BADGE + Size.GAP), 0, 0, 0)
        lines.setSpacing(0)
        for line in (self._facts, self._signs, self._urgent):
            lines.addWidget(line)
        column.addLayout(lines)

    def show_report(self, report: KneeReport) -> None:
        """Show ``report``."""
        self._tile.value = report.worst
        self._tile.setVisible(report.worst is not None)
        self._blank.setVisible(report.worst is None)
        self._where.setText(first_upper(_places(report)))
        self._where.setVisible(bool(report.places))
        _say(self._facts, _facts(report))
        _say(self._signs, _labels(sign for sign in report.signs if sign not in URGENT))
        _say(self._urgent, _labels(sign for sign in report.signs if sign in URGENT))
        level = tr("not recorded") if report.worst is None else str(report.worst)
        self.setAccessibleDescription(", ".join([level, *wording.report_words(report)]))


def _places(report: KneeReport) -> str:
    """The places one after the other, and how large the painful area is."""
    said = [tr(place.facts.plain) for place in report.places]
    if report.spread:
        said.append(tr("({size})", size=tr(wording.SPREAD_WORDS[report.spread])))
    return "; ".join(said[: len(report.places)]) + (
        "".join(f" {more}" for more in said[len(report.places) :])
    )


def _facts(report: KneeReport) -> str:
    """Swelling, how long it lasted, and the moments of the run."""
    said = []
    if report.swelling is not None:
        extent, onset = report.swelling_extent, report.swelling_onset
        more = [tr(wording.EXTENT_WORDS[extent])] if extent is not None else []
        more += [tr(wording.ONSET_WORDS[onset])] if onset is not None else []
        swelling = tr(wording.SWELLING_WORDS[report.swelling])
        said.append(f"{swelling} ({', '.join(more)})" if more else swelling)
    if report.lasted is not None:
        said.append(wording.lasted_words(report.lasted))
    said.append(moments_words(report))
    return " · ".join(text for text in said if text)


def _labels(signs: Iterable[Sign]) -> str:
    return " · ".join(tr(SIGNS[sign].label) for sign in signs)


def _say(label: Label, text: str) -> None:
    label.setText(first_upper(text))
    label.setVisible(bool(text))
