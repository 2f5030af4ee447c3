#!/usr/bin/env bash
# Prove a wheel: installed into an environment that holds nothing but it and requirements/runtime.txt, and run from
# outside the checkout, it passes its own self-test.
#
#   packaging/check-wheel.sh build/wheel
#
# The environment is kept between runs, for as long as its pins and its Python stay the same; the wheel never is.
set -euo pipefail
cd "$(dirname "$0")/.."

wheel=$(ls "$1"/*.whl)
base=.venv/bin/python
clean=.cache/clean-environment
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1

mkdir -p .cache
if command -v flock >/dev/null; then
    exec 9>.cache/clean-environment.lock
    flock 9
fi

key=$({ cat requirements/runtime.txt && $base -VV && pwd; } | cksum)
if [ "$(cat $clean/key 2>/dev/null)" != "$key" ]; then
    echo "kneelog: making a clean environment for the wheel" >&2
    rm -rf $clean
    $base -m venv $clean
    $clean/bin/python -m pip install --quiet --require-hashes --requirement requirements/runtime.txt
    echo "$key" >$clean/key
fi
$clean/bin/python -m pip install --quiet --no-deps --no-index --force-reinstall "$wheel"

kneelog=$PWD/$clean/bin/kneelog
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
cd "$home"
env -i PATH="$PATH" HOME="$home" LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen "$kneelog" self-test
