"""What a runner does about care and background, as pure functions: the diary and what is wanted give a Change.

Appointments may lie ahead; everything else happened, so its days may not. Each refusal says of which record it
speaks. A change carries only the fields that were given: what nobody touched stays as it is. ``today`` is the
runner's local date.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from kneelog.domain.care import SINGLE, Appointment, Background, Score, SeeingSomeone, Tried
from kneelog.domain.diary import Change, Edit, RecordKind
from kneelog.domain.report import Knee
from kneelog.errors import ConflictError, InvalidValueError
from kneelog.services.wording import first_upper
from kneelog.words import N_, join, short_day, tr

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from kneelog.domain.diary import Diary

Care = Appointment | SeeingSomeone | Score | Tried
"""Records of care of which a diary holds any number."""

KINDS: dict[type, RecordKind] = {
    Appointment: RecordKind.APPOINTMENT,
    SeeingSomeone: RecordKind.SEEING,
    Score: RecordKind.SCORE,
    Tried: RecordKind.TRIED,
}
EARLIEST = date(1900, 1, 1)
FARTHEST = timedelta(days=5 * 366)
"""How far ahead an appointment can be noted; what lies farther is a slip in the year."""

FIELD_WORDS: dict[RecordKind, dict[str, str]] = {
    RecordKind.APPOINTMENT: {
        "on": N_("day"),
        "with_whom": N_("with whom"),
        "question": N_("my question"),
        "problem": N_("the problem"),
        "goal": N_("goal"),
        "said": N_("what was said"),
    },
    RecordKind.SEEING: {
        "knee": N_("knee"),
        "since": N_("since when"),
        "until": N_("until when"),
        "with_whom": N_("with whom"),
    },
    RecordKind.SCORE: {"on": N_("day"), "name": N_("name"), "value": N_("value")},
    RecordKind.TRIED: {
        "from_": N_("from when"),
        "to": N_("until when"),
        "text": N_("what I tried"),
        "helped": N_("whether it helped"),
    },
    RecordKind.BACKGROUND: {
        "name": N_("name"),
        "year_of_birth": N_("year of birth"),
        "sex": N_("sex"),
        "conditions": N_("other conditions"),
        "left_past": N_("past injury or surgery of the left knee"),
        "right_past": N_("past injury or surgery of the right knee"),
        "strength": N_("strength"),
        "flexibility": N_("flexibility"),
        "running_style": N_("running style"),
        "goal": N_("goal"),
    },
}
"""What the fields are called within a sentence; translate where it is shown."""

_DAYS = {
    RecordKind.APPOINTMENT: ("on",),
    RecordKind.SEEING: ("since", "until"),
    RecordKind.SCORE: ("on",),
    RecordKind.TRIED: ("from_", "to"),
}
_ENDS = frozenset({"to", "until"})
_SPANS = frozenset({"knee", "until"})
_SHOWN = 40


def add(diary: Diary, new: Care, today: date) -> Change:
    """Add an appointment, a score, something that was tried, or someone who sees a knee."""
    kind = KINDS[type(new)]
    if diary.get(kind, new.id) is not None:
        raise ConflictError(tr("{what}: it is there already.", what=first_upper(named(new, today))))
    _check(diary, new, FIELD_WORDS[kind], today)
    label = tr("Added: {what}.", what=named(new, today))
    return Change(label, (Edit(kind, new.id, None, new),))


def amend(
    diary: Diary, kind: RecordKind, record_id: str, changes: Mapping[str, object], today: date
) -> Change:
    """Give some fields of a record of care other values; the others stay as they are."""
    before = _known(diary, kind, record_id)
    after = _replaced(before, changes, named(before, today))
    if after != before:
        _check(diary, after, changes, today)
    edits = () if after == before else (Edit(kind, record_id, before, after),)
    return Change(_changed(named(after, today), kind, changes), edits)


def remove(diary: Diary, kind: RecordKind, record_id: str, today: date) -> Change:
    """Delete a record of care."""
    gone = _known(diary, kind, record_id)
    return Change(tr("Deleted: {what}.", what=named(gone, today)), (Edit(kind, record_id, gone, None),))


def set_background(diary: Diary, changes: Mapping[str, object], today: date) -> Change:
    """Say something about oneself; the other fields stay as they are. A background that says nothing goes."""
    kind, before = RecordKind.BACKGROUND, diary.background
    after = _replaced(before, changes, tr("background"))
    if after.year_of_birth is not None and after.year_of_birth > today.year:
        sentence = tr("the year of birth {year} is still to come.", year=after.year_of_birth)
        raise _refusal(tr("background"), "year_of_birth", sentence)
    stored, kept = diary.get(kind, SINGLE), None if after == Background() else after
    return Change(
        _changed(tr("background"), kind, changes),
        () if after == before else (Edit(kind, SINGLE, stored, kept),),
    )


def named(record: Care, today: date) -> str:
    """What a record is called within a sentence: "appointment on 26 February"."""
    if isinstance(record, Appointment):
        return tr("appointment on {day}", day=day_words(record.on, today))
    if isinstance(record, SeeingSomeone):
        day = day_words(record.since, today)
        if record.knee is Knee.LEFT:
            return tr("left knee, seeing someone since {day}", day=day)
        return tr("right knee, seeing someone since {day}", day=day)
    if isinstance(record, Score):
        return tr("score {name} of {day}", name=_in_brief(record.name), day=day_words(record.on, today))
    tried = _in_brief(record.text)
    return tr("“{tried}”, tried from {day}", tried=tried, day=day_words(record.from_, today))


def day_words(day: date, today: date) -> str:
    """ "26 February"; with its year if that is not this year."""
    return short_day(day, year=day.year != today.year)


def _replaced(before: Any, changes: Mapping[str, object], what: str) -> Any:  # noqa: ANN401 - whatever is given
    try:
        return replace(before, **changes)
    except InvalidValueError as why:
        raise _refusal(what, why.field, why.sentence) from None


def _changed(what: str, kind: RecordKind, changes: Mapping[str, object]) -> str:
    fields = join([tr(FIELD_WORDS[kind][field]) for field in changes])
    return tr("Changed: {what} ({fields}).", what=what, fields=fields)


def _known(diary: Diary, kind: RecordKind, record_id: str) -> Care:
    found = diary.get(kind, record_id)
    if not isinstance(found, Care):
        raise ConflictError(tr("This is not there any more; it may have been deleted meanwhile."))
    return found


def _check(diary: Diary, record: Care, fields: Collection[str], today: date) -> None:
    """Check what is said now; what an older file brought stays as it is until somebody says otherwise."""
    for field in _DAYS[KINDS[type(record)]]:
        day = getattr(record, field)
        if day is not None and field in fields:
            _check_day(record, field, day, today)
    if isinstance(record, SeeingSomeone) and record.until is None and _SPANS.intersection(fields):
        for seen in diary.seeing.values():
            if seen.id != record.id and seen.knee is record.knee and seen.until is None:
                sentence = tr("that is noted already. End it before you note another.")
                raise _refusal(named(seen, today), "since", sentence)


def _check_day(record: Care, field: str, day: date, today: date) -> None:
    written = short_day(day, year=True)
    sentence = ""
    if day < EARLIEST:
        sentence = tr("{day} lies before 1900.", day=written)
    elif isinstance(record, Appointment):
        if day > today + FARTHEST:
            sentence = tr("{day} is more than 5 years ahead.", day=written)
    elif day > today and field in _ENDS:
        sentence = tr("{day} is still to come. Leave the end empty while it goes on.", day=written)
    elif day > today:
        sentence = tr("{day} is still to come.", day=written)
    if sentence:
        raise _refusal(named(record, today), field, sentence)


def _refusal(what: str, field: str, sentence: str) -> InvalidValueError:
    return InvalidValueError(field, tr("{what}: {sentence}", what=first_upper(what), sentence=sentence))


def _in_brief(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
