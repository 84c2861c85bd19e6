"""The wheel, installed into a fresh environment, works from a folder that has nothing to do with the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

import coach
from tests.packaging.programs import NOTE, ROOT, SHORT_LIVED, complaints, run

BIN = "Scripts" if os.name == "nt" else "bin"
OURS = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        capture_output=True,
        timeout=120,
        check=True,
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a fresh environment with nothing but the wheel in it.

    Its dependencies are those of the environment that runs the tests, so that nothing is downloaded: one line in a
    .pth file adds their folder, behind the environment's own, and leaves out what that folder adds itself (that is
    how the checkout gets into it).
    """
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], timeout=120, check=True)
    python = folder / BIN / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check", "install", "--quiet"]
    subprocess.run([*pip, "--no-index", "--no-deps", str(wheel)], timeout=120, check=True)
    own = sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)})
    shared = dict.fromkeys([sysconfig.get_path("purelib"), sysconfig.get_path("platlib")])
    Path(own, "dependencies.pth").write_text("\n".join(shared) + "\n", encoding="utf-8")
    return folder / BIN


def test_everything_is_packed_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
        notes = {name.split(".dist-info/")[1] for name in archive.namelist() if ".dist-info/" in name}
    kept = {
        file.relative_to(ROOT).as_posix()
        for package in ("coach", "ui", "resources")
        for file in (ROOT / package).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert packed == kept
    assert {"METADATA", "entry_points.txt", "licenses/LICENSE"} <= notes


def test_it_is_the_installed_one_that_runs(installed: Path, tmp_path: Path) -> None:
    code = "import coach, ui, resources; print(coach.__file__, ui.__file__, resources.__file__, resources.path())"
    done = run([str(installed / "python"), "-c", code], without=OURS, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert [Path(file).is_relative_to(installed.parent) for file in done.stdout.split()] == [True] * 4


def test_version(installed: Path, tmp_path: Path) -> None:
    done = run([str(installed / "firstline"), "--version"], without=OURS, cwd=tmp_path)
    assert done.stdout == f"firstline {coach.__version__}\n"


def test_check(installed: Path, tmp_path: Path) -> None:
    """The same answer as from the source: the rules and patterns came along."""
    done = run([str(installed / "firstline"), "check", "--format", "json"], without=OURS, feed=NOTE, cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    here = run([sys.executable, "-m", "coach", "check", "--format", "json"], feed=NOTE)
    assert done.stdout == here.stdout
    assert len(json.loads(done.stdout)["findings"]) > 1


def test_window(installed: Path, tmp_path: Path) -> None:
    done = run(
        [str(installed / "firstline"), "--data-dir", str(tmp_path / "data")],
        env=SHORT_LIVED,
        without=OURS,
        cwd=tmp_path,
    )
    assert (done.returncode, complaints(done)) == (0, [])
