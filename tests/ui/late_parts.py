"""What a page brings along is imported when it is first shown, and not before: seen in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

PROGRAM = """
import json, sys
from pathlib import Path
from kneelog.store.vault import Vault
from kneelog.ui.application import Application

diary, page, parts = Path(sys.argv[1]), sys.argv[2], set(sys.argv[3:])
app = Application(["kneelog"], diary.with_suffix(".ini"))
window = app.build(Vault(diary), None)
window.show()
window.desk.start()
window.desk.settle()
window.go("history")
early = sorted(parts & set(sys.modules))
window.go(page)
print(json.dumps([early, sorted(parts & set(sys.modules))]))
window.close()
"""


def before_and_after(page: str, parts: Collection[str], folder: Path) -> tuple[list[str], list[str]]:
    """Those of the modules ``parts`` that are there before ``page`` is first shown, and after."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder / "diary.kneelog"), page, *parts],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    before, after = json.loads(done.stdout)
    return before, after
