#!/usr/bin/env python3
"""Sets up this checkout and starts what was asked for. Needs Python 3.11 or later, and nothing else.

    python3 packaging/bootstrap.py run  [firstline's arguments]    opens the window
    python3 packaging/bootstrap.py test [pytest's arguments]       linter, types, tests

The packages of requirements.lock go into .venv beside the sources, each checked by its hash; a second run finds them
in place. On Debian and its kin, what the system lacks is installed where root runs this, and named in one line where
somebody else does.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
ENV = ROOT / ".venv"
LOCK = ROOT / "packaging" / "requirements.lock"
PROJECT = ROOT / "pyproject.toml"
STAMP = ENV / "firstline.json"
PYTHON = ENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

OLDEST = (3, 11)
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts")
FONTS = "fonts-dejavu-core"
TEST_PROGRAMS: Mapping[str, str] = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "xclip": "xclip",
    "xprop": "x11-utils",
    "strace": "strace",
}
"""Programs that the tests of the real window and of the network use -> Debian's package. Without them those skip."""

DISTURBING = ("PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET", "PIP_PREFIX")
"""Settings of the caller that would send the packages somewhere else than into .venv."""


class Stop(Exception):
    """The set-up cannot go on; the message says what to do."""


def main(argv: Sequence[str]) -> int:
    if sys.version_info < OLDEST:
        return say(f"Firstline needs Python {dotted(OLDEST)} or later; this is {dotted(sys.version_info[:3])}.")
    if argv[:1] not in (["run"], ["test"]):
        print((__doc__ or "").strip(), file=sys.stderr)
        return 0 if argv[:1] in (["-h"], ["--help"]) else 2
    try:
        system_packages(for_tests=argv[0] == "test")
        environment()
        return start(argv[1:]) if argv[0] == "run" else check(argv[1:])
    except Stop as stop:
        return say(str(stop))
    except OSError as error:
        return say(f"The set-up stopped: {error}")
    except KeyboardInterrupt:
        return 130


def start(arguments: Sequence[str]) -> int:
    """The window, with the program's own words where none can open."""
    return call([str(PYTHON), "-m", "ui", *arguments])


def check(arguments: Sequence[str]) -> int:
    """Linter, types, tests; the closing line of the tests is the last one. Stops at the first that fails."""
    for name, *command in (["ruff", "check"], ["ruff", "format", "--check"], ["mypy"], ["pytest", *arguments]):
        options = ["--quiet"] if name == "ruff" else []
        status = call([str(PYTHON), "-m", name, *command, *options])
        if status:
            return status if name == "pytest" else say(f"{name} objects, as said above; the tests were not run.")
    return 0


# The environment


def environment() -> None:
    """Makes .venv what the lock and pyproject.toml say, or sees that it is."""
    made_for = {"python": sys.version, "root": str(ROOT)}
    lock = hashlib.sha256(LOCK.read_bytes() + PROJECT.read_bytes()).hexdigest()
    stamp = read_stamp()
    if PYTHON.exists() and stamp == {**made_for, "lock": lock}:
        return
    reusable = PYTHON.exists() and {key: stamp.get(key) for key in made_for} == made_for
    if not reusable:
        note(f"Making {ENV} …")
        if call([sys.executable, "-m", "venv", "--clear", str(ENV)]):
            raise Stop(f"Python could not make the environment {ENV}; its reason is above.")
    STAMP.unlink(missing_ok=True)
    note("Installing the locked packages …")
    pip("--require-hashes", "-r", str(LOCK))
    pip("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    STAMP.write_text(json.dumps({**made_for, "lock": lock}), encoding="utf-8")


def read_stamp() -> dict[str, str]:
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def pip(*arguments: str) -> None:
    if call([str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments]):
        raise Stop("pip could not install the packages; its reason is above. Nothing outside .venv was touched.")


# The system


def system_packages(*, for_tests: bool) -> None:
    """Installs what a bare system lacks, or says what to install.

    What only some tests need is no reason to stop: those tests skip.
    """
    needed = [] if importlib.util.find_spec("ensurepip") else [venv_package()]
    wished: list[str] = []
    if sys.platform.startswith("linux"):
        preflight = load_preflight()
        needed += [preflight.QT_LIBRARIES[name] for name in preflight.missing(preflight.QT_LIBRARIES)]
        x11 = [preflight.X11_LIBRARIES[name] for name in preflight.missing(preflight.X11_LIBRARIES)]
        (needed if wants_x11(for_tests) else wished).extend(x11)
        if for_tests:
            wished += [package for program, package in TEST_PROGRAMS.items() if shutil.which(program) is None]
        if not has_fonts():
            wished.append(FONTS)
    needed, wished = list(dict.fromkeys(needed)), list(dict.fromkeys(wished))
    if not needed and not wished:
        return
    if may_install():
        apt_get([*needed, *wished])
        importlib.invalidate_caches()
        return
    line = f"sudo apt-get install {' '.join([*needed, *wished])}" if shutil.which("apt-get") else ""
    if needed:
        how = f"Run: {line}" if line else "Install what your system calls: " + " ".join([*needed, *wished])
        raise Stop(f"Firstline needs system packages that are missing here. {how}")
    if for_tests:
        note(f"Some tests will be skipped; to run them too: {line or ' '.join(wished)}")


def wants_x11(for_tests: bool) -> bool:
    """Whether a window on an X11 display is what this run is for."""
    return not for_tests and not os.environ.get("QT_QPA_PLATFORM") and bool(os.environ.get("DISPLAY"))


def has_fonts() -> bool:
    """Without any, every letter is a box."""
    return any(any(Path(folder).rglob("*.[ot]t[fc]")) for folder in FONT_FOLDERS)


def venv_package() -> str:
    return f"python{dotted(sys.version_info[:2])}-venv"


def may_install() -> bool:
    return os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_get(packages: Sequence[str]) -> None:
    note(f"Installing system packages: {' '.join(packages)} …")
    install = ["install", "--yes", "--no-install-recommends", *packages]
    done = apt_get_once(install)
    if done.returncode:  # a fresh system has no package lists, an old one has stale lists
        apt_get_once(["update"])
        done = apt_get_once(install)
    if done.returncode:
        print(done.stdout[-3000:], file=sys.stderr)
        raise Stop(f"apt-get could not install these: {' '.join(packages)}. Its reason is above.")


def apt_get_once(arguments: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["apt-get", "--quiet", *arguments],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


# The rest


def load_preflight() -> ModuleType:
    """ui/preflight.py, which knows Qt's libraries, read from its file: the package around it is not installed yet."""
    spec = importlib.util.spec_from_file_location("preflight", ROOT / "ui" / "preflight.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def call(command: Sequence[str]) -> int:
    """Runs a command in the checkout, its output shown in order with ours. Its exit status."""
    sys.stdout.flush()
    clean = {name: value for name, value in os.environ.items() if name not in DISTURBING}
    return subprocess.run(command, cwd=ROOT, env=clean, check=False).returncode


def dotted(version: Sequence[int]) -> str:
    return ".".join(map(str, version))


def note(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def say(sentence: str) -> int:
    """Says why nothing more happens; the exit status for it."""
    note(sentence)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
