"""The main job with real hands: type, click a fix, click Copy, and find exactly that on the clipboard."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = ("Xvfb", "openbox", "xdotool", "xclip", "xprop")
pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, PROGRAMS)), reason=f"needs {', '.join(PROGRAMS)}; as root the test command installs them"
)
LIMIT = 30
"""Seconds after which something that should have happened will not."""


@pytest.fixture
def screen() -> Iterator[dict[str, str]]:
    """The environment of a display of its own with a window manager on it."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    around = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    manager = subprocess.Popen(["openbox"], env=around, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    yield around
    for program in (manager, server):
        program.terminate()
        program.wait(LIMIT)


class Hands:
    """What a person does at the window, and what the window then shows."""

    def __init__(self, around: dict[str, str], folder: Path, program: str = "tests.e2e.watched") -> None:
        self._around = around
        self._program = subprocess.Popen(
            [sys.executable, "-m", program, str(folder)],
            cwd=ROOT,
            env=around,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._told: Queue[dict[str, Any]] = Queue()
        self._ears = threading.Thread(target=self._listen, daemon=True)
        self._ears.start()

    def _listen(self) -> None:
        assert self._program.stdout is not None
        for line in self._program.stdout:
            self._told.put(json.loads(line))

    def until(self, true: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The first state of the window from now on of which `true` holds."""
        while True:
            told = self._told.get(timeout=LIMIT)
            if true(told):
                return told

    def do(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments], env=self._around, capture_output=True, text=True, timeout=LIMIT, check=True
        )
        return done.stdout

    def click(self, at: list[int]) -> None:
        self.do("mousemove", "--sync", str(at[0]), str(at[1]), "click", "1")

    def clipboard(self) -> str:
        command = ["xclip", "-selection", "clipboard", "-out"]
        return subprocess.run(command, env=self._around, capture_output=True, timeout=LIMIT, check=True).stdout.decode()

    def quit(self) -> int:
        self.do("key", "ctrl+q")
        return self._program.wait(LIMIT)

    def end(self) -> None:
        if self._program.poll() is None:
            self._program.kill()
            self._program.wait(LIMIT)
        self._ears.join(LIMIT)
        assert self._program.stdout is not None
        self._program.stdout.close()


@pytest.fixture
def hands(screen: dict[str, str], tmp_path: Path) -> Iterator[Hands]:
    hands = Hands(screen, tmp_path)
    yield hands
    hands.end()


def test_type_fix_copy_quit_and_come_back(hands: Hands, screen: dict[str, str], tmp_path: Path) -> None:
    shown = hands.until(lambda told: told["text"].startswith("Hi Mina,"))
    hands.click(shown["editor"])
    hands.do("key", "ctrl+a")
    hands.do("type", "--delay", "8", "Hi Zak, I hope this message finds you well. Which kiln did you keep?")
    shown = hands.until(lambda told: told["text"].endswith("keep?") and told["fixes"])
    hands.click(shown["fixes"][0])
    shown = hands.until(lambda told: told["text"] == "Hi Zak, Which kiln did you keep?")
    hands.click(shown["copy"])
    assert hands.clipboard() == "Hi Zak, Which kiln did you keep?"
    hands.click(shown["editor"])
    hands.do("key", "ctrl+z")
    hands.until(lambda told: "finds you well" in told["text"])
    assert hands.quit() == 0
    again = Hands(screen, tmp_path)
    try:
        again.until(lambda told: told["text"] == "Hi Zak, I hope this message finds you well. Which kiln did you keep?")
        assert again.quit() == 0
    finally:
        again.end()
