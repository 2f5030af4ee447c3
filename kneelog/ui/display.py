"""Whether a window can be shown at all, asked before Qt is started: Qt itself would only abort."""

from __future__ import annotations

import os
import sys

from kneelog.errors import NoDisplayError
from kneelog.words import tr

_WITHOUT_SCREEN = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")
_XCB_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What Qt's xcb plugin loads beside itself, with the Debian package that brings it."""


def check_display() -> None:
    """Raise :class:`NoDisplayError`, which says what to do, if Qt could not open a window."""
    if not sys.platform.startswith("linux"):
        return
    if os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in _WITHOUT_SCREEN:
        return
    if os.environ.get("WAYLAND_DISPLAY"):
        return
    if not os.environ.get("DISPLAY"):
        raise NoDisplayError(
            tr(
                "There is no display to open the window on. In a terminal without one, use the commands: "
                "“kneelog --help” lists them."
            )
        )
    _check_xcb()


def _check_xcb() -> None:
    import ctypes

    missing = [package for library, package in _XCB_LIBRARIES.items() if not _loads(library)]
    if missing:
        raise NoDisplayError(
            tr(
                "Qt's system libraries are missing. On Debian or Ubuntu install them with: apt install {packages}",
                packages=" ".join(missing),
            )
        )
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    is_broken = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    if is_broken:
        raise NoDisplayError(
            tr("The display {name} does not answer, so no window can be opened.", name=os.environ["DISPLAY"])
        )


def _loads(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
