"""Lets every single call that changes a file fail, one after the other, or be the program's last.

``python -m tests.soak.refusing SCENARIO FAULT FOLDER`` runs with the library made of ``failing.c`` loaded
(``LD_PRELOAD``) and prints one line of JSON with what was counted; a broken promise ends it with a traceback.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import signal
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kneelog.errors import KneelogError
from tests.soak.scenarios import EVERY

if TYPE_CHECKING:
    from tests.soak.scenario import Scenario

STEPS = 2


class Fault(NamedTuple):
    """What a call answers (0: the process is killed), and whether it is so from then on."""

    error: int
    lasts: bool


FAULTS = {
    "disk full": Fault(errno.ENOSPC, lasts=True),
    "read-only": Fault(errno.EROFS, lasts=True),
    "no permission": Fault(errno.EACCES, lasts=True),
    "I/O error": Fault(errno.EIO, lasts=True),
    "one I/O error": Fault(errno.EIO, lasts=False),
    "killed": Fault(0, lasts=False),
}
REFUSED, THROUGH = "refused: ", "through"


def one_round(scenario: Scenario, folder: Path, fault: Fault, number: int) -> tuple[list[str], str]:
    """Let the ``number``-th call meet ``fault``: what the program said was done, and how it ended."""
    scenario.fresh(folder)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _act(scenario, folder, writing, fault, number)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as heard:
        told = heard.read().splitlines()
    _pid, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL, "a crash"
        return told, "killed"
    assert os.WEXITSTATUS(status) == 0, f"at call {number} the program ended with a defect"
    return told[:-1], told[-1]


def _act(scenario: Scenario, folder: Path, writing: int, fault: Fault, number: int) -> None:
    status, ended = 1, THROUGH
    library = ctypes.CDLL(os.environ["LD_PRELOAD"])
    library.kneelog_met.restype = ctypes.c_long
    library.kneelog_fail(os.fsencode(folder), ctypes.c_long(number), fault.error, int(fault.lasts))
    try:
        try:
            for told in scenario.act(folder):
                os.write(writing, f"{told}\n".encode())
        except KneelogError as error:
            ended = f"{REFUSED}{error}"
        if ended == THROUGH and library.kneelog_met() >= number:
            ended = "in spite of it"
        os.write(writing, f"{ended}\n".encode())
        status = 0
    except BaseException:  # noqa: BLE001 - said by the parent
        traceback.print_exc()
    finally:
        os._exit(status)


def survive(scenario: Scenario, fault: Fault, folder: Path) -> dict[str, object]:
    """Meet ``fault`` at the first call, the second, and so on until there are no more; what was counted."""
    scenario.judge(folder, one_round(scenario, folder, fault, sys.maxsize)[0])  # imports whatever it needs
    number = 1
    counted = {"calls": 0, "refused": 0, "killed": 0, "in spite of it": 0}
    sentences: set[str] = set()
    while True:
        told, ended = one_round(scenario, folder, fault, number)
        if fault.error == errno.ENOSPC:
            half_made = [name for name in scenario.strays(folder) if not name.endswith("-journal")]
            assert half_made == [], f"at call {number}: what fills the disk further"
        try:
            scenario.judge(folder, told)
            assert scenario.strays(folder) == []
        except BaseException as error:
            error.add_note(f"at call {number}, which ended so: {ended}, after {told}")
            raise
        if ended == THROUGH:
            return {**counted, "sentences": sorted(sentences)}
        if ended.startswith(REFUSED):
            sentences.add(ended.removeprefix(REFUSED).replace(str(folder), ""))
        counted["refused" if ended.startswith(REFUSED) else ended] += 1
        counted["calls"] = number
        number += 1


def main() -> None:
    """One scenario and one fault, named on the command line."""
    name, fault, folder = sys.argv[1:]
    place = Path(folder)
    print(json.dumps(survive(EVERY[name](place / "before", STEPS), FAULTS[fault], place / "now")))


if __name__ == "__main__":
    main()
