"""The tokens of the current appearance as ``QColor``, made once per change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

from kneelog.domain.drawing import WASHES
from kneelog.domain.report import Knee

if TYPE_CHECKING:
    from kneelog.ui.theme.tokens import Tokens


class Colours:
    """``QColor`` for every colour token. Treat them as constants: they are shared by all widgets."""

    def __init__(self, tokens: Tokens) -> None:
        self.page = QColor(tokens.page)
        self.surface = QColor(tokens.surface)
        self.field = QColor(tokens.field)
        self.chosen = QColor(tokens.chosen)
        self.on_chosen = QColor(tokens.on_chosen)
        self.ink = QColor(tokens.ink)
        self.muted = QColor(tokens.muted)
        self.hairline = QColor(tokens.hairline)
        self.border = QColor(tokens.border)
        self.accent = QColor(tokens.accent)
        self.on_accent = QColor(tokens.on_accent)
        self.left = QColor(tokens.left)
        self.right = QColor(tokens.right)
        self.on_side = QColor(tokens.on_side)
        self.pain = tuple(QColor(colour) for colour in tokens.pain)
        self.on_pain = tuple(QColor(colour) for colour in tokens.on_pain)
        self.washes = tuple(see_through(self.ink, share) for share in WASHES)

    def side(self, knee: Knee) -> QColor:
        """The colour of ``knee``."""
        return self.left if knee is Knee.LEFT else self.right


def see_through(colour: QColor, share: float) -> QColor:
    """``colour`` at an opacity of ``share`` (0 to 1)."""
    veil = QColor(colour)
    veil.setAlphaF(share)
    return veil


def mixed(under: QColor, over: QColor, share: float) -> QColor:
    """``over`` laid on ``under`` at an opacity of ``share`` (0 to 1), as one opaque colour."""
    return QColor.fromRgbF(
        under.redF() + (over.redF() - under.redF()) * share,
        under.greenF() + (over.greenF() - under.greenF()) * share,
        under.blueF() + (over.blueF() - under.blueF()) * share,
    )
