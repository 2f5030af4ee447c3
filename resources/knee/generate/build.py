"""Every file the generator owns, written or compared."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from generate.app_icon import large_icon, small_icon
from generate.line_icons import line_icons
from generate.runners import foot, from_behind, from_the_side
from generate.views import back, front, inner, outer

RESOURCES: Final = Path(__file__).resolve().parents[2]


def drawings() -> dict[Path, str]:
    """The text of each generated file, by its path."""
    knee = {"front": front.draw, "inner": inner.draw, "outer": outer.draw, "back": back.draw}
    icons = {"kneelog": large_icon(), "kneelog-16": small_icon(), **line_icons()}
    styles = {
        "pelvis-drop": from_behind.pelvis_drop,
        "over-pronation": foot.over_pronation,
        "straight-leg": from_the_side.straight_leg,
        "knee-bend": from_the_side.knee_bend,
    }
    return {
        **{RESOURCES / "knee" / f"{name}.svg": draw() for name, draw in knee.items()},
        **{RESOURCES / "icons" / f"{name}.svg": text for name, text in icons.items()},
        **{RESOURCES / "learn" / "drawings" / f"{name}.svg": draw() for name, draw in styles.items()},
    }


def differing() -> list[Path]:
    """The committed files that are not what the generator would write."""
    return [
        path
        for path, text in drawings().items()
        if not path.is_file() or path.read_bytes() != text.encode("utf-8")
    ]


def run(arguments: Sequence[str]) -> int:
    """Write all files, or with ``--check`` only name those that differ and return 1 if there are any."""
    parser = argparse.ArgumentParser(prog="generate", description="Draw kneelog's knees, runners and icons.")
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if a file differs")
    check = parser.parse_args(arguments).check
    stale = differing()
    for path in stale:
        print(f"{'differs' if check else 'written'}: {path.relative_to(RESOURCES)}")
    if check:
        return 1 if stale else 0
    texts = drawings()
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(texts[path].encode("utf-8"))
    return 0
