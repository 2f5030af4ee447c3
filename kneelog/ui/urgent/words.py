"""What is said of the urgent signs beside the signs themselves."""

from __future__ import annotations

from kneelog.words import N_

ASK_A_GP = N_(
    "Under 16, in pregnancy, with blood thinners, a history of cancer or a replaced knee: "
    "ask a GP or physio rather than a rule of thumb."
)
WHATEVER = N_("Any one of these is reason enough, whatever the pain level and whatever the settings.")
NOT_A_DIAGNOSIS = N_("The wording of the list is ours. kneelog is a diary: it does not diagnose.")
