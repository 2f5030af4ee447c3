"""The first start: what kneelog is and is not, the runner's units and numbers, where the diary lies."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from kneelog.services import record
from kneelog.services.locale_defaults import for_locale
from kneelog.ui.settings.country import CountryChoice
from kneelog.ui.settings.preferences import labelled, units_choice, weekday_choice
from kneelog.ui.settings.section import column_of, wrapping
from kneelog.ui.theme import Size, Type
from kneelog.ui.theme.colours import see_through
from kneelog.ui.theme.paint import panel
from kneelog.ui.urgent.page import ASK_A_GP
from kneelog.ui.widgets.control import ENTER
from kneelog.ui.widgets.group import Group
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.primary_button import PrimaryButton
from kneelog.ui.widgets.scroll_area import ScrollArea
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from pathlib import Path

    from kneelog.domain.diary import Change, Diary
    from kneelog.domain.settings import Preferences
    from kneelog.ui.desk import Desk
    from kneelog.ui.theme import Theme

_WIDTH = 640
_EDGE = 24
_PADDING = 28
_VEIL = 0.72

_WHAT_IT_IS = N_(
    "After a run, or on a rest day, say how each knee is: how much it hurts, where, how swollen, for how long. "
    "kneelog draws the trend, and points out when your entries meet a physiotherapist's published rule of thumb."
)
_WHAT_IT_IS_NOT = N_("It is a diary: it does not diagnose, treat, or say whether to run.")
