"""Write `resources/translations/kneelog.pot`: every text of the program, for those who translate it.

Run by `make messages`. The file holds nothing that changes by itself (no dates, no line numbers) and is sorted by
text, so a commit shows just the texts that it changed. Texts are found in the syntax tree rather than line by line:
so they are found inside f-strings too, on every Python.
"""

from __future__ import annotations

import ast
import re
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import write_po

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

CHECKOUT = Path(__file__).resolve().parents[1]
PROGRAM = CHECKOUT / "kneelog"
TEMPLATE = CHECKOUT / "resources" / "translations" / "kneelog.pot"
KEYWORDS: dict[str, tuple[int, ...] | None] = {"tr": None, "trn": (1, 2), "N_": None}
HEADER = """\
# The texts of kneelog. Made by `make messages`: never change it by hand.
# {gaps} in braces stay as they are; an & stands before the letter of a shortcut.
#"""
_KEPT_FIELDS = "Project-Id-Version|MIME-Version|Content-Type|Content-Transfer-Encoding"
_OTHER_FIELDS = re.compile(rf'^"(?!{_KEPT_FIELDS})[A-Z][A-Za-z-]+: .*\\n"(?:\n|\Z)'.encode(), re.MULTILINE)

Found = tuple[int, str, tuple[str | None, ...], list[str]]


def texts_of(
    file: IO[bytes],
    keywords: Collection[str],
    comment_tags: Collection[str],  # noqa: ARG001 - as Babel asks
    options: Mapping[str, Any],  # noqa: ARG001 - the same
) -> Iterator[Found]:
    """Find the texts of one Python file, in the way in which Babel asks for them."""
    calls = [node for node in ast.walk(ast.parse(file.read())) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        if name in keywords and call.args:
            yield call.lineno, name, tuple(map(_text, call.args)), []


def _text(argument: ast.expr) -> str | None:
    """The text that stands there; ``None`` for what is known only when the program runs."""
    is_text = isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    return str(argument.value) if is_text and isinstance(argument, ast.Constant) else None


_FINDER: Any = texts_of  # Babel's own description of what it calls is narrower than what it takes


def catalogue(program: Path = PROGRAM) -> Catalog:
    """Every text of the Python files in ``program``, with its plural where it has one."""
    found = Catalog(project="kneelog", version="0", header_comment=HEADER, fuzzy=False)
    for path in sorted(program.rglob("*.py")):
        with path.open("rb") as file:
            for _line, text, _comments, _context in extract(_FINDER, file, KEYWORDS):
                found.add(text)
    for message in found:
        if message.id:
            message.flags.discard("python-format")  # a % is a per cent sign here
    return found


def template(program: Path = PROGRAM) -> bytes:
    """The catalogue as the template's file holds it."""
    file = BytesIO()
    write_po(file, catalogue(program), width=110, no_location=True, sort_output=True)
    header, blank_line, texts = file.getvalue().partition(b"\n\n")
    return _OTHER_FIELDS.sub(b"", header).rstrip() + blank_line + texts


def main() -> None:
    """Write the template anew."""
    TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
    TEMPLATE.write_bytes(template())
    print(f"{TEMPLATE.relative_to(CHECKOUT)}: {len(catalogue())} texts")


if __name__ == "__main__":
    main()
