"""The list of entries that may follow the page for the physio: everything that was recorded, oldest first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kneelog.domain.entry import Entry
from kneelog.domain.report import Knee
from kneelog.domain.run import Run
from kneelog.domain.signs import SIGNS
from kneelog.services import history_words
from kneelog.services.history_rows import Book
from kneelog.services.physio_page import EntryList, EntryRow
from kneelog.services.physio_words import brief_day_of
from kneelog.services.table import BLANK, level
from kneelog.services.wording import report_words, run_words
from kneelog.words import tr

if TYPE_CHECKING:
    from datetime import date

    from kneelog.domain.diary import Diary
    from kneelog.domain.history import History
    from kneelog.domain.period import Period
    from kneelog.services.history_rows import Item


def entry_list(diary: Diary, history: History, period: Period, *, with_notes: bool) -> EntryList:
    """Every entry of ``period`` and every run of it without one. Without notes the last column has no name."""
    book = Book.of(history)
    items = book.between(book.items, period.first, period.last)
    return EntryList(
        tr("All entries of the period"),
        (
            tr("Day"),
            tr("What"),
            tr("Left"),
            tr("Right"),
            tr("Details"),
            tr("Note") if with_notes else "",
        ),
        tuple(_row(book, item, diary, period.last, with_notes=with_notes) for item in reversed(items)),
    )


def _row(book: Book, item: Item, diary: Diary, near: date, *, with_notes: bool) -> EntryRow:
    day, at = brief_day_of(book.date_of(item), near), history_words.time_words(book, item)
    kind = history_words.kind_words(book, item, diary.preferences.units)
    left, right, note = BLANK, BLANK, ""
    if isinstance(item, Entry):
        left, right = (level(item.report(knee).worst) for knee in Knee)
        note = item.note
    details = [*_details(item), _of_run(book, item)]
    if book.is_waiting(item):
        details.insert(0, tr("no answer"))
    return EntryRow(
        day=tr("{day}, {time}", day=day, time=at) if at else day,
        kind=kind[:1].lower() + kind[1:],
        left=left,
        right=right,
        details="; ".join(detail for detail in details if detail) or BLANK,
        note=(note or BLANK) if with_notes else "",
    )


def _details(item: Item) -> list[str]:
    """What an entry says beside its levels."""
    if isinstance(item, Run):
        return []
    said = []
    for knee in Knee:
        report = item.report(knee)
        words = [history_words.moments_words(report), *report_words(report)]
        if text := ", ".join(word for word in words if word):
            said.append(
                tr("left: {what}", what=text) if knee is Knee.LEFT else tr("right: {what}", what=text)
            )
    said += [tr(SIGNS[sign].label) for sign in item.signs]
    if item.eased_by_medicine:
        said.append(tr("eased by medicine: {what}", what=item.eased_by_medicine))
    return said


def _of_run(book: Book, item: Item) -> str:
    """The facts of the run that a row is about; its distance stands in a column of its own."""
    run = book.run_of(item)
    own = isinstance(item, Run) or not item.is_followup
    if run is None or not own:
        return ""
    parts = [run_words(replace(run, distance_m=None)), run.shoes]
    return " · ".join(part for part in parts if part)
