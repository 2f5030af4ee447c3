"""The drawings as pixmaps, and their cache on disk: it may be missing, broken or read-only, and nobody notices."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QImage

from kneelog import paths
from kneelog.domain.places import View
from kneelog.domain.report import Knee
from kneelog.ui import picture_cache
from kneelog.ui.widgets import knee_art
from kneelog.ui.widgets.knee_zones import art_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

SIZE = QSizeF(80, 91)


@pytest.fixture(autouse=True)
def nothing_remembered(qapp: QApplication) -> Iterator[None]:  # noqa: ARG001 - pixmaps need an application
    knee_art.forget()
    yield
    knee_art.forget()


def take(
    view: View = View.FRONT, knee: Knee = Knee.RIGHT, ratio: float = 1, *, is_dark: bool = False
) -> QImage:
    return knee_art.picture(view, knee, SIZE, ratio, is_dark=is_dark).toImage()


def kept() -> list[Path]:
    return sorted(picture_cache.folder().glob("*.pixels"))


def never_render(_text: str, _width: int, _height: int) -> QImage:
    raise AssertionError("painted although it was kept")


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_miss_paints_and_keeps_for_this_user_alone() -> None:
    take()
    (file,) = kept()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_a_hit_gives_the_same_picture_without_painting(monkeypatch: pytest.MonkeyPatch) -> None:
    painted = take()
    knee_art.forget()
    monkeypatch.setattr(knee_art, "rendered", never_render)
    assert take() == painted


def test_both_knees_share_one_file_and_are_mirror_images() -> None:
    right, left = take(knee=Knee.RIGHT), take(knee=Knee.LEFT)
    assert len(kept()) == 1
    assert left == right.flipped(Qt.Orientation.Horizontal)
    assert left != right


def test_views_themes_and_densities_are_kept_apart() -> None:
    take()
    take(View.INNER)
    take(is_dark=True)
    assert take(ratio=2).width() == 160
    assert len(kept()) == 4


def test_dark_replaces_every_colour_of_the_drawings() -> None:
    for view in (View.FRONT, View.INNER, View.OUTER, View.BACK):
        dark = knee_art.recoloured(art_text(view))
        assert not [colour for colour in knee_art.DARK if colour in dark]
        assert len(dark) == len(art_text(view))


@pytest.mark.parametrize(
    "broken",
    [b"", b"kneepix1", b"garbage" * 500, None],
    ids=["empty", "cut short", "something else", "one bit wrong"],
)
def test_a_broken_file_is_painted_anew(broken: bytes | None) -> None:
    painted = take()
    (file,) = kept()
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]) if broken is None else broken)
    knee_art.forget()
    assert take() == painted
    assert file.read_bytes() == whole


def test_a_file_of_another_size_is_painted_anew() -> None:
    painted = take()
    (file,) = kept()
    picture_cache.save(file.stem, QImage(3, 4, QImage.Format.Format_ARGB32_Premultiplied))
    knee_art.forget()
    assert take() == painted


def test_without_a_place_to_write_everything_still_works() -> None:
    paths.cache_folder().parent.mkdir(parents=True, exist_ok=True)
    paths.cache_folder().write_text("a file stands where the folder should be")
    assert not take().isNull()
    assert not kept()


def test_what_was_not_used_for_longest_goes() -> None:
    image = QImage(2, 2, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    for number in range(picture_cache.KEPT_FILES + 3):
        picture_cache.save(f"n{number:03}", image)
        os.utime(picture_cache.folder() / f"n{number:03}.pixels", (number, number))
    left_over = picture_cache.folder() / ".half-written.1"
    left_over.touch()
    picture_cache.save("last", image)
    names = {file.stem for file in kept()}
    assert len(names) == picture_cache.KEPT_FILES
    assert "last" in names
    assert "n000" not in names
    assert not left_over.exists()


def test_reading_counts_as_use() -> None:
    take()
    (file,) = kept()
    os.utime(file, (1, 1))
    knee_art.forget()
    take()
    assert file.stat().st_mtime > 1
