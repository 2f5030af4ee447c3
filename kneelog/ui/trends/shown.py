"""What the widgets of the page are given to show, for a diary and a period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.domain.coarse import Grain, grain_of
from kneelog.domain.figures import places
from kneelog.domain.report import Knee
from kneelog.services import day_reading, trend_words
from kneelog.services.trend_tables import table
from kneelog.ui.trends.chart.scale import period_words
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kneelog.domain.figures import PlaceFigures
    from kneelog.domain.period import Period
    from kneelog.domain.places import Place
    from kneelog.services.trends import Trends
    from kneelog.ui.trends.choice import Choice
    from kneelog.ui.trends.view import TrendsView


def unrecorded_knees(trends: Trends, period: Period) -> frozenset[Knee]:
    """The knees of which nothing was recorded in ``period``; not both: empty axes then say it better."""
    found = trends.days.between(period)
    blank = frozenset(knee for knee in Knee if all(day.knee(knee).worst is None for day in found))
    return frozenset() if len(blank) == len(Knee) else blank


def show_period(view: TrendsView, trends: Trends, choice: Choice) -> None:
    """Everything that depends on the period but the charts over time."""
    period = choice.period
    content = view.chart.content
    is_asked = content is not None and content.with_median
    view.stage.legend.set_median(is_asked or grain_of(period.days) is not Grain.DAY)
    view.bar.show_choice(choice, trends.days.first or trends.as_of, trends.as_of)
    for knee, sentence in view.sentences.knees.items():
        sentence.say(trend_words.knee_sentence(trends, period, knee))
    said = " ".join(sentence.accessibleName() for sentence in view.sentences.knees.values())
    view.chart.setAccessibleDescription(f"{said} {day_reading.how_to_walk()}")
    _show_places(view, trends, period)
    view.calendar.show_days(trends.days, trends.as_of, period.last, trends.first_weekday)
    view.calendar.set_period(period)
    lived = trends.lived(period)
    days = tr(
        "{now} against {then}",
        now=period_words(lived.first, lived.last, trends.as_of),
        then=period_words(lived.before.first, lived.before.last, trends.as_of),
    )
    view.compared.say(days, trend_words.compared(trends, period))
    view.tables.show_tables(lambda name: table(name, trends, period))


def _show_places(view: TrendsView, trends: Trends, period: Period) -> None:
    parts = trends.lived(period).parts
    if parts is None:
        whole = _places(trends, period)
        view.maps.show_places("", None, period_words(period.first, period.last, trends.as_of), whole)
        return
    first, last = parts
    view.maps.show_places(
        trend_words.part_caption(first, is_first=True),
        _places(trends, first),
        trend_words.part_caption(last, is_first=False),
        _places(trends, last),
    )


def _places(trends: Trends, period: Period) -> Mapping[Knee, Mapping[Place, PlaceFigures]]:
    found = trends.days.between(period)
    return {knee: places(found, knee) for knee in Knee}
