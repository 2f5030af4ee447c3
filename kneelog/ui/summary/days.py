"""Which days the page tells of: an offer that moves along with the diary and the date, or days of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.domain.history import event_date
from kneelog.services import physio_period
from kneelog.ui.summary.period_choice import OWN

if TYPE_CHECKING:
    from datetime import date

    from kneelog.domain.diary import Diary
    from kneelog.domain.period import Period
    from kneelog.services.physio_period import Offer
    from kneelog.ui.desk import State
    from kneelog.ui.summary.column import Column


class Days:
    """At first those since the last visit, else six weeks: what the services hold for the default."""

    def __init__(self) -> None:
        self._offer = ""
        self._own: Period | None = None

    def choose(self, offer: str) -> None:
        """Take an offer by its id."""
        self._offer, self._own = offer, None

    def choose_own(self, period: Period) -> None:
        """Take exactly these days."""
        self._offer, self._own = "", period

    def period(self, diary: Diary, today: date) -> Period:
        """The days."""
        if self._own is not None:
            return self._own
        offers = physio_period.offers(diary, today)
        chosen = self._chosen(offers)
        return chosen.period if chosen is not None else physio_period.default_period(diary, today)

    def show_in(self, column: Column, state: State, today: date) -> None:
        """Show in ``column`` which days these are and how much is in them."""
        diary = state.diary
        offers, period = physio_period.offers(diary, today), self.period(diary, today)
        column.period.show_offers(offers, self._named(offers, period), period)
        count = sum(period.holds(event_date(entry, diary.runs)) for entry in diary.entries.values())
        last = None
        if not count and state.history is not None:
            last = physio_period.last_with_entries(state.history, period, today)
        column.period.say_empty(not count, last)
        column.added.show_entries(count, 0)

    def _named(self, offers: tuple[Offer, ...], period: Period) -> str:
        """Which of ``offers`` is chosen, or :data:`OWN`."""
        if self._own is not None:
            return OWN
        chosen = self._chosen(offers) or next((one for one in offers if one.period == period), None)
        return OWN if chosen is None else chosen.id

    def _chosen(self, offers: tuple[Offer, ...]) -> Offer | None:
        return next((offer for offer in offers if offer.id == self._offer), None)
