"""What a fresh form offers: the places marked last, and the first times the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.domain.report import Knee
from kneelog.services import offers
from kneelog.words import tr

if TYPE_CHECKING:
    from datetime import date

    from kneelog.domain.diary import Diary
    from kneelog.services.log_form import LogForm
    from kneelog.ui.form.view import FormView

_HINTED_ENTRIES = 3


def offer_places(view: FormView, form: LogForm, diary: Diary, today: date) -> None:
    """Offer the places of the run that the morning is asked about, else the one marked last."""
    for knee in Knee:
        half = view.half(knee)
        if form.morning is not None:
            half.offer_places(form.morning.entry.report(knee).places)
        else:
            half.offer_place(offers.last_place(diary, knee, today))


def key_hint(diary: Diary) -> str:
    """The keys in one line, until there are three entries of the last weeks; then nothing."""
    if len(diary.entries) >= _HINTED_ENTRIES:
        return ""
    if not diary.preferences.move_on:
        return tr(
            "Type a digit, X is 10, then the letter of the place. Tab goes to the right knee. Enter saves."
        )
    return tr("Type two digits: left, then right. X is 10. Then the letter of the place. Enter saves.")
