#!/usr/bin/env bash
# Ask whether a vulnerability is known in what kneelog runs with, exactly as it is pinned: `make audit`.
#
# Nothing is resolved or installed of requirements/runtime.txt; its names and versions alone are looked up. The auditor
# lives in an environment of its own, pinned in requirements/audit.txt. Status 0: none is known. 1: some are, and listed.
# 2: it could not be asked of all of them.
set -euo pipefail
cd "$(dirname "$0")/.."

base=.venv/bin/python
auditor=.cache/audit
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1
log=$(mktemp)
trap 'rm -f "$log"' EXIT

unasked() {
    tail -n 3 "$log" >&2
    echo "kneelog: whether vulnerabilities are known could not be asked: $1. Nothing was checked." >&2
    exit 2
}

key=$({ cat requirements/audit.txt && $base -VV && pwd; } | cksum)
if [ "$(cat $auditor/key 2>/dev/null)" != "$key" ]; then
    rm -rf $auditor
    $base -m venv $auditor
    $auditor/bin/python -m pip install --quiet --require-hashes --requirement requirements/audit.txt >"$log" 2>&1 ||
        unasked "pip-audit could not be installed"
    echo "$key" >$auditor/key
fi

# pip-audit ends with 1 both for a finding and for a service that does not answer; only a finding gives a report.
report=$(mktemp)
trap 'rm -f "$log" "$report"' EXIT
$auditor/bin/pip-audit --requirement requirements/runtime.txt --require-hashes --disable-pip --progress-spinner off \
    --format json --output "$report" >"$log" 2>&1 || true
[ -s "$report" ] || unasked "the service that knows of them did not answer"
$base packaging/audited.py "$report"
