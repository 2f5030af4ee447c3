"""What a widget is to a screen reader where Qt has no widget of that kind: a heading, a paragraph, a drawing.

Qt asks a factory for what it tells of a widget. Ours answers for those that carry a role and leaves all others to Qt;
it is put up when the first of them is made. A heading's level cannot be told this way: Qt takes attributes only from
classes written in C++.
"""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_ROLE = "_spoken_role"
_HEARD = "_heard"
_put_up: list[bool] = []


def speak_as(widget: QWidget, role: QAccessible.Role) -> None:
    """Have screen readers meet ``widget`` as ``role``, by its accessible name. Call it while it is being made."""
    setattr(widget, _ROLE, role)
    if not _put_up:
        _put_up.append(True)
        QAccessible.installFactory(_interface)


def _interface(_kind: str, thing: object) -> QAccessibleInterface | None:
    role = getattr(thing, _ROLE, None)
    if role is None or not isinstance(thing, QWidget):
        return None
    made = QAccessibleWidget(thing, role)
    setattr(thing, _HEARD, made)  # else Python would throw away what Qt goes on using
    return made
