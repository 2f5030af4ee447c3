"""The sections of the passphrase page: what it does, setting one, changing it, removing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kneelog.services import protecting
from kneelog.services.keeping import is_damaged
from kneelog.ui.narrowing import Labelled
from kneelog.ui.section import Section, row_of
from kneelog.ui.theme import Type
from kneelog.ui.widgets.announce import announce
from kneelog.ui.widgets.check_box import CheckBox
from kneelog.ui.widgets.control import ENTER
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.ui.widgets.secret_field import SecretField
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent

    from kneelog.ui.theme import Theme


class AboutSection(Section):
    """What holds now, and what a passphrase does and does not protect. ``finish`` protects copies left behind."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("This diary"), first=True)
        self.now = Label(theme, semibold=True, wrap=True)
        self.behind = Label(theme, wrap=True)
        self.left = Label(theme, wrap=True)
        self.finish = LinkButton(theme, tr("Protect them too"))
        does = tr(
            "With a passphrase the diary, its snapshots and its backups are encrypted as whole files. "
            "Whoever finds the laptop or the stick can read nothing of them."
        )
        does_not = tr(
            "It does not protect what you export or print, nor what is on the screen while the diary is open. "
            "What was plain before is overwritten as well as a program can; "
            "on solid-state disks nobody can promise that it is gone."
        )
        self.rows.addWidget(self.now)
        self.rows.addWidget(Label(theme, does, wrap=True))
        self.rows.addWidget(Label(theme, does_not, kind=Type.SMALL, muted=True, wrap=True))
        self.rows.addWidget(self.behind)
        self.rows.addWidget(self.left)
        self.rows.addLayout(row_of(theme, self.finish))
        self.behind.hide()
        self.show_left(())

    def show_now(self, *, is_protected: bool) -> None:
        """Say whether there is a passphrase."""
        self.now.setText(
            tr("The diary is protected by a passphrase.")
            if is_protected
            else tr("The diary has no passphrase: whoever can read the file can read the diary.")
        )

    def say_left_behind(self, sentences: str) -> None:
        """Say in full what could not be brought along, which the footer has no room for; nothing hides it."""
        self.behind.setText(sentences)
        self.behind.setVisible(bool(sentences))
        if sentences:
            announce(self.behind, sentences)

    def show_left(self, copies: Sequence[Path]) -> None:
        """Say how many ``copies`` are plain though the diary is not, and which of them can't be helped."""
        count = len(copies)
        said = [
            trn(
                "{count} copy of it is not protected yet.",
                "{count} copies of it are not protected yet.",
                count,
            )
        ]
        damaged = sum(map(is_damaged, copies))
        if damaged:
            said.append(
                trn(
                    "{count} is a damaged diary that was kept: if it can’t be protected, delete it under "
                    "File > Backups and restore.",
                    "{count} are damaged diaries that were kept: if they can’t be protected, delete them under "
                    "File > Backups and restore.",
                    damaged,
                )
            )
        self.left.setText(" ".join(said))
        self.left.setVisible(count > 0)
        self.finish.setVisible(count > 0)


class NewSection(Section):
    """Sets a passphrase, or changes it where ``with_old``. ``wanted`` carries the old one ("" without) and the new.

    What is amiss is said in place.
    """

    wanted = Signal(str, str)

    def __init__(self, theme: Theme, title: str, button: str, *, with_old: bool) -> None:
        super().__init__(theme, title)
        self.old = SecretField(theme, tr("Present passphrase"), with_hint=False)
        self.new = SecretField(theme, tr("New passphrase"), with_hint=False)
        self.again = SecretField(theme, tr("Once more"), with_hint=False)
        self.written = CheckBox(theme, tr("I have written it down"))
        self.said = Label(theme, wrap=True)
        self.said.hide()
        self.advice = Label(theme, protecting.advised(""), kind=Type.SMALL, muted=True, wrap=True)
        self.button = PlainButton(theme, button)
        self._with_old = with_old
        rows = [(field.line.accessibleName(), field) for field in self.fields]
        self.rows.addWidget(Label(theme, protecting.forgotten(), wrap=True))
        self.rows.addWidget(Labelled(theme, *rows))
        self.rows.addWidget(self.advice)
        self.rows.addLayout(row_of(theme, self.written))
        self.rows.addWidget(self.said)
        self.rows.addLayout(row_of(theme, self.button))
        if not with_old:
            self.old.hide()
        self.button.clicked.connect(self.settle)
        for field in self.fields:
            field.entered.connect(self.settle)
            field.changed.connect(lambda: self.say(""))
            field.caps_lock.connect(self._hint)
        self.written.toggled.connect(lambda _on: self.say(""))

    @property
    def fields(self) -> list[SecretField]:
        """Those that are shown."""
        return [self.old, self.new, self.again] if self._with_old else [self.new, self.again]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on the ticked box goes on, as it does in the fields."""
        if event.key() in ENTER and self.written.hasFocus():
            self.settle()
        else:
            super().keyPressEvent(event)

    def settle(self) -> None:
        """Ask for it, unless something is amiss."""
        if self._with_old and not self.old.words:
            self.say(tr("Type the present passphrase first."), self.old)
        elif not self.new.words:
            self.say(tr("Type the new passphrase: at least one character."), self.new)
        elif self.new.words != self.again.words:
            self.say(tr("The two are not the same. Type the second one again."), self.again)
        elif not self.written.isChecked():
            self.say(tr("Write it on paper first, then tick the box."))
            self.written.setFocus()
        else:
            self.wanted.emit(self.old.words, self.new.words)

    def _hint(self, said: str) -> None:
        self.advice.setText(said or protecting.advised(""))

    def say(self, sentence: str, field: SecretField | None = None) -> None:
        """Say what is amiss with ``field``; nothing if ``sentence`` is empty."""
        _say(self.said, sentence, field)

    def clear(self) -> None:
        """Forget what was typed."""
        for field in self.fields:
            field.clear()
        self.written.setChecked(False)
        self.say("")


class RemoveSection(Section):
    """Removes the passphrase; ``wanted`` carries the present one."""

    wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Remove it"))
        self.old = SecretField(theme, tr("Present passphrase"), with_hint=False)
        self.old.caps_lock.connect(lambda said: self.old.hint.setVisible(bool(said)))
        self.said = Label(theme, wrap=True)
        self.said.hide()
        self.button = PlainButton(theme, tr("Remove passphrase"))
        self.rows.addWidget(Label(theme, tr("The diary and its copies become plain files again."), wrap=True))
        self.rows.addWidget(Labelled(theme, (tr("Present passphrase"), self.old)))
        self.rows.addWidget(self.said)
        self.rows.addLayout(row_of(theme, self.button))
        self.button.clicked.connect(self.settle)
        self.old.entered.connect(self.settle)
        self.old.changed.connect(lambda: self.say(""))

    def settle(self) -> None:
        """Ask for it, unless nothing was typed."""
        if self.old.words:
            self.wanted.emit(self.old.words)
        else:
            self.say(tr("Type the present passphrase first."), self.old)

    def say(self, sentence: str, field: SecretField | None = None) -> None:
        """Say what is amiss; nothing if ``sentence`` is empty."""
        _say(self.said, sentence, field)

    def clear(self) -> None:
        """Forget what was typed."""
        self.old.clear()
        self.say("")


def _say(label: Label, sentence: str, field: SecretField | None) -> None:
    label.setText(sentence)
    label.setVisible(bool(sentence))
    if field is not None:
        field.line.doubted = True
        field.line.selectAll()
        field.line.setFocus()
