"""What erasing would do: what goes, what stays, and which backups hold it too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.services import erasing_words
from kneelog.services.erasing import CHOSEN
from kneelog.services.keeping import made_at
from kneelog.ui.section import Section, column_of, row_of
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.check_box import CheckBox
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.ui.widgets.tab_order import come_after
from kneelog.words import tr

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from kneelog.services.erasing import ErasePlan, Trace
    from kneelog.ui.theme import Theme


class GoingSection(Section):
    """Says what goes and what stays."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("What goes"))
        self.going = Label(theme, wrap=True)
        self.too = Label(theme, wrap=True)
        self.staying = Label(theme, kind=Type.SMALL, muted=True, wrap=True)
        for part in (self.going, self.too, self.staying):
            self.rows.addWidget(part)
        self.show_plan(None, ())

    def show_plan(self, plan: ErasePlan | None, traces: tuple[Trace, ...]) -> None:
        """Show what ``plan`` does; ``None`` while nothing is chosen."""
        if plan is None:
            said, too, staying = tr("Give both days to see what would go."), "", ""
        else:
            said = erasing_words.going(plan)
            too = erasing_words.going_too(plan, [trace for trace in traces if trace.kind not in CHOSEN])
            staying = " ".join(erasing_words.staying(plan))
        for label, text in ((self.going, said), (self.too, too), (self.staying, staying)):
            label.setText(text)
            label.setVisible(bool(text))


class BackupsSection(Section):
    """Backups and conflict copies that hold the same days, each with a box; a box that is not ticked keeps it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            tr("Backups that hold it too"),
            tr("One that you leave unticked is kept, and restoring it brings back what you erase here."),
        )
        self.boxes: dict[Trace, CheckBox] = {}
        self._none = Label(
            theme, tr("No backup that kneelog knows of holds anything of it."), muted=True, wrap=True
        )
        self._theme = theme
        self._list: QWidget | None = None
        self.out_of_reach = Label(theme, muted=True, wrap=True)
        self.rows.addWidget(self.out_of_reach)
        self.all = LinkButton(theme, tr("Tick all of them"))
        self.all.clicked.connect(self._tick_all)
        self.rows.addWidget(self._none)
        self.rows.addLayout(row_of(theme, self.all))
        self.show_missing(None)

    @property
    def ticked(self) -> list[Trace]:
        """Those that are to be deleted."""
        return [trace for trace, box in self.boxes.items() if box.isChecked()]

    def _tick_all(self) -> None:
        for box in self.boxes.values():
            box.setChecked(True)

    def show_missing(self, folder: Path | None) -> None:
        """Say that the second folder for backups is not there; ``None`` if there is none or it is."""
        self.out_of_reach.setText("" if folder is None else erasing_words.out_of_reach(folder))
        self.out_of_reach.setVisible(folder is not None)

    def show_traces(self, plan: ErasePlan | None, traces: tuple[Trace, ...]) -> None:
        """List those to choose from; what was ticked and is still there stays ticked."""
        ticked = {trace.path for trace in self.ticked}
        if self._list is not None:
            self.rows.removeWidget(self._list)
            self._list.hide()
            self._list.deleteLater()
            self._list = None
        self.boxes = {}
        lines = []
        for trace in sorted(traces, key=_made, reverse=True):
            if plan is None or trace.kind not in CHOSEN:
                continue
            box = CheckBox(
                self._theme,
                tr("Delete {name}", name=erasing_words.naming(trace)),
                name=tr("Delete {path}", path=trace.path),
            )
            box.setChecked(trace.path in ticked)
            box.setToolTip(str(trace.path))
            held = "\n".join((erasing_words.holding(plan, trace), str(trace.path)))
            self.boxes[trace] = box
            about = Label(self._theme, held, kind=Type.SMALL, muted=True, wrap=True)
            lines.append(column_of(self._theme, 0, box, about))
        self._none.setVisible(not lines)
        self.all.setVisible(len(lines) > 1)
        if lines:
            self._list = column_of(self._theme, Size.GAP, *lines)
            self.rows.addWidget(self._list)
            come_after(self.all, self._list)  # Tab comes to them before the word that is to be typed


def _made(trace: Trace) -> tuple[str, str]:
    """When it was made, by its name; what tells nothing comes last."""
    made = made_at(trace.path)
    return made.isoformat() if made else "", str(trace.path)
