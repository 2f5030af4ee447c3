#!/usr/bin/env bash
# See that the system has what pip cannot bring; on Debian and Ubuntu install it when we may, else say what is missing.
#
#   packaging/system-libs.sh venv PYTHON         Python's own venv and pip, which Debian packs apart
#   packaging/system-libs.sh offscreen PYTHON    libraries and a font for Qt without a screen (tests)
#   packaging/system-libs.sh xcb PYTHON          the same, and the libraries of Qt's X11 windows
#
# Silent, quick and without network when nothing is missing. Status 1 when something stays missing.
set -euo pipefail

purpose=$1
python=$2

say() { echo "kneelog: $*" >&2; }

# The Debian package that brings a shared library; the library's own name where we know none.
package_of() {
    case $1 in
        libEGL.so.1) echo libegl1 ;;
        libGL.so.1) echo libgl1 ;;
        libGLX.so.0) echo libglx0 ;;
        libGLdispatch.so.0) echo libglvnd0 ;;
        libX11.so.6) echo libx11-6 ;;
        libX11-xcb.so.1) echo libx11-xcb1 ;;
        libdbus-1.so.3) echo libdbus-1-3 ;;
        libfontconfig.so.1) echo libfontconfig1 ;;
        libfreetype.so.6) echo libfreetype6 ;;
        libglib-2.0.so.0 | libgthread-2.0.so.0) echo libglib2.0-0 ;;
        libstdc++.so.6) echo libstdc++6 ;;
        libxkbcommon.so.0) echo libxkbcommon0 ;;
        libxkbcommon-x11.so.0) echo libxkbcommon-x11-0 ;;
        libz.so.1) echo zlib1g ;;
        libzstd.so.1) echo libzstd1 ;;
        libxcb*.so.*) echo "${1/.so./}" ;; # libxcb-cursor.so.0 is in libxcb-cursor0, and so are its sisters
        *) echo "$1" ;;
    esac
}

missing_for_venv() {
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        "$python" -c 'import sys; print("python{}.{}-venv".format(*sys.version_info))'
}

missing_for_qt() {
    local qt library
    qt=$("$python" -c 'import importlib.util as u; print(u.find_spec("PySide6").submodule_search_locations[0])')
    for library in "$qt/Qt/plugins/platforms/libq$purpose.so" "$qt"/Qt/lib/libQt6{Widgets,Svg}.so.6; do
        ldd "$library"
    done | awk '/not found/ { print $1 }' | sort -u | while read -r library; do package_of "$library"; done
    find /usr/share/fonts /usr/local/share/fonts "${HOME:-/}/.fonts" "${HOME:-/}/.local/share/fonts" \
        \( -name '*.ttf' -o -name '*.otf' -o -name '*.ttc' -o -name '*.pfb' \) -print -quit 2>/dev/null |
        grep -q . || echo fonts-dejavu-core
}

missing() {
    case $purpose in
        venv) missing_for_venv ;;
        *) missing_for_qt | sort -u ;;
    esac
}

[ "$(uname -s)" = Linux ] || exit 0
packages=$(missing | tr '\n' ' ')
[ -n "$packages" ] || exit 0

if ! command -v apt-get >/dev/null; then
    say "this system lacks what kneelog needs: ${packages}- these are Debian's names; install what brings them here."
    exit 1
fi
if [ "$(id -u)" = 0 ]; then
    apt=(apt-get)
elif sudo -n true 2>/dev/null; then
    apt=(sudo -n apt-get)
else
    say "system packages are missing, and installing them takes an administrator: sudo apt-get install $packages"
    exit 1
fi

say "installing system packages: $packages"
known=$(tr ' ' '\n' <<<"$packages" | grep -v '\.so\.' || true)
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086 # one word a package
"${apt[@]}" install -y -q --no-install-recommends $known >/dev/null 2>&1 ||
    { "${apt[@]}" update -q >/dev/null && "${apt[@]}" install -y -q --no-install-recommends $known >/dev/null; } ||
    true
packages=$(missing | tr '\n' ' ')
[ -z "$packages" ] && exit 0
say "these system packages could not be installed: $packages"
exit 1
