"""What is shown while files are read: how far it is, how long it will still take, which file is at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kneelog.ui.theme import Size
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.progress_line import ProgressLine
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from kneelog.ui.importing.reading_room import Progress
    from kneelog.ui.theme import Theme

_MB = 1_000_000
_MINUTE = 60
_FIVE = 5
_WIDEST = 720


class ReadingPanel(QWidget):
    """Three quiet lines round a bar."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._files = Label(theme, semibold=True, wrap=True)
        self.bar = ProgressLine(theme, tr("Reading"))
        self._time = Label(theme, muted=True, wrap=True)
        self._name = Label(theme, muted=True, elide=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(2)
        for part in (self._files, self.bar, self._time, self._name):
            self._column.addWidget(part)
        self._column.addStretch(3)
        theme.changed.connect(self._fit)
        self._fit()

    def show_progress(self, progress: Progress, now: float) -> None:
        """Say how far it is; ``now`` is by the monotonic clock."""
        files = trn("Reading 1 file", "Reading {count} files", max(progress.of, 1))
        self._files.setText(files)
        by_bytes = progress.read / progress.size if progress.size else 0.0
        self.bar.show_share(by_bytes or progress.files / max(progress.of, 1))
        self._time.setText(" · ".join(filter(None, (_done(progress), _left(progress.seconds_left(now))))))
        self._name.setText(progress.name)

    @property
    def text(self) -> str:
        """All that it says."""
        return "\n".join(label.text() for label in (self._files, self._time, self._name))

    def _fit(self) -> None:
        self._column.setSpacing(self._theme.px(Size.GAP))
        self.setMaximumWidth(self._theme.px(_WIDEST))


def _done(progress: Progress) -> str:
    files = tr("{done} of {all} files", done=progress.files, all=progress.of) if progress.of > 1 else ""
    if progress.size < _MB:
        return files
    done, whole = (round(size / _MB) for size in (progress.read, progress.size))
    return " · ".join(filter(None, (files, tr("{done} of {all} MB", done=done, all=whole))))


def _left(seconds: float | None) -> str:
    """ "about 20 s left": in steps of five seconds, so that it does not flicker."""
    if seconds is None:
        return ""
    if seconds < _FIVE:
        return tr("nearly done")
    if seconds < 2 * _MINUTE:
        return tr("about {count} s left", count=_FIVE * round(seconds / _FIVE))
    minutes = round(seconds / _MINUTE)
    return trn("about 1 min left", "about {count} min left", minutes)
