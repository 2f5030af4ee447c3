"""How long activity files are read. Run by ``make bench``; it judges nothing.

The yardstick is the library that reads everything, on the same files in the same process.
"""

from __future__ import annotations

import io
from collections import deque
from functools import partial

import pytest
from fitdecode import CrcCheck, ErrorHandling, FitReader

from kneelog.importers import fit
from tests.bench.measure import report
from tests.bench.test_bulk import best
from tests.importers import fit_writer as w

pytestmark = pytest.mark.bench
HOURS = 3


def recorded(*, ended: bool) -> bytes:
    """A run of three hours as watches write it: a record a second, a lap a kilometre, an app's field beside."""
    messages = [w.file_id(), w.message(w.SPORT, sport=w.RUNNING, sub_sport=w.GENERIC)]
    for second in range(HOURS * 3600):
        place = {"lat": w.semicircles(47 + second / 1e5), "lon": w.semicircles(8.0)}
        felt = {"heart_rate": 140 + second % 9, "cadence": 84, "distance_cm": second * 300}
        messages.append(w.Message(w.RECORD, w.record(second, **place, **felt).fields, developer=b"\1\2"))
        if second % 300 == 299:
            messages.append(w.lap(second // 300))
    return w.fit(*messages, *((w.session(), w.activity()) if ended else ()))


def read_whole(content: bytes) -> None:
    """Every message, without checksums, which we do not look at either."""
    reader = FitReader(content, check_crc=CrcCheck.DISABLED, error_handling=ErrorHandling.IGNORE)
    deque(reader, maxlen=0)


def read(content: bytes) -> None:
    fit.read(io.BytesIO(content), "run.fit")


def test_fit() -> None:
    rows = []
    for what, content in (("ended", recorded(ended=True)), ("broken off", recorded(ended=False))):
        megabytes = len(content) / 1e6
        whole = best(partial(read_whole, content), 3)
        ours = best(partial(read, content))
        figure = f"{ours:.1f} ms = {megabytes / ours * 1000:.0f} MB/s, {whole / ours:.0f} x faster"
        rows.append((f"a recording that was {what}, {megabytes:.1f} MB", "", figure))
    report("FIT, a run of three hours (all messages through fitdecode: target >= 50 x)", rows)
