"""What is said in the example diary, and of what makes no sense in it."""

from __future__ import annotations

from kneelog.words import N_

WHOSE_IS_IT = N_("Example diary of a runner who does not exist. Nothing here is yours.")
LEAVE = N_("Leave and delete it")

NOT_HERE = {
    "backups": N_("No backup is ever made of the example. The backups of your own diary are not touched."),
    "merge": N_("Two diaries become one in your own diary, never in the example."),
    "erase": N_("All of the example is deleted when you leave it. Your own diary is not touched."),
    "passphrase": N_("The example is not protected: nothing in it is yours."),
    "rescue": N_("The example can't be read any more. Your own diary is not touched."),
    "example": N_("This is the example."),
}
"""By the name of the page that would be asked for."""
