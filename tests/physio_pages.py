"""A page for the physio made by hand, for setting and showing it without a diary: six weeks of Ana Example."""

from __future__ import annotations

from datetime import date

from kneelog.domain.places import Place, View
from kneelog.domain.report import Knee
from kneelog.services.physio_page import (
    Behaviour,
    Course,
    CourseBar,
    CourseDot,
    CourseLabel,
    CourseRow,
    Drawing,
    EntryList,
    EntryRow,
    Listing,
    PaperSize,
    Phrase,
    PhysioPage,
    Places,
    RuleOfThumb,
    Running,
    RunningColumn,
)

L, R = Knee.LEFT, Knee.RIGHT
LEFT = "2. 0 4. 2 1 3. 2 4. 1 - - 2 4. 2 3. 3 2 2 3 5. 2 4. - 4. 3 2 5. 3 5. 3 4. - 3 5. 3 6. 4 5. 5 4 6. 3"
RIGHT = "0. 0 1. 0 0 0. 1 0. 1 - - 1 1. 0 1. 0 1 1 0 0. 0 0. - - 0 1 0. 0 0. 1 0. - 1 0. 0 1. 1 - 1 1 0. 0"
RUNS = {
    0: 6,
    2: 7,
    5: 10,
    7: 8,
    9: 8,
    12: 11,
    14: 7,
    19: 13,
    21: 8,
    23: 8,
    26: 13,
    28: 6,
    30: 5,
    33: 14,
    35: 8,
    37: 5,
    40: 17,
}


def row(knee: Knee, levels: str) -> CourseRow:
    """A row of the chart: a level a day, a point behind that of a day with a run, a dash for a blank."""
    stretches: list[list[CourseDot]] = [[]]
    blanks = []
    for day, level in enumerate(levels.split()):
        if level == "-":
            blanks.append(day + 0.5)
            stretches.append([])
        else:
            stretches[-1].append(CourseDot(day + 0.5, int(level.strip(".")), level.endswith(".")))
    return CourseRow(knee, tuple(tuple(one) for one in stretches if one), tuple(blanks))


def listing(*items: str, noun: str = "more") -> Listing:
    """A listing that counts what it leaves out."""
    return Listing(items, tuple(f"and {len(items) - k} {noun}" for k in range(len(items))))


def course() -> Course:
    """The chart of the six weeks."""
    return Course(
        title="Worst pain each day, 0 to 10",
        days=42,
        step=1,
        rows=(row(L, LEFT), row(R, RIGHT)),
        bars=tuple(CourseBar(day + 0.5, km * 1000, str(km)) for day, km in RUNS.items()),
        bars_title="Runs, km",
        ticks=tuple(
            CourseLabel(x + 0.5, text)
            for x, text in [
                (6, "2 Feb"),
                (13, "9 Feb"),
                (20, "16 Feb"),
                (27, "23 Feb"),
                (34, "2 Mar"),
                (41, "9 Mar"),
            ]
        ),
        visits=(CourseLabel(30.5, "visit: physio, 26 Feb"),),
        caption="Filled: a day with a run. Hollow: a rest day or the morning after. A dash: not recorded (never "
        "counted as 0). Lines join neighbouring days only.",
        alt="Worst pain each day from 27 January to 9 March 2026, from 0 to 10. Left: 0 to 6, median 3. Right: 0 to 1.",
    )


def places() -> Places:
    """Three places on the left, one on the right."""
    marked = ((Place.INNER_JOINT_LINE, 9), (Place.INNER_TOP_OF_SHIN, 3))
    return Places(
        title="Where, days marked",
        drawings=(
            Drawing(
                L, View.INNER, marked, "inner side", "Left knee, inner side: joint line 9 days, shin 3 days."
            ),
            Drawing(
                L,
                View.FRONT,
                ((Place.KNEECAP_INNER_EDGE, 2),),
                "front",
                "Left knee, front: inner edge 2 days.",
            ),
            Drawing(
                R, View.FRONT, ((Place.BELOW_KNEECAP, 2),), "front", "Right knee, front: below the kneecap."
            ),
            Drawing(R, View.INNER, (), "inner side", "Right knee, inner side: nothing marked."),
        ),
        left=listing(
            "inner side, on the joint line: 9 days, last 9 March",
            "inner side, about three fingers below the joint line: 3 days, last 2 March",
            "inner edge of the kneecap: 2 days, last 21 February",
            noun="more places, 5 days",
        ),
        right=listing("just below the kneecap: 2 days, last 21 February"),
        caption="Drawn as the runner sees them: left knee on the left.",
    )


