"""The one motion there is: something new fades in over 120 ms, unless the system asks for stillness.

Nothing fades while the window opens, so what it takes is imported when it is first needed.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kneelog.ui.theme.tokens import FADE_MS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_SPI_GETCLIENTAREAANIMATION = 0x1042


def wants_motion() -> bool:
    """Whether the system lets things move."""
    if sys.platform == "win32":
        import ctypes

        answer = ctypes.c_int(1)
        asked = (_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(answer), 0)
        return not ctypes.windll.user32.SystemParametersInfoW(*asked) or bool(answer.value)
    from PySide6.QtWidgets import QApplication, QStyle

    return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0


def fade_in(widget: QWidget) -> None:
    """Show ``widget``, at once or over 120 ms."""
    widget.show()
    if not wants_motion():
        return
    from PySide6.QtCore import QAbstractAnimation, QPropertyAnimation
    from PySide6.QtWidgets import QGraphicsOpacityEffect

    veil = QGraphicsOpacityEffect(widget)
    widget.setGraphicsEffect(veil)
    fade = QPropertyAnimation(veil, b"opacity", veil)
    fade.setDuration(FADE_MS)
    fade.setStartValue(0.0)
    fade.setEndValue(1.0)
    fade.finished.connect(lambda: widget.setGraphicsEffect(None))  # type: ignore[arg-type]
    fade.start(QAbstractAnimation.DeletionPolicy.KeepWhenStopped)
