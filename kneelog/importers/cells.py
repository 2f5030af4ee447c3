"""One cell of a kneelog CSV -> one value. Every refusal names the column, what it holds and the form it takes."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from kneelog.domain import checks
from kneelog.domain.codec import parse_instant
from kneelog.domain.report import Lasted
from kneelog.errors import InvalidValueError
from kneelog.services.csv_columns import UNKNOWN_OFFSET, unguard
from kneelog.services.parsed import shown
from kneelog.words import tr

if TYPE_CHECKING:
    from datetime import tzinfo

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SPREADSHEET_DATE = re.compile(
    r"[0-9]{1,2}[./-][0-9]{1,2}[./-](?:[0-9]{2}|[0-9]{4})(?: .*)?"  # 02/03/2026, 3/2/26, 02.03.2026 00:00
    r"|[0-9]{4}[./-][0-9]{1,2}[./-][0-9]{1,2}(?:[T ].*)?"  # 2026/3/2, 2026-03-02 00:00:00
    r"|[0-9]{5}(?:[.,][0-9]+)?"  # 46083, the number behind a date
)
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,6}))?)?")
_OFFSET = re.compile(r"([+-])([0-9]{1,2}):?([0-9]{2})")
_WHOLE = re.compile(r"([+-]?[0-9]{1,9})(?:[.,]0+)?")
_DECIMAL = re.compile(r"([0-9]{1,9})(?:([.,])([0-9]{1,18}))?")
_CLOCK = (24, 60)


def wrong(column: str, written: str, wanted: str) -> InvalidValueError:
    """The refusal of a cell that takes ``wanted``."""
    return InvalidValueError(
        column,
        tr("{field} is “{written}”: it takes {wanted}.", field=column, written=shown(written), wanted=wanted),
    )


def read_date(column: str, written: str, today: date) -> date:
    """A local date such as 2026-03-02 that is not after ``today``."""
    written = written.strip()
    if not _DATE.fullmatch(written):
        if _SPREADSHEET_DATE.fullmatch(written):
            raise InvalidValueError(
                column,
                tr(
                    "{field} is “{written}”: the expected form is 2026-03-02 (year-month-day); in Excel, format "
                    "the column as text or as yyyy-mm-dd and save again.",
                    field=column,
                    written=shown(written),
                ),
            )
        raise wrong(column, written, tr("a date such as 2026-03-02"))
    try:
        day = date.fromisoformat(written)
    except ValueError:
        raise InvalidValueError(
            column,
            tr(
                "{field} is {written}: there is no such day; it takes a date such as 2026-03-02.",
                field=column,
                written=written,
            ),
        ) from None
    not_after(column, day, today)
    return day


def not_after(column: str, day: date, today: date) -> None:
    """Refuse a day that has not come yet."""
    if day > today:
        raise InvalidValueError(
            column,
            tr(
                "{field} is {day}, which lies in the future (today is {today}).",
                field=column,
                day=day,
                today=today,
            ),
        )


def read_time(column: str, written: str) -> time:
    """A local time such as 18:30; seconds may follow."""
    match = _TIME.fullmatch(written.strip())
    if match is None or int(match[1]) >= _CLOCK[0] or max(int(match[2]), int(match[3] or 0)) >= _CLOCK[1]:
        raise wrong(column, written, tr("a time such as 18:30"))
    return time(int(match[1]), int(match[2]), int(match[3] or 0), int((match[4] or "0").ljust(6, "0")))


def read_offset(column: str, written: str) -> int | None:
    """Minutes east of UTC from +01:00, -03:30 or Z; ``-00:00`` says that they are not known."""
    written = written.strip()
    if written == UNKNOWN_OFFSET:
        return None
    if written in ("Z", "z"):
        return 0
    match = _OFFSET.fullmatch(written)
    if match is None or int(match[2]) >= _CLOCK[0] or int(match[3]) >= _CLOCK[1]:
        raise wrong(column, written, tr("an offset from UTC such as +01:00, -03:30 or Z"))
    minutes = int(match[2]) * 60 + int(match[3])
    return -minutes if match[1] == "-" else minutes


def read_instant(column: str, written: str) -> datetime:
    """An instant with its offset as written."""
    try:
        return parse_instant(written.strip())
    except (ValueError, OverflowError):
        raise wrong(
            column, written, tr("a date and time with offset such as 2026-03-02T18:30:00+01:00")
        ) from None


def read_level(column: str, written: str) -> int:
    """A level: a whole number 0-10."""
    match = _WHOLE.fullmatch(written.strip())
    if match is None:
        raise InvalidValueError(
            column,
            tr(
                "{field} is “{written}”: a level is a whole number from 0 to 10.",
                field=column,
                written=shown(written),
            ),
        )
    level = int(match[1])
    checks.level(column, level)
    return level


def read_whole(column: str, written: str) -> int:
    """A whole number; its range is checked by the record."""
    match = _WHOLE.fullmatch(written.strip())
    if match is None:
        raise wrong(column, written, tr("a whole number"))
    return int(match[1])


def read_scaled(column: str, written: str, form: tuple[int, int, str], *, comma: bool) -> int:
    """A decimal in a larger unit as a whole number of the smaller one, the nearest.

    ``form`` is (smaller units in one larger, highest number of larger ones, an example). A decimal comma is read only
    where ``comma`` says that the file's cells are separated by semicolons.
    """
    factor, highest, example = form
    match = _DECIMAL.fullmatch(written.strip())
    if match is not None and (comma or match[2] != ","):
        digits = match[3] or ""
        unit = int("1" + "0" * len(digits))
        value = (int(match[1] + digits) * factor * 2 + unit) // (2 * unit)
        if value <= factor * highest:
            return value
    raise wrong(
        column,
        written,
        tr("a number from 0 to {highest} such as {example}", highest=highest, example=example),
    )


def read_lasted(column: str, written: str) -> Lasted:
    """A duration: 45min, 36h, 4d or ongoing."""
    try:
        return Lasted.parse(written.strip())
    except InvalidValueError:
        raise wrong(column, written, tr("45min, 36h, 4d or ongoing")) from None


def read_text(_column: str, written: str) -> str:
    """Free text, exactly as it stands."""
    return unguard(written)


def read_id(column: str, written: str) -> str:
    """An id of 1-64 characters."""
    value = unguard(written.strip())
    checks.identifier(column, value)
    return value


def is_utc_written(written: str) -> bool:
    """Whether an instant is written with Z, which says nothing of the place where it happened."""
    return written.strip().endswith(("Z", "z"))


def zone_offset(on: date, at: time, zone: tzinfo | None) -> int | None:
    """Minutes east of UTC at a local date and time of ``zone`` (``None``: the system's), if it can be known."""
    local = datetime.combine(on, at)
    try:
        shift = local.astimezone().utcoffset() if zone is None else local.replace(tzinfo=zone).utcoffset()
    except (OverflowError, OSError, ValueError):  # some systems know no zones long ago
        return None
    return None if shift is None else round(shift.total_seconds() / 60)


def local_start(instant: datetime, offset: int | None, zone: tzinfo | None) -> datetime:
    """An instant written in UTC as the clock of the place showed it: by ``offset``, else by ``zone``."""
    try:
        if offset is None:
            shift = instant.astimezone(zone).utcoffset() or timedelta(0)
            offset = round(shift.total_seconds() / 60)
        return instant.astimezone(timezone(timedelta(minutes=offset)) if offset else UTC)
    except (OverflowError, OSError, ValueError):
        return instant
