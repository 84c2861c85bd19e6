"""Can a window open here? Asked before Qt is, because Qt's own answer is an abort that names the wrong library.

`check()` gives one sentence with what to do, or None. Importing this module needs the standard library only:
packaging/bootstrap.py reads the table below before anything is installed.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import stat
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

QT_LIBRARIES: Mapping[str, str] = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""What Qt needs for any window, also for one that is never shown: library -> Debian's package."""

X11_LIBRARIES: Mapping[str, str] = {
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
}
"""What Qt needs besides for a window on an X11 display."""

WAYLAND_LIBRARIES: Mapping[str, str] = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
"""What Qt needs besides for a window on a Wayland display."""

_SONAME = re.compile(r"lib[\w+.-]+?\.so(?:\.\d+)*")


def check(environ: Mapping[str, str] | None = None) -> str | None:
    """One sentence that says what keeps the window from opening and what to do, or None where nothing does."""
    problem = _qt_imports()
    if problem is not None or not sys.platform.startswith("linux"):
        return problem
    return _display(os.environ if environ is None else environ)


def missing(libraries: Iterable[str]) -> list[str]:
    """Those of `libraries` that this system does not find."""
    return [name for name in libraries if _load(name) is not None]


def _load(library: str) -> str | None:
    """Why `library` cannot be loaded, None if it can."""
    try:
        ctypes.CDLL(library)
    except OSError as error:
        return str(error)
    return None


def _qt_imports() -> str | None:
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ModuleNotFoundError as error:
        if error.name is not None and error.name.startswith("PySide6"):
            return "Qt for Python is not installed. In a checkout, `python3 packaging/bootstrap.py run` sets it up."
        raise
    except ImportError as error:
        return _missing_library(str(error), QT_LIBRARIES)
    return None


def _missing_library(reason: str, table: Mapping[str, str]) -> str:
    """The sentence for a library that did not load: all that are missing with it, and the line that installs them."""
    named = _SONAME.search(reason)
    absent = missing(table)
    if named is not None and named[0] not in absent and "cannot open shared object" in reason:
        absent.insert(0, named[0])
    if not absent:
        return f"Qt cannot be loaded: {reason}"
    known = {**QT_LIBRARIES, **X11_LIBRARIES, **WAYLAND_LIBRARIES}
    packages = [known.get(library, "") for library in absent]
    what = f"Qt needs system libraries that are missing here: {', '.join(absent)}."
    if shutil.which("apt-get") is None or "" in packages:
        return f"{what} Install the packages that bring them, then start Firstline again."
    return f"{what} Install them with: sudo apt-get install {' '.join(dict.fromkeys(packages))}"


def _display(environ: Mapping[str, str]) -> str | None:
    """What keeps every platform that Qt would try from opening; None if one of them works."""
    problems = []
    for platform in _platforms(environ):
        ask = _ASK.get(platform)
        problem = ask(environ) if ask else None
        if problem is None:
            return None
        problems.append(problem)
    if problems:
        return problems[0]
    return (
        "There is no graphical session here: neither DISPLAY nor WAYLAND_DISPLAY is set. Start Firstline from a "
        "desktop; in a terminal, `firstline check` works without one."
    )


def _platforms(environ: Mapping[str, str]) -> list[str]:
    """The platforms that Qt would try, in its order."""
    wished = environ.get("QT_QPA_PLATFORM", "")
    if wished:
        return [entry.split(":", 1)[0] for entry in wished.split(";") if entry]
    offered = [("wayland", "WAYLAND_DISPLAY"), ("xcb", "DISPLAY")]
    return [platform for platform, variable in offered if environ.get(variable)]


def _plugin(pattern: str) -> Path | None:
    """Qt's platform plugin of that name, None where this Qt has none or keeps it elsewhere."""
    from PySide6.QtCore import QLibraryInfo

    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    return next(iter(sorted(folder.glob(pattern))), None)


def _x11(environ: Mapping[str, str]) -> str | None:
    display = environ.get("DISPLAY", "")
    if not display:
        return "QT_QPA_PLATFORM asks for X11, but DISPLAY is not set. Unset it, or start Firstline from a desktop."
    plugin = _plugin("libqxcb.so")
    if plugin is not None and (reason := _load(str(plugin))) is not None:
        return _missing_library(reason, X11_LIBRARIES)
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError as error:
        return _missing_library(str(error), X11_LIBRARIES)
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.POINTER(ctypes.c_int)]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    if failed:
        return (
            f"The display {display} does not answer. Is it running, and are you allowed on it? Start Firstline from "
            "a desktop, or set DISPLAY to one that is open."
        )
    return None


def _wayland(environ: Mapping[str, str]) -> str | None:
    name = environ.get("WAYLAND_DISPLAY") or "wayland-0"
    path = Path(environ.get("XDG_RUNTIME_DIR", ""), name)
    try:
        answers = stat.S_ISSOCK(path.stat().st_mode)
    except OSError:
        answers = False
    if not answers:
        return f"The Wayland display {name} does not answer. Start Firstline from a desktop."
    plugin = _plugin("libqwayland*.so")
    if plugin is not None and (reason := _load(str(plugin))) is not None:
        return _missing_library(reason, WAYLAND_LIBRARIES)
    return None


_ASK: Mapping[str, Callable[[Mapping[str, str]], str | None]] = {"xcb": _x11, "wayland": _wayland}
