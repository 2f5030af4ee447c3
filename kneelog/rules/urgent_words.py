"""What kneelog says for an urgent sign, with the local numbers.

Basis: NHS guidance on knee pain and on blood clots; the wording is ours. The list is fixed, and the same for everyone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.domain.signs import SIGNS, URGENT, Advice
from kneelog.rules.day_words import on_days
from kneelog.rules.finding import TickedSign
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kneelog.domain.report import Knee
    from kneelog.domain.signs import Sign
    from kneelog.rules.finding import Finding

Numbers = tuple[str, str]
"""The emergency number and the number of the advice line, as text; empty where there is none."""

NO_NUMBERS: Numbers = ("", "")

BASIS = N_("This list follows NHS guidance on knee pain and on blood clots; no setting changes it.")
WHATEVER = N_(
    "Any one of these is reason enough to ask for help, whatever the pain level and whatever the settings."
)
NOT_A_DIAGNOSIS = N_("The wording of the list is ours. kneelog is a diary: it does not diagnose.")
ASK_A_GP = N_(
    "Under 16, in pregnancy, with blood thinners, a history of cancer or a replaced knee: "
    "ask a GP or physio rather than a rule of thumb."
)
"""Said where the rule is offered: for whom it is not meant."""

_WHAT_TO_DO: dict[Advice, str] = {
    Advice.EMERGENCY: N_("call {emergency} now"),
    Advice.AT_ONCE: N_("go to urgent care or ask {line} at once, today; do not wait for it to settle"),
    Advice.TODAY: N_("go to urgent care or ask {line} today"),
    Advice.ADVICE_LINE_TODAY: N_("ask {line} today"),
    Advice.GP_OR_ADVICE_LINE_TODAY: N_("get an urgent GP appointment or ask {line} today"),
    Advice.WITHIN_DAYS: N_("see a GP or physio within days"),
}


def advice(sign: Sign, emergency_number: str = "", advice_number: str = "") -> str:
    """What to do about ``sign``: "Ask the advice line (111) today."."""
    return _sentence(what_to_do(sign, (emergency_number, advice_number)))


def what_to_do(sign: Sign, numbers: Numbers) -> str:
    """The same within a sentence: "ask the advice line (111) today"."""
    emergency, line = who_to_call(numbers)
    return tr(_WHAT_TO_DO[URGENT[sign]], emergency=emergency, line=line)


def who_to_call(numbers: Numbers) -> Numbers:
    """The two as they are called within a sentence: "the emergency number (999)", "the advice line (111)"."""
    emergency, line = numbers
    return (
        tr("the emergency number ({number})", number=emergency) if emergency else tr("the emergency number"),
        tr("the advice line ({number})", number=line) if line else tr("the medical advice line"),
    )


def line_of(sign: Sign, knee: Knee | None, numbers: Numbers) -> tuple[str, str]:
    """The line of a sign as it is ticked, in its two parts: "Left knee: gives way." and what to do."""
    return _sentence(_named(sign, knee, tr("{knee}: {sign}"))), _sentence(what_to_do(sign, numbers))


def line(finding: Finding, numbers: Numbers = NO_NUMBERS) -> str:
    """The line of an urgent finding.

    On the sign's own date "Left knee: gives way. Ask the advice line today."; after it "Recorded on 2 March: left
    knee, gives way. If it is still so, ask the advice line today."; once it ended, what ended it.
    """
    sign, ticked = finding.sign, finding.details
    if sign is None or not isinstance(ticked, TickedSign):
        raise TypeError("only an urgent sign has this line")  # a defect of the caller
    if ticked.stands:
        return " ".join(standing_line(finding, numbers))
    recorded = _recorded(finding)
    if ticked.looked_at is not None:
        return recorded + " " + _looked_at(ticked.looked_at, finding.as_of)
    return recorded


def standing_line(finding: Finding, numbers: Numbers = NO_NUMBERS) -> tuple[str, str]:
    """The line of a sign that stands, in its two parts: what was ticked (and when), and what to do."""
    sign = finding.sign
    if sign is None:
        raise TypeError("only an urgent sign has this line")  # a defect of the caller
    if _is_of_today(finding):
        return line_of(sign, finding.knee, numbers)
    return _recorded(finding), tr("If it is still so, {advice}.", advice=what_to_do(sign, numbers))


def _recorded(finding: Finding) -> str:
    return tr("Recorded {when}: {sign}.", when=on_days(finding.dates, finding.as_of), sign=named(finding))


def explanation(finding: Finding, numbers: Numbers = NO_NUMBERS) -> str:
    """The line, and the dates where it does not say them."""
    said = line(finding, numbers)
    if not _is_of_today(finding):
        return said
    return said + " " + tr("Recorded {when}.", when=on_days(finding.dates, finding.as_of))


def named(finding: Finding) -> str:
    """ "left knee, gives way"."""
    return "" if finding.sign is None else _named(finding.sign, finding.knee, tr("{knee}, {sign}"))


def _is_of_today(finding: Finding) -> bool:
    return finding.until == finding.as_of and finding.stands


def _looked_at(on: date, as_of: date) -> str:
    return tr("It was looked at {when}.", when=on_days((on,), as_of))


def knee_name(knee: Knee) -> str:
    """ "left knee", within a sentence."""
    return tr("left knee") if knee == "left" else tr("right knee")


def _named(sign: Sign, knee: Knee | None, form: str) -> str:
    label = tr(SIGNS[sign].label)
    if knee is None:
        return label
    return form.format(knee=knee_name(knee), sign=label)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."


def lines(findings: Sequence[Finding], numbers: Numbers = NO_NUMBERS) -> tuple[str, ...]:
    """The lines of those urgent findings that still stand, in their order."""
    return tuple(line(finding, numbers) for finding in findings if finding.stands)
