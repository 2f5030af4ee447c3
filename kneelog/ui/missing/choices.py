"""What the page for a missing diary holds: what is known of it, and the ways on."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kneelog.services.keeping import entries_words, kind_words
from kneelog.services.wording import moment_words
from kneelog.ui.rescue.choices import Choice
from kneelog.ui.section import Section, row_of
from kneelog.ui.theme import Size
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.ui.widgets.primary_button import PrimaryButton
from kneelog.ui.widgets.secret_field import SecretField
from kneelog.words import join, short_day, tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kneelog.services.keeping import CopyFacts
    from kneelog.ui.theme import Theme


class MissedSection(Section):
    """Which file is gone, why that may be, and that nothing was put in its place."""

    def __init__(self, theme: Theme, path: Path) -> None:
        super().__init__(theme, tr("What happened"), first=True)
        sentence = tr(
            "There was a diary at {path}, and it is not there any more. It may have been moved or renamed, or lie "
            "on a disk that is not there now: put it back, then start kneelog again.",
            path=path,
        )
        self.rows.addWidget(Label(theme, sentence, wrap=True))
        self.rows.addWidget(Label(theme, tr("Nothing was begun in its place."), semibold=True, wrap=True))


class CopyChoice(Choice):
    """The newest copy, with its passphrase where it has one; or where copies were looked for.

    ``taken`` asks for the copy; without any it asks to look once more. ``others`` leads to all of them.
    """

    others_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("The newest backup"), PrimaryButton(theme, ""))
        self.copy_: CopyFacts | None = None
        self.field = SecretField(theme, tr("Passphrase of the backup"), with_hint=False)
        self.wrong = Label(theme, wrap=True)
        self.others = LinkButton(theme, tr("Other backups…"))
        self.others.clicked.connect(self.others_asked)
        self.field.entered.connect(self.taken)
        self.field.changed.connect(lambda: self.say_wrong(""))
        self.field.caps_lock.connect(self.say_wrong)
        self.rows.insertLayout(1, row_of(theme, self.field, gap=Size.GAP))
        self.rows.insertWidget(2, self.wrong)
        self.rows.addLayout(row_of(theme, self.others, gap=Size.GAP))
        stops = (self.field.line, self.field.show_button, self.button, self.others)
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)
        self.show_reading()

    @property
    def passphrase(self) -> str | None:
        """What was typed, where the copy asks for it."""
        return self.field.words if self.copy_ is not None and self.copy_.is_locked else None

    def show_reading(self) -> None:
        """It is being looked for."""
        self._begin(None)
        self.say(tr("Looking for backups…"))

    def show_copy(self, copy: CopyFacts) -> None:
        """Offer it."""
        self._begin(copy)
        when = moment_words(copy.made_at)
        said = [tr("Made on {when} ({what}).", when=when, what=kind_words(copy))]
        if copy.is_locked:
            said.append(
                tr(
                    "It is protected by a passphrase, as the diary was: type it, and the diary is protected again."
                )
            )
        else:
            said.append(_holds(copy))
        self.offer(" ".join(said), tr("Use the backup of {when}", when=when))

    def show_none(self, where: Sequence[Path]) -> None:
        """Say where there was none."""
        self._begin(None)
        self.offer(
            tr("No backup was found in {folders}.", folders=join([str(folder) for folder in where])),
            tr("Look again"),
        )

    def say_wrong(self, sentence: str) -> None:
        """Say in place what was wrong with what was typed; nothing hides the line."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    def _begin(self, copy: CopyFacts | None) -> None:
        self.copy_ = copy
        self.field.clear()
        self.field.setVisible(copy is not None and copy.is_locked)
        self.others.setVisible(copy is not None)
        self.say_wrong("")


class NewChoice(Choice):
    """Beginning an empty diary."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("A new diary"), PlainButton(theme, ""))
        self.offer_new(was_protected=False)

    def offer_new(self, *, was_protected: bool) -> None:
        """Say what it would be."""
        said = tr("Begin an empty diary. The backups of the other one stay.")
        if was_protected:
            said += " " + tr("The new one has no passphrase until you set one.")
        self.offer(said, tr("Begin a new diary"))


def _holds(copy: CopyFacts) -> str:
    if copy.last_entry is None:
        return tr("It holds {entries}.", entries=entries_words(copy))
    day = short_day(copy.last_entry, year=True)
    return tr("It holds {entries}, the last one of {day}.", entries=entries_words(copy), day=day)