def behaviour() -> tuple[Behaviour, ...]:
    """How both knees behave."""
    none = listing("none ticked")
    return (
        Behaviour("At the start of a run", listing("3 (1–5), 10 runs"), listing("0, 10 runs")),
        Behaviour("During", listing("2 (1–4), 10 runs"), listing("0, 10 runs")),
        Behaviour("After", listing("5 (2–7), 10 runs"), listing("0 (0–1), 10 runs")),
        Behaviour("Next morning", listing("3 (1–5), 7 of 11 runs"), listing("0, 7 of 11 runs")),
        Behaviour("Stiff after rest", listing("6 days"), none),
        Behaviour("Swelling", listing("slightly puffy 4 days, last 8 Mar"), none),
        Behaviour("Catches, locks", listing("catches 21 Feb, 8 Mar"), none),
        Behaviour("Night pain", none, none),
        Behaviour("Brought on by", listing("stairs down 7", "squat or crouch 4"), listing("downhill 1")),
        Behaviour("Eased by", listing("rest 6", "warming up 3"), listing("–")),
    )


def running() -> Running:
    """Six weeks of running."""
    heads = ("26.1.", "2.2.", "9.2.", "16.2.", "23.2.", "2.3.")
    return Running(
        title="Running",
        names=("Week from", "km", "runs", "longest"),
        columns=tuple(
            RunningColumn(head, str(km), str(runs), str(longest), km * 1000, longest * 1000)
            for head, km, runs, longest in zip(
                heads, (21, 27, 18, 26, 31, 33), (3, 3, 2, 3, 3, 3), (9, 12, 11, 13, 15, 16), strict=True
            )
        ),
        facts=(
            listing(
                "More than 10% beyond the longest of the 30 days before: 22 Feb (13.0 km, 18%)",
                "8 Mar (16.0 km, 12%)",
            ),
            listing("New shoes: Glide 4, from 14 Feb"),
        ),
    )


def rule() -> RuleOfThumb:
    """Two findings, one gap, one changed setting."""
    return RuleOfThumb(
        title="The runner's rule of thumb",
        met=listing(
            "left knee, pain on 5 of 5 runs, 22 February-8 March",
            "left knee, pain on 2-9 March (7 days)",
        ),
        not_met="Not met: high pain, very different knees.",
        not_judged=listing("left against right on 28 February and 5 March (right not recorded)"),
        past=listing("left knee, pain up to 7 on 2 February"),
        settings=Phrase("High pain: a level from 6 (supplied 7).", "All other settings as supplied."),
        source="Rule: James McCormack, Flawless Physio, updated 29 November 2022.",
    )


def page(**changes: object) -> PhysioPage:
    """Ana's page, with some fields changed."""
    values: dict[str, object] = {
        "language": "en",
        "paper": PaperSize.A4,
        "title": "Knee diary of a runner",
        "who": "Ana Example, 41",
        "period": "27 January to 9 March 2026 (6 weeks)",
        "completeness": (
            Phrase("38 of 42 days", "have an entry"),
            Phrase("11 of 12 runs", "have an answer · right knee missing on 6 days"),
            Phrase("", "3 entries were typed more than 3 days later"),
        ),
        "question": "Can I keep my long Sunday run while the inner side of my left knee settles?",
        "problem": "Ache on the inner side of the left knee since late January, first only after long runs, now on "
        "stairs too.",
        "goal": "half marathon on 26 April",
        "changed": (
            Phrase(
                "Left: median 5 in the last 2 weeks, was 2",
                "in the first 2 weeks; worst 7, after 15.9 km on 8 March.",
                L,
            ),
            Phrase("Right: median 0, was 0;", "worst 1.", R),
        ),
        "urgent": listing("3 March, left knee: gives way"),
        "course": course(),
        "places": places(),
        "behaviour": behaviour(),
        "behaviour_title": "How it behaves",
        "running": running(),
        "rule": rule(),
        "tried": listing("two rest days (1–2 March): helped", "ice (from 3 March)"),
        "scores": listing("LEFS 61 (26 February)"),
        "background": (Phrase("Past injury, left knee:", "meniscus sutured 2019."),),
        "footer": "Self-reported diary, not an assessment and not a diagnosis. Pain 0 = none, 10 = worst imaginable. "
        "kneelog 0.1.0, made 10 March 2026.",
        "first": date(2026, 1, 27),
        "last": date(2026, 3, 9),
        "made": date(2026, 3, 10),
        "entries": None,
    } | changes
    return PhysioPage(**values)  # type: ignore[arg-type] # a test names its own fields


def entries(count: int = 40) -> EntryList:
    """A list of so many entries."""
    return EntryList(
        "All entries of the period",
        ("Day", "What", "Left", "Right", "Details", "Note"),
        tuple(
            EntryRow(
                f"{k % 28 + 1} Feb, 18:30",
                "run 8.2 km",
                "4",
                "–",
                "left: inner side, joint line",
                "Stairs fine.",
            )
            for k in range(count)
        ),
    )
