"""What is said of the urgent signs beside the signs themselves."""

from __future__ import annotations

from kneelog.domain.signs import SIGNS, Sign
from kneelog.services.wording import first_upper
from kneelog.words import N_, tr

ASK_A_GP = N_(
    "Under 16, in pregnancy, with blood thinners, a history of cancer or a replaced knee: "
    "ask a GP or physio rather than a rule of thumb."
)
WHATEVER = N_("Any one of these is reason enough, whatever the pain level and whatever the settings.")
NOT_A_DIAGNOSIS = N_("The wording of the list is ours. kneelog is a diary: it does not diagnose.")

_MORE: dict[Sign, str] = {
    Sign.BADLY_SWOLLEN: N_("{sign} (also: swelling recorded as tight, hard to bend)"),
    Sign.CLICKS_PAINFULLY: N_("{sign} (painless clicking is common and not on this list)"),
}


def asked_as(sign: Sign) -> str:
    """The sign in the full words of the list, to begin a line."""
    label = first_upper(tr(SIGNS[sign].label))
    return tr(_MORE[sign], sign=label) if sign in _MORE else label
