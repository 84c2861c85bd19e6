"""packaging/bootstrap.py: what it says and does before anything is installed. That it works: .ci/run, try_bare.sh."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from tests.packaging.programs import ROOT, run
from ui import preflight

SCRIPT = ROOT / "packaging" / "bootstrap.py"
linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="about system packages of Debian")


@pytest.fixture
def bootstrap() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bootstrap", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def calls(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[list[str]]:
    """The commands that would have been run, in order; each succeeds. The environment lies in `tmp_path`."""
    made: list[list[str]] = []

    def call(command: list[str]) -> int:
        made.append(list(command))
        if command[1:3] == ["-m", "venv"]:
            bootstrap.PYTHON.parent.mkdir(parents=True, exist_ok=True)
            bootstrap.PYTHON.touch()
        return 0

    monkeypatch.setattr(bootstrap, "call", call)
    for name, path in (("ENV", "."), ("STAMP", "stamp.json"), ("PYTHON", "bin/python")):
        monkeypatch.setattr(bootstrap, name, tmp_path / path)
    return made


class System:
    """A system that lacks what is listed, and what was asked of its apt-get."""

    def __init__(self, bootstrap: ModuleType, patch: pytest.MonkeyPatch, *, root: bool) -> None:
        self.libraries: set[str] = set()
        self.programs: set[str] = set()
        self.installed: list[str] = []
        absent = SimpleNamespace(
            QT_LIBRARIES=preflight.QT_LIBRARIES,
            X11_LIBRARIES=preflight.X11_LIBRARIES,
            missing=lambda names: [name for name in names if name in self.libraries],
        )
        patch.setattr(bootstrap, "load_preflight", lambda: absent)
        patch.setattr(bootstrap.shutil, "which", lambda name: None if name in self.programs else f"/usr/bin/{name}")
        patch.setattr(bootstrap, "may_install", lambda: root)
        patch.setattr(bootstrap, "apt_get", self.installed.extend)
        patch.setattr(bootstrap, "has_fonts", lambda: True)


def test_help_needs_nothing() -> None:
    assert run([sys.executable, str(SCRIPT), "--help"]).returncode == 0
    done = run([sys.executable, str(SCRIPT), "tset"])
    assert (done.returncode, done.stdout) == (2, "")
    assert "bootstrap.py test" in done.stderr


def test_an_old_python_is_told(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 9, 2))
    assert bootstrap.main(["run"]) == 1
    assert capsys.readouterr().err == "Firstline needs Python 3.11 or later; this is 3.9.2.\n"


def test_the_second_time_nothing_is_installed(bootstrap: ModuleType, calls: list[list[str]]) -> None:
    bootstrap.environment()
    assert [" ".join(command[1:4]) for command in calls] == ["-m venv --clear", "-m pip install", "-m pip install"]
    assert "--require-hashes" in calls[1]
    assert {"--no-deps", "--no-build-isolation"} <= set(calls[2])
    calls.clear()
    bootstrap.environment()
    assert calls == []


@pytest.mark.parametrize(("changed", "anew"), [("lock", False), ("python", True), ("root", True)])
def test_a_change_is_noticed(bootstrap: ModuleType, calls: list[list[str]], changed: str, anew: bool) -> None:
    """Another lock is installed on top; another Python or a checkout that moved needs another environment."""
    bootstrap.environment()
    calls.clear()
    stamp = bootstrap.read_stamp() | {changed: "something else"}
    bootstrap.STAMP.write_text(bootstrap.json.dumps(stamp), encoding="utf-8")
    bootstrap.environment()
    assert ([command[2] for command in calls] == ["venv", "pip", "pip"]) is anew
    assert calls[-1][2] == "pip"


def test_half_an_installation_is_done_again(
    bootstrap: ModuleType, calls: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = bootstrap.call
    monkeypatch.setattr(bootstrap, "call", lambda command: 1 if "pip" in command else whole(command))
    with pytest.raises(bootstrap.Stop, match="pip could not"):
        bootstrap.environment()
    monkeypatch.setattr(bootstrap, "call", whole)
    calls.clear()
    bootstrap.environment()
    assert [command[2] for command in calls] == ["venv", "pip", "pip"]


@linux_only
def test_who_may_not_install_gets_one_line(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    system = System(bootstrap, monkeypatch, root=False)
    system.libraries |= {"libGL.so.1", "libEGL.so.1"}
    with pytest.raises(bootstrap.Stop, match=r"Run: sudo apt-get install libegl1 libgl1$"):
        bootstrap.system_packages(for_tests=False)
    system.programs.add("apt-get")
    with pytest.raises(bootstrap.Stop, match=r"missing here\. Install .*libgl1"):
        bootstrap.system_packages(for_tests=False)
    assert system.installed == []


@linux_only
def test_root_gets_it_installed(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    system = System(bootstrap, monkeypatch, root=True)
    system.libraries |= {"libGL.so.1", "libxcb-cursor.so.0"}
    system.programs.add("xclip")
    bootstrap.system_packages(for_tests=True)
    assert system.installed == ["libgl1", "libxcb-cursor0", "xclip"]


@linux_only
def test_what_only_some_tests_need_stops_nothing(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    system = System(bootstrap, monkeypatch, root=False)
    system.libraries.add("libxcb-cursor.so.0")
    system.programs.add("Xvfb")
    bootstrap.system_packages(for_tests=True)
    said = capsys.readouterr().err
    assert "Some tests will be skipped" in said
    assert "libxcb-cursor0 xvfb" in said


@linux_only
@pytest.mark.parametrize(("environ", "stops"), [({"DISPLAY": ":0"}, True), ({"QT_QPA_PLATFORM": "offscreen"}, False)])
def test_a_window_on_x11_needs_the_libraries_of_x11(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], stops: bool
) -> None:
    system = System(bootstrap, monkeypatch, root=False)
    system.libraries.add("libxcb-cursor.so.0")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    if stops:
        with pytest.raises(bootstrap.Stop, match="libxcb-cursor0"):
            bootstrap.system_packages(for_tests=False)
    else:
        bootstrap.system_packages(for_tests=False)


def test_a_python_without_ensurepip(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    System(bootstrap, monkeypatch, root=False)
    monkeypatch.setattr(bootstrap.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(bootstrap.Stop, match=r"python3\.\d+-venv"):
        bootstrap.system_packages(for_tests=False)


def test_apt_asks_for_lists_where_it_has_none(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []
    answers = [100, 0, 0]

    def once(arguments: list[str]) -> subprocess.CompletedProcess[str]:
        asked.append(arguments[0])
        return subprocess.CompletedProcess(arguments, answers.pop(0), stdout="E: no such package")

    monkeypatch.setattr(bootstrap, "apt_get_once", once)
    bootstrap.apt_get(["libgl1"])
    assert asked == ["install", "update", "install"]
    answers[:] = [100, 0, 100]
    with pytest.raises(bootstrap.Stop, match="could not install these: libgl1"):
        bootstrap.apt_get(["libgl1"])
    assert "E: no such package" in capsys.readouterr().err


@pytest.mark.parametrize(("failing", "status"), [("ruff", 1), ("mypy", 1), ("pytest", 5), ("", 0)])
def test_the_first_check_that_fails_ends_it(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, failing: str, status: int
) -> None:
    ran: list[str] = []

    def call(command: list[str]) -> int:
        ran.append(command[2])
        return 5 if command[2] == failing else 0

    monkeypatch.setattr(bootstrap, "call", call)
    assert bootstrap.check(["-k", "words"]) == status
    assert ran[-1] == (failing or "pytest")
