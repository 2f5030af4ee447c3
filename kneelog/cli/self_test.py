"""``kneelog self-test``: every part of this installation, tried in a folder of its own; used inside every package."""

from __future__ import annotations

import platform
import sys
import tempfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kneelog import __version__, paths
from kneelog.cli.diary_option import diary_option, local_now
from kneelog.cli.outcome import DEFECT, DONE
from kneelog.errors import KneelogError
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kneelog.domain.diary import Diary

_CALLS = 1_000
_STRAY = 100
"""References to ``None`` that may come or go in a thousand calls for reasons of their own."""

EPILOG = """\b
Example:
  kneelog self-test
"""


@click.command("self-test", epilog=EPILOG)
@diary_option  # taken as by every command; the runner's own diary is left alone
def self_test_command() -> int:
    """Open a fresh diary, migrate, log, review, export and import, back up and restore, build the window."""
    click.echo(f"kneelog {__version__}, Python {platform.python_version()}, {platform.platform()}")
    with tempfile.TemporaryDirectory(prefix="kneelog-self-test-", ignore_cleanup_errors=True) as folder:
        for name, step in _steps(Path(folder)):
            try:
                step()
            except (Exception, SystemExit) as error:  # noqa: BLE001 - the folder holds nothing of the runner's
                said = str(error) if isinstance(error, KneelogError) else f"{type(error).__name__}: {error}"
                click.echo(tr("FAILED  {step}: {reason}", step=name, reason=said))
                return DEFECT
            click.echo(tr("ok      {step}", step=name))
    return DONE


class CheckFailedError(Exception):
    """A step came to its end with something else than it should."""


def expect(condition: object, said: str) -> None:
    """Fail the step unless ``condition`` holds."""
    if not condition:
        raise CheckFailedError(said)


def _steps(folder: Path) -> Iterator[tuple[str, Callable[[], None]]]:
    """The steps in their order; Qt comes last, so that all else is proved without it."""
    diary = folder / "diary.kneelog"
    yield "find drawings, icons and migrations", _find_files
    yield "make a diary and open it", lambda: _open(diary)
    yield "migrate to the present revision", lambda: _migrate(folder / "migrated.kneelog")
    yield "log entries, undo and redo", lambda: _log(diary)
    yield "review them by the rule of thumb", lambda: _review(diary)
    yield "export as JSON and CSV, and import again", lambda: _round_trip(folder, diary)
    yield "read an activity file", lambda: _activity(folder)
    yield "set the page for the physio as PDF and HTML", lambda: _page(folder, diary)
    yield "back up, check and restore", lambda: _back_up(folder, diary)
    yield "protect with a passphrase, unlock and unprotect", lambda: _protect(folder, diary)
    yield "build the window off-screen", lambda: _window(diary)


def _find_files() -> None:
    for path in ("knee/front.svg", "icons/kneelog.svg"):
        expect((paths.resources() / path).is_file(), f"{path} is missing")
    expect(list((paths.migrations() / "versions").glob("*.py")), "there are no migrations")


def _open(path: Path) -> None:
    from kneelog.store.opening import open_diary

    with closing(open_diary(path, create=True)) as store:
        expect(store.load().entries == {}, "a new diary is not empty")


def _migrate(path: Path) -> None:
    from kneelog.store.upgrade import migrate

    path.touch(mode=0o600)
    migrate(path)
    expect(path.stat().st_size, "the migrations made no tables")


def _example() -> Diary:
    from kneelog.services.demo import demo_diary

    return demo_diary(local_now().date() - timedelta(days=1))


def _log(path: Path) -> None:
    from kneelog.services.demo import as_change
    from kneelog.store.opening import open_diary

    example = _example()
    with closing(open_diary(path, create=False)) as store:
        store.commit(as_change(example))
        expect(store.undo(), "there is nothing to undo")
        expect(store.redo(), "there is nothing to redo")
    expect(_loaded(path) == example, "the diary does not hold what was logged")


def _review(path: Path) -> None:
    from kneelog.cli.findings import read_diary, to_say
    from kneelog.rules.sentences import sentence

    review = read_diary(_loaded(path), local_now().date())
    expect(all(sentence(finding, review.settings) for finding in to_say(review)), "a finding has no sentence")
    expect(review.current, "the example meets no rule")


