"""Kills a program at random instants, quickly: everything is imported once, and each round forks from there.

``python -m tests.soak.killing SCENARIO KILLS SEED FOLDER`` prints one line of JSON with what was counted; a broken
promise ends it with a traceback.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.soak.scenarios import NAMED

if TYPE_CHECKING:
    from tests.soak.scenario import Scenario

STEPS = 10_000
LEAST_S = 0.01


class Round(NamedTuple):
    """How one round ended: what the program said was done, and whether it was killed before it was through."""

    told: list[str]
    was_killed: bool
    took_s: float


def one_round(scenario: Scenario, folder: Path, patience: float | None) -> Round:
    """Let another process act in ``folder`` and kill it after ``patience`` seconds; ``None``: let it finish."""
    scenario.fresh(folder)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _act(scenario, folder, writing)
    os.close(writing)
    begun = time.monotonic()
    heard = b""
    while patience is None or (left := begun + patience - time.monotonic()) > 0:
        if not select.select([reading], [], [], None if patience is None else left)[0]:
            break
        part = os.read(reading, 65_536)
        if not part:
            break
        heard += part
    os.kill(child, signal.SIGKILL)
    while part := os.read(reading, 65_536):
        heard += part
    os.close(reading)
    _pid, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "the scenario failed without any fault"
    return Round(heard.decode().splitlines(), os.WIFSIGNALED(status), time.monotonic() - begun)


def _act(scenario: Scenario, folder: Path, writing: int) -> None:
    """The child: it does what the scenario says, and ends without Python's own clearing up."""
    status = 1
    try:
        for told in scenario.act(folder):
            os.write(writing, f"{told}\n".encode())
        status = 0
    except BaseException:  # noqa: BLE001 - said by the parent
        traceback.print_exc()
    finally:
        os._exit(status)


def _unharmed_s(scenario: Scenario, folder: Path) -> float:
    """How long the scenario takes where nothing happens, and that it holds then."""
    ended = one_round(scenario, folder, None)
    scenario.judge(folder, ended.told)
    assert scenario.strays(folder) == []
    return max(ended.took_s, LEAST_S)


def survive(scenario: Scenario, kills: int, seed: str, folder: Path) -> dict[str, int]:
    """Kill ``kills`` times and judge each time; what was counted."""
    chance = random.Random(seed)  # noqa: S311 - instants, not secrets
    _unharmed_s(scenario, folder)  # imports whatever it needs, so that the rounds below do not
    whole = min(_unharmed_s(scenario, folder) for _try in range(3))
    done = told = 0
    while done < kills:
        ended = one_round(scenario, folder, chance.uniform(0, whole))
        scenario.judge(folder, ended.told)
        assert scenario.strays(folder) == [], "the next start left something behind"
        done += ended.was_killed
        told += len(ended.told)
    return {"kills": done, "acknowledged": told, "lost": 0}


def main() -> None:
    """One scenario, named on the command line."""
    name, kills, seed, folder = sys.argv[1:]
    place = Path(folder)
    print(
        json.dumps(survive(NAMED[name](place / "before", STEPS), int(kills), f"{name} {seed}", place / "now"))
    )


if __name__ == "__main__":
    main()
