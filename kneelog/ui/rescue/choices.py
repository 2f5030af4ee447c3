"""What the page for a damaged diary holds: what happened, and the ways on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kneelog.services.rescuing import backup_lacks, is_all_of_backup, sentences
from kneelog.services.wording import moment_words
from kneelog.ui.section import Section, row_of
from kneelog.ui.theme import Size
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.ui.widgets.primary_button import PrimaryButton
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from pathlib import Path

    from kneelog.services.rescuing import LastBackup, Salvaged
    from kneelog.ui.theme import Theme
    from kneelog.ui.widgets.control import Control


class Choice(Section):
    """One way on: what it gives and lacks, and the button that takes it, which is hidden until it can."""

    taken = Signal()

    def __init__(self, theme: Theme, title: str, button: Control, *, first: bool = False) -> None:
        super().__init__(theme, title, first=first)
        self.said = Label(theme, wrap=True)
        self.button = button
        self.button.hide()
        self.button.clicked.connect(self.taken)
        self.rows.setSpacing(theme.px(Size.GAP_WIDE))
        self.rows.addWidget(self.said)
        self.rows.addLayout(row_of(theme, self.button))

    def say(self, sentence: str) -> None:
        """Say ``sentence`` alone: there is nothing to take, or not yet."""
        self.said.setText(sentence)
        self.button.hide()

    def offer(self, sentence: str, text: str) -> None:
        """Say what there is and offer it as ``text``."""
        self.said.setText(sentence)
        self.button.setText(text)
        self.button.updateGeometry()
        self.button.show()


class HappenedSection(Section):
    """Which file it is, and that nothing was done to it."""

    def __init__(self, theme: Theme, path: Path) -> None:
        super().__init__(theme, tr("What happened"), first=True)
        sentence = tr(
            "The file {path} can no longer be read as a whole. A failing disk or another program may have changed it.",
            path=path,
        )
        self.rows.addWidget(Label(theme, sentence, wrap=True))
        self.rows.addWidget(
            Label(theme, tr("Nothing was changed. The damaged file is kept."), semibold=True, wrap=True)
        )


class ReadableChoice(Choice):
    """Going on with what can be read."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("What can be read"), PrimaryButton(theme, ""))
        self.say(tr("Looking what can be read…"))

    def show_saved(self, saved: Salvaged) -> None:
        """Offer what was found, unless all of it is the backup's."""
        if is_all_of_backup(saved):
            self.say(tr("Nothing of it can be read that the newest backup does not hold."))
            return
        count = len(saved.diary.entries)
        if saved.from_backup:
            text = trn(
                "Use what can be read, and the backup for the rest: {count} entry",
                "Use what can be read, and the backup for the rest: {count} entries",
                count,
            )
        elif count < saved.known:
            text = tr("Use what can be read: {read} of {known} entries", read=count, known=saved.known)
        else:
            text = trn("Use what can be read: {count} entry", "Use what can be read: {count} entries", count)
        self.offer("\n".join([*sentences(saved), tr("The undo history begins anew.")]), text)


class BackupChoice(Choice):
    """Going back to the newest backup."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("The newest backup"), PlainButton(theme, "", height=Size.PRIMARY))
        self.say(tr("Looking for backups…"))

    def show_backup(self, backup: LastBackup | None, saved: Salvaged | None) -> None:
        """Offer the newest sound backup, and say what it would lack."""
        if backup is None:
            self.say(tr("No backup of this diary was found that is sound."))
            return
        count = len(backup.diary.entries)
        said = tr("It was made on {when}.", when=moment_words(backup.made_at))
        lacking = backup_lacks(saved, backup) if saved is not None else 0
        if lacking:
            said += " " + trn(
                "It lacks {count} entry that can be read, or has another version of it.",
                "It lacks {count} entries that can be read, or has other versions of them.",
                lacking,
            )
        elif saved is not None:
            said += " " + tr("It holds every entry that can be read.")
        self.offer(
            said,
            trn(
                "Use the backup of {when}: {count} entry",
                "Use the backup of {when}: {count} entries",
                count,
                when=moment_words(backup.made_at),
            ),
        )


class QuitChoice(Choice):
    """Leaving everything as it is; ``said`` is what for."""

    def __init__(self, theme: Theme, said: str) -> None:
        super().__init__(theme, tr("Not now"), PlainButton(theme, tr("Quit")))
        self.offer(said, tr("Quit"))