def _round_trip(folder: Path, path: Path) -> None:
    from kneelog.exporters import kneelog_csv, kneelog_json
    from kneelog.exporters.writing import writing_text

    diary = _loaded(path)
    with writing_text(folder / "diary.json") as stream:
        kneelog_json.write(diary, stream, local_now())
    with writing_text(folder / "diary.csv") as stream:
        kneelog_csv.write(diary, stream)
    expect(_imported(folder, "diary.json") == diary, "the JSON does not give the same diary again")
    expect(
        _imported(folder, "diary.csv").entries == diary.entries,
        "the CSV does not give the same entries again",
    )


def _imported(folder: Path, name: str) -> Diary:
    from kneelog.domain.diary import EMPTY
    from kneelog.importers.detect import plan_import
    from kneelog.importers.rows import Reading
    from kneelog.services.record import instant

    plan = plan_import(folder / name, EMPTY, Reading(local_now().date(), instant(local_now())))
    expect(not plan.rejected, f"{name} was not taken in again")
    return EMPTY.applying(plan.edits)


_TRACK = """<gpx><trk><type>running</type><trkseg>
<trkpt lat="52.50" lon="13.40"><time>2026-03-08T07:12:00Z</time></trkpt>
<trkpt lat="52.51" lon="13.40"><time>2026-03-08T07:18:00Z</time></trkpt>
</trkseg></trk></gpx>"""


def _activity(folder: Path) -> None:
    from kneelog.importers import fit_decode
    from kneelog.importers.activity_files import read_files

    path = folder / "run.gpx"
    path.write_text(_TRACK, encoding="utf-8")
    workouts = [workout for file in read_files([path]) for workout in file.workouts]
    expect([workout.moving_s for workout in workouts] == [360], "the track was not read")
    expect(callable(fit_decode.told), "FIT files cannot be read")


def _page(folder: Path, path: Path) -> None:
    from kneelog.domain.history import History
    from kneelog.exporters.press import Press
    from kneelog.services.physio import make_page
    from kneelog.services.physio_period import default_period
    from kneelog.services.physio_visit import choice_from

    diary, today = _loaded(path), local_now().date()
    choice = choice_from(diary, default_period(diary, today), today, attach=True)
    page = make_page(diary, History.of(diary), choice, today)
    Press().write_pdf(page, diary, choice, folder / "page.pdf")
    Press().write_html(page, folder / "page.html")
    expect((folder / "page.pdf").read_bytes().startswith(b"%PDF-1.7"), "the page is no PDF")
    expect("<svg" in (folder / "page.html").read_text(encoding="utf-8"), "the page has no drawings")


def _back_up(folder: Path, path: Path) -> None:
    from kneelog.store.backup import backup, restore
    from kneelog.store.check import check

    kept = folder / "backup.kneelog"
    backup(path, kept)
    expect(check(kept).is_sound, "the backup is not sound")
    place = folder / "restored.kneelog"
    restore(kept, place)
    expect(_loaded(place) == _loaded(path), "the restored diary is another one")


def _protect(folder: Path, path: Path) -> None:
    from kneelog.store.copying import copy_diary
    from kneelog.store.vault import Vault

    place = folder / "protected.kneelog"
    copy_diary(path, place)
    Vault(place).protect(None, "self-test")
    vault = Vault(place)
    expect(vault.is_locked, "the diary can be read without its passphrase")
    vault.unlock("self-test")
    with closing(vault.open()) as store:
        expect(store.load() == _loaded(path), "the protected diary is another one")
    vault.protect("self-test", None)
    expect(_loaded(place) == _loaded(path), "the diary that was protected is another one")


def _window(path: Path) -> None:
    from kneelog.app import build_window

    window = build_window(path)
    update = getattr(window, "update", None)
    if update is None:
        raise CheckFailedError("there is no window")
    before = sys.getrefcount(None)
    for _ in range(_CALLS):
        update()
    lost = before - sys.getrefcount(None)
    expect(
        abs(lost) < _STRAY, f"this PySide6 loses {lost} references to None in {_CALLS} calls, and will crash"
    )


def _loaded(path: Path) -> Diary:
    from kneelog.store.opening import open_diary

    with closing(open_diary(path, create=False)) as store:
        return store.load()
