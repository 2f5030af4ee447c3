"""How each page but the first is made. Its modules are imported when it is first shown, and not before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from kneelog.services.ports import Keeper
    from kneelog.ui.backing_up import BackingUp
    from kneelog.ui.desk import Desk
    from kneelog.ui.no_press import MakePress
    from kneelog.ui.no_reader import MakeReader
    from kneelog.ui.page import Page
    from kneelog.ui.theme import Theme
    from kneelog.ui.window_state import WindowState


class MadeOf(NamedTuple):
    """What pages are made of: all of it comes from the window."""

    theme: Theme
    desk: Desk
    state: WindowState
    keeper: Keeper
    backing_up: BackingUp
    press: MakePress
    reader: MakeReader
    is_example: bool = False


def _history(of: MadeOf) -> Page:
    from kneelog.ui.history.page import HistoryPage

    return HistoryPage(of.theme, of.desk, of.state)


def _trends(of: MadeOf) -> Page:
    from kneelog.ui.trends.page import TrendsPage

    page = TrendsPage(of.theme, of.desk, of.state)
    page.acts.is_example = of.is_example
    page.acts.saved_note = partial(_saved_note, of)
    return page


def _summary(of: MadeOf) -> Page:
    from kneelog.ui.summary.page import SummaryPage

    page = SummaryPage(of.theme, of.desk, of.state, of.press)
    page.is_example = of.is_example
    page.acts.saved_note = partial(_saved_note, of)
    return page


def _learn(of: MadeOf) -> Page:
    from kneelog.ui.learn.page import LearnPage

    return LearnPage(of.theme, of.desk)


def _care(of: MadeOf) -> Page:
    from kneelog.ui.care.page import CarePage

    return CarePage(of.theme, of.desk)


def _shoes(of: MadeOf) -> Page:
    from kneelog.ui.shoes.page import ShoesPage

    return ShoesPage(of.theme, of.desk)


def _urgent(of: MadeOf) -> Page:
    from kneelog.ui.urgent.page import UrgentPage

    return UrgentPage(of.theme, of.desk)


def _import(of: MadeOf) -> Page:
    from kneelog.ui.importing.page import ImportPage

    return ImportPage(of.theme, of.desk, of.reader)


def _merge(of: MadeOf) -> Page:
    from kneelog.ui.merging.page import MergePage

    return MergePage(of.theme, of.desk, of.keeper)


def _backups(of: MadeOf) -> Page:
    from kneelog.ui.backups.page import BackupsPage

    return BackupsPage(of.theme, of.desk, of.keeper, of.backing_up)


def _settings(of: MadeOf) -> Page:
    from kneelog.ui.settings.page import SettingsPage

    return SettingsPage(of.theme, of.desk, of.keeper)


def _erase(of: MadeOf) -> Page:
    from kneelog.ui.erase.page import ErasePage

    return ErasePage(of.theme, of.desk, of.keeper)


def _about(of: MadeOf) -> Page:
    from kneelog.ui.about.page import AboutPage

    return AboutPage(of.theme, of.desk, of.keeper)


def _rescue(of: MadeOf) -> Page:
    from kneelog.ui.rescue.page import RescuePage

    return RescuePage(of.theme, of.desk, of.keeper, of.backing_up)


def _missing(of: MadeOf) -> Page:
    from kneelog.ui.missing.page import MissingPage

    return MissingPage(of.theme, of.desk, of.keeper, of.backing_up)


def _passphrase(of: MadeOf) -> Page:
    from kneelog.ui.passphrase.page import PassphrasePage

    return PassphrasePage(of.theme, of.desk, of.keeper)


def _saved_note(of: MadeOf) -> str:
    """What is said besides when a file was saved: that of a protected diary is plain."""
    from kneelog.services.protecting import exports_are_plain

    return f" {exports_are_plain()}" if of.keeper.is_protected else ""


MAKERS: dict[str, Callable[[MadeOf], Page]] = {
    "history": _history,
    "trends": _trends,
    "summary": _summary,
    "learn": _learn,
    "care": _care,
    "shoes": _shoes,
    "urgent": _urgent,
    "import": _import,
    "merge": _merge,
    "backups": _backups,
    "settings": _settings,
    "erase": _erase,
    "about": _about,
    "rescue": _rescue,
    "missing": _missing,
    "passphrase": _passphrase,
}
"""By the name under which a page is asked for."""
