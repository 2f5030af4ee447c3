"""Diaries as rows of text, so that a table of cases can be read aloud.

A row is ``DAY KIND WORDS…``. The day is one of March 2026 (``2``), or a month and a day of 2026 (``02-27``), or a
whole date. The kind is ``run``, ``rest`` or ``only-run`` (a run without any entry). Words:

- ``L4``, ``R0``: a knee's level
- ``18:30``: the local time; ``+60``: its offset from UTC
- ``#a``: the id of the entry
- ``of=a``: the run it names (a ``run`` row makes it known, on its own date)
- ``L.lasted=4d``, ``L.place=kneecap``, ``L.swelling=tight``, ``L.sign=gives-way``, ``L.start=3``: more of a knee;
  places and signs may be given twice
- ``sign=calf-swollen``: a sign of the person
- ``from=07:00``: the run's start, in UTC
- ``note``: a note
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from kneelog.domain.entry import Entry, Kind
from kneelog.domain.history import History, order_key
from kneelog.domain.places import Place
from kneelog.domain.report import Knee, KneeReport, Lasted, Swelling
from kneelog.domain.run import Run
from kneelog.domain.settings import RuleSettings
from kneelog.domain.signs import Sign
from kneelog.rules.review import evaluate

if TYPE_CHECKING:
    from kneelog.rules.finding import Finding, NotAssessable, Review, Rule


def day(text: str) -> date:
    """The date that a row means."""
    parts = [int(part) for part in text.split("-")]
    return date(*([2026, 3, 1][: 3 - len(parts)] + parts))


def short(on: date) -> str:
    """A date as rows write it."""
    if on.year != 2026:
        return on.isoformat()
    return str(on.day) if on.month == 3 else f"{on:%m-%d}"


@dataclass
class _Row:
    on: date
    kind: str
    id: str
    at: time | None = None
    offset: int | None = None
    run: str | None = None
    start: time | None = None
    note: str = ""
    person: list[Sign] = field(default_factory=list)
    knees: dict[str, dict[str, Any]] = field(default_factory=lambda: {"L": {}, "R": {}})

    def read(self, word: str) -> None:
        """Take in one word of the row."""
        if word[0] in "LR":
            self._read_knee(self.knees[word[0]], word[1:])
        elif word[0] == "#":
            self.id = word[1:]
        elif word[0] in "+-":
            self.offset = int(word)
        elif word.startswith("of="):
            self.run = word[3:]
        elif word.startswith("from="):
            self.start = time.fromisoformat(word[5:])
        elif word.startswith("sign="):
            self.person.append(Sign(word[5:]))
        elif word == "note":
            self.note = "a note"
        else:
            self.at = time.fromisoformat(word)

    @staticmethod
    def _read_knee(knee: dict[str, Any], word: str) -> None:
        name, _, value = word.removeprefix(".").partition("=")
        if not value:
            knee["level"] = int(name)
        elif name == "place":
            knee["places"] = (*knee.get("places", ()), Place(value))
        elif name == "sign":
            knee["signs"] = (*knee.get("signs", ()), Sign(value))
        elif name == "lasted":
            knee["lasted"] = Lasted.parse(value)
        elif name == "swelling":
            knee["swelling"] = Swelling(value)
        else:
            knee[name] = int(value)

    @property
    def named_run(self) -> Run | None:
        """The run that the row makes known."""
        if self.kind == "rest" or (self.run is None and self.kind == "run"):
            return None
        started = None
        if self.start is not None:
            started = datetime.combine(self.on, self.start, UTC)
        return Run(self.run or self.id, self.on, started)

    @property
    def entry(self) -> Entry | None:
        """The entry that the row is."""
        if self.kind == "only-run":
            return None
        left, right = KneeReport(**self.knees["L"]), KneeReport(**self.knees["R"])
        return Entry(
            self.id,
            self.on,
            Kind(self.kind),
            self.at,
            self.offset,
            self.run,
            left,
            right,
            tuple(self.person),
            self.note,
        )


def history(*rows: str, typed: list[int] | None = None) -> History:
    """The history of a diary of ``rows``; ``typed`` is the order in which they were typed."""
    read = []
    for number, text in enumerate(rows, 1):
        on, kind, *words = text.split()
        row = _Row(day(on), kind, f"e{number}")
        for word in words:
            row.read(word)
        read.append(row)
    runs: dict[str, Run] = {}
    for row in read:
        if (run := row.named_run) is not None:
            runs.setdefault(run.id, run)
    entries = [entry for row in read if (entry := row.entry) is not None]
    if typed is not None:
        entries = [entries[number] for number in typed]
    return History(tuple(sorted(entries, key=lambda entry: order_key(entry, runs))), runs)


def review(*rows: str, as_of: str = "31", **settings: int) -> Review:
    """The diary of ``rows``, read as of the end of March or another day."""
    return evaluate(history(*rows), RuleSettings(**settings), day(as_of))


def told(finding: Finding) -> str:
    """A finding in one line: "prompt left 2 4 9 on 9 until 9 blank 6 (e1 e2 e3) past"."""
    words = [finding.tier.value]
    if finding.sign:
        words.append(finding.sign.value)
    words += [finding.knee.value if finding.knee else "person", *map(short, finding.dates)]
    words += ["on", short(finding.on), "until", short(finding.until)]
    if finding.unrecorded:
        words += ["blank", *map(short, finding.unrecorded)]
    assert finding.from_ == finding.dates[0]
    return " ".join(words)


def findings(rule: Rule, *rows: str, as_of: str = "31", **settings: int) -> list[str]:
    """The findings of one rule, each in one line."""
    read = review(*rows, as_of=as_of, **settings)
    return [told(finding) for finding in read.findings if finding.rule is rule]


def missing(rule: Rule, *rows: str, as_of: str = "31", **settings: int) -> list[str]:
    """What one rule could not judge: "right 2 4"."""
    return [
        " ".join([item.knee.value, *map(short, item.dates)])
        for item in review(*rows, as_of=as_of, **settings).not_assessable
        if item.rule is rule
    ]


def only(rule: Rule, *rows: str, as_of: str = "31", **settings: int) -> Finding:
    """The one finding of a rule."""
    found = [f for f in review(*rows, as_of=as_of, **settings).findings if f.rule is rule]
    assert len(found) == 1, [told(finding) for finding in found]
    return found[0]


def only_missing(rule: Rule, knee: Knee, *rows: str, as_of: str = "31") -> NotAssessable:
    """The one item of a rule and knee that could not be judged."""
    found = [m for m in review(*rows, as_of=as_of).not_assessable if m.rule is rule and m.knee is knee]
    assert len(found) == 1
    return found[0]
