#!/usr/bin/env bash
# Make .venv with a Python that kneelog runs on, and what the given requirements pin.
#
#   packaging/set-up.sh runtime    what running kneelog takes
#   packaging/set-up.sh dev        what building and checking it takes, and kneelog itself, editable
#
# Done once: again only when the pins, pyproject.toml, the Python or the checkout's place changed. Needs the
# network only when it has something to install.
set -euo pipefail
cd "$(dirname "$0")/.."

set_up=$1
pins=requirements/$set_up.txt
stamp=.venv/set-up-$set_up
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1

say() { echo "kneelog: $*" >&2; }

runs_kneelog() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))' </dev/null >/dev/null 2>&1
}

find_python() {
    local candidate
    for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.14 python3.11 python}; do
        if runs_kneelog "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    say "Python 3.11 to 3.14 is needed and was not found${PYTHON:+ as $PYTHON}. Install it, or name one: make PYTHON=/path/to/python3 …"
    return 1
}

fingerprint() {
    { cat "$pins" pyproject.toml && .venv/bin/python -VV && pwd; } | cksum
}

# Two makes at once in one checkout take turns.
mkdir -p .cache
if command -v flock >/dev/null; then
    exec 9>.cache/set-up.lock
    flock 9
fi

if [ -f "$stamp" ] && runs_kneelog .venv/bin/python && [ "$(fingerprint)" = "$(cat "$stamp")" ]; then
    exit 0
fi

# An environment does not survive a move, nor a Python that went away.
if [ "$(cat .venv/made-in 2>/dev/null)" != "$(pwd)" ] || ! runs_kneelog .venv/bin/python; then
    python=$(find_python)
    packaging/system-libs.sh venv "$python"
    say "making .venv with $("$python" -V)"
    rm -rf .venv
    "$python" -m venv .venv
    pwd >.venv/made-in
fi

say "installing $pins into .venv (the first time this takes a minute or two)"
if ! .venv/bin/python -m pip install --quiet --require-hashes --requirement "$pins"; then
    say "could not install $pins. The lines above say why; without a network this works only once it worked with one."
    exit 1
fi
if [ "$set_up" = dev ]; then
    .venv/bin/python -m pip install --quiet --no-deps --no-index --no-build-isolation --editable .
fi
fingerprint >"$stamp"
