#!/usr/bin/env python3
"""Set up everything in this checkout, then run the tests: `python3 packaging/bootstrap.py test [pytest's arguments]`.

Standard library only. It makes `.venv` beside the sources and installs the locked packages into it, each checked
by its hash; a second run skips what is in place.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENV = ROOT / ".venv"
LOCK = ROOT / "packaging" / "requirements.lock"
STAMP = ENV / "locked"
PYTHON = ENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def main(argv: list[str]) -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - the sentence is for whoever runs an older one
        return fail(f"Firstline needs Python 3.11 or later; this is {sys.version.split()[0]}.")
    if argv[:1] != ["test"]:
        return fail("usage: python3 packaging/bootstrap.py test [pytest's arguments]")
    try:
        set_up()
    except (OSError, subprocess.CalledProcessError) as error:
        return fail(f"The set-up stopped: {error}")
    return check(argv[1:])


def set_up() -> None:
    """Makes the environment as the lock and pyproject.toml say. Raises OSError, CalledProcessError."""
    wanted = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if STAMP.exists() and STAMP.read_text(encoding="ascii") == wanted and PYTHON.exists():
        return
    if not PYTHON.exists():
        make_environment()
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", str(LOCK)], check=True)
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)], check=True)
    STAMP.write_text(wanted, encoding="ascii")


def make_environment() -> None:
    try:
        import ensurepip  # noqa: F401 - Debian ships Python without it
    except ImportError:
        name = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        if not (sys.platform == "linux" and os.geteuid() == 0):
            raise OSError(f"Python cannot make environments here. On Debian: sudo apt install {name}") from None
        subprocess.run(["apt-get", "install", "-y", "-qq", name], check=True, stdout=subprocess.DEVNULL)
        # The module is new to this process's idea of the file system, so another one makes the environment.
        subprocess.run([sys.executable, "-m", "venv", str(ENV)], check=True)
        return
    venv.create(ENV, with_pip=True)


def check(arguments: list[str]) -> int:
    """Linter, types, tests; the tests' closing line is the last. The first failure is the status."""
    for command in (["ruff", "check", "."], ["mypy"], ["pytest", *arguments]):
        status = subprocess.run([str(PYTHON), "-m", *command], cwd=ROOT, check=False).returncode
        if status:
            return status
    return 0


def fail(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
