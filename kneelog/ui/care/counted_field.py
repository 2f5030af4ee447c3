"""A text that a physio reads at a glance: it counts what is written and stops at its limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.ui.care.field import WordsField
from kneelog.ui.theme import Type
from kneelog.ui.widgets.announce import announce
from kneelog.ui.widgets.label import Label
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from kneelog.ui.theme import Theme


class CountedField(WordsField):
    """``counter`` says "92/140"; whoever lays the field out says where it stands (:meth:`count_below`: under it).

    A longer text that the diary holds already stays whole: it may be shortened, never lengthened.
    """

    def __init__(
        self,
        theme: Theme,
        field: str,
        name: str,
        most: int,
        *,
        placeholder: str = "",
        lines: int = 1,
    ) -> None:
        super().__init__(theme, field, name, placeholder=placeholder, lines=lines, limit=most)
        self._most = most
        self._was = 0
        self._is_below = False
        self.counter = Label(theme, kind=Type.SMALL, muted=True, wrap=True, parent=self)
        self.editor.textChanged.connect(self._count)
        self._count()

    def count_below(self) -> CountedField:
        """Let the counter stand under the text as soon as there is one; returns itself."""
        self._is_below = True
        self.column.addWidget(self.counter)
        self._count()
        return self

    def put(self, value: object) -> None:
        """Show the text, all of it."""
        self.editor.limit = max(self._most, len(str(value)))
        super().put(value)

    def _count(self) -> None:
        count, most = len(self.editor.text), self._most
        self.editor.limit = max(most, min(count, self.editor.limit))
        shown = tr("{count}/{most}", count=count, most=most)
        if count > most:
            shown = tr("{count}/{most}: the page shows the beginning", count=count, most=most)
        self.counter.setText(shown)
        self.counter.setAccessibleName(
            trn("{count} character of {most}", "{count} characters of {most}", count, most=most)
        )
        self.counter.setVisible(not self._is_below or count > 0)
        if count == most > self._was and self.editor.hasFocus():
            announce(self.editor, tr("There is no room for more."))
        self._was = count
