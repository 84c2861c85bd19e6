"""Nothing reaches for the network: seen from outside, in the system calls, and lived, where no network exists."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

from tests.packaging.programs import NOTE, SHORT_LIVED, WINDOW, complaints, run

CHECK = (sys.executable, "-m", "coach", "check")


@cache
def can(*command: str) -> bool:
    if shutil.which(command[0]) is None:
        return False
    try:
        return subprocess.run([*command, "true"], capture_output=True, timeout=20, check=False).returncode == 0
    except subprocess.TimeoutExpired:
        return False


traced = pytest.mark.skipif(not can("strace"), reason="strace is missing or not permitted here")
ISOLATED = next((way for way in (("unshare", "-n"), ("unshare", "-rn")) if can(*way)), ())
isolated = pytest.mark.skipif(not ISOLATED, reason="unshare is missing or not permitted here")


def internet_calls(
    command: Sequence[str], folder: Path, *, env: Mapping[str, str] | None = None, feed: str = ""
) -> tuple[subprocess.CompletedProcess[str], list[str]]:
    """What `command` did, and the system calls by which it or a child of it asked for an internet socket."""
    log = folder / "calls"
    done = run(
        ["strace", "-f", "-qq", "-e", "trace=socket,connect,sendto,openat", "-o", str(log), *command],
        env=env,
        feed=feed,
    )
    return done, [line for line in lines(folder) if "AF_INET" in line]


def lines(folder: Path) -> list[str]:
    return (folder / "calls").read_text(encoding="utf-8", errors="replace").splitlines()


def opened(folder: Path, name: str) -> bool:
    """Whether a file of that name was opened."""
    return any(name in line for line in lines(folder) if "ENOENT" not in line)


@traced
@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6"])
def test_a_socket_is_seen(tmp_path: Path, family: str) -> None:
    code = f"import socket, threading as t; t.Thread(target=lambda: socket.socket(socket.{family})).start()"
    _, calls = internet_calls([sys.executable, "-c", code], tmp_path)
    assert calls


@traced
@pytest.mark.parametrize(
    ("options", "note", "expected"),
    [
        ((), NOTE, "Rapport"),
        (("--format", "json"), NOTE, '"grade": '),
        (("--format", "json"), "Hi Papadopoulos, we recieved the qwzxvbnmkjh.", '"language.spelling"'),
    ],
    ids=["text", "grade", "slips"],
)
def test_check_opens_no_socket(tmp_path: Path, options: tuple[str, ...], note: str, expected: str) -> None:
    done, calls = internet_calls([*CHECK, *options], tmp_path, feed=note)
    assert expected in done.stdout
    assert '"grade": null' not in done.stdout
    assert opened(tmp_path, "_harper")
    assert calls == []


@traced
def test_another_language_is_named_without_a_socket(tmp_path: Path) -> None:
    done, calls = internet_calls([*CHECK, "--format", "json"], tmp_path, feed="Hei Kari, jeg leste artikkelen din.")
    assert '"language": "no"' in done.stdout
    assert opened(tmp_path, "py3langid")
    assert calls == []


@traced
def test_the_window_opens_no_socket(tmp_path: Path) -> None:
    done, calls = internet_calls([*WINDOW, "--data-dir", str(tmp_path / "data")], tmp_path, env=SHORT_LIVED)
    assert (done.returncode, complaints(done)) == (0, [])
    assert opened(tmp_path, "_harper")
    assert calls == []


@isolated
def test_check_where_no_network_exists() -> None:
    command = (*CHECK, "--format", "json")
    assert run([*ISOLATED, *command], feed=NOTE).stdout == run(command, feed=NOTE).stdout != ""


@isolated
def test_the_window_where_no_network_exists(tmp_path: Path) -> None:
    done = run([*ISOLATED, *WINDOW, "--data-dir", str(tmp_path)], env=SHORT_LIVED)
    assert (done.returncode, complaints(done)) == (0, [])
