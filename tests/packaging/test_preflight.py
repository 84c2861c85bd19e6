"""No window can open: one sentence that says what to do, exit 1, and never Qt's abort."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.packaging.programs import NOTE, WINDOW, run
from ui import preflight

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="displays and sonames of Linux")
DISPLAY = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_SESSION_TYPE")

NO_GL = "libGL.so.1: cannot open shared object file: No such file or directory"


def one_sentence(stderr: str) -> str:
    """The only line, which starts with the program's name and is none of Qt's or Python's."""
    (line,) = stderr.splitlines()
    assert line.startswith("firstline: ")
    return line


@linux_only
@pytest.mark.parametrize(
    ("env", "said"),
    [
        ({}, "neither DISPLAY nor WAYLAND_DISPLAY is set"),
        ({"DISPLAY": ":7777"}, "The display :7777 does not answer"),
        ({"WAYLAND_DISPLAY": "wayland-77"}, "The Wayland display wayland-77 does not answer"),
        ({"QT_QPA_PLATFORM": "xcb"}, "DISPLAY is not set"),
        ({"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":7777"}, "The display :7777 does not answer"),
    ],
)
def test_no_display(env: Mapping[str, str], said: str) -> None:
    done = run(WINDOW, env=env, without=DISPLAY)
    assert done.returncode == 1
    assert done.stdout == ""
    assert said in one_sentence(done.stderr)


@linux_only
def test_a_missing_library_is_named_with_the_line_that_installs_it(tmp_path: Path) -> None:
    """A stand-in for PySide6 fails as the real one does on a bare system."""
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "__init__.py").touch()
    (tmp_path / "PySide6" / "QtWidgets.py").write_text(f"raise ImportError({NO_GL!r})\n", encoding="utf-8")
    done = run(WINDOW, env={"PYTHONPATH": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"})
    assert done.returncode == 1
    line = one_sentence(done.stderr)
    assert "libGL.so.1" in line
    assert "libgl1" in line or preflight.shutil.which("apt-get") is None


def test_without_qt_the_command_line_still_works(tmp_path: Path) -> None:
    (tmp_path / "PySide6.py").write_text(f"raise ImportError({NO_GL!r})\n", encoding="utf-8")
    done = run((*WINDOW, "check"), env={"PYTHONPATH": str(tmp_path)}, feed=NOTE)
    assert (done.returncode, done.stderr) == (1, "")
    assert run((*WINDOW, "--version"), env={"PYTHONPATH": str(tmp_path)}).stdout.startswith("firstline 0.")


@pytest.fixture
def absent(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Libraries that this system shall lack; Qt's own plugin then lacks the first of them."""
    names: set[str] = set()

    def load(library: str) -> str | None:
        first = min(names, default="")
        wanted = first if library.endswith("libqxcb.so") else library
        return f"{wanted}: cannot open shared object file: No such file or directory" if wanted in names else None

    monkeypatch.setattr(preflight, "_load", load)
    monkeypatch.setattr(preflight.shutil, "which", lambda name: f"/usr/bin/{name}")
    return names


@linux_only
def test_all_that_x11_lacks_is_one_line(absent: set[str]) -> None:
    absent |= {"libxcb-cursor0.so.0", "libxcb-cursor.so.0", "libxkbcommon-x11.so.0"}
    problem = preflight.check({"DISPLAY": ":7777"})
    assert problem is not None
    assert "libxcb-cursor.so.0, libxkbcommon-x11.so.0" in problem
    assert "sudo apt-get install" in problem
    assert "libxcb-cursor0 libxkbcommon-x11-0" in problem


@linux_only
def test_a_library_that_nobody_foresaw_is_named_all_the_same(absent: set[str]) -> None:
    absent.add("libnew-in-qt.so.9")
    problem = preflight.check({"DISPLAY": ":7777"})
    assert problem is not None
    assert "libnew-in-qt.so.9" in problem
    assert "apt-get" not in problem


@linux_only
def test_without_apt_no_line_for_it(absent: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    absent.add("libxcb-cursor.so.0")
    monkeypatch.setattr(preflight.shutil, "which", lambda name: None)
    problem = preflight.check({"DISPLAY": ":7777"})
    assert problem is not None
    assert "apt" not in problem


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=800x600", "xcb;offscreen", "wayland;offscreen"])
def test_other_platforms_need_no_display(platform: str) -> None:
    assert preflight.check({"QT_QPA_PLATFORM": platform}) is None


@linux_only
def test_one_answering_display_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preflight, "_ASK", {"wayland": lambda env: "No.", "xcb": lambda env: None})
    assert preflight.check({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}) is None
    assert preflight.check({"WAYLAND_DISPLAY": "wayland-0"}) == "No."


@linux_only
def test_the_tables_know_what_this_system_has() -> None:
    """Whoever can run these tests has Qt's libraries: a name that is not found is misspelt."""
    assert preflight.missing(preflight.QT_LIBRARIES) == []
    assert preflight.missing(["libno-such-thing.so.0"]) == ["libno-such-thing.so.0"]
