"""How the knees behave, for the page for the physio: a row a question, a cell a knee.

What was not ticked is "none ticked" where the runner wrote of that knee, and a dash where not. Signs of the whole
person are no knee's and stand with the urgent ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kneelog.domain.report import Knee, Swelling
from kneelog.domain.signs import SIGN_ORDER, SIGNS, URGENT, Sign, SignGroup
from kneelog.rules.fact_words import day_count
from kneelog.services.physio_cells import one, ticked
from kneelog.services.physio_dates import brief, counted, some
from kneelog.services.physio_moments import moments
from kneelog.services.physio_page import Behaviour, Listing
from kneelog.services.physio_told import told
from kneelog.services.table import BLANK
from kneelog.services.wording import SWELLING_WORDS, lasted_words
from kneelog.words import N_, tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kneelog.domain.diary import Diary
    from kneelog.domain.period import Period
    from kneelog.services.physio_told import KneeTold
    from kneelog.services.trends import Reading

_MECHANICAL: dict[Sign, str] = {
    Sign.CATCHES: N_("catches"),
    Sign.LOCKED: N_("locked"),
    Sign.GIVES_WAY: N_("gives way"),
    Sign.FEELS_UNSTABLE: N_("feels unstable"),
    Sign.CLICKS_PAINFULLY: N_("clicks painfully"),
    Sign.CLICKS_PAINLESSLY: N_("clicks painlessly"),
}
"""In the order in which a physio asks; in few words, for the urgent ones stand in full where they are framed."""
_ALSO = {sign: SIGNS[sign].label for sign in (Sign.WARM, Sign.RED, Sign.LOCAL_LUMP, Sign.TIGHT_INNER_THIGH)}


def behaviour(reading: Reading, period: Period, diary: Diary) -> tuple[Behaviour, ...]:
    """The rows that both knees share; ``reading`` are those of ``diary``.

    Rows of which neither knee has anything are left out, but for those that are always asked after.
    """
    left, right = (told(diary, reading, period, knee) for knee in Knee)
    rows = []
    for row in _ROWS:
        cells = [row.cell(left), row.cell(right)]
        if row.stays or any(cells):
            shown = [cell or row.nothing(knee) for cell, knee in zip(cells, (left, right), strict=True)]
            rows.append(Behaviour(tr(row.name), *shown))
    return (*moments(diary, reading, period), *rows)


def _none_ticked(knee: KneeTold) -> Listing:
    return one(tr("none ticked") if knee.speaks else BLANK)


def _not_recorded(_knee: KneeTold) -> Listing:
    return one(tr("not recorded"))


class _Row(NamedTuple):
    """A row: its name, how a cell of it is filled (``None``: there is nothing), and what stands there instead."""

    name: str
    cell: Callable[[KneeTold], Listing | None]
    nothing: Callable[[KneeTold], Listing] = _none_ticked
    stays: bool = True


def _stiff(knee: KneeTold) -> Listing | None:
    dates = knee.ticked.get(Sign.STIFF_AFTER_REST)
    return one(day_count(len(dates))) if dates else None


def _night(knee: KneeTold) -> Listing | None:
    dates = knee.ticked.get(Sign.NIGHT_PAIN)
    return one(some(dates, knee.period)) if dates else None


def _urgent(knee: KneeTold) -> Listing | None:
    is_ticked = Swelling.TIGHT in knee.swellings or any(sign in URGENT for sign in knee.ticked)
    return one(tr("see the frame above")) if is_ticked else None


def _swelling(knee: KneeTold) -> Listing | None:
    """The worst degree with its days and the last of them, then the lesser ones; "none" if only that was recorded."""
    degrees = [degree for degree in reversed(Swelling) if degree in knee.swellings]
    if not degrees:
        return None
    if degrees == [Swelling.NONE]:
        return one(tr("none"))
    worst, *lesser = [degree for degree in degrees if degree is not Swelling.NONE]
    items = [_degree(worst, counted(knee.swellings[worst], knee.period))]
    items += [_degree(degree, day_count(len(knee.swellings[degree]))) for degree in lesser]
    if not lesser:
        return one(items[0])
    left_out = [
        len(knee.swollen),
        *(sum(len(knee.swellings[d]) for d in lesser[k:]) for k in range(len(lesser))),
    ]
    rest = [
        tr("swollen {days}", days=counted(knee.swollen, knee.period)),
        *(trn("less on {count} day", "less on {count} days", days) for days in left_out[1:]),
    ]
    return Listing(tuple(items), tuple(rest))


def _degree(degree: Swelling, days: str) -> str:
    return tr("{what} {days}", what=tr(SWELLING_WORDS[degree]), days=days)


def _dated(words: dict[Sign, str]) -> Callable[[KneeTold], Listing | None]:
    """Signs with their dates, in the order of ``words``: "catches 21 Feb, 8 Mar"."""

    def cell(knee: KneeTold) -> Listing | None:
        found = [
            (tr("{what} {days}", what=tr(label), days=some(dates, knee.period)), dates)
            for sign, label in words.items()
            if (dates := knee.ticked.get(sign))
        ]
        return ticked(found) if found else None

    return cell


def _by_days(group: SignGroup) -> Callable[[KneeTold], Listing | None]:
    """The signs of ``group`` with their number of days, most first: "stairs down 7"."""

    def cell(knee: KneeTold) -> Listing | None:
        signs = [sign for sign in knee.ticked if SIGNS[sign].group is group]
        signs.sort(key=lambda sign: (-len(knee.ticked[sign]), SIGN_ORDER[sign]))
        found = [
            (tr("{what} {days}", what=tr(SIGNS[sign].label), days=len(knee.ticked[sign])), knee.ticked[sign])
            for sign in signs
        ]
        return ticked(found) if found else None

    return cell


def _lasted(knee: KneeTold) -> Listing | None:
    """ "longest 2 days, 8 Mar; still there 9 Mar"."""
    said = []
    if knee.longest is not None:
        lasted, on = knee.longest
        said.append(
            tr("longest {duration}, {day}", duration=lasted_words(lasted), day=brief(on, knee.period))
        )
    if knee.still_there:
        said.append(tr("still there {days}", days=some(knee.still_there, knee.period)))
    return one("; ".join(said)) if said else None


_ROWS: Sequence[_Row] = (
    _Row(N_("When it hurts, days"), _by_days(SignGroup.WHEN), stays=False),
    _Row(N_("How long it lasted"), _lasted, _not_recorded, stays=False),
    _Row(N_("Stiff after rest"), _stiff),
    _Row(N_("Swelling"), _swelling, _not_recorded),
    _Row(N_("Catches, locks, gives way"), _dated(_MECHANICAL)),
    _Row(N_("Night pain"), _night),
    _Row(N_("Urgent signs, of the list"), _urgent),
    _Row(N_("Also felt"), _dated(_ALSO), stays=False),
    _Row(N_("Brought on by, days"), _by_days(SignGroup.BROUGHT_ON)),
    _Row(N_("Eased by, days"), _by_days(SignGroup.EASED)),
)
