"""Reads XML that strangers wrote: expat without namespaces, within limits, nothing fetched and nothing expanded.

Real activity files use prefixes that they never declare, so names are compared without their prefix. A document that
brings declarations of its own (entities that expand without end, defaults for attributes, files to fetch) is refused,
as is one that is nested or long beyond any real file. What a document says up to where it breaks off is kept.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO
from xml.parsers import expat
from zipfile import BadZipFile

from kneelog.importers.skimming import Skim, Skimmer
from kneelog.services.workout import UnreadableWorkoutError
from kneelog.words import tr

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

MOST_BYTES = 64 * 1024 * 1024
"""So long may one activity be, unpacked: a marathon with a point a second is about 5 MB."""
DEEPEST = 64
"""Elements within elements; real files have about ten."""
LONGEST_TEXT = 1024 * 1024
"""The longest text, tag or comment, in bytes."""
MOST_NAMES = 5_000
"""Different names of elements and attributes; real files have about a hundred. Expat keeps each of them."""
MOST_WORKOUTS = 10_000
"""In one file; nobody has run so often within 64 MB."""

_CHUNK = 64 * 1024
_SPACE = b" \t\r\n"
_MARK = b"\xef\xbb\xbf"

Opened = Callable[[Mapping[str, str]], None]
"""Called with the attributes of an element that begins."""
Closed = Callable[[str], None]
"""Called with the text of an element that ends, without the space around it."""


@dataclass(slots=True)
class Element:
    """What is wanted of an element: its ``children`` by name, and what is called as it begins and ends.

    Elements that are not named are passed over with all that is in them; below one that is ``loose`` they are looked
    through, so its children may stand at any depth, as extensions do.
    """

    children: dict[str, Element] = field(default_factory=dict)
    opened: Opened | None = None
    closed: Closed | None = None
    loose: bool = False


def of_text(closed: Closed) -> Element:
    """An element of which only the text is wanted."""
    return Element(closed=closed)


def chunks(stream: BinaryIO, most: int = MOST_BYTES) -> Iterator[bytes]:
    """The bytes of ``stream``, piece by piece; more than ``most`` of them are an UnreadableWorkoutError.

    A stream that unpacks may break off with an ``EOFError``, ``zlib.error`` or ``BadZipFile`` of its own.
    """
    done = 0
    while piece := _piece(stream):
        done += len(piece)
        if done > most:
            raise UnreadableWorkoutError(
                tr(
                    "It is larger than {most} MB, which no recording of a workout is.",
                    most=most // (1024 * 1024),
                )
            )
        yield piece


def _piece(stream: BinaryIO) -> bytes:
    try:
        return stream.read(_CHUNK)
    except OSError as error:
        raise UnreadableWorkoutError(
            tr("It cannot be read: {reason}.", reason=error.strerror or error)
        ) from None


def read(
    stream: BinaryIO, document: Element, most: int = MOST_BYTES, skims: tuple[Element, Skim] | None = None
) -> bool:
    """Call the elements of ``document`` with what ``stream`` holds; whether it is whole, that is, not damaged.

    ``document`` stands for the whole: its children are what the outermost element may be. ``skims`` is an element that
    may be read from its bytes instead. UnreadableWorkoutError where a limit is passed, or the document brings
    declarations of its own.
    """
    return _Reading(document).read(stream, most, skims)


def _from_first_tag(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces without what stands before the XML declaration: some programs put empty lines there."""
    begun = False
    for piece in pieces:
        rest = piece if begun else piece.removeprefix(_MARK).lstrip(_SPACE)
        begun = begun or bool(rest)
        yield rest


def check_count(workouts: int) -> None:
    """Refuse one more than so many ``workouts`` of one file."""
    if workouts >= MOST_WORKOUTS:
        raise UnreadableWorkoutError(
            tr("It holds more than {most} workouts, which nobody has run.", most=MOST_WORKOUTS)
        )


class _Reading:
    """One document being read."""

    def __init__(self, document: Element) -> None:
        self.names: dict[str, str] = {}
        self.texts: list[str] = []
        self.stack = [document]
        self.skip = Element()

    def parser(self) -> XMLParserType:
        parser = expat.ParserCreate(intern=self.names)
        parser.buffer_text = True
        parser.StartElementHandler = self._starting()
        parser.EndElementHandler = self._ending()
        parser.CharacterDataHandler = self.texts.append
        parser.StartDoctypeDeclHandler = _refuse_declarations
        parser.EntityDeclHandler = _refuse_entity
        return parser

    def read(self, stream: BinaryIO, most: int, skims: tuple[Element, Skim] | None) -> bool:
        parser = self.parser()
        skimmer = None if skims is None else Skimmer(skims[1], lambda: self.stack[-1] is skims[0])
        done = 0
        try:
            for piece in _from_first_tag(chunks(stream, most)):
                for part in (piece,) if skimmer is None else skimmer.left(piece):
                    done += len(part)
                    parser.Parse(part, False)  # noqa: FBT003 - expat takes it by position only
                self._check(done - parser.CurrentByteIndex)
            parser.Parse(b"" if skimmer is None else skimmer.last(), True)  # noqa: FBT003
        except (expat.ExpatError, EOFError, zlib.error, BadZipFile, LookupError, UnicodeError):
            return False  # the last two: an encoding that nobody knows
        except ValueError as error:
            if "multi-byte encodings" not in str(error):
                raise
            return False
        return True

    def _check(self, waiting: int) -> None:
        if waiting > LONGEST_TEXT + _CHUNK or sum(map(len, self.texts)) > LONGEST_TEXT:
            raise UnreadableWorkoutError(
                tr("It holds a text of more than {most} MB, which no workout does.", most=LONGEST_TEXT >> 20)
            )
        if len(self.names) > MOST_NAMES:
            raise UnreadableWorkoutError(tr("It has thousands of sorts of elements, which no workout has."))

    def _starting(self) -> Callable[[str, dict[str, str]], None]:
        """What expat calls most often; a closure is a third faster than a method."""
        stack, push, texts, unnamed = self.stack, self.stack.append, self.texts, self._unnamed

        def start(name: str, attributes: dict[str, str]) -> None:
            if texts:
                texts.clear()
            above = stack[-1]
            found = above.children.get(name) or unnamed(above, name)
            if len(stack) > DEEPEST:
                raise UnreadableWorkoutError(
                    tr("Its elements lie in each other more than {most} deep.", most=DEEPEST)
                )
            push(found)
            if found.opened is not None:
                found.opened(attributes)

        return start

    def _unnamed(self, above: Element, name: str) -> Element:
        """An element that is not known by its full name: by its local one, or not wanted. Known from now on."""
        found = above.children.get(name.rpartition(":")[2])
        if found is None:
            found = Element(above.children, loose=True) if above.loose else self.skip
        above.children[name] = found
        return found

    def _ending(self) -> Callable[[str], None]:
        pop, texts = self.stack.pop, self.texts

        def end(_name: str) -> None:
            closed = pop().closed
            if closed is not None:
                closed("".join(texts).strip())
            if texts:
                texts.clear()

        return end


def _refuse_declarations(_name: str, _system: str | None, _public: str | None, has_own: int) -> None:
    if has_own:
        _refuse_entity()


def _refuse_entity(*_declared: object) -> None:
    raise UnreadableWorkoutError(
        tr("It brings declarations of its own (a DTD), as no watch or service writes: it is not taken in.")
    )
