"""What stands on the sheet of keys: the areas in their order, and their keys as this system writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QKeySequence

from kneelog.ui.keys.table import TO, UNDERLINED, Area, Line, areas
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kneelog.ui.menus import MenuKeys

_EVERYWHERE = N_("Everywhere")


class Row(NamedTuple):
    """A key and what it does, or with no ``caps`` the heading of an area."""

    caps: tuple[str, ...]
    what: str

    @property
    def spoken(self) -> str:
        """As a screen reader says it."""
        if not self.caps:
            return self.what
        *most, last = self.caps
        if TO in most:
            keys = tr("{first} to {last}", first=most[0], last=last)
        else:
            keys = tr("{most} or {last}", most=", ".join(most), last=last) if most else last
        return tr("{keys}: {what}", keys=keys, what=self.what)


def rows(page: str, menus: Sequence[MenuKeys]) -> list[Row]:
    """Every row: the areas of ``page``, then what holds everywhere, then the other pages."""
    found: list[Row] = []
    known = _with_menus(menus)
    here = [area for area in known if area.page == page]
    everywhere = [area for area in known if not area.page]
    elsewhere = [area for area in known if area.page not in {page, ""}]
    for area in (*here, *everywhere, *elsewhere):
        found.append(Row((), tr(area.title)))
        found += [Row(tuple(shown(cap) for cap in line.caps), tr(line.what)) for line in area.lines]
    return found


def shown(cap: str) -> str:
    """The name of a key as this system writes it."""
    if cap == TO:
        return cap
    held, plus, last = cap.rpartition("+") if cap.endswith(UNDERLINED) else ("", "", "")
    if last:
        return f"{_native(held)}{plus}{tr(last)}"
    return _native(cap)


def _native(keys: str) -> str:
    native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys
    return native.replace("Return", tr("Enter"))  # as it stands on most keyboards, and in our own texts


def _with_menus(menus: Sequence[MenuKeys]) -> list[Area]:
    """The table's areas, joined by the menus' keys: those of a page follow the page's first area."""
    everywhere = Area("", _EVERYWHERE, tuple(_line(each) for each in menus if not each.pages))
    known = [everywhere]
    seen: set[str] = set()
    for area in areas():
        own = () if area.page in seen else tuple(_line(each) for each in menus if area.page in each.pages)
        seen.add(area.page)
        known.append(area._replace(lines=(*area.lines, *own)))
    return known


def _line(each: MenuKeys) -> Line:
    return Line((each.keys,), each.text)
