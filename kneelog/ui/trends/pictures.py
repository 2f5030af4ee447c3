"""Charts as pictures: for the clipboard, as PNG or SVG, and for the printer. Always as on paper, in light colours."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from kneelog.domain.coarse import Grain
from kneelog.ui.theme import Type
from kneelog.ui.theme.look import Paper
from kneelog.ui.trends.calendar_paint import CalendarView, calendar_height, paint_calendar
from kneelog.ui.trends.chart.content import Content, Lane, lanes, least_height
from kneelog.ui.trends.chart.paint import paint_charts
from kneelog.ui.trends.chart.scale import TimeScale, dated_words
from kneelog.ui.trends.legend import paint_legend
from kneelog.ui.trends.maps_paint import MapsView, maps_height, paint_maps
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from kneelog.domain.period import Period
    from kneelog.ui.theme.look import Look

WIDTH = 960
_MARGIN = 16
_FINE = 2


class Chart(StrEnum):
    """What can be taken out of the page as a picture."""

    PAIN = "pain"
    MARKS = "marks"
    RUNS = "runs"
    GAP = "difference"
    COURSE = "course"
    WHERE = "where"
    YEAR = "year"


NAMES = {
    Chart.PAIN: N_("Pain over time"),
    Chart.MARKS: N_("Marks"),
    Chart.RUNS: N_("Runs"),
    Chart.GAP: N_("Left minus right"),
    Chart.COURSE: N_("Pain, runs and difference over time"),
    Chart.WHERE: N_("Where it hurt"),
    Chart.YEAR: N_("The year, day by day"),
}
LANES = {
    Chart.PAIN: (Lane.LEFT, Lane.RIGHT),
    Chart.MARKS: (Lane.MARKS,),
    Chart.RUNS: (Lane.RUNS,),
    Chart.GAP: (Lane.GAP,),
    Chart.COURSE: tuple(Lane),
}


class Shown(NamedTuple):
    """All that the page shows at the moment; ``whose`` is said besides where it is not the runner's own diary."""

    content: Content
    period: Period
    maps: MapsView
    calendar: CalendarView
    whose: str = ""


def height_of(chart: Chart, shown: Shown, look: Look, width: float) -> float:
    """How high a picture of ``chart`` is that is ``width`` wide, its title included."""
    inner = width - 2 * look.px(_MARGIN)
    above = 2 * look.px(_MARGIN) + look.line(Type.BODY) + look.px(8)
    if chart is Chart.WHERE:
        return above + maps_height(look, inner, shown.maps)
    if chart is Chart.YEAR:
        return above + calendar_height(look, inner)
    return above + least_height(look, shown.content, LANES[chart]) + _legend_height(chart, look)


def paint_chart(painter: QPainter, look: Look, rect: QRectF, chart: Chart, shown: Shown) -> None:
    """Paint ``chart`` with its title and its days into ``rect``."""
    margin = look.px(_MARGIN)
    inner = rect.adjusted(margin, margin, -margin, -margin)
    painter.save()
    painter.setClipRect(rect)
    line = look.line(Type.BODY)
    painter.setFont(look.font(semibold=True))
    painter.setPen(look.colours.ink)
    left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    painter.drawText(QRectF(inner.left(), inner.top(), inner.width(), line), left, title(chart, shown))
    body = inner.adjusted(0, line + look.px(8), 0, 0)
    if chart is Chart.WHERE:
        paint_maps(painter, look, body, shown.maps)
    elif chart is Chart.YEAR:
        paint_calendar(painter, look, body, shown.calendar)
    else:
        _paint_course(painter, look, body, chart, shown)
    painter.restore()


def title(chart: Chart, shown: Shown) -> str:
    """ "Pain over time, 17 Dec – 10 Mar 2026"."""
    period, said = shown.period, tr(NAMES[chart])
    if chart is not Chart.YEAR:
        said = tr("{chart}, {period}", chart=said, period=dated_words(period.first, period.last))
    return tr("{whose}. {what}", whose=shown.whose, what=said) if shown.whose else said


def image_of(chart: Chart, shown: Shown) -> QImage:
    """``chart`` as a picture of twice the screen's usual fineness."""
    look = Paper()
    size = QSize(WIDTH, round(height_of(chart, shown, look, WIDTH)))
    image = QImage(size * _FINE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_FINE)
    image.fill(look.colours.page)
    painter = QPainter(image)
    paint_chart(painter, look, QRectF(0, 0, size.width(), size.height()), chart, shown)
    painter.end()
    return image


def svg_of(chart: Chart, shown: Shown) -> bytes:
    """``chart`` as an SVG drawing."""
    from PySide6.QtCore import QBuffer, QByteArray
    from PySide6.QtSvg import QSvgGenerator

    look = Paper()
    high = round(height_of(chart, shown, look, WIDTH))
    data = QByteArray()
    buffer = QBuffer(data)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(WIDTH, high))
    generator.setViewBox(QRectF(0, 0, WIDTH, high))
    generator.setTitle(title(chart, shown))
    generator.setDescription(tr("From a diary kept with kneelog."))
    painter = QPainter(generator)
    painter.fillRect(QRectF(0, 0, WIDTH, high), look.colours.page)
    paint_chart(painter, look, QRectF(0, 0, WIDTH, high), chart, shown)
    painter.end()
    return bytes(data.data())


def _paint_course(painter: QPainter, look: Look, rect: QRectF, chart: Chart, shown: Shown) -> None:
    high = rect.height() - _legend_height(chart, look)
    laid = lanes(look, shown.content, rect.width(), high, LANES[chart])
    period = shown.period
    scale = TimeScale(
        period.first.toordinal(), period.last.toordinal() + 1, laid.plot.left(), laid.plot.right()
    )
    painter.save()
    painter.translate(rect.topLeft())
    paint_charts(painter, look, laid, scale, shown.content)
    if Lane.LEFT in LANES[chart]:
        with_median = shown.content.with_median or scale.grain is not Grain.DAY
        paint_legend(painter, look, QRectF(0, high, rect.width(), look.px(60)), with_median=with_median)
    painter.restore()


def _legend_height(chart: Chart, look: Look) -> float:
    return look.px(62) if Lane.LEFT in LANES[chart] else 0.0
