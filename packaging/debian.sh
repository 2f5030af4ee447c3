#!/usr/bin/env bash
# Make dist/kneelog_VERSION_ARCH.deb of the folder that PyInstaller built.
#
#   packaging/debian.sh FOLDER VERSION
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$1
version=$2
architecture=$(dpkg --print-architecture)
root=build/package/debian
id=io.github.kneelog.kneelog

rm -rf $root
install -d $root/DEBIAN $root/usr/{bin,lib} $root/usr/share/{applications,metainfo,doc/kneelog} \
    $root/usr/share/icons/hicolor/scalable/apps
cp -a "$folder" $root/usr/lib/kneelog
ln -s ../lib/kneelog/kneelog $root/usr/bin/kneelog
install -m 644 packaging/$id.desktop $root/usr/share/applications/
install -m 644 packaging/$id.metainfo.xml $root/usr/share/metainfo/
install -m 644 resources/icons/kneelog.svg $root/usr/share/icons/hicolor/scalable/apps/$id.svg
install -m 644 LICENSE $root/usr/share/doc/kneelog/copyright
chmod -R u=rwX,go=rX $root

# What Qt takes from the system; everything else is in the folder.
cat >$root/DEBIAN/control <<END
Package: kneelog
Version: $version
Section: misc
Priority: optional
Architecture: $architecture
Maintainer: kneelog contributors <kneelog@localhost>
Installed-Size: $(du -sk $root/usr | cut -f1)
Depends: libc6 (>= 2.34), libegl1, libgl1, libfontconfig1, libdbus-1-3, libxkbcommon-x11-0, libxcb-cursor0, libxcb-icccm4,
 libxcb-image0, libxcb-keysyms1, libxcb-randr0, libxcb-render-util0, libxcb-shape0, libxcb-xkb1
Description: diary for runners' knees
 After a run, log how each knee is: how much it hurts, where, how swollen, for
 how long. kneelog keeps it on this computer, shows how it is going, and says
 when your own entries meet a physiotherapist's published rule of thumb for
 seeing a professional. It does not diagnose.
END
deb=dist/kneelog_${version}_$architecture.deb
dpkg-deb --root-owner-group --build $root "$deb" >/dev/null
echo "$deb"
