"""A static Typst page as long as the page for the physio, set in a fresh process. Prints milliseconds.

Arguments: when the process was started (not used), a folder with ``static.typ`` and the pictures that it shows.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

if __name__ == "__main__":
    began = time.perf_counter()
    import typst

    from kneelog.exporters.physio_typst import fonts

    typst.compile(
        Path(sys.argv[2]) / "static.typ",
        font_paths=fonts(),
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["a-3a", "ua-1"],
        timestamp=0,
    )
    print((time.perf_counter() - began) * 1000)
