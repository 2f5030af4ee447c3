"""Gather what kneelog ships with and under which licences: `make licences`, after the pins have changed.

Writes resources/licences/: `parts.json`, which the About page lists, and the text of each licence. The texts of
distributions are those that they bring along; what they do not bring, and what lies inside them, is kept by hand in
resources/licences/kept/.
"""

from __future__ import annotations

import json
import re
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import NamedTuple

CHECKOUT = Path(__file__).resolve().parents[1]
FOLDER = CHECKOUT / "resources" / "licences"
_A_LICENCE = re.compile(r"(licen[cs]e|copying|notice|ofl)", re.IGNORECASE)
_LGPL = ("kept/LGPL-3.0.txt", "kept/GPL-3.0.txt")


class Kept(NamedTuple):
    """What is known of a part by hand: its licence (SPDX), and the texts in the folder."""

    licence: str
    texts: tuple[str, ...] = ()


UNTOLD = {
    "colorama": Kept("BSD-3-Clause"),
    "font-source-sans-pro": Kept("OFL-1.1"),
    "markdown-it-py": Kept("MIT"),
    "mdurl": Kept("MIT"),
    "pyqtgraph": Kept("MIT AND CC-BY-4.0"),
    "pyside6-essentials": Kept("LGPL-3.0-only", _LGPL),
    "shiboken6": Kept("LGPL-3.0-only", _LGPL),
    "sqlcipher3": Kept("Zlib"),
}
"""Distributions that do not name their licence as SPDX does, or leave a choice, or bring no text."""
INSIDE = {
    "Python": Kept("PSF-2.0", ("kept/Python.txt",)),
    "Qt": Kept("LGPL-3.0-only", _LGPL),
    "SQLite": Kept("Public domain", ("kept/SQLite.txt",)),
    "SQLCipher": Kept("BSD-3-Clause", ("kept/SQLCipher.txt",)),
    "OpenSSL": Kept("Apache-2.0", ("kept/Apache-2.0.txt",)),
    "Typst's fonts": Kept("OFL-1.1 AND GUST-Font-License AND Bitstream-Vera", ("kept/Typst-fonts.txt",)),
    "PyInstaller's start program": Kept(
        "GPL-2.0-or-later WITH Bootloader-exception", ("kept/Bootloader.txt",)
    ),
}
"""What lies inside the distributions, or round them in a package."""


def pinned() -> list[str]:
    """The names of what kneelog runs with."""
    text = (CHECKOUT / "requirements" / "runtime.txt").read_text(encoding="utf-8")
    return re.findall(r"^([a-z0-9][\w.-]*)==", text, flags=re.MULTILINE | re.IGNORECASE)


def text_of(found: Distribution) -> str:
    """All the licences that a distribution brings along, the main one first, each under its file's name."""
    files = [
        file
        for file in found.files or ()
        if _A_LICENCE.search(file.name)
        and file.suffix not in {".py", ".pyc"}
        and "__pycache__" not in file.parts
    ]
    texts: dict[str, str] = {}
    for file in sorted(files, key=lambda file: (len(file.parts), str(file))):
        texts.setdefault(file.read_text(encoding="utf-8").strip(), str(file).rpartition("licenses/")[2])
    if len(texts) == 1:
        return f"{next(iter(texts))}\n"
    return "\n\n".join(f"---- {name} ----\n\n{text}" for text, name in texts.items()) + "\n"


def part_of(name: str) -> dict[str, object]:
    """What the About page says of the distribution ``name``; writes its text."""
    found = distribution(name)
    kept = UNTOLD.get(name)
    told = [found.metadata[field] for field in ("License-Expression", "License") if field in found.metadata]
    licence = kept.licence if kept else next(iter(told), "")
    texts = kept.texts if kept else ()
    if not texts:
        texts = (f"{name}.txt",)
        (FOLDER / texts[0]).write_text(text_of(found), encoding="utf-8", newline="\n")
    return {"name": name, "version": found.version, "licence": licence, "texts": texts}


def main() -> None:
    """Write the folder anew, but for what is kept by hand."""
    for old in FOLDER.glob("*.*"):
        old.unlink()
    own = (CHECKOUT / "LICENSE").read_text(encoding="utf-8")
    (FOLDER / "kneelog.txt").write_text(own, encoding="utf-8", newline="\n")
    parts: list[dict[str, object]] = [
        {"name": "kneelog", "version": "", "licence": "MIT", "texts": ["kneelog.txt"]}
    ]
    parts += [
        {"name": name, "version": "", "licence": part.licence, "texts": part.texts}
        for name, part in INSIDE.items()
    ]
    parts += [part_of(name) for name in pinned()]
    told = json.dumps(parts, indent=1, ensure_ascii=False)
    (FOLDER / "parts.json").write_text(told + "\n", encoding="utf-8", newline="\n")
    print(f"{len(parts)} parts in {FOLDER.relative_to(CHECKOUT)}")


if __name__ == "__main__":
    main()
