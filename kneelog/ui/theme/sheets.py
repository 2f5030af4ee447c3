"""The few things that are styled by a sheet: scroll bars and menus, each on its own widget.

A sheet for the whole application would make Qt match rules for every control, which is felt when the window opens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.ui.theme.tokens import Size

if TYPE_CHECKING:
    from kneelog.ui.theme.theme import Theme

_SCROLL_BAR = """
QScrollBar {{ background: transparent; width: {bar}px; height: {bar}px; margin: 0; }}
QScrollBar::handle {{ background: {border}; border-radius: {round}px; margin: {inset}px; }}
QScrollBar::handle:vertical {{ min-height: {least}px; }}
QScrollBar::handle:horizontal {{ min-width: {least}px; }}
QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {ink}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""

_MENU = """
QMenuBar {{ background: {surface}; color: {ink}; padding: 0 {gap}px; border: none; }}
QMenuBar::item {{ background: transparent; padding: {tight}px {gap}px; border-radius: {tight}px; }}
QMenuBar::item:selected {{ background: {chosen}; color: {on_chosen}; }}
QMenu {{ background: {surface}; color: {ink}; border: 1px solid {border}; padding: {tight}px; }}
QMenu::item {{ padding: {tight}px {wide}px {tight}px {wide}px; border-radius: {tight}px; }}
QMenu::item:selected {{ background: {chosen}; color: {on_chosen}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {hairline}; margin: {tight}px {gap}px; }}
"""

_LIST = """
QAbstractItemView {{ background: {field}; color: {ink}; border: 1px solid {border}; padding: {tight}px; outline: 0; }}
QAbstractItemView::item {{ min-height: {row}px; padding: 0 {tight}px; border-radius: {tight}px; }}
QAbstractItemView::item:hover, QAbstractItemView::item:selected {{ background: {chosen}; color: {on_chosen}; }}
"""


def scroll_bar_sheet(theme: Theme) -> str:
    """A thin bar: the handle alone, darker under the pointer."""
    tokens = theme.tokens
    return _SCROLL_BAR.format(
        bar=theme.px(12),
        inset=theme.px(3),
        round=theme.px(6) // 2,
        least=theme.px(32),
        border=tokens.border,
        ink=tokens.ink,
    )


def menu_sheet(theme: Theme) -> str:
    """The menu bar and its menus; set it on the menu bar, again at each ``Theme.changed``."""
    tokens = theme.tokens
    return _MENU.format(
        tight=theme.px(Size.GAP_TIGHT),
        gap=theme.px(Size.GAP),
        wide=theme.px(Size.GAP_SECTION),
        surface=tokens.surface,
        ink=tokens.ink,
        chosen=tokens.chosen,
        on_chosen=tokens.on_chosen,
        border=tokens.border,
        muted=tokens.muted,
        hairline=tokens.hairline,
    )


def list_sheet(theme: Theme) -> str:
    """The list that opens below a field."""
    tokens = theme.tokens
    return _LIST.format(
        tight=theme.px(Size.GAP_TIGHT),
        row=theme.px(Size.FIELD),
        field=tokens.field,
        ink=tokens.ink,
        border=tokens.border,
        chosen=tokens.chosen,
        on_chosen=tokens.on_chosen,
    )
