"""Say what pip-audit found, from its report in JSON: the second half of audit.sh.

Status 0: every pinned part was looked up and nothing is known of it. 1: something is. 2: not all could be looked up; an
unasked question is never taken for a good answer.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any


def said(parts: list[dict[str, Any]]) -> tuple[list[str], int]:
    """The lines to print, and the status."""
    found = [
        f"{part['name']} {part['version']}: {known['id']}"
        f" (mended in {', '.join(known['fix_versions']) or 'no version yet'})"
        for part in parts
        for known in part.get("vulns", ())
    ]
    unasked = [part["name"] for part in parts if "skip_reason" in part]
    lines = list(found)
    if unasked:
        lines.append(f"not looked up, for the service does not know them: {', '.join(unasked)}")
    asked = len(parts) - len(unasked)
    lines.append(
        f"kneelog: {asked} of {len(parts)} pinned parts were looked up, {len(found)} vulnerabilities are known."
    )
    if found:
        return lines, 1
    return lines, 0 if asked == len(parts) and parts else 2


def main() -> None:
    """Read the report that is named."""
    report = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    lines, status = said(report["dependencies"])
    print("\n".join(lines))
    sys.exit(status)


if __name__ == "__main__":
    main()
