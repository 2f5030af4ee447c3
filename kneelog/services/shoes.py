"""What a runner can do about pairs of shoes, as pure functions: the diary and what is wanted give a Change.

Runs know a pair by its name, so no two pairs may share one, and a pair's new name is written on its runs in the same
change. At most one pair is the default. ``today`` is the runner's local date.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kneelog.domain.diary import Change, Edit, RecordKind
from kneelog.domain.shoes import default_on
from kneelog.errors import ConflictError, InvalidValueError
from kneelog.services.wording import distance_words
from kneelog.words import N_, join, short_day, tr, trn

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from kneelog.domain.diary import Diary
    from kneelog.domain.run import Run, Shoe
    from kneelog.domain.running import Load
    from kneelog.domain.settings import Units

FIELD_WORDS = {
    "name": N_("name"),
    "from_": N_("from when"),
    "to": N_("until when"),
    "is_default": N_("whether it is the default pair"),
}
"""What the fields are called within a sentence; translate where it is shown."""
_SHOWN = 40


def add(diary: Diary, new: Shoe, today: date) -> Change:
    """Add a pair; if it is the default, no other is."""
    if new.id in diary.shoes:
        raise ConflictError(tr("The shoes “{name}” are there already.", name=_in_brief(new.name)))
    _check(diary, new, FIELD_WORDS, today)
    edits = (Edit(RecordKind.SHOE, new.id, None, new), *_no_other_default(diary, new))
    return Change(tr("Added: shoes “{name}”.", name=_in_brief(new.name)), edits)


def amend(diary: Diary, shoe_id: str, changes: Mapping[str, object], today: date) -> Change:
    """Give some fields of a pair other values; with its name, the runs that name it change too."""
    before = _known(diary, shoe_id)
    try:
        after = replace(before, **changes)  # type: ignore[arg-type]
    except InvalidValueError as why:
        raise _refusal(before, why.field, why.sentence) from None
    label = _changed(before, after, changes)
    if after == before:
        return Change(label, ())
    _check(diary, after, changes, today)
    edits = [Edit(RecordKind.SHOE, shoe_id, before, after), *_no_other_default(diary, after)]
    if after.name != before.name:
        renamed = [run for run in diary.runs.values() if run.shoes == before.name]
        edits += [Edit(RecordKind.RUN, run.id, run, replace(run, shoes=after.name)) for run in renamed]
        if renamed:
            count = trn("{count} run", "{count} runs", len(renamed))
            name, was = _in_brief(after.name), _in_brief(before.name)
            label = tr(
                "Renamed: shoes “{was}” are “{name}” now, on {runs} too.", was=was, name=name, runs=count
            )
    return Change(label, tuple(edits))


def remove(diary: Diary, shoe_id: str) -> Change:
    """Delete a pair; its runs go on naming it."""
    gone = _known(diary, shoe_id)
    edits = (Edit(RecordKind.SHOE, shoe_id, gone, None),)
    return Change(tr("Deleted: shoes “{name}”.", name=_in_brief(gone.name)), edits)


def with_default(diary: Diary, run: Run) -> Run:
    """``run`` in the default pair in use on its date, if it names no shoes yet."""
    pair = None if run.shoes else default_on(diary.shoes.values(), run.on)
    return run if pair is None else replace(run, shoes=pair.name)


def distance_so_far(load: Load | None, units: Units) -> str:
    """ "412.6 km on 41 runs": how far a pair went; runs without a distance are told by :func:`left_out`."""
    if load is None:
        return tr("no runs yet")
    runs = trn("{count} run", "{count} runs", load.runs)
    if not load.metres:
        return runs
    return tr("{distance} on {runs}", distance=distance_words(load.metres, units), runs=runs)


def left_out(load: Load | None) -> str:
    """ "2 runs without a distance", or nothing."""
    if load is None or not load.without_distance:
        return ""
    return trn("{count} run without a distance", "{count} runs without a distance", load.without_distance)


def _changed(before: Shoe, after: Shoe, changes: Mapping[str, object]) -> str:
    if tuple(changes) == ("is_default",) and after.is_default:
        return tr("Default pair: “{name}”.", name=_in_brief(after.name))
    fields = join([tr(FIELD_WORDS[field]) for field in changes])
    return tr("Changed: shoes “{name}” ({fields}).", name=_in_brief(before.name), fields=fields)


def _known(diary: Diary, shoe_id: str) -> Shoe:
    found = diary.shoes.get(shoe_id)
    if found is None:
        raise ConflictError(tr("These shoes are not there any more; they may have been deleted meanwhile."))
    return found


def _no_other_default(diary: Diary, pair: Shoe) -> list[Edit]:
    if not pair.is_default:
        return []
    others = [shoe for shoe in diary.shoes.values() if shoe.is_default and shoe.id != pair.id]
    return [Edit(RecordKind.SHOE, shoe.id, shoe, replace(shoe, is_default=False)) for shoe in others]


def _check(diary: Diary, pair: Shoe, fields: Collection[str], today: date) -> None:
    """Check what is said now; what an older file brought stays as it is until somebody says otherwise."""
    from kneelog.services.care import EARLIEST  # not needed for the form with which the window opens

    if "name" in fields:
        same = next((shoe for shoe in diary.shoes.values() if _is_same(shoe, pair)), None)
        if same is not None:
            sentence = tr(
                "another pair has this name. Runs know a pair by its name, so give it one of its own."
            )
            raise _refusal(same, "name", sentence)
    for field in ("from_", "to"):
        day = getattr(pair, field)
        if day is None or field not in fields:
            continue
        if day < EARLIEST:
            raise _refusal(pair, field, tr("{day} lies before 1900.", day=short_day(day, year=True)))
        if day > today:
            raise _refusal(pair, field, _to_come(field, day))


def _to_come(field: str, day: date) -> str:
    written = short_day(day, year=True)
    if field == "to":
        return tr("{day} is still to come. Leave the end empty while they are in use.", day=written)
    return tr("{day} is still to come.", day=written)


def _is_same(shoe: Shoe, pair: Shoe) -> bool:
    """Whether two pairs could not be told apart: case and blanks are not a difference that anyone sees."""
    return shoe.id != pair.id and _folded(shoe.name) == _folded(pair.name)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _refusal(pair: Shoe, field: str, sentence: str) -> InvalidValueError:
    return InvalidValueError(
        field, tr("Shoes “{name}”: {sentence}", name=_in_brief(pair.name), sentence=sentence)
    )


def _in_brief(name: str) -> str:
    return name if len(name) <= _SHOWN else name[: _SHOWN - 1] + "…"
