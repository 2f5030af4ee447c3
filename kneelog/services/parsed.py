"""What an importer hands over: the records that a file holds, and what is wrong with the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kneelog.errors import InputRejectedError
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kneelog.domain.diary import Record, RecordKind

Progress = Callable[[int, int], None]
"""Called with (done, total) now and then; it may raise :class:`~kneelog.services.ports.Cancelled`."""

_LONGEST = 60
MOST_PROBLEMS = 10_000
"""So many problems of one file are kept; further ones are only counted."""
MOST_RECORDS = 500_000
"""So many records of one file are taken in, about 1 GB of memory: two entries a day for a lifetime are 60,000."""


def shown(written: object, longest: int = _LONGEST) -> str:
    """What a file holds, fit for a sentence: shortened, and without what a terminal cannot print."""
    text = str(written)
    cut = text if len(text) <= longest else text[:longest] + "…"
    return "".join(character if character.isprintable() else "\ufffd" for character in cut)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a file.

    ``line`` is the physical line at which the record starts (``None`` where lines say nothing, as in JSON), ``field``
    the column or place, ``sentence`` what is wrong and the expected form.
    """

    line: int | None
    field: str
    sentence: str

    def __str__(self) -> str:
        """The sentence with its line."""
        if self.line is None:
            return self.sentence
        return tr("Line {line}: {sentence}", line=self.line, sentence=self.sentence)


class FileRejectedError(InputRejectedError):
    """A file that cannot be taken in at all; ``problems`` say why, at least one."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(" ".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class ParsedRecord:
    """One record of a file.

    ``compared`` are the places in the record (``on``, ``left.level``) at which it is compared with a known one;
    the file says nothing of the others. ``is_id_given`` and ``is_run_given`` tell whether the file itself holds the
    id, and the run's. ``facts`` are the fields of its run that the record's row tells, ``on`` only where the row tells
    the run's date itself; ``None`` where runs stand as records of their own. A record of kind ``RUN`` with facts is a
    row that tells of a run and of no knee.
    """

    kind: RecordKind
    id: str
    record: Record
    compared: tuple[str, ...]
    line: int | None = None
    where: str = ""
    is_id_given: bool = True
    is_run_given: bool = True
    facts: Mapping[str, object] | None = None

    def problem(self, column: str, sentence: str) -> Problem:
        """A problem of this record."""
        if self.line is None:
            return Problem(
                None, f"{self.where}.{column}" if column else self.where, f"{self.where}: {sentence}"
            )
        return Problem(self.line, column, sentence)


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """What was read of one file: its good records in order, and the problems of the others.

    ``rejected`` counts the records that have problems. ``run_fields`` are the fields of a run for which the file has
    a column.
    """

    name: str
    format: str
    records: tuple[ParsedRecord, ...]
    problems: tuple[Problem, ...] = ()
    rejected: int = 0
    run_fields: frozenset[str] = frozenset()
    fields: Mapping[str, str] = field(default_factory=dict)
    """Place in a record -> the name that the file has for it."""
