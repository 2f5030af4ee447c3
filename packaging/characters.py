"""Find the characters that the fonts of the page for the physio hold, and write resources/page/characters.txt.

Run by hand when the fonts change: Typst's wheel (its embedded fonts) or Source Sans Pro. A conforming PDF must not hold
a character without a glyph, and Typst refuses to write one; so the compiler itself is asked. A block of 256 of which
eight samples are missing counts as missing: the page then prints those characters as their number.
"""

from __future__ import annotations

import unicodedata

import typst

from kneelog import paths
from kneelog.exporters.page_characters import FONTS
from kneelog.exporters.physio_typst import STANDARDS, fonts

LAST = 0x1FFFF
BLOCK = 256
SAMPLES = 8
LEFT_OUT = {"Cc", "Cn", "Co", "Cs", "Zl", "Zp"}
"""Controls, what has no character yet, private use, surrogates, and separators that are no blanks."""
_NAMES = ", ".join(f'"{name}"' for name in FONTS)
SOURCE = (
    f'#set document(title: "x")\n#set page(height: auto)\n#set text(font: ({_NAMES}), lang: "en")\n= x\n#sys.inputs.t'
).encode()


def is_printable(text: str) -> bool:
    """Whether the fonts hold all of ``text``."""
    try:
        typst.compile(
            SOURCE,
            font_paths=fonts(),
            ignore_system_fonts=True,
            sys_inputs={"t": text},
            format="pdf",
            pdf_standards=STANDARDS,
        )
    except typst.TypstError:
        return False
    return True


def held(characters: str) -> str:
    """Those of ``characters`` that the fonts hold, before and after a letter; by halves."""
    if not characters or is_printable(" ".join(f"a{one} {one}a" for one in characters)):
        return characters
    if len(characters) == 1:
        return ""
    half = len(characters) // 2
    return held(characters[:half]) + held(characters[half:])


def find() -> list[int]:
    """Every code point that can be printed."""
    found: list[int] = []
    for start in range(0, LAST + 1, BLOCK):
        known = "".join(
            chr(point)
            for point in range(start, start + BLOCK)
            if unicodedata.category(chr(point)) not in LEFT_OUT
        )
        samples = known[:: max(len(known) // SAMPLES, 1)]
        if any(is_printable(sample) for sample in samples):
            found += [ord(character) for character in held(known)]
    return found


def ranges(points: list[int]) -> list[tuple[int, int]]:
    """Neighbouring code points as ranges, both ends included."""
    found: list[tuple[int, int]] = []
    for point in points:
        if found and found[-1][1] == point - 1:
            found[-1] = (found[-1][0], point)
        else:
            found.append((point, point))
    return found


def main() -> None:
    """Write the file."""
    lines = [f"{first:04X}-{last:04X}\n" for first, last in ranges(find())]
    target = paths.resources() / "page" / "characters.txt"
    target.write_text("".join(lines), encoding="utf-8", newline="\n")
    print(f"{target}: {len(lines)} ranges")


if __name__ == "__main__":
    main()
