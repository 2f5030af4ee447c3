"""A number with its unit, such as 8.2 km; empty means not recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent

from kneelog.ui.theme import Type
from kneelog.ui.widgets.parsed_field import ParsedField, UnreadableError
from kneelog.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kneelog.ui.theme import Theme

_PADDING = 8
_GAP = 6


class NumberField(ParsedField):
    """``value`` lies within ``low`` and ``high``: an ``int``, with ``decimals`` a ``float``, or ``None``."""

    def __init__(  # noqa: PLR0913 - a number is its unit, its range and its precision
        self,
        theme: Theme,
        name: str,
        *,
        unit: str = "",
        low: float = 0,
        high: float = 9999,
        decimals: int = 0,
        width: float = 88,
        parent: QWidget | None = None,
    ) -> None:
        self._unit = unit
        self._low = low
        self._high = high
        self._decimals = decimals
        super().__init__(theme, name, width=width, parent=parent)
        self.set_unit(unit)

    def set_unit(self, unit: str) -> None:
        """Show another unit; the number stays as it is."""
        self._unit = unit
        wide = QFontMetrics(self.theme.font(Type.BODY)).horizontalAdvance(unit)
        self.set_room_after(wide + self.theme.px(_GAP) if unit else 0)
        self.update()

    def parsed(self, text: str) -> float:
        """Read a number with a point or a comma, or with the locale's own signs."""
        bare = text.removesuffix(self._unit).strip() if self._unit else text
        number, understood = QLocale().toDouble(bare)
        if not understood:
            try:
                number = float(bare.replace(",", "."))
            except ValueError:
                raise UnreadableError(self._refusal(text)) from None
        number = round(number, self._decimals)
        if not self._low <= number <= self._high:
            raise UnreadableError(self._refusal(text))
        return number if self._decimals else int(number)

    def written(self, value: float) -> str:
        """The number in the locale's signs, without needless zeros."""
        if isinstance(value, int) or value == int(value):
            return _plain().toString(int(value))
        written = f"{value:.{self._decimals}f}".rstrip("0")
        return _plain().toString(float(value), "f", len(written.partition(".")[2]))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and the unit at its end."""
        super().paintEvent(event)
        if not self._unit:
            return
        painter = QPainter(self)
        painter.setFont(self.theme.font(Type.BODY))
        painter.setPen(self.theme.colours.muted)
        room = QRectF(self.rect()).adjusted(0, 0, -self.theme.px(_PADDING), 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self._unit)

    def _refusal(self, text: str) -> str:
        return tr(
            "“{typed}” is not a number from {low} to {high}.",
            typed=text,
            low=self.written(self._low),
            high=self.written(self._high),
        )


def _plain() -> QLocale:
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return locale
