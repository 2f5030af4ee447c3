"""What heads the parts of the page for the physio: the same words on paper, in HTML and as text for the ear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.domain.report import Knee
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence


def page_title() -> str:
    """What the page is."""
    return tr("Knee diary of a runner")


def question() -> str:
    """Before the runner's question."""
    return tr("My question")


def problem() -> str:
    """Over the runner's own sentence on the problem."""
    return tr("The problem, in my words")


def goal() -> str:
    """Before the goal."""
    return tr("Goal")


def changed() -> str:
    """Over the change that the figures show."""
    return tr("What changed")


def urgent() -> str:
    """Before the urgent signs."""
    return tr("Urgent signs ticked in this period")


def course() -> str:
    """Before the chart, for the ear; on paper the chart has a title of its own."""
    return tr("Course")


def higher() -> str:
    """Beside the axis of the chart."""
    return tr("higher = worse")


def side(knee: Knee) -> str:
    """ "Left", beside a badge or over a column."""
    return tr("Left") if knee is Knee.LEFT else tr("Right")


def badge(knee: Knee) -> str:
    """The letter within the circle or the square."""
    return tr("L") if knee is Knee.LEFT else tr("R")


def no_place() -> str:
    """Of a knee of which no place was marked, beside one of which some were."""
    return tr("no place marked")


def behaviour() -> str:
    """Over the rows that tell how each knee behaves."""
    return tr("How it behaves")


def how_to_read() -> str:
    """Below the table of how the knees behave: what its figures and its empty cells mean."""
    return tr(
        "Levels from 0 to 10: median (lowest–highest). Signs are ticked when noticed: “none ticked” is no denial; “–”: "
        "nothing recorded of that knee."
    )


def met() -> str:
    """Before the findings that are current."""
    return tr("Met")


def not_judged() -> str:
    """Before what was not recorded and so could not be judged."""
    return tr("Could not be judged")


def past() -> str:
    """Before the findings of the period that are past."""
    return tr("Past")


def settings() -> str:
    """Before the settings of the rule."""
    return tr("Settings")


def tried() -> str:
    """Before what the runner tried."""
    return tr("What I tried")


def scores() -> str:
    """Before the scores that a physio gave."""
    return tr("Scores")


def background() -> str:
    """Before what of the background the runner wants printed."""
    return tr("About me")


def notes() -> str:
    """Over the ruled lines."""
    return tr("Physio's notes")


def page_number(number: int | str, of: int | str) -> str:
    """ "Page 1 of 3"; texts may stand in for what is counted later."""
    return tr("Page {number} of {of}", number=number, of=of)


def attached(names: Sequence[str]) -> str:
    """What lies within the PDF: "Data attached: kneelog-diary.json, kneelog-runs.csv."."""
    return tr("Data attached: {names}.", names=", ".join(names))


def unprintable(count: int) -> str:
    """How many characters stand on the page as ⟨U+1F600⟩."""
    return trn(
        "{count} character that cannot be printed stands as its number.",
        "{count} characters that cannot be printed stand as their numbers.",
        count,
    )
