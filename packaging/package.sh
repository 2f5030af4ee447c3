#!/usr/bin/env bash
# Build this system's own package into dist/, out of the wheel, and let it prove itself.
#
# On every system: a folder that needs no Python. On Debian and Ubuntu also a .deb of it.
set -euo pipefail
cd "$(dirname "$0")/.."

base=.venv/bin/python
tools=.cache/package
work=build/package
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1

rm -rf $work
mkdir -p $work dist
$base -m build --no-isolation --wheel --outdir $work >$work/wheel.log 2>&1 || { cat $work/wheel.log; exit 1; }

key=$({ cat requirements/package.txt && $base -VV && pwd; } | cksum)
if [ "$(cat $tools/key 2>/dev/null)" != "$key" ]; then
    rm -rf $tools
    $base -m venv $tools
    $tools/bin/python -m pip install --quiet --require-hashes --requirement requirements/package.txt
    echo "$key" >$tools/key
fi
$tools/bin/python -m pip install --quiet --no-deps --no-index --force-reinstall $work/*.whl
$tools/bin/pyinstaller --noconfirm --log-level WARN --distpath $work --workpath $work/pyinstaller packaging/kneelog.spec

# From outside the checkout, with nothing of this shell but a place to write.
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
folder=$PWD/$work/kneelog
[ -d "$work/kneelog.app" ] && folder=$PWD/$work/kneelog.app/Contents/MacOS
(cd "$home" && env -i HOME="$home" LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen "$folder/kneelog" self-test)

version=$($base -c 'import kneelog; print(kneelog.__version__)')
if [ -d "$work/kneelog.app" ]; then
    archive=dist/kneelog-$version-macos-$(uname -m).zip
    rm -f "$archive"
    ditto -c -k --keepParent $work/kneelog.app "$archive"
else
    archive=dist/kneelog-$version-$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m).tar.gz
    tar -C $work --owner=0 --group=0 -czf "$archive" kneelog
fi
echo "$archive"
if command -v dpkg-deb >/dev/null; then
    packaging/debian.sh $work/kneelog "$version"
fi
