"""Real bad days of a real disk: full, read-only, permission lost; each said, and over when it is over."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.journeys.command_line import bound_by_permissions
from tests.soak.real_disk import WHAT
from tests.store.helpers import CHECKOUT, begun, entry, loaded

if TYPE_CHECKING:
    from pathlib import Path


def can_mount() -> bool:
    """Whether this user may mount a disk in a name space of its own."""
    if shutil.which("unshare") is None:
        return False
    tried = subprocess.run(
        ["unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], check=False, capture_output=True
    )
    return tried.returncode == 0


@pytest.mark.soak
@pytest.mark.skipif(not can_mount(), reason="may not mount a disk of its own")
@pytest.mark.parametrize("what", WHAT)
def test_disk(tmp_path: Path, what: str) -> None:
    """The runner hears what is wrong with the disk; what was saved is there, and saving goes on when it is mended."""
    done = subprocess.run(
        ["unshare", "-rm", sys.executable, "-m", "tests.soak.real_disk", str(tmp_path), what],
        cwd=CHECKOUT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "done"), done.stderr


LOSING = """
import sys
from contextlib import closing
from pathlib import Path
from kneelog.errors import DiaryError
from tests.store.helpers import entry, new, opened
path = Path(sys.argv[1])
with closing(opened(path)) as store:
    store.commit(new(entry("b")))
    path.parent.chmod(0o500)
    try:
        store.commit(new(entry("c")))
    except DiaryError as error:
        print(error)
    path.parent.chmod(0o700)
    store.commit(new(entry("d")))
"""


@pytest.mark.skipif(bound_by_permissions() is None, reason="permissions bind nobody here")
def test_permission_lost_while_the_diary_is_open(tmp_path: Path) -> None:
    """The folder may not be written any more: that is said, and when it may again, saving goes on."""
    (tmp_path / "folder").mkdir()
    path = begun(tmp_path / "folder" / "diary.kneelog", entry("a"))
    done = subprocess.run(
        [*(bound_by_permissions() or ()), sys.executable, "-c", LOSING, str(path)],
        cwd=CHECKOUT,
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert str(path) in done.stdout
    assert set(loaded(path).entries) == {"a", "b", "d"}
    assert [file.name for file in path.parent.iterdir()] == [path.name]
