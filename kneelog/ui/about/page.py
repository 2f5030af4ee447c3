"""About kneelog: what it is, where the diary lies, what helps to find a defect, and every licence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog import __version__
from kneelog.services import licences
from kneelog.ui.about.diagnostics import Diagnostics
from kneelog.ui.about.part_row import PartRow
from kneelog.ui.defects import window_versions
from kneelog.ui.quiet_page import QuietPage
from kneelog.ui.section import Section, column_of
from kneelog.ui.settings.diary_place import PlaceSection
from kneelog.ui.theme import Size
from kneelog.ui.widgets.label import Label
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kneelog.services.ports import Keeper
    from kneelog.ui.desk import Desk, State
    from kneelog.ui.theme import Theme

_WHAT = N_(
    "A diary for runners' knees: log both knees after a run, look back, and know when to see a professional. "
    "It does not diagnose."
)
_FREE = N_(
    "kneelog is free software under the MIT licence. It ships with the parts below, each under its own."
)
_QT = N_(
    "The window is made with Qt and PySide6, used under the GNU Lesser General Public License, version 3. You may put "
    "builds of your own in their place: both lie beside kneelog as files of their own. Their source is at code.qt.io."
)
_REST = N_(
    "The diary is kept by SQLite with SQLCipher. The page for the physio is set by Typst in Source Sans Pro, a font "
    "under the SIL Open Font License."
)
_BETWEEN = 6


class AboutPage(QuietPage):
    """Nothing on it changes the diary. ``parts`` are the rows of the licences."""

    def __init__(self, theme: Theme, desk: Desk, keeper: Keeper) -> None:
        super().__init__(theme, desk, tr("About kneelog"))
        versions = window_versions() | keeper.versions()
        self.place = PlaceSection(theme, keeper.path, keeper.whereabouts)
        self.diagnostics = Diagnostics(theme, versions)
        self.parts = [PartRow(theme, part) for part in licences.parts(versions)]
        version = Label(theme, tr("Version {version}", version=__version__), semibold=True)
        self.column.addWidget(column_of(theme, Size.GAP, version, Label(theme, tr(_WHAT), wrap=True)))
        self.column.addSpacing(theme.px(Size.GAP_WIDE))
        for section in (self.place, self.diagnostics, self._licences()):
            self.column.addWidget(section)
        self.column.addStretch(1)
        self.place.wanted.connect(lambda page: self.wanted.emit(page, None))
        self.place.copied.connect(lambda: self.footer.say(tr("Path copied."), aloud=True))
        self.diagnostics.copied.connect(lambda said: self.footer.say(said, aloud=True))

    def enter(self, subject: object = None) -> None:
        """Show the page from its top; ``subject`` says nothing here."""
        del subject
        self.place.measure()
        self.diagnostics.look()
        self.enter_top()

    def regions(self) -> list[QWidget]:
        """The first button; nothing here is undone by the footer."""
        return [self.place.copy]

    def show_state(self, state: State) -> None:
        """Nothing of the diary's contents stands here."""

    def _licences(self) -> Section:
        section = Section(self.theme, tr("Licences"))
        section.rows.setSpacing(self.theme.px(_BETWEEN))
        said = [Label(self.theme, tr(words), wrap=True) for words in (_FREE, _QT, _REST)]
        section.rows.addWidget(column_of(self.theme, Size.GAP, *said))
        section.rows.addSpacing(self.theme.px(Size.GAP))
        for row in self.parts:
            section.rows.addWidget(row)
        return section
