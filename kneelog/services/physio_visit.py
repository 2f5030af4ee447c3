"""The runner's words for the physio: question, problem and goal are kept with the appointment to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kneelog.domain.care import Appointment
from kneelog.domain.diary import Change, RecordKind
from kneelog.errors import InvalidValueError
from kneelog.services import care
from kneelog.services.physio_choice import GOAL_LIMIT, PROBLEM_LIMIT, QUESTION_LIMIT, Choice
from kneelog.services.wording import first_upper
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kneelog.domain.diary import Diary
    from kneelog.domain.period import Period

LIMITS = {"question": QUESTION_LIMIT, "problem": PROBLEM_LIMIT, "goal": GOAL_LIMIT}
"""The fields that hold these words, and how many characters of each may be written anew."""


def visit_of(diary: Diary, today: date) -> Appointment | None:
    """The appointment for which a page is made: the nearest on or after ``today``."""
    to_come = [visit for visit in diary.appointments.values() if visit.on >= today]
    return min(to_come, key=lambda visit: (visit.on, visit.id), default=None)


def keep_words(
    diary: Diary, changes: Mapping[str, str], today: date, new_id: str, on: date | None = None
) -> Change:
    """Keep these words (by field: question, problem, goal) with the appointment to come.

    Where none is to come, one is added on ``on`` (today, if not given) under ``new_id``, unless nothing is said. A
    text of blanks is none. A new text beyond its limit is an :class:`InvalidValueError`; an older one that is longer
    may stay.
    """
    visit = visit_of(diary, today)
    said = {field: text if text.strip() else "" for field, text in changes.items()}
    for field, text in said.items():
        _check(field, text, getattr(visit, field, ""))
    if visit is not None:
        return care.amend(diary, RecordKind.APPOINTMENT, visit.id, said, today)
    if not any(said.values()):
        return Change("", ())
    return care.add(diary, Appointment(new_id, today if on is None else on, **said), today)


def choice_from(diary: Diary, period: Period, today: date, **rest: Any) -> Choice:  # noqa: ANN401 - any of Choice's
    """A choice of ``period`` with the words of the appointment to come (else of none); ``rest`` is taken over."""
    visit = visit_of(diary, today)
    words = {} if visit is None else {field: getattr(visit, field) for field in LIMITS}
    return Choice(period, **words | rest)


def _check(field: str, text: str, before: str) -> None:
    """Refuse a new text that is too long. A field without a limit is a defect of the caller (``KeyError``)."""
    limit = LIMITS[field]
    if len(text) <= limit or text == before:
        return
    name = first_upper(tr(care.FIELD_WORDS[RecordKind.APPOINTMENT][field]))
    raise InvalidValueError(
        field,
        tr(
            "{field}: there is room for {limit} characters; these are {count}.",
            field=name,
            limit=limit,
            count=len(text),
        ),
    )
