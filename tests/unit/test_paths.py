from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import kneelog
from kneelog import paths

CHECKOUT = Path(__file__).parents[2]


def pretend_installed(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Path:
    """Let kneelog.paths believe that the package lies in `folder`."""
    package = folder / "kneelog"
    package.mkdir(parents=True)
    monkeypatch.setattr(paths, "_HERE", str(package))
    return package


@pytest.mark.parametrize("name", ["resources", "migrations"])
class TestOwnFolders:
    def test_in_the_checkout(self, name: str) -> None:
        assert getattr(paths, name)() == CHECKOUT / name

    def test_in_an_installed_wheel(self, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        package = pretend_installed(monkeypatch, tmp_path / "site-packages")
        (package / f"_{name}").mkdir()
        assert getattr(paths, name)() == package / f"_{name}"

    def test_a_wheel_does_not_take_a_stranger_beside_it(
        self, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        package = pretend_installed(monkeypatch, tmp_path / "site-packages")
        (package / f"_{name}").mkdir()
        (package.parent / name).mkdir()
        assert getattr(paths, name)() == package / f"_{name}"

    def test_in_a_frozen_app(self, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        unpacked = tmp_path / "_internal"
        (unpacked / "kneelog" / f"_{name}").mkdir(parents=True)
        monkeypatch.setattr(sys, "_MEIPASS", str(unpacked), raising=False)
        assert getattr(paths, name)() == unpacked / "kneelog" / f"_{name}"

    def test_missing_is_said_with_where_it_was_sought(
        self, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        package = pretend_installed(monkeypatch, tmp_path)
        with pytest.raises(FileNotFoundError, match="not completely installed") as caught:
            getattr(paths, name)()
        assert str(package / f"_{name}") in str(caught.value)


def test_the_diary_lies_in_the_users_data_folder(home: Path) -> None:
    diary = paths.diary_file()
    assert diary == paths.data_folder() / "diary.kneelog"
    assert diary.is_relative_to(home)


def test_kneelog_diary_names_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KNEELOG_DIARY", str(tmp_path / "mine.kneelog"))
    assert paths.diary_file() == tmp_path / "mine.kneelog"


def test_kneelog_diary_may_begin_with_a_tilde(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KNEELOG_DIARY", "~/mine.kneelog")
    assert paths.diary_file() == home / "mine.kneelog"


def test_an_empty_kneelog_diary_names_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KNEELOG_DIARY", "")
    assert paths.diary_file() == paths.data_folder() / "diary.kneelog"


def test_every_user_folder_is_kneelogs_own_and_only_named(home: Path) -> None:
    for folder in (paths.data_folder(), paths.config_folder(), paths.cache_folder()):
        assert folder.is_relative_to(home)
        assert "kneelog" in folder.parts
        assert not folder.exists()


def test_importing_paths_stays_cheap() -> None:
    program = (
        "import sys; before = set(sys.modules); import kneelog.paths; "
        "print(*sorted(set(sys.modules) - before))"
    )
    run = subprocess.run(
        [sys.executable, "-S", "-E", "-c", program],
        cwd=Path(kneelog.__file__).parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not {"pathlib", "platformdirs"} & set(run.stdout.split())
