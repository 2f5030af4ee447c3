"""The looks of the running program: one ``Theme``, made at the start and handed to every widget's constructor.

Widgets read ``theme.colours`` and ``theme.px`` while they paint and keep no copies. A change of appearance sets the
application's palette and a change of text size its font, so Qt itself tells every widget to repaint or to lay itself
out anew; ``changed`` is for those who keep pictures made of the old colours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette

from kneelog.domain.settings import Appearance
from kneelog.ui.theme.colours import Colours
from kneelog.ui.theme.focus_ring import FocusRing
from kneelog.ui.theme.icons import Icons
from kneelog.ui.theme.palette import palette_of
from kneelog.ui.theme.tokens import DARK, LIGHT, Tokens, high_contrast
from kneelog.ui.theme.type import Fonts, Type, platform_font, platform_px

if TYPE_CHECKING:
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QApplication

STYLED = "kneelog-styled"
"""Set on an application that was started with ``-style fusion``: asking for the style once more takes its time."""


class Theme(QObject):
    """Colours, sizes and fonts as they are now. Exactly one is made, by the composition root (tests make their own).

    Attributes:
        tokens: the appearance as plain data.
        colours: the same as ``QColor``.
        icons: the line icons, drawn on demand.
        focus_ring: the ring round whatever has the focus.
    """

    changed = Signal()
    """Colours or sizes are new; widgets have already been told to repaint."""

    def __init__(
        self, app: QApplication, appearance: Appearance = Appearance.SYSTEM, *, body_px: int | None = None
    ) -> None:
        super().__init__(app)
        self._app = app
        self._appearance = appearance
        self._contrast: bool | None = None
        self._family = platform_font()
        self._fonts = Fonts(self._family, body_px or platform_px(self._family))
        self.tokens: Tokens = LIGHT
        self.colours = Colours(LIGHT)
        self.icons = Icons()
        self.focus_ring = FocusRing(app, self)
        if not app.property(STYLED):
            app.setStyle("fusion")
        # Held, as PySide forgets what hangs on these wrappers once they are collected.
        self._hints = QGuiApplication.styleHints()
        self._accessibility = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._follow_system)
        self._accessibility.contrastPreferenceChanged.connect(self._follow_system)
        self._apply_font()
        self.choose(appearance)

    @property
    def appearance(self) -> Appearance:
        """What the runner chose: light, dark, or as the system has it."""
        return self._appearance

    def choose(self, appearance: Appearance) -> None:
        """Show ``appearance`` from now on."""
        self._appearance = appearance
        if appearance is Appearance.SYSTEM:
            self._hints.unsetColorScheme()
        else:
            dark = appearance is Appearance.DARK
            self._hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        self._apply()

    def set_high_contrast(self, wanted: bool | None) -> None:
        """Use the system's own colours only; ``None`` does as the system asks."""
        self._contrast = wanted
        self._apply()

    def set_body_px(self, body_px: int | None) -> None:
        """Set texts in this size, and everything else to match; ``None`` is the platform's size."""
        self._fonts = Fonts(self._family, body_px or platform_px(self._family))
        self._apply_font()
        self.changed.emit()

    @property
    def unit(self) -> float:
        """One unit in pixels: 1.0 at a body font of 13 px."""
        return self._fonts.unit

    def px(self, units: float) -> int:
        """``units`` as whole pixels at the present text size; never 0 for more than 0."""
        pixels = round(units * self._fonts.unit)
        return pixels if pixels or not units else 1

    def font(self, kind: Type = Type.BODY, *, semibold: bool = False, italic: bool = False) -> QFont:
        """The font of ``kind`` at the present text size."""
        return self._fonts.font(kind, semibold=semibold, italic=italic)

    def line(self, kind: Type = Type.BODY) -> int:
        """The height of a line of ``kind`` in pixels."""
        return self.px(kind.value[1])

    def least_page(self) -> QSize:
        """The least a page asks of the window: what its present margins and panes add may be far wider."""
        return QSize(self.px(400), self.px(240))

    def _follow_system(self, _now: object = None) -> None:
        self._apply()

    def _apply(self) -> None:
        if self._wants_contrast():
            self._app.setPalette(QPalette())
            self._take(_system_tokens(self._app.palette()))
            self._app.setPalette(palette_of(self.colours))
        else:
            self._take(DARK if self._is_dark() else LIGHT)
            self._app.setPalette(palette_of(self.colours))
        self.changed.emit()

    def _take(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.colours = Colours(tokens)

    def _apply_font(self) -> None:
        self._app.setFont(self.font(Type.BODY))

    def _is_dark(self) -> bool:
        if self._appearance is Appearance.SYSTEM:
            return self._hints.colorScheme() is Qt.ColorScheme.Dark
        return self._appearance is Appearance.DARK

    def _wants_contrast(self) -> bool:
        if self._contrast is not None:
            return self._contrast
        return self._accessibility.contrastPreference() is Qt.ContrastPreference.HighContrast


def _system_tokens(palette: QPalette) -> Tokens:
    role = QPalette.ColorRole
    window, text = palette.color(role.Window), palette.color(role.WindowText)
    system = {
        "window": window.name(),
        "text": text.name(),
        "link": palette.color(role.Link).name(),
    }
    return high_contrast(system, dark=window.lightness() < text.lightness())
