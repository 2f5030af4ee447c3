"""Whoever only logs never waits for the charts: their library is imported when Trends is first shown."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = """
import sys
from pathlib import Path
from kneelog.store.vault import Vault
from kneelog.ui.application import Application

diary = Path(sys.argv[1])
app = Application(["kneelog"], diary.with_suffix(".ini"))
window = app.build(Vault(diary), None)
window.show()
window.desk.start()
window.desk.settle()
window.go("history")
charts = {"pyqtgraph", "numpy", "kneelog.ui.trends", "kneelog.services.trends"}
print("early:", sorted(charts & set(sys.modules)))
window.go("trends")
print("then:", sorted(charts & set(sys.modules)))
window.close()
"""


def test_the_charts_library_is_imported_with_trends_and_not_before(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "diary.kneelog")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    early, then = done.stdout.splitlines()
    assert early == "early: []"
    assert then == "then: ['kneelog.services.trends', 'kneelog.ui.trends', 'numpy', 'pyqtgraph']"
